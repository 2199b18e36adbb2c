// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/OpeningHours.h"

#include <algorithm>

namespace onewindow::catalog {

namespace {

constexpr int kHourMinutes = 60;
constexpr int kDayMinutes = 24 * kHourMinutes;
constexpr qsizetype kTextLength = 9; ///< "0900-1200"

/// "0930" in minutes; -1 for what is no time of a day.
int minuteFrom(QStringView text)
{
    int number = 0;
    for (const QChar digit : text) {
        if (digit < u'0' || digit > u'9') {
            return -1;
        }
        number = number * 10 + (digit.unicode() - u'0');
    }
    constexpr int kHundred = 100;
    const int minute = number / kHundred * kHourMinutes + number % kHundred;
    return number % kHundred < kHourMinutes && minute <= kDayMinutes ? minute : -1;
}

QString minuteText(int minute)
{
    return QStringLiteral("%1%2")
        .arg(minute / kHourMinutes, 2, 10, QLatin1Char('0'))
        .arg(minute % kHourMinutes, 2, 10, QLatin1Char('0'));
}

int minuteOf(const QDateTime& at)
{
    return at.time().hour() * kHourMinutes + at.time().minute();
}

} // namespace

std::optional<DaySpan> daySpanFrom(QStringView text)
{
    if (text.size() != kTextLength || text.at(4) != u'-') {
        return std::nullopt;
    }
    const DaySpan span{minuteFrom(text.first(4)), minuteFrom(text.last(4))};
    return span.from >= 0 && span.from < span.until ? std::optional(span) : std::nullopt;
}

QString toText(DaySpan span)
{
    return minuteText(span.from) + u'-' + minuteText(span.until);
}

std::optional<QList<DaySpan>> daySpansFrom(const QJsonArray& texts)
{
    QList<DaySpan> spans;
    for (const QJsonValue text : texts) {
        const auto span = daySpanFrom(text.toString());
        const bool isAfter = spans.isEmpty() || (span && span->from >= spans.constLast().until);
        if (!span || !isAfter || spans.size() == kSpansLimit) {
            return std::nullopt;
        }
        spans.append(*span);
    }
    return spans;
}

OpeningHours OpeningHours::fromJson(const QJsonObject& json)
{
    OpeningHours hours;
    for (auto day = json.constBegin(); day != json.constEnd(); ++day) {
        const QDate date = QDate::fromString(day.key(), Qt::ISODate);
        const auto spans = day.value().isArray() ? daySpansFrom(day.value().toArray())
                                                 : std::optional<QList<DaySpan>>();
        if (date.isValid() && spans && hours.m_days.size() < kDaysLimit) {
            hours.set(date, *spans);
        }
    }
    return hours;
}

QJsonObject OpeningHours::toJson() const
{
    QJsonObject json;
    for (auto day = m_days.cbegin(); day != m_days.cend(); ++day) {
        QJsonArray spans;
        for (const DaySpan& span : *day) {
            spans.append(toText(span));
        }
        json.insert(day.key().toString(Qt::ISODate), spans);
    }
    return json;
}

bool OpeningHours::isClosed(const QDateTime& at) const
{
    const auto day = m_days.constFind(at.date());
    if (day == m_days.cend()) {
        return false;
    }
    const int minute = minuteOf(at);
    return std::none_of(day->cbegin(), day->cend(), [minute](const DaySpan& span) {
        return span.from <= minute && minute < span.until;
    });
}

std::optional<int> OpeningHours::endOf(QDate day) const
{
    const auto spans = m_days.constFind(day);
    return spans == m_days.cend() || spans->isEmpty() ? std::nullopt
                                                      : std::optional(spans->constLast().until);
}

void OpeningHours::endEarlier(QDate day, int minute)
{
    QList<DaySpan> left{{0, minute}};
    if (const auto spans = m_days.constFind(day); spans != m_days.cend()) {
        left = *spans;
        left.removeIf([minute](const DaySpan& span) { return span.from >= minute; });
        if (!left.isEmpty()) {
            left.last().until = std::min(left.constLast().until, minute);
        }
    } else if (minute <= 0) {
        left.clear();
    }
    m_days.insert(day, left);
}

QDateTime OpeningHours::nextOpening(const QDateTime& at) const
{
    int after = minuteOf(at);
    for (QDate date = at.date();; date = date.addDays(1)) {
        const auto day = m_days.constFind(date);
        if (day == m_days.cend()) {
            return {};
        }
        const auto next = std::find_if(day->cbegin(), day->cend(),
                                       [after](const DaySpan& span) { return span.from > after; });
        if (next != day->cend()) {
            return {date, QTime(next->from / kHourMinutes, next->from % kHourMinutes)};
        }
        after = -1;
    }
}

} // namespace onewindow::catalog
