// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The child side of Journal: letting go of old rows that are safe at the centre.

#include "services/core/Log.h"
#include "services/journal/CheckpointStore.h"
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
    // What the parent holds of a life that it contradicts are other rows, safe or not.
    if (chain.role == ChainRole::FormerOwn && chain.isFrozen) {
        return 0;
    }
    // The row that is safe last keeps its batch. One such batch of the own chain is always there: a
    // copy of this store on another machine knows by it which key was this node's.
    const bool isKeyWanted =
        chain.role == ChainRole::Own || (chain.role == ChainRole::FormerOwn && own.safe == 0);
    return isKeyWanted && chain.safe > 0 ? chain.safe - 1 : chain.safe;
}

/// How many of `rows`, from the first on, may go: all of them are old and safe.
Result<qsizetype> countOld(Chains& chains, const Chain& own, const QList<Row>& rows,
                           qint64 beforeMs)
{
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Result<Chain> chain = chains.of(rows[i]);
        if (!chain) {
            return chain.error();
        }
        if (rows[i].correctedMs >= beforeMs || rows[i].seq > lastToGo(chain.value(), own)) {
            return i;
        }
    }
    return rows.size();
}

/// The same, without part of a batch of another node: that one is shipped again whole or not.
Result<qsizetype> cutAtBatch(CheckpointStore& store, Chains& chains, const QList<Row>& rows,
                             qsizetype count)
{
    while (count > 0) {
        const Row& last = rows[count - 1];
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
        return isCut ? prune(database, kBatchRowLimit) : Result<int>(0);
    }
    const qint64 pos = pruned.value() + count.value();
    QHash<ChainName, Checkpoint> last;
    for (const Row& row : rows.value().first(count.value())) {
        last[{row.node, row.incarnation}] = Checkpoint{
            .hall = m_settings.hall,
            .node = row.node,
            .incarnation = row.incarnation,
            .seq = row.seq,
            .digest = row.digest,
            .correctedMs = row.correctedMs,
            .pos = pos,
            .signingKey = m_settings.keys->signingPublicKey(),
            .signature = {},
        };
    }
    for (Checkpoint& checkpoint : last) {
        const auto signature = m_settings.keys->sign(signedBytes(checkpoint));
        if (!signature) {
            return signature.error();
        }
        checkpoint.signature = signature.value();
        OW_TRY(checkpoints.put(checkpoint));
    }
    OW_TRY(checkpoints.drop(rows.value().at(count.value() - 1), pos, last.values()));
    return static_cast<int>(count.value());
}

} // namespace onewindow::journal
