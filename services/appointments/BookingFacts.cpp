// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the projection makes of bookings and their ends.

#include "services/appointments/ExcuseStore.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/SlotFact.h"
#include "services/appointments/SlotProjection.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"

#include <algorithm>

namespace onewindow::appointments {

namespace {

constexpr qsizetype kHandleLimit = 128;
constexpr qsizetype kReasonLimit = 100;

/// Counts a booking from `lot`, or its end, in the lot and in all above it.
Result<void> addUsedUpwards(LotStore& store, QString id, qint64 by)
{
    for (int depth = 0; depth < kDepthLimit && !id.isEmpty(); ++depth) {
        const auto found = store.lot(id);
        if (!found) {
            return found.error();
        }
        if (!found.value()) {
            return {};
        }
        Lot lot = *found.value();
        const qint64 before = lot.out();
        lot.used += by;
        OW_TRY(store.addUsed(id, by));
        if (lot.out() != before) {
            OW_TRY(store.addAllotted(lot.slot, lot.source, lot.out() - before));
        }
        id = lot.source;
    }
    return {};
}

/// An end of a booking that was counted.
Result<void> freePlace(LotStore& store, const Appointment& appointment)
{
    const auto isFreed = appointment.lot.isEmpty() ? store.addBookedAtRoot(appointment.slot, -1)
                                                   : store.addBooked(appointment.lot, -1);
    if (!isFreed) {
        return isFreed.error();
    }
    return addUsedUpwards(store, appointment.lot, -1);
}

} // namespace

Result<Objection> objectionTo(LotStore& store, const QString& lot, const QString& self)
{
    Objection objection;
    QString id = lot;
    for (int depth = 0; depth < kDepthLimit; ++depth) {
        const auto found = store.lot(id);
        if (!found) {
            return found.error();
        }
        if (!found.value()) {
            // The lots above it are another node's business.
            if (depth == 0) {
                objection.reason = QStringLiteral("over");
            }
            return objection;
        }
        const Lot& at = *found.value();
        const bool isVoid = at.state == LotState::Void;
        const bool isOver = depth == 0 && (at.state == LotState::Closed || at.free() < 1);
        objection.isMine = objection.isMine || at.grantor == self;
        if (isVoid || isOver) {
            objection.reason = isVoid ? QStringLiteral("void") : QStringLiteral("over");
        }
        if (at.source.isEmpty()) {
            return objection;
        }
        id = at.source;
    }
    return objection;
}

/// Counts it where it has a right to a place; says whether it has.
Result<bool> SlotProjection::countBooking(const Fact& fact, const Appointment& appointment)
{
    LotStore store = fact.store();
    if (appointment.lot.isEmpty()) {
        if (!fact.isOwn) {
            return false;
        }
        const auto isBooked = store.bookAtRoot(appointment.slot, appointment.life);
        if (!isBooked || isBooked.value()) {
            return isBooked;
        }
        OW_TRY(refuseOwn(fact, {kSlotFull, QStringLiteral("no place is free")}));
        return store.addBookedAtRoot(appointment.slot, 1);
    }
    const auto lot = store.lot(appointment.lot);
    if (!lot) {
        return lot.error();
    }
    const bool isHolders = lot.value() && lot.value()->slot == appointment.slot &&
                           lot.value()->holder == appointment.place &&
                           lot.value()->life == appointment.life;
    if (fact.isOwn && isHolders) {
        const auto isBooked =
            store.bookFromLot(appointment.lot, appointment.place, appointment.life);
        if (!isBooked) {
            return isBooked.error();
        }
        if (isBooked.value()) {
            OW_TRY(addUsedUpwards(store, appointment.lot, 1));
            return true;
        }
    }
    OW_TRY(refuseOwn(fact, {kSlotFull, QStringLiteral("no place is free")}));
    const auto objection = objectionTo(store, appointment.lot, m_self);
    if (!objection) {
        return objection.error();
    }
    if (!isHolders || !objection.value().reason.isEmpty()) {
        return false;
    }
    OW_TRY(store.addBooked(appointment.lot, 1));
    OW_TRY(addUsedUpwards(store, appointment.lot, 1));
    return true;
}

Result<void> SlotProjection::applyBooked(const Fact& fact)
{
    Appointment appointment;
    appointment.id = fact.row.subject;
    appointment.slot = textOf(fact.body, "slot", kSlotKeyLimit);
    appointment.lot = textOf(fact.body, "lot");
    appointment.place = fact.row.node;
    appointment.life = fact.row.incarnation;
    appointment.tokenDigest =
        QByteArray::fromBase64(textOf(fact.body, "token", kHandleLimit).toLatin1());
    appointment.handle = textOf(fact.body, "handle", kHandleLimit);
    appointment.isTyped = fact.body.value(QLatin1String("isTyped")).toBool();
    appointment.matter = textOf(fact.body, "matter");
    appointment.bookedAtMs = fact.row.correctedMs;
    appointment.sealed = fact.row.sealed;
    appointment.keyId = fact.row.keyId;
    LotStore store = fact.store();
    const auto known = store.appointment(appointment.id);
    if (!known) {
        return known.error();
    }
    if (known.value() || !slotFromKey(fact.hall, appointment.slot)) {
        qCWarning(lcQueue) << "an appointment is left out: its id or slot is wrong, by"
                           << fact.row.node;
        return refuseOwn(fact, {ErrorCode::Conflict, QStringLiteral("appointment")});
    }
    const auto isCounted = countBooking(fact, appointment);
    if (!isCounted) {
        return isCounted.error();
    }
    // From no lot at all only the root books: there is nothing to find out.
    appointment.state = isCounted.value()           ? AppointmentState::Booked
                        : appointment.lot.isEmpty() ? AppointmentState::Refused
                                                    : AppointmentState::Disputed;
    const auto isNew = store.insertAppointment(appointment, isCounted.value());
    if (!isNew) {
        return isNew.error();
    }
    // Where the new one does not hold, the old one is all that they have.
    const QByteArray replaced =
        isCounted.value() ? idFromText(textOf(fact.body, "replaces")) : QByteArray();
    return replaced.isEmpty()
               ? Result<void>()
               : ExcuseStore(fact.database, fact.hall).setReplaced(replaced, appointment.id);
}

Result<void> SlotProjection::applyEnded(const Fact& fact, AppointmentState to)
{
    LotStore store = fact.store();
    const auto found = store.appointment(fact.row.subject);
    if (!found) {
        return found.error();
    }
    const Error refusal{ErrorCode::Conflict, QStringLiteral("the appointment has ended")};
    if (!found.value()) {
        return refuseOwn(fact, refusal);
    }
    const Appointment& appointment = *found.value();
    const auto mayEnd = to == AppointmentState::Cancelled
                            ? Result<bool>(appointment.place == fact.row.node)
                            : store.isAbove(fact.row.node, appointment.lot);
    if (!mayEnd) {
        return mayEnd.error();
    }
    const bool isLive = appointment.state == AppointmentState::Booked ||
                        appointment.state == AppointmentState::Disputed;
    if (!mayEnd.value() || !isLive) {
        return refuseOwn(fact, refusal);
    }
    // Kept back by who has it: for everybody else it is a free place there, which comes up by
    // `returned` alone, as any other.
    const qint64 freeAtMs =
        fact.isOwn && to == AppointmentState::Cancelled &&
                appointment.state == AppointmentState::Booked
            ? std::max<qint64>(0, fact.body.value(QLatin1String("freeAt")).toInteger())
            : 0;
    const auto isEnded =
        store.endAppointment(appointment.id, {.from = appointment.state,
                                              .to = to,
                                              .reason = textOf(fact.body, "reason", kReasonLimit),
                                              .atMs = fact.row.correctedMs,
                                              .freeAtMs = freeAtMs});
    if (!isEnded) {
        return isEnded.error();
    }
    if (!isEnded.value()) {
        return refuseOwn(fact, refusal);
    }
    // Its own place says so by a cancellation.
    if (to == AppointmentState::Refused || textOf(fact.body, "by") == u"refused") {
        OW_TRY(ExcuseStore(fact.database, fact.hall).setRefused(appointment.id));
    }
    return appointment.state == AppointmentState::Disputed || freeAtMs > 0
               ? Result<void>()
               : freePlace(store, appointment);
}

/// The place of a cancelled appointment can be booked again.
Result<void> SlotProjection::applyFreed(const Fact& fact)
{
    LotStore store = fact.store();
    const auto found = store.appointment(fact.row.subject);
    if (!found) {
        return found.error();
    }
    const Error refusal{ErrorCode::Conflict, QStringLiteral("no place waits to be freed")};
    if (!found.value() || found.value()->place != fact.row.node) {
        return refuseOwn(fact, refusal);
    }
    const auto isFreed = store.freeAppointment(found.value()->id);
    if (!isFreed) {
        return isFreed.error();
    }
    return isFreed.value() ? freePlace(store, *found.value()) : refuseOwn(fact, refusal);
}

/// When a hall closes is that hall's to say, of whatever was booked in it.
Result<void> SlotProjection::applyExcuse(const Fact& fact)
{
    const QString slot = textOf(fact.body, "slot", kSlotKeyLimit);
    if (fact.row.node != fact.hall || !slotFromKey(fact.hall, slot)) {
        return {};
    }
    ExcuseStore store(fact.database, fact.hall);
    if (fact.row.kind == QLatin1String(facts::kExcuseEnded)) {
        return store.setClosing(fact.row.subject, slot, 0);
    }
    const qint64 closesAtMs =
        std::max<qint64>(0, fact.body.value(QLatin1String("closesAt")).toInteger());
    OW_TRY(store.setClosing(fact.row.subject, slot, closesAtMs));
    // The centre may have missed somebody before it heard of this.
    return store.forgiveNoShow(fact.row.subject);
}

/// Somebody came, or nobody did. A terminal may know of an appointment through the feed alone.
Result<void> SlotProjection::applyAttendance(const Fact& fact)
{
    Attendance attendance;
    attendance.node = fact.row.node;
    attendance.atMs = fact.row.correctedMs;
    if (fact.row.kind == QLatin1String(facts::kCheckedIn)) {
        const bool isLate = fact.body.value(QLatin1String("isLate")).toBool();
        attendance.outcome = isLate ? Attendance::Outcome::Late : Attendance::Outcome::CheckedIn;
        attendance.ticket = idFromText(textOf(fact.body, "ticket"));
    }
    const auto isNew = fact.store().putAttendance(fact.row.subject, attendance);
    if (!isNew) {
        return isNew.error();
    }
    return isNew.value()
               ? Result<void>()
               : refuseOwn(fact, {ErrorCode::Conflict, QStringLiteral("checked in already")});
}

} // namespace onewindow::appointments
