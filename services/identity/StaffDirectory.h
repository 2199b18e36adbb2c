// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/core/Result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <mutex>
#include <optional>

namespace onewindow::identity {

/// One member of the hall's staff.
struct StaffAccount
{
    QString account;      ///< What is typed at sign-in, lower case.
    QString name;         ///< Shown to colleagues.
    QString role;         ///< "clerk" or "manager" for now.
    QString passwordHash; ///< crypto::hashPassword().
};

/// A signed-in staff member.
struct StaffSession
{
    QString token;
    QString account;
    QString name;
    QString role;
};

/// The hall's staff and who is signed in. Thread-safe. Sessions live in memory: a restarted hall
/// asks everybody to sign in again. Five wrong passwords lock the account for 15 s, doubling to 15
/// min.
class StaffDirectory
{
public:
    /// Reads the accounts file (JSON). Errors: BadConfig naming what is wrong.
    static Result<QList<StaffAccount>> load(const QString& path);

    StaffDirectory(const QList<StaffAccount>& accounts, const Clock& clock);

    /// Takes 100 ms and more by design of the password hash: never on an I/O thread.
    /// Errors: BadCredentials, LockedOut.
    Result<StaffSession> signIn(const QString& account, QByteArrayView password);
    void signOut(const QString& token);

    /// The session of `token`, if it was used within the last 12 hours.
    std::optional<StaffSession> find(const QString& token);

private:
    struct Guard
    {
        int failures = 0;
        qint64 lockedUntilMs = 0;
    };

    struct Live
    {
        StaffSession session;
        qint64 lastUsedMs = 0;
    };

    const Clock& m_clock;
    std::mutex m_mutex;
    QHash<QString, StaffAccount> m_accounts;
    QHash<QString, Guard> m_guards;
    QHash<QString, Live> m_sessions;
};

} // namespace onewindow::identity
