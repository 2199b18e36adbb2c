// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/SqlText.h"

#include <algorithm>
#include <array>

namespace onewindow::storage {

namespace {

constexpr std::string_view kWordCharacters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
constexpr std::size_t kLongestName = 48;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c)
{
    return kWordCharacters.find(c) != std::string_view::npos;
}

// Each of these gets the text and the place of an opening mark and answers the place after what it
// opens, or npos when that does not end.

std::size_t endOfQuote(std::string_view sql, std::size_t from)
{
    // A doubled quote inside reads as the end of one string and the start of the next: the same.
    const std::size_t end = sql.find(sql[from], from + 1);
    return end == std::string_view::npos ? end : end + 1;
}

std::size_t endOfEscapedString(std::string_view sql, std::size_t from)
{
    for (std::size_t i = from + 1; i < sql.size(); ++i) {
        if (sql[i] == '\\') {
            ++i;
        } else if (sql[i] == '\'') {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

std::size_t endOfLineComment(std::string_view sql, std::size_t from)
{
    const std::size_t end = sql.find('\n', from);
    return end == std::string_view::npos ? sql.size() : end + 1;
}

std::size_t endOfBlockComment(std::string_view sql, std::size_t from)
{
    // PostgreSQL nests them, SQLite does not: only a comment without another inside is the same.
    int depth = 0;
    for (std::size_t i = from; i + 1 < sql.size(); ++i) {
        const std::string_view mark = sql.substr(i, 2);
        if (mark == "/*") {
            ++depth;
            ++i;
        } else if (mark == "*/") {
            --depth;
            ++i;
            if (depth == 0) {
                return i + 1;
            }
        }
    }
    return std::string_view::npos;
}

std::size_t endOfDollarQuote(std::string_view sql, std::size_t from)
{
    std::size_t tagEnd = from + 1;
    while (tagEnd < sql.size() && isWordCharacter(sql[tagEnd])) {
        ++tagEnd;
    }
    const bool isTag = tagEnd < sql.size() && sql[tagEnd] == '$' && !isDigit(sql[from + 1]);
    if (!isTag) {
        return from + 1;
    }
    const std::string_view tag = sql.substr(from, tagEnd + 1 - from);
    const std::size_t end = sql.find(tag, tagEnd + 1);
    return end == std::string_view::npos ? end : end + tag.size();
}

bool opensEscapedString(std::string_view sql, std::size_t quote)
{
    const bool hasE = quote > 0 && (sql[quote - 1] == 'E' || sql[quote - 1] == 'e');
    return hasE && (quote == 1 || !isWordCharacter(sql[quote - 2]));
}

// The place after the token at `from`, which is not a placeholder.
std::size_t endOfToken(std::string_view sql, std::size_t from)
{
    const std::string_view mark = sql.substr(from, 2);
    if (sql[from] == '\'' && opensEscapedString(sql, from)) {
        return endOfEscapedString(sql, from);
    }
    if (sql[from] == '\'' || sql[from] == '"') {
        return endOfQuote(sql, from);
    }
    if (mark == "--") {
        return endOfLineComment(sql, from);
    }
    if (mark == "/*") {
        return endOfBlockComment(sql, from);
    }
    // A dollar within a name is part of the name.
    if (sql[from] == '$' && (from == 0 || !isWordCharacter(sql[from - 1]))) {
        return endOfDollarQuote(sql, from);
    }
    return from + 1;
}

std::string_view nextWord(std::string_view sql, std::size_t& from)
{
    from = std::min(sql.find_first_of(kWordCharacters, from), sql.size());
    const std::size_t end = std::min(sql.find_first_not_of(kWordCharacters, from), sql.size());
    const std::string_view word = sql.substr(from, end - from);
    from = end;
    return word;
}

bool isSameWord(std::string_view word, std::string_view upperCase)
{
    return std::ranges::equal(word, upperCase, [](char a, char b) {
        return a == b || (a >= 'a' && a <= 'z' && a - 'a' + 'A' == b);
    });
}

QString toText(std::string_view word)
{
    return QString::fromLatin1(word.data(),
                               static_cast<qsizetype>(std::min(word.size(), kLongestName)));
}

} // namespace

Result<NumberedSql> numberPlaceholders(std::string_view sql)
{
    NumberedSql numbered;
    numbered.sql.reserve(sql.size() + 16);
    std::size_t at = 0;
    while (at < sql.size()) {
        if (sql[at] == '?') {
            if (at + 1 < sql.size() && isDigit(sql[at + 1])) {
                return Error{ErrorCode::StoreFailed,
                             operationOf(sql) + QStringLiteral(": numbered placeholder")};
            }
            numbered.sql += '$' + std::to_string(++numbered.parameterCount);
            ++at;
            continue;
        }
        const std::size_t end = endOfToken(sql, at);
        if (end == std::string_view::npos) {
            return Error{ErrorCode::StoreFailed,
                         operationOf(sql) + QStringLiteral(": a quote or comment does not end")};
        }
        numbered.sql.append(sql, at, end - at);
        at = end;
    }
    return numbered;
}

QString operationOf(std::string_view sql)
{
    constexpr std::array<std::string_view, 5> beforeName{"INTO", "FROM", "UPDATE", "TABLE",
                                                         "INDEX"};
    std::size_t at = 0;
    const std::string_view verb = nextWord(sql, at);
    std::string_view word = verb;
    while (!word.empty()) {
        const bool isBeforeName = std::ranges::any_of(
            beforeName, [&](std::string_view upperCase) { return isSameWord(word, upperCase); });
        if (isBeforeName) {
            return toText(verb) + u' ' + toText(nextWord(sql, at));
        }
        word = nextWord(sql, at);
    }
    return toText(verb);
}

} // namespace onewindow::storage
