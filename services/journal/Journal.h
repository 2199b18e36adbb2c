// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/journal/Batch.h"
#include "services/journal/DataKey.h"
#include "services/journal/Projection.h"
#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <QJsonObject>

#include <vector>

namespace onewindow::journal {

/// What a node wants to record.
struct NewFact
{
    QString kind;
    QByteArray subject; ///< 16 bytes.
    QJsonObject body;   ///< Without personal data.
    QByteArray sealed;  ///< From sealBody(); empty if nothing is personal.
    QByteArray keyId;
    QByteArray keyDigest;
};

/// A node's own append-only chain, and the chains it holds for its children, in one store.
/// Stateless but for its settings: all state is in the store, so several processes may share one.
/// Every verb runs inside the caller's transaction on the writer thread.
class Journal
{
public:
    struct Settings
    {
        QString node;                           ///< This node's id.
        const crypto::NodeKeys* keys = nullptr; ///< Signs batches, opens envelopes.
        const Clock* clock = nullptr;
        std::vector<Projection*> projections; ///< In the order they are applied.
        /// What is held here is safe, and nothing is shipped on: a centre, and one node that is
        /// hall and centre at once.
        bool isCentre = false;
        /// Whether batches that a child hands on for others are taken in, with the times it fixed:
        /// at a centre with halls below it. Everywhere else they are refused, since a terminal
        /// could choose its own times by them.
        bool takesRelays = false;
        /// A hall goes on reading what it sealed; a kiosk lets its envelopes go once they are safe.
        bool keepsEnvelopes = false;
    };

    explicit Journal(Settings settings);

    /// Creates or migrates the journal's tables and those of the projections, and the first
    /// incarnation of the own chain. Errors: StoreTooNew, StoreFailed, and Conflict when the store
    /// belongs to another node.
    Result<void> open(storage::Database& database);

    /// Ends the present life of the own chain and starts the next: after a restore. Rows of earlier
    /// ones that the parent does not hold are still shipped. Gives the new incarnation, which is
    /// `atLeast` or higher.
    Result<quint32> startIncarnation(storage::Database& database, quint32 atLeast);

    /// Writes the next row of the own chain and applies the projections.
    Result<Row> append(storage::Database& database, const NewFact& fact);

    /// A new data key, enveloped to `recipients` (1 to kRecipientLimit) in the store.
    Result<DataKey> createDataKey(storage::Database& database,
                                  const std::vector<Recipient>& recipients);

    /// createDataKey() in two steps: the costly one needs no store and runs in any thread ...
    [[nodiscard]] Result<NewDataKey> makeDataKey(const std::vector<Recipient>& recipients) const;
    /// ... and this one goes with the first fact that is sealed with it.
    Result<void> storeDataKey(storage::Database& database, const NewDataKey& created);

    /// The data key `keyId`, if this node holds an envelope of it. Errors: NotFound when it was
    /// erased, let go or is not for this node; SealBroken.
    Result<DataKey> openDataKey(storage::Database& database, QByteArrayView keyId) const;

    /// Deletes the envelopes of `keyId`. What it sealed is gone for this node; the chain still
    /// verifies.
    Result<void> eraseDataKey(storage::Database& database, QByteArrayView keyId);

    // Child side: journal up.

    /// The own chain's (and relayed) rows the parent does not hold, oldest first, at most `maxRows`
    /// and about 512 KiB, signed; a batch without rows when all is held. A relayed batch comes as
    /// its owner cut it. Only reads: in a Transaction on a read-only connection it keeps the writer
    /// waiting for nothing.
    Result<Batch> nextBatch(storage::Database& database, int maxRows) const;

    /// Takes the parent's answer to `sent` (or to a question of its own), whose signature is kept.
    /// `held` may go down: the parent was restored and wants the rest again. Lets the envelopes of
    /// own rows go that are now safe. Errors: ChainForked if the parent holds more than there is:
    /// this store was rolled back and needs a new incarnation; NotFound for an unknown chain.
    Result<void> acknowledged(storage::Database& database, const Ack& ack, const Batch& sent = {});

    /// Rows not yet held by the parent.
    Result<qint64> backlog(storage::Database& database) const;

    // Parent side.

    /// Takes a child's batch: each row must be the next seq whose `prev` is the stored head; a
    /// repeat must carry the stored digest and is skipped. Refused, and to be committed all the
    /// same: ChainGap (a row before the first one is missing; nothing changes); ChainForked (a
    /// repeat differs, or the chain is frozen already) and ChainBroken (a link does not fit), which
    /// freeze the chain and keep both sides in `quarantine`, 1000 rows a chain. `signingKey` is the
    /// chain owner's enrolled key. Fixes correctedMs of each new row from the batch's clock reading
    /// (design: Clock). Errors (nothing changes): BadSignature, BadFrame (an envelope does not
    /// belong to its rows), Conflict (this node's own chain), NotPermitted (a relayed batch where
    /// there are none), TooMany.
    Result<Ingested> ingest(storage::Database& database, const Batch& batch,
                            QByteArrayView signingKey);

    /// What is held of `node`'s chain.
    Result<Ack> heldOf(storage::Database& database, const QString& node, quint32 incarnation) const;

    [[nodiscard]] const QString& node() const { return m_settings.node; }

    [[nodiscard]] const Clock& clock() const { return *m_settings.clock; }

    [[nodiscard]] const crypto::NodeKeys& keys() const { return *m_settings.keys; }

private:
    Settings m_settings;
};

/// Seals the personal part of a fact's body with `key`, bound to the fact's subject.
Result<QByteArray> sealBody(crypto::Suite suite, const DataKey& key, QByteArrayView subject,
                            const QJsonObject& personal);

/// The reverse. Errors: SealBroken.
Result<QJsonObject> unsealBody(const DataKey& key, QByteArrayView subject, QByteArrayView sealed);

} // namespace onewindow::journal
