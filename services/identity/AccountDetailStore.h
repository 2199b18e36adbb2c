// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/Account.h"
#include "services/storage/Database.h"

namespace onewindow::identity {

/// What of an account stays outside the journal: it is personal or secret, and goes when the
/// account goes.
struct AccountDetails
{
    QString name;
    QString passwordHash;
    QByteArray wrappedTotp;  ///< NodeKeys::wrap() of the second factor's secret; may be empty.
    QByteArray totpEnvelope; ///< The same secret, to the node that checks it.
};

/// Table `account_details`, at the centre; and at a hall below it the passwords chosen there, until
/// the centre has taken them.
class AccountDetailStore
{
public:
    static constexpr QStringView kComponent = u"account_details";
    static Result<void> migrate(storage::Database& database);

    explicit AccountDetailStore(storage::Database& database)
        : m_database(database)
    {}

    Result<std::optional<AccountDetails>> find(const AccountRef& ref);
    Result<void> put(const AccountRef& ref, const AccountDetails& details);
    Result<void> remove(const AccountRef& ref);

    /// A password chosen at this hall, by `fact`, for the account as of `version`, which is good
    /// until the account has a later one.
    Result<void> putChosen(const AccountRef& ref, qint64 version, const QString& passwordHash,
                           const QByteArray& fact);
    /// The fact by which the last one was chosen; empty if none was.
    Result<QByteArray> chosenBy(const AccountRef& ref);
    /// The hash, if it was chosen for just this version.
    Result<std::optional<QString>> chosen(const AccountRef& ref, qint64 version);

private:
    storage::Database& m_database;
};

} // namespace onewindow::identity
