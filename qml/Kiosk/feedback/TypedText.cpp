// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/feedback/TypedText.h"

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
    return m_pinyin != nullptr ? QStringList(m_pinyin->candidates()) : QStringList();
}

void TypedText::setChinese(bool isChinese)
{
    settle();
    m_isChinese = isChinese;
}

void TypedText::type(const QString& sign)
{
    if (sign.size() != 1) {
        return;
    }
    const QChar typed = sign.at(0);
    const bool hasLetters = !letters().isEmpty();
    if (isChinese() && isLetter(typed)) {
        m_pinyin->type(typed);
    } else if (isChinese() && typed == u' ' && hasLetters) {
        // As every Chinese keyboard has it.
        chooseCandidate(0);
    } else if (typed.isPrint()) {
        settle();
        append(sign);
    }
}

void TypedText::deleteLast()
{
    if (m_pinyin == nullptr || !m_pinyin->deleteLast()) {
        m_text.chop(1);
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

} // namespace onewindow::ui
