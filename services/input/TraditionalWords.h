// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringList>

#include <memory>

namespace onewindow::input {

/// Writes words of simplified characters in traditional ones. What a character becomes hangs on its
/// word: 发 in 头发 is 髮, in 发展 發. Used in one thread at a time.
class TraditionalWords
{
public:
    /// Takes some hundredths of a second. Null where the system does not know how.
    static std::unique_ptr<TraditionalWords> open();

    ~TraditionalWords();
    TraditionalWords(const TraditionalWords&) = delete;
    TraditionalWords& operator=(const TraditionalWords&) = delete;
    TraditionalWords(TraditionalWords&&) = delete;
    TraditionalWords& operator=(TraditionalWords&&) = delete;

    /// The ways to write each of `words`, the likeliest first: of a word one, of a single character
    /// all there are.
    [[nodiscard]] QList<QStringList> waysOf(const QStringList& words) const;

private:
    struct Rules;

    explicit TraditionalWords(std::unique_ptr<Rules> rules);

    std::unique_ptr<Rules> m_rules;
};

} // namespace onewindow::input
