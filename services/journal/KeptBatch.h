// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Batch.h"

namespace onewindow::journal {

/// A batch as it was taken in, on its way back to a node whose store was restored without it: in
/// the form in which batches are handed on, with the times that were fixed.
struct KeptBatch
{
    Batch batch;
    QByteArray signingKey; ///< By which its signature was checked when it was taken in.
};

/// The wire form: application/vnd.onewindow.kept. None or up to kBundleBatchLimit batches, together
/// within kBatchByteLimit.
QByteArray encodeKept(const QList<KeptBatch>& batches);

/// Reads it; see decodeBatch(). There is one encoding of them and no other is read. Errors:
/// BadFrame naming the field, TooLarge.
Result<QList<KeptBatch>> decodeKept(QByteArrayView bytes);

} // namespace onewindow::journal
