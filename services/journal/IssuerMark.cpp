// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/IssuerMark.h"

#include "services/journal/ChainStore.h"
#include "services/journal/CheckValue.h"
#include "services/journal/Restart.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::journal {

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE issuer_mark (
            hall TEXT NOT NULL PRIMARY KEY,
            configured TEXT NOT NULL,
            given TEXT NOT NULL,
            life BIGINT NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
    )"},
};

} // namespace

Result<void> IssuerMarkStore::migrate(storage::Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<std::optional<IssuerMark>> IssuerMarkStore::find()
{
    const auto version = storage::schemaVersion(m_database, kComponent);
    if (!version || version.value() == 0) {
        return version ? Result<std::optional<IssuerMark>>(std::nullopt) : version.error();
    }
    return storage::firstOf(
        m_database.prepare("SELECT configured, given, life FROM issuer_mark WHERE hall = ''"),
        [](const storage::Statement& row) {
            return IssuerMark{.configured = row.text(0),
                              .given = row.text(1),
                              .life = static_cast<quint32>(row.integer(2))};
        });
}

Result<void> IssuerMarkStore::put(const IssuerMark& mark)
{
    const QString hall;
    return storage::run(
        m_database,
        "INSERT INTO issuer_mark (hall, configured, given, life, local) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (hall) DO UPDATE SET configured = excluded.configured, "
        "given = excluded.given, life = excluded.life, local = excluded.local",
        hall, mark.configured, mark.given, mark.life,
        checkOfColumns(hall, mark.configured, mark.given, mark.life));
}

Result<void> IssuerMarkStore::configure(const QString& mark)
{
    const auto found = find();
    if (!found) {
        return found.error();
    }
    if (found.value() && found.value()->configured == mark) {
        return {};
    }
    return put({.configured = mark, .given = {}, .life = 0});
}

Result<void> IssuerMarkStore::take(const QString& mark, quint32 life)
{
    const auto found = find();
    if (!found) {
        return found.error();
    }
    IssuerMark now = found.value().value_or(IssuerMark());
    now.given = mark;
    now.life = life;
    return put(now);
}

Result<std::optional<quint32>> markWantedFor(storage::Database& database, const Timestamp& now)
{
    const auto burnt = burntMarks(database, now);
    if (!burnt) {
        return burnt.error();
    }
    if (burnt.value().isEmpty()) {
        return std::optional<quint32>();
    }
    const Result<bool> isStopped = isHeld(database);
    const auto mark = isStopped ? IssuerMarkStore(database).find()
                                : Result<std::optional<IssuerMark>>(isStopped.error());
    const auto own = mark ? ChainStore(database).own() : Result<std::optional<Chain>>(mark.error());
    if (!own) {
        return own.error();
    }
    const bool isWanted = !isStopped.value() && own.value() && mark.value() &&
                          !mark.value()->inUse().isEmpty() &&
                          burnt.value().contains(mark.value()->inUse());
    return isWanted ? std::optional(own.value()->incarnation) : std::nullopt;
}

} // namespace onewindow::journal
