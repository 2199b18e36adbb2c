// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/BookingRules.h"
#include "services/appointments/PlanNotice.h"
#include "services/appointments/SlotBook.h"
#include "services/catalog/OpeningHours.h"
#include "services/catalog/WorkCalendar.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace onewindow::appointments {

/// What can be booked of one matter, or of several that share their slots.
struct PlannedResource
{
    QString id;          ///< Slot::resource: the matter's id, unless `matters` names others.
    QStringList matters; ///< Those that share these slots; empty: the one that is called like it.
    QStringList halls;   ///< Empty: every hall.
    QList<catalog::DaySpan> hours; ///< In order, apart.
    int slotMinutes = 30;
    int places = 0; ///< Of each slot.
};

/// Which slots a centre opens by itself, each day, in its halls: a file of its own, by which
/// Planner sets their capacity. Written as JSON:
///
///     {"workingDays": 5, "weekdays": [1, 2, 3, 4, 5], "national": ["holidays-2027.json"],
///      "regional": [], "overrides": [{"date": "2026-12-05", "isWorkingDay": true, "hall": "h"}],
///      "rules": {"bookAheadMinutes": 60},
///      "resources": [{"id": "si", "matters": ["si_transfer"], "halls": [], "slotMinutes": 30,
///                     "hours": ["0900-1200", "1330-1700"], "places": 4}]}
///
/// All but `resources` may be left out. Lists of holidays are files beside it, in the form of
/// catalog::HolidayList; this year's the program has.
class SlotPlan
{
public:
    /// Reads the file, of at most 1 MiB, and the lists it names. Errors: BadConfig, naming file and
    /// place.
    static Result<SlotPlan> load(const QString& path);

    /// The same of `json`; lists of holidays are looked for in `folder`.
    static Result<SlotPlan> parse(const QByteArray& json, const QString& fileName,
                                  const QString& folder);

    /// Today, if the hall works, and the working days ahead that are open for booking: none so far
    /// ahead that who books it would not be recognised by the card; see kHandleDays.
    [[nodiscard]] QList<QDate> days(const QString& hall, const QDate& today) const;

    /// Every slot that one day has in a hall, in order of resources and time.
    [[nodiscard]] QList<Capacity> slotsOn(const QString& hall, const QDate& day) const;

    [[nodiscard]] QList<PlannedResource> resourcesOf(const QString& hall) const;

    /// What its places are told of it.
    [[nodiscard]] PlanNotice noticeFor(const QString& hall) const;

    [[nodiscard]] const catalog::WorkCalendar& calendar() const { return m_calendar; }

private:
    Result<void> readCalendar(const QJsonObject& root, const QString& folder);
    Result<void> readResources(const QJsonObject& root);

    int m_workingDays = 5;
    catalog::WorkCalendar m_calendar = catalog::WorkCalendar::builtIn();
    QHash<QString, QMap<QDate, bool>> m_overrides; ///< By hall; an empty name is every hall's.
    BookingRules m_rules;
    QList<PlannedResource> m_resources;
    QString m_digest;
};

/// Opens the slots of the next day that `plan` has come to in the book's hall, and tells its places
/// of the rules; whether there are more such days. What it has done stays as it is, whoever changes
/// a slot's capacity by hand, until the plan changes. Cheap when there is nothing to do: once a
/// minute is often enough. Runs in the caller's transaction on the writer thread, at the root.
/// Errors: NotPermitted (not the root).
Result<bool> applyPlan(storage::Database& database, const SlotPlan& plan, SlotBook& book,
                       SlotFeed& feed, const Clock& clock);

} // namespace onewindow::appointments
