// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/SearchPattern.h"

#include "services/core/Enforce.h"

#include <algorithm>
#include <bit>

namespace onewindow::catalog {

namespace {

using input::PinyinReadings;
using input::Syllable;

bool isPinyinLetter(char16_t sign)
{
    return sign >= u'a' && sign <= u'z';
}

bool isVowel(QChar sign)
{
    return QStringView(u"aeiouv").contains(sign);
}

SignBits bitOf(char16_t sign)
{
    constexpr unsigned kLetters = 26;
    constexpr unsigned kDigits = 10;
    constexpr unsigned kOthers = 64 - kLetters - kDigits;
    if (isPinyinLetter(sign)) {
        return SignBits{1} << unsigned(sign - u'a');
    }
    if (sign >= u'0' && sign <= u'9') {
        return SignBits{1} << (kLetters + unsigned(sign - u'0'));
    }
    return SignBits{1} << (kLetters + kDigits + sign % kOthers);
}

SignBits bitsOfText(QStringView text)
{
    SignBits bits = 0;
    for (const QChar sign : text) {
        if (sign != u' ') {
            bits |= bitOf(sign.unicode());
        }
    }
    return bits;
}

} // namespace

QString foldForSearch(const QString& text)
{
    QString folded;
    folded.reserve(text.size());
    QString lower = text.toLower();
    for (const char16_t umlaut : u"üǖǘǚǜ") {
        if (umlaut != u'\0') {
            lower.replace(QChar(umlaut), u'v');
        }
    }
    for (const QChar sign : lower.normalized(QString::NormalizationForm_KD)) {
        if (sign.isMark()) {
            continue; // The tone of a vowel.
        }
        if (sign.isLetterOrNumber() || sign.isSurrogate()) {
            folded.append(sign.toLower());
        } else if (!folded.isEmpty() && !folded.endsWith(u' ')) {
            folded.append(u' ');
        }
    }
    if (folded.endsWith(u' ')) {
        folded.chop(1);
    }
    return folded;
}

std::vector<SearchUnit> searchUnits(const QString& text, const PinyinReadings& known,
                                    std::vector<Syllable>& readings)
{
    std::vector<SearchUnit> units;
    const QString folded = foldForSearch(text);
    units.reserve(std::size_t(folded.size()));
    for (const QChar sign : folded) {
        if (sign == u' ') {
            continue;
        }
        const auto ways = known.of(sign.unicode());
        units.push_back({.sign = sign.unicode(),
                         .readingCount = static_cast<quint16>(ways.size()),
                         .firstReading = static_cast<quint32>(readings.size())});
        readings.insert(readings.end(), ways.begin(), ways.end());
    }
    return units;
}

QString searchWords(const QString& text)
{
    const QString folded = foldForSearch(text);
    return folded.isEmpty() ? folded : u' ' + folded;
}

SignBits bitsOf(std::span<const SearchUnit> units, std::span<const Syllable> readings)
{
    SignBits bits = 0;
    for (const SearchUnit& unit : units) {
        bits |= bitOf(unit.sign);
        for (const Syllable syllable : readings.subspan(unit.firstReading, unit.readingCount)) {
            for (const char letter : PinyinReadings::letters(syllable)) {
                bits |= bitOf(static_cast<char16_t>(letter));
            }
        }
    }
    return bits;
}

SignBits bitsOfWords(QStringView words)
{
    return bitsOfText(words);
}

SearchPattern::SearchPattern(const QString& typed, qsizetype limit)
    : m_signs(foldForSearch(typed.left(limit)).left(limit).trimmed())
    , m_words(m_signs.split(u' ', Qt::SkipEmptyParts))
    , m_bits(bitsOfText(m_signs))
    // A word of syllables has vowels, initials have hardly any: with both at once everything would
    // be somewhere in a long name.
    , m_scattered(std::any_of(m_signs.begin(), m_signs.end(), isVowel) ? Way::Syllables
                                                                       : Way::Initials)
    , m_hasLettersOnly(std::all_of(m_signs.begin(), m_signs.end(), [](QChar sign) {
        constexpr char16_t kFirstChinese = 0x2E80;
        return sign.unicode() < kFirstChinese;
    }))
{
    OW_ENFORCE(limit < 64);
}

SearchPattern::Reached SearchPattern::reach(qsizetype at) const
{
    const bool isSpace = at < m_signs.size() && m_signs.at(at) == u' ';
    return Reached{1} << (at + (isSpace ? 1 : 0));
}

bool SearchPattern::isEndOfSyllable(qsizetype at) const
{
    return at == m_signs.size() || m_signs.at(at) == u' ';
}

/// `reading` against the pattern from `at`: whole, its initial, or its beginning where the word
/// typed ends.
SearchPattern::Reached SearchPattern::stepReading(qsizetype at, std::string_view reading,
                                                  Way way) const
{
    const auto length = qsizetype(reading.size());
    const qsizetype most = std::min(length, m_signs.size() - at);
    qsizetype same = 0;
    while (same < most && m_signs.at(at + same) == QLatin1Char(reading[std::size_t(same)])) {
        ++same;
    }
    if (same == 0) {
        return 0;
    }
    Reached to = 0;
    if (way != Way::Syllables) {
        to |= reach(at + 1);
        if (same > 1 && reading[1] == 'h') { // zh, ch, sh
            to |= reach(at + 2);
        }
    }
    if (way != Way::Initials && (same == length || isEndOfSyllable(at + same))) {
        to |= reach(at + same);
    }
    return to;
}

SearchPattern::Reached SearchPattern::step(Reached from, const SearchUnit& unit,
                                           std::span<const Syllable> readings, Way way) const
{
    Reached to = 0;
    for (Reached rest = from; rest != 0; rest &= rest - 1) {
        const qsizetype at = std::countr_zero(rest);
        if (at >= m_signs.size()) {
            break;
        }
        const char16_t sign = m_signs.at(at).unicode();
        if (sign == unit.sign) {
            to |= reach(at + 1);
        } else if (isPinyinLetter(sign)) {
            for (const Syllable syllable : readings.subspan(unit.firstReading, unit.readingCount)) {
                to |= stepReading(at, PinyinReadings::letters(syllable), way);
            }
        }
    }
    return to;
}

Fit SearchPattern::fitOf(std::span<const SearchUnit> units,
                         std::span<const Syllable> readings) const
{
    const Reached done = Reached{1} << m_signs.size();
    for (std::size_t start = 0; start < units.size(); ++start) {
        Fit fit = Fit::None;
        Reached reached = 1;
        for (std::size_t i = start; i < units.size() && reached != 0; ++i) {
            reached = step(reached, units[i], readings, Way::Any);
            if ((reached & done) == 0) {
                continue;
            }
            if (start > 0) {
                return Fit::Inside;
            }
            fit = i + 1 == units.size() ? Fit::Whole : Fit::Beginning;
        }
        if (fit != Fit::None) {
            return fit;
        }
    }
    return isScatteredIn(units, readings) ? Fit::Scattered : Fit::None;
}

bool SearchPattern::isScatteredIn(std::span<const SearchUnit> units,
                                  std::span<const Syllable> readings) const
{
    const Reached done = Reached{1} << m_signs.size();
    Reached reached = 1;
    for (const SearchUnit& unit : units) {
        reached |= step(reached, unit, readings, m_scattered);
        if ((reached & done) != 0) {
            return true;
        }
    }
    return false;
}

Fit SearchPattern::fitOfWords(QStringView words) const
{
    qsizetype first = -1;
    qsizetype from = 0;
    for (const QString& word : m_words) {
        qsizetype found = words.indexOf(word, from);
        while (found > 0 && words.at(found - 1) != u' ') {
            found = words.indexOf(word, found + 1);
        }
        if (found < 0) {
            return Fit::None;
        }
        first = first < 0 ? found : first;
        from = found + word.size();
    }
    if (first != 1) { // After the space that every text begins with.
        return first < 0 ? Fit::None : Fit::Inside;
    }
    return words.mid(1) == m_signs ? Fit::Whole : Fit::Beginning;
}

} // namespace onewindow::catalog
