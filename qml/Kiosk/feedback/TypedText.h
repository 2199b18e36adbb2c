// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/input/PinyinInput.h"

#include <QString>
#include <QStringList>

namespace onewindow::ui {

/// A text as somebody types it sign by sign: what is settled, and the letters after it that may
/// still become Chinese. Personal: overwritten by clear().
class TypedText
{
public:
    /// At most `limit` characters.
    explicit TypedText(qsizetype limit)
        : m_limit(limit)
    {}

    /// From now on letters may become Chinese; nobody else has letters in hand meanwhile.
    void usePinyin(input::PinyinInput* pinyin) { m_pinyin = pinyin; }

    [[nodiscard]] const QString& settled() const { return m_text; }

    [[nodiscard]] QString letters() const;
    [[nodiscard]] QStringList candidates() const;

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty() && letters().isEmpty(); }

    [[nodiscard]] bool canTypeChinese() const { return m_pinyin != nullptr; }

    [[nodiscard]] bool isChinese() const { return m_isChinese && canTypeChinese(); }

    void setChinese(bool isChinese);
    void type(const QString& sign);
    void deleteLast();
    void chooseCandidate(int index);
    /// The letters in hand are what was meant.
    void settle();
    void clear();

private:
    void append(const QString& more) { m_text.append(more.left(m_limit - m_text.size())); }

    qsizetype m_limit;
    input::PinyinInput* m_pinyin = nullptr;
    QString m_text;
    bool m_isChinese = true;
};

} // namespace onewindow::ui
