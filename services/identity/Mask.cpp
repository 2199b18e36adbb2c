// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Mask.h"

#include <QList>

namespace onewindow::identity {

namespace {

constexpr qsizetype kHead = 6;
constexpr qsizetype kTail = 4;
constexpr qsizetype kShortest = 12;

/// Characters as people count them: a rare name character may be two UTF-16 units.
QList<uint> characters(const QString& text)
{
    return text.toUcs4();
}

QString toText(uint character)
{
    const char32_t value = character;
    return QString::fromUcs4(&value, 1);
}

} // namespace

QString maskedIdNumber(const QString& number)
{
    if (number.size() < kShortest) {
        return lastFour(number);
    }
    return number.first(kHead) + QString(number.size() - kHead - kTail, u'*') + number.last(kTail);
}

QString maskedName(const QString& name)
{
    const QList<uint> all = characters(name);
    if (all.size() < 3) {
        return surnameOnly(name);
    }
    return toText(all.first()) + u'*' + toText(all.last());
}

QString surnameOnly(const QString& name)
{
    const QList<uint> all = characters(name);
    return all.isEmpty() ? QString() : toText(all.first()) + u'*';
}

QString lastFour(const QString& number)
{
    return number.size() <= kTail ? QString(number.size(), u'*') : number.last(kTail);
}

} // namespace onewindow::identity
