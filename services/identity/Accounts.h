// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Keys.h"
#include "services/identity/AccountDetailStore.h"
#include "services/identity/AccountProjection.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"

#include <functional>

namespace onewindow::identity {

/// An account to be made.
struct NewAccount
{
    AccountRef ref;
    QString name; ///< Shown to colleagues: 1 to 64 characters.
    QStringList roles;
    QString passwordHash;
    bool mustChange = true;
    QByteArray totpSecret = {}; ///< Of a second factor that is set up already; mostly none.
};

/// An account for a list: nothing secret.
struct AccountLine
{
    AccountState state;
    QString name;
};

/// The accounts at their owner, the centre. Every verb runs in the caller's transaction on the
/// writer thread, records who did it, and publishes the account to the one hall it belongs to.
/// `by` is the account that asks: nobody changes their own roles, lock or existence, and the last
/// security administrator who can sign in stays one. Errors of all: BadRequest naming the field,
/// NotFound, NotPermitted, Conflict.
class Accounts
{
public:
    /// The sealing key of a hall's node, for second factors that it checks; empty if it is unknown.
    using SealingKey = std::function<QByteArray(const QString& hall)>;

    static constexpr int kListLimit = 200;

    /// All of them outlive this object. `sealingKey` is asked on the writer thread.
    Accounts(journal::Journal& journal, const crypto::NodeKeys& keys, SealingKey sealingKey);

    /// An administrator's account is the city's; a clerk's, a receptionist's and a hall manager's
    /// is a hall's. Errors also: Conflict if it is there.
    Result<void> add(storage::Database& database, const NewAccount& account, const QString& by);
    Result<void> setRoles(storage::Database& database, const AccountRef& ref,
                          const QStringList& roles, const QString& by);
    /// `once`: it must be changed at the next sign-in. One may set one's own.
    Result<void> setPassword(storage::Database& database, const AccountRef& ref,
                             const QString& passwordHash, bool once, const QString& by);
    Result<void> setLocked(storage::Database& database, const AccountRef& ref, bool isLocked,
                           const QString& by);
    /// Gives the account a new second factor, and the secret to whoever sets it up: it is not shown
    /// again. Errors also: Conflict when the hall's node is not enrolled yet.
    Result<Secret> renewTotp(storage::Database& database, const AccountRef& ref, const QString& by);
    /// Not for administrators.
    Result<void> dropTotp(storage::Database& database, const AccountRef& ref, const QString& by);
    Result<void> remove(storage::Database& database, const AccountRef& ref, const QString& by);

    /// At most kListLimit accounts of a hall ('' for the city's) after `after`, by name. Only
    /// reads.
    static Result<QList<AccountLine>> list(storage::Database& database, const QString& hall,
                                           const QString& after);

    /// Those of `accounts` that never were there, as they are. How many.
    Result<int> import(storage::Database& database, const QList<NewAccount>& accounts);

    /// The first security administrator. Errors: Conflict if there is one already.
    Result<Secret> bootstrap(storage::Database& database, const NewAccount& account);

    /// After AccountProjection has applied `row`: a password chosen at a hall takes effect.
    Result<void> takeChosen(storage::Database& database, const journal::Row& row);

private:
    Result<AccountState> there(storage::Database& database, const AccountRef& ref) const;
    Result<AccountState> another(storage::Database& database, const AccountRef& ref,
                                 const QString& by) const;
    Result<void> keepsSecurity(storage::Database& database, const AccountState& state) const;
    Result<void> record(storage::Database& database, const char* kind, const AccountRef& ref,
                        QJsonObject body, const QString& by);
    Result<Secret> putTotp(storage::Database& database, const AccountRef& ref,
                           const QByteArray& secret, const QString& by);
    Result<void> publish(storage::Database& database, const AccountRef& ref);

    journal::Journal& m_journal;
    const crypto::NodeKeys& m_keys;
    SealingKey m_sealingKey;
};

/// Whether an account may be made like this. Errors: BadRequest naming the field.
Result<void> checkNewAccount(const NewAccount& account);

} // namespace onewindow::identity
