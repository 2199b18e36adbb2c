// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/supervision/Alarms.h"

#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/journal/Feed.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>

#include <array>

namespace onewindow::supervision {

using storage::Database;
using storage::Statement;

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE alarms (
            hall TEXT NOT NULL,
            id {blob} NOT NULL,
            code TEXT NOT NULL,
            node TEXT NOT NULL,
            detail TEXT NOT NULL,
            raised_by TEXT NOT NULL,
            raised_at BIGINT NOT NULL,
            closed_at BIGINT NOT NULL,
            PRIMARY KEY (hall, id)
        ) {norowid};
        CREATE INDEX alarms_open ON alarms (hall, code, node) WHERE closed_at = 0;
    )"},
};

const QString kStaff = QStringLiteral("staff");

QString kindOf(const char* name)
{
    return QString::fromLatin1(name);
}

Alarm readAlarm(const Statement& row)
{
    return Alarm{
        .hall = row.text(0),
        .id = row.blob(1),
        .code = row.text(2),
        .node = row.text(3),
        .detail = row.text(4),
        .raisedBy = row.text(5),
        .raisedAtMs = row.integer(6),
        .closedAtMs = row.integer(7),
    };
}

Result<bool> isAny(Result<Statement> statement)
{
    return statement ? statement.value().step() : Result<bool>(statement.error());
}

} // namespace

QString AlarmProjection::component() const
{
    return QStringLiteral("alarms");
}

QStringList AlarmProjection::tables() const
{
    return {QStringLiteral("alarms")};
}

Result<void> AlarmProjection::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

Result<void> AlarmProjection::apply(Database& database, const journal::Row& row)
{
    if (row.kind == QLatin1String(kAlarmRaised)) {
        const QJsonObject body = QJsonDocument::fromJson(row.body).object();
        const QString code = body.value(QStringLiteral("code")).toString();
        const QString node = body.value(QStringLiteral("node")).toString();
        const QString detail = body.value(QStringLiteral("detail")).toString().left(kDetailLimit);
        OW_TRY(storage::run(database,
                            "INSERT INTO alarms (hall, id, code, node, detail, raised_by, "
                            "raised_at, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0) "
                            "ON CONFLICT (hall, id) DO NOTHING",
                            row.hall, row.subject, code, node, detail, row.node, row.correctedMs));
        return m_hasFeed
                   ? journal::Feed(row.hall).put(database, kindOf(kAlarmThing),
                                                 idToText(row.subject), kStaff,
                                                 {{QStringLiteral("code"), code},
                                                  {QStringLiteral("node"), node},
                                                  {QStringLiteral("detail"), detail},
                                                  {QStringLiteral("raisedBy"), row.node},
                                                  {QStringLiteral("raisedAt"), row.correctedMs}})
                   : Result<void>();
    }
    // A terminal may say what it noticed, and not that somebody has looked at it.
    const bool mayClose = row.node == m_self || row.node == row.hall;
    if (row.kind == QLatin1String(kAlarmClosed) && mayClose) {
        OW_TRY(storage::run(
            database, "UPDATE alarms SET closed_at = ? WHERE hall = ? AND id = ? AND closed_at = 0",
            row.correctedMs, row.hall, row.subject));
        return m_hasFeed ? noteClosed(database, row) : Result<void>();
    }
    return {};
}

Result<void> AlarmProjection::noteClosed(Database& database, const journal::Row& row)
{
    journal::Feed feed(row.hall);
    const QString id = idToText(row.subject);
    OW_TRY(feed.remove(database, kindOf(kAlarmThing), id));
    if (row.hall.isEmpty() || row.node == row.hall) {
        return feed.remove(database, kindOf(kAlarmClosedThing), id);
    }
    // What the centre has raised itself the hall has never heard of.
    const Result<bool> isHalls = isAny(storage::query(
        database, "SELECT 1 FROM alarms WHERE hall = ? AND id = ? AND raised_by <> ?", row.hall,
        row.subject, row.node));
    if (!isHalls || !isHalls.value()) {
        return isHalls ? Result<void>() : isHalls.error();
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    return feed.put(database, kindOf(kAlarmClosedThing), id, QStringLiteral("node:") + row.hall,
                    {{QStringLiteral("staff"), body.value(QStringLiteral("staff"))}});
}

QJsonObject toJson(const Alarm& alarm)
{
    return {
        {QStringLiteral("hall"), alarm.hall},          {QStringLiteral("id"), idToText(alarm.id)},
        {QStringLiteral("code"), alarm.code},          {QStringLiteral("node"), alarm.node},
        {QStringLiteral("detail"), alarm.detail},      {QStringLiteral("raisedBy"), alarm.raisedBy},
        {QStringLiteral("raisedAt"), alarm.raisedAtMs}};
}

Result<void> recordAlarm(journal::Journal& journal, Database& database, const Error& error,
                         const QString& node)
{
    const QString code = errorName(error.code);
    qCCritical(lcJournal).noquote() << "alarm:" << code << "about" << node;
    journal::NewFact fact;
    fact.kind = kindOf(kAlarmRaised);
    fact.subject = makeUuidV7(journal.clock().now().wallMs);
    fact.body = {{QStringLiteral("code"), code},
                 {QStringLiteral("node"), node},
                 {QStringLiteral("detail"), redact(error.detail).left(kDetailLimit)}};
    const auto row = journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

Result<void> raiseAlarm(journal::Journal& journal, Database& database, const Error& error,
                        const QString& node)
{
    const Result<bool> isOpen =
        isAny(storage::query(database,
                             "SELECT 1 FROM alarms WHERE hall = ? AND code = ? AND node = ? AND "
                             "closed_at = 0 LIMIT 1",
                             journal.hall(), errorName(error.code), node));
    if (!isOpen || isOpen.value()) {
        return isOpen ? Result<void>() : isOpen.error();
    }
    return recordAlarm(journal, database, error, node);
}

Result<void> closeAlarm(journal::Journal& journal, Database& database, const QByteArray& id,
                        const QString& staff)
{
    const Result<bool> isOpen = isAny(
        storage::query(database, "SELECT 1 FROM alarms WHERE hall = ? AND id = ? AND closed_at = 0",
                       journal.hall(), id));
    if (!isOpen) {
        return isOpen.error();
    }
    if (!isOpen.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such alarm is open")};
    }
    journal::NewFact fact;
    fact.kind = kindOf(kAlarmClosed);
    fact.subject = id;
    fact.body = {{QStringLiteral("staff"), staff}};
    const auto row = journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

Result<void> closeAsTold(journal::Journal& journal, Database& database,
                         const journal::FeedThings& told)
{
    const auto closed = told.all(database, kindOf(kAlarmClosedThing));
    if (!closed) {
        return closed.error();
    }
    for (const journal::FeedChange& change : closed.value()) {
        const QString staff = change.body->value(QStringLiteral("staff")).toString();
        const auto done = closeAlarm(journal, database, idFromText(change.id), staff);
        if (!done && done.error().code != ErrorCode::NotFound) {
            return done;
        }
    }
    return {};
}

Result<QList<Alarm>> openAlarms(Database& database, const QString& hall)
{
    return storage::rowsOf(
        storage::query(database,
                       "SELECT hall, id, code, node, detail, raised_by, raised_at, closed_at FROM "
                       "alarms WHERE "
                       "hall = ? AND closed_at = 0 ORDER BY raised_at DESC, id DESC LIMIT 500",
                       hall),
        &readAlarm);
}

Result<QList<Alarm>> openAlarms(Database& database)
{
    return storage::rowsOf(
        storage::query(database,
                       "SELECT hall, id, code, node, detail, raised_by, raised_at, closed_at FROM "
                       "alarms WHERE "
                       "hall >= ? AND closed_at = 0 ORDER BY raised_at DESC, id DESC LIMIT 500",
                       QString()),
        &readAlarm);
}

} // namespace onewindow::supervision
