// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/MatterTexts.h"

#include "qml/Kiosk/filing/FilingOffer.h"
#include "qml/Kiosk/session/KioskSession.h"

#include <QCoreApplication>

#include <utility>

namespace onewindow::ui {

namespace {

/// In half-width columns: what fits a tile in one line.
constexpr int kCaptionLimit = 26;
/// So wide a range tells little, and says so.
constexpr int kWideMinutes = 45;

/// Context of the translations.
struct MatterTexts
{
    Q_DECLARE_TR_FUNCTIONS(MatterTexts)
};

bool isForAppointment(const KioskSession& session)
{
    return session.context().errand == Errand::Appointment;
}

/// While the hall is closed: at this terminal, without its staff.
bool isFiledNow(const KioskSession& session, const catalog::Matter& matter)
{
    return session.hasErrand(Errand::Filing) && isDoneWithoutStaff(matter, session.abilities());
}

/// What stands behind a matter in a list: how many wait, or what can be done of it while the hall
/// is closed.
QString standingOf(const KioskSession& session, const catalog::Matter& matter)
{
    const bool isErrand = session.context().errand.has_value();
    if (isForAppointment(session) || (session.isHallClosed() && isErrand)) {
        return {}; // Who comes another day, or only looks something up, does not wait now.
    }
    if (session.isHallClosed()) {
        //: Of a matter in a list, while the hall is closed. Short.
        return isFiledNow(session, matter) ? MatterTexts::tr("本机可办")
                                           : MatterTexts::tr("可预约");
    }
    switch (session.hall().stopped(matter.id)) {
    case queue::Stop::Full:
        //: Of a matter in a list: today's numbers are gone. Short.
        return MatterTexts::tr("今天号已满");
    case queue::Stop::Unserved:
        //: Of a matter in a list: no window serves it any more today. Short.
        return MatterTexts::tr("暂停办理");
    case queue::Stop::None:
        break;
    }
    const QString ahead = aheadText(session.hall().liveFigures(matter.id));
    return ahead.isEmpty() ? QString() : MatterTexts::tr("等候 %1").arg(ahead);
}

QList<const catalog::Matter*> mattersOf(const KioskSession& session, const QString& theme)
{
    QList<const catalog::Matter*> matters = session.tickets().catalogue().mattersOf(theme);
    matters.removeIf([&](const catalog::Matter* matter) { return !isOffered(session, *matter); });
    return matters;
}

/// "社保参保登记等 3 项", or only how many where that is too long.
QString themeCaption(const QList<const catalog::Matter*>& matters, const QString& language)
{
    const auto count = static_cast<int>(matters.size());
    const QString first = matters.constFirst()->name.in(language);
    QString several = MatterTexts::tr("%1等 %n 项", "first of several matters", count);
    // Where it wraps, the number does not stand apart from what it counts.
    several.replace(u' ', QChar::Nbsp);
    const QString named = count == 1 ? first : several.arg(first);
    return displayWidth(named) <= kCaptionLimit ? named : MatterTexts::tr("%n 项业务", "", count);
}

} // namespace

int displayWidth(const QString& text)
{
    // CJK and what follows it is two columns wide.
    constexpr char16_t kFirstWide = 0x2E80;
    int width = 0;
    for (const QChar character : text) {
        width += character.unicode() >= kFirstWide ? 2 : 1;
    }
    return width;
}

bool isOffered(const KioskSession& session, const catalog::Matter& matter)
{
    const KioskContext& context = session.context();
    const bool isToAdd = context.facts().isAddingMatter;
    if (isToAdd && (context.matters().contains(matter.id) ||
                    session.hall().stopped(matter.id) != queue::Stop::None)) {
        return false;
    }
    const bool isBookable = matter.guide.canBeBooked && session.hasErrand(Errand::Appointment);
    if (isForAppointment(session)) {
        return isBookable;
    }
    // Whoever looks something up reads of anything.
    return !session.isHallClosed() || context.errand.has_value() || isBookable ||
           isFiledNow(session, matter);
}

QList<Choice> themeChoices(const KioskSession& session)
{
    const QString language = session.modes().language;
    const catalog::Catalogue& catalogue = session.tickets().catalogue();
    QList<Choice> choices;
    for (const catalog::Theme& theme : catalogue.themes) {
        const QList<const catalog::Matter*> matters = mattersOf(session, theme.id);
        if (matters.isEmpty()) {
            continue;
        }
        choices.append({.key = theme.id,
                        .title = theme.name.in(language),
                        .caption = themeCaption(matters, language),
                        .iconName = theme.icon,
                        .trailing = {}});
    }
    return choices;
}

QList<Choice> matterChoices(const KioskSession& session, const QString& theme)
{
    QList<Choice> choices;
    for (const catalog::Matter* matter : mattersOf(session, theme)) {
        choices.append(matterChoice(session, *matter, false));
    }
    return choices;
}

Choice matterChoice(const KioskSession& session, const catalog::Matter& matter, bool saysWhere)
{
    const QString language = session.modes().language;
    QString caption = matter.department.in(language);
    if (saysWhere && !matter.windowArea.zh.isEmpty()) {
        caption += QStringLiteral(" · ") + matter.windowArea.in(language);
    }
    return {.key = matter.id,
            .title = matter.name.in(language),
            .caption = caption,
            .iconName = {},
            .trailing = standingOf(session, matter)};
}

QList<Choice> materialChoices(const catalog::Matter& matter, const QString& language)
{
    QList<Choice> choices;
    for (const catalog::Material& material : matter.materials) {
        QStringList notes;
        if (!material.isRequired) {
            notes.append(MatterTexts::tr("如有请带"));
        }
        if (material.copies > 1) {
            notes.append(MatterTexts::tr("%n 份", "copies", material.copies));
        }
        if (const QString note = material.note.in(language); !note.isEmpty()) {
            notes.append(note);
        }
        QString line = material.name.in(language);
        if (!notes.isEmpty()) {
            //: A material and what to know of it: "照片（2 份）".
            line = MatterTexts::tr("%1（%2）").arg(line, notes.join(QStringLiteral(" · ")));
        }
        choices.append({.key = {},
                        .title = line,
                        .caption = {},
                        .iconName = {},
                        .trailing = {},
                        .isChecked = material.isRequired});
    }
    return choices;
}

namespace {

Choice lineOf(const QString& title, const QString& iconName)
{
    return {.key = {},
            .title = title,
            .caption = {},
            .iconName = iconName,
            .trailing = {},
            .isChecked = true};
}

/// Of one matter: what is brought, what is not; a line at least.
QList<Choice> bringLinesOf(const catalog::Matter& matter, const QString& language)
{
    QList<Choice> lines;
    int shared = 0;
    const QList<Choice> all = materialChoices(matter, language);
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (matter.materials.at(i).sharedBy.isEmpty()) {
            lines.append(all.at(i));
        } else {
            ++shared;
        }
    }
    if (shared > 0) {
        lines.append(lineOf(MatterTexts::tr("%n 项由部门共享，不用带", "materials", shared),
                            QStringLiteral("cloud_done")));
    }
    return lines;
}

} // namespace

QList<Choice> bringLines(const QList<const catalog::Matter*>& matters, const QString& language,
                         int pageSize)
{
    if (matters.size() == 1) {
        return bringLinesOf(*matters.constFirst(), language);
    }
    constexpr int kLeastForHeadings = 3; // Where a page is smaller, its lines are needed.
    const bool repeats = pageSize >= kLeastForHeadings;
    QList<Choice> lines;
    for (const catalog::Matter* matter : matters) {
        QList<Choice> own = bringLinesOf(*matter, language);
        if (own.isEmpty()) {
            own.append(lineOf(MatterTexts::tr("不用带材料"), {}));
        }
        Choice heading = lineOf(matter->name.in(language), {});
        heading.isHeading = true;
        if (repeats && lines.size() % pageSize == pageSize - 1) {
            lines.append(Choice());
        }
        lines.append(heading);
        heading.title = MatterTexts::tr("%1（续）", "a list that goes on").arg(heading.title);
        for (const Choice& line : std::as_const(own)) {
            if (repeats && lines.size() % pageSize == 0) {
                lines.append(heading);
            }
            lines.append(line);
        }
    }
    return lines;
}

QString mattersText(const QList<const catalog::Matter*>& matters, const QString& language)
{
    if (matters.isEmpty()) {
        return {};
    }
    const QString first = matters.constFirst()->name.in(language);
    const auto count = static_cast<int>(matters.size());
    return count == 1
               ? first
               : MatterTexts::tr("%1等 %n 件事", "first of several matters", count).arg(first);
}

QString longestTitle(const QList<Choice>& choices)
{
    QString longest;
    for (const Choice& choice : choices) {
        if (displayWidth(choice.title) > displayWidth(longest)) {
            longest = choice.title;
        }
    }
    return longest;
}

QString aheadText(const std::optional<queue::QueueFigures>& figures)
{
    return figures ? MatterTexts::tr("%n 人", "people ahead", figures->waiting) : QString();
}

QString waitText(const std::optional<queue::QueueFigures>& figures)
{
    if (!figures) {
        return {};
    }
    if (!figures->lowMinutes || !figures->highMinutes) {
        return figures->openWindows == 0 ? MatterTexts::tr("暂无窗口办理")
                                         : MatterTexts::tr("暂无法预计");
    }
    if (*figures->highMinutes <= 5) {
        return MatterTexts::tr("不到 5 分钟");
    }
    const bool isWide = *figures->highMinutes - *figures->lowMinutes >= kWideMinutes;
    return (isWide ? MatterTexts::tr("%1–%2 分钟，变化大") : MatterTexts::tr("约 %1–%2 分钟"))
        .arg(*figures->lowMinutes)
        .arg(*figures->highMinutes);
}

} // namespace onewindow::ui
