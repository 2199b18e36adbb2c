// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace onewindow::input {

/// A syllable of standard Chinese: its place in PinyinReadings::syllables().
using Syllable = quint16;

/// How characters are read, in letters without tones; ü is v. A character may have several
/// readings, and one that is not known has none.
class PinyinReadings
{
public:
    PinyinReadings() = default;
    explicit PinyinReadings(std::vector<std::pair<char16_t, Syllable>> readings);

    [[nodiscard]] std::span<const Syllable> of(char16_t character) const;

    [[nodiscard]] bool isEmpty() const { return m_syllables.empty(); }

    /// Every syllable there is, "a" to "zuo", in order.
    [[nodiscard]] static std::span<const std::string_view> syllables();

    [[nodiscard]] static std::string_view letters(Syllable syllable);

private:
    // Sorted by character; the readings of one stand together at the same places in both.
    std::vector<char16_t> m_characters;
    std::vector<Syllable> m_syllables;
};

} // namespace onewindow::input
