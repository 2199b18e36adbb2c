// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Uplink by which a store that was copied back takes back from its parent what it has
// lost, each batch in a transaction of its own: whatever stops it, it goes on from the rows that
// are there.

#include "services/core/Log.h"
#include "services/storage/Transaction.h"
#include "services/sync/AckWire.h"
#include "services/sync/Restoring.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace onewindow::sync {

namespace {

/// Past every row: of such a chain nothing is sent.
constexpr qint64 kNothing = (1LL << 53) - 1;

} // namespace

/// What this store has of each chain, for the parent.
Result<QJsonArray> Uplink::headsForParent()
{
    const auto opened = reader();
    if (!opened) {
        return opened.error();
    }
    auto snapshot = storage::Transaction::begin(*m_reader);
    const auto heads =
        snapshot ? m_journal.heads(*m_reader) : Result<QList<journal::Ack>>(snapshot.error());
    if (!heads) {
        return heads.error();
    }
    QHash<std::pair<QString, quint32>, qint64> held;
    for (const journal::Ack& head : heads.value()) {
        held.insert({head.node, head.incarnation}, static_cast<qint64>(head.held));
    }
    for (const auto& chain : std::as_const(m_restoring->without)) {
        held.insert(chain, kNothing);
    }
    QJsonArray chains;
    for (auto chain = held.cbegin(); chain != held.cend(); ++chain) {
        chains << QJsonObject{
            {QStringLiteral("node"), chain.key().first},
            {QStringLiteral("incarnation"), static_cast<qint64>(chain.key().second)},
            {QStringLiteral("held"), chain.value()}};
    }
    return chains;
}

/// The batches that come next, oldest first; none when this store has all that the parent has.
Result<QList<journal::KeptBatch>> Uplink::askKept()
{
    const auto chains = headsForParent();
    if (!chains) {
        return chains.error();
    }
    HttpCall call;
    call.method = "POST";
    call.path = QStringLiteral("/v1/journal/kept");
    call.contentType = "application/json";
    call.body = QJsonDocument(QJsonObject{{QStringLiteral("chains"), chains.value()}})
                    .toJson(QJsonDocument::Compact);
    call.limit = m_timing.shipLimit;
    const auto answer = m_http.perform(call);
    if (!answer) {
        return answer.error();
    }
    return answer.value().status == 200 ? journal::decodeKept(answer.value().body)
                                        : errorOf(answer.value());
}

Result<journal::TakenBack> Uplink::takeBack(const journal::KeptBatch& kept)
{
    return m_writer.runAndWait<journal::TakenBack>(
        [&](storage::Database& database) { return m_journal.takeBack(database, kept); });
}

/// Somebody must look: until then nothing of the answer is taken, and nothing is recorded.
Uplink::Outcome Uplink::refuseAnswer(const Error& error)
{
    m_events.failed();
    if (m_refusal.isNew(error.code)) {
        qCCritical(lcSync).noquote()
            << "What the parent gives back is not what was written:" << errorName(error.code)
            << redact(error.detail);
        m_events.refused(error.code);
    }
    return Outcome::Refused;
}

/// What a batch that was not taken means; nothing if the others may go on.
std::optional<Uplink::Outcome> Uplink::failedToTake(const journal::KeptBatch& kept,
                                                    const Error& error)
{
    const std::pair chain{kept.batch.node, kept.batch.incarnation};
    switch (error.code) {
    case ErrorCode::ChainForked:
    case ErrorCode::ChainBroken:
        // Signed by its owner and linked, and still not what follows here: both have written.
        if (kept.batch.node == m_journal.node() &&
            !m_restoring->contradicted.contains(kept.batch.incarnation)) {
            m_restoring->contradicted << kept.batch.incarnation;
        }
        [[fallthrough]];
    case ErrorCode::ChainGap:
        qCCritical(lcSync).noquote() << "Rows of" << chain.first << chain.second
                                     << "stay at the parent alone:" << errorName(error.code);
        m_restoring->without.insert(chain);
        return std::nullopt;
    case ErrorCode::BadFrame:
    case ErrorCode::BadSignature:
        return refuseAnswer(error);
    case ErrorCode::StoreBusy:
    case ErrorCode::StoreFailed:
    case ErrorCode::Cancelled:
        return failed(error);
    default:
        // What follows may build on it. A hall that records again without them is better off than
        // one that never does; store.restored says how many there are.
        qCCritical(lcSync).noquote()
            << "Rows from" << chain.first << chain.second << kept.batch.rows.constFirst().seq
            << "on stay at the parent alone:" << errorName(error.code) << redact(error.detail);
        m_restoring->isRefilled = true;
        return std::nullopt;
    }
}

std::optional<Uplink::Outcome> Uplink::refill()
{
    if (m_restoring->isRefilled) {
        return std::nullopt;
    }
    const auto batches = askKept();
    if (!batches) {
        return batches.error().code == ErrorCode::BadFrame ? refuseAnswer(batches.error())
                                                           : failed(batches.error());
    }
    m_events.answered();
    bool isFurther = batches.value().isEmpty();
    m_restoring->isRefilled = batches.value().isEmpty();
    for (const journal::KeptBatch& kept : batches.value()) {
        const std::pair chain{kept.batch.node, kept.batch.incarnation};
        if (m_restoring->isRefilled || m_restoring->without.contains(chain)) {
            continue;
        }
        const auto taken = takeBack(kept);
        if (!taken) {
            if (const auto outcome = failedToTake(kept, taken.error())) {
                return outcome;
            }
            isFurther = true;
            continue;
        }
        isFurther = isFurther || taken.value().rows > 0;
        m_restoring->rows += taken.value().rows;
        m_restoring->unreadable += taken.value().unreadable;
    }
    // Rows that were not asked for, again and again, would keep it here for ever.
    return isFurther ? Outcome::Shipped : refuseAnswer(badAnswer());
}

} // namespace onewindow::sync
