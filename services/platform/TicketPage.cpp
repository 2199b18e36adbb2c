// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/TicketPage.h"

#include "services/platform/PageText.h"
#include "services/queue/Ticket.h"

#include <QJsonArray>
#include <QStringList>

namespace onewindow::platform {

namespace {

using queue::TicketState;

constexpr int kRefreshSeconds = 15;

constexpr PageText kTitle{QT_TRANSLATE_NOOP("PublicPages", "我的排队号")};
constexpr PageText kUnknown{
    QT_TRANSLATE_NOOP("PublicPages", "没有找到这个号。号码当日有效，请到取号机或服务台重新取号。")};
constexpr PageText kAhead{QT_TRANSLATE_NOOP("PublicPages", "前面还有")};
constexpr PageText kAheadCount{QT_TRANSLATE_NOOP("PublicPages", "%1 位")};
constexpr PageText kMatter = QT_TRANSLATE_NOOP3("PublicPages", "办理事项", "of a ticket");
constexpr PageText kAlso{QT_TRANSLATE_NOOP("PublicPages", "还要办")};
constexpr PageText kWindow{QT_TRANSLATE_NOOP("PublicPages", "请到窗口")};
constexpr PageText kArea{QT_TRANSLATE_NOOP("PublicPages", "等候区域")};
constexpr PageText kOrder{
    QT_TRANSLATE_NOOP("PublicPages", "按优先类别和取号时间叫号，不按号码大小。")};

PageText stateText(TicketState state)
{
    switch (state) {
    case TicketState::Pending:
        return {QT_TRANSLATE_NOOP("PublicPages", "正在出号")};
    case TicketState::Waiting:
        return {QT_TRANSLATE_NOOP("PublicPages", "等候叫号")};
    case TicketState::SetAside:
        return {QT_TRANSLATE_NOOP("PublicPages", "暂未排队：请在取号机刷身份证或请工作人员恢复")};
    case TicketState::Called:
        return {QT_TRANSLATE_NOOP("PublicPages", "正在叫号")};
    case TicketState::Serving:
        return {QT_TRANSLATE_NOOP("PublicPages", "正在办理")};
    case TicketState::Done:
        return {QT_TRANSLATE_NOOP("PublicPages", "已办理完毕")};
    case TicketState::Missed:
        return {QT_TRANSLATE_NOOP("PublicPages", "已过号：请联系工作人员")};
    case TicketState::Cancelled:
        return {QT_TRANSLATE_NOOP("PublicPages", "已取消")};
    case TicketState::Linked:
        return {QT_TRANSLATE_NOOP("PublicPages", "已随您的另一个号一并办理")};
    }
    return {""};
}

QString ticketPart(const QJsonObject& ticket, const PageLanguage& language)
{
    const TicketState state = queue::stateFromName(ticket[QStringLiteral("state")].toString());
    const QString number = ticket[QStringLiteral("number")].toString().toHtmlEscaped();
    const QString status = language.say(stateText(state)).toHtmlEscaped();
    QString rows;
    if (ticket.contains(QStringLiteral("window"))) {
        rows += pageRow(kWindow, ticket[QStringLiteral("window")].toString(), language);
    }
    if (ticket.contains(QStringLiteral("ahead"))) {
        const int ahead = ticket[QStringLiteral("ahead")].toInt();
        rows += pageRow(kAhead, language.say(kAheadCount).arg(ahead), language);
    }
    const QString matter = language.say(ticket[QStringLiteral("matter")].toObject());
    if (!matter.isEmpty()) {
        rows += pageRow(kMatter, matter, language);
    }
    const QJsonArray further = ticket[QStringLiteral("further")].toArray();
    for (const QJsonValue other : further) {
        rows += pageRow(kAlso, language.say(other.toObject()), language);
    }
    const QString area = language.say(ticket[QStringLiteral("area")].toObject());
    if (!area.isEmpty()) {
        rows += pageRow(kArea, area, language);
    }
    const QString order = language.say(kOrder).toHtmlEscaped();
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
                        const PageLanguage& language)
{
    PageParts parts;
    parts.title = language.say(kTitle);
    parts.hall = language.say(hallName);
    parts.refreshSeconds = canChange(ticket) ? kRefreshSeconds : 0;
    return pageOf(parts, ticket ? std::optional(ticketPart(*ticket, language)) : std::nullopt,
                  kUnknown, language);
}

} // namespace onewindow::platform
