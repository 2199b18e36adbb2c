// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotProjection.h"

#include "services/appointments/ExcuseStore.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/Partition.h"
#include "services/appointments/SlotFact.h"
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
    storage::Migration{2, "ALTER TABLE asks ADD COLUMN need BIGINT NOT NULL DEFAULT 0"},
    storage::Migration{3, R"(
        ALTER TABLE appointments ADD COLUMN is_typed BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE appointments ADD COLUMN matter TEXT NOT NULL DEFAULT '';
        ALTER TABLE appointments ADD COLUMN free_at BIGINT NOT NULL DEFAULT 0;
        CREATE INDEX appointments_person ON appointments (hall, handle)
            WHERE handle <> '' AND state <= 1;
        CREATE INDEX appointments_token ON appointments (hall, token);
        CREATE INDEX slots_start ON slots (hall, starts_ms);
        CREATE INDEX appointments_free ON appointments (hall, free_at)
            WHERE free_at > 0 AND is_counted = 1;
        CREATE TABLE attendances (
            hall TEXT NOT NULL,
            appointment {blob} NOT NULL,
            outcome BIGINT NOT NULL,
            node TEXT NOT NULL,
            ticket {blob} NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (hall, appointment)
        ) {norowid};
    )"},
    storage::Migration{4, kExcusesTable},
    storage::Migration{5, kExcusesRefused},
};

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

SlotProjection::SlotProjection(QString self)
    : m_self(std::move(self))
{}

QString SlotProjection::component() const
{
    return QStringLiteral("slots");
}

QStringList SlotProjection::tables() const
{
    return {QStringLiteral("slots"),       QStringLiteral("allotments"),
            QStringLiteral("asks"),        QStringLiteral("appointments"),
            QStringLiteral("attendances"), QStringLiteral("excuses")};
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
    if (isKind(row, facts::kFreed)) {
        return applyFreed(fact);
    }
    if (isKind(row, facts::kCheckedIn) || isKind(row, facts::kNoShow)) {
        return applyAttendance(fact);
    }
    if (isKind(row, facts::kExcused) || isKind(row, facts::kExcuseEnded)) {
        return applyExcuse(fact);
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
            .need = amountOf(item, "need", kTotalLimit),
        });
    }
    return {};
}

Result<void> SlotProjection::applyCapacity(const Fact& fact, const QJsonObject& item)
{
    const auto slot = slotFromKey(fact.hall, textOf(item, "slot", kSlotKeyLimit));
    if (!slot || !fact.isOwn) {
        return {}; // Nobody sets it from below.
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
    const auto mayGrant = isGrantors(fact, lot.source);
    if (!mayGrant) {
        return mayGrant.error();
    }
    return mayGrant.value() ? raise(fact, lot, true) : Result<void>();
}

/// Whether the fact's node may hand down from `source`: its own lot, or the root's account.
Result<bool> SlotProjection::isGrantors(const Fact& fact, const QString& source)
{
    if (fact.isOwn || source.isEmpty()) {
        return fact.isOwn;
    }
    const auto lot = fact.store().lot(source);
    if (!lot) {
        return lot.error();
    }
    return lot.value() && lot.value()->holder == fact.row.node;
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

} // namespace onewindow::appointments
