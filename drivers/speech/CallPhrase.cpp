// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/CallPhrase.h"

#include <algorithm>

namespace onewindow::drivers {

namespace {

const QString kChinese = QStringLiteral("zh");
const QString kEnglish = QStringLiteral("en");

/// A window's number is read as a number up to here; a longer one is a name, read digit by digit.
constexpr qsizetype kNumberDigits = 3;

bool isLetter(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// What can be read of `text`, sign by sign.
QStringList signsOf(const QString& text)
{
    QStringList signs;
    for (const QChar c : text) {
        if (isLetter(c) || isDigit(c)) {
            signs << QString(c);
        }
    }
    return signs;
}

/// 105: 百 is one hundred, so "1 hundred 0 5"; 12 is "ten 2", but 112 "1 hundred 1 ten 2".
QStringList chineseNumber(int number)
{
    QStringList words;
    const int hundreds = number / 100;
    const int tens = number / 10 % 10;
    const int ones = number % 10;
    if (hundreds > 0) {
        words << QString::number(hundreds) << QStringLiteral("hundred");
        if (tens == 0 && ones > 0) {
            words << QStringLiteral("0");
        }
    }
    if (tens > 1 || (tens == 1 && hundreds > 0)) {
        words << QString::number(tens);
    }
    if (tens > 0) {
        words << QStringLiteral("ten");
    }
    if (ones > 0 || number == 0) {
        words << QString::number(ones);
    }
    return words;
}

QStringList englishNumber(int number)
{
    constexpr int kFirstCompound = 20;
    QStringList words;
    const int below = number % 100;
    if (number >= 100) {
        words << QString::number(number / 100) << QStringLiteral("hundred");
        if (below > 0) {
            words << QStringLiteral("and");
        }
    }
    if (below >= kFirstCompound) {
        words << QString::number(below / 10 * 10);
        if (below % 10 > 0) {
            words << QString::number(below % 10);
        }
    } else if (below > 0 || number == 0) {
        words << QString::number(below);
    }
    return words;
}

/// "12" as a number, with the letters before it; anything else sign by sign.
QStringList windowWords(const QString& window, bool isChinese)
{
    qsizetype letters = 0;
    while (letters < window.size() && isLetter(window.at(letters))) {
        ++letters;
    }
    const QString digits = window.mid(letters);
    const bool isNumber = !digits.isEmpty() && digits.size() <= kNumberDigits &&
                          std::all_of(digits.cbegin(), digits.cend(), isDigit);
    if (!isNumber) {
        return signsOf(window);
    }
    const int number = digits.toInt();
    return signsOf(window.left(letters)) +
           (isChinese ? chineseNumber(number) : englishNumber(number));
}

QStringList chinesePhrase(const Announcement& announcement, const PhraseRules& rules)
{
    QStringList number = signsOf(announcement.number);
    if (rules.saysYao) {
        number.replaceInStrings(QStringLiteral("1"), QStringLiteral("1-yao"));
    }
    if (announcement.kind == Announcement::Kind::Correction) {
        return QStringList(QStringLiteral("mistaken")) + number +
               QStringList{QStringLiteral("wait")};
    }
    const QStringList window = windowWords(announcement.window, true);
    const QStringList call = QStringList(QStringLiteral("please")) + number;
    return window.isEmpty() ? call + QStringList{QStringLiteral("look")}
                            : call + QStringList{QStringLiteral("to")} + window +
                                  QStringList{QStringLiteral("window")};
}

QStringList englishPhrase(const Announcement& announcement)
{
    const QStringList number = signsOf(announcement.number);
    if (announcement.kind == Announcement::Kind::Correction) {
        return QStringList(QStringLiteral("mistaken")) + number +
               QStringList{QStringLiteral("wait")};
    }
    const QStringList window = windowWords(announcement.window, false);
    const QStringList call = QStringList(QStringLiteral("number")) + number;
    return window.isEmpty() ? call + QStringList{QStringLiteral("look")}
                            : call + QStringList{QStringLiteral("window")} + window;
}

} // namespace

QStringList phraseLanguages()
{
    return {kChinese, kEnglish};
}

QStringList phraseOf(const Announcement& announcement, const QString& language,
                     const PhraseRules& rules)
{
    if (!phraseLanguages().contains(language) || signsOf(announcement.number).isEmpty()) {
        return {};
    }
    QStringList phrase =
        language == kChinese ? chinesePhrase(announcement, rules) : englishPhrase(announcement);
    for (QString& word : phrase) {
        word.prepend(language + u'/');
    }
    return phrase;
}

QStringList recordingsOf(const QString& language)
{
    constexpr int kEnglishOnes = 20;
    QStringList names;
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        names << QString(QLatin1Char(letter));
    }
    for (int digit = 0; digit < 10; ++digit) {
        names << QString::number(digit);
    }
    if (language == kChinese) {
        names << QStringLiteral("1-yao") << QStringLiteral("ten") << QStringLiteral("please")
              << QStringLiteral("to");
    } else if (language == kEnglish) {
        for (int number = 10; number < kEnglishOnes; ++number) {
            names << QString::number(number);
        }
        for (int tens = kEnglishOnes; tens < 100; tens += 10) {
            names << QString::number(tens);
        }
        names << QStringLiteral("and") << QStringLiteral("number");
    } else {
        return {};
    }
    names << QStringLiteral("hundred") << QStringLiteral("window") << QStringLiteral("look")
          << QStringLiteral("mistaken") << QStringLiteral("wait");
    for (QString& name : names) {
        name.prepend(language + u'/');
    }
    return names;
}

} // namespace onewindow::drivers
