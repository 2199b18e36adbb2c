// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QString>

#include <string>
#include <string_view>

namespace onewindow::storage {

/// SQL with numbered placeholders, and how many they are.
struct NumberedSql
{
    std::string sql;
    int parameterCount = 0;

    friend bool operator==(const NumberedSql&, const NumberedSql&) = default;
};

/// `sql` with its '?' written as $1, $2 ... as libpq wants them. A '?' inside a string, a quoted
/// name, a dollar-quoted string or a comment stays. Errors: StoreFailed for a quote or comment that
/// does not end, and for a numbered '?1', which counts differently on the two engines.
Result<NumberedSql> numberPlaceholders(std::string_view sql);

/// What `sql` does and to which table ("INSERT ticket"), for error details: no value can be in it.
QString operationOf(std::string_view sql);

} // namespace onewindow::storage
