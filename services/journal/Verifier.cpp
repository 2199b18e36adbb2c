// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Verifier.h"

#include "services/journal/Feed.h"
#include "services/journal/Replay.h"
#include "services/journal/StoreCheck.h"

namespace onewindow::journal {

namespace {

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
    OW_TRY(replay(from, into, projections));
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
