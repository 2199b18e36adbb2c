// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/AdminClient.h"
#include "app/ctl/Command.h"

#include <QDateTime>
#include <QJsonArray>
#include <QUrl>

namespace onewindow {

namespace {

void addOptions(QCommandLineParser& parser)
{
    AdminClient::addOptions(parser);
    parser.addPositionalArgument(QStringLiteral("verb"), QStringLiteral("invite, list or revoke"));
    parser.addOptions({
        {QStringLiteral("hall"), QStringLiteral("invite, list: the hall."), QStringLiteral("id")},
        {QStringLiteral("node"), QStringLiteral("invite, revoke: the machine."),
         QStringLiteral("id")},
        {QStringLiteral("role"), QStringLiteral("invite: kiosk, hall, counter, board or console."),
         QStringLiteral("role")},
        {QStringLiteral("name"), QStringLiteral("invite: what people call it."),
         QStringLiteral("text")},
        {QStringLiteral("address"),
         QStringLiteral("invite: a DNS name or IP address of a hall; may be repeated."),
         QStringLiteral("address")},
        {QStringLiteral("reason"),
         QStringLiteral("revoke: lost, stolen, replaced, retired, compromised or other."),
         QStringLiteral("reason")},
        {QStringLiteral("wipe"), QStringLiteral("revoke: it is to erase what it holds.")},
    });
}

int invite(const QCommandLineParser& parser, AdminClient& client)
{
    const auto invited =
        client.post(QStringLiteral("/v1/devices"),
                    {{QStringLiteral("hall"), parser.value(QStringLiteral("hall"))},
                     {QStringLiteral("node"), parser.value(QStringLiteral("node"))},
                     {QStringLiteral("role"), parser.value(QStringLiteral("role"))},
                     {QStringLiteral("name"), parser.value(QStringLiteral("name"))},
                     {QStringLiteral("addresses"),
                      QJsonArray::fromStringList(parser.values(QStringLiteral("address")))}});
    if (!invited) {
        return fail(describe(invited.error()));
    }
    const QDateTime expires =
        QDateTime::fromMSecsSinceEpoch(invited.value()[QStringLiteral("expires")].toInteger());
    say(invited.value()[QStringLiteral("code")].toString());
    say(QStringLiteral("works once, until %1").arg(expires.toString(Qt::ISODate)));
    return 0;
}

int list(const QCommandLineParser& parser, AdminClient& client)
{
    QString after;
    bool hasMore = true;
    while (hasMore) {
        const auto page = client.get(QStringLiteral("/v1/devices?hall=%1&after=%2")
                                         .arg(QString::fromLatin1(QUrl::toPercentEncoding(
                                                  parser.value(QStringLiteral("hall")))),
                                              QString::fromLatin1(QUrl::toPercentEncoding(after))));
        if (!page) {
            return fail(describe(page.error()));
        }
        const QJsonArray devices = page.value()[QStringLiteral("devices")].toArray();
        for (const QJsonValue value : devices) {
            const auto text = [&value](const char* name) {
                return value[QLatin1String(name)].toString();
            };
            after = text("node");
            const qint64 notAfter = value[QLatin1String("notAfter")].toInteger();
            say(QStringList{text("node"), text("hall"), text("role"), text("state"),
                            text("mark").isEmpty() ? QStringLiteral("-") : text("mark"),
                            notAfter == 0
                                ? QStringLiteral("-")
                                : QDateTime::fromMSecsSinceEpoch(notAfter).toString(Qt::ISODate),
                            text("name")}
                    .join(u'\t'));
        }
        hasMore = page.value()[QStringLiteral("hasMore")].toBool() && !devices.isEmpty();
    }
    return 0;
}

int revoke(const QCommandLineParser& parser, AdminClient& client)
{
    const QString node = parser.value(QStringLiteral("node"));
    const auto revoked =
        client.post(QStringLiteral("/v1/devices/%1/revoke")
                        .arg(QString::fromLatin1(QUrl::toPercentEncoding(node))),
                    {{QStringLiteral("reason"), parser.value(QStringLiteral("reason"))},
                     {QStringLiteral("wipe"), parser.isSet(QStringLiteral("wipe"))}});
    if (!revoked) {
        return fail(describe(revoked.error()));
    }
    say(QStringLiteral("%1 is shut out").arg(node));
    return 0;
}

int run(const QCommandLineParser& parser)
{
    const QString verb = parser.positionalArguments().value(1);
    const bool isKnown = verb == u"invite" || verb == u"list" || verb == u"revoke";
    if (!isKnown || (verb != u"list" && parser.value(QStringLiteral("node")).isEmpty())) {
        return fail(QStringLiteral("device needs invite --hall HALL --node NODE --role ROLE, list, "
                                   "or revoke --node NODE --reason REASON"));
    }
    const auto client = AdminClient::signIn(parser);
    if (!client) {
        return fail(describe(client.error()));
    }
    if (verb == u"list") {
        return list(parser, *client.value());
    }
    return verb == u"invite" ? invite(parser, *client.value()) : revoke(parser, *client.value());
}

} // namespace

const Command kDeviceCommand{
    "device", "invite|list|revoke --url URL --ca FILE --account NAME     the city's machines",
    addOptions, run};

} // namespace onewindow
