// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/WindowQueue.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/NextInLine.h"
#include "qml/Texts/ClassText.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

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
    if (ticket.contains(QLatin1String("toWindow")) || ticket.contains(QLatin1String("toStaff"))) {
        tags << QCoreApplication::translate("WindowQueue", "只由本窗口叫号");
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

/// Whether `window` is where the ticket would be called.
bool isCalledAt(const QJsonObject& ticket, const QJsonObject& window)
{
    const QString toWindow = textOf(ticket, "toWindow");
    const QString toStaff = textOf(ticket, "toStaff");
    if (!toWindow.isEmpty() || !toStaff.isEmpty()) {
        return toWindow.isEmpty() ? toStaff == textOf(window, "staff")
                                  : toWindow == textOf(window, "id");
    }
    return window.value(QLatin1String("matters"))
        .toArray()
        .contains(ticket.value(QLatin1String("matter")));
}

/// Whether `window` serves one of the ticket's matters.
bool isServedAt(const QJsonObject& ticket, const QJsonObject& window)
{
    const QJsonArray served = window.value(QLatin1String("matters")).toArray();
    const QString first = textOf(ticket, "matter");
    const QStringList matters =
        QStringList(first) + queue::furtherFrom(ticket.value(QLatin1String("further")), first);
    return std::any_of(matters.cbegin(), matters.cend(),
                       [&served](const QString& matter) { return served.contains(matter); });
}

qint64 timeOf(const QJsonObject& ticket, const char* field)
{
    return ticket.value(QLatin1String(field)).toInteger();
}

} // namespace

WindowQueue windowQueue(const queue::HallPicture& hall, const QString& window, qint64 hallNowMs)
{
    const QJsonObject here = hall.find(feed::kWindow, window);
    QList<QJsonObject> waiting;
    QList<QJsonObject> aside;
    QList<QJsonObject> suspended;
    for (const QJsonObject& ticket : hall.all(feed::kTicket)) {
        const TicketState state = stateOf(ticket);
        if (state == TicketState::Suspended) {
            suspended << ticket;
            continue;
        }
        if (!isCalledAt(ticket, here)) {
            continue;
        }
        if (state == TicketState::Waiting) {
            waiting << ticket;
        } else if (state == TicketState::SetAside || state == TicketState::Missed) {
            aside << ticket;
        }
    }
    std::sort(waiting.begin(), waiting.end(), isDueBefore);
    std::sort(aside.begin(), aside.end(), isDueBefore);
    std::sort(suspended.begin(), suspended.end(), [](const auto& a, const auto& b) {
        return timeOf(a, "suspendedAt") < timeOf(b, "suspendedAt");
    });

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
    queue.nextReason = putNextFirst(waiting, here, hall.find(feed::kHall, QStringLiteral("hall")));
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
    for (const QJsonObject& ticket : std::as_const(suspended)) {
        const qint64 awayMs = std::max<qint64>(0, hallNowMs - timeOf(ticket, "suspendedAt"));
        TicketLine line =
            lineOf(ticket, suspendText(textOf(ticket, "suspendReason")), minutesText(awayMs));
        line.isServed = isServedAt(ticket, here);
        queue.suspended << line;
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

QStringList twoNumbersOf(const QString& code)
{
    static const QRegularExpression two(
        QStringLiteral("^\\s*([A-Z]+[0-9]{3,9})[\\s,、]+([A-Z]+[0-9]{3,9})\\s*$"));
    // As above.
    const auto match = two.match(code.normalized(QString::NormalizationForm_KC).toUpper());
    return match.hasMatch() ? QStringList{match.captured(1), match.captured(2)} : QStringList();
}

bool canBeRestored(const QJsonObject& ticket)
{
    const TicketState state = stateOf(ticket);
    return state == TicketState::SetAside || state == TicketState::Missed ||
           state == TicketState::Pending;
}

} // namespace onewindow::ui
