// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/TakeIn.h"

#include "services/journal/CheckpointStore.h"
#include "services/journal/RowCodec.h"

#include <QHash>

#include <algorithm>

namespace onewindow::journal {

namespace {

Error badBatch(const QString& reason)
{
    return {ErrorCode::BadFrame, QStringLiteral("batch: %1").arg(reason)};
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

} // namespace

Result<Place> placeOf(storage::Database& database, const QString& hall, const Chain& chain,
                      const Batch& batch)
{
    ChainStore chains(database, hall);
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
    const auto checkpoint = CheckpointStore(database, hall).find(chain.node, chain.incarnation);
    if (!checkpoint) {
        return checkpoint.error();
    }
    for (const Row& row : batch.rows) {
        if (row.seq > chain.headSeq) {
            break;
        }
        // Pruned here: there is nothing left to compare it with but the digest it led to.
        if (checkpoint.value() && row.seq <= checkpoint.value()->seq) {
            if (row.seq == checkpoint.value()->seq && row.digest != checkpoint.value()->digest) {
                return refuse(ErrorCode::ChainForked, row.seq);
            }
            ++place.firstNew;
            continue;
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

Result<void> takeKeys(EnvelopeStore store, const Batch& batch)
{
    Result<EnvelopesByKey> received = byKey(batch.envelopes);
    if (!received) {
        return received.error();
    }
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

Result<qint64> takePositions(ChainStore& chains, Chain own, qsizetype count)
{
    const qint64 before = own.lastPos;
    own.lastPos += count;
    OW_TRY(chains.update(own));
    return before;
}

bool isStored(const Chain& chain)
{
    return chain.headSeq > 0 || chain.isFrozen;
}

/// Each is a restore of its store, so many of them are a mistake.
Result<void> checkLives(ChainStore& chains, const QString& node)
{
    constexpr int kIncarnationLimit = 1000;
    const Result<qint64> lives = chains.countOf(node);
    if (!lives) {
        return lives.error();
    }
    return lives.value() < kIncarnationLimit
               ? Result<void>()
               : Result<void>(
                     Error{ErrorCode::TooMany, QStringLiteral("incarnations of %1").arg(node)});
}

Result<void> moveHead(ChainStore& chains, Chain chain, const Row& last)
{
    const bool isNew = !isStored(chain);
    chain.headSeq = last.seq;
    chain.headDigest = last.digest;
    chain.correctedMs = last.correctedMs;
    if (!isNew) {
        return chains.update(chain);
    }
    OW_TRY(checkLives(chains, chain.node));
    return chains.insert(chain);
}

qint64 ownTime(const Timestamp& at, qint64 beforeMs)
{
    return at.isSynced ? at.wallMs : std::max(at.wallMs, beforeMs);
}

} // namespace onewindow::journal
