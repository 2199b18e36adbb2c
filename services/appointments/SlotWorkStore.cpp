// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotWorkStore.h"

#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::appointments {

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE slot_work (
            hall TEXT NOT NULL,
            slot TEXT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, slot)
        ) {norowid};
        CREATE TABLE slot_shown (
            hall TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            until_ms BIGINT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, kind, id)
        ) {norowid};
        CREATE INDEX slot_shown_until ON slot_shown (hall, until_ms);
    )"},
};

} // namespace

Result<void> SlotWorkStore::migrate(storage::Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<void> SlotWorkStore::mark(const QString& slot)
{
    return storage::run(m_database,
                        "INSERT INTO slot_work (hall, slot, local) VALUES (?, ?, ?) ON CONFLICT "
                        "(hall, slot) DO NOTHING",
                        m_hall, slot, journal::checkOfColumns(m_hall, slot));
}

Result<QStringList> SlotWorkStore::marked(int limit)
{
    const auto found = storage::rowsOf(
        storage::query(m_database,
                       "SELECT slot FROM slot_work WHERE hall = ? ORDER BY slot LIMIT ?", m_hall,
                       limit),
        [](const storage::Statement& row) { return row.text(0); });
    return found ? Result<QStringList>(QStringList(found.value())) : found.error();
}

Result<bool> SlotWorkStore::unmark(const QString& slot)
{
    OW_TRY(storage::run(m_database, "DELETE FROM slot_work WHERE hall = ? AND slot = ?", m_hall,
                        slot));
    return m_database.changes() == 1;
}

Result<void> SlotWorkStore::noteShown(const QString& kind, const QString& id, qint64 untilMs)
{
    return storage::run(m_database,
                        "INSERT INTO slot_shown (hall, kind, id, until_ms, local) VALUES "
                        "(?, ?, ?, ?, ?) ON CONFLICT (hall, kind, id) DO NOTHING",
                        m_hall, kind, id, untilMs,
                        journal::checkOfColumns(m_hall, kind, id, untilMs));
}

Result<QList<ShownThing>> SlotWorkStore::takePast(qint64 nowMs, int limit)
{
    auto past = storage::rowsOf(
        storage::query(m_database,
                       "SELECT kind, id FROM slot_shown WHERE hall = ? AND until_ms <= ? ORDER BY "
                       "until_ms LIMIT ?",
                       m_hall, nowMs, limit),
        [](const storage::Statement& row) {
            return ShownThing{row.text(0), row.text(1)};
        });
    if (!past) {
        return past.error();
    }
    for (const ShownThing& thing : std::as_const(past.value())) {
        OW_TRY(storage::run(m_database,
                            "DELETE FROM slot_shown WHERE hall = ? AND kind = ? AND id = ?", m_hall,
                            thing.kind, thing.id));
    }
    return past;
}

} // namespace onewindow::appointments
