// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/TicketPage.h"

#include "services/platform/PageText.h"
#include "services/queue/Ticket.h"

#include <QStringList>

namespace onewindow::platform {

namespace {

using queue::TicketState;

constexpr int kRefreshSeconds = 15;

constexpr PageText kTitle{u"我的排队号", u"My ticket"};
constexpr PageText kUnknown{
    u"没有找到这个号。号码当日有效，请到取号机或服务台重新取号。",
    u"This ticket was not found. Tickets are valid on their day; please take a "
    u"new one at a terminal or at the service desk."};
constexpr PageText kAhead{u"前面还有", u"People ahead"};
constexpr PageText kAheadUnit{u" 位", u""};
constexpr PageText kMatter{u"办理事项", u"Matter"};
constexpr PageText kWindow{u"请到窗口", u"Please go to window"};
constexpr PageText kArea{u"等候区域", u"Waiting area"};
constexpr PageText kOrder{u"按优先类别和取号时间叫号，不按号码大小。",
                          u"Called by class and time of issue, not by number."};

PageText stateText(TicketState state)
{
    switch (state) {
    case TicketState::Pending:
        return {u"正在出号", u"Being issued"};
    case TicketState::Waiting:
        return {u"等候叫号", u"Waiting"};
    case TicketState::SetAside:
        return {u"暂未排队：请在取号机刷身份证或请工作人员恢复",
                u"Set aside: lay your ID card on a terminal, or ask the staff"};
    case TicketState::Called:
        return {u"正在叫号", u"You are being called"};
    case TicketState::Serving:
        return {u"正在办理", u"Being served"};
    case TicketState::Done:
        return {u"已办理完毕", u"Done"};
    case TicketState::Missed:
        return {u"已过号：请联系工作人员", u"Missed: please ask the staff"};
    case TicketState::Cancelled:
        return {u"已取消", u"Cancelled"};
    case TicketState::Linked:
        return {u"已随您的另一个号一并办理", u"Closed together with your other ticket"};
    }
    return {u"", u""};
}

QString ticketPart(const QJsonObject& ticket, bool isEnglish)
{
    const TicketState state = queue::stateFromName(ticket[QStringLiteral("state")].toString());
    const QString number = ticket[QStringLiteral("number")].toString().toHtmlEscaped();
    const QString status = stateText(state).in(isEnglish).toHtmlEscaped();
    QString rows;
    if (ticket.contains(QStringLiteral("window"))) {
        rows += pageRow(kWindow, ticket[QStringLiteral("window")].toString(), isEnglish);
    }
    if (ticket.contains(QStringLiteral("ahead"))) {
        const int ahead = ticket[QStringLiteral("ahead")].toInt();
        rows += pageRow(kAhead, QString::number(ahead) + kAheadUnit.in(isEnglish), isEnglish);
    }
    const QString matter = localText(ticket[QStringLiteral("matter")].toObject(), isEnglish);
    if (!matter.isEmpty()) {
        rows += pageRow(kMatter, matter, isEnglish);
    }
    const QString area = localText(ticket[QStringLiteral("area")].toObject(), isEnglish);
    if (!area.isEmpty()) {
        rows += pageRow(kArea, area, isEnglish);
    }
    const QString order = kOrder.in(isEnglish).toHtmlEscaped();
    return QStringLiteral("<p class=\"number\">") + number +
           QStringLiteral("</p><p class=\"state\">") + status + QStringLiteral("</p><dl>") + rows +
           QStringLiteral("</dl><p class=\"note\">") + order + QStringLiteral("</p>");
}

bool canChange(const std::optional<QJsonObject>& ticket)
{
    return ticket &&
           queue::isOpen(queue::stateFromName((*ticket)[QStringLiteral("state")].toString()));
}

} // namespace

HttpResponse ticketPage(const QJsonObject& hallName, const std::optional<QJsonObject>& ticket,
                        bool isEnglish)
{
    PageParts parts;
    parts.title = kTitle.in(isEnglish);
    parts.hall = localText(hallName, isEnglish);
    parts.refreshSeconds = canChange(ticket) ? kRefreshSeconds : 0;
    return pageOf(parts, ticket ? std::optional(ticketPart(*ticket, isEnglish)) : std::nullopt,
                  kUnknown, isEnglish);
}

} // namespace onewindow::platform
