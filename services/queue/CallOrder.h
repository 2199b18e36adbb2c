// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/queue/Ticket.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace onewindow::queue {

// Who is called next. Those who wait for a matter stand in three lines by the time from which they
// count; a line has a head start, and the earliest due of all lines is next, unless it is an
// ordinary number's turn.
//
// The bound, with N = CallRules::ordinaryEvery and H the longer head start: who waits with an
// ordinary number is passed
// - only by people who count from less than H later, and
// - by at most (N - 1) * (k + w) of them, where k ordinary numbers stood before theirs and w
//   windows serve the matter: between two ordinary numbers a window calls at most N - 1 who came
//   after the first ordinary one that waits for it.
// Both hold however many people of the other lines come. What a clerk calls out of order is
// recorded as that and is not counted here.

/// The lines.
enum class Lane { Ordinary, Appointment, Priority };

inline constexpr int kLanes = 3;

Lane laneOf(TicketClass klass);

/// What a hall sets of the order; defaults of standards section 6.2.
struct CallRules
{
    /// How much earlier than taken a number of the line counts.
    qint64 appointmentHeadStartMs = 20LL * 60 * 1000;
    qint64 priorityHeadStartMs = 20LL * 60 * 1000;
    /// Of so many calls that pass over a waiting ordinary number, the last is that number.
    int ordinaryEvery = 3;
    /// A missed number comes back after so many who wait.
    int reentryAfter = 3;
    /// So long after it was missed; later, at the end of the line.
    qint64 reentryWithinMs = 30LL * 60 * 1000;
    /// Missed more often, a number is void.
    int missesAllowed = 2;

    friend bool operator==(const CallRules&, const CallRules&) = default;
};

/// "headStartMinutes" {appointment, priority} 0-120, "ordinaryEvery" 2-20, "reentryAfter" 0-20,
/// "reentryMinutes" 0-480, "missesAllowed" 0-5; what is not said is the default. Errors: BadRequest,
/// naming the value and what it may be.
Result<CallRules> callRulesFrom(const QJsonObject& json);
QJsonObject toJson(const CallRules& rules);

qint64 headStartMs(const CallRules& rules, Lane lane);

/// Where a number stands.
struct Place
{
    Lane lane = Lane::Ordinary;
    qint64 fromMs = 0; ///< Counts from then: taken, appointment begins, or where it came back.
    quint64 seq = 0;   ///< These two decide between equals.
    QByteArray id;
};

/// The moment that decides: from when the place counts, less the head start of its line.
qint64 dueMs(const CallRules& rules, const Place& place);

/// Whether `one` is called before `other` as far as the lines go, whoever's turn it is.
bool isBefore(const CallRules& rules, const Place& one, const Place& other);

/// Why somebody is called before somebody else.
enum class OrderReason {
    CameEarlier,
    HeadStart,    ///< Of a priority class.
    Appointment,  ///< Its time, or its head start.
    OrdinaryTurn, ///< Enough others were called before the ordinary numbers.
    CameBack,     ///< A missed number has lost its place, or has it again after the next few.
    OutOfOrder,   ///< A clerk called it with a reason of their own.
    OtherMatter,  ///< The two do not wait in the same line.
    NotWaiting,   ///< One of them does not wait, or did not when the other was called.
};

/// Stable names for facts and the API: "headStart".
QString orderReasonName(OrderReason reason);
std::optional<OrderReason> orderReasonFrom(QStringView name);

/// Who is next at a window.
struct NextCall
{
    qsizetype index = 0; ///< Of the fronts given.
    OrderReason reason = OrderReason::CameEarlier;
    int passed = 0; ///< The window's count from now on, see nextCall().
};

/// Whom a window calls, of the first of each line of its matters. `passed`: how many it has called
/// in a row that had come after an ordinary number which waited for it; the last NextCall said it.
/// Nothing where nobody waits.
std::optional<NextCall> nextCall(const CallRules& rules, const QList<Place>& fronts, int passed);

} // namespace onewindow::queue
