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

constexpr PageText kToday{u"今日大厅", u"The hall today"};
constexpr PageText kCrowd{u"等候情况", u"Waiting now"};
constexpr PageText kMatters{u"办理事项", u"What you can do here"};
constexpr PageText kHome{u"首页", u"Home"};
constexpr PageText kCrowdLink{u"等候情况", u"Waiting"};
constexpr PageText kMattersLink{u"办理事项", u"Matters"};
constexpr PageText kMatter{u"事项", u"Matter"};
constexpr PageText kWaiting{u"等候", u"Waiting"};
constexpr PageText kPeople{u" 人", u""};
constexpr PageText kTime{u"预计等候", u"Expected wait"};
constexpr PageText kMinutes{u" 分钟", u" min"};
constexpr PageText kClosed{u"暂无窗口办理", u"Closed now"};
constexpr PageText kUnknownTime{u"暂无法预计", u"Not known yet"};
constexpr PageText kAsOf{u"数据时间 ", u"As of "};
constexpr PageText kStale{u"暂时收不到大厅的最新数据，以下为较早的情况。",
                          u"The hall cannot be reached just now; these figures are older."};
constexpr PageText kNothing{u"暂无内容，请稍后再看。",
                            u"Nothing here yet; please look again later."};
constexpr PageText kDepartment{u"办理部门：", u"Department: "};
constexpr PageText kArea{u"办理地点：", u"Where: "};
constexpr PageText kCard{u"取号须刷身份证。", u"Bring your ID card: a number needs it."};
constexpr PageText kMaterials{u"需带材料：", u"Bring:"};
constexpr PageText kNoMaterials{u"无需携带其他材料。", u"Nothing else is needed."};
constexpr PageText kOptional{u"（如有）", u" (if you have it)"};
constexpr PageText kCopies{u" 份", u" copies"};
constexpr PageText kOrder{u"按优先类别和取号时间叫号，预计时间仅供参考。",
                          u"Called by class and time of issue; the times are estimates."};

QString in(const LocalText& text, bool isEnglish)
{
    return isEnglish && !text.en.isEmpty() ? text.en : text.zh;
}

QString tag(const char* name, const QString& html)
{
    const QString element = QString::fromLatin1(name);
    return u'<' + element + u'>' + html + QStringLiteral("</") + element.section(u' ', 0, 0) + u'>';
}

QString link(const char* path, const PageText& text, bool isEnglish, bool isHere = false)
{
    return QStringLiteral("<a href=\"") + QLatin1String(path) +
           (isEnglish ? QStringLiteral("?lang=en\"") : QStringLiteral("?lang=zh\"")) +
           (isHere ? QStringLiteral(" aria-current=\"page\">") : QStringLiteral(">")) +
           text.in(isEnglish).toHtmlEscaped() + QStringLiteral("</a>");
}

QString asOf(const PublicView& view, bool isEnglish)
{
    const QString time = hallTime(view.asOfMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    const QString line = tag("p class=\"note\"", kAsOf.in(isEnglish) + time);
    return view.isStale ? tag("p class=\"notice\"", kStale.in(isEnglish)) + line : line;
}

/// "10-25 min", or why there is no such figure.
QString timeText(const QJsonObject& queue, bool isEnglish)
{
    if (queue[QStringLiteral("openWindows")].toInt() == 0) {
        return kClosed.in(isEnglish);
    }
    if (!queue.contains(QStringLiteral("highMinutes"))) {
        return kUnknownTime.in(isEnglish);
    }
    const int low = queue[QStringLiteral("lowMinutes")].toInt();
    const int high = queue[QStringLiteral("highMinutes")].toInt();
    const QString range = low == high
                              ? QString::number(high)
                              : QString::number(low) + QChar(0x2013) + QString::number(high);
    return range + kMinutes.in(isEnglish);
}

QString crowdTable(const PublicView& view, bool isEnglish)
{
    QString rows;
    for (const Matter& matter : view.matters) {
        const QJsonObject queue = view.queues.value(matter.id);
        const int waiting = queue[QStringLiteral("waiting")].toInt();
        rows +=
            tag("tr", tag("td", in(matter.name, isEnglish).toHtmlEscaped()) +
                          tag("td", tag("b", QString::number(waiting)) + kPeople.in(isEnglish)) +
                          tag("td", timeText(queue, isEnglish).toHtmlEscaped()));
    }
    if (rows.isEmpty()) {
        return tag("p", kNothing.in(isEnglish));
    }
    const auto head = [isEnglish](const PageText& text) {
        return tag("th scope=\"col\"", text.in(isEnglish));
    };
    return tag("table", tag("thead", tag("tr", head(kMatter) + head(kWaiting) + head(kTime))) +
                            tag("tbody", rows)) +
           tag("p class=\"note\"", kOrder.in(isEnglish));
}

QString materialLine(const catalog::Material& material, bool isEnglish)
{
    QString line = in(material.name, isEnglish);
    if (material.copies > 1) {
        line += QStringLiteral(" × ") + QString::number(material.copies) + kCopies.in(isEnglish);
    }
    if (!material.isRequired) {
        line += kOptional.in(isEnglish);
    }
    const QString note = in(material.note, isEnglish);
    return tag("li", (note.isEmpty() ? line : line + QStringLiteral(" — ") + note).toHtmlEscaped());
}

QString matterPart(const Matter& matter, bool isEnglish)
{
    QString facts;
    const auto fact = [&facts, isEnglish](const PageText& name, const LocalText& value) {
        if (!value.zh.isEmpty()) {
            facts += tag("p", (name.in(isEnglish) + in(value, isEnglish)).toHtmlEscaped());
        }
    };
    fact(kDepartment, matter.department);
    fact(kArea, matter.windowArea);
    if (matter.needsCard) {
        facts += tag("p", kCard.in(isEnglish));
    }
    QString materials;
    for (const catalog::Material& material : matter.materials) {
        materials += materialLine(material, isEnglish);
    }
    facts += materials.isEmpty() ? tag("p", kNoMaterials.in(isEnglish))
                                 : tag("p", kMaterials.in(isEnglish)) + tag("ul", materials);
    return tag("details", tag("summary", in(matter.name, isEnglish).toHtmlEscaped()) + facts);
}

PageParts frame(const PublicView& view, const PageText& title, bool isEnglish)
{
    PageParts parts;
    parts.title = title.in(isEnglish);
    parts.hall = localText(view.hallName, isEnglish);
    parts.links = tag("nav", link("/", kHome, isEnglish, &title == &kToday) +
                                 link("/matters", kMattersLink, isEnglish, &title == &kMatters) +
                                 link("/crowd", kCrowdLink, isEnglish, &title == &kCrowd));
    return parts;
}

QJsonObject json(const LocalText& text)
{
    return {{QStringLiteral("zh"), text.zh}, {QStringLiteral("en"), text.en}};
}

QJsonObject jsonFrame(const PublicView& view)
{
    return {{QStringLiteral("hall"), view.hallName},
            {QStringLiteral("asOf"), view.asOfMs},
            {QStringLiteral("isStale"), view.isStale}};
}

} // namespace

HttpResponse homePage(const PublicView& view, bool isEnglish)
{
    PageParts parts = frame(view, kToday, isEnglish);
    for (const QJsonObject& notice : view.notices) {
        parts.content += tag("p class=\"notice\"", localText(notice, isEnglish).toHtmlEscaped());
    }
    parts.content += asOf(view, isEnglish) + crowdTable(view, isEnglish) +
                     tag("p", link("/matters", kMatters, isEnglish));
    parts.refreshSeconds = kRefreshSeconds;
    return page(parts, isEnglish);
}

HttpResponse mattersPage(const PublicView& view, bool isEnglish)
{
    PageParts parts = frame(view, kMatters, isEnglish);
    for (const catalog::Theme& theme : view.themes) {
        QString matters;
        for (const Matter& matter : view.matters) {
            if (matter.theme == theme.id) {
                matters += matterPart(matter, isEnglish);
            }
        }
        if (!matters.isEmpty()) {
            parts.content += tag("h2", in(theme.name, isEnglish).toHtmlEscaped()) + matters;
        }
    }
    if (parts.content.isEmpty()) {
        parts.content = tag("p", kNothing.in(isEnglish));
    }
    return page(parts, isEnglish);
}

HttpResponse crowdPage(const PublicView& view, bool isEnglish)
{
    PageParts parts = frame(view, kCrowd, isEnglish);
    parts.content = asOf(view, isEnglish) + crowdTable(view, isEnglish);
    parts.refreshSeconds = kRefreshSeconds;
    return page(parts, isEnglish);
}

QJsonObject mattersJson(const PublicView& view)
{
    QJsonArray themes;
    for (const catalog::Theme& theme : view.themes) {
        themes.append(QJsonObject{{QStringLiteral("id"), theme.id},
                                  {QStringLiteral("name"), json(theme.name)}});
    }
    QJsonArray matters;
    for (const Matter& matter : view.matters) {
        QJsonArray materials;
        for (const catalog::Material& material : matter.materials) {
            materials.append(QJsonObject{{QStringLiteral("name"), json(material.name)},
                                         {QStringLiteral("isRequired"), material.isRequired},
                                         {QStringLiteral("copies"), material.copies},
                                         {QStringLiteral("note"), json(material.note)}});
        }
        matters.append(QJsonObject{{QStringLiteral("id"), matter.id},
                                   {QStringLiteral("theme"), matter.theme},
                                   {QStringLiteral("name"), json(matter.name)},
                                   {QStringLiteral("department"), json(matter.department)},
                                   {QStringLiteral("area"), json(matter.windowArea)},
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
            {QStringLiteral("name"), json(matter.name)},
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
