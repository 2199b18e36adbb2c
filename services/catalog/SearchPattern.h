// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/input/PinyinReadings.h"

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace onewindow::catalog {

/// A sign of a text as the search sees it: a character with its readings, or a letter or digit,
/// which has none.
struct SearchUnit
{
    char16_t sign = 0;
    quint16 readingCount = 0;
    quint32 firstReading = 0; ///< In SearchText::readings.
};

/// A bit for each letter and digit that may be typed to find a text, and some for its characters: a
/// text lacking one that was typed cannot be meant, which a glance at the bits tells.
using SignBits = quint64;

/// Which of the texts is meant best. Smaller is better.
enum class Fit {
    Whole,
    Beginning,
    Inside,
    Scattered, ///< All there and in order, with something between.
    None,
};

/// What was typed, read once and held against every text.
class SearchPattern
{
public:
    /// The first `limit` signs of `typed` count, at most 63.
    SearchPattern(const QString& typed, qsizetype limit);

    /// Nothing to look for.
    [[nodiscard]] bool isEmpty() const { return m_signs.isEmpty(); }

    [[nodiscard]] SignBits bits() const { return m_bits; }

    /// May be English: there is no Chinese in it.
    [[nodiscard]] bool hasLettersOnly() const { return m_hasLettersOnly; }

    [[nodiscard]] Fit fitOf(std::span<const SearchUnit> units,
                            std::span<const input::Syllable> readings) const;

    /// Each word typed begins a word of `words`, in the same order. `words` comes from
    /// searchWords().
    [[nodiscard]] Fit fitOfWords(QStringView words) const;

private:
    /// Bit j: the first j signs of the pattern are accounted for.
    using Reached = quint64;

    /// What a character may stand for in the pattern.
    enum class Way {
        Any,
        Initials,
        Syllables,
    };

    [[nodiscard]] Reached step(Reached from, const SearchUnit& unit,
                               std::span<const input::Syllable> readings, Way way) const;
    [[nodiscard]] Reached stepReading(qsizetype at, std::string_view reading, Way way) const;
    [[nodiscard]] Reached reach(qsizetype at) const;
    [[nodiscard]] bool isEndOfSyllable(qsizetype at) const;
    [[nodiscard]] bool isScatteredIn(std::span<const SearchUnit> units,
                                     std::span<const input::Syllable> readings) const;

    QString m_signs; ///< Folded; words are parted by single spaces.
    QStringList m_words;
    SignBits m_bits = 0;
    Way m_scattered = Way::Any;
    bool m_hasLettersOnly = false;
};

/// Lower case, half width, the ü of pinyin as v; what is no letter, digit or character becomes a
/// single space, none at either end.
QString foldForSearch(const QString& text);

/// The units of a Chinese text, with their readings appended to `readings`.
std::vector<SearchUnit> searchUnits(const QString& text, const input::PinyinReadings& known,
                                    std::vector<input::Syllable>& readings);

/// An English text as fitOfWords() wants it.
QString searchWords(const QString& text);

SignBits bitsOf(std::span<const SearchUnit> units, std::span<const input::Syllable> readings);
SignBits bitsOfWords(QStringView words);

} // namespace onewindow::catalog
