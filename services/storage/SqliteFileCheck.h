// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QString>

namespace onewindow::storage {

/// What the bytes of a SQLite store say beside its tables.
struct SqliteFileReport
{
    QString wrong;        ///< Names what is found wrong first; empty when all is well.
    qint64 walFrames = 0; ///< Whole frames in the -wal file.
};

/// Checks what SQLite itself reads over: the bytes of the file's header that have one right value,
/// and the frames of the -wal file. From a frame that is torn or changed on, SQLite drops all that
/// was committed, in silence, and shows the store as it was before.
///
/// A power cut tears frames too; the next start of the node drops and cuts off what was never
/// committed. Reads only, opens no database, and may run beside a process that writes. The format:
/// https://www.sqlite.org/fileformat2.html, sections 1.3 and 4. Errors: StoreFailed.
Result<SqliteFileReport> checkSqliteFile(const QString& path);

} // namespace onewindow::storage
