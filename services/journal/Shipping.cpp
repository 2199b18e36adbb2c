// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The child side of Journal: its rows on their way to the parent.

#include "services/core/Log.h"
#include "services/journal/BatchCut.h"
#include "services/journal/BatchStore.h"
#include "services/journal/Bundle.h"
#include "services/journal/ChainStore.h"
#include "services/journal/CheckpointStore.h"
#include "services/journal/Contradiction.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/Journal.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace onewindow::journal {

namespace {

constexpr qsizetype kBatchSoftBytes = 768 * 1024;
constexpr int kRowsAtOnce = 500;
constexpr quint64 kKeyRowsAtOnce = 5000;

/// The rows of `chain` the parent does not hold, before any row of another chain it does not hold:
/// a later fact may refer to it.
Result<QList<Row>> ownRows(ChainStore chains, const Chain& chain, qint64 beforePos, int maxRows)
{
    QList<Row> rows;
    qsizetype bytes = 0;
    while (rows.size() < maxRows && bytes < kBatchSoftBytes) {
        const quint64 fromSeq = rows.isEmpty() ? chain.held + 1 : rows.last().seq + 1;
        const int wanted = std::min<int>(kRowsAtOnce, maxRows - static_cast<int>(rows.size()));
        auto more = chains.rows(chain, fromSeq, beforePos, wanted);
        if (!more) {
            return more.error();
        }
        for (Row& row : more.value()) {
            bytes += wireSize(row);
            if (bytes > kBatchSoftBytes && !rows.isEmpty()) {
                return rows;
            }
            rows.append(std::move(row));
        }
        if (more.value().size() < wanted) {
            break;
        }
    }
    return rows;
}

/// Keeps the signature of an own batch that the parent took in whole.
Result<void> keepSent(BatchStore store, const Chain& chain, const Batch& sent,
                      const QByteArray& signingKey)
{
    const bool isOfChain = sent.node == chain.node && sent.incarnation == chain.incarnation;
    if (chain.role == ChainRole::Foreign || sent.rows.isEmpty() || !isOfChain ||
        sent.rows.last().seq > chain.held) {
        return {};
    }
    return store.put(chain, StoredBatch{
                                .firstSeq = sent.rows.first().seq,
                                .lastSeq = sent.rows.last().seq,
                                .sentAt = sent.sentAt,
                                .signingKey = signingKey,
                                .signature = sent.signature,
                            });
}

/// Lets the envelopes go that rows after `fromSeq` up to chain.safe were sealed with.
Result<void> letEnvelopesGo(ChainStore chains, EnvelopeStore store, const Chain& chain,
                            quint64 fromSeq)
{
    if (fromSeq < chain.safe) {
        const auto digest = chains.digestAt(chain, chain.safe);
        if (!digest || !digest.value()) {
            return digest ? missingRows(chain, chain.safe) : digest.error();
        }
    }
    for (quint64 seq = fromSeq; seq < chain.safe;) {
        const quint64 last = std::min(chain.safe, seq + kKeyRowsAtOnce);
        const auto keys = chains.keysOf(chain, seq, last);
        if (!keys) {
            return keys.error();
        }
        for (const QByteArray& keyId : keys.value()) {
            OW_TRY(store.letGo(keyId));
        }
        seq = last;
    }
    return {};
}

/// What there is of `ack` for the rows of `chain` that are here.
Ack believed(Ack ack, const Chain& chain)
{
    const bool isMore = ack.held > chain.headSeq;
    if (isMore && chain.role != ChainRole::Own) {
        // This node was restored: the chain's owner ships again what is missing here, and of a life
        // of its own the parent gave back what it could.
        ack.held = chain.headSeq;
        ack.safe = std::min(ack.safe, ack.held);
        ack.headDigest.clear();
    } else if (!isMore && ack.headDigest.isEmpty()) {
        ack.held = std::min(ack.held, chain.held);
        ack.safe = std::min(ack.safe, ack.held);
    }
    return ack;
}

} // namespace

/// What goes into a batch of the own chain: `rows` follow each other, or there are none.
Result<Batch> Journal::ownBatch(storage::Database& database, const Chain& chain,
                                QList<Row> rows) const
{
    Batch batch{
        .node = chain.node,
        .incarnation = chain.incarnation,
        .sentAt = m_settings.clock->now(),
        .firstPrev = rows.isEmpty() ? chain.headDigest : rows.first().prev,
        .rows = std::move(rows),
        .envelopes = {},
        .signature = {},
        .isRelayed = false,
    };
    OW_TRY(addEnvelopes(EnvelopeStore(database, m_settings.hall), batch));
    Result<QByteArray> signature = m_settings.keys->sign(signedBytes(batch));
    if (!signature) {
        return signature.error();
    }
    batch.signature = std::move(signature).value();
    return batch;
}

/// The next batch of `chain`, whose first row that the parent does not hold stands before
/// `beforePos`.
Result<Batch> Journal::batchOf(storage::Database& database, const Chain& chain, qint64 beforePos,
                               int maxRows) const
{
    if (chain.role == ChainRole::Foreign) {
        auto kept =
            keptBatch(database, m_settings.hall, chain, chain.held + 1, m_settings.recent.get());
        return kept ? Result<Batch>(std::move(kept).value().batch) : kept.error();
    }
    auto rows = ownRows(ChainStore(database, m_settings.hall), chain, beforePos,
                        std::min(maxRows, kBatchRowLimit));
    if (!rows) {
        return rows.error();
    }
    if (rows.value().isEmpty()) {
        return missingRows(chain, chain.held + 1);
    }
    return ownBatch(database, chain, std::move(rows).value());
}

Result<Batch> Journal::nextBatch(storage::Database& database, int maxRows) const
{
    OW_ENFORCE(maxRows > 0);
    ChainStore chains(database, m_settings.hall);
    const auto next =
        m_settings.isCentre ? Result<std::optional<Chain>>(std::nullopt) : chains.nextToShip();
    if (!next) {
        return next.error();
    }
    if (const auto& chain = next.value()) {
        const Result<qint64> beforePos = chains.nextForeignPos(*chain);
        return beforePos ? batchOf(database, *chain, beforePos.value(), maxRows)
                         : beforePos.error();
    }
    const auto own = chains.own();
    if (!own) {
        return own.error();
    }
    if (!own.value()) {
        return Error{ErrorCode::StoreFailed, QStringLiteral("journal: not opened")};
    }
    return ownBatch(database, *own.value(), {});
}

Result<Batch> Journal::batchAfter(storage::Database& database, const Batch& sent, int maxRows) const
{
    OW_ENFORCE(maxRows > 0 && !sent.rows.isEmpty());
    ChainStore chains(database, m_settings.hall);
    const auto found = chains.find(sent.node, sent.incarnation);
    if (!found) {
        return found.error();
    }
    if (!found.value() || sent.rows.last().seq >= found.value()->headSeq) {
        return Batch();
    }
    Chain chain = *found.value();
    chain.held = sent.rows.last().seq;
    const auto pos = chains.posOf(chain, chain.held + 1);
    const auto beforePos = chains.nextForeignPos(chain);
    if (!pos || !beforePos) {
        return pos ? beforePos.error() : pos.error();
    }
    return pos.value() < beforePos.value() ? batchOf(database, chain, beforePos.value(), maxRows)
                                           : Result<Batch>(Batch());
}

/// The chains of which the parent lacks something, as if it held the rows of `sent`.
Result<QList<UnheldChain>> Journal::unheldAfter(storage::Database& database,
                                                const QList<Batch>& sent) const
{
    ChainStore chains(database, m_settings.hall);
    auto unheld = chains.unheld();
    if (!unheld || sent.isEmpty()) {
        return unheld;
    }
    QHash<std::pair<QString, quint32>, quint64> lastSent;
    for (const Batch& batch : sent) {
        lastSent.insert({batch.node, batch.incarnation}, batch.rows.last().seq);
    }
    QList<UnheldChain> left;
    for (UnheldChain& one : unheld.value()) {
        const auto last = lastSent.constFind({one.chain.node, one.chain.incarnation});
        if (last == lastSent.constEnd()) {
            left.append(std::move(one));
            continue;
        }
        if (*last >= one.chain.headSeq) {
            continue;
        }
        one.chain.held = *last;
        const auto pos = chains.posOf(one.chain, *last + 1);
        if (!pos) {
            return pos.error();
        }
        one.nextPos = pos.value();
        left.append(std::move(one));
    }
    return left;
}

Result<QList<Batch>> Journal::nextBatches(storage::Database& database, int maxRows,
                                          const QSet<QString>& without,
                                          const QList<Batch>& sent) const
{
    OW_ENFORCE(maxRows > 0);
    ChainStore chains(database, m_settings.hall);
    auto found = m_settings.isCentre ? Result<QList<UnheldChain>>(QList<UnheldChain>())
                                     : unheldAfter(database, sent);
    if (!found) {
        return found.error();
    }
    QList<UnheldChain> unheld = std::move(found).value();
    unheld.removeIf([&](const UnheldChain& one) { return without.contains(one.chain.node); });
    QList<Batch> batches;
    qsizetype bytes = 0;
    for (int rows = 0; !unheld.isEmpty() && rows < maxRows && batches.size() < kBundleBatchLimit;) {
        const auto first = std::ranges::min_element(unheld, {}, &UnheldChain::nextPos);
        qint64 beforePos = kNoPos;
        for (auto other = unheld.cbegin(); other != unheld.cend(); ++other) {
            beforePos = &*other == &*first ? beforePos : std::min(beforePos, other->nextPos);
        }
        auto batch = batchOf(database, first->chain, beforePos, maxRows - rows);
        if (!batch) {
            return batch.error();
        }
        bytes += batchBytes(batch.value());
        if (bytes > kBundleSoftBytes && !batches.isEmpty()) {
            break;
        }
        first->chain.held = batch.value().rows.last().seq;
        rows += static_cast<int>(batch.value().rows.size());
        batches.append(std::move(batch).value());
        if (first->chain.held >= first->chain.headSeq) {
            unheld.erase(first);
            continue;
        }
        const auto pos = chains.posOf(first->chain, first->chain.held + 1);
        if (!pos) {
            return pos.error();
        }
        first->nextPos = pos.value();
    }
    return batches;
}

Result<QList<ForkedChain>> Journal::acknowledgedAll(storage::Database& database,
                                                    const QList<Ack>& acks)
{
    ChainStore chains(database, m_settings.hall);
    // Locks the partition before it is read.
    if (const auto own = chains.own(); !own) {
        return own.error();
    }
    const auto all = chains.all();
    if (!all) {
        return all.error();
    }
    QList<ForkedChain> forked;
    for (const Chain& chain : all.value()) {
        if (isContradicted(chain)) {
            continue; // What the parent holds of it are other rows.
        }
        const auto said = std::ranges::find_if(acks, [&](const Ack& ack) {
            return ack.node == chain.node && ack.incarnation == chain.incarnation;
        });
        Ack ack{.node = chain.node, .incarnation = chain.incarnation};
        if (said != acks.cend()) {
            ack = *said;
        }
        const bool isPresent = chain.role == ChainRole::Own;
        const Result<bool> isSame =
            isSameChain(database, m_settings.hall, chain, ack.held, ack.headDigest);
        if (!isSame) {
            return isSame.error();
        }
        if (!isSame.value() && !isPresent) {
            forked.append({chain.node, chain.incarnation});
            if (chain.role == ChainRole::FormerOwn) {
                OW_TRY(leaveOut(chains, chain));
            }
            continue;
        }
        ack = believed(ack, chain);
        if (!isSame.value() || ack.held != chain.held || ack.safe != chain.safe) {
            OW_TRY(acknowledged(database, ack));
        }
    }
    return forked;
}

Result<QList<Ack>> Journal::heldChains(storage::Database& database) const
{
    const auto all = ChainStore(database, m_settings.hall).all();
    if (!all) {
        return all.error();
    }
    QList<Ack> acks;
    for (const Chain& chain : all.value()) {
        if (chain.role == ChainRole::Foreign) {
            acks.append(Ack{.node = chain.node,
                            .incarnation = chain.incarnation,
                            .held = chain.headSeq,
                            .safe = m_settings.isCentre ? chain.headSeq : chain.safe,
                            .headDigest = chain.headDigest});
        }
    }
    return acks;
}

Result<void> Journal::acknowledged(storage::Database& database, const Ack& ack, const Batch& sent)
{
    ChainStore chains(database, m_settings.hall);
    // Locks the journal before it is read, where several processes share it.
    if (const auto own = chains.own(); !own) {
        return own.error();
    }
    const auto found = chains.find(ack.node, ack.incarnation);
    if (!found) {
        return found.error();
    }
    const QString name = QStringLiteral("%1/%2").arg(ack.node).arg(ack.incarnation);
    if (!found.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("journal: no chain %1").arg(name)};
    }
    Chain chain = *found.value();
    if (std::max(ack.held, ack.safe) > chain.headSeq) {
        return Error{ErrorCode::ChainForked,
                     QStringLiteral("journal: the parent holds %1 rows of %2, this store %3")
                         .arg(std::max(ack.held, ack.safe))
                         .arg(name)
                         .arg(chain.headSeq)};
    }
    const Result<bool> isSame =
        isSameChain(database, m_settings.hall, chain, ack.held, ack.headDigest);
    if (!isSame) {
        return isSame.error();
    }
    if (!isSame.value()) {
        return Error{ErrorCode::ChainForked,
                     QStringLiteral("journal: the parent holds another row %1 of %2")
                         .arg(ack.held)
                         .arg(name)};
    }
    const auto checkpoint =
        CheckpointStore(database, m_settings.hall).find(ack.node, ack.incarnation);
    if (!checkpoint) {
        return checkpoint.error();
    }
    // What was pruned here cannot be shipped again: it was safe, whatever has become of it.
    const quint64 gone = checkpoint.value() ? checkpoint.value()->seq : 0;
    const quint64 held = std::max(ack.held, gone);
    const quint64 safe = std::max(ack.safe, gone);
    if (held < chain.held) {
        qCWarning(lcJournal) << "the parent holds" << ack.held << "rows of" << name << "and had"
                             << chain.held << ": shipping the rest again";
    }
    const quint64 wasSafe = chain.safe;
    if (held != chain.held || safe != chain.safe) {
        chain.held = held;
        chain.safe = safe;
        OW_TRY(chains.update(chain));
    }
    OW_TRY(keepSent(BatchStore(database, m_settings.hall), chain, sent,
                    m_settings.keys->signingPublicKey()));
    if (chain.role != ChainRole::Foreign && !m_settings.keepsEnvelopes) {
        OW_TRY(letEnvelopesGo(chains, EnvelopeStore(database, m_settings.hall), chain, wasSafe));
    }
    return {};
}

Result<void> Journal::letHeldKeysGo(storage::Database& database)
{
    ChainStore chains(database, m_settings.hall);
    const auto own = chains.own();
    if (!own) {
        return own.error();
    }
    if (!own.value()) {
        return {};
    }
    Chain chain = *own.value();
    const quint64 gone = chain.safe;
    chain.safe = std::max(chain.safe, chain.held);
    return letEnvelopesGo(chains, EnvelopeStore(database, m_settings.hall), chain, gone);
}

Result<qint64> Journal::backlog(storage::Database& database) const
{
    if (m_settings.isCentre) {
        return qint64{0};
    }
    return ChainStore(database, m_settings.hall).backlog();
}

} // namespace onewindow::journal
