// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/OpeningWeek.h"

#include <QJsonArray>

#include <optional>

namespace onewindow::catalog {

namespace {

constexpr int kWeekDays = 7;
constexpr int kWorkDays = 5; ///< Monday to Friday.
const QString kDayFormat = QStringLiteral("yyyy-MM-dd");

Error bad(const QString& what)
{
    return {ErrorCode::BadConfig, what};
}

Error badSpans(const QString& where)
{
    return bad(where + QStringLiteral(": a list as [\"0830-1200\", \"1330-1700\"], in order"));
}

std::optional<QList<DaySpan>> spansOf(const QJsonValue& value)
{
    return value.isArray() ? daySpansFrom(value.toArray()) : std::nullopt;
}

QJsonArray toArray(const QList<DaySpan>& spans)
{
    QJsonArray texts;
    for (const DaySpan& span : spans) {
        texts.append(toText(span));
    }
    return texts;
}

} // namespace

Result<OpeningWeek> OpeningWeek::parse(const QJsonObject& json)
{
    OpeningWeek week;
    const auto hours = spansOf(json[QStringLiteral("hours")]);
    if (!hours || hours->isEmpty()) {
        return badSpans(QStringLiteral("hours"));
    }
    week.hours = *hours;
    const QJsonObject weekdays = json[QStringLiteral("weekdays")].toObject();
    for (auto day = weekdays.constBegin(); day != weekdays.constEnd(); ++day) {
        const int number = day.key().toInt();
        const auto spans = spansOf(day.value());
        if (number < 1 || number > kWeekDays || !spans) {
            return badSpans(QStringLiteral("weekdays.") + day.key());
        }
        week.weekdays.insert(number, *spans);
    }
    const QJsonObject days = json[QStringLiteral("days")].toObject();
    if (days.size() > kDaysLimit) {
        return bad(QStringLiteral("days: more than %1").arg(kDaysLimit));
    }
    for (auto day = days.constBegin(); day != days.constEnd(); ++day) {
        const QDate date = QDate::fromString(day.key(), kDayFormat);
        const auto spans = spansOf(day.value());
        if (!date.isValid() || !spans) {
            return badSpans(QStringLiteral("days.") + day.key());
        }
        week.days.insert(date, *spans);
    }
    return week;
}

QJsonObject OpeningWeek::toJson() const
{
    QJsonObject named;
    for (auto day = weekdays.cbegin(); day != weekdays.cend(); ++day) {
        named.insert(QString::number(day.key()), toArray(*day));
    }
    QJsonObject dated;
    for (auto day = days.cbegin(); day != days.cend(); ++day) {
        dated.insert(day.key().toString(kDayFormat), toArray(*day));
    }
    return {{QStringLiteral("hours"), toArray(hours)},
            {QStringLiteral("weekdays"), named},
            {QStringLiteral("days"), dated}};
}

QList<DaySpan> OpeningWeek::of(int weekday) const
{
    return weekdays.value(weekday, weekday <= kWorkDays ? hours : QList<DaySpan>());
}

OpeningWeek OpeningWeek::expanded() const
{
    OpeningWeek all = *this;
    for (int weekday = 1; weekday <= kWeekDays; ++weekday) {
        all.weekdays.insert(weekday, of(weekday));
    }
    return all;
}

} // namespace onewindow::catalog
