// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Query.h"

#include <QList>

#include <optional>
#include <type_traits>
#include <utility>

namespace onewindow::storage {

/// What `Read` makes of a row.
template <typename Read>
using ReadRow = std::decay_t<std::invoke_result_t<Read, const Statement&>>;

/// All rows of a statement, as query() gives it, each as `read` makes of it.
template <typename Read>
Result<QList<ReadRow<Read>>> rowsOf(Result<Statement> statement, Read read)
{
    if (!statement) {
        return statement.error();
    }
    QList<ReadRow<Read>> rows;
    for (;;) {
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            return rows;
        }
        rows.append(read(statement.value()));
    }
}

/// Its first row; nothing where there is none.
template <typename Read>
Result<std::optional<ReadRow<Read>>> firstOf(Result<Statement> statement, Read read)
{
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    return hasRow.value() ? std::optional(read(statement.value())) : std::nullopt;
}

/// Its first row, or what a `T` is by itself where there is none.
template <typename Read>
Result<ReadRow<Read>> firstOrDefaultOf(Result<Statement> statement, Read read)
{
    auto first = firstOf(std::move(statement), read);
    if (!first) {
        return first.error();
    }
    return std::move(first).value().value_or(ReadRow<Read>());
}

/// The integer of its first row; 0 where there is none.
inline Result<qint64> integerOf(Result<Statement> statement)
{
    return firstOrDefaultOf(std::move(statement),
                            [](const Statement& row) { return row.integer(0); });
}

} // namespace onewindow::storage
