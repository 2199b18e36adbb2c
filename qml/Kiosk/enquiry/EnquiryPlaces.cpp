// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What EnquiryViewModel says of the hall: where things are, and what is new.

#include "qml/Kiosk/appointment/AppointmentTexts.h"
#include "qml/Kiosk/enquiry/EnquiryTexts.h"
#include "qml/Kiosk/enquiry/EnquiryViewModel.h"
#include "qml/Kiosk/enquiry/MatterGuide.h"

#include <algorithm>

namespace onewindow::ui {

using queue::HallArea;
using queue::HallFloor;
using queue::HallWindow;
using queue::PublicNotice;

namespace {

Choice choiceOf(const QString& key, const QString& title, const QString& caption, const char* icon)
{
    return {.key = key,
            .title = title,
            .caption = caption,
            .iconName = QLatin1String(icon),
            .trailing = {}};
}

} // namespace

void EnquiryViewModel::openPlan(const QStringList& areas)
{
    m_floors = m_services.hall.floors();
    m_wantedAreas = areas;
    m_floorIndex = 0;
    // Where it is that somebody looks for, or else where they stand.
    for (qsizetype i = m_floors.size() - 1; i >= 0; --i) {
        const queue::HallFloor& one = m_floors.at(i);
        const bool isWanted =
            std::any_of(one.areas.cbegin(), one.areas.cend(), [&](const queue::HallArea& part) {
                return areas.contains(one.id + u'/' + part.id);
            });
        if (areas.isEmpty() ? one.here.has_value() : isWanted) {
            m_floorIndex = i;
        }
    }
    go(Step::Plan);
}

void EnquiryViewModel::showNextFloor()
{
    if (m_step == Step::Plan && hasOtherFloor()) {
        m_floorIndex = (m_floorIndex + 1) % m_floors.size();
        m_choices.setChoices({});
        refresh();
    }
}

const queue::HallFloor* EnquiryViewModel::shownFloor() const
{
    return m_floorIndex < m_floors.size() ? &m_floors.at(m_floorIndex) : nullptr;
}

const queue::HallArea* EnquiryViewModel::area() const
{
    if (shownFloor() == nullptr) {
        return nullptr;
    }
    const auto& areas = shownFloor()->areas;
    const auto found = std::ranges::find(areas, m_area, &queue::HallArea::id);
    return found == areas.cend() ? nullptr : &*found;
}

QString EnquiryViewModel::floorName() const
{
    return shownFloor() != nullptr ? shownFloor()->name.in(language()) : QString();
}

QList<Choice> EnquiryViewModel::noticeChoices() const
{
    QList<Choice> choices;
    const QList<PublicNotice> notices = m_services.hall.notices(today());
    for (const PublicNotice& notice : notices) {
        QStringList said{dayText(notice.from.toString(Qt::ISODate), language()),
                         issuerText(notice)};
        said.removeAll(QString());
        choices.append(choiceOf(notice.id, notice.title.in(language()),
                                said.join(QStringLiteral(" · ")), "campaign"));
    }
    return choices;
}

/// Who says so: as its file has it, or else whose notice it is.
QString EnquiryViewModel::issuerText(const PublicNotice& notice) const
{
    if (!notice.issuer.isEmpty()) {
        return notice.issuer.in(language());
    }
    return notice.isCity ? tr("市政务服务中心") : m_session.tickets().hallName().in(language());
}

QList<Choice> EnquiryViewModel::noticeLines() const
{
    const QList<PublicNotice> notices = m_services.hall.notices(today());
    const auto notice = std::ranges::find(notices, m_notice, &PublicNotice::id);
    if (notice == notices.cend()) {
        return linesOf(tr("请返回看其他公告。"), {}, {}, kGuideColumns);
    }
    QList<Choice> lines;
    const QString words =
        notice->text.isEmpty() ? notice->title.in(language()) : notice->text.in(language());
    for (const QString& part : words.split(u'\n', Qt::SkipEmptyParts)) {
        lines.append(linesOf(part, {}, {}, kGuideColumns));
    }
    //: Of a notice: %1 says so.
    lines.append(choiceOf({}, tr("发布：%1").arg(issuerText(*notice)), {}, "account_balance"));
    if (notice->until.isValid()) {
        lines.append(choiceOf(
            {}, tr("到 %1 为止").arg(dayText(notice->until.toString(Qt::ISODate), language())), {},
            "schedule"));
    }
    return lines;
}

QStringList EnquiryViewModel::areasFor(const catalog::Matter& wanted) const
{
    QStringList serving;
    const QList<HallWindow> windows = m_services.hall.windows();
    for (const HallWindow& window : windows) {
        if (window.isOpen && window.matters.contains(wanted.id)) {
            serving.append(window.id);
        }
    }
    QStringList areas;
    const QList<HallFloor> floors = m_services.hall.floors();
    for (const HallFloor& one : floors) {
        for (const HallArea& part : one.areas) {
            // No window serves it now: where the catalogue says it is.
            const bool isNamed = serving.isEmpty() && !part.name.zh.isEmpty() &&
                                 QString(wanted.windowArea.zh)
                                     .remove(u' ')
                                     .contains(QString(part.name.zh).remove(u' '));
            const bool serves =
                std::any_of(part.windows.cbegin(), part.windows.cend(),
                            [&](const QString& window) { return serving.contains(window); });
            if (isNamed || serves) {
                areas.append(one.id + u'/' + part.id);
            }
        }
    }
    return areas;
}

QList<Choice> EnquiryViewModel::areaChoices() const
{
    QList<Choice> choices;
    if (shownFloor() == nullptr) {
        return choices;
    }
    for (const HallArea& part : shownFloor()->areas) {
        Choice choice =
            choiceOf(part.id, part.name.in(language()), part.way.in(language()), "place");
        if (!part.icon.isEmpty()) {
            choice.iconName = part.icon;
        }
        if (m_wantedAreas.contains(shownFloor()->id + u'/' + part.id)) {
            choice.trailing = tr("在这里办");
            choices.prepend(choice);
        } else {
            choices.append(choice);
        }
    }
    return choices;
}

QList<Choice> EnquiryViewModel::placeLines() const
{
    const HallArea* part = area();
    if (part == nullptr) {
        return {};
    }
    QList<Choice> lines = linesOf(part->way.in(language()), tr("怎么走"),
                                  QStringLiteral("directions_walk"), kGuideColumns);
    const QList<HallWindow> windows = m_services.hall.windows();
    for (const HallWindow& window : windows) {
        if (!part->windows.contains(window.id)) {
            continue;
        }
        QStringList matters;
        for (const QString& id : window.matters) {
            if (const catalog::Matter* found = m_session.tickets().catalogue().matter(id)) {
                matters.append(found->name.in(language()));
            }
        }
        constexpr qsizetype kNamed = 3;
        const qsizetype all = matters.size();
        QString serves = matters.mid(0, kNamed).join(tr("、"));
        if (all > kNamed) {
            serves =
                tr("%1等 %n 项", "first of several matters", static_cast<int>(all)).arg(serves);
        }
        const QString state = window.isOpen     ? (serves.isEmpty() ? tr("正在服务") : serves)
                              : window.isPaused ? tr("暂停服务")
                                                : tr("现在没有开");
        lines.append(
            linesOf(state, window.name.in(language()),
                    window.isOpen ? QStringLiteral("check_circle") : QStringLiteral("schedule"),
                    kGuideColumns));
    }
    return lines;
}

} // namespace onewindow::ui
