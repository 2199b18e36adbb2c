// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/NodeFiles.h"
#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace onewindow {

/// Where the own chains of a store stand, all partitions together.
struct StoreHead
{
    QString node;
    quint32 incarnation = 0;
    quint64 seq = 0;
    qint64 rows = 0; ///< All rows, of every chain.

    [[nodiscard]] bool isNewerThan(const StoreHead& other) const
    {
        return incarnation > other.incarnation ||
               (incarnation == other.incarnation && (seq > other.seq || rows > other.rows));
    }

    [[nodiscard]] QString toText() const;
};

/// The partition that a node keeps its rows in: at a hall one named like it, elsewhere the unnamed.
QString hallOf(storage::Database& database, const QString& node);

/// Reads it from a store that nobody writes to. Errors: StoreFailed, NotFound (no such file).
Result<StoreHead> storeHead(const QString& path);

/// Told about once a second while something takes longer.
using CtlProgress = std::function<void(const QString& line)>;

/// Copies the store of a running node to `to` (mode 0600), as it was at one moment, without the day
/// keys, and verifies the copy before it takes its name. The copy agrees with no generation marker:
/// wherever it is put, it is recognised as a copy. Errors: Conflict (`to` is there and `replaces`
/// is false), NotFound, StoreFailed with what is wrong.
Result<StoreHead> backupStore(const QString& store, const QString& to, bool replaces,
                              const CtlProgress& progress = {});

struct RestoreOptions
{
    QString from;
    QString store;
    bool isOverNewer = false; ///< Over a store that holds more, or cannot be read.
};

/// Puts a backup in the place of a store that nobody has open; the old one is kept beside it as
/// `store`.replaced. What was forgotten in the old store is forgotten in the new one, readers of
/// its feed begin anew, and it is held (see services/journal/Restart.h): it records nothing until
/// its parent has been asked, or acceptStore(). Errors: Conflict (in use, newer, of another node),
/// NotFound, StoreFailed.
Result<StoreHead> restoreStore(const RestoreOptions& options, const CtlProgress& progress = {});

/// Lets the held store of a node without a parent go on: a new incarnation, and its marks are burnt
/// for the day. Gives the incarnation. Errors: Conflict (not held, in use, or it has a parent to
/// ask), KeyUnavailable, StoreFailed.
Result<quint32> acceptStore(const NodeFiles& files);

/// The same for a centre on PostgreSQL that was restored with the server's own means (base backup,
/// point in time), while no platform works on it: new incarnations, and readers of its feeds begin
/// anew. Run once after each restore. Errors: as acceptStore().
Result<quint32> acceptPostgres(const NodeFiles& files);

} // namespace onewindow
