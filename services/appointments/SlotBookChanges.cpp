// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of an appointment: cancelled, changed, exchanged because the hall closes early,
// kept.

#include "services/appointments/ExcuseStore.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/SlotBook.h"
#include "services/core/Durations.h"
#include "services/core/Ids.h"

#include <QRandomGenerator>

#include <utility>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr qsizetype kReasonLimit = 100;

/// How long a cancelled place is kept from everybody.
qint64 drawDelay(const BookingRules& rules, const std::function<quint32(quint32)>& draw)
{
    const auto span = static_cast<quint32>(
        (rules.freeAfterMostMinutes - rules.freeAfterLeastMinutes) * kMinuteMs + 1);
    const quint32 more = draw ? draw(span) : QRandomGenerator::system()->bounded(span);
    return rules.freeAfterLeastMinutes * kMinuteMs + more;
}

Error ended()
{
    return {ErrorCode::Conflict, QStringLiteral("the appointment has ended")};
}

} // namespace

Result<bool> SlotBook::isExcused(Database& database, const QByteArray& id) const
{
    const auto excuse = ExcuseStore(database, m_settings.escrow.hall).find(id);
    if (!excuse) {
        return excuse.error();
    }
    const bool isHere = excuse.value() && excuse.value()->isExcused();
    return isHere || (m_settings.excusedElsewhere && m_settings.excusedElsewhere(id));
}

Result<Appointment> SlotBook::cancel(Database& database, const CancelOrder& order)
{
    const auto found = find(database, order.id);
    if (!found) {
        return found.error();
    }
    const Appointment& appointment = found.value();
    if (appointment.place != m_journal.node()) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("booked at %1, cancel there").arg(appointment.place)};
    }
    const auto attendance = LotStore(database, m_settings.escrow.hall).attendance(order.id);
    const auto rules = this->rules(database);
    const auto excused = isExcused(database, order.id);
    if (!attendance || !rules) {
        return !attendance ? attendance.error() : rules.error();
    }
    if (!excused) {
        return excused.error();
    }
    if (attendance.value() && attendance.value()->isHere()) {
        return Error{ErrorCode::Conflict, QStringLiteral("checked in already")};
    }
    const auto slot = slotFromKey(m_settings.escrow.hall, appointment.slot);
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const bool isStaffs = !order.staff.isEmpty();
    const bool isTooLate = slot && !isStaffs && nowMs > changeUntil(rules.value(), *slot);
    // Whoever would be there in vain may say so whenever they hear of it.
    if (slot && !excused.value() && (nowMs >= slot->startsAtMs() || isTooLate)) {
        return Error{ErrorCode::TooLate, QStringLiteral("the slot has begun, or begins too soon")};
    }
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kCancelled);
    fact.subject = order.id;
    fact.body = {{QStringLiteral("by"), isStaffs         ? QStringLiteral("staff")
                                        : order.isChange ? QStringLiteral("change")
                                                         : QStringLiteral("citizen")},
                 {QStringLiteral("reason"), order.reason.left(kReasonLimit)}};
    if (isStaffs) {
        fact.body.insert(QStringLiteral("staff"), order.staff);
    }
    if (const qint64 delayMs = drawDelay(rules.value(), m_settings.draw); delayMs > 0) {
        fact.body.insert(QStringLiteral("freeAt"), nowMs + delayMs);
    }
    OW_TRY(append(database, fact));
    return find(database, order.id);
}

Result<Booking> SlotBook::change(Database& database, const QByteArray& replaced, BookOrder& order)
{
    const auto excused = isExcused(database, replaced);
    if (!excused) {
        return excused.error();
    }
    if (excused.value()) {
        return exchange(database, replaced, order);
    }
    const auto old = find(database, replaced);
    if (!old) {
        return old.error();
    }
    if (old.value().slot == order.slot) {
        return Error{ErrorCode::Conflict, QStringLiteral("it is booked in that slot")};
    }
    order.replaced = replaced;
    auto booking = book(database, order);
    if (!booking) {
        return booking;
    }
    const auto cancelled =
        cancel(database, {.id = replaced, .staff = {}, .reason = {}, .isChange = true});
    return cancelled ? std::move(booking) : cancelled.error();
}

/// Wherever the old one was booked. Its own place ends it: at once if that is here.
Result<Booking> SlotBook::exchange(Database& database, const QByteArray& replaced, BookOrder& order)
{
    LotStore store(database, m_settings.escrow.hall);
    const auto old = store.appointment(replaced);
    const auto attendance = store.attendance(replaced);
    const auto excuse = ExcuseStore(database, m_settings.escrow.hall).find(replaced);
    if (!old || !attendance) {
        return !old ? old.error() : attendance.error();
    }
    if (!excuse) {
        return excuse.error();
    }
    const bool isLive = !old.value() || old.value()->state == AppointmentState::Booked;
    const bool isTaken = excuse.value() && !excuse.value()->replacedBy.isEmpty();
    if (!isLive || isTaken || (attendance.value() && attendance.value()->isHere())) {
        return ended();
    }
    if (old.value() && old.value()->slot == order.slot) {
        return Error{ErrorCode::Conflict, QStringLiteral("it is booked in that slot")};
    }
    order.replaced = replaced;
    order.isExchange = true;
    auto booking = book(database, order);
    if (!booking || !old.value() || old.value()->place != m_journal.node()) {
        return booking;
    }
    const auto cancelled =
        cancel(database, {.id = replaced, .staff = {}, .reason = {}, .isChange = true});
    return cancelled ? std::move(booking) : cancelled.error();
}

Result<void> SlotBook::noteArrival(Database& database, const Arrival& arrival)
{
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kCheckedIn);
    fact.subject = arrival.appointment;
    fact.body = {
        {QStringLiteral("slot"), arrival.slot},
        {QStringLiteral("ticket"), idToText(arrival.ticket)},
        {QStringLiteral("by"), arrival.isByCode ? QStringLiteral("code") : QStringLiteral("card")}};
    if (arrival.isLate) {
        fact.body.insert(QStringLiteral("isLate"), true);
    }
    return append(database, fact);
}

} // namespace onewindow::appointments
