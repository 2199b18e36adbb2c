// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"
#include "services/storage/Statement.h"

#include <string_view>

namespace onewindow::storage {

/// Prepares `sql` and binds `values`: the caller steps through the rows.
template <typename... Values>
Result<Statement> query(Database& database, std::string_view sql, const Values&... values)
{
    Result<Statement> statement = database.prepare(sql);
    if (statement) {
        statement.value().bind(values...);
    }
    return statement;
}

/// Prepares `sql`, binds `values` and runs it to the end.
template <typename... Values>
Result<void> run(Database& database, std::string_view sql, const Values&... values)
{
    Result<Statement> statement = query(database, sql, values...);
    return statement ? statement.value().run() : Result<void>(statement.error());
}

} // namespace onewindow::storage
