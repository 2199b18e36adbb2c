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
    explicit TypedText(qsizetype limit = 0)
        : m_limit(limit)
    {}

    /// From now on letters may become Chinese; nobody else has letters in hand meanwhile.
    void usePinyin(input::PinyinInput* pinyin) { m_pinyin = pinyin; }

    /// Null if there is none.
    [[nodiscard]] const input::PinyinInput* pinyin() const { return m_pinyin; }

    [[nodiscard]] qsizetype limit() const { return m_limit; }

    /// Of what is typed from now on.
    void setLimit(qsizetype limit) { m_limit = limit; }

    /// From now on a word of letters begins with a capital: names and houses are written so, and
    /// there is no shift key.
    void capitaliseWords() { m_hasCapitals = true; }

    [[nodiscard]] const QString& settled() const { return m_text; }

    [[nodiscard]] QString letters() const;

    /// Both.
    [[nodiscard]] QString whole() const { return m_text + letters(); }

    [[nodiscard]] QStringList candidates() const;

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty() && letters().isEmpty(); }

    [[nodiscard]] bool canTypeChinese() const { return m_pinyin != nullptr; }

    [[nodiscard]] bool isChinese() const { return m_isChinese && canTypeChinese(); }

    void setChinese(bool isChinese);

    /// Letters become Chinese where that is what somebody reads, in the characters they read.
    void setLanguage(const QString& language);

    /// In place of all that was typed, however long it is.
    void setText(const QString& text);
    /// One sign from a keyboard. False if nothing comes of it: no sign, or no room.
    bool type(const QString& sign);
    /// The same whatever the letters in hand; as it is.
    bool add(QChar sign);
    void deleteLast();
    void chooseCandidate(int index);
    /// The letters in hand are what was meant.
    void settle();
    void clear();

private:
    void append(const QString& more);

    qsizetype m_limit;
    input::PinyinInput* m_pinyin = nullptr;
    input::PinyinInput::Script m_script = input::PinyinInput::Script::Simplified;
    QString m_text;
    bool m_isChinese = true;
    bool m_hasCapitals = false;
};

} // namespace onewindow::ui
