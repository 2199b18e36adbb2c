// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/StaffFile.h"

#include "services/identity/Totp.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::identity {

namespace {

constexpr qint64 kFileLimitBytes = 1 << 20;

NewAccount accountOf(const QJsonObject& json, const QString& hall)
{
    NewAccount account;
    const QJsonArray roles = json[QStringLiteral("roles")].toArray();
    for (const QJsonValue role : roles) {
        account.roles << role.toString();
    }
    if (json.contains(QStringLiteral("role"))) {
        account.roles << json[QStringLiteral("role")].toString();
    }
    account.ref.account = json[QStringLiteral("account")].toString().toLower();
    account.ref.hall =
        json[QStringLiteral("hall")].toString(isAdministrator(account.roles) ? QString() : hall);
    account.name = json[QStringLiteral("name")].toString();
    account.passwordHash = json[QStringLiteral("password")].toString();
    account.totpSecret = fromBase32(json[QStringLiteral("totp")].toString()).value_or(QByteArray());
    account.mustChange = json[QStringLiteral("once")].toBool();
    return account;
}

} // namespace

Result<QList<NewAccount>> loadStaffFile(const QString& path, const QString& hall)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kFileLimitBytes) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": cannot be read")};
    }
    return parseStaffFile(file.readAll(), path, hall);
}

Result<QList<NewAccount>> parseStaffFile(const QByteArray& json, const QString& fileName,
                                         const QString& hall)
{
    const QJsonArray list =
        QJsonDocument::fromJson(json).object().value(QStringLiteral("staff")).toArray();
    QList<NewAccount> accounts;
    for (const QJsonValue value : list) {
        NewAccount account = accountOf(value.toObject(), hall);
        const auto checked = checkNewAccount(account);
        if (!checked || account.passwordHash.isEmpty()) {
            return Error{ErrorCode::BadConfig, QStringLiteral("%1: staff[%2]: %3")
                                                   .arg(fileName)
                                                   .arg(accounts.size())
                                                   .arg(checked ? QStringLiteral("no password")
                                                                : checked.error().detail)};
        }
        accounts << std::move(account);
    }
    if (accounts.isEmpty()) {
        return Error{ErrorCode::BadConfig, fileName + QStringLiteral(": no staff in it")};
    }
    return accounts;
}

} // namespace onewindow::identity
