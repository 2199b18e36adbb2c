// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/OpeningPlan.h"

#include <QDir>
#include <QJsonArray>
#include <QSet>

namespace onewindow::platform {

using catalog::DaySpan;

namespace {

constexpr qsizetype kListLimit = 20;  ///< Of lists of holidays.
constexpr qsizetype kNameLimit = 100; ///< Of a file.

} // namespace

Result<OpeningPlan> OpeningPlan::parse(const QJsonObject& json, const QString& folder)
{
    const auto week = catalog::OpeningWeek::parse(json);
    if (!week) {
        return week.error();
    }
    OpeningPlan plan;
    plan.setWeek(week.value());
    OW_TRY(plan.readCalendar(json, folder));
    return plan;
}

OpeningPlan OpeningPlan::with(const catalog::OpeningWeek& week) const
{
    OpeningPlan plan = *this;
    plan.setWeek(week);
    return plan;
}

void OpeningPlan::setWeek(const catalog::OpeningWeek& week)
{
    m_week = week;
    QSet<int> worked{1, 2, 3, 4, 5};
    for (auto day = week.weekdays.cbegin(); day != week.weekdays.cend(); ++day) {
        if (day->isEmpty()) {
            worked.remove(day.key());
        } else {
            worked.insert(day.key());
        }
    }
    m_calendar.setWeekdays(worked);
}

Result<void> OpeningPlan::readCalendar(const QJsonObject& json, const QString& folder)
{
    for (const QString& name : {QStringLiteral("national"), QStringLiteral("regional")}) {
        const QJsonArray files = json[name].toArray();
        for (qsizetype i = 0; i < files.size(); ++i) {
            const QString file = files.at(i).toString();
            const bool isName =
                !file.isEmpty() && file.size() <= kNameLimit && !file.contains(u'/');
            if (!isName || i == kListLimit) {
                return Error{ErrorCode::BadConfig,
                             name + QStringLiteral("[%1]: a file beside it").arg(i)};
            }
            const auto list = catalog::HolidayList::load(QDir(folder).filePath(file));
            if (!list) {
                return list.error();
            }
            if (name == u"national") {
                m_calendar.setNational(list.value());
            } else {
                m_calendar.addRegional(list.value());
            }
        }
    }
    return {};
}

catalog::OpeningHours OpeningPlan::from(QDate today) const
{
    catalog::OpeningHours hours;
    for (int i = 0; i < kDaysAhead; ++i) {
        const QDate day = today.addDays(i);
        if (const auto named = m_week.days.constFind(day); named != m_week.days.cend()) {
            hours.set(day, *named);
        } else if (m_calendar.hasNoticeOf(day.year()) && m_calendar.isWorkingDay(day)) {
            // A day that is closed otherwise is worked on here, made up for a holiday.
            const QList<DaySpan> own = m_week.weekdays.value(day.dayOfWeek());
            hours.set(day, own.isEmpty() ? m_week.hours : own);
        } else if (m_calendar.hasNoticeOf(day.year())) {
            hours.set(day, {});
        }
    }
    return hours;
}

} // namespace onewindow::platform
