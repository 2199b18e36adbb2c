// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/journal/DataKey.h"
#include "services/journal/Row.h"

#include <QList>

namespace onewindow::journal {

constexpr int kBatchRowLimit = 2000;
constexpr qsizetype kBatchByteLimit = 4 * 1024 * 1024;

/// Consecutive rows of one chain on their way to the parent, with the envelopes of the data keys
/// that appear in them for the first time. Signed over (node, incarnation, last seq, last digest,
/// sentAt).
struct Batch
{
    QString node;
    quint32 incarnation = 0;
    Timestamp sentAt;     ///< The sender's clocks now: the parent's anchor for correcting times.
    QByteArray firstPrev; ///< Digest before the first row.
    QList<Row> rows;
    QList<Envelope> envelopes;
    QByteArray signature;
};

/// What the parent holds durably (`held`) and what the centre holds (`safe`), as sequence numbers.
struct Ack
{
    quint32 incarnation = 0;
    quint64 held = 0;
    quint64 safe = 0;
};

/// The wire form: application/vnd.onewindow.journal, see ARCHITECTURE.md.
QByteArray encodeBatch(const Batch& batch);

/// Reads it, computing each row's digest along the chain from firstPrev. Does not judge the
/// signature. Errors: BadFrame naming the field, TooLarge.
Result<Batch> decodeBatch(QByteArrayView bytes);

/// The bytes the signature covers.
QByteArray signedBytes(const Batch& batch);

} // namespace onewindow::journal
