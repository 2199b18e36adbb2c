// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/TicketService.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::appointments {

/// What somebody at a terminal books.
struct BookRequest
{
    QString slot;   ///< Slot::key().
    QString matter; ///< What for; empty if the slot's resource is the matter itself.
    std::optional<queue::Person> person; ///< Moved in, sealed, wiped.
};

/// One of somebody's appointments, as the screen shows it. Times are Unix milliseconds.
struct BookedAppointment
{
    QByteArray id;
    QString slot; ///< Slot::key().
    QString matter;
    qint64 startsAtMs = 0;
    qint64 endsAtMs = 0;
    qint64 checkInFromMs = 0;
    qint64 checkInUntilMs = 0; ///< Later the same day it gives an ordinary number.
    qint64 changeUntilMs = 0;  ///< Cancelled or changed until then.
    bool isHere = false;       ///< Booked at this terminal: only here it is cancelled and changed.
    bool isCheckedIn = false;  ///< Its number has been taken, here or elsewhere.
    QString number;            ///< That number, if this terminal issued it.
    /// codeText() of its token, where the card makes it again: booked at a terminal of this hall.
    /// Whoever has it checks in with it.
    QString code = {};
    /// The hall closes early that day, before it is over: it is cancelled, if it is of here, and
    /// changed, wherever it was booked, at any time. 0: as usual.
    qint64 closesAtMs = 0;
};

/// What this terminal knows of a person's appointments, the earliest first.
struct MyAppointments
{
    QList<BookedAppointment> appointments;
    /// The hall answers just now and has told of all it knows for the days ahead. Otherwise the
    /// person may have more: booked by phone, or at another terminal.
    bool isComplete = false;
};

/// Somebody has come. By `appointment`, or else by `code`.
struct CheckInRequest
{
    QByteArray appointment;
    QString code; ///< What a scanner read: the code text, or a whole calendar entry with it.
    std::optional<queue::Person> person; ///< From the card, if there is one: sealed and wiped.
    bool willPrint = false;              ///< See queue::IssueRequest.
};

} // namespace onewindow::appointments
