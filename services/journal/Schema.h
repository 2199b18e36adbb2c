// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/CheckValue.h"
#include "services/storage/Database.h"

namespace onewindow::journal {

// Each table but `journal`, whose rows are linked by their digests, ends with a check value over
// all its columns; in `journal` it is over hall, digest, corrected_ms and pos.

Result<void> migrateJournal(storage::Database& database);
Result<void> migrateFeed(storage::Database& database);
Result<void> migrateFeedCache(storage::Database& database);

/// "ORDER BY ..." for the rows of `journal`: those of each hall by `pos`.
QString journalOrder(const storage::Database& database);

} // namespace onewindow::journal
