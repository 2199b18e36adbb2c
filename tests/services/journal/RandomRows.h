// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Batch.h"

#include <QRandomGenerator>

namespace onewindow::journal {

/// Bytes that depend on the generator's seed alone.
inline QByteArray someBytes(QRandomGenerator& random, qsizetype count)
{
    QByteArray bytes(count, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(random.bounded(256));
    }
    return bytes;
}

inline Timestamp someTime(QRandomGenerator& random)
{
    return {.wallMs = static_cast<qint64>(random.generate64()),
            .bootMs = static_cast<qint64>(random.generate64()),
            .bootId = someBytes(random, 16),
            .isSynced = random.bounded(2) == 1};
}

/// A row whose fields are within the limits; not linked.
inline Row someRow(QRandomGenerator& random, const QString& node, quint64 seq)
{
    const bool isSealed = random.bounded(2) == 1;
    Row row;
    row.node = node;
    row.incarnation = 7;
    row.seq = seq;
    row.id = someBytes(random, 16);
    row.at = someTime(random);
    row.suite = random.bounded(2) == 1 ? crypto::Suite::National : crypto::Suite::International;
    row.kind = QStringLiteral("kind.%1").arg(random.bounded(1000));
    row.subject = someBytes(random, 16);
    row.body = someBytes(random, random.bounded(200));
    row.sealed = someBytes(random, isSealed ? 1 + random.bounded(200) : 0);
    row.keyId = someBytes(random, isSealed ? 16 : 0);
    row.keyDigest = someBytes(random, isSealed ? 32 : 0);
    return row;
}

/// A linked batch of up to eight rows with some envelopes; its signature is none.
inline Batch someBatch(QRandomGenerator& random)
{
    Batch batch;
    batch.node = QStringLiteral("kiosk-%1").arg(random.bounded(100));
    batch.incarnation = 7;
    batch.sentAt = someTime(random);
    batch.firstPrev = someBytes(random, 32);
    batch.isRelayed = random.bounded(2) == 1;
    QByteArray prev = batch.firstPrev;
    const quint64 firstSeq = 1 + random.bounded(1000U);
    for (int i = random.bounded(9); i > 0; --i) {
        Row row = someRow(random, batch.node, firstSeq + static_cast<quint64>(batch.rows.size()));
        row.prev = prev;
        row.digest = rowDigest(row);
        row.correctedMs =
            batch.isRelayed ? static_cast<qint64>(random.generate64()) : row.at.wallMs;
        prev = row.digest;
        batch.rows.append(row);
    }
    for (int i = random.bounded(4); i > 0; --i) {
        batch.envelopes.append(Envelope{.keyId = someBytes(random, 16),
                                        .recipient = QStringLiteral("hall-%1").arg(i),
                                        .blob = someBytes(random, 1 + random.bounded(300))});
    }
    batch.signature = someBytes(random, 64);
    return batch;
}

} // namespace onewindow::journal
