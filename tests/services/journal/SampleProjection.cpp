// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/journal/SampleProjection.h"

#include "services/storage/Migration.h"
#include "services/storage/Query.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace onewindow::journal {

QString SampleProjection::component() const
{
    return QStringLiteral("sample");
}

QStringList SampleProjection::tables() const
{
    return {QStringLiteral("sample_sums")};
}

Result<void> SampleProjection::migrate(storage::Database& database)
{
    constexpr std::array kSteps{storage::Migration{
        .version = 1,
        .sql = "CREATE TABLE sample_sums (hall TEXT NOT NULL, subject {blob} NOT NULL, "
               "total BIGINT NOT NULL, last_ms BIGINT NOT NULL, writer TEXT NOT NULL, note TEXT, "
               "PRIMARY KEY (hall, subject)) {norowid}",
    }};
    return storage::migrate(database, component(), kSteps);
}

Result<void> SampleProjection::apply(storage::Database& database, const Row& row)
{
    if (row.kind == u"sample.refused") {
        return Error{ErrorCode::Conflict, QStringLiteral("sample: refused")};
    }
    if (row.kind == u"sample.removed") {
        return storage::run(database, "DELETE FROM sample_sums WHERE hall = ? AND subject = ?",
                            row.hall, row.subject);
    }
    if (row.kind != u"sample.added") {
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    return storage::run(database,
                        "INSERT INTO sample_sums (hall, subject, total, last_ms, writer, note) "
                        "VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT (hall, subject) DO UPDATE SET "
                        "total = sample_sums.total + excluded.total, last_ms = excluded.last_ms, "
                        "writer = excluded.writer",
                        row.hall, row.subject, body[QStringLiteral("amount")].toInteger(),
                        row.correctedMs, row.node);
}

Result<void> SampleProjection::publish(storage::Database& /*database*/, const QList<Row>& rows)
{
    m_published.append(rows.size());
    return {};
}

} // namespace onewindow::journal
