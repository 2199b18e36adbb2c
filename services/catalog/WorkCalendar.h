// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

namespace onewindow::catalog {

/// The days of one notice of holidays: which are off, and which weekends are worked on instead.
struct HolidayList
{
    int year = 0;           ///< Of the notice's title.
    QMap<QDate, bool> days; ///< Whether the day is off.

    /// `json` is {year, papers?, days: [{name, date: yyyy-MM-dd, isOffDay}]}, as the public data
    /// set of the notices has it. Days may lie a year before or after. Errors: BadConfig, naming
    /// `fileName` and where.
    static Result<HolidayList> parse(const QByteArray& json, const QString& fileName);

    /// The same of a file of at most 1 MiB.
    static Result<HolidayList> load(const QString& path);
};

/// Which days a hall works on. What it says itself goes before what its city or region says, that
/// before the nation's notice, and that before the days of the week. All days are Beijing days.
class WorkCalendar
{
public:
    /// Monday to Friday, and the nation's notices that the program came with.
    static WorkCalendar builtIn();

    /// A notice of another year, or another one of the same year, which takes its place. Late
    /// December may be in two: the later year counts.
    void setNational(const HolidayList& list);
    /// Of a city or region; more than one may be added, the last one counts.
    void addRegional(const HolidayList& list);
    /// What the hall itself decided of a day.
    void setOverride(const QDate& day, bool isWorkingDay);

    /// 1 Monday to 7 Sunday.
    void setWeekdays(const QSet<int>& weekdays) { m_weekdays = weekdays; }

    [[nodiscard]] bool isWorkingDay(const QDate& day) const;

    /// Whether the nation's notice of that year is known.
    [[nodiscard]] bool hasNoticeOf(int year) const { return m_national.contains(year); }

    /// `today` if it is one, and the next `count` working days after it; of a year at most.
    [[nodiscard]] QList<QDate> workingDays(const QDate& today, int count) const;

    /// The `count`-th working day after `day`, which is not counted itself: by when something is
    /// answered that is promised within so many. Of a year at most.
    [[nodiscard]] QDate workingDayAfter(const QDate& day, int count) const;

    /// What is missing to know the working days from `today` on, for the log: this year's notice,
    /// or after 1 December next year's. Empty if nothing is.
    [[nodiscard]] QString warningAt(const QDate& today) const;

private:
    QSet<int> m_weekdays{1, 2, 3, 4, 5};
    QMap<int, HolidayList> m_national; ///< By year.
    QMap<QDate, bool> m_regional;      ///< Whether off.
    QMap<QDate, bool> m_overrides;     ///< Whether worked.
};

} // namespace onewindow::catalog
