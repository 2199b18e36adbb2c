// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/ExcuseStore.h"

#include "services/storage/Query.h"
#include "services/storage/Rows.h"

namespace onewindow::appointments {

namespace {

constexpr int kListLimit = 5000;

Excuse readExcuse(const storage::Statement& row)
{
    return {.appointment = row.blob(0),
            .slot = row.text(1),
            .closesAtMs = row.integer(2),
            .replacedBy = row.integer(4) == 0 ? row.blob(3) : QByteArray()};
}

} // namespace

Result<std::optional<Excuse>> ExcuseStore::find(QByteArrayView appointment)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT appointment, slot, closes_at, replaced_by, is_refused FROM excuses "
                       "WHERE hall = ? AND appointment = ?",
                       m_hall, appointment),
        &readExcuse);
}

Result<void> ExcuseStore::setClosing(QByteArrayView appointment, const QString& slot,
                                     qint64 closesAtMs)
{
    return storage::run(
        m_database,
        "INSERT INTO excuses (hall, appointment, slot, closes_at, replaced_by) VALUES (?, ?, ?, ?, "
        "?) ON CONFLICT (hall, appointment) DO UPDATE SET slot = excluded.slot, closes_at = "
        "excluded.closes_at",
        m_hall, appointment, slot, closesAtMs, QByteArray());
}

Result<void> ExcuseStore::setReplaced(QByteArrayView appointment, QByteArrayView by)
{
    return storage::run(
        m_database,
        "INSERT INTO excuses (hall, appointment, slot, closes_at, replaced_by) VALUES (?, ?, '', "
        "0, ?) ON CONFLICT (hall, appointment) DO UPDATE SET replaced_by = excluded.replaced_by, "
        "is_refused = 0 WHERE length(excuses.replaced_by) = 0 OR excuses.is_refused = 1",
        m_hall, appointment, by);
}

Result<void> ExcuseStore::setRefused(QByteArrayView by)
{
    return storage::run(m_database,
                        "UPDATE excuses SET is_refused = 1 WHERE hall = ? AND replaced_by = ? AND "
                        "length(replaced_by) > 0 AND NOT EXISTS (SELECT 1 FROM appointments a "
                        "WHERE a.hall = excuses.hall AND a.id = excuses.appointment AND "
                        "a.state > 1)",
                        m_hall, by);
}

Result<QList<QByteArray>> ExcuseStore::replacedBy(QByteArrayView by)
{
    return storage::rowsOf(storage::query(m_database,
                                          "SELECT appointment FROM excuses WHERE hall = ? AND "
                                          "replaced_by = ? AND length(replaced_by) > 0 ORDER BY "
                                          "appointment LIMIT ?",
                                          m_hall, by, kListLimit),
                           [](const storage::Statement& row) { return row.blob(0); });
}

Result<void> ExcuseStore::forgiveNoShow(QByteArrayView appointment)
{
    return storage::run(m_database,
                        "DELETE FROM attendances WHERE hall = ? AND appointment = ? AND outcome = "
                        "3",
                        m_hall, appointment);
}

Result<QList<Excuse>> ExcuseStore::excusedBetween(qint64 fromMs, qint64 untilMs)
{
    return storage::rowsOf(
        storage::query(
            m_database,
            "SELECT appointment, slot, closes_at, replaced_by, is_refused FROM excuses "
            "WHERE hall = ? AND closes_at > 0 AND closes_at >= ? AND closes_at < ? ORDER BY slot, "
            "appointment LIMIT ?",
            m_hall, fromMs, untilMs, kListLimit),
        &readExcuse);
}

Result<QList<QByteArray>> ExcuseStore::replacedAt(const QString& place, int limit)
{
    return storage::rowsOf(
        storage::query(
            m_database,
            "SELECT e.appointment FROM excuses e JOIN appointments a ON a.hall = e.hall "
            "AND a.id = e.appointment WHERE e.hall = ? AND length(e.replaced_by) > 0 "
            "AND e.is_refused = 0 AND a.place = ? AND a.state = 0 ORDER BY e.appointment LIMIT ?",
            m_hall, place, limit),
        [](const storage::Statement& row) { return row.blob(0); });
}

} // namespace onewindow::appointments
