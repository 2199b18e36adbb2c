// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a restored store has lost, back from its parent: both sides. See Restart.h.

#include "services/journal/BatchCut.h"
#include "services/journal/Bundle.h"
#include "services/journal/CheckedBatch.h"
#include "services/journal/CheckpointStore.h"
#include "services/journal/Journal.h"
#include "services/journal/TakeIn.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace onewindow::journal {

namespace {

using ChainName = std::pair<QString, quint32>;

/// A chain of which the other side lacks the rows from `nextSeq` on.
struct Lacking
{
    Chain chain;
    quint64 nextSeq = 0;
    qint64 nextPos = 0;
};

/// Looks where the next row stands; nothing if it is not there or was pruned.
Result<std::optional<qint64>> posOfNext(storage::Database& database, const QString& hall,
                                        const Lacking& lacking)
{
    if (lacking.nextSeq > lacking.chain.headSeq) {
        return std::optional<qint64>();
    }
    const auto checkpoint =
        CheckpointStore(database, hall).find(lacking.chain.node, lacking.chain.incarnation);
    if (!checkpoint) {
        return checkpoint.error();
    }
    if (checkpoint.value() && checkpoint.value()->seq >= lacking.nextSeq) {
        return std::optional<qint64>();
    }
    const auto pos = ChainStore(database, hall).posOf(lacking.chain, lacking.nextSeq);
    return pos ? Result<std::optional<qint64>>(std::optional(pos.value())) : pos.error();
}

/// The chains of others of which the other side, holding `held`, lacks something.
Result<QList<Lacking>> lackingOf(storage::Database& database, const QString& hall,
                                 const QList<Ack>& held, const QString& onlyNode)
{
    QHash<ChainName, quint64> heads;
    for (const Ack& ack : held) {
        heads.insert({ack.node, ack.incarnation}, ack.held);
    }
    const auto chains = ChainStore(database, hall).all();
    if (!chains) {
        return chains.error();
    }
    QList<Lacking> all;
    for (const Chain& chain : chains.value()) {
        if (chain.role != ChainRole::Foreign || (!onlyNode.isEmpty() && chain.node != onlyNode)) {
            continue;
        }
        const quint64 head = heads.value({chain.node, chain.incarnation}, 0);
        if (head >= chain.headSeq) {
            continue;
        }
        Lacking lacking{.chain = chain, .nextSeq = head + 1};
        const auto pos = posOfNext(database, hall, lacking);
        if (!pos) {
            return pos.error();
        }
        if (pos.value()) {
            lacking.nextPos = *pos.value();
            all.append(std::move(lacking));
        }
    }
    return all;
}

/// Lets those envelopes out that only rows up to `safe` need: a terminal would let them go at once.
void leaveOutSafe(Batch& batch, quint64 safe)
{
    QSet<QByteArray> wanted;
    for (const Row& row : std::as_const(batch.rows)) {
        if (row.seq > safe) {
            wanted.insert(row.keyId);
        }
    }
    batch.envelopes.removeIf(
        [&](const Envelope& envelope) { return !wanted.contains(envelope.keyId); });
}

} // namespace

Result<QList<KeptBatch>> Journal::keptBeyond(storage::Database& database, const QList<Ack>& held,
                                             const QString& onlyNode, int maxRows) const
{
    OW_ENFORCE(maxRows > 0);
    auto found = lackingOf(database, m_settings.hall, held, onlyNode);
    if (!found) {
        return found.error();
    }
    QList<Lacking> lacking = std::move(found).value();
    QList<KeptBatch> batches;
    qsizetype bytes = 0;
    for (int rows = 0;
         !lacking.isEmpty() && rows < maxRows && batches.size() < kBundleBatchLimit;) {
        // In the order in which they came: a later row may speak of what an earlier one has made.
        const auto first = std::ranges::min_element(lacking, {}, &Lacking::nextPos);
        auto kept = keptBatch(database, m_settings.hall, first->chain, first->nextSeq);
        if (!kept) {
            return kept.error();
        }
        if (!onlyNode.isEmpty()) {
            leaveOutSafe(kept.value().batch, first->chain.safe);
        }
        bytes += batchBytes(kept.value().batch);
        if (bytes > kBundleSoftBytes && !batches.isEmpty()) {
            break;
        }
        first->nextSeq = kept.value().batch.rows.last().seq + 1;
        rows += static_cast<int>(kept.value().batch.rows.size());
        batches.append(std::move(kept).value());
        const auto pos = posOfNext(database, m_settings.hall, *first);
        if (!pos) {
            return pos.error();
        }
        if (pos.value()) {
            first->nextPos = *pos.value();
        } else {
            lacking.erase(first);
        }
    }
    return batches;
}

Result<QList<Ack>> Journal::heads(storage::Database& database) const
{
    const auto all = ChainStore(database, m_settings.hall).all();
    if (!all) {
        return all.error();
    }
    QList<Ack> heads;
    for (const Chain& chain : all.value()) {
        heads.append(Ack{.node = chain.node,
                         .incarnation = chain.incarnation,
                         .held = chain.headSeq,
                         .headDigest = chain.headDigest});
    }
    return heads;
}

/// Whether `kept` is what its owner wrote and this store may take it: before anything is looked up.
Result<void> Journal::checkKept(storage::Database& database, const KeptBatch& kept) const
{
    const Batch& batch = kept.batch;
    OW_TRY(checkLinks(batch));
    if (batch.rows.isEmpty() || !batch.isRelayed) {
        return Error{ErrorCode::BadFrame, QStringLiteral("batch: not one that was kept")};
    }
    OW_TRY(crypto::verify(kept.signingKey, signedBytes(batch), batch.signature));
    const Result<bool> isStopped = isHeld(database);
    if (!isStopped || !isStopped.value()) {
        return isStopped
                   ? Error{ErrorCode::Conflict, QStringLiteral("journal: the store is not held")}
                   : isStopped.error();
    }
    if (batch.node != m_settings.node || kept.signingKey == m_settings.keys->signingPublicKey()) {
        return {};
    }
    // A machine that was replaced had other keys; its backup says which.
    const Result<bool> isMine =
        BatchStore(database, m_settings.hall).hasSigned(batch.node, kept.signingKey);
    if (!isMine || !isMine.value()) {
        return isMine ? Error{ErrorCode::KeyUnavailable,
                              QStringLiteral("journal: rows of %1 under a key that this machine "
                                             "never had")
                                  .arg(batch.node)}
                      : isMine.error();
    }
    return {};
}

/// Writes `rows`, the new ones of a batch, at the end of `chain`.
Result<void> Journal::insertKept(storage::Database& database, Chain& own, Chain chain,
                                 QList<Row>& rows) const
{
    ChainStore chains(database, m_settings.hall);
    const bool isOwn = chain.node == m_settings.node;
    qint64 beforeMs = chain.correctedMs;
    for (Row& row : rows) {
        // At home a row has its writer's own time, as when it was written.
        row.correctedMs = isOwn ? ownTime(row.at, beforeMs) : std::max(row.correctedMs, beforeMs);
        beforeMs = row.correctedMs;
        row.hall = m_settings.hall;
        OW_TRY(chains.insertRow(row, ++own.lastPos));
    }
    // The parent has them: they are not shipped again.
    chain.held = rows.last().seq;
    if (chain.role == ChainRole::Own) {
        chain.lastPos = own.lastPos;
    } else {
        OW_TRY(chains.update(own));
    }
    return moveHead(chains, chain, rows.last());
}

Result<TakenBack> Journal::takeBack(storage::Database& database, const KeptBatch& kept)
{
    const Batch& batch = kept.batch;
    OW_TRY(checkKept(database, kept));
    ChainStore chains(database, m_settings.hall);
    auto own = chains.begin(m_settings.node);
    const auto found = own ? chains.find(batch.node, batch.incarnation)
                           : Result<std::optional<Chain>>(own.error());
    if (!found) {
        return found.error();
    }
    const bool isOwn = batch.node == m_settings.node;
    const Chain chain =
        found.value().value_or(Chain{.node = batch.node,
                                     .incarnation = batch.incarnation,
                                     .headDigest = noDigest(),
                                     .role = isOwn ? ChainRole::FormerOwn : ChainRole::Foreign});
    // The present life is frozen only because the store is held.
    Chain asked = chain;
    asked.isFrozen = chain.isFrozen && chain.role != ChainRole::Own;
    const Result<Place> place = placeOf(database, m_settings.hall, asked, batch);
    if (!place) {
        return place.error();
    }
    if (place.value().refusal) {
        return *place.value().refusal;
    }
    OW_TRY(takeKeys(EnvelopeStore(database, m_settings.hall), batch));
    QList<Row> rows = batch.rows.sliced(place.value().firstNew);
    if (rows.isEmpty()) {
        return TakenBack();
    }
    OW_TRY(insertKept(database, own.value(), chain, rows));
    OW_TRY(BatchStore(database, m_settings.hall)
               .put(chain, storedBatch(batch, rows.first().seq, kept.signingKey)));
    for (const Row& row : std::as_const(rows)) {
        OW_TRY(applyRow(database, row));
    }
    OW_TRY(publish(database, rows));
    return TakenBack{.rows = static_cast<int>(rows.size()), .unreadable = countUnreadable(batch)};
}

/// Sealed rows of `batch` of whose keys no envelope to this node came with it. A terminal keeps
/// none of what is safe, so there it says nothing.
int Journal::countUnreadable(const Batch& batch) const
{
    if (!m_settings.keepsEnvelopes) {
        return 0;
    }
    QSet<QByteArray> readable;
    for (const Envelope& envelope : batch.envelopes) {
        if (envelope.recipient == m_settings.node) {
            readable.insert(envelope.keyId);
        }
    }
    return static_cast<int>(std::ranges::count_if(batch.rows, [&](const Row& row) {
        return !row.sealed.isEmpty() && !readable.contains(row.keyId);
    }));
}

} // namespace onewindow::journal
