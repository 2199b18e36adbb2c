// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/journal/DataKey.h"
#include "services/journal/Row.h"

#include <QList>

#include <optional>

namespace onewindow::journal {

inline constexpr int kBatchRowLimit = 2000;
inline constexpr qsizetype kBatchByteLimit = 4 * 1024 * 1024;

/// Recipients of one data key, and bytes of one envelope.
inline constexpr int kRecipientLimit = 8;
inline constexpr qsizetype kEnvelopeBlobLimit = 1024;

/// Consecutive rows of one chain on their way to the parent, with the envelopes of the data keys
/// that appear in them (those this node still has). Signed by the chain's owner over (node,
/// incarnation, last seq, last digest, sentAt). One without rows is a question for the Ack.
struct Batch
{
    QString node;
    quint32 incarnation = 0;
    Timestamp sentAt;     ///< The owner's clocks then: its parent's anchor for correcting times.
    QByteArray firstPrev; ///< Digest before the first row.
    QList<Row> rows;
    QList<Envelope> envelopes;
    QByteArray signature; ///< crypto::kSignatureBytes.
    /// Handed on by the owner's parent, which fixed each row's correctedMs: the wire carries them.
    bool isRelayed = false;
};

/// What the parent holds durably (`held`) and what the centre holds (`safe`) of one chain, as
/// sequence numbers.
struct Ack
{
    QString node;
    quint32 incarnation = 0;
    quint64 held = 0;
    quint64 safe = 0;
    QByteArray headDigest = {}; ///< Of the parent's row `held`; empty where it does not say.
};

/// What came of a batch. A refusal is an outcome, not an error, because it must be committed: a
/// chain freezes and both sides are kept.
struct Ingested
{
    Ack ack;                      ///< `held` tells the child where to go on.
    int newRows = 0;              ///< Repeats left out.
    QList<Row> rows = {};         ///< The new ones, with the times that were fixed for them.
    std::optional<Error> refusal; ///< ChainGap, ChainBroken or ChainForked.
    /// A gap that came before: whoever ships was told where to go on, and could not.
    bool isStanding = false;
};

/// The wire form: application/vnd.onewindow.journal. The batch must be within the limits above.
QByteArray encodeBatch(const Batch& batch);

/// Reads it, computing each row's digest along the chain from firstPrev; all rows are of the
/// batch's chain and contiguous. There is one encoding of a batch and no other is read. Does not
/// judge the signature. Errors: BadFrame naming the field, TooLarge.
Result<Batch> decodeBatch(QByteArrayView bytes);

/// The bytes the signature covers.
QByteArray signedBytes(const Batch& batch);

} // namespace onewindow::journal
