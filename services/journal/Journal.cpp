// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Journal.h"

#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/journal/ChainStore.h"
#include "services/journal/Replay.h"
#include "services/journal/RowCodec.h"
#include "services/journal/Schema.h"
#include "services/journal/TakeIn.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace onewindow::journal {

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
    OW_TRY(GenerationStore::migrate(database));
    OW_TRY(migrateProjections(database, m_settings.projections));
    const auto owner = ChainStore::ownerBut(database, m_settings.node);
    if (!owner) {
        return owner.error();
    }
    if (owner.value()) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("journal: the store belongs to node %1").arg(*owner.value())};
    }
    const auto own = ChainStore(database, m_settings.hall).begin(m_settings.node);
    return own ? Result<void>() : own.error();
}

Journal Journal::forHall(QString hall) const
{
    Settings settings = m_settings;
    settings.hall = std::move(hall);
    return Journal(std::move(settings));
}

Result<QStringList> Journal::halls(storage::Database& database)
{
    return ChainStore::halls(database);
}

Result<void> Journal::lock(storage::Database& database) const
{
    if (database.engine() == storage::Engine::Sqlite) {
        return {};
    }
    const auto own = ChainStore(database, m_settings.hall).begin(m_settings.node);
    return own ? Result<void>() : own.error();
}

Result<quint32> Journal::startIncarnation(storage::Database& database, quint32 atLeast)
{
    ChainStore chains(database, m_settings.hall);
    Result<Chain> own = chains.begin(m_settings.node);
    if (!own) {
        return own.error();
    }
    Chain former = std::move(own).value();
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

namespace {

/// A store that is held begins no partition either.
Result<bool> isStoppedFor(storage::Database& database, const Chain& chain)
{
    if (chain.isFrozen || chain.headSeq > 0 || chain.incarnation > 1) {
        return chain.isFrozen;
    }
    return isHeld(database);
}

} // namespace

Result<Row> Journal::append(storage::Database& database, const NewFact& fact)
{
    ChainStore chains(database, m_settings.hall);
    Result<Chain> own = chains.begin(m_settings.node);
    if (!own) {
        return own.error();
    }
    Chain chain = std::move(own).value();
    const Result<bool> isStopped = isStoppedFor(database, chain);
    if (!isStopped) {
        return isStopped.error();
    }
    if (isStopped.value()) {
        return Error{ErrorCode::StoreRestored,
                     QStringLiteral("journal: the store waits to hear what its parent holds")};
    }
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
        .hall = m_settings.hall,
        .correctedMs = ownTime(at, chain.correctedMs),
    };
    OW_TRY(checkRow(row));
    row.digest = rowDigest(row);

    chain.headSeq = row.seq;
    chain.headDigest = row.digest;
    chain.correctedMs = row.correctedMs;
    chain.lastPos += 1;
    OW_TRY(chains.insertRow(row, chain.lastPos));
    OW_TRY(chains.update(chain));
    OW_TRY(applyRow(database, row));
    OW_TRY(publish(database, {row}));
    return row;
}

/// What a row that has just been written means here.
Result<void> Journal::applyRow(storage::Database& database, const Row& row) const
{
    OW_TRY(eraseIfSaid(database, row));
    for (Projection* projection : m_settings.projections) {
        OW_TRY(projection->apply(database, row));
    }
    return {};
}

/// What those who follow hear of `rows`, all of which were applied.
Result<void> Journal::publish(storage::Database& database, const QList<Row>& rows) const
{
    for (Projection* projection : m_settings.projections) {
        OW_TRY(projection->publish(database, rows));
    }
    return {};
}

} // namespace onewindow::journal
