// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/queue/Ticket.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace onewindow::queue {

// Who is called next. A number counts from when it was taken, or its appointment begins; it is due
// then, or a head start of its class earlier. A window calls the earliest due of all that it
// serves, unless it is an ordinary number's turn.
//
// The bound, with N = CallRules::ordinaryEvery and H the longer head start: an ordinary number is
// passed, by numbers that count from later than it,
// - only by those that count from less than H later, and
// - by at most (N - 1) * (k + w), where k ordinary numbers are called before it by the w windows
//   that serve it: between two ordinary numbers a window calls at most N - 1 that count from later
//   than the first ordinary one waiting for it.
// Both hold however many people of the other classes come. What a clerk calls out of order is
// recorded as that and is not counted here.
//
// In minutes: who takes an ordinary number waits no longer than if they had come H later to a hall
// that calls everybody in the order of coming, but for the end of one service. For whoever is
// called before them counts from less than H later, and so would be called before them there, too.
// Of a number with a head start it is the rest of H.

/// What a hall sets of the order; defaults of standards section 6.2.
struct CallRules
{
    qint64 appointmentHeadStartMs = 20LL * 60 * 1000;
    qint64 priorityHeadStartMs = 20LL * 60 * 1000; ///< Of all other classes but the ordinary one.
    /// Of so many calls in a row that could pass a waiting ordinary number, one is that number.
    int ordinaryEvery = 3;
    /// A missed number comes back after so many that wait for its matter.
    int reentryAfter = 3;
    /// If it comes back so soon after it was missed; later, at the end of the line.
    qint64 reentryWithinMs = 30LL * 60 * 1000;
    /// Missed more often, a number is void. The second time it comes back at the end of the line.
    int missesAllowed = 2;

    friend bool operator==(const CallRules&, const CallRules&) = default;
};

/// What toJson() has written; what it lacks, or says out of limits, is the default.
CallRules callRulesFrom(const QJsonObject& json);
/// {appointmentHeadStartMs, priorityHeadStartMs, ordinaryEvery, reentryAfter, reentryWithinMs,
/// missesAllowed}
QJsonObject toJson(const CallRules& rules);

/// Limits of the above, for whoever reads them from people.
inline constexpr int kHeadStartMinutesMost = 120;
inline constexpr int kOrdinaryEveryLeast = 2;
inline constexpr int kOrdinaryEveryMost = 20;
inline constexpr int kReentryAfterMost = 20;
inline constexpr int kReentryMinutesMost = 480;
inline constexpr int kMissesAllowedMost = 5;

/// The longer of the two: who counts from so much later passes nobody.
qint64 headStartMs(const CallRules& rules, TicketClass klass);
qint64 longestHeadStartMs(const CallRules& rules);

/// Where a number stands.
struct Place
{
    bool isOrdinary = true;
    qint64 fromMs = 0; ///< It counts from then.
    qint64 dueMs = 0;  ///< What decides: fromMs less the head start.
    quint64 seq = 0;   ///< Between equals these two decide.
    QByteArray id;
};

/// Of a number taken at `issuedAtMs`. One that was taken before its time, for an appointment that
/// begins at `readyAtMs` (0, or further ahead than kReadyAheadLimitMs: none), counts from the
/// beginning: who comes early waits for the slot, and not longer for having come early; who comes
/// after it began counts from then, so that the bound above holds for everybody behind.
Place placeOf(const CallRules& rules, TicketClass klass, qint64 issuedAtMs, qint64 readyAtMs = 0);
Place placeOf(const Ticket& ticket);

/// Whether `one` is due before `other`, whoever's turn it is.
bool isBefore(const Place& one, const Place& other);

/// Why a number is called before another one.
enum class OrderReason {
    CameEarlier,
    HeadStart,    ///< Of its class.
    Appointment,  ///< The head start of an appointment.
    OrdinaryTurn, ///< Enough others were called while ordinary numbers waited.
    CameBack,     ///< The other one was missed and has come back further behind.
    OutOfOrder,   ///< A clerk called it with a reason of their own.
    OtherMatter,  ///< They do not wait in the same line.
    NotWaiting,   ///< The other one could not be called then.
};

/// Stable names for facts and the API: "headStart".
QString orderReasonName(OrderReason reason);
std::optional<OrderReason> orderReasonFrom(QStringView name);

/// Whom a window calls, of two that it might.
struct NextCall
{
    bool isOrdinary = false; ///< `firstOrdinary`, not `first`.
    /// Against the other of the two; CameEarlier where there is none.
    OrderReason reason = OrderReason::CameEarlier;
    int passed = 0; ///< The window's count from now on.
};

/// `first`: the earliest due of all that the window serves; `klass` its class. `firstOrdinary`: the
/// earliest due ordinary one, if one waits. `passed`: how often the window has, since it last
/// called an ordinary number, called one that counted from later than an ordinary one waiting.
NextCall nextCall(const CallRules& rules, const Place& first, TicketClass klass,
                  const std::optional<Place>& firstOrdinary, int passed);

/// Why one number is called before another, or was.
struct OrderExplanation
{
    bool isBefore = false; ///< The first one asked about comes first; else the other does.
    OrderReason reason = OrderReason::CameEarlier;
};

/// Which of two numbers comes or came first, and why: by what was recorded where one was called.
OrderExplanation explainOrder(const Ticket& one, const Ticket& other);

/// How a missed number comes back.
enum class Reentry { AfterNext, AtEnd, Void };

/// `misses`: how often it was missed, with the last time, at `missedAtMs`.
Reentry reentryOf(const CallRules& rules, int misses, qint64 missedAtMs, qint64 nowMs);

} // namespace onewindow::queue
