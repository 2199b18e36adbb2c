// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackWorkStore.h"

#include "services/core/Ids.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QDate>

#include <limits>

namespace onewindow::feedback {

using storage::Statement;

namespace {

constexpr const char* kSelect =
    "SELECT id, kind, number, matter, until, said_at, state, answers, calls, was_reached, last_at, "
    "outcome FROM feedback_work ";

FeedbackWork readWork(const Statement& row)
{
    return {
        .id = row.blob(0),
        .kind = workKindFromName(row.text(1)).value_or(WorkKind::Suggestion),
        .number = row.text(2),
        .matter = row.text(3),
        .until = row.text(4),
        .saidAtMs = row.integer(5),
        .state = static_cast<WorkState>(row.integer(6)),
        .answers = static_cast<int>(row.integer(7)),
        .calls = static_cast<int>(row.integer(8)),
        .wasReached = row.integer(9) != 0,
        .lastAtMs = row.integer(10),
        .outcome = row.text(11),
    };
}

std::string selectWhere(const char* condition)
{
    return std::string(kSelect) + condition;
}

QString nameOf(std::optional<WorkKind> kind)
{
    return kind ? workKindName(*kind) : QString();
}

} // namespace

QString WorkPlace::toText() const
{
    return until + u'.' + QString::number(atMs) + u'.' + idToText(id);
}

std::optional<WorkPlace> WorkPlace::fromText(const QString& text)
{
    const QStringList parts = text.split(u'.');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    bool isNumber = false;
    const WorkPlace place{.until = parts.at(0),
                          .atMs = parts.at(1).toLongLong(&isNumber),
                          .id = idFromText(parts.at(2))};
    const bool isDay =
        place.until.isEmpty() || QDate::fromString(place.until, Qt::ISODate).isValid();
    return isNumber && isDay && !place.id.isEmpty() ? std::optional(place) : std::nullopt;
}

Result<std::optional<FeedbackWork>> FeedbackWorkStore::find(const QByteArray& id)
{
    static const std::string sql = selectWhere("WHERE hall = ? AND id = ?");
    return storage::firstOf(storage::query(m_database, sql, m_hall, id), &readWork);
}

Result<void> FeedbackWorkStore::add(const FeedbackWork& work)
{
    return storage::run(
        m_database,
        "INSERT INTO feedback_work (hall, id, kind, number, matter, until, said_at, state, "
        "answers, calls, was_reached, last_at, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?) ON CONFLICT (hall, id) DO UPDATE SET until = excluded.until, said_at = "
        "excluded.said_at WHERE feedback_work.state < 2",
        m_hall, work.id, workKindName(work.kind), work.number, work.matter, work.until,
        work.saidAtMs, static_cast<qint64>(work.state), work.answers, work.calls, work.wasReached,
        work.lastAtMs, work.outcome);
}

Result<void> FeedbackWorkStore::update(const FeedbackWork& work)
{
    return storage::run(m_database,
                        "UPDATE feedback_work SET state = ?, answers = ?, calls = ?, was_reached = "
                        "?, last_at = ?, outcome = ? WHERE hall = ? AND id = ?",
                        static_cast<qint64>(work.state), work.answers, work.calls, work.wasReached,
                        work.lastAtMs, work.outcome, m_hall, work.id);
}

Result<void> FeedbackWorkStore::withdraw(const QByteArray& id)
{
    return storage::run(m_database,
                        "DELETE FROM feedback_work WHERE hall = ? AND id = ? AND state < 2", m_hall,
                        id);
}

Result<QList<FeedbackWork>> FeedbackWorkStore::open(const std::optional<WorkPlace>& from,
                                                    std::optional<WorkKind> kind, int limit)
{
    const WorkPlace after = from.value_or(WorkPlace{.until = {}, .atMs = -1, .id = QByteArray()});
    const QString wanted = nameOf(kind);
    static const std::string sql = selectWhere(
        "WHERE hall = ? AND state < 2 AND (? = '' OR kind = ?) AND (until > ? OR (until "
        "= ? AND (said_at > ? OR (said_at = ? AND id > ?)))) ORDER BY until, said_at, "
        "id LIMIT ?");
    return storage::rowsOf(storage::query(m_database, sql, m_hall, wanted, wanted, after.until,
                                          after.until, after.atMs, after.atMs, after.id, limit),
                           &readWork);
}

Result<QList<FeedbackWork>> FeedbackWorkStore::closed(const std::optional<WorkPlace>& from,
                                                      std::optional<WorkKind> kind, int limit)
{
    const WorkPlace before = from.value_or(
        WorkPlace{.until = {}, .atMs = std::numeric_limits<qint64>::max(), .id = QByteArray()});
    const QString wanted = nameOf(kind);
    static const std::string sql =
        selectWhere("WHERE hall = ? AND state = 2 AND (? = '' OR kind = ?) AND (last_at < ? OR "
                    "(last_at = ? AND id < ?)) ORDER BY last_at DESC, id DESC LIMIT ?");
    return storage::rowsOf(storage::query(m_database, sql, m_hall, wanted, wanted, before.atMs,
                                          before.atMs, before.id, limit),
                           &readWork);
}

Result<WorkCount> FeedbackWorkStore::count(const QString& today)
{
    const auto open = storage::integerOf(storage::query(
        m_database, "SELECT COUNT(*) FROM feedback_work WHERE hall = ? AND state < 2", m_hall));
    if (!open) {
        return open.error();
    }
    const auto overdue = storage::integerOf(storage::query(
        m_database, "SELECT COUNT(*) FROM feedback_work WHERE hall = ? AND state < 2 AND until < ?",
        m_hall, today));
    if (!overdue) {
        return overdue.error();
    }
    return WorkCount{.open = open.value(), .overdue = overdue.value()};
}

Result<void> FeedbackWorkStore::addAnswer(const FeedbackAnswer& answer)
{
    return storage::run(m_database,
                        "INSERT INTO feedback_answers (hall, id, number, at, sealed, key_id) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (hall, id, number) DO NOTHING",
                        m_hall, answer.id, answer.number, answer.atMs, answer.sealed, answer.keyId);
}

Result<QList<FeedbackAnswer>> FeedbackWorkStore::answers(const QByteArray& id)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT id, number, at, sealed, key_id FROM feedback_answers WHERE hall = ? "
                       "AND id = ? ORDER BY number",
                       m_hall, id),
        [](const Statement& row) {
            return FeedbackAnswer{.id = row.blob(0),
                                  .number = static_cast<int>(row.integer(1)),
                                  .atMs = row.integer(2),
                                  .sealed = row.blob(3),
                                  .keyId = row.blob(4)};
        });
}

} // namespace onewindow::feedback
