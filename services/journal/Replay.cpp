// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Replay.h"

#include "services/core/Log.h"
#include "services/core/ServiceManager.h"
#include "services/journal/ChainStore.h"
#include "services/journal/CheckpointStore.h"
#include "services/journal/Feed.h"
#include "services/journal/Schema.h"
#include "services/journal/StoreScan.h"
#include "services/storage/Migration.h"
#include "services/storage/MigrationLock.h"
#include "services/storage/Savepoint.h"

#include <QHash>

#include <algorithm>

namespace onewindow::journal {

using storage::Transaction;

namespace {

constexpr int kPosColumn = 19; // After kRowColumns.

/// In a pruned store a fact may be about a thing of before the checkpoint, which is not there: it
/// then changes nothing.
Result<void> applyRow(Projection& projection, storage::Database& into, const Row& row,
                      bool isPruned)
{
    if (!isPruned) {
        return projection.apply(into, row);
    }
    auto part = storage::Savepoint::begin(into);
    if (!part) {
        return part.error();
    }
    const Result<void> applied = projection.apply(into, row);
    if (applied) {
        return part.value().release();
    }
    const bool isOfBefore =
        applied.error().code == ErrorCode::Conflict || applied.error().code == ErrorCode::NotFound;
    return isOfBefore ? Result<void>() : applied;
}

/// The position of each hall up to which rows were pruned.
Result<QHash<QString, qint64>> prunedPositions(storage::Database& database)
{
    const auto checkpoints = CheckpointStore::all(database);
    if (!checkpoints) {
        return checkpoints.error();
    }
    QHash<QString, qint64> positions;
    for (const Checkpoint& checkpoint : checkpoints.value()) {
        qint64& pos = positions[checkpoint.hall];
        pos = std::max(pos, checkpoint.pos);
    }
    return positions;
}

Result<bool> isLate(storage::Database& database, const Projection& projection)
{
    const auto version = storage::schemaVersion(database, projection.component());
    return version ? Result<bool>(version.value() == 0 && !projection.tables().isEmpty())
                   : version.error();
}

Result<bool> hasRows(storage::Database& database)
{
    auto any = database.prepare("SELECT 1 FROM chains WHERE head_seq > 0 LIMIT 1");
    return any ? any.value().step() : Result<bool>(any.error());
}

/// All of them at once: what one makes of a row another may need for the next.
Result<void> addLate(storage::Database& database, const std::vector<Projection*>& late)
{
    auto transaction = begunUnlessOpen(database);
    if (!transaction) {
        return transaction.error();
    }
    OW_TRY(storage::MigrationLock::takeForTransaction(database));
    std::vector<Projection*> added;
    for (Projection* projection : late) {
        // Another process may have come first.
        const auto isStillLate = isLate(database, *projection);
        if (!isStillLate) {
            return isStillLate.error();
        }
        if (isStillLate.value()) {
            added.push_back(projection);
        }
        OW_TRY(projection->migrate(database));
    }
    if (!added.empty()) {
        const StartExtension moreTime;
        OW_TRY(Feed().open(database));
        OW_TRY(replay(database, database, added));
        qCInfo(lcJournal) << added.size() << "projections have been given what was there before";
    }
    return transaction.value() ? transaction.value()->commit() : Result<void>();
}

} // namespace

Result<std::optional<Transaction>> begunUnlessOpen(storage::Database& database)
{
    if (database.isInTransaction()) {
        return std::optional<Transaction>();
    }
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return transaction.error();
    }
    return std::optional<Transaction>(std::move(transaction).value());
}

Result<void> replay(storage::Database& from, storage::Database& into,
                    const std::vector<Projection*>& projections)
{
    const auto pruned = prunedPositions(from);
    if (!pruned) {
        return pruned.error();
    }
    const bool isPruned = !pruned.value().isEmpty();
    const QString sql = QStringLiteral("SELECT %1, pos FROM journal %2")
                            .arg(QLatin1StringView(kRowColumns), journalOrder(from));
    OW_TRY(forEachRow(from, sql, [&](const storage::Statement& statement) -> Result<bool> {
        const Row row = rowFrom(statement);
        // One that was left where it is, before a checkpoint, is of before.
        if (statement.integer(kPosColumn) <= pruned.value().value(row.hall)) {
            return true;
        }
        for (Projection* projection : projections) {
            if (const auto applied = applyRow(*projection, into, row, isPruned); !applied) {
                return Error{applied.error().code, QStringLiteral("%1 refuses %2/%3/%4: %5")
                                                       .arg(projection->component(), row.node)
                                                       .arg(row.incarnation)
                                                       .arg(row.seq)
                                                       .arg(applied.error().detail)};
            }
        }
        return true;
    }));
    return {};
}

Result<void> migrateProjections(storage::Database& database,
                                const std::vector<Projection*>& projections)
{
    const auto isFilled = hasRows(database);
    if (!isFilled) {
        return isFilled.error();
    }
    std::vector<Projection*> late;
    for (Projection* projection : projections) {
        const auto isNew = isLate(database, *projection);
        if (!isNew) {
            return isNew.error();
        }
        if (isNew.value() && isFilled.value()) {
            late.push_back(projection);
        } else {
            OW_TRY(projection->migrate(database));
        }
    }
    return late.empty() ? Result<void>() : addLate(database, late);
}

} // namespace onewindow::journal
