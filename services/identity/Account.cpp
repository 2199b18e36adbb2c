// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Account.h"

#include "services/core/Bytes.h"
#include "services/crypto/Suite.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::identity {

namespace {

constexpr qsizetype kNameLength = 32;
constexpr qsizetype kStampBytes = 8;
constexpr qsizetype kRoleLimit = 8;

bool isLetter(QChar character)
{
    return character >= u'a' && character <= u'z';
}

} // namespace

QByteArray Account::stamp() const
{
    ByteWriter writer;
    writer.putText(passwordHash);
    writer.putText(roles.join(u' '));
    writer.putBytes(totpEnvelope);
    writer.putI64(locks);
    return crypto::digest(crypto::Suite::National, writer.bytes()).first(kStampBytes);
}

QJsonObject toJson(const Account& account)
{
    QJsonObject json{
        {QStringLiteral("name"), account.name},
        {QStringLiteral("roles"), QJsonArray::fromStringList(account.roles)},
        {QStringLiteral("state"), QLatin1String(account.isLocked ? "locked" : "active")},
        {QStringLiteral("version"), account.version},
        {QStringLiteral("locks"), account.locks},
        {QStringLiteral("mustChange"), account.mustChange},
        {QStringLiteral("passwordHash"), account.passwordHash},
    };
    if (!account.totpEnvelope.isEmpty()) {
        json.insert(QStringLiteral("totp"), QString::fromLatin1(account.totpEnvelope.toBase64()));
    }
    return json;
}

std::optional<Account> accountFromJson(const AccountRef& ref, const QJsonObject& json)
{
    Account account;
    account.hall = ref.hall;
    account.account = ref.account;
    account.name = json[QStringLiteral("name")].toString();
    const QJsonArray roles = json[QStringLiteral("roles")].toArray();
    for (const QJsonValue role : roles) {
        account.roles << role.toString();
    }
    const QString state = json[QStringLiteral("state")].toString();
    // What is not understood opens no door.
    account.isLocked = state != u"active";
    account.version = json[QStringLiteral("version")].toInteger();
    account.locks = json[QStringLiteral("locks")].toInteger();
    account.mustChange = json[QStringLiteral("mustChange")].toBool();
    account.passwordHash = json[QStringLiteral("passwordHash")].toString();
    account.totpEnvelope =
        QByteArray::fromBase64(json[QStringLiteral("totp")].toString().toLatin1());
    if (!isAccountName(account.account) || account.roles.isEmpty() ||
        account.roles.size() > kRoleLimit || state.isEmpty()) {
        return std::nullopt;
    }
    return account;
}

bool isAccountName(QStringView text)
{
    return !text.isEmpty() && text.size() <= kNameLength && isLetter(text.front()) &&
           std::all_of(text.begin(), text.end(), [](QChar character) {
               return isLetter(character) || (character >= u'0' && character <= u'9') ||
                      character == u'.' || character == u'-' || character == u'_';
           });
}

} // namespace onewindow::identity
