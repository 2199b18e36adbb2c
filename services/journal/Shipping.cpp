// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The child side of Journal: its rows on their way to the parent.

#include "services/core/Log.h"
#include "services/journal/BatchStore.h"
#include "services/journal/ChainStore.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/Journal.h"

#include <QSet>

#include <algorithm>

namespace onewindow::journal {

namespace {

constexpr qsizetype kBatchSoftBytes = 512 * 1024;
constexpr int kRowsAtOnce = 500;

/// Puts the envelopes of the keys of `batch`'s rows into it, as far as they are here.
Result<void> addEnvelopes(storage::Database& database, Batch& batch)
{
    EnvelopeStore store(database);
    QSet<QByteArray> seen;
    for (const Row& row : batch.rows) {
        if (row.keyId.isEmpty() || seen.contains(row.keyId)) {
            continue;
        }
        seen.insert(row.keyId);
        const auto entry = store.find(row.keyId);
        if (!entry) {
            return entry.error();
        }
        if (entry.value() && entry.value()->state == KeyState::Present) {
            const auto envelopes = unpackEnvelopes(row.keyId, entry.value()->content);
            if (!envelopes) {
                return envelopes.error();
            }
            batch.envelopes.append(envelopes.value());
        }
    }
    return {};
}

qsizetype wireSize(const Row& row)
{
    constexpr qsizetype kFixedBytes = 512; // Header fields, and a share of the envelopes.
    return kFixedBytes + row.body.size() + row.sealed.size();
}

/// The rows of `chain` the parent does not hold, before any row of another chain it does not hold:
/// a later fact may refer to it.
Result<QList<Row>> ownRows(storage::Database& database, const Chain& chain, int maxRows)
{
    ChainStore chains(database);
    const Result<qint64> beforePos = chains.nextForeignPos(chain);
    if (!beforePos) {
        return beforePos.error();
    }
    QList<Row> rows;
    qsizetype bytes = 0;
    while (rows.size() < maxRows && bytes < kBatchSoftBytes) {
        const quint64 fromSeq = rows.isEmpty() ? chain.held + 1 : rows.last().seq + 1;
        const int wanted = std::min<int>(kRowsAtOnce, maxRows - static_cast<int>(rows.size()));
        const auto more = chains.rows(chain, fromSeq, beforePos.value(), wanted);
        if (!more) {
            return more.error();
        }
        for (const Row& row : more.value()) {
            bytes += wireSize(row);
            if (bytes > kBatchSoftBytes && !rows.isEmpty()) {
                return rows;
            }
            rows.append(row);
        }
        if (more.value().size() < wanted) {
            break;
        }
    }
    return rows;
}

Error missingRows(const Chain& chain, quint64 seq)
{
    return {ErrorCode::StoreFailed, QStringLiteral("journal: %1/%2/%3 is missing")
                                        .arg(chain.node)
                                        .arg(chain.incarnation)
                                        .arg(seq)};
}

/// The batch of another node's chain in which the row after `held` came, as it came.
Result<Batch> relayedBatch(storage::Database& database, const Chain& chain)
{
    const auto stored = BatchStore(database).covering(chain, chain.held + 1);
    if (!stored) {
        return stored.error();
    }
    if (!stored.value()) {
        return missingRows(chain, chain.held + 1);
    }
    const StoredBatch& cut = *stored.value();
    const auto count = static_cast<int>(cut.lastSeq - cut.firstSeq + 1);
    auto rows = ChainStore(database).rows(chain, cut.firstSeq, kNoPos, count);
    if (!rows) {
        return rows.error();
    }
    if (rows.value().size() != count) {
        return missingRows(chain, cut.firstSeq);
    }
    Batch batch{
        .node = chain.node,
        .incarnation = chain.incarnation,
        .sentAt = cut.sentAt,
        .firstPrev = rows.value().first().prev,
        .rows = std::move(rows).value(),
        .envelopes = {},
        .signature = cut.signature,
        .isRelayed = true,
    };
    OW_TRY(addEnvelopes(database, batch));
    return batch;
}

/// Keeps the signature of an own batch that the parent took in whole.
Result<void> keepSent(storage::Database& database, const Chain& chain, const Batch& sent,
                      const QByteArray& signingKey)
{
    const bool isOfChain = sent.node == chain.node && sent.incarnation == chain.incarnation;
    if (chain.role == ChainRole::Foreign || sent.rows.isEmpty() || !isOfChain ||
        sent.rows.last().seq > chain.held) {
        return {};
    }
    return BatchStore(database).put(chain, StoredBatch{
                                               .firstSeq = sent.rows.first().seq,
                                               .lastSeq = sent.rows.last().seq,
                                               .sentAt = sent.sentAt,
                                               .signingKey = signingKey,
                                               .signature = sent.signature,
                                           });
}

/// Lets the envelopes go that rows after `fromSeq` up to chain.safe were sealed with.
Result<void> letEnvelopesGo(storage::Database& database, const Chain& chain, quint64 fromSeq)
{
    ChainStore chains(database);
    EnvelopeStore store(database);
    QSet<QByteArray> gone;
    for (quint64 seq = fromSeq + 1; seq <= chain.safe;) {
        const auto rows = chains.rows(chain, seq, kNoPos, kRowsAtOnce);
        if (!rows) {
            return rows.error();
        }
        if (rows.value().isEmpty()) {
            return missingRows(chain, seq);
        }
        for (const Row& row : rows.value()) {
            if (row.seq <= chain.safe && !row.keyId.isEmpty() && !gone.contains(row.keyId)) {
                gone.insert(row.keyId);
                OW_TRY(store.letGo(row.keyId));
            }
        }
        seq = rows.value().last().seq + 1;
    }
    return {};
}

} // namespace

Result<Batch> Journal::nextBatch(storage::Database& database, int maxRows) const
{
    OW_ENFORCE(maxRows > 0);
    ChainStore chains(database);
    auto next = m_settings.isCentre ? chains.own() : chains.nextToShip();
    const bool isAllHeld = m_settings.isCentre || (next && !next.value());
    if (next && !next.value()) {
        next = chains.own();
    }
    if (!next) {
        return next.error();
    }
    if (!next.value()) {
        return Error{ErrorCode::StoreFailed, QStringLiteral("journal: not opened")};
    }
    const Chain& chain = *next.value();
    if (!isAllHeld && chain.role == ChainRole::Foreign) {
        return relayedBatch(database, chain);
    }
    Batch batch{
        .node = chain.node,
        .incarnation = chain.incarnation,
        .sentAt = m_settings.clock->now(),
        .firstPrev = chain.headDigest,
        .rows = {},
        .envelopes = {},
        .signature = {},
        .isRelayed = false,
    };
    if (!isAllHeld) {
        auto rows = ownRows(database, chain, std::min(maxRows, kBatchRowLimit));
        if (!rows) {
            return rows.error();
        }
        if (rows.value().isEmpty()) {
            return missingRows(chain, chain.held + 1);
        }
        batch.rows = std::move(rows).value();
        batch.firstPrev = batch.rows.first().prev;
        OW_TRY(addEnvelopes(database, batch));
    }
    Result<QByteArray> signature = m_settings.keys->sign(signedBytes(batch));
    if (!signature) {
        return signature.error();
    }
    batch.signature = std::move(signature).value();
    return batch;
}

Result<void> Journal::acknowledged(storage::Database& database, const Ack& ack, const Batch& sent)
{
    ChainStore chains(database);
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
    if (ack.held < chain.held) {
        qCWarning(lcJournal) << "the parent holds" << ack.held << "rows of" << name << "and had"
                             << chain.held << ": shipping the rest again";
    }
    const quint64 wasSafe = chain.safe;
    if (ack.held != chain.held || ack.safe != chain.safe) {
        chain.held = ack.held;
        chain.safe = ack.safe;
        OW_TRY(chains.update(chain));
    }
    OW_TRY(keepSent(database, chain, sent, m_settings.keys->signingPublicKey()));
    if (chain.role != ChainRole::Foreign && !m_settings.keepsEnvelopes) {
        OW_TRY(letEnvelopesGo(database, chain, wasSafe));
    }
    return {};
}

Result<qint64> Journal::backlog(storage::Database& database) const
{
    if (m_settings.isCentre) {
        return qint64{0};
    }
    return ChainStore(database).backlog();
}

} // namespace onewindow::journal
