// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/input/TraditionalWords.h"

#include <QHash>

#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/uniset.h>

namespace onewindow::input {

namespace {

constexpr char16_t kFirst = 0x4E00; ///< Of the characters that both scripts are made of.
constexpr char16_t kLast = 0x9FA5;

using Script = std::unique_ptr<icu::Transliterator>;

Script script(const char* name, UErrorCode& status)
{
    return Script(icu::Transliterator::createInstance(name, UTRANS_FORWARD, status));
}

QString written(const icu::Transliterator& script, const QString& text)
{
    icu::UnicodeString units(QStringView(text).utf16(), static_cast<int32_t>(text.size()));
    script.transliterate(units);
    return QString::fromUtf16(units.getBuffer(), units.length());
}

/// The characters of Big5: those that texts in traditional characters are written with.
QString traditionalCharacters(UErrorCode& status)
{
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> big5(ucnv_open("Big5", &status),
                                                                  &ucnv_close);
    icu::UnicodeSet known;
    ucnv_getUnicodeSet(big5.get(), known.toUSet(), UCNV_ROUNDTRIP_SET, &status);
    QString all;
    for (char16_t character = kFirst; U_SUCCESS(status) && character <= kLast; ++character) {
        if (known.contains(character)) {
            all += QChar(character);
        }
    }
    return all;
}

/// One a line, so that none is taken for part of a word.
QString apart(const QString& characters)
{
    QString lines;
    lines.reserve(2 * characters.size());
    for (const QChar character : characters) {
        lines += character;
        lines += u'\n';
    }
    return lines;
}

} // namespace

struct TraditionalWords::Rules
{
    Script toTraditional;
    QHash<QChar, QString> ways; ///< Of each simplified character.
};

std::unique_ptr<TraditionalWords> TraditionalWords::open()
{
    UErrorCode status = U_ZERO_ERROR;
    auto rules = std::make_unique<Rules>();
    rules->toTraditional = script("Hans-Hant", status);
    const Script toSimplified = script("Hant-Hans", status);
    const QString characters = traditionalCharacters(status);
    if (U_FAILURE(status)) {
        return nullptr;
    }
    const QString simplified = written(*toSimplified, apart(characters));
    if (simplified.size() != 2 * characters.size()) {
        return nullptr;
    }
    for (qsizetype i = 0; i < characters.size(); ++i) {
        rules->ways[simplified.at(2 * i)] += characters.at(i);
    }
    return std::unique_ptr<TraditionalWords>(new TraditionalWords(std::move(rules)));
}

TraditionalWords::TraditionalWords(std::unique_ptr<Rules> rules)
    : m_rules(std::move(rules))
{}

TraditionalWords::~TraditionalWords() = default;

QList<QStringList> TraditionalWords::waysOf(const QStringList& words) const
{
    // All at once: each time costs more than its words.
    QStringList likeliest = written(*m_rules->toTraditional, words.join(u'\n')).split(QChar(u'\n'));
    if (likeliest.size() != words.size()) {
        likeliest = words;
    }
    QList<QStringList> all;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QStringList ways{likeliest.at(i)};
        if (words.at(i).size() == 1) {
            const QString others = m_rules->ways.value(words.at(i).at(0));
            for (const QChar other : others) {
                if (QStringView(ways.constFirst()) != other) {
                    ways.append(QString(other));
                }
            }
        }
        all.append(ways);
    }
    return all;
}

} // namespace onewindow::input
