// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/AdminClient.h"
#include "app/ctl/Bootstrap.h"
#include "app/ctl/Command.h"
#include "app/ctl/QrText.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>
#include <array>

namespace onewindow {

namespace {

constexpr int kPageLimit = 1000; ///< Pages of a list.

void addOptions(QCommandLineParser& parser)
{
    AdminClient::addOptions(parser);
    parser.addOptions({
        {QStringLiteral("hall"), QStringLiteral("Whose account it is; without it the city's."),
         QStringLiteral("hall")},
        {QStringLiteral("roles"),
         QStringLiteral("clerk, reception, hallManager, technician, auditor, systemAdministrator, "
                        "securityAdministrator or auditAdministrator; several with commas."),
         QStringLiteral("roles")},
        {QStringLiteral("name"), QStringLiteral("The person's name, for colleagues."),
         QStringLiteral("name")},
        {QStringLiteral("config"), QStringLiteral("The centre's platform.toml, for bootstrap."),
         QStringLiteral("file")},
        keysOption(),
    });
}

void tellTotp(const QString& secret, const QString& uri)
{
    say(QStringLiteral("second factor: %1\n%2\n%3").arg(secret, uri, qrText(uri)));
}

/// What the platform gave back once: password and second factor.
void tellSecrets(const QJsonObject& answer)
{
    const QString password = answer[QStringLiteral("password")].toString();
    if (!password.isEmpty()) {
        say(QStringLiteral("one-time password: %1").arg(password));
    }
    const QJsonObject totp = answer.contains(QStringLiteral("totp"))
                                 ? answer[QStringLiteral("totp")].toObject()
                                 : answer;
    if (totp.contains(QStringLiteral("secret"))) {
        tellTotp(totp[QStringLiteral("secret")].toString(), totp[QStringLiteral("uri")].toString());
    }
}

int bootstrap(const QCommandLineParser& parser)
{
    const QString config = parser.value(QStringLiteral("config"));
    if (config.isEmpty()) {
        return fail(QStringLiteral("account bootstrap needs --config platform.toml"));
    }
    const QString account = parser.isSet(QStringLiteral("account"))
                                ? parser.value(QStringLiteral("account")).toLower()
                                : QStringLiteral("security");
    takeCredentials(parser);
    const auto made = makeFirstAdministrator(config, account);
    if (!made) {
        return fail(describe(made.error()));
    }
    say(QStringLiteral("made the security administrator \"%1\"; this is shown once")
            .arg(made.value().account));
    say(QStringLiteral("one-time password: %1").arg(made.value().password));
    tellTotp(made.value().totpSecret, made.value().totpUri);
    return 0;
}

QString joined(const QJsonValue& list)
{
    QStringList texts;
    const QJsonArray array = list.toArray();
    for (const QJsonValue value : array) {
        texts << value.toString();
    }
    return texts.join(u',');
}

int list(AdminClient& client, const QString& hall)
{
    QString after;
    for (int page = 0; page < kPageLimit; ++page) {
        const auto answer =
            client.get(QStringLiteral("/v1/accounts?hall=%1&after=%2")
                           .arg(QString::fromLatin1(QUrl::toPercentEncoding(hall)),
                                QString::fromLatin1(QUrl::toPercentEncoding(after))));
        if (!answer) {
            return fail(describe(answer.error()));
        }
        const QJsonArray accounts = answer.value()[QStringLiteral("accounts")].toArray();
        for (const QJsonValue account : accounts) {
            after = account[QStringLiteral("account")].toString();
            QStringList notes{account[QStringLiteral("state")].toString()};
            if (account[QStringLiteral("hasTotp")].toBool()) {
                notes << QStringLiteral("second factor");
            }
            if (account[QStringLiteral("mustChange")].toBool()) {
                notes << QStringLiteral("must change the password");
            }
            say(QStringLiteral("%1  %2  %3  %4")
                    .arg(after, joined(account[QStringLiteral("roles")]),
                         notes.join(QStringLiteral(", ")),
                         account[QStringLiteral("name")].toString()));
        }
        if (!answer.value()[QStringLiteral("hasMore")].toBool()) {
            return 0;
        }
    }
    return 0;
}

/// A word of the command line and the API's word for it.
struct Verb
{
    const char* word;
    const char* path;
};

constexpr std::array kVerbs{
    Verb{"roles", "roles"},    Verb{"lock", "lock"}, Verb{"unlock", "unlock"},
    Verb{"reset", "password"}, Verb{"totp", "totp"}, Verb{"totp-off", "totp-off"},
    Verb{"remove", "remove"},
};

int change(AdminClient& client, const QString& path, const QJsonObject& body)
{
    const auto answer = client.post(path, body);
    if (!answer) {
        return fail(describe(answer.error()));
    }
    say(QStringLiteral("done"));
    tellSecrets(answer.value());
    return 0;
}

int run(const QCommandLineParser& parser)
{
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(1);
    const QString account = words.value(2).toLower();
    if (verb == u"bootstrap") {
        return bootstrap(parser);
    }
    const auto* const known = std::find_if(kVerbs.begin(), kVerbs.end(), [&](const Verb& one) {
        return verb == QLatin1String(one.word);
    });
    const bool isList = verb == u"list";
    const bool isAdd = verb == u"add";
    if ((!isList && !isAdd && known == kVerbs.end()) || (!isList && account.isEmpty())) {
        return fail(QStringLiteral("account bootstrap, list, add NAME, roles NAME, lock NAME, "
                                   "unlock NAME, reset NAME, totp NAME, totp-off NAME or remove "
                                   "NAME"));
    }
    const auto client = AdminClient::signIn(parser);
    if (!client) {
        return fail(describe(client.error()));
    }
    const QString hall = parser.value(QStringLiteral("hall"));
    if (isList) {
        return list(*client.value(), hall);
    }
    const QStringList roles = parser.value(QStringLiteral("roles")).split(u',', Qt::SkipEmptyParts);
    QJsonObject body{{QStringLiteral("hall"), hall},
                     {QStringLiteral("roles"), QJsonArray::fromStringList(roles)}};
    if (isAdd) {
        body.insert(QStringLiteral("account"), account);
        body.insert(QStringLiteral("name"), parser.value(QStringLiteral("name")));
        return change(*client.value(), QStringLiteral("/v1/accounts"), body);
    }
    return change(
        *client.value(),
        QStringLiteral("/v1/accounts/%1/%2")
            .arg(QString::fromLatin1(QUrl::toPercentEncoding(account)), QLatin1String(known->path)),
        body);
}

} // namespace

const Command kAccountCommand{
    "account",
    "VERB [NAME]        the staff's accounts, at the centre: bootstrap (the first one), list,\n"
    "                             add, roles, lock, unlock, reset, totp, totp-off, remove",
    addOptions, run};

} // namespace onewindow
