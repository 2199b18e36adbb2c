// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/services/journal/TestNode.h"

namespace onewindow::journal {

inline const QString kKiosk = QStringLiteral("kiosk-1");
inline const QString kHall = QStringLiteral("hall-1");
/// What a row may have that is sealed.
inline const QJsonObject kPersonal{{QStringLiteral("name"), QStringLiteral("王小明")}};

/// The next line of the log says that a chain is frozen.
void expectFrozen();

/// The next line of the log says that the parent holds less than it did.
void expectLowerHeld();

/// `batch` as its node would send it after `change`: linked and signed anew.
template <typename Change>
Batch forged(Batch batch, const TestNode& signer, Change change)
{
    change(batch);
    QByteArray prev = batch.firstPrev;
    for (Row& row : batch.rows) {
        row.prev = prev;
        row.digest = rowDigest(row);
        prev = row.digest;
    }
    batch.signature = valueOf(signer.keys->sign(signedBytes(batch)));
    return batch;
}

/// Everything a refused batch must leave as it was.
QList<qint64> countsOf(TestNode& node);

/// Why a batch was refused; Cancelled if it was taken.
ErrorCode refusalOf(const Result<Ingested>& taken);

/// Whether the whole store verifies; says what does not.
bool isSound(TestNode& node);

} // namespace onewindow::journal
