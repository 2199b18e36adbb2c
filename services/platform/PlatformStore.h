// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>

namespace onewindow::platform {

/// The answer to a command that was carried out, kept for its repeats.
struct StoredAnswer
{
    QByteArray requestDigest; ///< Of the body it was given for.
    QByteArray body;
};

/// What the platform itself keeps in the store, beside journal and projections: answers to commands
/// by their Idempotency-Key, and where the feed stood each day. Neither is a fact. One object works
/// on what is of one hall.
class PlatformStore
{
public:
    /// The migrations' component.
    static constexpr QStringView kComponent = u"platform";

    static constexpr qint64 kAnswerLimit = 100'000;
    static constexpr qint64 kAnswerAgeMs = 24LL * 60 * 60 * 1000;

    explicit PlatformStore(storage::Database& database, QString hall = {})
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    static Result<void> migrate(storage::Database& database);

    /// `scope`: who asked for what; a key counts only within it.
    Result<std::optional<StoredAnswer>> findAnswer(const QString& scope, const QString& key);
    Result<void> putAnswer(const QString& scope, const QString& key, const StoredAnswer& answer,
                           qint64 nowMs);
    /// Forgets answers older than kAnswerAgeMs, and the oldest beyond kAnswerLimit; at most `limit`
    /// of them, so that nobody waits long behind it. Whether there may be more.
    Result<bool> pruneAnswers(qint64 nowMs, qint64 limit);

    /// Notes where the feed stands on `day` (yyyy-MM-dd), once; forgets the marks before `oldest`,
    /// and gives the position of the last one of these.
    Result<std::optional<qint64>> markFeed(const QString& day, qint64 position,
                                           const QString& oldest);

private:
    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::platform
