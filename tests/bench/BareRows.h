// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Batch.h"

#include <QList>
#include <QString>

#include <chrono>

namespace onewindow::bench {

// The floor of a bulk insert: the rows of `batches` into a table with the columns and keys of the
// journal's, by the engine's own client library and its fastest means, with nothing of this project
// in between. A batch is a transaction, and every commit durable. How long it took in all.

/// A new SQLite file: one prepared INSERT, bound and stepped, in WAL mode with synchronous=FULL.
std::chrono::nanoseconds insertBareSqlite(const QString& path,
                                          const QList<journal::Batch>& batches);

/// A new table in PostgreSQL: COPY in binary.
std::chrono::nanoseconds insertBarePostgres(const QString& connection,
                                            const QList<journal::Batch>& batches);

} // namespace onewindow::bench
