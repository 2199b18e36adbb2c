// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Batch.h"
#include "services/journal/ChainStore.h"
#include "services/journal/TimeCorrection.h"

#include <QSet>

#include <optional>

namespace onewindow::journal {

/// What is kept of a batch that was sent and acknowledged, or taken in: with the rows from
/// `firstSeq` to `lastSeq` it is that batch again, and its signature can be checked.
struct StoredBatch
{
    quint64 firstSeq = 0;
    quint64 lastSeq = 0;
    Timestamp sentAt;
    QByteArray signingKey;
    QByteArray signature;
};

/// The tables around shipping, as far as they are of one hall: `batches`, `boot_anchors` and
/// `quarantine`.
class BatchStore
{
public:
    /// What is kept of the refused batches of one node: the first in any case, more of them while
    /// they are within both. Not of one chain: a node begins as many of them as it likes. Beside
    /// them the first one that the node did not sign (BadSignature).
    static constexpr int kQuarantineRowLimit = 1000;
    static constexpr qint64 kQuarantineByteLimit = 8 * 1024 * 1024;
    /// Boots of one node whose clock is remembered.
    static constexpr int kAnchorLimit = 100;

    explicit BatchStore(storage::Database& database, QString hall = {})
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    Result<void> put(const Chain& chain, const StoredBatch& batch);
    /// The batch in which the row `seq` came; nothing if there is none.
    Result<std::optional<StoredBatch>> covering(const Chain& chain, quint64 seq);

    /// Whether a batch of `node` that is kept here was signed with the key.
    Result<bool> hasSigned(const QString& node, const QByteArray& signingKey);

    /// The anchors of those of `bootIds` that are known.
    Result<BootAnchors> anchors(const QString& node, const QSet<QByteArray>& bootIds);
    Result<void> putAnchor(const QString& node, const QByteArray& bootId, const BootAnchor& anchor,
                           qint64 nowMs);

    /// Keeps a refused batch beside `ours`, the rows it contradicts; says whether it is kept now:
    /// not when it was before, and not when there was no room.
    Result<bool> quarantine(const Batch& theirs, const QList<Row>& ours, const QString& reason,
                            QByteArrayView signingKey, qint64 nowMs);

private:
    Result<bool> hasRoom(const Batch& theirs, bool isForged, qint64 bytes);

    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::journal
