// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/CheckpointStore.h"

#include "services/core/Bytes.h"
#include "services/journal/CheckValue.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <string>

namespace onewindow::journal {

namespace {

constexpr const char* kSelect = "SELECT node, incarnation, seq, digest, corrected_ms, pos, "
                                "signing_key, signature, hall FROM checkpoints ";

/// Whether a row of `journal`, under that name, is of an earlier life of this store that the parent
/// contradicts.
std::string ofContradictedLife(const std::string& journal)
{
    return "EXISTS (SELECT 1 FROM chains c WHERE c.hall = " + journal +
           ".hall AND c.node = " + journal + ".node AND c.incarnation = " + journal +
           ".incarnation AND c.is_own = 2 AND c.frozen = 1)";
}

Checkpoint checkpointFrom(const storage::Statement& row)
{
    return Checkpoint{
        .hall = row.text(8),
        .node = row.text(0),
        .incarnation = static_cast<quint32>(row.integer(1)),
        .seq = static_cast<quint64>(row.integer(2)),
        .digest = row.blob(3),
        .correctedMs = row.integer(4),
        .pos = row.integer(5),
        .signingKey = row.blob(6),
        .signature = row.blob(7),
    };
}

} // namespace

QByteArray signedBytes(const Checkpoint& checkpoint)
{
    ByteWriter writer;
    writer.putText(u"onewindow-checkpoint-1");
    writer.putText(checkpoint.hall);
    writer.putText(checkpoint.node);
    writer.putU32(checkpoint.incarnation);
    writer.putU64(checkpoint.seq);
    writer.putBytes(checkpoint.digest);
    writer.putI64(checkpoint.correctedMs);
    writer.putI64(checkpoint.pos);
    return writer.take();
}

Result<QList<Checkpoint>> CheckpointStore::all(storage::Database& database)
{
    return storage::rowsOf(
        storage::query(database, std::string(kSelect) + "ORDER BY hall, node, incarnation"),
        &checkpointFrom);
}

Result<std::optional<Checkpoint>> CheckpointStore::find(const QString& node, quint32 incarnation)
{
    return storage::firstOf(
        storage::query(m_database,
                       std::string(kSelect) + "WHERE hall = ? AND node = ? AND incarnation = ?",
                       m_hall, node, incarnation),
        &checkpointFrom);
}

Result<void> CheckpointStore::put(const Checkpoint& checkpoint)
{
    return storage::run(
        m_database,
        "INSERT INTO checkpoints (hall, node, incarnation, seq, digest, corrected_ms, pos, "
        "signing_key, signature, local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (hall, node, incarnation) DO UPDATE SET seq = excluded.seq, digest = "
        "excluded.digest, "
        "corrected_ms = excluded.corrected_ms, pos = excluded.pos, "
        "signing_key = excluded.signing_key, signature = excluded.signature, "
        "local = excluded.local",
        m_hall, checkpoint.node, checkpoint.incarnation, checkpoint.seq, checkpoint.digest,
        checkpoint.correctedMs, checkpoint.pos, checkpoint.signingKey, checkpoint.signature,
        checkOfColumns(m_hall, checkpoint.node, checkpoint.incarnation, checkpoint.seq,
                       checkpoint.digest, checkpoint.correctedMs, checkpoint.pos,
                       checkpoint.signingKey, checkpoint.signature));
}

Result<qint64> CheckpointStore::prunedPos()
{
    return storage::integerOf(storage::query(
        m_database, "SELECT COALESCE(MAX(pos), 0) FROM checkpoints WHERE hall = ?", m_hall));
}

/// Where the first row lies in SQLite's file that may go one day: those of lives that the parent
/// contradicts may lie before it, and are not walked through each time.
Result<qint64> CheckpointStore::firstRowid()
{
    return storage::integerOf(storage::query(
        m_database,
        "SELECT COALESCE(MIN(first), 0) FROM (SELECT (SELECT j.rowid FROM journal j WHERE "
        "j.hall = c.hall AND j.node = c.node AND j.incarnation = c.incarnation AND j.seq = "
        "1 + COALESCE((SELECT k.seq FROM checkpoints k WHERE k.hall = c.hall AND k.node = c.node "
        "AND k.incarnation = c.incarnation), 0)) AS first FROM chains c WHERE c.hall = ? AND "
        "NOT (c.is_own = 2 AND c.frozen = 1))",
        m_hall));
}

Result<QList<OldRow>> CheckpointStore::oldest(qint64 afterPos, int limit)
{
    // SQLite has no index over the positions: there the rows lie in that order, the oldest first.
    const bool isSqlite = m_database.engine() == storage::Engine::Sqlite;
    const auto first = isSqlite ? firstRowid() : Result<qint64>(afterPos + 1);
    if (!first) {
        return first.error();
    }
    const std::string columns = "SELECT node, incarnation, seq, key_id, digest, corrected_ms, pos ";
    return storage::rowsOf(
        storage::query(m_database,
                       columns +
                           (isSqlite ? "FROM journal NOT INDEXED WHERE hall = ? AND "
                                       "rowid >= ? AND "
                                     : "FROM journal WHERE hall = ? AND pos >= ? AND ") +
                           "NOT " + ofContradictedLife("journal") +
                           (isSqlite ? " ORDER BY rowid LIMIT ?" : " ORDER BY pos LIMIT ?"),
                       m_hall, first.value(), limit),
        [](const storage::Statement& statement) {
            OldRow old{.row = {}, .pos = statement.integer(6)};
            old.row.node = statement.text(0);
            old.row.incarnation = static_cast<quint32>(statement.integer(1));
            old.row.seq = static_cast<quint64>(statement.integer(2));
            old.row.keyId = statement.blob(3);
            old.row.digest = statement.blob(4);
            old.row.correctedMs = statement.integer(5);
            return old;
        });
}

Result<std::optional<quint64>> CheckpointStore::batchEnd(const Row& row)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT last_seq FROM batches WHERE hall = ? AND node = ? AND "
                       "incarnation = ? AND last_seq >= ? ORDER BY last_seq LIMIT 1",
                       m_hall, row.node, row.incarnation, row.seq),
        [](const storage::Statement& found) { return static_cast<quint64>(found.integer(0)); });
}

/// Where a row lies in SQLite's file: those that came before it lie before it.
Result<qint64> CheckpointStore::rowidOf(const Row& row)
{
    return storage::integerOf(storage::query(
        m_database,
        "SELECT rowid FROM journal WHERE hall = ? AND node = ? AND incarnation = ? AND seq = ?",
        m_hall, row.node, row.incarnation, row.seq));
}

/// A key whose envelopes went once they were safe is noted only for the rows that name it. One that
/// was erased stays noted: its rows may come again from elsewhere.
Result<void> CheckpointStore::dropKeys(const Span& span)
{
    const bool isSqlite = m_database.engine() == storage::Engine::Sqlite;
    return storage::run(
        m_database,
        std::string("DELETE FROM envelopes WHERE hall = ? AND state = 2 AND key_id IN "
                    "(SELECT key_id FROM journal ") +
            (isSqlite ? "NOT INDEXED WHERE hall = ? AND rowid >= ? AND rowid <= ? AND "
                      : "WHERE hall = ? AND pos >= ? AND pos <= ? AND ") +
            "LENGTH(key_id) > 0) AND NOT EXISTS (SELECT 1 FROM journal j WHERE "
            "j.hall = envelopes.hall AND j.key_id = envelopes.key_id AND LENGTH(j.key_id) > 0 "
            "AND (j.pos > ? OR " +
            ofContradictedLife("j") + "))",
        m_hall, m_hall, span.first, span.last, span.pos);
}

Result<void> CheckpointStore::dropRows(const Span& span)
{
    const bool isSqlite = m_database.engine() == storage::Engine::Sqlite;
    return storage::run(m_database,
                        std::string(isSqlite ? "DELETE FROM journal NOT INDEXED WHERE hall = ? AND "
                                               "rowid >= ? AND rowid <= ? AND NOT "
                                             : "DELETE FROM journal WHERE hall = ? AND pos >= ? "
                                               "AND pos <= ? AND NOT ") +
                            ofContradictedLife("journal"),
                        m_hall, span.first, span.last);
}

Result<void> CheckpointStore::dropBatches(const Checkpoint& checkpoint)
{
    return storage::run(m_database,
                        "DELETE FROM batches WHERE hall = ? AND node = ? AND incarnation = ? AND "
                        "last_seq <= ?",
                        m_hall, checkpoint.node, checkpoint.incarnation, checkpoint.seq);
}

Result<void> CheckpointStore::drop(const OldRow& first, const OldRow& last,
                                   const QList<Checkpoint>& checkpoints)
{
    Span span{.first = first.pos, .last = last.pos, .pos = last.pos};
    if (m_database.engine() == storage::Engine::Sqlite) {
        // Without an index over the positions only the place in the file bounds what is looked at.
        const auto from = rowidOf(first.row);
        const auto to = from ? rowidOf(last.row) : from;
        if (!to) {
            return to.error();
        }
        span.first = from.value();
        span.last = to.value();
    }
    OW_TRY(dropKeys(span));
    OW_TRY(dropRows(span));
    for (const Checkpoint& checkpoint : checkpoints) {
        OW_TRY(dropBatches(checkpoint));
    }
    return {};
}

Result<void> CheckpointStore::dropLife(const Checkpoint& checkpoint, bool isWithEnvelopes)
{
    constexpr int kPresent = 0;
    constexpr int kAbsent = 2;
    OW_TRY(storage::run(
        m_database,
        "DELETE FROM envelopes WHERE hall = ? AND state IN (?, 2) AND key_id IN (SELECT key_id "
        "FROM journal WHERE hall = ? AND node = ? AND incarnation = ? AND seq <= ? AND "
        "LENGTH(key_id) > 0) AND NOT EXISTS (SELECT 1 FROM journal j WHERE "
        "j.hall = envelopes.hall AND j.key_id = envelopes.key_id AND LENGTH(j.key_id) > 0 AND "
        "NOT (j.node = ? AND j.incarnation = ? AND j.seq <= ?))",
        m_hall, isWithEnvelopes ? kPresent : kAbsent, m_hall, checkpoint.node,
        checkpoint.incarnation, checkpoint.seq, checkpoint.node, checkpoint.incarnation,
        checkpoint.seq));
    OW_TRY(storage::run(m_database,
                        "DELETE FROM journal WHERE hall = ? AND node = ? AND incarnation = ? AND "
                        "seq <= ?",
                        m_hall, checkpoint.node, checkpoint.incarnation, checkpoint.seq));
    return dropBatches(checkpoint);
}

} // namespace onewindow::journal
