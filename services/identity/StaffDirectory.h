// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/identity/Account.h"
#include "services/identity/SessionStore.h"
#include "services/journal/FeedThings.h"

#include <QHash>

namespace onewindow::identity {

/// A signed-in staff member.
struct StaffSession
{
    QString hall; ///< Whose account it is; empty for the city's.
    QString account;
    QString name;
    QStringList roles;
    PermissionSet permissions; ///< What the roles give.
    StoredSession stored;
};

/// The staff who may sign in at this node, as the centre's feed has them, and who is signed in. It
/// keeps nothing in memory: each question is one of the store, so every process of the platform
/// gives the same answer, and a lock, other roles or another password end a session at once.
/// Thread-safe. Passwords are not its business: see platform::SignInDesk.
class StaffDirectory
{
public:
    /// `hall`: whose counters sign in here; empty at a centre without any. `streams`: by hall,
    /// where the accounts are read from; '' is there at a centre alone. With `takesChosen`
    /// passwords chosen here count until the centre has them. All outlive this object.
    StaffDirectory(QString hall, QHash<QString, const journal::FeedThings*> streams,
                   const Clock& clock, bool takesChosen = false);

    /// Whose staff signs in from `machine` (empty: a console without a certificate).
    [[nodiscard]] QString hallAt(const QString& machine) const
    {
        return machine.isEmpty() ? QString() : m_hall;
    }

    /// Whether consoles without a certificate may sign in here: at the centre.
    [[nodiscard]] bool hasConsoles() const { return m_streams.contains(QString()); }

    /// The account, if it is there.
    Result<std::optional<Account>> find(storage::Database& database, const AccountRef& ref) const;

    /// All of a hall's that signs in here, by account.
    Result<QList<Account>> all(storage::Database& database, const QString& hall) const;

    /// The session of `token` from `machine`. Only reads. Errors: SessionEnded, with the reason as
    /// ERRORS.md has it.
    Result<StaffSession> session(storage::Database& database, const QString& token,
                                 const QString& machine) const;
    /// Whether that session has not ended meanwhile.
    Result<void> stillLives(storage::Database& database, const StaffSession& session) const;

    /// Whether somebody is signed in to that account and could go on working.
    Result<bool> isAtWork(storage::Database& database, const AccountRef& ref) const;

private:
    Result<StaffSession> check(storage::Database& database, const StoredSession& stored) const;

    QString m_hall;
    QHash<QString, const journal::FeedThings*> m_streams;
    const Clock& m_clock;
    bool m_takesChosen;
};

/// What of a token is kept: its digest, 32 bytes.
QByteArray tokenDigest(const QString& token);

/// Whether accounts with these roles sign in at consoles, without a machine's certificate: those
/// who run the system. Everybody else works at a hall's counters.
bool worksAtConsole(const QStringList& roles);

/// How long a session of these roles lasts unused, and at all, in milliseconds: administrators and
/// others at consoles 30 minutes and 8 hours; at counters 12 and 14 hours, so that it ends with the
/// day.
struct SessionLimits
{
    qint64 idleMs;
    qint64 absoluteMs;
};

SessionLimits sessionLimits(const QStringList& roles);

} // namespace onewindow::identity
