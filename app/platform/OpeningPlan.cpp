// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/OpeningPlan.h"

#include <QDir>
#include <QJsonArray>
#include <QSet>

#include <optional>

namespace onewindow::platform {

using catalog::DaySpan;

namespace {

constexpr qsizetype kListLimit = 20;  ///< Of lists of holidays.
constexpr qsizetype kDayLimit = 400;  ///< Of days with hours of their own.
constexpr qsizetype kNameLimit = 100; ///< Of a file.
constexpr int kWeekDays = 7;

Error bad(const QString& what)
{
    return {ErrorCode::BadConfig, what};
}

std::optional<QList<DaySpan>> spansOf(const QJsonValue& value)
{
    return value.isArray() ? catalog::daySpansFrom(value.toArray()) : std::nullopt;
}

QString wantedSpans(const QString& where)
{
    return where + QStringLiteral(": a list as [\"0830-1200\", \"1330-1700\"], in order");
}

} // namespace

Result<OpeningPlan> OpeningPlan::parse(const QJsonObject& json, const QString& folder)
{
    OpeningPlan plan;
    const auto hours = spansOf(json[QStringLiteral("hours")]);
    if (!hours || hours->isEmpty()) {
        return bad(wantedSpans(QStringLiteral("hours")));
    }
    plan.m_hours = *hours;
    const QJsonObject weekdays = json[QStringLiteral("weekdays")].toObject();
    for (auto day = weekdays.constBegin(); day != weekdays.constEnd(); ++day) {
        const int number = day.key().toInt();
        const auto spans = spansOf(day.value());
        if (number < 1 || number > kWeekDays || !spans) {
            return bad(wantedSpans(QStringLiteral("weekdays.%1 (1 Monday to 7)").arg(day.key())));
        }
        plan.m_weekdays.insert(number, *spans);
    }
    const QJsonObject days = json[QStringLiteral("days")].toObject();
    if (days.size() > kDayLimit) {
        return bad(QStringLiteral("days: more than %1").arg(kDayLimit));
    }
    for (auto day = days.constBegin(); day != days.constEnd(); ++day) {
        const QDate date = QDate::fromString(day.key(), QStringLiteral("yyyy-MM-dd"));
        const auto spans = spansOf(day.value());
        if (!date.isValid() || !spans) {
            return bad(wantedSpans(QStringLiteral("days.%1 (as 2026-11-30)").arg(day.key())));
        }
        plan.m_days.insert(date, *spans);
    }
    OW_TRY(plan.readCalendar(json, folder));
    return plan;
}

Result<void> OpeningPlan::readCalendar(const QJsonObject& json, const QString& folder)
{
    QSet<int> worked{1, 2, 3, 4, 5};
    for (auto day = m_weekdays.cbegin(); day != m_weekdays.cend(); ++day) {
        if (day->isEmpty()) {
            worked.remove(day.key());
        } else {
            worked.insert(day.key());
        }
    }
    m_calendar.setWeekdays(worked);
    for (const QString& name : {QStringLiteral("national"), QStringLiteral("regional")}) {
        const QJsonArray files = json[name].toArray();
        for (qsizetype i = 0; i < files.size(); ++i) {
            const QString file = files.at(i).toString();
            const bool isName =
                !file.isEmpty() && file.size() <= kNameLimit && !file.contains(u'/');
            if (!isName || i == kListLimit) {
                return bad(name + QStringLiteral("[%1]: a file beside it").arg(i));
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
        if (const auto named = m_days.constFind(day); named != m_days.cend()) {
            hours.set(day, *named);
        } else if (m_calendar.hasNoticeOf(day.year()) && m_calendar.isWorkingDay(day)) {
            // A day that is closed otherwise is worked on here, made up for a holiday.
            const QList<DaySpan> own = m_weekdays.value(day.dayOfWeek());
            hours.set(day, own.isEmpty() ? m_hours : own);
        } else if (m_calendar.hasNoticeOf(day.year())) {
            hours.set(day, {});
        }
    }
    return hours;
}

} // namespace onewindow::platform
