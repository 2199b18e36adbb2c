// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/ChainStore.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/KeptBatch.h"
#include "services/journal/RecentRows.h"

namespace onewindow::journal {

/// Of a bundle, as batchBytes() counts: well within kBatchByteLimit, with envelopes.
inline constexpr qsizetype kBundleSoftBytes = 1536 * 1024;

/// About how much of the wire a row takes, with a share of the envelopes.
qsizetype wireSize(const Row& row);
qsizetype batchBytes(const Batch& batch);

/// Puts the envelopes of the keys of `batch`'s rows into it, as far as they are here.
Result<void> addEnvelopes(EnvelopeStore store, Batch& batch);

Error missingRows(const Chain& chain, quint64 seq);

/// The batch of another node's chain in which the row `seq` came, as it came, with the times that
/// were fixed; its rows from `recent` where they are there. Errors: StoreFailed if it is not here.
Result<KeptBatch> keptBatch(storage::Database& database, const QString& hall, const Chain& chain,
                            quint64 seq, RecentRows* recent = nullptr);

} // namespace onewindow::journal
