// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/GenerationStore.h"

#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::journal {

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE generation (
            hall TEXT NOT NULL PRIMARY KEY,
            token TEXT NOT NULL,
            is_held BIGINT NOT NULL,
            is_new BIGINT NOT NULL,
            since_ms BIGINT NOT NULL,
            mark TEXT NOT NULL,
            burnt TEXT NOT NULL,
            burnt_day TEXT NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
    )"},
};

} // namespace

Result<void> GenerationStore::migrate(storage::Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<std::optional<Generation>> GenerationStore::find()
{
    return storage::firstOf(
        m_database.prepare("SELECT token, is_held, is_new, since_ms, mark, burnt, "
                           "burnt_day FROM generation WHERE hall = ''"),
        [](const storage::Statement& row) {
            return Generation{
                .token = row.text(0),
                .isHeld = row.integer(1) != 0,
                .isNew = row.integer(2) != 0,
                .sinceMs = row.integer(3),
                .mark = row.text(4),
                .burnt = row.text(5),
                .burntDay = row.text(6),
            };
        });
}

Result<void> GenerationStore::put(const Generation& generation)
{
    const QString hall;
    return storage::run(
        m_database,
        "INSERT INTO generation (hall, token, is_held, is_new, since_ms, mark, burnt, burnt_day, "
        "local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall) DO UPDATE SET "
        "token = excluded.token, is_held = excluded.is_held, is_new = excluded.is_new, "
        "since_ms = excluded.since_ms, mark = excluded.mark, burnt = excluded.burnt, "
        "burnt_day = excluded.burnt_day, local = excluded.local",
        hall, generation.token, generation.isHeld, generation.isNew, generation.sinceMs,
        generation.mark, generation.burnt, generation.burntDay,
        checkOfColumns(hall, generation.token, generation.isHeld, generation.isNew,
                       generation.sinceMs, generation.mark, generation.burnt, generation.burntDay));
}

} // namespace onewindow::journal
