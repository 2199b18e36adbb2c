// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/WindowQueue.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Texts/ClassText.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;
using queue::TicketState;

namespace {

TicketState stateOf(const QJsonObject& ticket)
{
    return queue::stateFromName(textOf(ticket, "state"));
}

bool isDueBefore(const QJsonObject& a, const QJsonObject& b)
{
    const auto due = [](const QJsonObject& ticket) {
        return ticket.value(QLatin1String("dueAt")).toInteger();
    };
    return std::pair(due(a), textOf(a, "number")) < std::pair(due(b), textOf(b, "number"));
}

QString tagOf(const QJsonObject& ticket)
{
    QStringList tags;
    const auto klass = queue::classFromName(textOf(ticket, "class"));
    if (klass != queue::TicketClass::Ordinary) {
        tags << QCoreApplication::translate("WindowQueue", "优先 · %1").arg(classText(klass));
    }
    const QString from = textOf(ticket, "transferredFrom");
    if (!from.isEmpty()) {
        tags << QCoreApplication::translate("WindowQueue", "转自 %1 号窗口").arg(from);
    }
    if (ticket.value(QLatin1String("isUnknown")).toBool()) {
        tags << QCoreApplication::translate("WindowQueue", "出票未确认");
    }
    return tags.join(QStringLiteral(" · "));
}

} // namespace

WindowQueue windowQueue(const queue::HallPicture& hall, const QString& window, qint64 hallNowMs)
{
    const QJsonArray served =
        hall.find(feed::kWindow, window).value(QLatin1String("matters")).toArray();
    QList<QJsonObject> waiting;
    QList<QJsonObject> aside;
    for (const QJsonObject& ticket : hall.all(feed::kTicket)) {
        if (!served.contains(ticket.value(QLatin1String("matter")))) {
            continue;
        }
        const TicketState state = stateOf(ticket);
        if (state == TicketState::Waiting) {
            waiting << ticket;
        } else if (state == TicketState::SetAside || state == TicketState::Missed) {
            aside << ticket;
        }
    }
    std::sort(waiting.begin(), waiting.end(), isDueBefore);
    std::sort(aside.begin(), aside.end(), isDueBefore);

    const auto lineOf = [&hall](const QJsonObject& ticket, const QString& tag,
                                const QString& wait) {
        const QString first = textOf(ticket, "matter");
        QStringList names(hall.matterName(first, programLanguage()));
        for (const QString& id :
             queue::furtherFrom(ticket.value(QLatin1String("further")), first)) {
            names << hall.matterName(id, programLanguage());
        }
        //: Between the matters of one number.
        const QString between = QCoreApplication::translate("WindowQueue", "；");
        return TicketLine{textOf(ticket, "id"), textOf(ticket, "number"), names.join(between), tag,
                          wait};
    };
    WindowQueue queue;
    for (const QJsonObject& ticket : std::as_const(waiting)) {
        const qint64 waitedMs =
            std::max<qint64>(0, hallNowMs - ticket.value(QLatin1String("issuedAt")).toInteger());
        queue.longestWaitMs = std::max(queue.longestWaitMs, waitedMs);
        queue.waiting << lineOf(ticket, tagOf(ticket), minutesText(waitedMs));
    }
    for (const QJsonObject& ticket : std::as_const(aside)) {
        const bool isMissed = stateOf(ticket) == TicketState::Missed;
        queue.setAside << lineOf(ticket,
                                 isMissed ? QCoreApplication::translate("WindowQueue", "过号")
                                          : QCoreApplication::translate("WindowQueue", "未取号票"),
                                 {});
    }
    return queue;
}

QJsonObject ticketByCode(const queue::HallPicture& hall, const QString& code)
{
    // An input method may have made the letters wide.
    const QString typed = code.normalized(QString::NormalizationForm_KC).trimmed();
    const QString number = typed.toUpper();
    const QString token = typed.section(u'?', 0, 0).section(u'/', -1);
    const auto& tickets = hall.all(feed::kTicket);
    const auto found =
        std::find_if(tickets.cbegin(), tickets.cend(), [&](const QJsonObject& ticket) {
            return textOf(ticket, "number") == number || textOf(ticket, "token") == token;
        });
    return found == tickets.cend() ? QJsonObject() : *found;
}

bool canBeRestored(const QJsonObject& ticket)
{
    const TicketState state = stateOf(ticket);
    return state == TicketState::SetAside || state == TicketState::Missed ||
           state == TicketState::Pending;
}

} // namespace onewindow::ui
