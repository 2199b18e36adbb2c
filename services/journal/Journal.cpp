// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Journal.h"

#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/journal/ChainStore.h"
#include "services/journal/RowCodec.h"
#include "services/journal/Schema.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace onewindow::journal {

namespace {

Error notOpened()
{
    return {ErrorCode::StoreFailed, QStringLiteral("journal: the store has no chain of its own")};
}

/// A disciplined clock is believed; another one never goes back before the row before.
qint64 ownTime(const Timestamp& at, const Chain& chain)
{
    return at.isSynced ? at.wallMs : std::max(at.wallMs, chain.correctedMs);
}

} // namespace

Journal::Journal(Settings settings)
    : m_settings(std::move(settings))
{
    OW_ENFORCE(isNodeId(m_settings.node));
    OW_ENFORCE(m_settings.keys != nullptr);
    OW_ENFORCE(m_settings.clock != nullptr);
}

Result<void> Journal::open(storage::Database& database)
{
    OW_TRY(migrateJournal(database));
    for (Projection* projection : m_settings.projections) {
        OW_TRY(projection->migrate(database));
    }
    ChainStore chains(database);
    const auto own = chains.own();
    if (!own) {
        return own.error();
    }
    if (!own.value()) {
        return chains.insert(Chain{
            .node = m_settings.node,
            .headDigest = noDigest(),
            .role = ChainRole::Own,
        });
    }
    if (own.value()->node != m_settings.node) {
        return Error{
            ErrorCode::Conflict,
            QStringLiteral("journal: the store belongs to node %1").arg(own.value()->node)};
    }
    return {};
}

Result<quint32> Journal::startIncarnation(storage::Database& database, quint32 atLeast)
{
    ChainStore chains(database);
    const auto own = chains.own();
    if (!own) {
        return own.error();
    }
    if (!own.value()) {
        return notOpened();
    }
    Chain former = *own.value();
    if (former.incarnation == std::numeric_limits<quint32>::max()) {
        return Error{ErrorCode::TooMany, QStringLiteral("journal: incarnations")};
    }
    const Chain next{
        .node = former.node,
        .incarnation = std::max(atLeast, former.incarnation + 1),
        .headDigest = noDigest(),
        .correctedMs = former.correctedMs,
        .role = ChainRole::Own,
        .lastPos = former.lastPos,
    };
    former.role = ChainRole::FormerOwn;
    former.lastPos = 0;
    OW_TRY(chains.update(former));
    OW_TRY(chains.insert(next));
    qCInfo(lcJournal) << "incarnation" << next.incarnation << "of" << next.node << "begins after"
                      << former.headSeq << "rows";
    return next.incarnation;
}

Result<Row> Journal::append(storage::Database& database, const NewFact& fact)
{
    ChainStore chains(database);
    auto own = chains.own();
    if (!own) {
        return own.error();
    }
    if (!own.value()) {
        return notOpened();
    }
    Chain chain = std::move(*own.value());
    const Timestamp at = m_settings.clock->now();
    Row row{
        .node = chain.node,
        .incarnation = chain.incarnation,
        .seq = chain.headSeq + 1,
        .id = makeUuidV7(at.wallMs),
        .at = at,
        .suite = m_settings.keys->suite(),
        .kind = fact.kind,
        .subject = fact.subject,
        .body = QJsonDocument(fact.body).toJson(QJsonDocument::Compact),
        .sealed = fact.sealed,
        .keyId = fact.keyId,
        .keyDigest = fact.keyDigest,
        .prev = chain.headDigest,
        .digest = {},
        .correctedMs = ownTime(at, chain),
    };
    OW_TRY(checkRow(row));
    row.digest = rowDigest(row);

    chain.headSeq = row.seq;
    chain.headDigest = row.digest;
    chain.correctedMs = row.correctedMs;
    chain.lastPos += 1;
    OW_TRY(chains.insertRow(row, chain.lastPos));
    OW_TRY(chains.update(chain));
    for (Projection* projection : m_settings.projections) {
        OW_TRY(projection->apply(database, row));
    }
    return row;
}

} // namespace onewindow::journal
