// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"

namespace onewindow::journal {

/// What is different between a table as it is and as it should be.
struct TableComparison
{
    qint64 rows = 0;
    QString firstBad; ///< Names the row and, if it can be told, the column; empty if all is well.
};

/// Compares all rows of `table` in two stores, whichever engines they are on.
Result<TableComparison> compareTable(storage::Database& actual, storage::Database& expected,
                                     const QString& table);

/// The same for a table of which `expected` has only the later rows: each of these must be in
/// `actual`, which may have others.
Result<TableComparison> compareLater(storage::Database& actual, storage::Database& expected,
                                     const QString& table);

} // namespace onewindow::journal
