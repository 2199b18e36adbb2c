// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::journal {

/// One change as the feed carries it: the newest version of a thing, or its tombstone.
struct FeedChange
{
    QString kind; ///< "matter", "ticket", "call", ...; see services/queue/FeedKinds.h.
    QString id;
    qint64 version = 0; ///< Grows with each change of this (kind, id): the feed's position then.
    std::optional<QJsonObject> body; ///< Absent: the thing is gone.
};

/// The things of one stream, wherever they are kept: in the feed a node offers itself, or in its
/// copy of its parent's. Errors of both: those of the store.
class FeedThings
{
public:
    FeedThings() = default;
    virtual ~FeedThings() = default;

    /// All things of a kind that are there, by id.
    virtual Result<QList<FeedChange>> all(storage::Database& database,
                                          const QString& kind) const = 0;
    /// The body of one thing; nothing if it is not there.
    virtual Result<std::optional<QJsonObject>>
    find(storage::Database& database, const QString& kind, const QString& id) const = 0;

protected:
    FeedThings(const FeedThings&) = default;
    FeedThings& operator=(const FeedThings&) = default;
    FeedThings(FeedThings&&) = default;
    FeedThings& operator=(FeedThings&&) = default;
};

} // namespace onewindow::journal
