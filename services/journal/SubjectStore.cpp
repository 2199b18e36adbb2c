// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/SubjectStore.h"

#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>

namespace onewindow::journal {

namespace {

Result<QList<QByteArray>> blobsOf(Result<storage::Statement> statement)
{
    return storage::rowsOf(std::move(statement),
                           [](const storage::Statement& row) { return row.blob(0); });
}

} // namespace

Result<QList<QByteArray>> SubjectStore::keysOf(const QByteArray& subject)
{
    return blobsOf(storage::query(m_database,
                                  "SELECT DISTINCT key_id FROM journal WHERE hall = ? AND "
                                  "subject = ? AND LENGTH(key_id) > 0",
                                  m_hall, subject));
}

Result<QList<QByteArray>> SubjectStore::subjectsOf(const QString& kind, const QByteArray& fragment)
{
    const bool isSqlite = m_database.engine() == storage::Engine::Sqlite;
    return blobsOf(storage::query(
        m_database,
        isSqlite ? "SELECT DISTINCT subject FROM journal WHERE hall = ? AND kind = ? AND "
                   "INSTR(body, ?) > 0"
                 : "SELECT DISTINCT subject FROM journal WHERE hall = ? AND kind = ? AND "
                   "POSITION(CAST(? AS BYTEA) IN body) > 0",
        m_hall, kind, fragment));
}

Result<QJsonObject> bodyUnder(storage::Database& database, const QString& hall,
                              const QByteArray& keyId, const QString& kind,
                              const QByteArray& subject)
{
    const auto bodies = blobsOf(storage::query(
        database,
        "SELECT body FROM journal WHERE hall = ? AND key_id = ? AND LENGTH(key_id) > 0 AND kind = "
        "? AND subject = ? LIMIT 1",
        hall, keyId, kind, subject));
    if (!bodies) {
        return bodies.error();
    }
    return bodies.value().isEmpty() ? QJsonObject()
                                    : QJsonDocument::fromJson(bodies.value().first()).object();
}

} // namespace onewindow::journal
