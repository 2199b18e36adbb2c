// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/TicketPage.h"

#include "services/queue/Ticket.h"

#include <QStringList>

namespace onewindow::platform {

namespace {

using queue::TicketState;

/// This page speaks the reader's language, not the process's, so its few texts stand here in both.
struct Text
{
    const char16_t* zh;
    const char16_t* en;

    [[nodiscard]] QString in(bool isEnglish) const
    {
        return QString::fromUtf16(isEnglish ? en : zh);
    }
};

constexpr Text kTitle{u"我的排队号", u"My ticket"};
constexpr Text kUnknown{u"没有找到这个号。号码当日有效,请到取号机或服务台重新取号。",
                        u"This ticket was not found. Tickets are valid on their day; please take a "
                        u"new one at a terminal or at the service desk."};
constexpr Text kAhead{u"前面还有", u"People ahead"};
constexpr Text kAheadUnit{u" 位", u""};
constexpr Text kMatter{u"办理事项", u"Matter"};
constexpr Text kWindow{u"请到窗口", u"Please go to window"};
constexpr Text kArea{u"等候区域", u"Waiting area"};
constexpr Text kOrder{u"按优先类别和取号时间叫号,不按号码大小。",
                      u"Called by class and time of issue, not by number."};
constexpr Text kOtherLanguage{u"English", u"中文"};

Text stateText(TicketState state)
{
    switch (state) {
    case TicketState::Pending:
        return {u"正在出号", u"Being issued"};
    case TicketState::Waiting:
        return {u"等候叫号", u"Waiting"};
    case TicketState::SetAside:
        return {u"暂未排队:请在取号机刷身份证或请工作人员恢复",
                u"Set aside: lay your ID card on a terminal, or ask the staff"};
    case TicketState::Called:
        return {u"正在叫号", u"You are being called"};
    case TicketState::Serving:
        return {u"正在办理", u"Being served"};
    case TicketState::Done:
        return {u"已办理完毕", u"Done"};
    case TicketState::Missed:
        return {u"已过号:请联系工作人员", u"Missed: please ask the staff"};
    case TicketState::Cancelled:
        return {u"已取消", u"Cancelled"};
    case TicketState::Linked:
        return {u"已随您的另一个号一并办理", u"Closed together with your other ticket"};
    }
    return {u"", u""};
}

QString localText(const QJsonObject& text, bool isEnglish)
{
    const QString english = text[QStringLiteral("en")].toString();
    return isEnglish && !english.isEmpty() ? english : text[QStringLiteral("zh")].toString();
}

QString row(const Text& name, const QString& value, bool isEnglish)
{
    return QStringLiteral("<dt>%1</dt><dd>%2</dd>")
        .arg(name.in(isEnglish).toHtmlEscaped(), value.toHtmlEscaped());
}

QString ticketPart(const QJsonObject& ticket, bool isEnglish)
{
    const TicketState state = queue::stateFromName(ticket[QStringLiteral("state")].toString());
    const QString number = ticket[QStringLiteral("number")].toString().toHtmlEscaped();
    const QString status = stateText(state).in(isEnglish).toHtmlEscaped();
    QString rows;
    if (ticket.contains(QStringLiteral("window"))) {
        rows += row(kWindow, ticket[QStringLiteral("window")].toString(), isEnglish);
    }
    if (ticket.contains(QStringLiteral("ahead"))) {
        const int ahead = ticket[QStringLiteral("ahead")].toInt();
        rows += row(kAhead, QString::number(ahead) + kAheadUnit.in(isEnglish), isEnglish);
    }
    const QString matter = localText(ticket[QStringLiteral("matter")].toObject(), isEnglish);
    if (!matter.isEmpty()) {
        rows += row(kMatter, matter, isEnglish);
    }
    const QString area = localText(ticket[QStringLiteral("area")].toObject(), isEnglish);
    if (!area.isEmpty()) {
        rows += row(kArea, area, isEnglish);
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
    const QString hall = localText(hallName, isEnglish).toHtmlEscaped();
    const QString title = kTitle.in(isEnglish).toHtmlEscaped();
    const QString refresh = canChange(ticket)
                                ? QStringLiteral("<meta http-equiv=\"refresh\" content=\"15\">")
                                : QString();
    const QString content = ticket ? ticketPart(*ticket, isEnglish)
                                   : QStringLiteral("<p class=\"state\">") +
                                         kUnknown.in(isEnglish).toHtmlEscaped() +
                                         QStringLiteral("</p>");
    HttpResponse response;
    response.status = ticket ? 200 : 404;
    response.contentType = QByteArrayLiteral("text/html; charset=utf-8");
    // Joined, not filled in with arg(): what came from data cannot contain a place marker then.
    const QString page =
        QStringLiteral("<!DOCTYPE html><html lang=\"") +
        (isEnglish ? QStringLiteral("en") : QStringLiteral("zh-CN")) +
        QStringLiteral("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\">") +
        refresh + QStringLiteral("<title>") + title +
        QStringLiteral("</title><link rel=\"stylesheet\" href=\"/assets/ticket.css\"></head>"
                       "<body><header>") +
        hall + QStringLiteral("</header><main><h1>") + title + QStringLiteral("</h1>") + content +
        QStringLiteral("</main><footer><a href=\"?lang=") +
        (isEnglish ? QStringLiteral("zh\" lang=\"zh-CN\">") : QStringLiteral("en\" lang=\"en\">")) +
        kOtherLanguage.in(isEnglish) + QStringLiteral("</a></footer></body></html>\n");
    response.body = page.toUtf8();
    return response;
}

HttpResponse ticketPageStyle()
{
    HttpResponse response;
    response.contentType = QByteArrayLiteral("text/css; charset=utf-8");
    response.headers.append(
        {QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("public, max-age=3600")});
    response.body = QByteArrayLiteral(
        "body{margin:0;background:#F3F5F9;color:#16213A;"
        "font:18px/1.5 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}"
        "header,footer{background:#fff;padding:16px 20px;border:0 solid #D5DCE8}"
        "header{border-bottom-width:2px;font-weight:bold}footer{border-top-width:2px}"
        "main{max-width:32em;margin:24px auto;padding:20px;background:#fff;"
        "border:2px solid #D5DCE8;border-radius:14px}"
        "h1{font-size:20px;margin:0;color:#4A5670}"
        ".number{font-size:64px;font-weight:bold;color:#0E4DA4;margin:8px 0;line-height:1.2}"
        ".state{font-size:24px;font-weight:bold;margin:8px 0 20px}"
        "dt{color:#4A5670}dd{margin:0 0 12px;font-size:22px}.note{color:#4A5670}"
        "a{color:#0E4DA4;display:inline-block;padding:12px 0}");
    return response;
}

bool wantsEnglish(const HttpRequest& request)
{
    const QString asked = request.target.parameter(u"lang");
    if (!asked.isEmpty()) {
        return asked.startsWith(QLatin1String("en"));
    }
    // The first language a browser names is the one it likes best.
    return request.header("accept-language").trimmed().toLower().startsWith("en");
}

} // namespace onewindow::platform
