// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/CheckedBatch.h"

#include "services/crypto/Keys.h"
#include "services/journal/RowCodec.h"

namespace onewindow::journal {

Result<void> checkLinks(const Batch& batch)
{
    if (!isNodeId(batch.node) || batch.incarnation == 0 || batch.rows.size() > kBatchRowLimit) {
        return Error{ErrorCode::BadFrame, QStringLiteral("batch: chain or size")};
    }
    QByteArray prev = batch.firstPrev;
    for (qsizetype i = 0; i < batch.rows.size(); ++i) {
        const Row& row = batch.rows[i];
        OW_TRY(checkRow(row));
        const bool isNext = i == 0 || row.seq == batch.rows[i - 1].seq + 1;
        if (row.node != batch.node || row.incarnation != batch.incarnation || !isNext ||
            row.prev != prev || row.digest != rowDigest(row)) {
            return Error{ErrorCode::BadFrame,
                         QStringLiteral("batch: row %1 is not linked").arg(row.seq)};
        }
        prev = row.digest;
    }
    return {};
}

CheckedBatch::CheckedBatch(Batch batch, QByteArray signingKey)
    : m_batch(std::move(batch))
    , m_signingKey(std::move(signingKey))
{}

Result<CheckedBatch> CheckedBatch::check(Batch batch, QByteArray signingKey)
{
    OW_TRY(checkLinks(batch));
    return checkDecoded(std::move(batch), std::move(signingKey));
}

Result<CheckedBatch> CheckedBatch::checkDecoded(Batch batch, QByteArray signingKey)
{
    OW_TRY(crypto::verify(signingKey, signedBytes(batch), batch.signature));
    return CheckedBatch(std::move(batch), std::move(signingKey));
}

} // namespace onewindow::journal
