// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackStore.h"

#include "services/feedback/FeedbackWorkStore.h"
#include "services/storage/Migration.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::feedback {

using storage::Statement;

namespace {

/// There is one, but for terminals that were put back to an older store.
constexpr int kSameNumberLimit = 8;

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE ratings (
            hall TEXT NOT NULL,
            id {blob} NOT NULL,
            about TEXT NOT NULL,
            level BIGINT NOT NULL,
            codes TEXT NOT NULL,
            number BIGINT NOT NULL,
            node TEXT NOT NULL,
            rated_at BIGINT NOT NULL,
            call_back_by TEXT NOT NULL,
            sealed {blob} NOT NULL,
            key_id {blob} NOT NULL,
            first_key_id {blob} NOT NULL,
            PRIMARY KEY (hall, id)
        ) {norowid};
        CREATE TABLE feedback_cases (
            hall TEXT NOT NULL,
            id {blob} NOT NULL,
            kind TEXT NOT NULL,
            number TEXT NOT NULL,
            counter BIGINT NOT NULL,
            node TEXT NOT NULL,
            day TEXT NOT NULL,
            matter TEXT NOT NULL,
            token {blob} NOT NULL,
            answer_by TEXT NOT NULL,
            filed_at BIGINT NOT NULL,
            sealed {blob} NOT NULL,
            key_id {blob} NOT NULL,
            PRIMARY KEY (hall, id)
        ) {norowid};
        CREATE INDEX feedback_cases_number ON feedback_cases (hall, number);
        CREATE INDEX feedback_cases_day ON feedback_cases (hall, node, day, counter);
    )"},
    // What was said before the hall could answer waits for it: as the journal, played anew, gives
    // it. State numbers are those of WorkState: 2 is closed.
    storage::Migration{2, R"(
        CREATE TABLE feedback_work (
            hall TEXT NOT NULL,
            id {blob} NOT NULL,
            kind TEXT NOT NULL,
            number TEXT NOT NULL,
            matter TEXT NOT NULL,
            until TEXT NOT NULL,
            said_at BIGINT NOT NULL,
            state BIGINT NOT NULL,
            answers BIGINT NOT NULL,
            calls BIGINT NOT NULL,
            was_reached BIGINT NOT NULL,
            last_at BIGINT NOT NULL,
            outcome TEXT NOT NULL,
            PRIMARY KEY (hall, id)
        ) {norowid};
        CREATE INDEX feedback_work_open ON feedback_work (hall, until, said_at, id)
            WHERE state < 2;
        CREATE INDEX feedback_work_closed ON feedback_work (hall, last_at, id) WHERE state = 2;
        CREATE TABLE feedback_answers (
            hall TEXT NOT NULL,
            id {blob} NOT NULL,
            number BIGINT NOT NULL,
            at BIGINT NOT NULL,
            sealed {blob} NOT NULL,
            key_id {blob} NOT NULL,
            PRIMARY KEY (hall, id, number)
        ) {norowid};
        INSERT INTO feedback_work (hall, id, kind, number, matter, until, said_at, state, answers,
            calls, was_reached, last_at, outcome)
            SELECT hall, id, kind, number, matter, answer_by, filed_at, 0, 0, 0, 0, 0, ''
            FROM feedback_cases;
        INSERT INTO feedback_work (hall, id, kind, number, matter, until, said_at, state, answers,
            calls, was_reached, last_at, outcome)
            SELECT hall, id, 'callback', '', '', call_back_by, rated_at, 0, 0, 0, 0, 0, ''
            FROM ratings WHERE call_back_by <> '';
        CREATE INDEX ratings_day ON ratings (hall, rated_at);
    )"},
};

Rating readRating(const Statement& row)
{
    return {
        .id = row.blob(0),
        .about = aboutFromName(row.text(1)),
        .level = static_cast<int>(row.integer(2)),
        .codes = row.text(3).split(u',', Qt::SkipEmptyParts),
        .number = static_cast<int>(row.integer(4)),
        .node = row.text(5),
        .ratedAtMs = row.integer(6),
        .callBackBy = row.text(7),
        .sealed = row.blob(8),
        .keyId = row.blob(9),
        .firstKeyId = row.blob(10),
    };
}

FeedbackCase readCase(const Statement& row)
{
    return {
        .id = row.blob(0),
        .kind = kindFromName(row.text(1)),
        .number = row.text(2),
        .counter = row.integer(3),
        .node = row.text(4),
        .day = row.text(5),
        .matter = row.text(6),
        .tokenDigest = row.blob(7),
        .answerBy = row.text(8),
        .filedAtMs = row.integer(9),
        .sealed = row.blob(10),
        .keyId = row.blob(11),
    };
}

} // namespace

Result<void> FeedbackStore::migrate(storage::Database& database)
{
    return storage::migrate(database, u"feedback", kMigrations);
}

Result<std::optional<Rating>> FeedbackStore::rating(const QByteArray& id)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT id, about, level, codes, number, node, rated_at, call_back_by, "
                       "sealed, key_id, first_key_id FROM ratings WHERE hall = ? AND id = ?",
                       m_hall, id),
        &readRating);
}

Result<void> FeedbackStore::insert(const Rating& rating)
{
    return storage::run(
        m_database,
        "INSERT INTO ratings (hall, id, about, level, codes, number, node, rated_at, call_back_by, "
        "sealed, key_id, first_key_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        m_hall, rating.id, aboutName(rating.about), rating.level, rating.codes.join(u','),
        rating.number, rating.node, rating.ratedAtMs, rating.callBackBy, rating.sealed,
        rating.keyId, rating.firstKeyId);
}

Result<void> FeedbackStore::correct(const Rating& rating)
{
    return storage::run(
        m_database,
        "UPDATE ratings SET level = ?, codes = ?, number = ?, node = ?, rated_at = ?, "
        "call_back_by = ?, sealed = ?, key_id = ?, first_key_id = ? WHERE hall = ? AND id = ?",
        rating.level, rating.codes.join(u','), rating.number, rating.node, rating.ratedAtMs,
        rating.callBackBy, rating.sealed, rating.keyId, rating.firstKeyId, m_hall, rating.id);
}

Result<void> FeedbackStore::setCallBack(const QByteArray& id, const QString& day)
{
    return storage::run(m_database, "UPDATE ratings SET call_back_by = ? WHERE hall = ? AND id = ?",
                        day, m_hall, id);
}

Result<bool> FeedbackStore::insert(const FeedbackCase& filed)
{
    OW_TRY(storage::run(m_database,
                        "INSERT INTO feedback_cases (hall, id, kind, number, counter, node, day, "
                        "matter, token, answer_by, filed_at, sealed, key_id) VALUES (?, ?, ?, ?, "
                        "?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, id) DO NOTHING",
                        m_hall, filed.id, kindName(filed.kind), filed.number, filed.counter,
                        filed.node, filed.day, filed.matter, filed.tokenDigest, filed.answerBy,
                        filed.filedAtMs, filed.sealed, filed.keyId));
    return m_database.changes() == 1;
}

Result<std::optional<FeedbackCase>> FeedbackStore::findCase(const QByteArray& id)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT id, kind, number, counter, node, day, matter, token, answer_by, "
                       "filed_at, sealed, key_id FROM feedback_cases WHERE hall = ? AND id = ?",
                       m_hall, id),
        &readCase);
}

Result<QList<FeedbackCase>> FeedbackStore::casesOf(const QString& number)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT id, kind, number, counter, node, day, matter, token, answer_by, "
                       "filed_at, sealed, key_id FROM feedback_cases WHERE hall = ? AND number = ? "
                       "ORDER BY id LIMIT ?",
                       m_hall, number, kSameNumberLimit),
        &readCase);
}

Result<std::optional<FeedbackCase>> FeedbackStore::findCase(const QString& number,
                                                            const QByteArray& tokenDigest)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT id, kind, number, counter, node, day, matter, token, answer_by, "
                       "filed_at, sealed, key_id FROM feedback_cases WHERE hall = ? AND number = ? "
                       "AND token = ?",
                       m_hall, number, tokenDigest),
        &readCase);
}

Result<qint64> FeedbackStore::lastCounter(const QString& node, const QString& day)
{
    return storage::integerOf(storage::query(
        m_database,
        "SELECT COALESCE(MAX(counter), 0) FROM feedback_cases WHERE hall = ? AND node = ? AND "
        "day = ?",
        m_hall, node, day));
}

Result<QList<QByteArray>> FeedbackStore::keysOf(const QByteArray& id)
{
    QList<QByteArray> keys;
    const auto rated = rating(id);
    if (!rated) {
        return rated.error();
    }
    if (rated.value()) {
        keys << rated.value()->keyId << rated.value()->firstKeyId;
    }
    const auto filed = storage::firstOf(
        storage::query(m_database, "SELECT key_id FROM feedback_cases WHERE hall = ? AND id = ?",
                       m_hall, id),
        [](const Statement& row) { return row.blob(0); });
    if (!filed) {
        return filed.error();
    }
    if (filed.value()) {
        keys << *filed.value();
    }
    const auto answers = FeedbackWorkStore(m_database, m_hall).answers(id);
    if (!answers) {
        return answers.error();
    }
    for (const FeedbackAnswer& answer : answers.value()) {
        keys << answer.keyId;
    }
    keys.removeAll(QByteArray());
    return keys;
}

} // namespace onewindow::feedback
