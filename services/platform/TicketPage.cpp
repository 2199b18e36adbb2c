// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/TicketPage.h"

#include "services/core/HallTime.h"
#include "services/crypto/Suite.h"
#include "services/platform/PageText.h"
#include "services/platform/TicketNotes.h"
#include "services/platform/TicketWishes.h"
#include "services/queue/Ticket.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <array>

namespace onewindow::platform {

namespace {

using queue::TicketState;

constexpr int kRefreshSeconds = 15;
constexpr int kVersionBytes = 9;
constexpr int kSeeOther = 303;

constexpr PageText kTitle{QT_TRANSLATE_NOOP("PublicPages", "我的排队号")};
constexpr PageText kUnknown{
    QT_TRANSLATE_NOOP("PublicPages", "没有找到这个号。号码当日有效，请到取号机或服务台重新取号。")};
constexpr PageText kAhead{QT_TRANSLATE_NOOP("PublicPages", "前面还有")};
constexpr PageText kAheadCount{QT_TRANSLATE_NOOP("PublicPages", "%1 位")};
constexpr PageText kPassed{QT_TRANSLATE_NOOP("PublicPages", "比您晚取号、已先叫")};
constexpr PageText kPassedBy{QT_TRANSLATE_NOOP("PublicPages", "有预约 %1 人，优先 %2 人")};
constexpr PageText kTime = QT_TRANSLATE_NOOP3("PublicPages", "预计等候", "of a ticket");
constexpr PageText kMinutes = QT_TRANSLATE_NOOP3("PublicPages", "%1 分钟", "of a ticket");
constexpr PageText kTimeAt = QT_TRANSLATE_NOOP3("PublicPages", "%1（%2 的估计）", "of a ticket");
constexpr PageText kMatter = QT_TRANSLATE_NOOP3("PublicPages", "办理事项", "of a ticket");
constexpr PageText kAlso{QT_TRANSLATE_NOOP("PublicPages", "还要办")};
constexpr PageText kWindow{QT_TRANSLATE_NOOP("PublicPages", "请到窗口")};
constexpr PageText kArea{QT_TRANSLATE_NOOP("PublicPages", "等候区域")};
constexpr PageText kOrder{
    QT_TRANSLATE_NOOP("PublicPages", "按优先类别和取号时间叫号，不按号码大小。")};
constexpr PageText kAsOf = QT_TRANSLATE_NOOP3("PublicPages", "数据时间 %1", "of a ticket");
constexpr PageText kStale{
    QT_TRANSLATE_NOOP("PublicPages", "大厅网络中断，本页可能不是最新。请留意大厅屏幕和广播。")};
constexpr PageText kCut{
    QT_TRANSLATE_NOOP("PublicPages", "手机连不上网络，本页可能不是最新。请留意大厅屏幕和广播。")};
constexpr PageText kHardlyToday{QT_TRANSLATE_NOOP(
    "PublicPages", "按现在的进度，今天可能轮不到您。号码仍然有效，轮到时照常叫号。")};
constexpr PageText kUnserved{
    QT_TRANSLATE_NOOP("PublicPages", "现在没有窗口办理这件事。号码仍然有效，有窗口后照常叫号。")};
constexpr PageText kRebook{QT_TRANSLATE_NOOP(
    "PublicPages", "要改约其他时间，请在自助机扫小票上的码或刷身份证，也可以到服务台。")};
constexpr PageText kAskDesk{QT_TRANSLATE_NOOP("PublicPages", "想改天再来，请到服务台问问。")};
constexpr PageText kNotify{QT_TRANSLATE_NOOP("PublicPages", "叫到我时响铃振动")};
constexpr PageText kNotified{
    QT_TRANSLATE_NOOP("PublicPages", "叫到您时会响铃振动，请不要关闭本页")};
constexpr PageText kLate{QT_TRANSLATE_NOOP("PublicPages", "我会晚到：让后面 3 位先办")};
constexpr PageText kCancel{QT_TRANSLATE_NOOP("PublicPages", "取消这个号")};
constexpr PageText kCancelAsk{
    QT_TRANSLATE_NOOP("PublicPages", "确定取消吗？取消后要重新取号、重新排队。")};
constexpr PageText kCancelYes{QT_TRANSLATE_NOOP("PublicPages", "确定取消")};
constexpr PageText kCancelNo{QT_TRANSLATE_NOOP("PublicPages", "不取消，返回")};
constexpr PageText kSent{QT_TRANSLATE_NOOP("PublicPages", "已提交，等待大厅确认。")};
constexpr PageText kRate{QT_TRANSLATE_NOOP("PublicPages", "这次服务怎么样？（可不评）")};
constexpr PageText kThanks{QT_TRANSLATE_NOOP("PublicPages", "谢谢您的评价。")};
constexpr PageText kLarge{QT_TRANSLATE_NOOP("PublicPages", "大字")};
constexpr PageText kNormal{QT_TRANSLATE_NOOP("PublicPages", "标准字")};

/// From the best.
constexpr std::array kLevels{
    PageText QT_TRANSLATE_NOOP3("PublicPages", "非常满意", "of a service"),
    PageText QT_TRANSLATE_NOOP3("PublicPages", "满意", "of a service"),
    PageText QT_TRANSLATE_NOOP3("PublicPages", "基本满意", "of a service"),
    PageText QT_TRANSLATE_NOOP3("PublicPages", "不满意", "of a service"),
    PageText QT_TRANSLATE_NOOP3("PublicPages", "非常不满意", "of a service")};

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
        return {QT_TRANSLATE_NOOP("PublicPages", "已过号：请在取号机刷身份证或扫码恢复")};
    case TicketState::Cancelled:
        return {QT_TRANSLATE_NOOP("PublicPages", "已取消")};
    case TicketState::Linked:
        return {QT_TRANSLATE_NOOP("PublicPages", "已随您的另一个号一并办理")};
    case TicketState::Suspended:
        return {QT_TRANSLATE_NOOP("PublicPages", "暂停办理：请按工作人员说明再来")};
    }
    return {""};
}

QString text(const PageText& said, const PageLanguage& language)
{
    return language.say(said).toHtmlEscaped();
}

QString paragraph(const char* style, const QString& html)
{
    return QStringLiteral("<p class=\"") + QLatin1String(style) + u'"' + u'>' + html +
           QStringLiteral("</p>");
}

TicketState stateOf(const TicketView& view)
{
    return queue::stateFromName(view.ticket->value(QStringLiteral("state")).toString());
}

/// Whether anything more can become of it on this page.
bool canChange(const TicketView& view)
{
    const TicketState state = stateOf(view);
    return queue::isOpen(state) || state == TicketState::Missed || !view.wish.isEmpty() ||
           (state == TicketState::Done && !view.isRated);
}

/// What a link keeps of how the reader wants it.
QString query(const PageLanguage& language, bool isLarge)
{
    return QStringLiteral("lang=") + language.tag() +
           (isLarge ? QStringLiteral("&amp;size=large") : QString());
}

QString rangeText(const QJsonObject& ticket, const PageLanguage& language)
{
    const int low = ticket[QStringLiteral("lowMinutes")].toInt();
    const int high = ticket[QStringLiteral("highMinutes")].toInt();
    const QString range = low == high
                              ? QString::number(high)
                              : QString::number(low) + QChar(0x2013) + QString::number(high);
    return language.say(kMinutes).arg(range);
}

QString rowsOf(const QJsonObject& ticket, const PageLanguage& language)
{
    QString rows;
    if (queue::isInHand(queue::stateFromName(ticket[QStringLiteral("state")].toString()))) {
        rows += pageRow(kWindow, ticket[QStringLiteral("window")].toString(), language);
    }
    if (ticket.contains(QStringLiteral("ahead"))) {
        const int ahead = ticket[QStringLiteral("ahead")].toInt();
        rows += pageRow(kAhead, language.say(kAheadCount).arg(ahead), language);
    }
    const QJsonObject passed = ticket[QStringLiteral("passedBy")].toObject();
    if (!passed.isEmpty()) {
        const int appointments = passed[QStringLiteral("appointment")].toInt();
        const int priority = passed[QStringLiteral("priority")].toInt();
        rows += pageRow(kPassed, language.say(kPassedBy).arg(appointments).arg(priority), language);
    }
    if (ticket.contains(QStringLiteral("highMinutes"))) {
        const qint64 atMs = ticket[QStringLiteral("rangeAt")].toInteger();
        const QString range = rangeText(ticket, language);
        const QString dated =
            language.say(kTimeAt).arg(range, hallTime(atMs).toString(QStringLiteral("HH:mm")));
        rows += pageRow(kTime, atMs != 0 ? dated : range, language);
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
    return rows;
}

/// That they will hardly be called today, and what to do.
QString latePart(const QJsonObject& ticket, const PageLanguage& language)
{
    const QString late = ticket[QStringLiteral("late")].toString();
    if (late.isEmpty()) {
        return {};
    }
    const bool canBeBooked = ticket[QStringLiteral("canBeBooked")].toBool();
    return paragraph("notice", text(late == u"unserved" ? kUnserved : kHardlyToday, language)) +
           paragraph("notice", text(canBeBooked ? kRebook : kAskDesk, language));
}

/// A form with `fields` that goes to `verb` of the page.
QString form(const TicketView& view, WishVerb verb, const QString& choices, const QString& fields)
{
    return QStringLiteral("<form method=\"post\" action=\"") + view.path.toHtmlEscaped() + u'/' +
           wishVerbName(verb) + u'?' + choices + QStringLiteral("\">") + fields +
           QStringLiteral("</form>");
}

QString button(const char* attributes, const QString& html)
{
    return QStringLiteral("<button ") + QLatin1String(attributes) + u'>' + html +
           QStringLiteral("</button>");
}

QString ratingForm(const TicketView& view, const PageLanguage& language, const QString& choices)
{
    QString buttons;
    int level = static_cast<int>(kLevels.size());
    for (const PageText& name : kLevels) {
        const QByteArray attributes =
            "name=\"level\" class=\"plain\" value=\"" + QByteArray::number(level--) + '"';
        buttons += button(attributes.constData(), text(name, language));
    }
    return QStringLiteral("<h2>") + text(kRate, language) + QStringLiteral("</h2>") +
           form(view, WishVerb::Rate, choices, buttons);
}

/// What the holder may do. Nothing while the hall cannot be asked, or has not answered.
QString deedsOf(const TicketView& view, const PageLanguage& language, bool isLarge)
{
    const TicketState state = stateOf(view);
    const QString choices = query(language, isLarge);
    if (view.isRated && state == TicketState::Done) {
        return paragraph("note", text(kThanks, language));
    }
    if (!view.wish.isEmpty()) {
        return paragraph("notice", text(kSent, language));
    }
    if (view.isStale) {
        return {};
    }
    QString deeds;
    if (isWishFor(state, WishVerb::Late)) {
        const QString due = QString::number((*view.ticket)[QStringLiteral("dueAt")].toInteger());
        deeds += form(view, WishVerb::Late, choices,
                      QStringLiteral("<input type=\"hidden\" name=\"due\" value=\"") + due +
                          QStringLiteral("\">") +
                          button("id=\"late\" class=\"plain\"", text(kLate, language)));
    }
    if (isWishFor(state, WishVerb::Cancel)) {
        deeds += QStringLiteral("<p><a id=\"cancel\" href=\"?ask=cancel&amp;") + choices +
                 QStringLiteral("\">") + text(kCancel, language) + QStringLiteral("</a></p>");
    }
    if (isWishFor(state, WishVerb::Rate)) {
        deeds += ratingForm(view, language, choices);
    }
    return deeds;
}

/// The part that changes.
QString livePart(const TicketView& view, const PageLanguage& language, bool isLarge)
{
    const QJsonObject& ticket = *view.ticket;
    const TicketState state = stateOf(view);
    QString part = paragraph("number", ticket[QStringLiteral("number")].toString().toHtmlEscaped());
    part += paragraph(state == TicketState::Called ? "state called" : "state",
                      text(stateText(state), language));
    if (view.isStale) {
        part += paragraph("notice", text(kStale, language));
    }
    part += latePart(ticket, language);
    part += QStringLiteral("<dl>") + rowsOf(ticket, language) + QStringLiteral("</dl>");
    for (const QString& said : orderNotes(ticket, language)) {
        part += paragraph("note", said.toHtmlEscaped());
    }
    part += deedsOf(view, language, isLarge);
    if (view.asOfMs != 0) {
        const QString time = hallTime(view.asOfMs).toString(QStringLiteral("HH:mm"));
        part += paragraph("note", language.say(kAsOf).arg(time).toHtmlEscaped());
    }
    return part;
}

QString cancelPart(const TicketView& view, const PageLanguage& language, bool isLarge)
{
    const QString choices = query(language, isLarge);
    return paragraph("number",
                     (*view.ticket)[QStringLiteral("number")].toString().toHtmlEscaped()) +
           paragraph("state", text(kCancelAsk, language)) +
           form(view, WishVerb::Cancel, choices, button("id=\"yes\"", text(kCancelYes, language))) +
           QStringLiteral("<p><a href=\"?") + choices + QStringLiteral("\">") +
           text(kCancelNo, language) + QStringLiteral("</a></p>");
}

int callsOf(const TicketView& view)
{
    return (*view.ticket)[QStringLiteral("callCount")].toInt();
}

/// Around the part that changes: where news of it is had, and what the script shows.
QString frame(const TicketView& view, const PageLanguage& language,
              const TicketPageChoices& choices)
{
    const TicketNews news = ticketNews(view, language, choices);
    return QStringLiteral("<div id=\"live\" aria-live=\"polite\" data-state=\"") +
           queue::stateName(stateOf(view)) + QStringLiteral("\" data-calls=\"") +
           QString::number(callsOf(view)) + QStringLiteral("\" data-events=\"") +
           view.path.toHtmlEscaped() + QStringLiteral("/events?have=") +
           QString::fromLatin1(news.version) + QStringLiteral("&amp;") +
           query(language, choices.isLarge) + QStringLiteral("\">") +
           livePart(view, language, choices.isLarge) + QStringLiteral("</div>") +
           QStringLiteral("<p class=\"notice\" id=\"cut\" role=\"status\" hidden>") +
           text(kCut, language) + QStringLiteral("</p>") +
           QStringLiteral("<button id=\"notify\" hidden data-done=\"") + text(kNotified, language) +
           QStringLiteral("\">") + text(kNotify, language) + QStringLiteral("</button>") +
           paragraph("note", text(kOrder, language));
}

/// To the other size of type.
QString sizeLink(const PageLanguage& language, bool isLarge)
{
    return QStringLiteral("<a href=\"?") + query(language, !isLarge) + QStringLiteral("\">") +
           text(isLarge ? kNormal : kLarge, language) + QStringLiteral("</a>");
}

} // namespace

TicketPageChoices ticketChoices(const HttpRequest& request)
{
    return {.isLarge = request.target.parameter(u"size") == u"large",
            .asksToCancel = request.target.parameter(u"ask") == u"cancel"};
}

QString ticketPath(const RequestTarget& target)
{
    const bool namesHall = target.segments.value(0) == u"h";
    QString path;
    for (const QString& segment :
         target.segments.first(std::min<qsizetype>(target.segments.size(), namesHall ? 4 : 2))) {
        path += u'/' + QString::fromLatin1(QUrl::toPercentEncoding(segment));
    }
    return path;
}

HttpResponse ticketPageAgain(const QString& path, const PageLanguage& language,
                             const TicketPageChoices& choices)
{
    HttpResponse response;
    response.status = kSeeOther;
    response.contentType.clear();
    const QString target = path + QStringLiteral("?lang=") + language.tag() +
                           (choices.isLarge ? QStringLiteral("&size=large") : QString());
    response.headers.append({QByteArrayLiteral("Location"), target.toLatin1()});
    return response;
}

HttpResponse ticketPage(const TicketView& view, const PageLanguage& language,
                        const TicketPageChoices& choices)
{
    PageParts parts;
    parts.title = language.say(kTitle);
    parts.hall = language.say(view.hallName);
    parts.links = sizeLink(language, choices.isLarge);
    parts.isLarge = choices.isLarge;
    if (!view.ticket) {
        return pageOf(parts, std::nullopt, kUnknown, language);
    }
    if (choices.asksToCancel && isWishFor(stateOf(view), WishVerb::Cancel) && !view.isStale) {
        return pageOf(parts, cancelPart(view, language, choices.isLarge), kUnknown, language);
    }
    if (canChange(view)) {
        parts.refreshSeconds = kRefreshSeconds;
        parts.script = QStringLiteral("/assets/ticket.js");
    }
    return pageOf(parts, frame(view, language, choices), kUnknown, language);
}

TicketNews ticketNews(const TicketView& view, const PageLanguage& language,
                      const TicketPageChoices& choices)
{
    const QString number = (*view.ticket)[QStringLiteral("number")].toString();
    const QJsonObject told{
        {QStringLiteral("html"), livePart(view, language, choices.isLarge)},
        {QStringLiteral("title"), number + u' ' + language.say(stateText(stateOf(view)))},
        {QStringLiteral("state"), (*view.ticket)[QStringLiteral("state")]},
        {QStringLiteral("calls"), callsOf(view)},
        {QStringLiteral("hasEnded"), !canChange(view)}};
    TicketNews news;
    news.data = QJsonDocument(told).toJson(QJsonDocument::Compact);
    news.version =
        crypto::digest(crypto::Suite::International, news.data).first(kVersionBytes).toHex();
    return news;
}

HttpResponse ticketEvent(const std::optional<TicketNews>& news)
{
    HttpResponse response;
    response.contentType = QByteArrayLiteral("text/event-stream; charset=utf-8");
    response.body = QByteArrayLiteral("retry: 1000\n");
    response.body += news ? "id: " + news->version + "\nevent: ticket\ndata: " + news->data + "\n\n"
                          : QByteArrayLiteral(": nothing new\n\n");
    return response;
}

} // namespace onewindow::platform
