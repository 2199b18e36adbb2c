// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseStore.h"

#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::cases {

using storage::Database;
using storage::Statement;

namespace {

// The sequences of official numbers are of the whole city: in the partition without a name.
constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE cases (
            hall TEXT NOT NULL,
            id {blob} NOT NULL,
            provisional TEXT NOT NULL,
            number TEXT NOT NULL,
            matter TEXT NOT NULL,
            task_code TEXT NOT NULL,
            node TEXT NOT NULL,
            day TEXT NOT NULL,
            counter BIGINT NOT NULL,
            state BIGINT NOT NULL,
            decided_by TEXT NOT NULL,
            handle TEXT NOT NULL,
            token TEXT NOT NULL,
            fee_cents BIGINT NOT NULL,
            filed_at BIGINT NOT NULL,
            sealed {blob} NOT NULL,
            key_id {blob} NOT NULL,
            PRIMARY KEY (hall, id)
        ) {norowid};
        CREATE INDEX cases_counted ON cases (hall, node, day, counter);
        CREATE INDEX cases_token ON cases (hall, token);
        CREATE INDEX cases_person ON cases (hall, day, handle) WHERE handle <> '';
        CREATE INDEX cases_unnumbered ON cases (hall, filed_at, counter, id) WHERE number = '';
        CREATE TABLE case_sequences (
            hall TEXT NOT NULL,
            task_code TEXT NOT NULL,
            day TEXT NOT NULL,
            last BIGINT NOT NULL,
            PRIMARY KEY (hall, task_code, day)
        ) {norowid};
    )"},
    // What was decided before steps were kept has one: as the journal, played anew, gives it.
    storage::Migration{2, R"(
        ALTER TABLE cases ADD COLUMN promise_days BIGINT NOT NULL DEFAULT 0;
        CREATE INDEX cases_undecided ON cases (hall, filed_at, id)
            WHERE decided_by = '' AND number <> '';
        CREATE TABLE case_steps (
            hall TEXT NOT NULL,
            case_id {blob} NOT NULL,
            step BIGINT NOT NULL,
            state BIGINT NOT NULL,
            at BIGINT NOT NULL,
            said_by TEXT NOT NULL,
            PRIMARY KEY (hall, case_id, step)
        ) {norowid};
        INSERT INTO case_steps (hall, case_id, step, state, at, said_by)
            SELECT hall, id, 1, state, filed_at, decided_by FROM cases WHERE decided_by <> '';
    )"},
    storage::Migration{3, R"(
        CREATE TABLE case_attachments (
            hall TEXT NOT NULL,
            case_id {blob} NOT NULL,
            material TEXT NOT NULL,
            page BIGINT NOT NULL,
            bytes BIGINT NOT NULL,
            width BIGINT NOT NULL,
            height BIGINT NOT NULL,
            digest TEXT NOT NULL,
            node TEXT NOT NULL,
            incarnation BIGINT NOT NULL,
            first_seq BIGINT NOT NULL,
            parts BIGINT NOT NULL,
            PRIMARY KEY (hall, case_id, material, page)
        ) {norowid};
    )"},
    storage::Migration{4, R"(
        CREATE TABLE case_payments (
            hall TEXT NOT NULL,
            id {blob} NOT NULL,
            case_id {blob} NOT NULL,
            node TEXT NOT NULL,
            cents BIGINT NOT NULL,
            state BIGINT NOT NULL,
            receipt TEXT NOT NULL,
            to_return TEXT NOT NULL,
            begun_at BIGINT NOT NULL,
            ended_at BIGINT NOT NULL,
            PRIMARY KEY (hall, id)
        ) {norowid};
        CREATE INDEX case_payments_case ON case_payments (hall, case_id);
        CREATE INDEX case_payments_open ON case_payments (hall, node, begun_at) WHERE state < 2;
    )"},
    // Of the steps whose facts say it: those of before say nothing, so that the journal, played
    // anew, gives the same.
    storage::Migration{5, R"(
        CREATE TABLE case_notices (
            hall TEXT NOT NULL,
            case_id {blob} NOT NULL,
            step BIGINT NOT NULL,
            reason TEXT NOT NULL,
            missing TEXT NOT NULL,
            PRIMARY KEY (hall, case_id, step)
        ) {norowid};
        CREATE TABLE case_fees (
            hall TEXT NOT NULL,
            case_id {blob} NOT NULL,
            claim TEXT NOT NULL,
            state BIGINT NOT NULL,
            cents BIGINT NOT NULL,
            method TEXT NOT NULL,
            receipt TEXT NOT NULL,
            day TEXT NOT NULL,
            counter BIGINT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (hall, case_id)
        ) {norowid};
        CREATE INDEX case_fees_day ON case_fees (hall, day, counter);
    )"},
    storage::Migration{6, R"(
        CREATE INDEX case_payments_asked ON case_payments (hall, begun_at, id) WHERE state >= 5;
        CREATE TABLE case_documents (
            hall TEXT NOT NULL,
            digest TEXT NOT NULL,
            case_id {blob} NOT NULL,
            number TEXT NOT NULL,
            node TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (hall, digest)
        ) {norowid};
        CREATE TABLE case_copies (
            hall TEXT NOT NULL,
            case_id {blob} NOT NULL,
            copy BIGINT NOT NULL,
            node TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (hall, case_id, copy)
        ) {norowid};
    )"},
    storage::Migration{7,
                       "ALTER TABLE case_documents ADD COLUMN case_hall TEXT NOT NULL DEFAULT ''"},
    // Approved, by people: what waits to be handed over.
    storage::Migration{8, R"(
        CREATE INDEX cases_ready ON cases (hall, filed_at, id)
            WHERE state = 1 AND decided_by <> '' AND decided_by <> 'rule';
    )"},
    storage::Migration{9, "CREATE INDEX case_documents_of ON case_documents (hall, case_id, node)"},
    // What its owner printed waits for nobody: the index does not grow by it.
    storage::Migration{10, R"(
        ALTER TABLE cases ADD COLUMN is_copied BIGINT NOT NULL DEFAULT 0;
        UPDATE cases SET is_copied = 1 WHERE EXISTS (SELECT 1 FROM case_copies p
            WHERE p.hall = cases.hall AND p.case_id = cases.id);
        DROP INDEX cases_ready;
        CREATE INDEX cases_ready ON cases (hall, filed_at, id)
            WHERE state = 1 AND decided_by <> '' AND decided_by <> 'rule' AND is_copied = 0;
    )"},
};

constexpr const char* kSelect =
    "SELECT id, provisional, number, matter, task_code, node, day, counter, state, decided_by, "
    "handle, token, fee_cents, filed_at, sealed, key_id, promise_days FROM cases ";

CaseRow readCase(const Statement& row)
{
    return {
        .id = row.blob(0),
        .provisional = row.text(1),
        .number = row.text(2),
        .matter = row.text(3),
        .taskCode = row.text(4),
        .node = row.text(5),
        .day = row.text(6),
        .counter = row.integer(7),
        .state = static_cast<CaseState>(row.integer(8)),
        .decidedBy = row.text(9),
        .handle = row.text(10),
        .token = row.text(11),
        .feeCents = row.integer(12),
        .filedAtMs = row.integer(13),
        .sealed = row.blob(14),
        .keyId = row.blob(15),
        .promiseDays = static_cast<int>(row.integer(16)),
    };
}

CaseStepRow readStep(const Statement& row)
{
    return {{static_cast<CaseState>(row.integer(0)), row.integer(1), row.text(3),
             row.text(4).split(u' ', Qt::SkipEmptyParts)},
            row.text(2)};
}

std::string selectWhere(const char* condition)
{
    return std::string(kSelect) + condition;
}

} // namespace

Result<void> CaseStore::migrate(Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<bool> CaseStore::changed(const Result<void>& outcome)
{
    return outcome ? Result<bool>(m_database.changes() == 1) : outcome.error();
}

Result<std::optional<CaseRow>> CaseStore::find(const QByteArray& id)
{
    static const std::string sql = selectWhere("WHERE hall = ? AND id = ?");
    return storage::firstOf(storage::query(m_database, sql, m_hall, id), &readCase);
}

Result<std::optional<CaseRow>> CaseStore::findByToken(const QString& token)
{
    static const std::string sql = selectWhere("WHERE hall = ? AND token = ?");
    return storage::firstOf(storage::query(m_database, sql, m_hall, token), &readCase);
}

Result<std::optional<CaseRow>> CaseStore::findCounted(const QString& node, const QString& day,
                                                      qint64 counter)
{
    static const std::string sql =
        selectWhere("WHERE hall = ? AND node = ? AND day = ? AND counter = ?");
    return storage::firstOf(storage::query(m_database, sql, m_hall, node, day, counter), &readCase);
}

Result<QList<CaseRow>> CaseStore::ofPerson(const QString& node, const QString& day,
                                           const QString& handle, int limit)
{
    static const std::string sql =
        selectWhere("WHERE hall = ? AND day = ? AND handle = ? AND handle <> '' AND node = ? "
                    "ORDER BY counter DESC LIMIT ?");
    return storage::rowsOf(storage::query(m_database, sql, m_hall, day, handle, node, limit),
                           &readCase);
}

Result<QStringList> CaseStore::handlesOfKey(const QString& day, const QByteArray& keyId)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT DISTINCT handle FROM cases WHERE hall = ? AND day = ? AND handle <> "
                       "'' AND key_id = ?",
                       m_hall, day, keyId),
        [](const Statement& row) { return row.text(0); });
}

Result<QList<QByteArray>> CaseStore::owedBefore(const QString& node, const QString& day, int limit)
{
    // Orders that are paid, or may be in a moment: as OrderState has them.
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT c.id FROM cases c WHERE c.hall = ? AND c.node = ? AND c.day < ? AND "
                       "c.fee_cents > 0 AND NOT EXISTS (SELECT 1 FROM case_fees f WHERE f.hall = "
                       "c.hall AND f.case_id = c.id) AND NOT EXISTS (SELECT 1 FROM case_payments p "
                       "WHERE p.hall = c.hall AND p.case_id = c.id AND p.state NOT IN (3, 4)) "
                       "LIMIT ?",
                       m_hall, node, day, limit),
        [](const Statement& row) { return row.blob(0); });
}

Result<QList<CaseRow>> CaseStore::unnumbered(int limit)
{
    static const std::string sql =
        selectWhere("WHERE hall = ? AND number = '' ORDER BY filed_at, counter, id LIMIT ?");
    return storage::rowsOf(storage::query(m_database, sql, m_hall, limit), &readCase);
}

Result<QList<CaseRow>> CaseStore::undecided(qint64 afterMs, const QByteArray& afterId, int limit)
{
    static const std::string sql =
        selectWhere("WHERE hall = ? AND decided_by = '' AND number <> '' AND (filed_at > ? OR "
                    "(filed_at = ? AND id > ?)) ORDER BY filed_at, id LIMIT ?");
    return storage::rowsOf(
        storage::query(m_database, sql, m_hall, afterMs, afterMs, afterId, limit), &readCase);
}

Result<QList<CaseRow>> CaseStore::ready(qint64 beforeMs, const QByteArray& beforeId, int limit)
{
    static const std::string sql =
        selectWhere("WHERE hall = ? AND state = 1 AND decided_by <> '' AND decided_by <> 'rule' "
                    "AND is_copied = 0 AND filed_at <= ? AND (filed_at < ? OR id < ?) "
                    "ORDER BY filed_at DESC, id DESC LIMIT ?");
    return storage::rowsOf(
        storage::query(m_database, sql, m_hall, beforeMs, beforeMs, beforeId, limit), &readCase);
}

Result<QList<CaseStepRow>> CaseStore::stepsOf(const QByteArray& id)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT s.state, s.at, s.said_by, COALESCE(n.reason, ''), "
                       "COALESCE(n.missing, '') FROM case_steps s LEFT JOIN case_notices n ON "
                       "n.hall = s.hall AND n.case_id = s.case_id AND n.step = s.step WHERE s.hall "
                       "= ? AND s.case_id = ? ORDER BY s.step",
                       m_hall, id),
        &readStep);
}

Result<std::optional<DocumentRow>> CaseStore::findDocument(const QString& digest)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT digest, case_id, number, node, at, case_hall FROM case_documents "
                       "WHERE hall = ? AND digest = ?",
                       m_hall, digest),
        [](const Statement& row) {
            return DocumentRow{.digest = row.text(0),
                               .caseId = row.blob(1),
                               .number = row.text(2),
                               .node = row.text(3),
                               .atMs = row.integer(4),
                               .caseHall = row.text(5)};
        });
}

Result<bool> CaseStore::addDocument(const DocumentRow& row)
{
    return changed(storage::run(m_database,
                                "INSERT INTO case_documents (hall, digest, case_id, number, node, "
                                "at, case_hall) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, "
                                "digest) DO NOTHING",
                                m_hall, row.digest, row.caseId, row.number, row.node, row.atMs,
                                row.caseHall));
}

Result<qint64> CaseStore::copiesOf(const QByteArray& id)
{
    return storage::integerOf(
        storage::query(m_database,
                       "SELECT CAST(COALESCE(MAX(copy), 0) AS BIGINT) FROM case_copies WHERE hall "
                       "= ? AND case_id = ?",
                       m_hall, id));
}

Result<qint64> CaseStore::printsOf(const QByteArray& id, const QString& node)
{
    return storage::integerOf(storage::query(m_database,
                                             "SELECT COUNT(*) FROM case_documents WHERE hall = ? "
                                             "AND case_id = ? AND node = ?",
                                             m_hall, id, node));
}

Result<bool> CaseStore::addCopy(const QByteArray& id, qint64 copy, const QString& node, qint64 atMs)
{
    OW_TRY(storage::run(m_database, "UPDATE cases SET is_copied = 1 WHERE hall = ? AND id = ?",
                        m_hall, id));
    return changed(storage::run(m_database,
                                "INSERT INTO case_copies (hall, case_id, copy, node, at) VALUES "
                                "(?, ?, ?, ?, ?) ON CONFLICT (hall, case_id, copy) DO NOTHING",
                                m_hall, id, copy, node, atMs));
}

Result<qint64> CaseStore::lastCounter(const QString& node, const QString& day)
{
    return storage::integerOf(
        storage::query(m_database,
                       "SELECT CAST(COALESCE(MAX(counter), 0) AS BIGINT) FROM cases "
                       "WHERE hall = ? AND node = ? AND day = ?",
                       m_hall, node, day));
}

Result<bool> CaseStore::insert(const CaseRow& row)
{
    return changed(storage::run(
        m_database,
        "INSERT INTO cases (hall, id, provisional, number, matter, task_code, node, day, counter, "
        "state, decided_by, handle, token, fee_cents, filed_at, sealed, key_id) VALUES (?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, id) DO NOTHING",
        m_hall, row.id, row.provisional, row.number, row.matter, row.taskCode, row.node, row.day,
        row.counter, static_cast<qint64>(row.state), row.decidedBy, row.handle, row.token,
        row.feeCents, row.filedAtMs, row.sealed, row.keyId));
}

Result<bool> CaseStore::setNumber(const QByteArray& id, const QString& number, qint64 promiseDays)
{
    return changed(storage::run(m_database,
                                "UPDATE cases SET number = ?, promise_days = ? WHERE hall = ? AND "
                                "id = ? AND number = ''",
                                number, promiseDays, m_hall, id));
}

Result<bool> CaseStore::decide(const QByteArray& id, CaseState state, const QString& by)
{
    return changed(storage::run(m_database,
                                "UPDATE cases SET state = ?, decided_by = ? WHERE hall = ? AND id "
                                "= ? AND decided_by = ''",
                                static_cast<qint64>(state), by, m_hall, id));
}

Result<bool> CaseStore::setState(const QByteArray& id, CaseState state)
{
    return changed(storage::run(m_database, "UPDATE cases SET state = ? WHERE hall = ? AND id = ?",
                                static_cast<qint64>(state), m_hall, id));
}

Result<bool> CaseStore::addStep(const QByteArray& id, const CaseStepRow& step)
{
    const auto last = storage::integerOf(
        storage::query(m_database,
                       "SELECT CAST(COALESCE(MAX(step), 0) AS BIGINT) FROM case_steps WHERE hall "
                       "= ? AND case_id = ?",
                       m_hall, id));
    if (!last) {
        return last.error();
    }
    OW_TRY(storage::run(m_database,
                        "INSERT INTO case_steps (hall, case_id, step, state, at, said_by) "
                        "VALUES (?, ?, ?, ?, ?, ?)",
                        m_hall, id, last.value() + 1, static_cast<qint64>(step.step.state),
                        step.step.atMs, step.by));
    if (step.step.reason.isEmpty() && step.step.missing.isEmpty()) {
        return true;
    }
    return changed(storage::run(m_database,
                                "INSERT INTO case_notices (hall, case_id, step, reason, missing) "
                                "VALUES (?, ?, ?, ?, ?)",
                                m_hall, id, last.value() + 1, step.step.reason,
                                step.step.missing.join(u' ')));
}

Result<qint64> CaseStore::lastSequence(const QString& taskCode, const QString& day)
{
    // Written first, so that another process that numbers the same code waits here.
    OW_TRY(noteSequence(taskCode, day, 0));
    return storage::integerOf(storage::query(
        m_database, "SELECT last FROM case_sequences WHERE hall = ? AND task_code = ? AND day = ?",
        QString(), taskCode, day));
}

Result<void> CaseStore::noteSequence(const QString& taskCode, const QString& day, qint64 sequence)
{
    return storage::run(
        m_database,
        "INSERT INTO case_sequences (hall, task_code, day, last) VALUES (?, ?, ?, ?) ON CONFLICT "
        "(hall, task_code, day) DO UPDATE SET last = CASE WHEN case_sequences.last < excluded.last "
        "THEN excluded.last ELSE case_sequences.last END",
        QString(), taskCode, day, sequence);
}

} // namespace onewindow::cases
