// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QString>

#include <functional>

namespace onewindow::storage {

/// Called now and then while a copy is made: pages that are there, of how many.
using CopyProgress = std::function<void(int done, int all)>;

/// Copies the SQLite store `from` to the new file `to` (mode 0600, on disk when this returns), as
/// it was at one moment, while programs go on reading and writing it: they wait for nothing.
/// Meanwhile the WAL grows by what they write. Errors: Conflict (`to` is there already), StoreBusy,
/// StoreFailed; `to` is then gone again.
Result<void> copySqlite(const QString& from, const QString& to, const CopyProgress& progress = {});

/// Whether any program has the SQLite store at `path` open. Not to be asked by one that has:
/// closing a file drops the locks that sqlite3 holds on it. Errors: StoreFailed.
Result<bool> isSqliteInUse(const QString& path);

/// Gives the closed store `from` the name `to`, on disk when this returns; what was there is gone.
/// Both lie in one folder. Errors: StoreFailed.
Result<void> moveSqlite(const QString& from, const QString& to);

/// Makes `from` the store `to`, on disk when this returns; what was there is kept as `to`.replaced,
/// and whom it belonged to (or the folder) has the new one. Both lie in one folder and nobody has
/// them open. Errors: StoreFailed.
Result<void> replaceSqlite(const QString& from, const QString& to);

} // namespace onewindow::storage
