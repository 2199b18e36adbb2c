// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitProjection.h"

#include "services/core/Durations.h"
#include "services/queue/FactKinds.h"
#include "services/queue/ListText.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE quoted_waits (
            id {blob} PRIMARY KEY NOT NULL,
            day TEXT NOT NULL,
            low BIGINT NOT NULL,
            high BIGINT NOT NULL,
            issued_at BIGINT NOT NULL,
            called_at BIGINT NOT NULL
        ) {norowid};
        CREATE TABLE window_changes (
            at BIGINT NOT NULL,
            window_id TEXT NOT NULL,
            is_open BIGINT NOT NULL,
            matters TEXT NOT NULL,
            PRIMARY KEY (at, window_id)
        ) {norowid};
    )"},
};

/// A call can be taken back for a few seconds: only then the number has not been called at all.
constexpr qint64 kUndoneWithinMs = kMinuteMs;
constexpr qint64 kKeptMs = WaitProjection::kKeptDays * 24 * 60 * kMinuteMs;

Result<void> noteQuote(Database& database, const journal::Row& row, const QJsonObject& body)
{
    const auto quoted = waitRangeFrom(body.value(QStringLiteral("quoted")));
    if (!quoted) {
        return {};
    }
    return storage::run(database,
                        "INSERT INTO quoted_waits (id, day, low, high, issued_at, called_at) "
                        "VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO NOTHING",
                        row.subject, hallDay(row.correctedMs), quoted->lowMinutes,
                        quoted->highMinutes, row.correctedMs);
}

Result<void> noteUndone(Database& database, const journal::Row& row, const QJsonObject& body)
{
    if (body.value(QStringLiteral("undone")).toString() != QLatin1String(facts::kCalled)) {
        return {};
    }
    return storage::run(database,
                        "UPDATE quoted_waits SET called_at = 0 WHERE id = ? AND called_at > ?",
                        row.subject, row.correctedMs - kUndoneWithinMs);
}

/// A few times a day: the moment to let go of what is old, too. Facts of earlier versions, which do
/// not say what was before, are left out: in a store that was upgraded they are not in the table.
Result<void> noteWindow(Database& database, const journal::Row& row, const QJsonObject& body)
{
    const QString before = body.value(QStringLiteral("fromState")).toString();
    if (before.isEmpty()) {
        return {};
    }
    const bool isOpen = body.value(QStringLiteral("state")).toString() == u"open";
    const auto served =
        body.value(isOpen ? QLatin1String("matters") : QLatin1String("fromMatters")).toVariant();
    const qint64 oldest = row.correctedMs - kKeptMs;
    OW_TRY(storage::run(database, "DELETE FROM window_changes WHERE at < ?", oldest));
    OW_TRY(storage::run(database, "DELETE FROM quoted_waits WHERE id < ?", firstIdOf(oldest)));
    return storage::run(
        database,
        "INSERT INTO window_changes (at, window_id, is_open, matters) VALUES (?, ?, ?, ?) ON "
        "CONFLICT (at, window_id) DO UPDATE SET is_open = excluded.is_open, matters = "
        "excluded.matters",
        row.correctedMs, body.value(QStringLiteral("window")).toString(), isOpen,
        listText(served.toStringList()));
}

} // namespace

WaitProjection::WaitProjection(QString hall)
    : m_hall(std::move(hall))
{}

QString WaitProjection::component() const
{
    return QStringLiteral("waits");
}

QStringList WaitProjection::tables() const
{
    return {QStringLiteral("quoted_waits"), QStringLiteral("window_changes")};
}

QStringList WaitProjection::tablesAfterCheckpoint() const
{
    return tables();
}

Result<void> WaitProjection::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

Result<void> WaitProjection::apply(Database& database, const journal::Row& row)
{
    const auto isKind = [&row](const char* kind) { return row.kind == QLatin1String(kind); };
    const bool isHalls = row.node == m_hall;
    if (!isKind(facts::kIssued) && !(isHalls && (isKind(facts::kCalled) || isKind(facts::kUndone) ||
                                                 isKind(facts::kWindowChanged)))) {
        return {};
    }
    if (isKind(facts::kCalled)) {
        return storage::run(database,
                            "UPDATE quoted_waits SET called_at = ? WHERE id = ? AND called_at = 0",
                            row.correctedMs, row.subject);
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    if (isKind(facts::kIssued)) {
        return noteQuote(database, row, body);
    }
    return isKind(facts::kUndone) ? noteUndone(database, row, body)
                                  : noteWindow(database, row, body);
}

qint64 firstCallAfter(qint64 firstCallMs, const journal::Row& row, const QJsonObject& body,
                      const QString& hall)
{
    if (row.node != hall) {
        return firstCallMs;
    }
    if (row.kind == QLatin1String(facts::kCalled)) {
        return firstCallMs == 0 ? row.correctedMs : firstCallMs;
    }
    const bool isTakenBack =
        row.kind == QLatin1String(facts::kUndone) &&
        body.value(QStringLiteral("undone")).toString() == QLatin1String(facts::kCalled) &&
        firstCallMs > row.correctedMs - kUndoneWithinMs;
    return isTakenBack ? 0 : firstCallMs;
}

Result<QList<PastWindowChange>> windowChangesSince(Database& database, qint64 fromMs)
{
    return storage::rowsOf(
        storage::query(database,
                       "SELECT window_id, at, is_open, matters FROM window_changes WHERE at >= ? "
                       "ORDER BY at, window_id LIMIT 200000",
                       fromMs),
        [](const Statement& row) {
            return PastWindowChange{row.text(0), row.integer(1), row.integer(2) != 0,
                                    listOf(row.text(3))};
        });
}

Result<QList<std::pair<QString, PastQuote>>> quotesSince(Database& database, qint64 fromMs)
{
    return storage::rowsOf(
        storage::query(database,
                       "SELECT day, low, high, called_at - issued_at FROM quoted_waits "
                       "WHERE id >= ? AND called_at <> 0 ORDER BY id LIMIT 400000",
                       firstIdOf(fromMs)),
        [](const Statement& row) {
            return std::pair(
                row.text(0),
                PastQuote{{static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2))},
                          static_cast<double>(row.integer(3)) / kMinuteMs});
        });
}

} // namespace onewindow::queue
