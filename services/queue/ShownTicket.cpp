// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/ShownTicket.h"

#include "services/crypto/Suite.h"
#include "services/queue/ListText.h"

namespace onewindow::queue {

namespace {

constexpr qsizetype kIdBytes = 16;

} // namespace

QString shownId(const QString& token)
{
    return QString::fromLatin1(
        crypto::digest(crypto::Suite::International, token.toUtf8()).first(kIdBytes).toHex());
}

QJsonObject shownJson(const Ticket& ticket)
{
    QJsonObject json{{QStringLiteral("number"), ticket.number},
                     {QStringLiteral("day"), ticket.day},
                     {QStringLiteral("matter"), ticket.matter},
                     {QStringLiteral("line"), ticket.line},
                     {QStringLiteral("state"), stateName(ticket.state)},
                     {QStringLiteral("issuedAt"), ticket.issuedAtMs},
                     {QStringLiteral("dueAt"), ticket.dueAtMs}};
    addIds(json, "further", ticket.further);
    if (!ticket.window.isEmpty()) {
        json.insert(QStringLiteral("window"), ticket.window);
    }
    if (ticket.calledAtMs != 0) {
        json.insert(QStringLiteral("calledAt"), ticket.calledAtMs);
        json.insert(QStringLiteral("callCount"), ticket.callCount);
        json.insert(QStringLiteral("order"), ticket.callReason);
    }
    return json;
}

Ticket shownTicketFrom(const QJsonObject& json)
{
    const auto textOf = [&json](const char* name) {
        return json.value(QLatin1String(name)).toString();
    };
    const auto timeOf = [&json](const char* name) {
        return json.value(QLatin1String(name)).toInteger();
    };
    Ticket ticket;
    ticket.number = textOf("number");
    ticket.day = textOf("day");
    ticket.matter = textOf("matter");
    ticket.further = furtherFrom(json.value(QLatin1String("further")), ticket.matter);
    ticket.line = textOf("line");
    ticket.state = stateFromName(textOf("state"));
    ticket.issuedAtMs = timeOf("issuedAt");
    ticket.dueAtMs = timeOf("dueAt");
    ticket.window = textOf("window");
    ticket.calledAtMs = timeOf("calledAt");
    ticket.callCount = static_cast<int>(timeOf("callCount"));
    ticket.callReason = textOf("order");
    return ticket;
}

} // namespace onewindow::queue
