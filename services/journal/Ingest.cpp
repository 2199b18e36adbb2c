// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parent side of Journal: taking in a child's rows, each exactly once.

#include "services/core/Log.h"
#include "services/journal/BatchStore.h"
#include "services/journal/ChainStore.h"
#include "services/journal/CheckedBatch.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/Journal.h"
#include "services/journal/RecentRows.h"
#include "services/journal/TakeIn.h"

#include <QSet>

#include <algorithm>

namespace onewindow::journal {

namespace {

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
    QByteArrayView last = batch.sentAt.bootId;
    for (const Row& row : std::as_const(rows)) {
        if (row.at.bootId != last) { // Most rows are of one boot.
            bootIds.insert(row.at.bootId);
            last = row.at.bootId;
        }
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

/// Freezes the chain and keeps both sides.
Result<void> freeze(ChainStore chains, BatchStore batches, Chain chain, const Batch& batch,
                    const Error& refusal, QByteArrayView signingKey, qint64 nowMs)
{
    const bool isNew = !isStored(chain);
    if (isNew) {
        OW_TRY(checkLives(chains, chain.node));
    }
    const quint64 fromSeq = std::min(batch.rows.first().seq, chain.headSeq);
    const auto ours = chains.rows(chain, fromSeq, kNoPos, static_cast<int>(batch.rows.size()));
    if (!ours) {
        return ours.error();
    }
    const auto isKept =
        batches.quarantine(batch, ours.value(), errorName(refusal.code), signingKey, nowMs);
    if (!isKept) {
        return isKept.error();
    }
    if (chain.isFrozen) {
        return {};
    }
    qCCritical(lcJournal) << "chain frozen:" << errorName(refusal.code) << "at" << refusal.detail;
    chain.isFrozen = true;
    return isNew ? chains.insert(chain) : chains.update(chain);
}

/// Keeps what is refused; all but a gap freezes the chain. Whether it is a gap that came before.
Result<bool> keepRefused(ChainStore chains, BatchStore batches, const Chain& chain,
                         const Batch& batch, const Error& refusal, QByteArrayView signingKey,
                         qint64 nowMs)
{
    if (refusal.code != ErrorCode::ChainGap) {
        OW_TRY(freeze(chains, batches, chain, batch, refusal, signingKey, nowMs));
        return false;
    }
    const auto isNew = batches.quarantine(batch, {}, errorName(refusal.code), signingKey, nowMs);
    return isNew ? Result<bool>(!isNew.value()) : isNew;
}

} // namespace

Result<Ack> Journal::heldOf(storage::Database& database, const QString& node,
                            quint32 incarnation) const
{
    const auto chain = ChainStore(database, m_settings.hall).find(node, incarnation);
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
    const auto checked = CheckedBatch::check(batch, signingKey.toByteArray());
    return checked ? ingest(database, checked.value()) : Result<Ingested>(checked.error());
}

Result<void> Journal::keepForged(storage::Database& database, const Batch& batch,
                                 QByteArrayView signingKey) const
{
    if (batch.rows.isEmpty()) {
        return {};
    }
    const auto kept = BatchStore(database, m_settings.hall)
                          .quarantine(batch, {}, errorName(ErrorCode::BadSignature), signingKey,
                                      m_settings.clock->now().wallMs);
    return kept ? Result<void>() : kept.error();
}

Result<Ingested> Journal::ingest(storage::Database& database, const CheckedBatch& checked)
{
    const Batch& batch = checked.batch();
    const QByteArray& signingKey = checked.signingKey();
    if (batch.isRelayed && !m_settings.takesRelays) {
        return Error{ErrorCode::NotPermitted, QStringLiteral("batch: relayed")};
    }
    ChainStore chains(database, m_settings.hall);
    auto own = chains.begin(m_settings.node); // Locks the partition before anything is read.
    if (!own) {
        return own.error();
    }
    if (own.value().node == batch.node) {
        return Error{ErrorCode::Conflict, QStringLiteral("batch: of this node's own chain")};
    }
    const auto answer = [&](QList<Row> newRows, std::optional<Error> refusal) -> Result<Ingested> {
        const auto ack = heldOf(database, batch.node, batch.incarnation);
        if (!ack) {
            return ack.error();
        }
        return Ingested{.ack = ack.value(),
                        .newRows = static_cast<int>(newRows.size()),
                        .rows = std::move(newRows),
                        .refusal = std::move(refusal)};
    };
    if (batch.rows.isEmpty()) {
        return answer({}, {});
    }
    const auto found = chains.find(batch.node, batch.incarnation);
    if (!found) {
        return found.error();
    }
    Chain chain = found.value().value_or(
        Chain{.node = batch.node, .incarnation = batch.incarnation, .headDigest = noDigest()});
    const Result<Place> place = placeOf(database, m_settings.hall, chain, batch);
    if (!place) {
        return place.error();
    }
    const qint64 nowMs = m_settings.clock->now().wallMs;
    BatchStore batches(database, m_settings.hall);
    if (const auto& refusal = place.value().refusal) {
        const auto isStanding =
            keepRefused(chains, batches, chain, batch, *refusal, signingKey, nowMs);
        if (!isStanding) {
            return isStanding.error();
        }
        Result<Ingested> refused = answer({}, refusal);
        if (refused) {
            refused.value().isStanding = isStanding.value();
        }
        return refused;
    }
    QList<Row> rows = batch.rows.sliced(place.value().firstNew);
    OW_TRY(takeKeys(EnvelopeStore(database, m_settings.hall), batch));
    if (rows.isEmpty()) {
        return answer({}, {});
    }
    OW_TRY(fixTimes(batches, chain, batch, rows, nowMs));
    const Result<qint64> before = takePositions(chains, std::move(own).value(), rows.size());
    if (!before) {
        return before.error();
    }
    std::ranges::for_each(rows, [this](Row& row) { row.hall = m_settings.hall; });
    OW_TRY(chains.insertRows(rows, before.value() + 1));
    OW_TRY(moveHead(chains, chain, rows.last()));
    OW_TRY(batches.put(chain, storedBatch(batch, rows.first().seq, signingKey)));
    for (const Row& row : std::as_const(rows)) {
        OW_TRY(applyRow(database, row));
    }
    OW_TRY(publish(database, rows));
    return answer(std::move(rows), {});
}

void Journal::noteDurable(const QList<Row>& rows) const
{
    if (m_settings.recent) {
        m_settings.recent->note(rows);
    }
}

} // namespace onewindow::journal
