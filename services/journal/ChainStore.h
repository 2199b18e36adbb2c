// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <QList>
#include <QSet>
#include <QStringList>

#include <limits>
#include <optional>
#include <utility>

namespace onewindow::journal {

/// Whose chain it is.
enum class ChainRole {
    Foreign = 0,   ///< Another node's.
    Own = 1,       ///< The one this node writes.
    FormerOwn = 2, ///< An earlier life of this node's store.
};

/// One node's rows of one incarnation, as this store holds them.
struct Chain
{
    QString node;
    quint32 incarnation = 1;
    quint64 headSeq = 0;    ///< The last row here; 0 for none.
    QByteArray headDigest;  ///< 32 zero bytes for none.
    qint64 correctedMs = 0; ///< Of the last row.
    quint64 held = 0;       ///< What this node's parent holds of it.
    quint64 safe = 0;       ///< What the centre holds of it.
    ChainRole role = ChainRole::Foreign;
    bool isFrozen = false;
    qint64 lastPos = 0; ///< Rows of the whole partition; in the Own chain only.
};

/// A chain of which the parent does not hold every row.
struct UnheldChain
{
    Chain chain;
    qint64 nextPos = 0; ///< Of the first row it does not hold.
};

/// Past every position.
inline constexpr qint64 kNoPos = std::numeric_limits<qint64>::max();

/// 32 zero bytes: before the first row.
QByteArray noDigest();

/// The tables `journal` and `chains`, as far as they are of one hall.
class ChainStore
{
public:
    explicit ChainStore(storage::Database& database, QString hall = {})
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    /// The own chain; on PostgreSQL its row is locked, which lets one transaction at a time write
    /// to this hall's journal. Nothing before Journal::open() or begin().
    Result<std::optional<Chain>> own();
    /// own(), or the first life of `node`'s own chain, which begins with it.
    Result<Chain> begin(const QString& node);
    /// The node a partition belongs to that does not belong to `node`; nothing if all do.
    static Result<std::optional<QString>> ownerBut(storage::Database& database,
                                                   const QString& node);
    /// The partitions that have begun, by name.
    static Result<QStringList> halls(storage::Database& database);
    /// The node whose store it is; empty before it has recorded anything.
    static Result<QString> ownNode(storage::Database& database);
    Result<std::optional<Chain>> find(const QString& node, quint32 incarnation);
    /// Every life of `node` that is held here for it, oldest first.
    Result<QList<Chain>> ofNode(const QString& node);
    /// How many incarnations of `node` there are.
    Result<qint64> countOf(const QString& node);
    Result<void> insert(const Chain& chain);
    Result<void> update(const Chain& chain);

    /// Writes `row` at `pos`.
    Result<void> insertRow(const Row& row, qint64 pos);
    /// Writes `rows` at `firstPos` and the positions after it.
    Result<void> insertRows(const QList<Row>& rows, qint64 firstPos);
    /// At most `limit` rows of a chain from `fromSeq` on that came in before `beforePos`.
    Result<QList<Row>> rows(const Chain& chain, quint64 fromSeq, qint64 beforePos, int limit);

    /// The data keys that rows after `afterSeq` up to `lastSeq` were sealed with, each once.
    Result<QList<QByteArray>> keysOf(const Chain& chain, quint64 afterSeq, quint64 lastSeq);
    /// The digest of one row; nothing if it is not here. noDigest() for seq 0.
    Result<std::optional<QByteArray>> digestAt(const Chain& chain, quint64 seq);

    /// The chain whose first row that the parent does not hold came in first of all; nothing if it
    /// holds everything.
    Result<std::optional<Chain>> nextToShip();
    /// The lowest position of a row of another chain than this that the parent does not hold;
    /// kNoPos if there is none.
    Result<qint64> nextForeignPos(const Chain& chain);
    /// All chains, by node and incarnation.
    Result<QList<Chain>> all();
    /// Those of which the parent does not hold every row.
    Result<QList<UnheldChain>> unheld();
    /// Where a row stands. Errors: StoreFailed if it is not here.
    Result<qint64> posOf(const Chain& chain, quint64 seq);
    /// Rows the parent does not hold.
    Result<qint64> backlog();

private:
    storage::Database& m_database;
    QString m_hall;
};

/// The row that `statement` has arrived at, of a SELECT of kRowColumns.
Row rowFrom(const storage::Statement& statement);

inline constexpr const char* kRowColumns =
    "node, incarnation, seq, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, "
    "sealed, key_id, key_digest, prev, digest, corrected_ms, hall";

} // namespace onewindow::journal
