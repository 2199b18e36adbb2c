// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/Account.h"
#include "services/journal/Projection.h"

#include <QList>

namespace onewindow::identity {

/// What the journal says of an account: nothing personal, no secret.
struct AccountState
{
    AccountRef ref;
    QStringList roles;
    QString state;      ///< "active", "locked" or "removed".
    qint64 version = 0; ///< Facts about it.
    qint64 locks = 0;   ///< How often it was locked.
    bool hasTotp = false;
    bool mustChange = false;
    QByteArray passwordFact; ///< Id of the row that set the password; empty before the first.

    [[nodiscard]] bool isThere() const { return state != u"removed"; }
};

/// Table `accounts`: the accounts of every hall and of the city, from the centre's facts and the
/// passwords chosen at halls. A removed one stays as a row, so that its name is not given away
/// unseen.
class AccountProjection final : public journal::Projection
{
public:
    /// `centre`: the node whose facts make accounts.
    explicit AccountProjection(QString centre);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    QString m_centre;
};

/// The account, removed or not; nothing if there never was one.
Result<std::optional<AccountState>> findAccount(storage::Database& database, const AccountRef& ref);

/// At most `limit` accounts of `hall` that are there, by name, after the account `after`.
Result<QList<AccountState>> accountsOf(storage::Database& database, const QString& hall,
                                       const QString& after, int limit);

/// How many accounts of `hall` are there, are not locked, and have just the role `role`.
Result<qint64> countActive(storage::Database& database, const QString& hall, const QString& role);

} // namespace onewindow::identity
