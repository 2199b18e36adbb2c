// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <functional>

namespace onewindow::journal {

/// What was recorded in a hall within a span of time, as its chains have it.
struct SpanCheck
{
    qint64 rows = 0;
    /// Names the first row that is missing, or was changed; empty when all is well.
    QString firstBad;
    bool isPruned = false; ///< Older rows of the span are not kept here any more.
};

/// Walks the rows of the partition `hall` that were recorded from `fromMs` to before `toMs` (Unix
/// ms, corrected), chain by chain, and holds each to its digest and to the row before it; `visit`
/// gets every one. Costs as much as there are rows in the span: where it begins is looked up. For
/// a reader that nobody waits for. Errors: those of the store.
Result<SpanCheck> checkSpan(storage::Database& database, const QString& hall, qint64 fromMs,
                            qint64 toMs, const std::function<void(const Row&)>& visit);

} // namespace onewindow::journal
