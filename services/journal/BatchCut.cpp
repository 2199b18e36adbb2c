// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/BatchCut.h"

#include "services/journal/BatchStore.h"

#include <QSet>

namespace onewindow::journal {

qsizetype wireSize(const Row& row)
{
    constexpr qsizetype kFixedBytes = 512; // Header fields, and a share of the envelopes.
    return kFixedBytes + row.body.size() + row.sealed.size();
}

qsizetype batchBytes(const Batch& batch)
{
    qsizetype bytes = 0;
    for (const Row& row : batch.rows) {
        bytes += wireSize(row);
    }
    // Of another node's: as many as it likes.
    for (const Envelope& envelope : batch.envelopes) {
        bytes += envelope.keyId.size() + envelope.recipient.size() + envelope.blob.size();
    }
    return bytes;
}

Result<void> addEnvelopes(EnvelopeStore store, Batch& batch)
{
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

Error missingRows(const Chain& chain, quint64 seq)
{
    return {ErrorCode::StoreFailed, QStringLiteral("journal: %1/%2/%3 is missing")
                                        .arg(chain.node)
                                        .arg(chain.incarnation)
                                        .arg(seq)};
}

namespace {

/// The rows of `chain` that `cut` signed.
Result<QList<Row>> rowsOf(storage::Database& database, const QString& hall, const Chain& chain,
                          const StoredBatch& cut, RecentRows* recent)
{
    if (recent != nullptr) {
        QList<Row> rows =
            recent->take(hall, chain.node, chain.incarnation, cut.firstSeq, cut.lastSeq);
        if (!rows.isEmpty()) {
            return rows;
        }
    }
    const auto count = static_cast<int>(cut.lastSeq - cut.firstSeq + 1);
    auto rows = ChainStore(database, hall).rows(chain, cut.firstSeq, kNoPos, count);
    const bool areAllHere = !rows || rows.value().size() == count;
    return areAllHere ? rows : missingRows(chain, cut.firstSeq);
}

} // namespace

Result<KeptBatch> keptBatch(storage::Database& database, const QString& hall, const Chain& chain,
                            quint64 seq, RecentRows* recent)
{
    const auto stored = BatchStore(database, hall).covering(chain, seq);
    if (!stored) {
        return stored.error();
    }
    if (!stored.value()) {
        return missingRows(chain, seq);
    }
    const StoredBatch& cut = *stored.value();
    auto rows = rowsOf(database, hall, chain, cut, recent);
    if (!rows) {
        return rows.error();
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
    OW_TRY(addEnvelopes(EnvelopeStore(database, hall), batch));
    return KeptBatch{.batch = std::move(batch), .signingKey = cut.signingKey};
}

} // namespace onewindow::journal
