// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/TypedText.h"

#include <QLocale>

#include <algorithm>

namespace onewindow::ui {

namespace {

bool isLetter(QChar sign)
{
    return (sign >= u'a' && sign <= u'z') || (sign >= u'A' && sign <= u'Z');
}

} // namespace

QString TypedText::letters() const
{
    return m_pinyin != nullptr ? m_pinyin->letters() : QString();
}

QStringList TypedText::candidates() const
{
    return m_pinyin != nullptr ? m_pinyin->candidates() : QStringList();
}

void TypedText::setChinese(bool isChinese)
{
    settle();
    m_isChinese = isChinese;
}

void TypedText::setLanguage(const QString& language)
{
    const QLocale locale(language);
    settle();
    m_script = locale.script() == QLocale::TraditionalHanScript
                   ? input::PinyinInput::Script::Traditional
                   : input::PinyinInput::Script::Simplified;
    setChinese(locale.language() == QLocale::Chinese);
}

void TypedText::setText(const QString& text)
{
    clear();
    m_text = text;
}

bool TypedText::type(const QString& sign)
{
    if (sign.size() != 1) {
        return false;
    }
    const QChar typed = sign.at(0);
    if (isChinese() && typed == u' ' && !letters().isEmpty()) {
        // As every Chinese keyboard has it.
        chooseCandidate(0);
        return true;
    }
    if (!typed.isPrint() || m_text.size() >= m_limit) {
        return false;
    }
    if (isChinese() && isLetter(typed)) {
        m_pinyin->setScript(m_script);
        return m_pinyin->type(typed);
    }
    settle();
    const bool isInWord = !m_text.isEmpty() && isLetter(m_text.back());
    append(m_hasCapitals && isLetter(typed) && !isInWord ? typed.toUpper() : typed);
    return true;
}

bool TypedText::add(QChar sign)
{
    const bool hasRoom = m_text.size() < m_limit;
    if (hasRoom) {
        m_text.append(sign);
    }
    return hasRoom;
}

void TypedText::deleteLast()
{
    if (m_pinyin == nullptr || !m_pinyin->deleteLast()) {
        const bool isPair = m_text.size() > 1 && m_text.back().isLowSurrogate();
        m_text.chop(isPair ? 2 : 1);
    }
}

void TypedText::chooseCandidate(int index)
{
    if (m_pinyin != nullptr) {
        append(m_pinyin->choose(index));
    }
}

void TypedText::settle()
{
    append(letters());
    if (m_pinyin != nullptr) {
        m_pinyin->clear();
    }
}

void TypedText::clear()
{
    m_text.fill(QChar(u'\0'));
    m_text.clear();
    if (m_pinyin != nullptr) {
        m_pinyin->clear();
    }
}

/// As much of it as there is room for.
void TypedText::append(const QString& more)
{
    m_text.append(more.first(std::clamp<qsizetype>(m_limit - m_text.size(), 0, more.size())));
}

} // namespace onewindow::ui
