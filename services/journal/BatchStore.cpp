// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/BatchStore.h"

#include "services/crypto/Keys.h"
#include "services/journal/Schema.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <string>

namespace onewindow::journal {

namespace {

QString forgedReason()
{
    return errorName(ErrorCode::BadSignature);
}

} // namespace

Result<void> BatchStore::put(const Chain& chain, const StoredBatch& batch)
{
    const Timestamp& at = batch.sentAt;
    return storage::run(
        m_database,
        "INSERT INTO batches (hall, node, incarnation, last_seq, first_seq, sent_wall, sent_boot, "
        "boot_id, synced, signing_key, signature, local) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (hall, node, incarnation, last_seq) DO UPDATE SET "
        "first_seq = excluded.first_seq, sent_wall = excluded.sent_wall, sent_boot = "
        "excluded.sent_boot, "
        "boot_id = excluded.boot_id, synced = excluded.synced, "
        "signing_key = excluded.signing_key, signature = excluded.signature, "
        "local = excluded.local",
        m_hall, chain.node, chain.incarnation, batch.lastSeq, batch.firstSeq, at.wallMs, at.bootMs,
        at.bootId, at.isSynced, batch.signingKey, batch.signature,
        checkOfColumns(m_hall, chain.node, chain.incarnation, batch.lastSeq, batch.firstSeq,
                       at.wallMs, at.bootMs, at.bootId, at.isSynced, batch.signingKey,
                       batch.signature));
}

Result<std::optional<StoredBatch>> BatchStore::covering(const Chain& chain, quint64 seq)
{
    return storage::firstOf(
        storage::query(
            m_database,
            "SELECT first_seq, last_seq, sent_wall, sent_boot, boot_id, synced, signing_key, "
            "signature FROM batches WHERE hall = ? AND node = ? AND incarnation = ? AND "
            "last_seq >= ? ORDER BY last_seq LIMIT 1",
            m_hall, chain.node, chain.incarnation, seq),
        [](const storage::Statement& row) {
            return StoredBatch{
                .firstSeq = static_cast<quint64>(row.integer(0)),
                .lastSeq = static_cast<quint64>(row.integer(1)),
                .sentAt = {.wallMs = row.integer(2),
                           .bootMs = row.integer(3),
                           .bootId = row.blob(4),
                           .isSynced = row.integer(5) != 0},
                .signingKey = row.blob(6),
                .signature = row.blob(7),
            };
        });
}

Result<bool> BatchStore::hasSigned(const QString& node, const QByteArray& signingKey)
{
    auto statement = storage::query(
        m_database, "SELECT 1 FROM batches WHERE hall = ? AND node = ? AND signing_key = ? LIMIT 1",
        m_hall, node, signingKey);
    return statement ? statement.value().step() : Result<bool>(statement.error());
}

Result<BootAnchors> BatchStore::anchors(const QString& node, const QSet<QByteArray>& bootIds)
{
    auto statement = m_database.prepare("SELECT offset_ms, measured_boot FROM boot_anchors "
                                        "WHERE hall = ? AND node = ? AND boot_id = ?");
    if (!statement) {
        return statement.error();
    }
    BootAnchors anchors;
    for (const QByteArray& bootId : bootIds) {
        statement.value().bind(m_hall, node, bootId);
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (hasRow.value()) {
            anchors.insert(bootId, BootAnchor{.offsetMs = statement.value().integer(0),
                                              .measuredBootMs = statement.value().integer(1)});
        }
        statement.value().reset();
    }
    return anchors;
}

Result<void> BatchStore::putAnchor(const QString& node, const QByteArray& bootId,
                                   const BootAnchor& anchor, qint64 nowMs)
{
    OW_TRY(storage::run(
        m_database,
        "INSERT INTO boot_anchors (hall, node, boot_id, offset_ms, measured_boot, noted_ms, local) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, node, boot_id) DO UPDATE SET "
        "offset_ms = excluded.offset_ms, measured_boot = excluded.measured_boot, "
        "noted_ms = excluded.noted_ms, local = excluded.local",
        m_hall, node, bootId, anchor.offsetMs, anchor.measuredBootMs, nowMs,
        checkOfColumns(m_hall, node, bootId, anchor.offsetMs, anchor.measuredBootMs, nowMs)));
    return storage::run(m_database,
                        "DELETE FROM boot_anchors WHERE hall = ? AND node = ? AND boot_id NOT IN "
                        "(SELECT boot_id FROM boot_anchors WHERE hall = ? AND node = ? "
                        "ORDER BY noted_ms DESC LIMIT ?)",
                        m_hall, node, m_hall, node, kAnchorLimit);
}

/// What is forged and what is signed do not take each other's room.
Result<bool> BatchStore::hasRoom(const Batch& theirs, bool isForged, qint64 bytes)
{
    auto statement = storage::query(
        m_database,
        std::string("SELECT COUNT(*), CAST(COALESCE(SUM(row_count), 0) AS BIGINT), "
                    "CAST(COALESCE(SUM(LENGTH(theirs) + LENGTH(ours)), 0) AS BIGINT) "
                    "FROM quarantine WHERE hall = ? AND node = ? AND reason ") +
            (isForged ? "= ?" : "<> ?"),
        m_hall, theirs.node, forgedReason());
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    const storage::Statement& row = statement.value();
    return row.integer(0) == 0 ||
           (!isForged && row.integer(1) + theirs.rows.size() <= kQuarantineRowLimit &&
            row.integer(2) + bytes <= kQuarantineByteLimit);
}

Result<bool> BatchStore::quarantine(const Batch& theirs, const QList<Row>& ours,
                                    const QString& reason, QByteArrayView signingKey, qint64 nowMs)
{
    // Without envelopes: they are outside the chain and prove nothing, and here nobody would find
    // those that are to be erased.
    Batch bare = theirs;
    bare.envelopes.clear();
    const QByteArray theirBytes = encodeBatch(bare);
    const QByteArray ourBytes = encodeBatch(Batch{
        .node = theirs.node,
        .incarnation = theirs.incarnation,
        .sentAt = {.wallMs = 0, .bootMs = 0, .bootId = QByteArray(16, '\0'), .isSynced = false},
        .firstPrev = ours.isEmpty() ? noDigest() : ours.first().prev,
        .rows = ours,
        .envelopes = {},
        .signature = QByteArray(crypto::kSignatureBytes, '\0'),
        .isRelayed = true,
    });
    Result<bool> room =
        hasRoom(theirs, reason == forgedReason(), theirBytes.size() + ourBytes.size());
    if (!room || !room.value()) {
        return room;
    }
    // The same batch comes again and again from a child that does not give up: kept once.
    auto statement = m_database.prepare(
        "INSERT INTO quarantine (hall, node, incarnation, first_seq, last_digest, row_count, "
        "reason, ours, theirs, signing_key, noted_ms, local) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (hall, node, incarnation, first_seq, last_digest) DO NOTHING");
    if (!statement) {
        return statement.error();
    }
    const quint64 firstSeq = theirs.rows.first().seq;
    const QByteArray& lastDigest = theirs.rows.last().digest;
    const QByteArray key = signingKey.toByteArray();
    statement.value().bind(m_hall, theirs.node, theirs.incarnation, firstSeq, lastDigest,
                           theirs.rows.size(), reason, ourBytes, theirBytes, key, nowMs,
                           checkOfColumns(m_hall, theirs.node, theirs.incarnation, firstSeq,
                                          lastDigest, theirs.rows.size(), reason, ourBytes,
                                          theirBytes, key, nowMs));
    OW_TRY(statement.value().run());
    return m_database.changes() > 0;
}

} // namespace onewindow::journal
