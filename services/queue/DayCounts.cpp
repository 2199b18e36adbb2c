// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/DayCounts.h"

#include "services/journal/ChainStore.h"
#include "services/queue/FactKinds.h"
#include "services/storage/Migration.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>

#include <array>
#include <utility>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

// With where its fact stands, so that a count can be held against it.
constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE day_counts (
            hall TEXT NOT NULL,
            day TEXT NOT NULL,
            node TEXT NOT NULL,
            incarnation BIGINT NOT NULL,
            seq BIGINT NOT NULL,
            body {blob} NOT NULL,
            PRIMARY KEY (hall, day)
        ) {norowid};
    )"},
};

/// A row of the table.
struct Kept
{
    journal::Chain chain;
    quint64 seq = 0;
    QByteArray body;
};

DayCount countOf(const QByteArray& body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    return {.day = json.value(QLatin1String("day")).toString(),
            .levelMinutes = json.value(QLatin1String("levelMinutes")).toInt(),
            .figures = reportFiguresFrom(json.value(QLatin1String("figures")).toObject())};
}

/// Whether the fact is there as it was written, and says the same.
Result<bool> isBehind(Database& database, const QString& hall, const Kept& kept)
{
    const auto rows =
        journal::ChainStore(database, hall).rows(kept.chain, kept.seq, journal::kNoPos, 1);
    if (!rows) {
        return rows.error();
    }
    const bool isThere = !rows.value().isEmpty() && rows.value().constFirst().seq == kept.seq;
    return isThere && rows.value().constFirst().body == kept.body &&
           journal::rowDigest(rows.value().constFirst()) == rows.value().constFirst().digest;
}

} // namespace

QString DayCounts::component() const
{
    return QStringLiteral("daycounts");
}

QStringList DayCounts::tables() const
{
    return {QStringLiteral("day_counts")};
}

QStringList DayCounts::tablesAfterCheckpoint() const
{
    return tables();
}

Result<void> DayCounts::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

Result<void> DayCounts::apply(Database& database, const journal::Row& row)
{
    // A hall counts its own days alone.
    if (row.kind != QLatin1String(facts::kDayCounted) || row.node != row.hall) {
        return {};
    }
    const QString day = countOf(row.body).day;
    if (!QDate::fromString(day, Qt::ISODate).isValid()) {
        return {};
    }
    return storage::run(
        database,
        "INSERT INTO day_counts (hall, day, node, incarnation, seq, body) VALUES (?, ?, ?, ?, ?, "
        "?) ON CONFLICT (hall, day) DO UPDATE SET node = excluded.node, incarnation = "
        "excluded.incarnation, seq = excluded.seq, body = excluded.body",
        row.hall, day, row.node, row.incarnation, static_cast<qint64>(row.seq), row.body);
}

Result<std::optional<DayCount>> dayCountOf(Database& database, const QString& hall,
                                           const QString& day)
{
    return storage::firstOf(storage::query(database,
                                           "SELECT body FROM day_counts WHERE hall = ? AND day = ?",
                                           hall, day),
                            [](const Statement& row) { return countOf(row.blob(0)); });
}

Result<CountedMonth> countedMonthOf(Database& database, const QString& hall, const ReportSpan& span)
{
    const auto rows = storage::rowsOf(
        storage::query(database,
                       "SELECT node, incarnation, seq, body FROM day_counts WHERE hall = ? AND "
                       "day >= ? AND day < ? ORDER BY day",
                       hall, span.first.toString(Qt::ISODate), span.end.toString(Qt::ISODate)),
        [](const Statement& row) {
            Kept kept;
            kept.chain.node = row.text(0);
            kept.chain.incarnation = static_cast<quint32>(row.integer(1));
            kept.seq = static_cast<quint64>(row.integer(2));
            kept.body = row.blob(3);
            return kept;
        });
    if (!rows) {
        return rows.error();
    }
    CountedMonth month;
    month.hall = hall;
    for (const Kept& kept : rows.value()) {
        const auto isGood = isBehind(database, hall, kept);
        if (!isGood) {
            return isGood.error();
        }
        const DayCount count = countOf(kept.body);
        if (!isGood.value() && month.firstBad.isEmpty()) {
            month.firstBad = QStringLiteral("%1 %2: the fact of %3/%4/%5 is missing or changed")
                                 .arg(hall, count.day, kept.chain.node)
                                 .arg(kept.chain.incarnation)
                                 .arg(kept.seq);
        }
        ++month.days;
        month.levelMinutes = count.levelMinutes;
        month.figures += count.figures;
    }
    return month;
}

} // namespace onewindow::queue
