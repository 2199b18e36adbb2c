// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Batch.h"

namespace onewindow::journal {

inline constexpr int kBundleBatchLimit = 256; ///< Batches in one bundle.

/// Of a batch that is handed on: a bundle, itself within kBatchByteLimit, adds a time to each row,
/// and its frame.
inline constexpr qsizetype kRelayedByteLimit = kBatchByteLimit - 64 * 1024;

// Several batches of several chains in one request: what a hall hands on to the centre. Where many
// terminals are busy, a batch is a row or two, and one request for each would be as slow as the
// network is far.

/// The wire form: application/vnd.onewindow.journals. 1 to kBundleBatchLimit batches, together
/// within kBatchByteLimit.
QByteArray encodeBundle(const QList<Batch>& batches);

/// Reads it; see decodeBatch(). Errors: BadFrame naming the field, TooLarge.
Result<QList<Batch>> decodeBundle(QByteArrayView bytes);

} // namespace onewindow::journal
