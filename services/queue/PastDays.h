// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/Ticket.h"
#include "services/queue/WaitEstimate.h"
#include "services/storage/Database.h"

#include <QString>

#include <optional>
#include <vector>

namespace onewindow::queue {

/// A number of an earlier day, as far as waiting goes. Times are Unix ms, 0 for never.
struct PastTicket
{
    QString matter; ///< The last that it was for.
    TicketClass klass = TicketClass::Ordinary;
    qint64 issuedAtMs = 0;
    qint64 dueAtMs = 0;
    QString window;        ///< That had it last.
    qint64 calledAtMs = 0; ///< There.
    qint64 endedAtMs = 0;
    bool isServed = false; ///< They came, and are done.
    bool isMissed = false;
};

/// A window that began to call, or stopped.
struct PastWindowChange
{
    QString window;
    qint64 atMs = 0;
    bool isOpen = false;
    QStringList matters; ///< That it serves, or served until then.
};

/// A range that somebody was told with their number, and how long it was until the first call.
struct PastQuote
{
    WaitRange quoted;
    double waitedMinutes = 0;

    [[nodiscard]] bool isKept() const
    {
        return waitedMinutes >= quoted.lowMinutes && waitedMinutes <= quoted.highMinutes;
    }
};

/// A working day of a hall.
struct PastDay
{
    QString day;                           ///< yyyy-MM-dd
    std::vector<PastTicket> tickets;       ///< By id: in the order of issue.
    std::vector<PastWindowChange> windows; ///< In the order of time.
    std::vector<PastQuote> quotes;
};

/// Days that are learned from, at most: the newest ones, of the last kPastLookBackDays.
inline constexpr int kPastDaysMost = 20;
inline constexpr int kPastLookBackDays = 40;
/// A day with fewer numbers was no working day.
inline constexpr int kPastNumbersLeast = 20;

/// The hall's working days before `today` (yyyy-MM-dd), the oldest first. Reads the tickets of
/// kPastLookBackDays days, some ten thousands of a large hall, through their key: once a day, over
/// a reader's connection.
Result<std::vector<PastDay>> pastDays(storage::Database& database, const QString& today);

/// Ids are ordered by the time they were made at: the least one of that time (Unix ms).
QByteArray firstIdOf(qint64 wallMs);

} // namespace onewindow::queue
