// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/TicketSearchStore.h"

#include "services/storage/Rows.h"

namespace onewindow::queue {

Result<QList<QByteArray>> findTicketsOfToken(storage::Database& database, const QString& token)
{
    return storage::rowsOf(
        storage::query(database, "SELECT id FROM tickets WHERE token = ?", token),
        [](const storage::Statement& row) { return row.blob(0); });
}

// Every ticket of a day has a place in tickets_open or in tickets_ended: either is asked in words
// that its condition follows from, and days that are long past cost nothing.

Result<QByteArray> findTicketNumbered(storage::Database& database, const QString& day,
                                      const QString& number)
{
    return storage::firstOrDefaultOf(
        storage::query(
            database,
            "SELECT id FROM (SELECT id, issued_at FROM tickets WHERE (state <= 4 OR state = 6 OR "
            "state = 9) AND state <= 4 AND day = ? AND number = ? UNION ALL "
            "SELECT id, issued_at FROM tickets WHERE state > 4 AND day = ? AND number = ?) AS "
            "of_day "
            "ORDER BY issued_at DESC LIMIT 1",
            day, number, day, number),
        [](const storage::Statement& row) { return row.blob(0); });
}

Result<void> forEachTicket(storage::Database& database, const QString& from, const QString& to,
                           const std::function<void(const TicketPlace&)>& visit)
{
    auto statement = storage::query(
        database,
        "SELECT token, window_id, matter FROM tickets WHERE (state <= 4 OR state = 6 OR state = 9) "
        "AND state <= 4 AND day >= ? AND day <= ? UNION ALL "
        "SELECT token, window_id, matter FROM tickets WHERE state > 4 AND day >= ? AND day <= ?",
        from, to, from, to);
    if (!statement) {
        return statement.error();
    }
    for (;;) {
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow || !hasRow.value()) {
            return hasRow ? Result<void>() : Result<void>(hasRow.error());
        }
        const storage::Statement& row = statement.value();
        visit({.token = row.text(0), .window = row.text(1), .matter = row.text(2)});
    }
}

Result<QStringList> findHandlesOfKey(storage::Database& database, const QString& day,
                                     const QByteArray& keyId)
{
    return storage::rowsOf(
        storage::query(
            database,
            "SELECT handle FROM tickets WHERE (state <= 4 OR state = 6 OR state = 9) AND "
            "state <= 4 AND day = ? AND handle <> '' AND key_id = ? UNION "
            "SELECT handle FROM tickets WHERE state > 4 AND day = ? AND handle <> '' AND key_id = "
            "?",
            day, keyId, day, keyId),
        [](const storage::Statement& row) { return row.text(0); });
}

} // namespace onewindow::queue
