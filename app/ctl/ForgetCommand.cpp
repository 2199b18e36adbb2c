// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/AdminClient.h"
#include "app/ctl/Command.h"
#include "app/ctl/Terminal.h"

namespace onewindow {

namespace {

void addOptions(QCommandLineParser& parser)
{
    AdminClient::addOptions(parser);
    parser.addOptions({
        {QStringLiteral("ticket"), QStringLiteral("The token of a ticket: the end of its link."),
         QStringLiteral("token")},
        {QStringLiteral("subject"),
         QStringLiteral("Instead: the id of a ticket or an appointment."), QStringLiteral("id")},
        {QStringLiteral("hall"), QStringLiteral("Whose it is; needed at a centre."),
         QStringLiteral("id")},
        {QStringLiteral("reason"), QStringLiteral("request, mistake, retention, order or other."),
         QStringLiteral("reason")},
        {QStringLiteral("yes"), QStringLiteral("Do not ask whether to go on.")},
    });
}

int run(const QCommandLineParser& parser)
{
    const QString ticket = parser.value(QStringLiteral("ticket"));
    const QString subject = parser.value(QStringLiteral("subject"));
    const QString reason = parser.value(QStringLiteral("reason"));
    if (ticket.isEmpty() == subject.isEmpty() || reason.isEmpty()) {
        return fail(QStringLiteral("forget needs --ticket TOKEN or --subject ID, and --reason "
                                   "request, mistake, retention, order or other"));
    }
    const QString thing = ticket.isEmpty() ? subject : ticket;
    if (!parser.isSet(QStringLiteral("yes")) &&
        !askYes(QStringLiteral("Who %1 is of will be unreadable at centre, hall and terminal, for "
                               "good.")
                    .arg(thing))) {
        return fail(QStringLiteral("nothing was erased; without a terminal to ask at, --yes says "
                                   "that it is meant"));
    }
    const auto client = AdminClient::signIn(parser);
    if (!client) {
        return fail(describe(client.error()));
    }
    QJsonObject order{{QStringLiteral("reason"), reason},
                      {QStringLiteral("hall"), parser.value(QStringLiteral("hall"))}};
    order.insert(ticket.isEmpty() ? QStringLiteral("subject") : QStringLiteral("ticket"), thing);
    const auto done = client.value()->post(QStringLiteral("/v1/erasures"), order);
    if (!done) {
        return fail(describe(done.error()));
    }
    say(QStringLiteral("erased here (%1 data keys); the other nodes follow as they are reached")
            .arg(done.value()[QStringLiteral("erased")].toInteger()));
    return 0;
}

} // namespace

const Command kForgetCommand{
    "forget",
    "--ticket TOKEN|--subject ID --reason REASON     make unreadable, everywhere, whose it is",
    addOptions, run};

} // namespace onewindow
