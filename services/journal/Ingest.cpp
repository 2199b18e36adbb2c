// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parent side of Journal: taking in a child's rows, each exactly once.

#include "services/core/Log.h"
#include "services/journal/BatchStore.h"
#include "services/journal/ChainStore.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/Journal.h"
#include "services/journal/RowCodec.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace onewindow::journal {

namespace {

/// Lives of one node's store: each is a restore, so many of them are a mistake.
constexpr int kIncarnationLimit = 1000;

Error badBatch(const QString& reason)
{
    return {ErrorCode::BadFrame, QStringLiteral("batch: %1").arg(reason)};
}

/// Whether the rows are what decodeBatch() promises, for batches that did not come through it.
Result<void> checkLinks(const Batch& batch)
{
    if (!isNodeId(batch.node) || batch.incarnation == 0 || batch.rows.size() > kBatchRowLimit) {
        return badBatch(QStringLiteral("chain or size"));
    }
    QByteArray prev = batch.firstPrev;
    for (qsizetype i = 0; i < batch.rows.size(); ++i) {
        const Row& row = batch.rows[i];
        OW_TRY(checkRow(row));
        const bool isNext = i == 0 || row.seq == batch.rows[i - 1].seq + 1;
        if (row.node != batch.node || row.incarnation != batch.incarnation || !isNext ||
            row.prev != prev || row.digest != rowDigest(row)) {
            return badBatch(QStringLiteral("row %1 is not linked").arg(row.seq));
        }
        prev = row.digest;
    }
    return {};
}

/// Where a batch stands against the chain.
struct Place
{
    qsizetype firstNew = 0; ///< Index of the first row that is not here yet.
    std::optional<Error> refusal;
};

Result<Place> placeOf(ChainStore& chains, const Chain& chain, const Batch& batch)
{
    const quint64 firstSeq = batch.rows.first().seq;
    const auto refuse = [&](ErrorCode code, quint64 seq) {
        return Place{
            .refusal = Error{
                code, QStringLiteral("%1/%2/%3").arg(chain.node).arg(chain.incarnation).arg(seq)}};
    };
    if (chain.isFrozen) {
        return refuse(ErrorCode::ChainForked, firstSeq);
    }
    if (firstSeq > chain.headSeq + 1) {
        return refuse(ErrorCode::ChainGap, chain.headSeq + 1);
    }
    if (firstSeq == chain.headSeq + 1 && batch.firstPrev != chain.headDigest) {
        return refuse(ErrorCode::ChainBroken, firstSeq);
    }
    Place place;
    for (const Row& row : batch.rows) {
        if (row.seq > chain.headSeq) {
            break;
        }
        const auto stored = chains.digestAt(chain, row.seq);
        if (!stored) {
            return stored.error();
        }
        if (stored.value() != row.digest) {
            return refuse(ErrorCode::ChainForked, row.seq);
        }
        ++place.firstNew;
    }
    return place;
}

using EnvelopesByKey = QHash<QByteArray, QList<Envelope>>;

Result<EnvelopesByKey> byKey(const QList<Envelope>& envelopes)
{
    EnvelopesByKey keys;
    for (const Envelope& envelope : envelopes) {
        QList<Envelope>& ofKey = keys[envelope.keyId];
        const bool isRepeated =
            std::any_of(ofKey.cbegin(), ofKey.cend(), [&](const Envelope& other) {
                return other.recipient == envelope.recipient;
            });
        if (isRepeated || ofKey.size() == kRecipientLimit) {
            return badBatch(QStringLiteral("envelopes of one key"));
        }
        ofKey.append(envelope);
    }
    return keys;
}

/// Notes the key of `row`, with what was received of its envelopes (empty: nothing).
Result<void> takeKey(EnvelopeStore& store, const Row& row, const QList<Envelope>& received)
{
    const QByteArray content = packEnvelopes(received);
    if (!received.isEmpty() && keyDigestOf(row.suite, row.keyId, content) != row.keyDigest) {
        return badBatch(QStringLiteral("envelopes of row %1").arg(row.seq));
    }
    const auto found = store.find(row.keyId);
    if (!found) {
        return found.error();
    }
    KeyEntry entry = found.value().value_or(unknownKey(row.keyId));
    // Erased before any row of it came: it has no digest yet, and its envelopes are not wanted.
    const bool isUnnamed = entry.keyDigest.isEmpty();
    if (!isUnnamed && entry.keyDigest != row.keyDigest) {
        return badBatch(QStringLiteral("key digest of row %1").arg(row.seq));
    }
    const bool isWanted = entry.state == KeyState::Absent && !received.isEmpty();
    if (!isUnnamed && !isWanted) {
        return {};
    }
    entry.suite = row.suite;
    entry.keyDigest = row.keyDigest;
    if (isWanted) {
        entry.state = KeyState::Present;
        entry.content = content;
    }
    return store.put(entry);
}

/// Takes in the keys of the batch's rows; repeated rows too, in case their envelopes are wanted.
Result<void> takeKeys(storage::Database& database, const Batch& batch)
{
    Result<EnvelopesByKey> received = byKey(batch.envelopes);
    if (!received) {
        return received.error();
    }
    EnvelopeStore store(database);
    QHash<QByteArray, QByteArray> digests;
    for (const Row& row : batch.rows) {
        if (row.keyId.isEmpty()) {
            continue;
        }
        const auto known = digests.constFind(row.keyId);
        if (known == digests.constEnd()) {
            OW_TRY(takeKey(store, row, received.value().take(row.keyId)));
            digests.insert(row.keyId, row.keyDigest);
        } else if (*known != row.keyDigest) {
            return badBatch(QStringLiteral("key digest of row %1").arg(row.seq));
        }
    }
    return received.value().isEmpty()
               ? Result<void>()
               : Result<void>(badBatch(QStringLiteral("envelope of no row")));
}

/// Fixes correctedMs of `rows`, the new ones of `batch`.
Result<void> fixTimes(BatchStore& store, const Chain& chain, const Batch& batch, QList<Row>& rows,
                      qint64 nowMs)
{
    if (batch.isRelayed) {
        qint64 earliest = chain.correctedMs;
        for (Row& row : rows) {
            earliest = std::max(earliest, std::min(row.correctedMs, nowMs));
            row.correctedMs = earliest;
        }
        return {};
    }
    QSet<QByteArray> bootIds{batch.sentAt.bootId};
    for (const Row& row : rows) {
        bootIds.insert(row.at.bootId);
    }
    const auto known = store.anchors(batch.node, bootIds);
    if (!known) {
        return known.error();
    }
    BootAnchors anchors = known.value();
    noteContact(anchors, batch.sentAt, nowMs);
    const QList<qint64> times = correctTimes(rows, anchors, chain.correctedMs, nowMs);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        rows[i].correctedMs = times[i];
    }
    for (auto anchor = anchors.cbegin(); anchor != anchors.cend(); ++anchor) {
        const auto before = known.value().constFind(anchor.key());
        if (before == known.value().constEnd() || *before != *anchor) {
            OW_TRY(store.putAnchor(batch.node, anchor.key(), *anchor, nowMs));
        }
    }
    return {};
}

StoredBatch storedBatch(const Batch& batch, quint64 firstSeq, QByteArrayView signingKey)
{
    return StoredBatch{
        .firstSeq = firstSeq,
        .lastSeq = batch.rows.last().seq,
        .sentAt = batch.sentAt,
        .signingKey = signingKey.toByteArray(),
        .signature = batch.signature,
    };
}

/// Counts up the store's rows by `count` and gives the position before the first of them.
Result<qint64> takePositions(ChainStore& chains, Chain own, qsizetype count)
{
    const qint64 before = own.lastPos;
    own.lastPos += count;
    OW_TRY(chains.update(own));
    return before;
}

/// Whether the chain has a row in `chains`: it gets one with its first row or its first refusal.
bool isStored(const Chain& chain)
{
    return chain.headSeq > 0 || chain.isFrozen;
}

/// The end of `chain` is now the row `last`.
Result<void> moveHead(ChainStore& chains, Chain chain, const Row& last)
{
    const bool isNew = !isStored(chain);
    chain.headSeq = last.seq;
    chain.headDigest = last.digest;
    chain.correctedMs = last.correctedMs;
    if (!isNew) {
        return chains.update(chain);
    }
    const Result<qint64> lives = chains.countOf(chain.node);
    if (!lives) {
        return lives.error();
    }
    if (lives.value() >= kIncarnationLimit) {
        return Error{ErrorCode::TooMany, QStringLiteral("incarnations of %1").arg(chain.node)};
    }
    return chains.insert(chain);
}

/// Freezes the chain and keeps both sides.
Result<void> freeze(storage::Database& database, Chain chain, const Batch& batch,
                    const Error& refusal, QByteArrayView signingKey, qint64 nowMs)
{
    ChainStore chains(database);
    const quint64 fromSeq = std::min(batch.rows.first().seq, chain.headSeq);
    const auto ours = chains.rows(chain, fromSeq, kNoPos, static_cast<int>(batch.rows.size()));
    if (!ours) {
        return ours.error();
    }
    const auto isKept = BatchStore(database).quarantine(batch, ours.value(),
                                                        errorName(refusal.code), signingKey, nowMs);
    if (!isKept) {
        return isKept.error();
    }
    if (chain.isFrozen) {
        return {};
    }
    qCCritical(lcJournal) << "chain frozen:" << errorName(refusal.code) << "at" << refusal.detail;
    const bool isNew = !isStored(chain);
    chain.isFrozen = true;
    return isNew ? chains.insert(chain) : chains.update(chain);
}

} // namespace

Result<Ack> Journal::heldOf(storage::Database& database, const QString& node,
                            quint32 incarnation) const
{
    const auto chain = ChainStore(database).find(node, incarnation);
    if (!chain) {
        return chain.error();
    }
    Ack ack{.node = node, .incarnation = incarnation};
    if (chain.value()) {
        ack.held = chain.value()->headSeq;
        ack.safe = m_settings.isCentre ? ack.held : chain.value()->safe;
    }
    return ack;
}

Result<Ingested> Journal::ingest(storage::Database& database, const Batch& batch,
                                 QByteArrayView signingKey)
{
    OW_TRY(checkLinks(batch));
    if (batch.isRelayed && !m_settings.takesRelays) {
        return Error{ErrorCode::NotPermitted, QStringLiteral("batch: relayed")};
    }
    OW_TRY(crypto::verify(signingKey, signedBytes(batch), batch.signature));
    ChainStore chains(database);
    auto own = chains.own(); // Locks the journal before anything is read.
    if (!own) {
        return own.error();
    }
    if (!own.value() || own.value()->node == batch.node) {
        return Error{ErrorCode::Conflict, QStringLiteral("batch: of this node's own chain")};
    }
    const auto answer = [&](int newRows, std::optional<Error> refusal) -> Result<Ingested> {
        const auto ack = heldOf(database, batch.node, batch.incarnation);
        if (!ack) {
            return ack.error();
        }
        return Ingested{.ack = ack.value(), .newRows = newRows, .refusal = std::move(refusal)};
    };
    if (batch.rows.isEmpty()) {
        return answer(0, {});
    }
    const auto found = chains.find(batch.node, batch.incarnation);
    if (!found) {
        return found.error();
    }
    Chain chain = found.value().value_or(
        Chain{.node = batch.node, .incarnation = batch.incarnation, .headDigest = noDigest()});
    const Result<Place> place = placeOf(chains, chain, batch);
    if (!place) {
        return place.error();
    }
    const qint64 nowMs = m_settings.clock->now().wallMs;
    if (const auto& refusal = place.value().refusal) {
        if (refusal->code != ErrorCode::ChainGap) {
            OW_TRY(freeze(database, chain, batch, *refusal, signingKey, nowMs));
        }
        return answer(0, refusal);
    }
    QList<Row> rows = batch.rows.sliced(place.value().firstNew);
    OW_TRY(takeKeys(database, batch));
    if (rows.isEmpty()) {
        return answer(0, {});
    }
    BatchStore batches(database);
    OW_TRY(fixTimes(batches, chain, batch, rows, nowMs));
    const Result<qint64> before = takePositions(chains, std::move(*own.value()), rows.size());
    if (!before) {
        return before.error();
    }
    qint64 pos = before.value();
    for (const Row& row : std::as_const(rows)) {
        OW_TRY(chains.insertRow(row, ++pos));
    }
    OW_TRY(moveHead(chains, chain, rows.last()));
    OW_TRY(batches.put(chain, storedBatch(batch, rows.first().seq, signingKey)));
    for (const Row& row : std::as_const(rows)) {
        for (Projection* projection : m_settings.projections) {
            OW_TRY(projection->apply(database, row));
        }
    }
    return answer(static_cast<int>(rows.size()), {});
}

} // namespace onewindow::journal
