// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Batch.h"

namespace onewindow::journal {

/// Whether the rows are what decodeBatch() promises, for batches that did not come through it.
/// Errors: BadFrame.
Result<void> checkLinks(const Batch& batch);

/// A batch whose rows are linked and whose signature is its owner's: what Journal::ingest() takes
/// in. That is found out without the store, in any thread, while others write.
class CheckedBatch
{
public:
    /// `signingKey`: the chain owner's enrolled key. Errors: BadFrame, BadSignature.
    static Result<CheckedBatch> check(Batch batch, QByteArray signingKey);

    /// The same for a batch as decodeBatch() gave it, which has linked its rows. Errors:
    /// BadSignature.
    static Result<CheckedBatch> checkDecoded(Batch batch, QByteArray signingKey);

    [[nodiscard]] const Batch& batch() const { return m_batch; }

    [[nodiscard]] const QByteArray& signingKey() const { return m_signingKey; }

private:
    CheckedBatch(Batch batch, QByteArray signingKey);

    Batch m_batch;
    QByteArray m_signingKey;
};

} // namespace onewindow::journal
