// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotProjection.h"

#include "services/appointments/FactKinds.h"
#include "services/appointments/Partition.h"
#include "services/core/Log.h"
#include "services/storage/Migration.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE slots (
            hall TEXT NOT NULL,
            slot TEXT NOT NULL,
            resource TEXT NOT NULL,
            day TEXT NOT NULL,
            starts_ms BIGINT NOT NULL,
            capacity BIGINT NOT NULL,
            allotted BIGINT NOT NULL,
            booked BIGINT NOT NULL,
            life BIGINT NOT NULL,
            PRIMARY KEY (hall, slot)
        ) {norowid};
        CREATE INDEX slots_day ON slots (hall, resource, day);
        CREATE TABLE allotments (
            hall TEXT NOT NULL,
            lot TEXT NOT NULL,
            slot TEXT NOT NULL,
            resource TEXT NOT NULL,
            day TEXT NOT NULL,
            starts_ms BIGINT NOT NULL,
            grantor TEXT NOT NULL,
            source TEXT NOT NULL,
            holder TEXT NOT NULL,
            life BIGINT NOT NULL,
            share BIGINT NOT NULL,
            granted BIGINT NOT NULL,
            returned BIGINT NOT NULL,
            wanted BIGINT NOT NULL,
            allotted BIGINT NOT NULL,
            booked BIGINT NOT NULL,
            used BIGINT NOT NULL,
            state BIGINT NOT NULL,
            PRIMARY KEY (hall, lot)
        ) {norowid};
        CREATE INDEX allotments_slot ON allotments (hall, slot);
        CREATE INDEX allotments_day ON allotments (hall, holder, day, resource);
        CREATE INDEX allotments_start ON allotments (hall, holder, starts_ms);
        CREATE TABLE asks (
            hall TEXT NOT NULL,
            slot TEXT NOT NULL,
            holder TEXT NOT NULL,
            grantor TEXT NOT NULL,
            life BIGINT NOT NULL,
            level BIGINT NOT NULL,
            PRIMARY KEY (hall, slot, holder)
        ) {norowid};
        CREATE TABLE appointments (
            hall TEXT NOT NULL,
            id {blob} NOT NULL,
            slot TEXT NOT NULL,
            lot TEXT NOT NULL,
            place TEXT NOT NULL,
            life BIGINT NOT NULL,
            state BIGINT NOT NULL,
            token {blob} NOT NULL,
            handle TEXT NOT NULL,
            reason TEXT NOT NULL,
            booked_at BIGINT NOT NULL,
            ended_at BIGINT NOT NULL,
            sealed {blob} NOT NULL,
            key_id {blob} NOT NULL,
            is_counted BIGINT NOT NULL,
            PRIMARY KEY (hall, id)
        ) {norowid};
        CREATE INDEX appointments_slot ON appointments (hall, slot);
        CREATE INDEX appointments_disputed ON appointments (hall, id) WHERE state = 1;
    )"},
};

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kHandleLimit = 128;
constexpr qsizetype kReasonLimit = 100;

QString textOf(const QJsonObject& json, const char* name, qsizetype limit = kNameLimit)
{
    return json.value(QLatin1String(name)).toString().left(limit);
}

/// An amount as facts carry it; what is out of its limits counts as the nearest.
qint64 amountOf(const QJsonObject& json, const char* name, qint64 limit)
{
    return std::clamp<qint64>(json.value(QLatin1String(name)).toInteger(), 0, limit);
}

/// Totals grow over a slot's whole life: places go down and come back again.
constexpr qint64 kTotalLimit = 1'000'000'000;

bool isKind(const journal::Row& row, const char* kind)
{
    return row.kind == QLatin1String(kind);
}

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

/// Writes `after` and tells the account above what has changed for it.
Result<void> rewrite(LotStore& store, const Lot& before, const Lot& after)
{
    OW_TRY(store.updateLot(after));
    const qint64 difference = after.out() - before.out();
    if (difference == 0) {
        return {};
    }
    const auto isThere = store.addAllotted(after.slot, after.source, difference);
    return isThere ? Result<void>() : Result<void>(isThere.error());
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

/// One row, read.
struct SlotProjection::Fact
{
    Database& database;
    const journal::Row& row;
    QString hall;
    QJsonObject body;
    bool isOwn = false;

    [[nodiscard]] LotStore store() const { return {database, hall}; }
};

SlotProjection::SlotProjection(QString self)
    : m_self(std::move(self))
{}

QString SlotProjection::component() const
{
    return QStringLiteral("slots");
}

QStringList SlotProjection::tables() const
{
    return {QStringLiteral("slots"), QStringLiteral("allotments"), QStringLiteral("asks"),
            QStringLiteral("appointments")};
}

Result<void> SlotProjection::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

/// `error` if the fact is being written now: it shall not happen. What the own node wrote in an
/// earlier life, and what is rebuilt, has happened.
Result<void> SlotProjection::refuseOwn(const Fact& fact, const Error& error) const
{
    if (!fact.isOwn) {
        return {};
    }
    const auto version = storage::schemaVersion(fact.database, u"journal");
    if (!version) {
        return version.error();
    }
    if (version.value() == 0) {
        return {};
    }
    const auto life = ownLife(fact.database, fact.hall);
    if (!life) {
        return life.error();
    }
    return life.value() == fact.row.incarnation ? Result<void>(error) : Result<void>();
}

Result<void> SlotProjection::apply(Database& database, const journal::Row& row)
{
    static const std::array prefixes{QLatin1String("allotment."), QLatin1String("appointment."),
                                     QLatin1String("capacity."), QLatin1String("holder.")};
    const bool isOurs = std::any_of(prefixes.begin(), prefixes.end(), [&](QLatin1String prefix) {
        return row.kind.startsWith(prefix);
    });
    if (!isOurs) {
        return {};
    }
    const Fact fact{.database = database,
                    .row = row,
                    .hall = row.hall,
                    .body = QJsonDocument::fromJson(row.body).object(),
                    .isOwn = row.node == m_self};
    if (isKind(row, facts::kBooked)) {
        return applyBooked(fact);
    }
    if (isKind(row, facts::kCancelled)) {
        return applyEnded(fact, AppointmentState::Cancelled);
    }
    if (isKind(row, facts::kRefused)) {
        return applyEnded(fact, AppointmentState::Refused);
    }
    const QJsonArray items = fact.body.value(QLatin1String("items")).toArray();
    const qsizetype count = std::min<qsizetype>(items.size(), facts::kItemLimit);
    for (qsizetype i = 0; i < count; ++i) {
        OW_TRY(applyItem(fact, items.at(i).toObject()));
    }
    return {};
}

Result<void> SlotProjection::applyItem(const Fact& fact, const QJsonObject& item)
{
    if (isKind(fact.row, facts::kCapacitySet)) {
        return applyCapacity(fact, item);
    }
    if (isKind(fact.row, facts::kGranted)) {
        return applyGranted(fact, item);
    }
    if (isKind(fact.row, facts::kTaken)) {
        return applyTaken(fact, item);
    }
    if (isKind(fact.row, facts::kReturned)) {
        return applyReturned(fact, item);
    }
    if (isKind(fact.row, facts::kWanted)) {
        return applyWanted(fact, item);
    }
    if (isKind(fact.row, facts::kHolderLost)) {
        return applyLost(fact, item);
    }
    if (isKind(fact.row, facts::kAsked) &&
        slotFromKey(fact.hall, textOf(item, "slot", kSlotKeyLimit))) {
        return fact.store().putAsk({
            .slot = textOf(item, "slot", kSlotKeyLimit),
            .holder = fact.row.node,
            .grantor = textOf(fact.body, "to"),
            .life = fact.row.incarnation,
            .level = amountOf(item, "level", kCapacityLimit),
        });
    }
    return {};
}

Result<void> SlotProjection::applyCapacity(const Fact& fact, const QJsonObject& item)
{
    const auto slot = slotFromKey(fact.hall, textOf(item, "slot", kSlotKeyLimit));
    if (!slot) {
        return {};
    }
    return fact.store().setCapacity(*slot, amountOf(item, "capacity", kCapacityLimit),
                                    fact.row.incarnation);
}

Result<void> SlotProjection::applyGranted(const Fact& fact, const QJsonObject& item)
{
    Lot lot;
    lot.id = textOf(item, "lot");
    lot.slot = textOf(item, "slot", kSlotKeyLimit);
    lot.grantor = fact.row.node;
    lot.source = textOf(item, "source");
    lot.holder = textOf(item, "holder");
    lot.life = static_cast<quint32>(
        std::clamp<qint64>(item.value(QLatin1String("life")).toInteger(), 1, INT32_MAX));
    lot.share = amountOf(item, "share", kTotalLimit);
    lot.granted = amountOf(item, "granted", kTotalLimit);
    return raise(fact, lot, true);
}

Result<void> SlotProjection::applyTaken(const Fact& fact, const QJsonObject& item)
{
    Lot lot;
    lot.id = textOf(item, "lot");
    lot.slot = textOf(item, "slot", kSlotKeyLimit);
    lot.grantor = textOf(item, "grantor");
    lot.source = textOf(item, "source");
    lot.holder = fact.row.node;
    lot.life = fact.row.incarnation;
    lot.share = amountOf(item, "share", kTotalLimit);
    lot.granted = amountOf(item, "granted", kTotalLimit);
    return raise(fact, lot, false);
}

/// Opens the lot, or raises what was granted to it in all.
Result<void> SlotProjection::raise(const Fact& fact, const Lot& wanted, bool isGrantor)
{
    if (wanted.id.isEmpty() || wanted.holder.isEmpty() || !slotFromKey(fact.hall, wanted.slot)) {
        return {};
    }
    LotStore store = fact.store();
    const auto found = store.lot(wanted.id);
    if (!found) {
        return found.error();
    }
    Lot before = wanted;
    before.granted = 0;
    if (found.value()) {
        before = *found.value();
        const bool isSame = before.slot == wanted.slot && before.holder == wanted.holder &&
                            before.life == wanted.life && before.grantor == wanted.grantor;
        if (!isSame || before.state != LotState::Open) {
            return refuseOwn(fact, {ErrorCode::Conflict, QStringLiteral("lot is not open")});
        }
    } else {
        OW_TRY(store.insertLot(before));
    }
    Lot after = before;
    after.share = wanted.share;
    after.granted = std::max(before.granted, wanted.granted);
    const qint64 more = after.granted - before.granted;
    // Only a grant of now asks whether there is so much: what was granted is out.
    if (more > 0 && isGrantor && fact.isOwn) {
        const auto given = store.giveAway(after.slot, after.source, more, fact.row.incarnation);
        if (!given) {
            return given.error();
        }
        if (given.value()) {
            return store.updateLot(after);
        }
        OW_TRY(refuseOwn(fact, {kSlotFull, QStringLiteral("nothing left to grant")}));
    }
    return rewrite(store, before, after);
}

Result<void> SlotProjection::applyReturned(const Fact& fact, const QJsonObject& item)
{
    LotStore store = fact.store();
    const auto found = store.lot(textOf(item, "lot"));
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->holder != fact.row.node) {
        return refuseOwn(fact, {ErrorCode::NotFound, QStringLiteral("no such lot")});
    }
    const Lot& before = *found.value();
    Lot after = before;
    const qint64 total = amountOf(item, "returned", kTotalLimit);
    if (total > before.returned) {
        const auto isDone = store.returnFrom(before.id, total);
        if (!isDone) {
            return isDone.error();
        }
        if (!isDone.value()) {
            OW_TRY(refuseOwn(fact, {ErrorCode::Conflict, QStringLiteral("lot is in use")}));
        }
        // Another node cannot give back what is known to be in use.
        after.returned =
            std::max(before.returned, std::min(total, before.returned + before.free()));
    }
    const bool isFinal = item.value(QLatin1String("isFinal")).toBool();
    if (isFinal && after.state != LotState::Void) {
        after.state = LotState::Closed;
    }
    OW_TRY(rewrite(store, before, after));
    // The order went with it: what the holder needs from now on it orders anew.
    return isFinal ? store.dropAsk(before.slot, before.holder, before.life) : Result<void>();
}

Result<void> SlotProjection::applyWanted(const Fact& fact, const QJsonObject& item)
{
    LotStore store = fact.store();
    const auto found = store.lot(textOf(item, "lot"));
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->grantor != fact.row.node) {
        return {};
    }
    Lot lot = *found.value();
    lot.wanted =
        std::max(lot.wanted, std::min(lot.granted, amountOf(item, "returned", kTotalLimit)));
    return store.updateLot(lot);
}

Result<void> SlotProjection::applyLost(const Fact& fact, const QJsonObject& item)
{
    LotStore store = fact.store();
    const QString id = textOf(item, "lot");
    const auto found = store.lot(id);
    const auto isAbove = store.isAbove(fact.row.node, id);
    if (!found || !isAbove) {
        return !found ? found.error() : isAbove.error();
    }
    if (!found.value() || !isAbove.value()) {
        return {};
    }
    const Lot& before = *found.value();
    const bool isVoid = fact.body.value(QLatin1String("isVoid")).toBool();
    Lot after = before;
    after.state = std::max(before.state, isVoid ? LotState::Void : LotState::Fenced);
    OW_TRY(rewrite(store, before, after));
    // What a lost machine has ordered is not for it any more.
    return store.dropAsk(before.slot, before.holder, before.life);
}

/// Counts it where it has a right to a place; says whether it has.
Result<bool> SlotProjection::countBooking(const Fact& fact, const Appointment& appointment)
{
    LotStore store = fact.store();
    if (appointment.lot.isEmpty()) {
        if (fact.isOwn) {
            const auto isBooked = store.bookAtRoot(appointment.slot, appointment.life);
            if (!isBooked || isBooked.value()) {
                return isBooked;
            }
            OW_TRY(refuseOwn(fact, {kSlotFull, QStringLiteral("no place is free")}));
        }
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
    appointment.state = isCounted.value() ? AppointmentState::Booked : AppointmentState::Disputed;
    const auto isNew = store.insertAppointment(appointment, isCounted.value());
    return isNew ? Result<void>() : Result<void>(isNew.error());
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
    const auto isEnded =
        store.endAppointment(appointment.id, appointment.state, to,
                             textOf(fact.body, "reason", kReasonLimit), fact.row.correctedMs);
    if (!isEnded) {
        return isEnded.error();
    }
    if (!isEnded.value()) {
        return refuseOwn(fact, refusal);
    }
    if (appointment.state == AppointmentState::Disputed) {
        return {};
    }
    const auto isFreed = appointment.lot.isEmpty() ? store.addBookedAtRoot(appointment.slot, -1)
                                                   : store.addBooked(appointment.lot, -1);
    if (!isFreed) {
        return isFreed.error();
    }
    return addUsedUpwards(store, appointment.lot, -1);
}

} // namespace onewindow::appointments
