// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/TicketSearchStore.h"

#include "services/storage/Query.h"

namespace onewindow::queue {

Result<QList<QByteArray>> findTicketsOfToken(storage::Database& database, const QString& token)
{
    auto statement = storage::query(database, "SELECT id FROM tickets WHERE token = ?", token);
    if (!statement) {
        return statement.error();
    }
    QList<QByteArray> ids;
    for (;;) {
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            return ids;
        }
        ids << statement.value().blob(0);
    }
}

} // namespace onewindow::queue
