// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/NextInLine.h"

#include "qml/Texts/ClassText.h"
#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/core/Ids.h"
#include "services/queue/CallOrder.h"
#include "services/queue/FeedKinds.h"

#include <QCoreApplication>

#include <algorithm>

namespace onewindow::ui {

using queue::OrderReason;
using queue::textOf;
using queue::TicketClass;

namespace {

TicketClass classOf(const QJsonObject& ticket)
{
    return queue::classFromName(textOf(ticket, "class"));
}

queue::Place placeOf(const QJsonObject& ticket)
{
    queue::Place place;
    place.isOrdinary = classOf(ticket) == TicketClass::Ordinary;
    place.dueMs = ticket.value(QLatin1String("dueAt")).toInteger();
    place.fromMs = ticket.value(QLatin1String("fromAt")).toInteger(place.dueMs);
    return place;
}

QString reasonText(const QJsonObject& ticket, OrderReason reason, const queue::CallRules& rules)
{
    const QString number = textOf(ticket, "number");
    const queue::Place place = placeOf(ticket);
    const qint64 minutes = (place.fromMs - place.dueMs) / kMinuteMs;
    switch (reason) {
    case OrderReason::HeadStart:
        return QCoreApplication::translate("WindowQueue", "先叫 %1：%2，按早取 %3 分钟算")
            .arg(number, classText(classOf(ticket)))
            .arg(minutes);
    case OrderReason::Appointment:
        return QCoreApplication::translate("WindowQueue", "先叫 %1：有预约，按早取 %2 分钟算")
            .arg(number)
            .arg(minutes);
    case OrderReason::OrdinaryTurn:
        return QCoreApplication::translate("WindowQueue", "先叫 %1：已连叫 %2 个优先号，轮到普通号")
            .arg(number)
            .arg(rules.ordinaryEvery - 1);
    case OrderReason::CameBack:
        return QCoreApplication::translate("WindowQueue", "先叫 %1：过号后回来的号往后排")
            .arg(number);
    case OrderReason::CameEarlier:
    case OrderReason::OutOfOrder:
    case OrderReason::OtherMatter:
    case OrderReason::NotWaiting:
        break;
    }
    return QCoreApplication::translate("WindowQueue", "先叫 %1：按时间排在最前").arg(number);
}

/// As much of a ticket as decides about its turn.
queue::Ticket ticketOf(const QJsonObject& json)
{
    queue::Ticket ticket;
    ticket.id = idFromText(textOf(json, "id"));
    ticket.klass = classOf(json);
    ticket.state = queue::stateFromName(textOf(json, "state"));
    ticket.issuedAtMs = json.value(QLatin1String("issuedAt")).toInteger();
    ticket.fromAtMs = placeOf(json).fromMs;
    ticket.dueAtMs = placeOf(json).dueMs;
    ticket.misses = json.value(QLatin1String("misses")).toInt();
    return ticket;
}

queue::CallRules rulesOf(const QJsonObject& hall)
{
    return queue::callRulesFrom(hall.value(QLatin1String("order")).toObject());
}

} // namespace

QString putNextFirst(QList<QJsonObject>& waiting, const QJsonObject& window,
                     const QJsonObject& hall)
{
    if (waiting.isEmpty()) {
        return {};
    }
    const queue::CallRules rules = rulesOf(hall);
    const auto ordinary =
        std::find_if(waiting.begin(), waiting.end(), [](const QJsonObject& ticket) {
            return classOf(ticket) == TicketClass::Ordinary;
        });
    const auto next = queue::nextCall(
        rules, placeOf(waiting.constFirst()), classOf(waiting.constFirst()),
        ordinary == waiting.end() ? std::nullopt : std::optional(placeOf(*ordinary)),
        window.value(QLatin1String("passed")).toInt());
    if (next.isOrdinary && ordinary != waiting.end()) {
        std::rotate(waiting.begin(), ordinary, std::next(ordinary));
    }
    return reasonText(waiting.constFirst(), next.reason, rules);
}

QString whyNotYet(const queue::HallPicture& hall, const WindowQueue& queue,
                  const QJsonObject& ticket)
{
    const QString id = textOf(ticket, "id");
    const auto line = std::find_if(queue.waiting.cbegin(), queue.waiting.cend(),
                                   [&id](const TicketLine& one) { return one.id == id; });
    if (line == queue.waiting.cend()) {
        return {};
    }
    if (line == queue.waiting.cbegin()) {
        return queue.nextReason;
    }
    const QJsonObject first = hall.find(queue::feed::kTicket, queue.waiting.constFirst().id);
    const auto why = queue::explainOrder(ticketOf(first), ticketOf(ticket));
    // Whose turn it is goes before whoever is due.
    const OrderReason reason = why.isBefore ? why.reason : OrderReason::OrdinaryTurn;
    const QJsonObject rules = hall.find(queue::feed::kHall, QStringLiteral("hall"));
    return QCoreApplication::translate("WindowQueue", "%1 号在等候，前面 %2 人。%3")
        .arg(textOf(ticket, "number"))
        .arg(std::distance(queue.waiting.cbegin(), line))
        .arg(reasonText(first, reason, rulesOf(rules)));
}

QString whyText(const QJsonObject& why)
{
    const QString first = textOf(why, "first");
    const QString second = textOf(why, "second");
    const auto clock = [&why](const char* field) {
        return hallTime(why.value(QLatin1String(field)).toInteger())
            .toString(QStringLiteral("HH:mm"));
    };
    const qint64 minutes = why.value(QLatin1String("headStartMinutes")).toInteger();
    switch (queue::orderReasonFrom(textOf(why, "reason")).value_or(OrderReason::CameEarlier)) {
    case OrderReason::HeadStart:
        return QCoreApplication::translate("WindowQueue", "%1 排在 %2 前面：%3，按早取 %4 分钟算")
            .arg(first, second, classText(classOf(why)))
            .arg(minutes);
    case OrderReason::Appointment:
        return QCoreApplication::translate("WindowQueue",
                                           "%1 排在 %2 前面：有预约，按早取 %3 分钟算")
            .arg(first, second)
            .arg(minutes);
    case OrderReason::OrdinaryTurn:
        return QCoreApplication::translate("WindowQueue",
                                           "%1 排在 %2 前面：已连叫 %3 个优先号，轮到普通号")
            .arg(first, second)
            .arg(why.value(QLatin1String("ordinaryEvery")).toInteger() - 1);
    case OrderReason::CameBack:
        return QCoreApplication::translate("WindowQueue", "%1 排在 %2 前面：%2 过过号，往后排")
            .arg(first, second);
    case OrderReason::OutOfOrder:
        return QCoreApplication::translate("WindowQueue",
                                           "%1 排在 %2 前面：有权限的人按登记的原因先叫了 %1")
            .arg(first, second);
    case OrderReason::OtherMatter:
        return QCoreApplication::translate("WindowQueue", "%1 和 %2 不在一个队里，各叫各的")
            .arg(first, second);
    case OrderReason::NotWaiting:
        return QCoreApplication::translate("WindowQueue",
                                           "%1 排在 %2 前面：叫 %1 的时候 %2 还不能叫")
            .arg(first, second);
    case OrderReason::CameEarlier:
        break;
    }
    return QCoreApplication::translate("WindowQueue", "%1 排在 %2 前面：%3 起算，%2 是 %4")
        .arg(first, second, clock("firstFrom"), clock("secondFrom"));
}

} // namespace onewindow::ui
