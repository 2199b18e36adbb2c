// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/CrowdProjection.h"

#include "services/queue/FactKinds.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>

#include <array>
#include <utility>

namespace onewindow::queue {

using storage::Database;

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE hall_crowds (
            hall TEXT PRIMARY KEY NOT NULL,
            at BIGINT NOT NULL,
            body {blob} NOT NULL
        ) {norowid};
    )"},
};

} // namespace

QString CrowdProjection::component() const
{
    return QStringLiteral("crowds");
}

QStringList CrowdProjection::tables() const
{
    return {QStringLiteral("hall_crowds")};
}

QStringList CrowdProjection::tablesAfterCheckpoint() const
{
    return {};
}

Result<void> CrowdProjection::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

Result<void> CrowdProjection::apply(Database& database, const journal::Row& row)
{
    // A hall speaks of itself alone.
    if (row.kind != QLatin1String(facts::kCrowded) || row.node != row.hall) {
        return {};
    }
    return storage::run(database,
                        "INSERT INTO hall_crowds (hall, at, body) VALUES (?, ?, ?) ON CONFLICT "
                        "(hall) DO UPDATE SET at = excluded.at, body = excluded.body",
                        row.hall, row.correctedMs, row.body);
}

Result<QList<ToldCrowd>> findCrowds(Database& database, const QStringList& halls, qint64 afterMs)
{
    QList<ToldCrowd> found;
    for (qsizetype first = 0; first < halls.size(); first += kCrowdStep) {
        // Always so many, so that it is one statement for all: a name that is none finds nothing.
        auto statement = database.prepare(
            "SELECT hall, at, body FROM hall_crowds WHERE hall IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AND at > ?");
        if (!statement) {
            return statement.error();
        }
        for (qsizetype i = first; i < first + kCrowdStep; ++i) {
            statement.value().bind(halls.value(i));
        }
        statement.value().bind(afterMs);
        auto rows = storage::rowsOf(std::move(statement), [](const storage::Statement& row) {
            return ToldCrowd{row.text(0), row.integer(1),
                             QJsonDocument::fromJson(row.blob(2)).object()};
        });
        if (!rows) {
            return rows.error();
        }
        found << rows.value();
    }
    return found;
}

} // namespace onewindow::queue
