// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/Permissions.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::identity {

/// The feed's kind that carries accounts: id = account, audience kAccountAudience (hall nodes) in
/// the stream of its hall, kCityAccountAudience (nobody) in the city's. {name, roles, state:
/// active|locked, version, locks, mustChange, passwordHash, totp: an envelope to the node that
/// checks, base64, absent without a second factor}. Nobody but the nodes that check sign-ins may
/// see it.
inline constexpr const char* kAccountFeedKind = "account";

/// Who may follow the accounts of a hall: callers whose certificate says that they are a hall.
inline constexpr const char* kAccountAudience = "hall";

/// The audience of the city's own accounts. No caller ever has it: only the centre reads them, in
/// its own store.
inline constexpr const char* kCityAccountAudience = "centre";

/// Which account: names are unique within a hall, or among the city's own (empty hall).
struct AccountRef
{
    QString hall;
    QString account;
};

/// An account as sign-in needs it.
struct Account
{
    QString hall;    ///< Whose it is; empty for the city's own.
    QString account; ///< What is typed at sign-in, lower case.
    QString name;    ///< Shown to colleagues.
    QStringList roles;
    bool isLocked = false;
    bool mustChange = false; ///< The password, at the next sign-in.
    qint64 version = 0;      ///< Grows with each change.
    qint64 locks = 0;        ///< How often it was locked.
    QString passwordHash;    ///< crypto::hashPassword(); empty: nobody can sign in.
    QByteArray totpEnvelope; ///< Of the second factor's secret, to this node; empty without one.

    [[nodiscard]] AccountRef ref() const { return {hall, account}; }

    /// A session lasts as long as this: another password, other roles, another second factor or a
    /// lock give another one. 8 bytes.
    [[nodiscard]] QByteArray stamp() const;
};

/// The body of the feed's thing.
QJsonObject toJson(const Account& account);

/// The reverse; nothing for what is no account.
std::optional<Account> accountFromJson(const AccountRef& ref, const QJsonObject& json);

/// Whether `text` can name an account: 1 to 32 of a-z, 0-9, '.', '-' and '_', a letter first.
bool isAccountName(QStringView text);

} // namespace onewindow::identity
