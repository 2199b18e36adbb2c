// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/journal/GenerationStore.h"
#include "services/journal/Marker.h"
#include "services/storage/Writer.h"

#include <QList>

namespace onewindow::journal {

// A store that was copied back, by whatever way, must not give out a row's place or a ticket's
// number a second time: it is *held*. Its own chains take no rows (StoreRestored) until its parent
// has said what it holds of them, or, where there is no parent, until somebody says so by hand.
// First it takes back from the parent, oldest first, every row that it has lost: those of its own
// former lives and, at a hall, those of its terminals between them (Journal::takeBack()). Then it
// begins a new incarnation above everything the parent knows.

/// What beginLife() found.
enum class StoreOrigin {
    Own,    ///< The store that was written last.
    New,    ///< There was none. Of a node with a parent it is held: the node may have lived before.
    Copied, ///< It disagrees with its marker: held.
};

/// Compares the store with its marker and renews both, at each start: after Journal::open() and
/// before anything is recorded. A store that was held stays so. `mark`: the issuer mark the node is
/// told to use; empty if it issues no numbers. Errors: StoreFailed.
Result<StoreOrigin> beginLife(storage::Database& database, const Marker& marker, const Clock& clock,
                              bool hasParent, const QString& mark);

/// Renews store and marker while the store is in use, so that a copy made before is told from it:
/// at a clean stop, and now and then. Not in a transaction.
Result<void> renewLife(storage::Database& database, const Marker& marker);
/// The same through the store's writer; not on its thread.
Result<void> renewLife(storage::Writer& writer, const Marker& marker);

/// Takes `database` for a copy: its own chains take no more rows. In the caller's transaction.
Result<void> hold(storage::Database& database, qint64 nowMs);

/// Whether the store is held. Cheap.
Result<bool> isHeld(storage::Database& database);

/// A chain as a parent holds it.
struct HeldChain
{
    quint32 incarnation = 0;
    quint64 held = 0;
    quint64 safe = 0;
    QByteArray headDigest; ///< Of the row `held`.
};

/// What came of taking back a batch.
struct TakenBack
{
    int rows = 0;       ///< New here.
    int unreadable = 0; ///< Sealed rows of it whose keys the parent has not, or not for this node.
};

/// What came of letting a held store go on.
struct Settled
{
    quint32 incarnation = 0; ///< Of the own chain from now on.
    bool isNewLife = false;  ///< It is another one than before.
    quint64 missing = 0;     ///< Rows of earlier lives that the parent holds and this store not.
    QList<quint32> contradicted; ///< Incarnations of which the two hold different rows.
};

/// Marks under which no number may be given out now; empty as a rule. They count until the day of
/// the restore is over, by a clock that is right. Cheap.
Result<QString> burntMarks(storage::Database& database, const Timestamp& now);

/// Notes the mark under which numbers are given out, so that a copy of the store knows it.
Result<void> noteMark(storage::Database& database, const QString& mark);

/// The day in the hall (Beijing time), yyyy-MM-dd.
QString dayOf(qint64 wallMs);

/// Marks the store as a copy: it will agree with no marker.
Result<void> markAsCopy(storage::Database& database);

} // namespace onewindow::journal
