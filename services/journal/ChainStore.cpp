// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/ChainStore.h"

#include "services/journal/Schema.h"
#include "services/storage/Query.h"

namespace onewindow::journal {

namespace {

using storage::Statement;

Chain chainFrom(const Statement& statement)
{
    return Chain{
        .node = statement.text(0),
        .incarnation = static_cast<quint32>(statement.integer(1)),
        .headSeq = static_cast<quint64>(statement.integer(2)),
        .headDigest = statement.blob(3),
        .correctedMs = statement.integer(4),
        .held = static_cast<quint64>(statement.integer(5)),
        .safe = static_cast<quint64>(statement.integer(6)),
        .role = static_cast<ChainRole>(statement.integer(7)),
        .isFrozen = statement.integer(8) != 0,
        .lastPos = statement.integer(9),
    };
}

QByteArray checkOfChain(const Chain& chain)
{
    return checkOfColumns(chain.node, chain.incarnation, chain.headSeq, chain.headDigest,
                          chain.correctedMs, chain.held, chain.safe, static_cast<int>(chain.role),
                          chain.isFrozen, chain.lastPos);
}

/// The chain a SELECT finds, if it finds one.
Result<std::optional<Chain>> firstChain(Statement& statement)
{
    const Result<bool> hasRow = statement.step();
    if (!hasRow) {
        return hasRow.error();
    }
    return hasRow.value() ? std::optional(chainFrom(statement)) : std::nullopt;
}

/// The number a SELECT of one row and one column answers; `fallback` for NULL.
Result<qint64> firstNumber(Statement& statement, qint64 fallback)
{
    const Result<bool> hasRow = statement.step();
    if (!hasRow) {
        return hasRow.error();
    }
    return hasRow.value() && !statement.isNull(0) ? statement.integer(0) : fallback;
}

} // namespace

QByteArray noDigest()
{
    return {crypto::kDigestBytes, '\0'};
}

Row rowFrom(const Statement& statement)
{
    Row row;
    row.node = statement.text(0);
    row.incarnation = static_cast<quint32>(statement.integer(1));
    row.seq = static_cast<quint64>(statement.integer(2));
    row.id = statement.blob(3);
    row.at = Timestamp{
        .wallMs = statement.integer(4),
        .bootMs = statement.integer(5),
        .bootId = statement.blob(6),
        .isSynced = statement.integer(7) != 0,
    };
    row.suite = static_cast<crypto::Suite>(statement.integer(8));
    row.kind = statement.text(9);
    row.subject = statement.blob(10);
    row.body = statement.blob(11);
    row.sealed = statement.blob(12);
    row.keyId = statement.blob(13);
    row.keyDigest = statement.blob(14);
    row.prev = statement.blob(15);
    row.digest = statement.blob(16);
    row.correctedMs = statement.integer(17);
    return row;
}

Result<std::optional<Chain>> ChainStore::own()
{
    // SQLite's transaction holds the lock of the whole store already.
    auto statement =
        m_database.isReadOnly() || m_database.engine() == storage::Engine::Sqlite
            ? m_database.prepare("SELECT node, incarnation, head_seq, head_digest, corrected_ms, "
                                 "held, safe, is_own, frozen, last_pos FROM chains "
                                 "WHERE is_own = 1")
            : m_database.prepare("SELECT node, incarnation, head_seq, head_digest, corrected_ms, "
                                 "held, safe, is_own, frozen, last_pos FROM chains "
                                 "WHERE is_own = 1 FOR UPDATE");
    if (!statement) {
        return statement.error();
    }
    return firstChain(statement.value());
}

Result<std::optional<Chain>> ChainStore::find(const QString& node, quint32 incarnation)
{
    auto statement = storage::query(
        m_database,
        "SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, "
        "frozen, last_pos FROM chains WHERE node = ? AND incarnation = ?",
        node, incarnation);
    if (!statement) {
        return statement.error();
    }
    return firstChain(statement.value());
}

Result<qint64> ChainStore::countOf(const QString& node)
{
    auto statement = storage::query(m_database, "SELECT COUNT(*) FROM chains WHERE node = ?", node);
    if (!statement) {
        return statement.error();
    }
    return firstNumber(statement.value(), 0);
}

Result<void> ChainStore::insert(const Chain& chain)
{
    return storage::run(
        m_database,
        "INSERT INTO chains (node, incarnation, head_seq, head_digest, corrected_ms, held, safe, "
        "is_own, frozen, last_pos, local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        chain.node, chain.incarnation, chain.headSeq, chain.headDigest, chain.correctedMs,
        chain.held, chain.safe, static_cast<int>(chain.role), chain.isFrozen, chain.lastPos,
        checkOfChain(chain));
}

Result<void> ChainStore::update(const Chain& chain)
{
    return storage::run(
        m_database,
        "UPDATE chains SET head_seq = ?, head_digest = ?, corrected_ms = ?, held = ?, safe = ?, "
        "is_own = ?, frozen = ?, last_pos = ?, local = ? WHERE node = ? AND incarnation = ?",
        chain.headSeq, chain.headDigest, chain.correctedMs, chain.held, chain.safe,
        static_cast<int>(chain.role), chain.isFrozen, chain.lastPos, checkOfChain(chain),
        chain.node, chain.incarnation);
}

Result<void> ChainStore::insertRow(const Row& row, qint64 pos)
{
    return storage::run(
        m_database,
        "INSERT INTO journal (pos, node, incarnation, seq, id, at_wall, at_boot, boot_id, synced, "
        "suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, "
        "local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        pos, row.node, row.incarnation, row.seq, row.id, row.at.wallMs, row.at.bootMs,
        row.at.bootId, row.at.isSynced, static_cast<int>(row.suite), row.kind, row.subject,
        row.body, row.sealed, row.keyId, row.keyDigest, row.prev, row.digest, row.correctedMs,
        checkOfColumns(row.digest, row.correctedMs, pos));
}

Result<QList<Row>> ChainStore::rows(const Chain& chain, quint64 fromSeq, qint64 beforePos,
                                    int limit)
{
    // The plus keeps SQLite from walking the whole table by pos instead of the chain by seq.
    auto statement = storage::query(
        m_database,
        "SELECT node, incarnation, seq, id, at_wall, at_boot, boot_id, synced, suite, kind, "
        "subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms FROM journal "
        "WHERE node = ? AND incarnation = ? AND seq >= ? AND +pos < ? ORDER BY seq LIMIT ?",
        chain.node, chain.incarnation, fromSeq, beforePos, limit);
    if (!statement) {
        return statement.error();
    }
    QList<Row> rows;
    for (;;) {
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            return rows;
        }
        rows.append(rowFrom(statement.value()));
    }
}

Result<std::optional<QByteArray>> ChainStore::digestAt(const Chain& chain, quint64 seq)
{
    if (seq == 0) {
        return std::optional(noDigest());
    }
    auto statement = storage::query(
        m_database, "SELECT digest FROM journal WHERE node = ? AND incarnation = ? AND seq = ?",
        chain.node, chain.incarnation, seq);
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    return hasRow.value() ? std::optional(statement.value().blob(0)) : std::nullopt;
}

// Both look each chain's row up by its place; as a join, SQLite would walk the whole table by pos.

Result<std::optional<Chain>> ChainStore::nextToShip()
{
    auto statement = m_database.prepare(
        "SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, "
        "frozen, last_pos, (SELECT j.pos FROM journal j WHERE j.node = c.node AND "
        "j.incarnation = c.incarnation AND j.seq = c.held + 1) AS next_pos FROM chains c "
        "WHERE held < head_seq ORDER BY next_pos LIMIT 1");
    if (!statement) {
        return statement.error();
    }
    return firstChain(statement.value());
}

Result<qint64> ChainStore::nextForeignPos(const Chain& chain)
{
    auto statement = storage::query(
        m_database,
        "SELECT MIN(next_pos) FROM (SELECT (SELECT j.pos FROM journal j WHERE j.node = c.node AND "
        "j.incarnation = c.incarnation AND j.seq = c.held + 1) AS next_pos FROM chains c "
        "WHERE c.held < c.head_seq AND NOT (c.node = ? AND c.incarnation = ?)) AS others",
        chain.node, chain.incarnation);
    if (!statement) {
        return statement.error();
    }
    return firstNumber(statement.value(), kNoPos);
}

Result<qint64> ChainStore::backlog()
{
    auto statement =
        m_database.prepare("SELECT CAST(COALESCE(SUM(head_seq - held), 0) AS BIGINT) FROM chains");
    if (!statement) {
        return statement.error();
    }
    return firstNumber(statement.value(), 0);
}

} // namespace onewindow::journal
