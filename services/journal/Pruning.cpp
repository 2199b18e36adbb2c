// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The child side of Journal: letting go of old rows that are safe at the centre.

#include "services/journal/CheckpointStore.h"
#include "services/journal/Contradiction.h"
#include "services/journal/Journal.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace onewindow::journal {

namespace {

using ChainName = std::pair<QString, quint32>;

/// The chains of the rows looked at, each read once.
class Chains
{
public:
    Chains(storage::Database& database, const QString& hall)
        : m_store(database, hall)
    {}

    Result<Chain> of(const Row& row)
    {
        const ChainName name{row.node, row.incarnation};
        if (const auto known = m_known.constFind(name); known != m_known.constEnd()) {
            return *known;
        }
        const auto found = m_store.find(row.node, row.incarnation);
        if (!found) {
            return found.error();
        }
        if (!found.value()) {
            return Error{ErrorCode::StoreFailed,
                         QStringLiteral("journal: no chain %1").arg(row.node)};
        }
        m_known.insert(name, *found.value());
        return *found.value();
    }

private:
    ChainStore m_store;
    QHash<ChainName, Chain> m_known;
};

/// The last row of `chain` that may go once it is old; 0 for none. Of a row that is gone its digest
/// and its time stay in the checkpoint, signed: enough to go on from, and to compare with what a
/// restored child or parent says.
quint64 lastToGo(const Chain& chain, const Chain& own)
{
    // The row that is safe last keeps its batch. One such batch of the own chain is always there: a
    // copy of this store on another machine knows by it which key was this node's.
    const bool isKeyWanted =
        chain.role == ChainRole::Own || (chain.role == ChainRole::FormerOwn && own.safe == 0);
    return isKeyWanted && chain.safe > 0 ? chain.safe - 1 : chain.safe;
}

/// How many of `rows`, from the first on, may go: all of them are old and safe.
Result<qsizetype> countOld(Chains& chains, const Chain& own, const QList<OldRow>& rows,
                           qint64 beforeMs)
{
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i].row;
        const Result<Chain> chain = chains.of(row);
        if (!chain) {
            return chain.error();
        }
        if (row.correctedMs >= beforeMs || row.seq > lastToGo(chain.value(), own)) {
            return i;
        }
    }
    return rows.size();
}

/// The same, without part of a batch of another node: that one is shipped again whole or not.
Result<qsizetype> cutAtBatch(CheckpointStore& store, Chains& chains, const QList<OldRow>& rows,
                             qsizetype count)
{
    while (count > 0) {
        const Row& last = rows[count - 1].row;
        const Result<Chain> chain = chains.of(last);
        if (!chain) {
            return chain.error();
        }
        if (chain.value().role != ChainRole::Foreign) {
            return count;
        }
        const auto end = store.batchEnd(last);
        if (!end) {
            return end.error();
        }
        if (end.value() == last.seq) {
            return count;
        }
        --count;
    }
    return count;
}

Result<void> putSigned(CheckpointStore& store, const crypto::NodeKeys& keys, Checkpoint checkpoint)
{
    checkpoint.signingKey = keys.signingPublicKey();
    const auto signature = keys.sign(signedBytes(checkpoint));
    if (!signature) {
        return signature.error();
    }
    checkpoint.signature = signature.value();
    return store.put(checkpoint);
}

/// The checkpoint of a chain of which `row` is the last one that is gone.
Checkpoint checkpointAt(const QString& hall, const Row& row, qint64 pos)
{
    return Checkpoint{.hall = hall,
                      .node = row.node,
                      .incarnation = row.incarnation,
                      .seq = row.seq,
                      .digest = row.digest,
                      .correctedMs = row.correctedMs,
                      .pos = pos,
                      .signingKey = {},
                      .signature = {}};
}

} // namespace

Result<int> Journal::prune(storage::Database& database, int maxRows)
{
    OW_ENFORCE(maxRows > 0);
    ChainStore store(database, m_settings.hall);
    const auto own = store.own(); // Locks the journal before anything is read.
    if (!own) {
        return own.error();
    }
    if (m_settings.isCentre || !own.value() || own.value()->isFrozen) {
        return 0;
    }
    CheckpointStore checkpoints(database, m_settings.hall);
    const Result<qint64> pruned = checkpoints.prunedPos();
    if (!pruned) {
        return pruned.error();
    }
    const auto rows = checkpoints.oldest(pruned.value(), maxRows);
    if (!rows) {
        return rows.error();
    }
    Chains chains(database, m_settings.hall);
    const qint64 beforeMs = m_settings.clock->now().wallMs - kPruneAgeMs;
    const auto old = countOld(chains, *own.value(), rows.value(), beforeMs);
    const auto count = old ? cutAtBatch(checkpoints, chains, rows.value(), old.value()) : old;
    if (!count) {
        return count.error();
    }
    if (count.value() == 0) {
        // The oldest batch may be more than `maxRows`: it goes whole all the same.
        const bool isCut = old.value() == maxRows && maxRows < kBatchRowLimit;
        return isCut ? prune(database, kBatchRowLimit)
                     : pruneContradicted(database, pruned.value(), maxRows);
    }
    const QList<OldRow> going = rows.value().first(count.value());
    QHash<ChainName, Checkpoint> last;
    for (const auto& [row, pos] : going) {
        last[{row.node, row.incarnation}] =
            checkpointAt(m_settings.hall, row, going.constLast().pos);
    }
    for (const Checkpoint& checkpoint : std::as_const(last)) {
        OW_TRY(putSigned(checkpoints, *m_settings.keys, checkpoint));
    }
    OW_TRY(checkpoints.drop(going.constFirst(), going.constLast(), last.values()));
    return static_cast<int>(count.value());
}

/// Lets go of what was kept for whoever looks into it: at most `maxRows` rows of a life that the
/// parent contradicts, and only of one whose rows all stand before `prunedPos`, so that positions
/// still say which rows are gone.
Result<int> Journal::pruneContradicted(storage::Database& database, qint64 prunedPos, int maxRows)
{
    ChainStore chains(database, m_settings.hall);
    CheckpointStore checkpoints(database, m_settings.hall);
    const auto lives = chains.ofNode(m_settings.node);
    if (!lives) {
        return lives.error();
    }
    const qint64 beforeMs = m_settings.clock->now().wallMs - kContradictedAgeMs;
    for (const Chain& life : lives.value()) {
        const auto before = checkpoints.find(life.node, life.incarnation);
        if (!before) {
            return before.error();
        }
        const quint64 gone = before.value() ? before.value()->seq : 0;
        const bool isOver = isContradicted(life) && life.correctedMs < beforeMs;
        if (!isOver || gone == life.headSeq) {
            continue;
        }
        const quint64 upTo = std::min(life.headSeq, gone + static_cast<quint64>(maxRows));
        const auto end = chains.posOf(life, life.headSeq);
        const auto rows = chains.rows(life, upTo, kNoPos, 1);
        if (!end || !rows) {
            return end ? rows.error() : end.error();
        }
        if (end.value() > prunedPos || rows.value().isEmpty()) {
            continue;
        }
        const Checkpoint checkpoint =
            checkpointAt(m_settings.hall, rows.value().constFirst(), prunedPos);
        OW_TRY(putSigned(checkpoints, *m_settings.keys, checkpoint));
        OW_TRY(checkpoints.dropLife(checkpoint, !m_settings.keepsEnvelopes));
        return static_cast<int>(upTo - gone);
    }
    return 0;
}

} // namespace onewindow::journal
