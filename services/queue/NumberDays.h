// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Journal.h"
#include "services/storage/Database.h"

#include <QString>

namespace onewindow::queue {

/// Before a hall lets numbers begin anew for `today` (yyyy-MM-dd): a hall that was restored does
/// not know whether it has done so already, and what its backup takes for yesterday's last number
/// may have been given out this morning. In a new life of its store all issuers count on for the
/// day, and begin anew the day after. `hall`: the partition.
Result<void> countOnAfterRestore(storage::Database& database, const QString& hall,
                                 const QString& today);

/// Records that the node counts from 1 again in `series` if `lastSeen` is still its last number.
Result<void> restartOwnSeries(journal::Journal& journal, storage::Database& database,
                              const QString& series, qint64 lastSeen, const QString& day);

} // namespace onewindow::queue
