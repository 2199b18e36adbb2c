// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/FeedStore.h"
#include "services/storage/Database.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace onewindow::journal {

/// Several changes of one stream of the feed, in the caller's transaction: its counter is locked
/// and read with the first of them and written once, by finish(). Until then nobody else changes
/// that stream in this transaction.
class FeedEdit
{
public:
    FeedEdit(storage::Database& database, const QString& hall)
        : m_database(database)
        , m_store(database, hall)
    {}

    [[nodiscard]] storage::Database& database() const { return m_database; }

    /// As Feed::put().
    Result<void> put(const QString& kind, const QString& id, const QString& audience,
                     const QJsonObject& body);

    /// As Feed::remove().
    Result<void> remove(const QString& kind, const QString& id);

    /// Makes the stream end after the changes. An edit that failed is not finished: the caller
    /// undoes the transaction.
    Result<void> finish();

private:
    Result<void> begin();
    Result<void> putNext(FeedThing thing);

    storage::Database& m_database;
    FeedStore m_store;
    std::optional<FeedCounter> m_counter;
    bool m_isMoved = false;
};

} // namespace onewindow::journal
