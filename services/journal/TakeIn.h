// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/BatchStore.h"
#include "services/journal/ChainStore.h"
#include "services/journal/EnvelopeStore.h"

#include <optional>

namespace onewindow::journal {

// The steps of taking in rows that somebody else hands over: a child its own (Journal::ingest()),
// or a parent those that a restored store has lost (Journal::takeBack()).

/// Where a batch stands against the chain.
struct Place
{
    qsizetype firstNew = 0; ///< Index of the first row that is not here yet.
    std::optional<Error> refusal;
};

Result<Place> placeOf(storage::Database& database, const QString& hall, const Chain& chain,
                      const Batch& batch);

/// Takes in the keys of the batch's rows; repeated rows too, in case their envelopes are wanted.
Result<void> takeKeys(EnvelopeStore store, const Batch& batch);

/// What is kept of `batch`, of whose rows those from `firstSeq` on are new.
StoredBatch storedBatch(const Batch& batch, quint64 firstSeq, QByteArrayView signingKey);

/// Counts up the store's rows by `count` and gives the position before the first of them.
Result<qint64> takePositions(ChainStore& chains, Chain own, qsizetype count);

/// Whether the chain has a row in `chains`: it gets one with its first row or its first refusal.
bool isStored(const Chain& chain);

/// Whether one more life of `node` can be told apart. Errors: TooMany of them already.
Result<void> checkLives(ChainStore& chains, const QString& node);

/// The end of `chain` is now the row `last`. Errors: TooMany lives of its node.
Result<void> moveHead(ChainStore& chains, Chain chain, const Row& last);

/// The time of a row of the own chain after `before`: a disciplined clock is believed; another one
/// never goes back before the row before.
qint64 ownTime(const Timestamp& at, qint64 beforeMs);

} // namespace onewindow::journal
