// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/IdNumber.h"

#include <algorithm>
#include <array>

namespace onewindow::identity {

namespace {

constexpr qsizetype kLength = 18;
constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::array<char16_t, 11> kCheckCharacters{u'1', u'0', u'X', u'9', u'8', u'7',
                                                    u'6', u'5', u'4', u'3', u'2'};
constexpr int kOldestYears = 150;

bool hasDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QString normalizedIdNumber(const QString& typed)
{
    QString number;
    for (const QChar c : typed) {
        if (!c.isSpace()) {
            number += c.toUpper();
        }
    }
    return number;
}

bool isIdNumber(const QString& number, QDate today)
{
    if (number.size() != kLength || !hasDigits(QStringView(number).first(kLength - 1))) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        sum += kWeights.at(i) * number.at(static_cast<qsizetype>(i)).digitValue();
    }
    if (number.back() != kCheckCharacters.at(static_cast<std::size_t>(sum % 11))) {
        return false;
    }
    const QDate birth = birthFromIdNumber(number);
    return birth.isValid() && birth <= today && birth.addYears(kOldestYears) >= today;
}

QDate birthFromIdNumber(const QString& number)
{
    return number.size() == kLength
               ? QDate::fromString(number.mid(6, 8), QStringLiteral("yyyyMMdd"))
               : QDate();
}

int ageOn(QDate birth, QDate today)
{
    int age = today.year() - birth.year();
    if (today.month() < birth.month() ||
        (today.month() == birth.month() && today.day() < birth.day())) {
        --age;
    }
    return age;
}

} // namespace onewindow::identity
