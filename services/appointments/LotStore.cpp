// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/LotStore.h"

#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <algorithm>
#include <functional>

namespace onewindow::appointments {

using storage::Statement;

namespace {

constexpr int kListLimit = 1000;

SlotAccount readSlot(const Statement& row)
{
    return {row.text(0), row.integer(1), row.integer(2), row.integer(3),
            static_cast<quint32>(row.integer(4))};
}

Lot readLot(const Statement& row)
{
    return {
        .id = row.text(0),
        .slot = row.text(1),
        .grantor = row.text(2),
        .source = row.text(3),
        .holder = row.text(4),
        .life = static_cast<quint32>(row.integer(5)),
        .share = row.integer(6),
        .granted = row.integer(7),
        .returned = row.integer(8),
        .wanted = row.integer(9),
        .allotted = row.integer(10),
        .booked = row.integer(11),
        .used = row.integer(12),
        .state = static_cast<LotState>(row.integer(13)),
    };
}

Ask readAsk(const Statement& row)
{
    return {row.text(0),    row.text(1),   row.text(2), static_cast<quint32>(row.integer(3)),
            row.integer(4), row.integer(5)};
}

Appointment readAppointment(const Statement& row)
{
    return {
        .id = row.blob(0),
        .slot = row.text(1),
        .lot = row.text(2),
        .place = row.text(3),
        .life = static_cast<quint32>(row.integer(4)),
        .state = static_cast<AppointmentState>(row.integer(5)),
        .tokenDigest = row.blob(6),
        .handle = row.text(7),
        .isTyped = row.integer(13) != 0,
        .matter = row.text(14),
        .reason = row.text(8),
        .bookedAtMs = row.integer(9),
        .endedAtMs = row.integer(10),
        .sealed = row.blob(11),
        .keyId = row.blob(12),
    };
}

FreeSlot readFree(const Statement& row)
{
    return {row.text(0), row.integer(1)};
}

} // namespace

Result<bool> LotStore::changed(const Result<void>& outcome)
{
    return outcome ? Result<bool>(m_database.changes() == 1) : outcome.error();
}

Result<std::optional<SlotAccount>> LotStore::slot(const QString& key)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT slot, capacity, allotted, booked, life FROM slots "
                       "WHERE hall = ? AND slot = ?",
                       m_hall, key),
        &readSlot);
}

Result<void> LotStore::setCapacity(const Slot& slot, qint64 capacity, quint32 life)
{
    return storage::run(
        m_database,
        "INSERT INTO slots (hall, slot, resource, day, starts_ms, capacity, allotted, booked, "
        "life) VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?) ON CONFLICT (hall, slot) DO UPDATE SET "
        "capacity = excluded.capacity, life = excluded.life",
        m_hall, slot.key(), slot.resource, slot.day, slot.startsAtMs(), capacity, life);
}

Result<qint64> LotStore::dayCapacity(const QString& resource, const QString& day)
{
    return storage::integerOf(
        storage::query(m_database,
                       "SELECT CAST(COALESCE(SUM(capacity), 0) AS BIGINT) FROM slots "
                       "WHERE hall = ? AND resource = ? AND day = ?",
                       m_hall, resource, day));
}

Result<bool> LotStore::bookAtRoot(const QString& slot, quint32 life)
{
    return changed(storage::run(m_database,
                                "UPDATE slots SET booked = booked + 1 WHERE hall = ? AND slot = ? "
                                "AND life = ? AND booked + allotted < capacity",
                                m_hall, slot, life));
}

Result<bool> LotStore::addBookedAtRoot(const QString& slot, qint64 by)
{
    return changed(storage::run(m_database,
                                "UPDATE slots SET booked = booked + ? WHERE hall = ? AND slot = ?",
                                by, m_hall, slot));
}

Result<bool> LotStore::addAllotted(const QString& slot, const QString& source, qint64 by)
{
    return changed(
        source.isEmpty()
            ? storage::run(m_database,
                           "UPDATE slots SET allotted = allotted + ? WHERE hall = ? AND slot = ?",
                           by, m_hall, slot)
            : storage::run(
                  m_database,
                  "UPDATE allotments SET allotted = allotted + ? WHERE hall = ? AND lot = ?", by,
                  m_hall, source));
}

Result<bool> LotStore::giveAway(const QString& slot, const QString& source, qint64 by, quint32 life)
{
    return changed(
        source.isEmpty()
            ? storage::run(m_database,
                           "UPDATE slots SET allotted = allotted + ? WHERE hall = ? AND slot = ? "
                           "AND life = ? AND capacity - allotted - booked >= ?",
                           by, m_hall, slot, life, by)
            : storage::run(m_database,
                           "UPDATE allotments SET allotted = allotted + ? WHERE hall = ? AND "
                           "lot = ? AND life = ? AND state = 0 AND "
                           "granted - returned - allotted - booked >= ?",
                           by, m_hall, source, life, by));
}

Result<std::optional<Lot>> LotStore::lot(const QString& id)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT lot, slot, grantor, source, holder, life, share, "
                       "granted, returned, wanted, allotted, booked, used, state FROM "
                       "allotments WHERE hall = ? AND lot = ?",
                       m_hall, id),
        &readLot);
}

Result<void> LotStore::insertLot(const Lot& lot)
{
    const auto slot = slotFromKey(m_hall, lot.slot);
    OW_ENFORCE(slot.has_value());
    return storage::run(
        m_database,
        "INSERT INTO allotments (hall, lot, slot, resource, day, starts_ms, grantor, source, "
        "holder, life, share, granted, returned, wanted, allotted, booked, used, state) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        m_hall, lot.id, lot.slot, slot->resource, slot->day, slot->startsAtMs(), lot.grantor,
        lot.source, lot.holder, lot.life, lot.share, lot.granted, lot.returned, lot.wanted,
        lot.allotted, lot.booked, lot.used, static_cast<int>(lot.state));
}

Result<void> LotStore::updateLot(const Lot& lot)
{
    return storage::run(m_database,
                        "UPDATE allotments SET share = ?, granted = ?, wanted = ?, returned = ?, "
                        "state = ? WHERE hall = ? AND lot = ?",
                        lot.share, lot.granted, lot.wanted, lot.returned,
                        static_cast<int>(lot.state), m_hall, lot.id);
}

Result<bool> LotStore::returnFrom(const QString& lot, qint64 returned)
{
    return changed(storage::run(m_database,
                                "UPDATE allotments SET returned = ? WHERE hall = ? AND lot = ? "
                                "AND returned < ? AND granted - ? - allotted - booked >= 0",
                                returned, m_hall, lot, returned, returned));
}

Result<bool> LotStore::bookFromLot(const QString& lot, const QString& holder, quint32 life)
{
    return changed(storage::run(
        m_database,
        "UPDATE allotments SET booked = booked + 1 WHERE hall = ? AND lot = ? AND holder = ? AND "
        "life = ? AND state = 0 AND granted - returned - allotted - booked >= 1",
        m_hall, lot, holder, life));
}

Result<bool> LotStore::addBooked(const QString& lot, qint64 by)
{
    return changed(storage::run(
        m_database, "UPDATE allotments SET booked = booked + ? WHERE hall = ? AND lot = ?", by,
        m_hall, lot));
}

Result<bool> LotStore::addUsed(const QString& lot, qint64 by)
{
    return changed(storage::run(m_database,
                                "UPDATE allotments SET used = used + ? WHERE hall = ? AND lot = ?",
                                by, m_hall, lot));
}

Result<QList<Lot>> LotStore::lotsOfSlot(const QString& slot)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT lot, slot, grantor, source, holder, life, share, "
                       "granted, returned, wanted, allotted, booked, used, state FROM "
                       "allotments WHERE hall = ? AND slot = ? ORDER BY lot LIMIT ?",
                       m_hall, slot, kListLimit),
        &readLot);
}

Result<QList<Lot>> LotStore::lotsOfHolder(const QString& holder, quint32 upToLife, qint64 fromMs)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT lot, slot, grantor, source, holder, life, share, "
                       "granted, returned, wanted, allotted, booked, used, state FROM "
                       "allotments WHERE hall = ? AND holder = ? AND life <= ? AND starts_ms > ? "
                       "ORDER BY lot",
                       m_hall, holder, upToLife, fromMs),
        &readLot);
}

Result<bool> LotStore::isAbove(const QString& node, const QString& lot)
{
    QString id = lot;
    for (int depth = 0; depth < kDepthLimit && !id.isEmpty(); ++depth) {
        const auto found = this->lot(id);
        if (!found) {
            return found.error();
        }
        if (!found.value()) {
            return false;
        }
        if (found.value()->grantor == node) {
            return true;
        }
        id = found.value()->source;
    }
    return false;
}

Result<qint64> LotStore::keptOfDay(const QString& grantor, const QString& holder,
                                   const QString& resource, const QString& day)
{
    return storage::integerOf(storage::query(
        m_database,
        "SELECT CAST(COALESCE(SUM(granted - returned - used), 0) AS BIGINT) FROM allotments "
        "WHERE hall = ? AND holder = ? AND day = ? AND resource = ? AND grantor = ? AND state = 0",
        m_hall, holder, day, resource, grantor));
}

Result<QStringList> LotStore::slotsToReturn(const QString& holder, quint32 life, qint64 fromMs,
                                            qint64 toMs)
{
    auto found = storage::rowsOf(
        storage::query(m_database,
                       "SELECT DISTINCT slot FROM allotments WHERE hall = ? AND holder = ? AND "
                       "starts_ms >= ? AND starts_ms <= ? AND life = ? AND state = 0 AND "
                       "granted - returned - allotted - booked > 0 ORDER BY slot LIMIT 500",
                       m_hall, holder, fromMs, toMs, life),
        [](const Statement& row) { return row.text(0); });
    return found ? Result<QStringList>(QStringList(found.value())) : found.error();
}

Result<QList<Ask>> LotStore::asksOfSlot(const QString& slot)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT slot, holder, grantor, life, level, need FROM asks WHERE "
                       "hall = ? AND slot = ? ORDER BY holder",
                       m_hall, slot),
        &readAsk);
}

Result<void> LotStore::putAsk(const Ask& ask)
{
    return storage::run(m_database,
                        "INSERT INTO asks (hall, slot, holder, grantor, life, level, need) VALUES "
                        "(?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, slot, holder) DO UPDATE SET "
                        "grantor = excluded.grantor, life = excluded.life, level = excluded.level, "
                        "need = excluded.need WHERE excluded.life >= asks.life",
                        m_hall, ask.slot, ask.holder, ask.grantor, ask.life, ask.level, ask.need);
}

Result<void> LotStore::dropAsk(const QString& slot, const QString& holder, quint32 upToLife)
{
    return storage::run(
        m_database,
        "UPDATE asks SET level = 0, need = 0 WHERE hall = ? AND slot = ? AND holder = "
        "? AND life <= ?",
        m_hall, slot, holder, upToLife);
}

Result<std::optional<Appointment>> LotStore::appointment(QByteArrayView id)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT id, slot, lot, place, life, state, token, handle, "
                       "reason, booked_at, ended_at, sealed, key_id, is_typed, matter FROM "
                       "appointments "
                       "WHERE hall = ? AND id = ?",
                       m_hall, id),
        &readAppointment);
}

Result<QList<Appointment>> LotStore::liveOf(const QString& handle)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT id, slot, lot, place, life, state, token, handle, "
                       "reason, booked_at, ended_at, sealed, key_id, is_typed, matter FROM "
                       "appointments WHERE hall = ? AND handle = ? AND handle <> '' AND "
                       "state <= 1 ORDER BY slot, id LIMIT ?",
                       m_hall, handle, kListLimit),
        &readAppointment);
}

Result<std::optional<Appointment>> LotStore::byToken(QByteArrayView digest)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT id, slot, lot, place, life, state, token, handle, "
                       "reason, booked_at, ended_at, sealed, key_id, is_typed, matter FROM "
                       "appointments WHERE hall = ? AND token = ?",
                       m_hall, digest),
        &readAppointment);
}

Result<bool> LotStore::insertAppointment(const Appointment& appointment, bool isCounted)
{
    const Appointment& a = appointment;
    return changed(storage::run(
        m_database,
        "INSERT INTO appointments (hall, id, slot, lot, place, life, state, token, handle, reason, "
        "booked_at, ended_at, sealed, key_id, is_counted, is_typed, matter) VALUES (?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, id) DO NOTHING",
        m_hall, a.id, a.slot, a.lot, a.place, a.life, static_cast<int>(a.state), a.tokenDigest,
        a.handle, a.reason, a.bookedAtMs, a.endedAtMs, a.sealed, a.keyId, isCounted, a.isTyped,
        a.matter));
}

Result<bool> LotStore::endAppointment(QByteArrayView id, const AppointmentEnd& end)
{
    return changed(
        storage::run(m_database,
                     "UPDATE appointments SET state = ?, reason = ?, ended_at = ?, free_at = ?, "
                     "is_counted = CASE WHEN CAST(? AS BIGINT) > 0 THEN is_counted ELSE 0 END "
                     "WHERE hall = ? AND id = ? AND state = ?",
                     static_cast<int>(end.to), end.reason, end.atMs, end.freeAtMs, end.freeAtMs,
                     m_hall, id, static_cast<int>(end.from)));
}

Result<bool> LotStore::freeAppointment(QByteArrayView id)
{
    return changed(storage::run(m_database,
                                "UPDATE appointments SET is_counted = 0, free_at = 0 WHERE "
                                "hall = ? AND id = ? AND free_at > 0 AND is_counted = 1",
                                m_hall, id));
}

Result<QList<QByteArray>> LotStore::dueToFree(const QString& place, qint64 nowMs, int limit)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT id FROM appointments WHERE hall = ? AND free_at > 0 AND "
                       "free_at <= ? AND is_counted = 1 AND place = ? ORDER BY free_at, id LIMIT ?",
                       m_hall, nowMs, place, limit),
        [](const Statement& row) { return row.blob(0); });
}

Result<std::optional<Attendance>> LotStore::attendance(QByteArrayView appointment)
{
    return storage::firstOf(
        storage::query(
            m_database,
            "SELECT outcome, node, ticket, at FROM attendances WHERE hall = ? AND appointment = ?",
            m_hall, appointment),
        [](const Statement& row) {
            return Attendance{static_cast<Attendance::Outcome>(row.integer(0)), row.text(1),
                              row.blob(2), row.integer(3)};
        });
}

Result<bool> LotStore::putAttendance(QByteArrayView appointment, const Attendance& attendance)
{
    return changed(storage::run(
        m_database,
        "INSERT INTO attendances (hall, appointment, outcome, node, ticket, at) VALUES (?, ?, ?, "
        "?, ?, ?) ON CONFLICT (hall, appointment) DO UPDATE SET outcome = excluded.outcome, "
        "node = excluded.node, ticket = excluded.ticket, at = excluded.at WHERE "
        "attendances.outcome = 3 AND excluded.outcome <> 3",
        m_hall, appointment, static_cast<int>(attendance.outcome), attendance.node,
        attendance.ticket, attendance.atMs));
}

Result<QList<Appointment>> LotStore::notCome(qint64 fromMs, qint64 toMs, int limit)
{
    auto found = storage::rowsOf(
        storage::query(m_database,
                       "SELECT a.id, a.slot, a.lot, a.place, a.life, a.state, a.token, a.handle, "
                       "a.reason, a.booked_at, a.ended_at, a.sealed, a.key_id, a.is_typed, "
                       "a.matter FROM slots s JOIN appointments a ON a.hall = s.hall AND "
                       "a.slot = s.slot WHERE s.hall = ? AND s.starts_ms >= ? AND "
                       "s.starts_ms <= ? AND a.state = 0 AND NOT EXISTS (SELECT 1 FROM "
                       "attendances t WHERE t.hall = a.hall AND t.appointment = a.id) AND NOT "
                       "EXISTS (SELECT 1 FROM excuses e WHERE e.hall = a.hall AND "
                       "e.appointment = a.id AND e.closes_at > 0) "
                       "ORDER BY s.starts_ms, a.id LIMIT ?",
                       m_hall, fromMs, toMs, kListLimit),
        &readAppointment);
    if (!found) {
        return found;
    }
    // At the root alone. What has begun and goes on is less than the list holds, unless slots are
    // days long.
    found.value().removeIf([&](const Appointment& appointment) {
        const auto slot = slotFromKey(m_hall, appointment.slot);
        return !slot || slot->endsAtMs() > toMs;
    });
    found.value().resize(std::min<qsizetype>(found.value().size(), limit));
    return found;
}

Result<QList<SlotAccount>> LotStore::accountsOfDay(const QString& resource, const QString& day)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT slot, capacity, allotted, booked, life FROM slots WHERE hall = ? "
                       "AND resource = ? AND day = ? ORDER BY slot LIMIT ?",
                       m_hall, resource, day, kListLimit),
        &readSlot);
}

Result<QList<Appointment>> LotStore::disputed(int limit)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT id, slot, lot, place, life, state, token, handle, "
                       "reason, booked_at, ended_at, sealed, key_id, is_typed, matter FROM "
                       "appointments "
                       "WHERE hall = ? AND state = 1 ORDER BY id LIMIT ?",
                       m_hall, limit),
        &readAppointment);
}

Result<QList<FreeSlot>> LotStore::freeAtRoot(const QString& resource, const QString& fromDay,
                                             const QString& toDay, quint32 life)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT slot, capacity - allotted - booked FROM slots WHERE hall = ? AND "
                       "resource = ? AND day >= ? AND day <= ? AND life = ? AND "
                       "capacity - allotted - booked > 0 ORDER BY slot LIMIT ?",
                       m_hall, resource, fromDay, toDay, life, kListLimit),
        &readFree);
}

Result<QList<FreeSlot>> LotStore::freeAtHolder(const QString& holder, quint32 life,
                                               const QString& resource, const QString& fromDay,
                                               const QString& toDay)
{
    return storage::rowsOf(
        storage::query(
            m_database,
            "SELECT slot, CAST(SUM(granted - returned - allotted - booked) AS BIGINT) FROM "
            "allotments WHERE hall = ? AND holder = ? AND day >= ? AND day <= ? AND life = ? AND "
            "resource = ? AND state = 0 AND granted - returned - allotted - booked > 0 "
            "GROUP BY slot ORDER BY slot LIMIT ?",
            m_hall, holder, fromDay, toDay, life, resource, kListLimit),
        &readFree);
}

} // namespace onewindow::appointments
