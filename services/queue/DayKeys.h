// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Secret.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"

#include <QByteArrayView>
#include <QString>

#include <map>
#include <optional>

namespace onewindow::queue {

/// The keys of the days under which a terminal recognises people, as the hall's feed hands them
/// out. Touched on the writer's thread only.
class DayKeys
{
public:
    explicit DayKeys(const journal::Journal& journal);

    /// The hall's key of `day`, today or one of those ahead, valid until the next call; nothing
    /// where it has given none. Keys of days that are over are destroyed. Errors: those of
    /// crypto::NodeKeys::openEnvelope().
    Result<std::optional<QByteArrayView>> granted(storage::Database& database, const QString& day);

    /// The same, valid until the next call; where the hall has given none, one of this run
    /// alone, so that what it makes is recognised until the program ends.
    Result<QByteArrayView> of(storage::Database& database, const QString& day);

    /// See identity::dayHandle().
    Result<QString> handleOf(storage::Database& database, const QString& idNumber,
                             const QString& day);

    /// The same under a key that the hall has given; empty where it has given none.
    Result<QString> handleUnder(storage::Database& database, const QString& idNumber,
                                const QString& day);

    /// A secret of this person on `day` for one `purpose`: made again wherever the hall has given
    /// that day's key, from the card alone, until the key is destroyed. Empty where it has given
    /// none.
    Result<QByteArray> secretUnder(storage::Database& database, const QString& idNumber,
                                   const QString& day, const QByteArray& purpose);

    /// Destroys the keys of days before `today`.
    Result<void> dropPast(storage::Database& database, const QString& today);

    /// Forgets what is in memory, the key of this run too.
    void clear();

private:
    const journal::Journal& m_journal;
    journal::FeedCache m_cache;
    std::map<QString, Secret> m_keys;
    QByteArray m_fallback;
};

} // namespace onewindow::queue
