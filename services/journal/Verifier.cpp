// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Verifier.h"

#include "services/journal/ChainStore.h"
#include "services/journal/CheckpointStore.h"
#include "services/journal/Feed.h"
#include "services/journal/Schema.h"
#include "services/journal/StoreCheck.h"
#include "services/journal/StoreScan.h"
#include "services/storage/Savepoint.h"
#include "services/storage/Transaction.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace onewindow::journal {

namespace {

using storage::Transaction;

constexpr int kPosColumn = 19; // After kRowColumns.

/// A transaction of this function's caller, unless one is open already.
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

/// All parts in order, up to the first that finds something.
Result<void> checkAll(StoreCheck& check, const VerifyReport& report,
                      std::vector<Projection*> projections, const std::vector<StorePart>& parts)
{
    OW_TRY(check.checkSchema(projections, parts));
    for (const auto part :
         {&StoreCheck::checkCheckpoints, &StoreCheck::checkRows, &StoreCheck::checkTables,
          &StoreCheck::checkChains, &StoreCheck::checkEnvelopes, &StoreCheck::checkBatches,
          &StoreCheck::checkFeed}) {
        if (!report.isOk()) {
            return {};
        }
        OW_TRY((check.*part)());
    }
    return report.isOk() ? check.checkProjections(projections) : Result<void>();
}

} // namespace

Result<void> rebuildProjections(storage::Database& from, storage::Database& into,
                                const std::vector<Projection*>& projections)
{
    const auto snapshot = begunUnlessOpen(from);
    if (!snapshot) {
        return snapshot.error();
    }
    auto transaction = begunUnlessOpen(into);
    if (!transaction) {
        return transaction.error();
    }
    // A projection may put its changes into the feed as well: streams begin by themselves.
    OW_TRY(Feed().open(into));
    for (Projection* projection : projections) {
        OW_TRY(projection->migrate(into));
    }
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
    return transaction.value() ? transaction.value()->commit() : Result<void>();
}

Result<VerifyReport> verifyStore(storage::Database& database,
                                 const std::vector<Projection*>& projections,
                                 const std::vector<StorePart>& parts)
{
    VerifyReport report;
    StoreCheck check(database, report);
    // One unmoving picture of the store.
    const auto snapshot = begunUnlessOpen(database);
    const Result<void> read =
        snapshot ? checkAll(check, report, projections, parts) : snapshot.error();
    if (!read && read.error().code == ErrorCode::StoreBusy) {
        return read.error();
    }
    // What the engine finds wrong with its file explains why the store could not be read; a row
    // that was found wrong is named before it.
    const Result<void> engine = check.checkEngine();
    if (report.isOk() && (!read || !engine)) {
        report.firstBad =
            QStringLiteral("store: ") + (read ? engine.error().detail : read.error().detail);
    }
    return report;
}

} // namespace onewindow::journal
