// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace onewindow::identity {

/// A session as it is kept: the token itself is not.
struct StoredSession
{
    QString hall; ///< The partition; that of the account.
    QByteArray tokenDigest;
    QString account;
    QString machine;      ///< Whose certificate it is good for; empty for a console without one.
    QByteArray stamp;     ///< Account::stamp() when it began.
    qint64 createdMs = 0; ///< Unix milliseconds, as all of these.
    qint64 lastUsedMs = 0;
    qint64 idleMs = 0;    ///< It ends when it was not used for so long ...
    qint64 expiresMs = 0; ///< ... and here in any case.

    [[nodiscard]] bool isLiveAt(qint64 nowMs) const
    {
        return nowMs < expiresMs && nowMs - lastUsedMs < idleMs;
    }
};

/// Tables `sessions` and `totp_steps`: who is signed in, so that every process of the platform
/// knows it and a restart signs nobody out; and which one-time codes were used.
class SessionStore
{
public:
    static constexpr QStringView kComponent = u"sessions";
    static Result<void> migrate(storage::Database& database);

    explicit SessionStore(storage::Database& database)
        : m_database(database)
    {}

    Result<void> put(const StoredSession& session);
    Result<std::optional<StoredSession>> find(const QString& hall, const QByteArray& tokenDigest);
    Result<void> touch(const StoredSession& session, qint64 nowMs);
    Result<void> remove(const QString& hall, const QByteArray& tokenDigest);
    /// The sessions of an account but the newest `keep`.
    Result<void> trim(const QString& hall, const QString& account, qint64 keep);
    /// Whether the account has a session that has not ended by its times.
    Result<bool> isSignedIn(const QString& hall, const QString& account, qint64 nowMs);
    /// Sessions of a hall.
    Result<qint64> count(const QString& hall);
    /// Deletes at most `limit` sessions of a hall that have ended by their times.
    Result<void> prune(const QString& hall, qint64 nowMs, qint64 limit);

    /// The last step whose code was used; 0 if none was.
    Result<qint64> totpStep(const QString& hall, const QString& account);
    /// Notes that the code of `step` was used: false if it, or a later one, was used already.
    Result<bool> useTotpStep(const QString& hall, const QString& account, qint64 step);

private:
    storage::Database& m_database;
};

} // namespace onewindow::identity
