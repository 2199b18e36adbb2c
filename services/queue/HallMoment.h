// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/queue/HallProjection.h"
#include "services/queue/WaitForecast.h"
#include "services/queue/WaitHistory.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace onewindow::queue {

/// Somebody who waits, at one moment. Times are Unix ms.
struct MomentPerson
{
    QByteArray id; ///< The ticket.
    QString matter;
    qint64 sinceMs = 0; ///< They wait since then: see waitsSince().
    int inForecast =
        -1; ///< Index in ForecastHall::people; -1 where nothing is known of the matter.
};

/// A window, at one moment.
struct MomentWindow
{
    Window window;
    std::optional<Ticket> inHand;
    qint64 sinceMs = 0; ///< It calls, or does not, since then today; 0: not known.
};

/// A hall at one moment, as its store has it and as a forecast takes it.
struct HallMoment
{
    /// People who take part, at most; who stands behind waits longer than is told.
    static constexpr int kPeopleLimit = 2000;

    qint64 atMs = 0;
    ForecastHall hall;
    std::vector<MomentPerson> people;  ///< By due.
    std::vector<MomentWindow> windows; ///< In the order of hall.windows.
};

/// The hall at `atMs` (Unix ms). The cost grows with who waits and with the changes of windows
/// today, whatever the history.
Result<HallMoment> hallMoment(storage::Database& database, const WaitHistory& history, qint64 atMs);

} // namespace onewindow::queue
