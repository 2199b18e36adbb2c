// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/WorkCalendar.h"

#include "services/core/ConfigFile.h"
#include "services/core/Enforce.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// In a library, and outside of any namespace: nobody else would load it.
static void loadNotices()
{
    Q_INIT_RESOURCE(holidays);
}

namespace onewindow::catalog {

namespace {

constexpr qsizetype kDayLimit = 400;
constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2100;
constexpr int kSearchDays = 366;
constexpr int kDecember = 12;

} // namespace

Result<HolidayList> HolidayList::parse(const QByteArray& json, const QString& fileName)
{
    const auto bad = [&](const QString& what) {
        return Error{ErrorCode::BadConfig, fileName + QStringLiteral(": ") + what};
    };
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError || !document.isObject()) {
        return bad(parsed.error == QJsonParseError::NoError
                       ? QStringLiteral("is no object")
                       : QStringLiteral("%1 at byte %2")
                             .arg(parsed.errorString(), QString::number(parsed.offset)));
    }
    const QJsonObject root = document.object();
    HolidayList list;
    list.year = root.value(QLatin1String("year")).toInt();
    if (list.year < kFirstYear || list.year > kLastYear) {
        return bad(QStringLiteral("year must be %1 to %2").arg(kFirstYear).arg(kLastYear));
    }
    const QJsonArray days = root.value(QLatin1String("days")).toArray();
    if (days.isEmpty() || days.size() > kDayLimit) {
        return bad(QStringLiteral("days must be a list of 1 to %1").arg(kDayLimit));
    }
    for (qsizetype i = 0; i < days.size(); ++i) {
        const QString where = QStringLiteral("days[%1]").arg(i);
        const QJsonObject item = days.at(i).toObject();
        const QString text = item.value(QLatin1String("date")).toString();
        const QDate date = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
        if (!date.isValid()) {
            return bad(where + QStringLiteral(".date must be a day as yyyy-MM-dd"));
        }
        if (std::abs(date.year() - list.year) > 1) {
            return bad(where + QStringLiteral(".date is not of %1").arg(list.year));
        }
        if (!item.value(QLatin1String("isOffDay")).isBool()) {
            return bad(where + QStringLiteral(".isOffDay must be true or false"));
        }
        if (list.days.contains(date)) {
            return bad(where + QStringLiteral(".date is there twice: ") + text);
        }
        list.days.insert(date, item.value(QLatin1String("isOffDay")).toBool());
    }
    return list;
}

Result<HolidayList> HolidayList::load(const QString& path)
{
    const auto content = readConfigFile(path);
    return content ? parse(content.value(), path) : content.error();
}

WorkCalendar WorkCalendar::builtIn()
{
    loadNotices();
    WorkCalendar calendar;
    const QDir notices(QStringLiteral(":/catalogue/data"));
    for (const QString& name : notices.entryList(QDir::Files)) {
        const auto list = HolidayList::load(notices.filePath(name));
        OW_ENFORCE(static_cast<bool>(list));
        calendar.setNational(list.value());
    }
    return calendar;
}

void WorkCalendar::setNational(const HolidayList& list)
{
    m_national.insert(list.year, list);
}

void WorkCalendar::addRegional(const HolidayList& list)
{
    m_regional.insert(list.days);
}

void WorkCalendar::setOverride(const QDate& day, bool isWorkingDay)
{
    m_overrides.insert(day, isWorkingDay);
}

bool WorkCalendar::isWorkingDay(const QDate& day) const
{
    if (const auto own = m_overrides.constFind(day); own != m_overrides.constEnd()) {
        return *own;
    }
    if (const auto regional = m_regional.constFind(day); regional != m_regional.constEnd()) {
        return !*regional;
    }
    for (const int year : {day.year() + 1, day.year(), day.year() - 1}) {
        const auto list = m_national.constFind(year);
        if (list == m_national.constEnd()) {
            continue;
        }
        if (const auto off = list->days.constFind(day); off != list->days.constEnd()) {
            return !*off;
        }
    }
    return m_weekdays.contains(day.dayOfWeek());
}

QList<QDate> WorkCalendar::workingDays(const QDate& today, int count) const
{
    QList<QDate> days;
    if (isWorkingDay(today)) {
        days << today;
    }
    const qsizetype most = days.size() + count;
    for (int i = 1; i <= kSearchDays && days.size() < most; ++i) {
        if (const QDate day = today.addDays(i); isWorkingDay(day)) {
            days << day;
        }
    }
    return days;
}

QDate WorkCalendar::workingDayAfter(const QDate& day, int count) const
{
    QDate reached = day;
    for (int i = 0; i < kSearchDays && count > 0; ++i) {
        reached = reached.addDays(1);
        count -= isWorkingDay(reached) ? 1 : 0;
    }
    return reached;
}

QString WorkCalendar::warningAt(const QDate& today) const
{
    const auto missing = [](int year) {
        return QStringLiteral("no notice of the holidays of %1 is known: days are taken by the "
                              "week alone")
            .arg(year);
    };
    if (!m_national.contains(today.year())) {
        return missing(today.year());
    }
    const bool isDue = today.month() == kDecember;
    return isDue && !m_national.contains(today.year() + 1) ? missing(today.year() + 1) : QString();
}

} // namespace onewindow::catalog
