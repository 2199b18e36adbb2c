// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/journal/Batch.h"
#include "services/journal/CheckedBatch.h"
#include "services/journal/DataKey.h"
#include "services/journal/Feed.h"
#include "services/journal/KeptBatch.h"
#include "services/journal/Projection.h"
#include "services/journal/Restart.h"
#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <QJsonObject>
#include <QSet>

#include <functional>
#include <memory>
#include <vector>

namespace onewindow::journal {

class RecentRows;

/// The two kinds of facts that the journal itself writes and understands.
///
/// A data key was erased; the subject is its id. {reason, staff, thing}. Who takes it in erases it.
inline constexpr const char* kKeyErased = "key.erased";
/// By a node whose store was copied back: the first fact of its new life. Subject random.
/// {missing: rows the parent holds and this store not, contradicted: chains that differ}
inline constexpr const char* kStoreRestored = "store.restored";

/// The feed's kind for erased keys: id is the key's id in hexadecimal. {}
inline constexpr const char* kErasedThing = "erased";
struct Chain;
struct UnheldChain;

/// A chain of which the parent holds other rows than this store.
struct ForkedChain
{
    QString node;
    quint32 incarnation = 0;
};

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
///
/// A store is divided into partitions, one a hall: chains, rows, keys and batches of one know
/// nothing of another's, and each has a chain of this node's own. A Journal works on one of them.
/// Every verb runs inside the caller's transaction on the writer thread.
class Journal
{
public:
    struct Settings
    {
        QString node; ///< This node's id.
        /// The partition; empty for the city's, and on a node that has only one.
        QString hall = {};
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
        /// Draws a number below `bound`, by which a next life is told from others that nobody knows
        /// of any more; the system's generator if empty.
        std::function<quint32(quint32 bound)> draw = {};
        /// Of a node that hands on what it takes in; else null.
        std::shared_ptr<RecentRows> recent = {};
    };

    /// How much higher than any number it knows of a restored node's next life may have, at most;
    /// leaves room for thousands of lives.
    static constexpr quint32 kLivesApart = 1U << 20;

    explicit Journal(Settings settings);

    /// The same journal on the partition of `hall`, which begins with its first row.
    [[nodiscard]] Journal forHall(QString hall) const;

    /// The partitions that have begun, by name.
    static Result<QStringList> halls(storage::Database& database);

    /// Creates or migrates the journal's tables and those of the projections, and the first
    /// incarnation of the own chain. Errors: StoreTooNew, StoreFailed, and Conflict when the store
    /// belongs to another node.
    Result<void> open(storage::Database& database);

    /// Makes every other transaction that writes to this partition wait until this one ends, in
    /// whichever process. For work that reads first and writes then: SQLite's transactions do that
    /// anyway, PostgreSQL's do it from here on, or from their first append() or ingest().
    Result<void> lock(storage::Database& database) const;

    /// Ends the present life of the own chain and starts the next: after a restore. Rows of earlier
    /// ones that the parent does not hold are still shipped. Gives the new incarnation, which is
    /// `atLeast` or higher.
    Result<quint32> startIncarnation(storage::Database& database, quint32 atLeast);

    /// Writes the next row of the own chain and applies the projections. Errors: StoreRestored (the
    /// store is held), BadFrame, what a projection refuses.
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

    /// Deletes the envelopes of `keyId` in this store. What it sealed is gone for this node; the
    /// chain still verifies.
    Result<void> eraseDataKey(storage::Database& database, QByteArrayView keyId);

    /// Erases the data key `keyId` here and, as a fact, at every node the fact reaches: upwards
    /// with the journal, downwards through the feed (see takeErasures()). `why`: the fact's body,
    /// who asked for it; nothing personal. Nothing happens if it was erased. Errors: NotFound (no
    /// id of a key), StoreRestored.
    Result<void> forget(storage::Database& database, const QByteArray& keyId,
                        const QJsonObject& why);

    /// Erases the data keys that a page of the parent's feed names, in the transaction that applies
    /// it. A hall records that as its own fact, {by: "parent"}, which a restored parent hears of.
    Result<void> takeErasures(storage::Database& database, const FeedPage& page) const;

    // A store that was copied back: see Restart.h.

    /// Every life of `node` as this store holds it: a parent's answer to a child that is held.
    Result<QList<HeldChain>> livesOf(storage::Database& database, const QString& node) const;

    /// What is held here of every chain of the partition, the own ones too, as sequence numbers in
    /// `held`: what a restored store tells its parent.
    Result<QList<Ack>> heads(storage::Database& database) const;

    /// The next batches of other nodes' chains beyond what `held` says, about `maxRows` rows, in
    /// the order in which they came; of the chains of `onlyNode` if it is not empty, then without
    /// the envelopes that are safe. A chain that `held` does not name is lacking from its first row
    /// on; one whose next row was pruned here is left out. Nothing when there is no more. Only
    /// reads.
    Result<QList<KeptBatch>> keptBeyond(storage::Database& database, const QList<Ack>& held,
                                        const QString& onlyNode, int maxRows) const;

    /// Takes back a batch that this store held before it was restored, an own one or one of a node
    /// below: while it is held, and before settle(). In the parent's order. Errors (nothing
    /// changes, if the caller's transaction ends with it): Conflict (the store is not held);
    /// BadFrame, BadSignature (it is not what was written); KeyUnavailable (of this node, and
    /// signed by a key that it never had); ChainGap, ChainForked, ChainBroken (it does not follow
    /// on what is here); what a projection refuses.
    Result<TakenBack> takeBack(storage::Database& database, const KeptBatch& kept);

    /// Lets a held store go on, all its partitions, after its parent has said with livesOf()
    /// what it holds of this node; an empty list where there is no parent and somebody decides. A
    /// new store of a node that the parent does not know keeps its first life; any other starts a
    /// new one above all that the parent knows, and its marks are burnt for the day.
    /// `contradicted`: incarnations of which takeBack() has found that the parent holds other rows.
    /// Errors: Conflict (it is not held).
    Result<Settled> settle(storage::Database& database, const QList<HeldChain>& parent,
                           const QList<quint32>& contradicted = {});

    /// Lets the envelopes of own rows go that the parent holds, whether they are safe or not: for a
    /// terminal that is to forget what it can. Those of other rows stay, for whoever imports them.
    Result<void> letHeldKeysGo(storage::Database& database);

    // Child side: journal up.

    /// The own chain's (and relayed) rows the parent does not hold, oldest first, at most `maxRows`
    /// and about 512 KiB, signed; a batch without rows when all is held. A relayed batch comes as
    /// its owner cut it. Only reads: in a Transaction on a read-only connection it keeps the writer
    /// waiting for nothing.
    Result<Batch> nextBatch(storage::Database& database, int maxRows) const;

    /// The batch of the same chain that comes after `sent`, which the parent is taking in just now
    /// and will hold; one without rows if there is none, or another chain's turn comes before.
    Result<Batch> batchAfter(storage::Database& database, const Batch& sent, int maxRows) const;

    /// Takes the parent's answer to `sent` (or to a question of its own), whose signature is kept.
    /// `held` may go down: the parent was restored and wants the rest again, but not what was
    /// pruned here. Lets the envelopes of own rows go that are now safe. Errors: ChainForked if the
    /// parent holds more than there is, or says by its digest that it holds other rows: this store
    /// was rolled back and needs a new incarnation; NotFound for an unknown chain.
    Result<void> acknowledged(storage::Database& database, const Ack& ack, const Batch& sent = {});

    /// As nextBatch(), but as many batches of all chains as one bundle takes (about `maxRows`
    /// rows), in the order their rows came in; those of the nodes in `without` are left out.
    /// Nothing when all is held. As if the parent held the rows of `sent`, which it is taking in.
    Result<QList<Batch>> nextBatches(storage::Database& database, int maxRows,
                                     const QSet<QString>& without,
                                     const QList<Batch>& sent = {}) const;

    /// Takes the parent's word on every chain at once; of what it does not name it holds nothing.
    /// Of a former life, and of other nodes, it may hold more than this store was given back; what
    /// it contradicts it is not asked of. One of these of which it turns out to hold other rows is
    /// not believed and given back: a former life is contradicted from here on, another node's
    /// chain is as it was. Without a digest (an older parent) the word takes back alone, since what
    /// is held may be other rows: what is shipped once more is compared there. Errors: as
    /// acknowledged(), of the present life.
    Result<QList<ForkedChain>> acknowledgedAll(storage::Database& database, const QList<Ack>& acks);

    /// What is held here of every chain of another node, with its digest.
    Result<QList<Ack>> heldChains(storage::Database& database) const;

    /// Rows not yet held by the parent.
    Result<qint64> backlog(storage::Database& database) const;

    /// Lets go of at most `maxRows` of the oldest rows: those that came before any other, are older
    /// than kPruneAgeMs and safe, of the own chain and of others, and of these whole batches only
    /// (up to kBatchRowLimit rows where the first batch is larger than `maxRows`).
    /// Of the own chain's present life the row that is safe last stays; one before it may go whole.
    /// Those of a life that the parent contradicts hold nothing up: they stay until the last of
    /// them is older than kContradictedAgeMs, and go then, safe or not. Of each chain a signed
    /// checkpoint stays, from which verifyStore() goes on. Gives how many went; 0 when nothing is
    /// due, at a centre, and in a store that is held.
    Result<int> prune(storage::Database& database, int maxRows);

    /// 30 days.
    static constexpr qint64 kPruneAgeMs = 30LL * 24 * 60 * 60 * 1000;
    /// A year, in which somebody has looked at the alarm.
    static constexpr qint64 kContradictedAgeMs = 365LL * 24 * 60 * 60 * 1000;

    // Parent side.

    /// Takes a child's batch: each row must be the next seq whose `prev` is the stored head; a
    /// repeat must carry the stored digest and is skipped. Refused, and to be committed all the
    /// same, and kept in `quarantine`, 1000 rows a chain: ChainGap (a row before the first one is
    /// missing; the chain stays as it is); ChainForked (a repeat differs, or the chain is frozen
    /// already) and ChainBroken (a link does not fit), which freeze the chain. Fixes correctedMs of
    /// each new row from the batch's clock reading (design: Clock). Errors (nothing changes):
    /// BadFrame (an envelope does not belong to its rows), Conflict (this node's own chain),
    /// NotPermitted (a relayed batch where there are none), TooMany.
    Result<Ingested> ingest(storage::Database& database, const CheckedBatch& checked);

    /// Once `rows`, which ingest() answered, are durable: they can be handed on as they are,
    /// without being read back.
    void noteDurable(const QList<Row>& rows) const;

    /// The same as ingest() above, with CheckedBatch::check() first.
    Result<Ingested> ingest(storage::Database& database, const Batch& batch,
                            QByteArrayView signingKey);

    /// Keeps a batch whose signature is not `signingKey`'s, its owner's, in `quarantine` under the
    /// reason BadSignature: the first of each node, for anybody can make more of them. The chain
    /// stays as it is, and so does the room for what its owner signed.
    Result<void> keepForged(storage::Database& database, const Batch& batch,
                            QByteArrayView signingKey) const;

    /// What is held of `node`'s chain.
    Result<Ack> heldOf(storage::Database& database, const QString& node, quint32 incarnation) const;

    [[nodiscard]] const QString& node() const { return m_settings.node; }

    [[nodiscard]] const QString& hall() const { return m_settings.hall; }

    [[nodiscard]] const Clock& clock() const { return *m_settings.clock; }

    [[nodiscard]] const crypto::NodeKeys& keys() const { return *m_settings.keys; }

private:
    Result<Settled> settlePartition(storage::Database& database, const QList<HeldChain>& parent,
                                    const QList<quint32>& contradicted, bool isNewLife);
    Result<void> noteHeld(storage::Database& database, const QList<HeldChain>& parent,
                          Settled& settled);
    Result<int> pruneContradicted(storage::Database& database, qint64 prunedPos, int maxRows);
    Result<void> checkKept(storage::Database& database, const KeptBatch& kept) const;
    Result<void> insertKept(storage::Database& database, Chain& own, Chain chain,
                            QList<Row>& rows) const;
    [[nodiscard]] int countUnreadable(const Batch& batch) const;
    Result<void> eraseIfSaid(storage::Database& database, const Row& row) const;
    Result<void> applyRow(storage::Database& database, const Row& row) const;
    Result<void> publish(storage::Database& database, const QList<Row>& rows) const;
    Result<Batch> ownBatch(storage::Database& database, const Chain& chain, QList<Row> rows) const;
    Result<Batch> batchOf(storage::Database& database, const Chain& chain, qint64 beforePos,
                          int maxRows) const;
    Result<QList<UnheldChain>> unheldAfter(storage::Database& database,
                                           const QList<Batch>& sent) const;

    Settings m_settings;
};

/// Journal::eraseDataKey() without a journal.
Result<void> eraseKey(storage::Database& database, const QString& hall, QByteArrayView keyId);

/// The keys of a hall's partition that were erased in this store, by id, those after `after`; at
/// most `limit`.
Result<QList<QByteArray>> erasedKeys(storage::Database& database, const QString& hall,
                                     const QByteArray& after, int limit);

/// Seals the personal part of a fact's body with `key`, bound to the fact's subject.
Result<QByteArray> sealBody(crypto::Suite suite, const DataKey& key, QByteArrayView subject,
                            const QJsonObject& personal);

/// The reverse. Errors: SealBroken.
Result<QJsonObject> unsealBody(const DataKey& key, QByteArrayView subject, QByteArrayView sealed);

} // namespace onewindow::journal
