// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/ChainStore.h"

#include <QList>

#include <optional>

namespace onewindow::journal {

/// Where a chain begins in a store that has pruned its older rows.
struct Checkpoint
{
    QString hall; ///< The partition.
    QString node;
    quint32 incarnation = 1;
    quint64 seq = 0;        ///< The last row that is gone.
    QByteArray digest;      ///< Its digest: `prev` of the first row that is left.
    qint64 correctedMs = 0; ///< Its time.
    qint64 pos = 0;         ///< Rows of the whole partition up to here are gone, see oldest().
    QByteArray signingKey;  ///< Of the node that pruned.
    QByteArray signature;   ///< Over signedBytes().
};

/// A row, without body and sealed part, and where it stands.
struct OldRow
{
    Row row;
    qint64 pos = 0;
};

/// What the node that prunes signs of a checkpoint.
QByteArray signedBytes(const Checkpoint& checkpoint);

/// The table `checkpoints`, as far as it is of one hall, and the deletion of what lies before them.
class CheckpointStore
{
public:
    explicit CheckpointStore(storage::Database& database, QString hall = {})
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    /// All of them, of every hall.
    static Result<QList<Checkpoint>> all(storage::Database& database);
    Result<std::optional<Checkpoint>> find(const QString& node, quint32 incarnation);
    Result<void> put(const Checkpoint& checkpoint);
    /// The position up to which rows are gone; 0 for none.
    Result<qint64> prunedPos();

    /// At most `limit` rows that are left, in the order they came, from the first on: without those
    /// of lives that the parent contradicts, which stay where they are and hold nothing up.
    Result<QList<OldRow>> oldest(qint64 afterPos, int limit);
    /// The last seq of the batch in which the foreign row came; nothing if that is not known.
    Result<std::optional<quint64>> batchEnd(const Row& row);
    /// Deletes the rows from `first` to `last`, both of oldest(), the batches that end before the
    /// checkpoints, and what is noted of data keys that are not here and that no row is left of.
    Result<void> drop(const OldRow& first, const OldRow& last,
                      const QList<Checkpoint>& checkpoints);
    /// Deletes the rows of the checkpoint's chain up to it, their batches, and the data keys that
    /// no row is left of: those that are not here, and with `isWithEnvelopes` all but the erased.
    Result<void> dropLife(const Checkpoint& checkpoint, bool isWithEnvelopes);

private:
    /// The rows to delete: places in SQLite's file, positions on PostgreSQL.
    struct Span
    {
        qint64 first = 0;
        qint64 last = 0;
        qint64 pos = 0; ///< Of the last one.
    };

    Result<qint64> rowidOf(const Row& row);
    Result<qint64> firstRowid();
    Result<void> dropKeys(const Span& span);
    Result<void> dropRows(const Span& span);
    Result<void> dropBatches(const Checkpoint& checkpoint);

    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::journal
