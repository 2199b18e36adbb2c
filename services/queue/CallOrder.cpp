// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/CallOrder.h"

#include "services/core/Durations.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace onewindow::queue {

namespace {

constexpr std::array kReasons{
    std::pair{OrderReason::CameEarlier, QLatin1String("cameEarlier")},
    std::pair{OrderReason::HeadStart, QLatin1String("headStart")},
    std::pair{OrderReason::Appointment, QLatin1String("appointment")},
    std::pair{OrderReason::OrdinaryTurn, QLatin1String("ordinaryTurn")},
    std::pair{OrderReason::CameBack, QLatin1String("cameBack")},
    std::pair{OrderReason::OutOfOrder, QLatin1String("outOfOrder")},
    std::pair{OrderReason::OtherMatter, QLatin1String("otherMatter")},
    std::pair{OrderReason::NotWaiting, QLatin1String("notWaiting")},
};

/// The value of `name` if it is a whole number within its limits.
qint64 valueOf(const QJsonObject& json, const char* name, qint64 usual, qint64 least, qint64 most)
{
    const qint64 value = json.value(QLatin1String(name)).toInteger(usual);
    return value >= least && value <= most ? value : usual;
}

/// Why a number of `klass` is due before one that it counts from later than.
OrderReason headStartOf(TicketClass klass)
{
    return klass == TicketClass::Appointment ? OrderReason::Appointment : OrderReason::HeadStart;
}

/// Whether `ticket` has been called and does not wait again: sent on, it waits in its old place.
bool wasCalled(const Ticket& ticket)
{
    return ticket.calledAtMs != 0 && ticket.state != TicketState::Waiting &&
           ticket.state != TicketState::Pending && ticket.state != TicketState::SetAside;
}

OrderReason reasonByDue(const Ticket& first, const Ticket& other)
{
    if (first.fromAtMs <= other.fromAtMs) {
        const bool hasLostPlace = other.misses > 0 && other.issuedAtMs < first.issuedAtMs;
        return hasLostPlace ? OrderReason::CameBack : OrderReason::CameEarlier;
    }
    return headStartOf(first.klass);
}

/// `first` was called before `other`, or while it waited.
OrderReason reasonOfCall(const Ticket& first, const Ticket& other)
{
    const auto recorded = orderReasonFrom(first.callReason);
    if (recorded == OrderReason::OutOfOrder) {
        return OrderReason::OutOfOrder;
    }
    if (first.calledAtMs <= other.issuedAtMs) {
        return OrderReason::CameEarlier;
    }
    if (isBefore(placeOf(first), placeOf(other))) {
        return reasonByDue(first, other);
    }
    const bool isTurn =
        recorded == OrderReason::OrdinaryTurn && other.klass != TicketClass::Ordinary;
    return isTurn ? OrderReason::OrdinaryTurn : OrderReason::NotWaiting;
}

} // namespace

CallRules callRulesFrom(const QJsonObject& json)
{
    constexpr qint64 kHeadStartMost = kHeadStartMinutesMost * kMinuteMs;
    const CallRules usual;
    return {.appointmentHeadStartMs = valueOf(json, "appointmentHeadStartMs",
                                              usual.appointmentHeadStartMs, 0, kHeadStartMost),
            .priorityHeadStartMs =
                valueOf(json, "priorityHeadStartMs", usual.priorityHeadStartMs, 0, kHeadStartMost),
            .ordinaryEvery = static_cast<int>(valueOf(json, "ordinaryEvery", usual.ordinaryEvery,
                                                      kOrdinaryEveryLeast, kOrdinaryEveryMost)),
            .reentryAfter = static_cast<int>(
                valueOf(json, "reentryAfter", usual.reentryAfter, 0, kReentryAfterMost)),
            .reentryWithinMs = valueOf(json, "reentryWithinMs", usual.reentryWithinMs, 0,
                                       kReentryMinutesMost * kMinuteMs),
            .missesAllowed = static_cast<int>(
                valueOf(json, "missesAllowed", usual.missesAllowed, 0, kMissesAllowedMost))};
}

QJsonObject toJson(const CallRules& rules)
{
    return {{QStringLiteral("appointmentHeadStartMs"), rules.appointmentHeadStartMs},
            {QStringLiteral("priorityHeadStartMs"), rules.priorityHeadStartMs},
            {QStringLiteral("ordinaryEvery"), rules.ordinaryEvery},
            {QStringLiteral("reentryAfter"), rules.reentryAfter},
            {QStringLiteral("reentryWithinMs"), rules.reentryWithinMs},
            {QStringLiteral("missesAllowed"), rules.missesAllowed}};
}

qint64 headStartMs(const CallRules& rules, TicketClass klass)
{
    switch (klass) {
    case TicketClass::Ordinary:
        return 0;
    case TicketClass::Appointment:
        return rules.appointmentHeadStartMs;
    default:
        return rules.priorityHeadStartMs;
    }
}

qint64 longestHeadStartMs(const CallRules& rules)
{
    return std::max(rules.appointmentHeadStartMs, rules.priorityHeadStartMs);
}

Place placeOf(const CallRules& rules, TicketClass klass, qint64 issuedAtMs, qint64 readyAtMs)
{
    const bool isAhead = readyAtMs > issuedAtMs && readyAtMs - issuedAtMs <= kReadyAheadLimitMs;
    Place place;
    place.isOrdinary = klass == TicketClass::Ordinary;
    place.fromMs = isAhead ? readyAtMs : issuedAtMs;
    place.dueMs = place.fromMs - headStartMs(rules, klass);
    return place;
}

Place placeOf(const Ticket& ticket)
{
    return {ticket.klass == TicketClass::Ordinary, ticket.fromAtMs, ticket.dueAtMs, ticket.seq,
            ticket.id};
}

bool isBefore(const Place& one, const Place& other)
{
    return std::tie(one.dueMs, one.seq, one.id) < std::tie(other.dueMs, other.seq, other.id);
}

QString orderReasonName(OrderReason reason)
{
    for (const auto& [known, name] : kReasons) {
        if (known == reason) {
            return name;
        }
    }
    return {};
}

std::optional<OrderReason> orderReasonFrom(QStringView name)
{
    for (const auto& [reason, known] : kReasons) {
        if (known == name) {
            return reason;
        }
    }
    return std::nullopt;
}

NextCall nextCall(const CallRules& rules, const Place& first, TicketClass klass,
                  const std::optional<Place>& firstOrdinary, int passed)
{
    if (first.isOrdinary || !firstOrdinary) {
        return {first.isOrdinary, OrderReason::CameEarlier, 0};
    }
    if (first.fromMs <= firstOrdinary->fromMs) { // Would go first without any head start.
        return {false, OrderReason::CameEarlier, passed};
    }
    if (passed + 1 >= rules.ordinaryEvery) {
        return {true, OrderReason::OrdinaryTurn, 0};
    }
    return {false, headStartOf(klass), passed + 1};
}

OrderExplanation explainOrder(const Ticket& one, const Ticket& other)
{
    const bool isOneCalled = wasCalled(one);
    const bool isOtherCalled = wasCalled(other);
    const bool isFirst = isOneCalled != isOtherCalled
                             ? isOneCalled
                             : (isOneCalled ? one.calledAtMs <= other.calledAtMs
                                            : isBefore(placeOf(one), placeOf(other)));
    const Ticket& first = isFirst ? one : other;
    const Ticket& second = isFirst ? other : one;
    if (first.matter != second.matter) {
        return {isFirst, OrderReason::OtherMatter};
    }
    if (isOneCalled || isOtherCalled) {
        return {isFirst, reasonOfCall(first, second)};
    }
    const bool doBothWait =
        one.state == TicketState::Waiting && other.state == TicketState::Waiting;
    return {isFirst, doBothWait ? reasonByDue(first, second) : OrderReason::NotWaiting};
}

Reentry reentryOf(const CallRules& rules, int misses, qint64 missedAtMs, qint64 nowMs)
{
    if (misses > rules.missesAllowed) {
        return Reentry::Void;
    }
    return misses <= 1 && nowMs - missedAtMs <= rules.reentryWithinMs ? Reentry::AfterNext
                                                                      : Reentry::AtEnd;
}

} // namespace onewindow::queue
