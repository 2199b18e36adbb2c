// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/CheckpointStore.h"

#include "services/core/Bytes.h"
#include "services/journal/CheckValue.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

namespace onewindow::journal {

namespace {

constexpr const char* kSelect = "SELECT node, incarnation, seq, digest, corrected_ms, pos, "
                                "signing_key, signature, hall FROM checkpoints ";

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

Result<bool> CheckpointStore::hasPruned(storage::Database& database)
{
    const auto some = all(database);
    return some ? Result<bool>(!some.value().isEmpty()) : Result<bool>(some.error());
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

Result<QList<Row>> CheckpointStore::oldest(qint64 afterPos, int limit)
{
    // SQLite has no index over the positions: there the rows lie in that order, the oldest first.
    return storage::rowsOf(
        storage::query(m_database,
                       m_database.engine() == storage::Engine::Sqlite
                           ? "SELECT node, incarnation, seq, key_id, digest, corrected_ms FROM "
                             "journal NOT INDEXED WHERE hall = ? AND pos > ? ORDER BY rowid LIMIT ?"
                           : "SELECT node, incarnation, seq, key_id, digest, corrected_ms FROM "
                             "journal WHERE hall = ? AND pos > ? ORDER BY pos LIMIT ?",
                       m_hall, afterPos, limit),
        [](const storage::Statement& statement) {
            Row row;
            row.node = statement.text(0);
            row.incarnation = static_cast<quint32>(statement.integer(1));
            row.seq = static_cast<quint64>(statement.integer(2));
            row.keyId = statement.blob(3);
            row.digest = statement.blob(4);
            row.correctedMs = statement.integer(5);
            return row;
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
Result<void> CheckpointStore::dropKeys(qint64 pos, qint64 rowid)
{
    if (m_database.engine() == storage::Engine::Sqlite) {
        return storage::run(
            m_database,
            "DELETE FROM envelopes WHERE hall = ? AND state = 2 AND key_id IN (SELECT key_id FROM "
            "journal NOT INDEXED WHERE hall = ? AND rowid <= ? AND pos <= ? AND "
            "LENGTH(key_id) > 0) AND NOT EXISTS (SELECT 1 FROM journal j WHERE "
            "j.hall = envelopes.hall AND j.key_id = envelopes.key_id AND LENGTH(j.key_id) > 0 "
            "AND j.pos > ?)",
            m_hall, m_hall, rowid, pos, pos);
    }
    return storage::run(
        m_database,
        "DELETE FROM envelopes WHERE hall = ? AND state = 2 AND key_id IN (SELECT key_id FROM "
        "journal WHERE hall = ? AND pos <= ? AND LENGTH(key_id) > 0) AND NOT EXISTS (SELECT 1 "
        "FROM journal j WHERE j.hall = envelopes.hall AND j.key_id = envelopes.key_id AND "
        "LENGTH(j.key_id) > 0 AND j.pos > ?)",
        m_hall, m_hall, pos, pos);
}

Result<void> CheckpointStore::dropRows(qint64 pos, qint64 rowid)
{
    return m_database.engine() == storage::Engine::Sqlite
               ? storage::run(m_database,
                              "DELETE FROM journal NOT INDEXED WHERE hall = ? AND rowid <= ? AND "
                              "pos <= ?",
                              m_hall, rowid, pos)
               : storage::run(m_database, "DELETE FROM journal WHERE hall = ? AND pos <= ?", m_hall,
                              pos);
}

Result<void> CheckpointStore::drop(const Row& last, qint64 pos,
                                   const QList<Checkpoint>& checkpoints)
{
    // Without an index over the positions only the place in the file bounds what is looked at.
    const auto rowid =
        m_database.engine() == storage::Engine::Sqlite ? rowidOf(last) : Result<qint64>(0);
    if (!rowid) {
        return rowid.error();
    }
    OW_TRY(dropKeys(pos, rowid.value()));
    OW_TRY(dropRows(pos, rowid.value()));
    for (const Checkpoint& checkpoint : checkpoints) {
        OW_TRY(storage::run(m_database,
                            "DELETE FROM batches WHERE hall = ? AND node = ? AND "
                            "incarnation = ? AND last_seq <= ?",
                            m_hall, checkpoint.node, checkpoint.incarnation, checkpoint.seq));
    }
    return {};
}

} // namespace onewindow::journal
