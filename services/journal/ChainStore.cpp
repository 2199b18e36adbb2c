// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/ChainStore.h"

#include "services/journal/Schema.h"
#include "services/storage/BulkInsert.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

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

QByteArray checkOfChain(const QString& hall, const Chain& chain)
{
    return checkOfColumns(hall, chain.node, chain.incarnation, chain.headSeq, chain.headDigest,
                          chain.correctedMs, chain.held, chain.safe, static_cast<int>(chain.role),
                          chain.isFrozen, chain.lastPos);
}

/// The row of `chain` in the partition `hall` that `statement` of ChainStore::rows() has arrived
/// at: where it stands says whose it is, and nothing of that is read again. It shares with
/// `before`, the row before it, what they have in common.
Row rowOf(const Chain& chain, const QString& hall, const Statement& statement, const Row& before)
{
    Row row;
    row.node = chain.node;
    row.incarnation = chain.incarnation;
    row.seq = static_cast<quint64>(statement.integer(1));
    row.id = statement.blob(2);
    row.at.wallMs = statement.integer(3);
    row.at.bootMs = statement.integer(4);
    row.at.bootId = statement.blobLike(5, before.at.bootId);
    row.at.isSynced = statement.integer(6) != 0;
    row.suite = static_cast<crypto::Suite>(statement.integer(7));
    row.kind = statement.textLike(8, before.kind);
    row.subject = statement.blob(9);
    row.body = statement.blob(10);
    row.sealed = statement.blob(11);
    row.keyId = statement.blobLike(12, before.keyId);
    row.keyDigest = statement.blobLike(13, before.keyDigest);
    row.prev = statement.blobLike(14, before.digest);
    row.digest = statement.blob(15);
    row.correctedMs = statement.integer(16);
    row.hall = hall;
    return row;
}

/// A text in UTF-8, encoded anew only where it is another one: rows that follow each other have
/// most texts in common.
class Encoded
{
public:
    const storage::Utf8Text& of(const QString& text)
    {
        if (!text.isSharedWith(m_text) && text != m_text) {
            m_text = text;
            m_utf8.bytes = text.toUtf8();
        }
        return m_utf8;
    }

private:
    QString m_text = QStringLiteral("");
    storage::Utf8Text m_utf8{QByteArray("")};
};

/// Gives the columns of a row of the journal, in the order of kColumns, to `write`; the texts as
/// `hallText`, `node` and `kind` have them.
template <typename Text, typename Write>
Result<void> withColumns(const QString& hall, const Row& row, qint64 pos, const Text& hallText,
                         const Text& node, const Text& kind, const Write& write)
{
    return write(hallText, node, row.incarnation, row.seq, pos, row.id, row.at.wallMs,
                 row.at.bootMs, row.at.bootId, row.at.isSynced, static_cast<int>(row.suite), kind,
                 row.subject, row.body, row.sealed, row.keyId, row.keyDigest, row.prev, row.digest,
                 row.correctedMs, checkOfRow(hall, row.digest, row.correctedMs, pos));
}

constexpr const char* kColumns =
    "hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, "
    "subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local";

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
    row.hall = statement.text(18);
    return row;
}

Result<std::optional<Chain>> ChainStore::own()
{
    // SQLite's transaction holds the lock of the whole store already.
    const bool hasLock = m_database.isReadOnly() || m_database.engine() == storage::Engine::Sqlite;
    return storage::firstOf(
        storage::query(m_database,
                       hasLock
                           ? "SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, "
                             "safe, is_own, frozen, last_pos FROM chains "
                             "WHERE hall = ? AND is_own = 1"
                           : "SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, "
                             "safe, is_own, frozen, last_pos FROM chains "
                             "WHERE hall = ? AND is_own = 1 FOR UPDATE",
                       m_hall),
        &chainFrom);
}

Result<Chain> ChainStore::begin(const QString& node)
{
    auto found = own();
    if (!found) {
        return found.error();
    }
    if (found.value()) {
        return std::move(*found.value());
    }
    // Another process may begin it at the same time: then this waits for it, and takes its row.
    const Chain first{.node = node, .headDigest = noDigest(), .role = ChainRole::Own};
    OW_TRY(storage::run(
        m_database,
        "INSERT INTO chains (hall, node, incarnation, head_seq, head_digest, corrected_ms, held, "
        "safe, is_own, frozen, last_pos, local) VALUES (?, ?, ?, 0, ?, 0, 0, 0, 1, 0, 0, ?) "
        "ON CONFLICT DO NOTHING",
        m_hall, node, first.incarnation, first.headDigest, checkOfChain(m_hall, first)));
    found = own();
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::Conflict, QStringLiteral("journal: a chain of %1 that is not its "
                                                         "own")
                                              .arg(node)};
    }
    return std::move(*found.value());
}

Result<std::optional<QString>> ChainStore::ownerBut(storage::Database& database,
                                                    const QString& node)
{
    return storage::firstOf(
        storage::query(database, "SELECT node FROM chains WHERE is_own = 1 AND node <> ? LIMIT 1",
                       node),
        [](const Statement& row) { return row.text(0); });
}

Result<QStringList> ChainStore::halls(storage::Database& database)
{
    return storage::rowsOf(
        storage::query(database, "SELECT hall FROM chains WHERE is_own = 1 ORDER BY hall"),
        [](const Statement& row) { return row.text(0); });
}

Result<QString> ChainStore::ownNode(storage::Database& database)
{
    const auto found = storage::firstOf(
        storage::query(database, "SELECT node FROM chains WHERE is_own = 1 ORDER BY hall LIMIT 1"),
        [](const Statement& row) { return row.text(0); });
    return found ? found.value().value_or(QString()) : Result<QString>(found.error());
}

Result<std::optional<Chain>> ChainStore::find(const QString& node, quint32 incarnation)
{
    return storage::firstOf(
        storage::query(
            m_database,
            "SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, "
            "frozen, last_pos FROM chains WHERE hall = ? AND node = ? AND incarnation = ?",
            m_hall, node, incarnation),
        &chainFrom);
}

Result<QList<Chain>> ChainStore::ofNode(const QString& node)
{
    return storage::rowsOf(
        storage::query(
            m_database,
            "SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, "
            "frozen, last_pos FROM chains WHERE hall = ? AND node = ? ORDER BY incarnation",
            m_hall, node),
        &chainFrom);
}

Result<qint64> ChainStore::countOf(const QString& node)
{
    return storage::integerOf(storage::query(
        m_database, "SELECT COUNT(*) FROM chains WHERE hall = ? AND node = ?", m_hall, node));
}

Result<void> ChainStore::insert(const Chain& chain)
{
    return storage::run(
        m_database,
        "INSERT INTO chains (hall, node, incarnation, head_seq, head_digest, corrected_ms, held, "
        "safe, is_own, frozen, last_pos, local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        m_hall, chain.node, chain.incarnation, chain.headSeq, chain.headDigest, chain.correctedMs,
        chain.held, chain.safe, static_cast<int>(chain.role), chain.isFrozen, chain.lastPos,
        checkOfChain(m_hall, chain));
}

Result<void> ChainStore::update(const Chain& chain)
{
    return storage::run(
        m_database,
        "UPDATE chains SET head_seq = ?, head_digest = ?, corrected_ms = ?, held = ?, safe = ?, "
        "is_own = ?, frozen = ?, last_pos = ?, local = ? WHERE hall = ? AND node = ? AND "
        "incarnation = ?",
        chain.headSeq, chain.headDigest, chain.correctedMs, chain.held, chain.safe,
        static_cast<int>(chain.role), chain.isFrozen, chain.lastPos, checkOfChain(m_hall, chain),
        m_hall, chain.node, chain.incarnation);
}

Result<void> ChainStore::insertRow(const Row& row, qint64 pos)
{
    static const std::string sql = "INSERT INTO journal (" + std::string(kColumns) +
                                   ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                   "?, ?, ?, ?)";
    auto statement = m_database.prepare(sql);
    if (!statement) {
        return statement.error();
    }
    return withColumns(m_hall, row, pos, m_hall, row.node, row.kind, [&](const auto&... columns) {
        return statement.value().bind(columns...).run();
    });
}

Result<void> ChainStore::insertRows(const QList<Row>& rows, qint64 firstPos)
{
    storage::BulkInsert insert(m_database, "journal", kColumns, rows.size());
    Encoded hall;
    Encoded node;
    Encoded kind;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Row& row = rows.at(i);
        OW_TRY(withColumns(m_hall, row, firstPos + i, hall.of(m_hall), node.of(row.node),
                           kind.of(row.kind),
                           [&](const auto&... columns) { return insert.add(columns...); }));
    }
    return insert.finish();
}

Result<QList<Row>> ChainStore::rows(const Chain& chain, quint64 fromSeq, qint64 beforePos,
                                    int limit)
{
    auto statement = storage::query(
        m_database,
        "SELECT pos, seq, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, "
        "sealed, key_id, key_digest, prev, digest, corrected_ms FROM journal WHERE hall = ? AND "
        "node = ? AND incarnation = ? AND seq >= ? ORDER BY seq LIMIT ?",
        m_hall, chain.node, chain.incarnation, fromSeq, limit);
    if (!statement) {
        return statement.error();
    }
    QList<Row> rows;
    const Row none;
    for (;;) {
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        // Positions grow with `seq`: asked for in the SQL, the engine would look for one that fits
        // up to the end of the chain.
        if (!hasRow.value() || statement.value().integer(0) >= beforePos) {
            return rows;
        }
        const Row& before = rows.isEmpty() ? none : std::as_const(rows).last();
        rows.append(rowOf(chain, m_hall, statement.value(), before));
    }
}

Result<QList<QByteArray>> ChainStore::keysOf(const Chain& chain, quint64 afterSeq, quint64 lastSeq)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT DISTINCT key_id FROM journal WHERE hall = ? AND node = ? "
                       "AND incarnation = ? AND seq > ? AND seq <= ? AND LENGTH(key_id) > 0",
                       m_hall, chain.node, chain.incarnation, afterSeq, lastSeq),
        [](const Statement& row) { return row.blob(0); });
}

Result<std::optional<QByteArray>> ChainStore::digestAt(const Chain& chain, quint64 seq)
{
    if (seq == 0) {
        return std::optional(noDigest());
    }
    return storage::firstOf(storage::query(m_database,
                                           "SELECT digest FROM journal WHERE hall = ? AND "
                                           "node = ? AND incarnation = ? AND seq = ?",
                                           m_hall, chain.node, chain.incarnation, seq),
                            [](const Statement& row) { return row.blob(0); });
}

// An earlier own life that is frozen is contradicted by the parent: it is not shipped.
// Both look each chain's row up by its place; as a join, SQLite would walk the whole table by pos.

Result<std::optional<Chain>> ChainStore::nextToShip()
{
    return storage::firstOf(
        storage::query(
            m_database,
            "SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, "
            "frozen, last_pos, (SELECT j.pos FROM journal j WHERE j.hall = c.hall AND "
            "j.node = c.node AND j.incarnation = c.incarnation AND j.seq = c.held + 1) "
            "AS next_pos FROM chains c WHERE c.hall = ? AND held < head_seq AND "
            "NOT (is_own = 2 AND frozen = 1) ORDER BY next_pos LIMIT 1",
            m_hall),
        &chainFrom);
}

Result<qint64> ChainStore::nextForeignPos(const Chain& chain)
{
    const auto pos = storage::firstOf(
        storage::query(m_database,
                       "SELECT MIN(next_pos) FROM (SELECT (SELECT j.pos FROM journal j WHERE "
                       "j.hall = c.hall AND j.node = c.node AND "
                       "j.incarnation = c.incarnation AND j.seq = c.held + 1) "
                       "AS next_pos FROM chains c WHERE c.hall = ? AND c.held < c.head_seq AND "
                       "NOT (c.is_own = 2 AND c.frozen = 1) AND "
                       "NOT (c.node = ? AND c.incarnation = ?)) AS others",
                       m_hall, chain.node, chain.incarnation),
        [](const Statement& row) { return row.isNull(0) ? kNoPos : row.integer(0); });
    return pos ? Result<qint64>(pos.value().value_or(kNoPos)) : pos.error();
}

Result<QList<Chain>> ChainStore::all()
{
    return storage::rowsOf(
        storage::query(
            m_database,
            "SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, "
            "frozen, last_pos FROM chains WHERE hall = ? ORDER BY node, incarnation",
            m_hall),
        &chainFrom);
}

Result<QList<UnheldChain>> ChainStore::unheld()
{
    return storage::rowsOf(
        storage::query(
            m_database,
            "SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, "
            "frozen, last_pos, (SELECT j.pos FROM journal j WHERE j.hall = c.hall AND "
            "j.node = c.node AND j.incarnation = c.incarnation AND j.seq = c.held + 1) "
            "AS next_pos FROM chains c WHERE c.hall = ? AND held < head_seq AND "
            "NOT (is_own = 2 AND frozen = 1)",
            m_hall),
        [](const Statement& row) {
            return UnheldChain{.chain = chainFrom(row), .nextPos = row.integer(10)};
        });
}

Result<qint64> ChainStore::posOf(const Chain& chain, quint64 seq)
{
    const auto pos =
        storage::firstOf(storage::query(m_database,
                                        "SELECT pos FROM journal WHERE hall = ? AND node = ? AND "
                                        "incarnation = ? AND seq = ?",
                                        m_hall, chain.node, chain.incarnation, seq),
                         [](const Statement& row) { return row.integer(0); });
    if (!pos) {
        return pos.error();
    }
    return pos.value() ? Result<qint64>(*pos.value())
                       : Error{ErrorCode::StoreFailed, QStringLiteral("journal: a row is missing")};
}

Result<qint64> ChainStore::backlog()
{
    return storage::integerOf(storage::query(
        m_database,
        "SELECT CAST(COALESCE(SUM(head_seq - held), 0) AS BIGINT) FROM chains WHERE hall = ? "
        "AND NOT (is_own = 2 AND frozen = 1)",
        m_hall));
}

} // namespace onewindow::journal
