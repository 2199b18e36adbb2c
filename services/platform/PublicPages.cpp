// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PublicPages.h"

#include "services/core/HallTime.h"
#include "services/platform/PageText.h"

#include <QJsonArray>

namespace onewindow::platform {

namespace {

using catalog::LocalText;
using catalog::Matter;

constexpr int kRefreshSeconds = 60;

constexpr PageText kToday{QT_TRANSLATE_NOOP("PublicPages", "今日大厅")};
constexpr PageText kCrowd{QT_TRANSLATE_NOOP("PublicPages", "等候情况")};
constexpr PageText kMatters{QT_TRANSLATE_NOOP("PublicPages", "办理事项")};
constexpr PageText kHome{QT_TRANSLATE_NOOP("PublicPages", "首页")};
constexpr PageText kCrowdLink = QT_TRANSLATE_NOOP3("PublicPages", "等候情况", "link");
constexpr PageText kMattersLink = QT_TRANSLATE_NOOP3("PublicPages", "办理事项", "link");
constexpr PageText kMatter{QT_TRANSLATE_NOOP("PublicPages", "事项")};
constexpr PageText kWaiting{QT_TRANSLATE_NOOP("PublicPages", "等候")};
constexpr PageText kPeople{QT_TRANSLATE_NOOP("PublicPages", "%1 人")};
constexpr PageText kTime{QT_TRANSLATE_NOOP("PublicPages", "预计等候")};
constexpr PageText kMinutes{QT_TRANSLATE_NOOP("PublicPages", "%1 分钟")};
constexpr PageText kClosed{QT_TRANSLATE_NOOP("PublicPages", "暂无窗口办理")};
constexpr PageText kUnknownTime{QT_TRANSLATE_NOOP("PublicPages", "暂无法预计")};
constexpr PageText kAsOf{QT_TRANSLATE_NOOP("PublicPages", "数据时间 %1")};
constexpr PageText kStale{
    QT_TRANSLATE_NOOP("PublicPages", "暂时收不到大厅的最新数据，以下为较早的情况。")};
constexpr PageText kNothing{QT_TRANSLATE_NOOP("PublicPages", "暂无内容，请稍后再看。")};
constexpr PageText kDepartment{QT_TRANSLATE_NOOP("PublicPages", "办理部门：%1")};
constexpr PageText kArea{QT_TRANSLATE_NOOP("PublicPages", "办理地点：%1")};
constexpr PageText kCard{QT_TRANSLATE_NOOP("PublicPages", "取号须刷身份证。")};
constexpr PageText kMaterials{QT_TRANSLATE_NOOP("PublicPages", "需带材料：")};
constexpr PageText kNoMaterials{QT_TRANSLATE_NOOP("PublicPages", "无需携带其他材料。")};
constexpr PageText kOptional{QT_TRANSLATE_NOOP("PublicPages", "%1（如有）")};
constexpr PageText kCopies{QT_TRANSLATE_NOOP("PublicPages", "%1 × %2 份")};
constexpr PageText kSearch{QT_TRANSLATE_NOOP("PublicPages", "查找事项：输入名称、拼音或首字母")};
constexpr PageText kFind{QT_TRANSLATE_NOOP("PublicPages", "查找")};
constexpr PageText kFound{QT_TRANSLATE_NOOP("PublicPages", "找到 %1 项")};
constexpr PageText kNotFound{
    QT_TRANSLATE_NOOP("PublicPages", "没有找到“%1”，请换一个词试试，或看全部事项。")};
constexpr PageText kAllMatters{QT_TRANSLATE_NOOP("PublicPages", "看全部事项")};
constexpr PageText kCity{QT_TRANSLATE_NOOP("PublicPages", "市政务服务中心")};
constexpr PageText kIssuer{QT_TRANSLATE_NOOP("PublicPages", "%1（%2）")};
constexpr PageText kOrder{
    QT_TRANSLATE_NOOP("PublicPages", "按优先类别和取号时间叫号，预计时间仅供参考。")};

QString tag(const char* name, const QString& html)
{
    const QString element = QString::fromLatin1(name);
    return u'<' + element + u'>' + html + QStringLiteral("</") + element.section(u' ', 0, 0) + u'>';
}

QString link(const char* path, const PageText& text, const PageLanguage& language,
             bool isHere = false)
{
    return QStringLiteral("<a href=\"") + QLatin1String(path) + QStringLiteral("?lang=") +
           language.tag() + u'"' +
           (isHere ? QStringLiteral(" aria-current=\"page\">") : QStringLiteral(">")) +
           language.say(text).toHtmlEscaped() + QStringLiteral("</a>");
}

QString asOf(const PublicView& view, const PageLanguage& language)
{
    const QString time = hallTime(view.asOfMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    const QString line = tag("p class=\"note\"", language.say(kAsOf).arg(time));
    return view.isStale ? tag("p class=\"notice\"", language.say(kStale)) + line : line;
}

/// "10-25 min", or why there is no such figure.
QString timeText(const QJsonObject& queue, const PageLanguage& language)
{
    if (queue[QStringLiteral("openWindows")].toInt() == 0) {
        return language.say(kClosed);
    }
    if (!queue.contains(QStringLiteral("highMinutes"))) {
        return language.say(kUnknownTime);
    }
    const int low = queue[QStringLiteral("lowMinutes")].toInt();
    const int high = queue[QStringLiteral("highMinutes")].toInt();
    const QString range = low == high
                              ? QString::number(high)
                              : QString::number(low) + QChar(0x2013) + QString::number(high);
    return language.say(kMinutes).arg(range);
}

QString crowdTable(const PublicView& view, const PageLanguage& language)
{
    QString rows;
    for (const Matter& matter : view.matters) {
        const QJsonObject queue = view.queues.value(matter.id);
        const int waiting = queue[QStringLiteral("waiting")].toInt();
        rows +=
            tag("tr", tag("td", language.say(matter.name).toHtmlEscaped()) +
                          tag("td", language.say(kPeople).arg(tag("b", QString::number(waiting)))) +
                          tag("td", timeText(queue, language).toHtmlEscaped()));
    }
    if (rows.isEmpty()) {
        return tag("p", language.say(kNothing));
    }
    const auto head = [&language](const PageText& text) {
        return tag("th scope=\"col\"", language.say(text));
    };
    return tag("table", tag("thead", tag("tr", head(kMatter) + head(kWaiting) + head(kTime))) +
                            tag("tbody", rows)) +
           tag("p class=\"note\"", language.say(kOrder));
}

QString materialLine(const catalog::Material& material, const PageLanguage& language)
{
    QString line = language.say(material.name);
    if (material.copies > 1) {
        line = language.say(kCopies).arg(line, QString::number(material.copies));
    }
    if (!material.isRequired) {
        line = language.say(kOptional).arg(line);
    }
    const QString note = language.say(material.note);
    return tag("li", (note.isEmpty() ? line : line + QStringLiteral(" — ") + note).toHtmlEscaped());
}

QString matterPart(const Matter& matter, const PageLanguage& language)
{
    QString facts;
    const auto fact = [&facts, &language](const PageText& name, const LocalText& value) {
        if (!value.zh.isEmpty()) {
            facts += tag("p", language.say(name).arg(language.say(value)).toHtmlEscaped());
        }
    };
    fact(kDepartment, matter.department);
    fact(kArea, matter.windowArea);
    if (matter.needsCard) {
        facts += tag("p", language.say(kCard));
    }
    QString materials;
    for (const catalog::Material& material : matter.materials) {
        materials += materialLine(material, language);
    }
    facts += materials.isEmpty() ? tag("p", language.say(kNoMaterials))
                                 : tag("p", language.say(kMaterials)) + tag("ul", materials);
    return tag("details", tag("summary", language.say(matter.name).toHtmlEscaped()) + facts);
}

/// A form that works without script: the browser asks for the page anew.
QString searchForm(const QString& query, const PageLanguage& language)
{
    return QStringLiteral("<form method=\"get\" action=\"/matters\" role=\"search\">"
                          "<label for=\"q\">") +
           language.say(kSearch).toHtmlEscaped() +
           QStringLiteral("</label><input type=\"search\" id=\"q\" name=\"q\" maxlength=\"") +
           QString::number(catalog::MatterSearch::kTextLimit) + QStringLiteral("\" value=\"") +
           query.toHtmlEscaped() +
           QStringLiteral("\"><input type=\"hidden\" name=\"lang\" value=\"") + language.tag() +
           QStringLiteral("\"><button type=\"submit\">") + language.say(kFind).toHtmlEscaped() +
           QStringLiteral("</button></form>");
}

/// The headline; of one that is not the hall's own, who says so.
QString noticeText(const queue::PublicNotice& notice, const PageLanguage& language)
{
    const QString title = language.say(notice.title);
    if (!notice.isCity && notice.issuer.isEmpty()) {
        return title;
    }
    const QString issuer =
        notice.issuer.isEmpty() ? language.say(kCity) : language.say(notice.issuer);
    return language.say(kIssuer).arg(title, issuer);
}

PageParts frame(const PublicView& view, const PageText& title, const PageLanguage& language)
{
    PageParts parts;
    parts.title = language.say(title);
    parts.hall = language.say(view.hallName);
    parts.links = tag("nav", link("/", kHome, language, &title == &kToday) +
                                 link("/matters", kMattersLink, language, &title == &kMatters) +
                                 link("/crowd", kCrowdLink, language, &title == &kCrowd));
    return parts;
}

QJsonObject jsonFrame(const PublicView& view)
{
    return {{QStringLiteral("hall"), view.hallName},
            {QStringLiteral("asOf"), view.asOfMs},
            {QStringLiteral("isStale"), view.isStale}};
}

} // namespace

HttpResponse homePage(const PublicView& view, const PageLanguage& language)
{
    PageParts parts = frame(view, kToday, language);
    for (const queue::PublicNotice& notice : view.notices) {
        parts.content += tag("p class=\"notice\"", noticeText(notice, language).toHtmlEscaped());
    }
    parts.content += asOf(view, language) + crowdTable(view, language) +
                     tag("p", link("/matters", kMatters, language));
    parts.refreshSeconds = kRefreshSeconds;
    return page(parts, language);
}

HttpResponse mattersPage(const PublicView& view, const PageLanguage& language)
{
    PageParts parts = frame(view, kMatters, language);
    for (const catalog::Theme& theme : view.themes) {
        QString matters;
        for (const Matter& matter : view.matters) {
            if (matter.theme == theme.id) {
                matters += matterPart(matter, language);
            }
        }
        if (!matters.isEmpty()) {
            parts.content += tag("h2", language.say(theme.name).toHtmlEscaped()) + matters;
        }
    }
    if (parts.content.isEmpty()) {
        parts.content = tag("p", language.say(kNothing));
    }
    parts.content.prepend(searchForm({}, language));
    return page(parts, language);
}

HttpResponse foundPage(const PublicView& view, const QString& query, const PageLanguage& language)
{
    PageParts parts = frame(view, kMatters, language);
    parts.query = query.left(catalog::MatterSearch::kTextLimit);
    parts.content = searchForm(parts.query, language);
    const QStringList ids = view.search ? view.search->find(parts.query, {}) : QStringList();
    QHash<QString, const Matter*> known;
    for (const Matter& matter : view.matters) {
        known.insert(matter.id, &matter);
    }
    QString matters;
    for (const QString& id : ids) {
        if (const Matter* matter = known.value(id)) {
            matters += matterPart(*matter, language);
        }
    }
    const QString said = ids.isEmpty() ? language.say(kNotFound).arg(parts.query)
                                       : language.say(kFound).arg(QString::number(ids.size()));
    parts.content += tag("p role=\"status\"", said.toHtmlEscaped()) + matters +
                     tag("p", link("/matters", kAllMatters, language));
    return page(parts, language);
}

HttpResponse crowdPage(const PublicView& view, const PageLanguage& language)
{
    PageParts parts = frame(view, kCrowd, language);
    parts.content = asOf(view, language) + crowdTable(view, language);
    parts.refreshSeconds = kRefreshSeconds;
    return page(parts, language);
}

QJsonObject mattersJson(const PublicView& view)
{
    QJsonArray themes;
    for (const catalog::Theme& theme : view.themes) {
        themes.append(QJsonObject{{QStringLiteral("id"), theme.id},
                                  {QStringLiteral("name"), toJson(theme.name)}});
    }
    QJsonArray matters;
    for (const Matter& matter : view.matters) {
        QJsonArray materials;
        for (const catalog::Material& material : matter.materials) {
            materials.append(QJsonObject{{QStringLiteral("name"), toJson(material.name)},
                                         {QStringLiteral("isRequired"), material.isRequired},
                                         {QStringLiteral("copies"), material.copies},
                                         {QStringLiteral("note"), toJson(material.note)}});
        }
        matters.append(QJsonObject{{QStringLiteral("id"), matter.id},
                                   {QStringLiteral("theme"), matter.theme},
                                   {QStringLiteral("name"), toJson(matter.name)},
                                   {QStringLiteral("department"), toJson(matter.department)},
                                   {QStringLiteral("area"), toJson(matter.windowArea)},
                                   {QStringLiteral("needsCard"), matter.needsCard},
                                   {QStringLiteral("materials"), materials}});
    }
    QJsonObject result = jsonFrame(view);
    result.insert(QStringLiteral("themes"), themes);
    result.insert(QStringLiteral("matters"), matters);
    return result;
}

QJsonObject crowdJson(const PublicView& view)
{
    QJsonArray matters;
    for (const Matter& matter : view.matters) {
        const QJsonObject queue = view.queues.value(matter.id);
        QJsonObject entry{
            {QStringLiteral("id"), matter.id},
            {QStringLiteral("name"), toJson(matter.name)},
            {QStringLiteral("waiting"), queue[QStringLiteral("waiting")].toInt()},
            {QStringLiteral("openWindows"), queue[QStringLiteral("openWindows")].toInt()}};
        for (const QString& name : {QStringLiteral("lowMinutes"), QStringLiteral("highMinutes")}) {
            if (queue.contains(name)) {
                entry.insert(name, queue[name].toInt());
            }
        }
        matters.append(entry);
    }
    QJsonObject result = jsonFrame(view);
    result.insert(QStringLiteral("matters"), matters);
    return result;
}

} // namespace onewindow::platform
