// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/queue/Closing.h"
#include "services/queue/Ticket.h"
#include "services/storage/Database.h"

#include <QList>
#include <QString>

namespace onewindow::queue {

/// A number whose holder was told that they will hardly be called today.
struct LateNumber
{
    Ticket ticket;
    Stop why = Stop::None;  ///< None of one that was given up.
    bool isGivenUp = false; ///< Its holder has answered: they do not wait any more.
};

/// Who waits in vain now, by what the hall's feed said last, the earliest due first; after them
/// those who gave their number up since the hall was ordered to close early. At most
/// kLateNumbersLimit. `hall`: whose feed; `nowMs`: Unix ms.
Result<QList<LateNumber>> lateNumbers(storage::Database& database, const QString& hall,
                                      qint64 nowMs);

inline constexpr int kLateNumbersLimit = 500;

} // namespace onewindow::queue
