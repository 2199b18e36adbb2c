// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <QList>

#include <limits>
#include <optional>

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
    qint64 lastPos = 0; ///< Rows in the whole store; in the Own chain only.
};

/// Past every position.
inline constexpr qint64 kNoPos = std::numeric_limits<qint64>::max();

/// 32 zero bytes: before the first row.
QByteArray noDigest();

/// The tables `journal` and `chains`.
class ChainStore
{
public:
    explicit ChainStore(storage::Database& database)
        : m_database(database)
    {}

    /// The own chain; on PostgreSQL its row is locked, which lets one transaction at a time write
    /// to the journal. Nothing before Journal::open().
    Result<std::optional<Chain>> own();
    Result<std::optional<Chain>> find(const QString& node, quint32 incarnation);
    /// How many incarnations of `node` there are.
    Result<qint64> countOf(const QString& node);
    Result<void> insert(const Chain& chain);
    Result<void> update(const Chain& chain);

    /// Writes `row` at `pos`.
    Result<void> insertRow(const Row& row, qint64 pos);
    /// At most `limit` rows of a chain from `fromSeq` on that came in before `beforePos`.
    Result<QList<Row>> rows(const Chain& chain, quint64 fromSeq, qint64 beforePos, int limit);
    /// The digest of one row; nothing if it is not here. noDigest() for seq 0.
    Result<std::optional<QByteArray>> digestAt(const Chain& chain, quint64 seq);

    /// The chain whose first row that the parent does not hold came in first of all; nothing if it
    /// holds everything.
    Result<std::optional<Chain>> nextToShip();
    /// The lowest position of a row of another chain than this that the parent does not hold;
    /// kNoPos if there is none.
    Result<qint64> nextForeignPos(const Chain& chain);
    /// Rows the parent does not hold.
    Result<qint64> backlog();

private:
    storage::Database& m_database;
};

/// The row that `statement` has arrived at, of a SELECT of kRowColumns.
Row rowFrom(const storage::Statement& statement);

inline constexpr const char* kRowColumns =
    "node, incarnation, seq, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, "
    "sealed, key_id, key_digest, prev, digest, corrected_ms";

} // namespace onewindow::journal
