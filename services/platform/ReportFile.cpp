// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/ReportFile.h"

#include "services/core/Durations.h"

#include <QJsonArray>

#include <array>
#include <cmath>
#include <optional>

namespace onewindow::platform {

namespace {

using queue::ReportFigures;

/// The byte order mark, by which spreadsheets know UTF-8.
const QByteArray kMark = QByteArrayLiteral("\xEF\xBB\xBF");

/// The average in units, to a tenth.
std::optional<double> average(qint64 sum, qint64 count, double unit)
{
    constexpr double kTenth = 10;
    return count == 0
               ? std::optional<double>()
               : std::round(static_cast<double>(sum) / static_cast<double>(count) / unit * kTenth) /
                     kTenth;
}

void insertAverage(QJsonObject& json, const char* name, qint64 sum, qint64 count, double unit)
{
    if (const auto value = average(sum, count, unit)) {
        json.insert(QLatin1String(name), *value);
    }
}

struct Column
{
    const char* name;
    std::optional<double> value;
};

/// In the order in which they stand in the file.
std::array<Column, 16> columnsOf(const ReportFigures& of)
{
    const auto count = [](qint64 value) { return std::optional(static_cast<double>(value)); };
    constexpr double kHundredth = 0.01;
    return {Column{"arrived", count(of.arrived)},
            Column{"served", count(of.served)},
            Column{"missed", count(of.missed)},
            Column{"unserved", count(of.unserved)},
            Column{"waited", count(of.waited)},
            Column{"waitMinutes", average(of.waitMs, of.waited, kMinuteMs)},
            Column{"waitedLong", count(of.waitedLong)},
            Column{"walkSeconds", average(of.walkMs, of.walked, kSecondMs)},
            Column{"serviceMinutes", average(of.attendMs, of.attended, kMinuteMs)},
            Column{"quoted", count(of.quoted)},
            Column{"kept", count(of.kept)},
            Column{"waitMostMinutes", average(of.waitMostMs, of.waited > 0 ? 1 : 0, kMinuteMs)},
            Column{"longPercent", average(of.waitedLong, of.waited, kHundredth)},
            Column{"keptPercent", average(of.kept, of.quoted, kHundredth)},
            Column{"early", count(of.quoted - of.kept - of.late)},
            Column{"late", count(of.late)}};
}

QJsonArray levelsOf(const feedback::RatingsGroup& group)
{
    QJsonArray levels;
    for (const qint64 count : group.levels) {
        levels.append(count);
    }
    return levels;
}

/// Those of a group, if they may be told.
const feedback::RatingsGroup* ratingsOf(const HallReport& report, const QString& key)
{
    for (const feedback::RatingsGroup& group : report.ratings.groups) {
        if (!key.isEmpty() && group.key == key) {
            return &group;
        }
    }
    return nullptr;
}

QJsonObject groupJson(const HallReport& report, const queue::ReportGroup& group)
{
    QJsonObject json{{QStringLiteral("key"), group.key}};
    if (report.names.contains(group.key)) {
        json.insert(QStringLiteral("name"), report.names.value(group.key));
    }
    if (report.days.contains(group.key)) {
        json.insert(QStringLiteral("days"), report.days.value(group.key));
    }
    for (const Column& column : columnsOf(group.figures)) {
        if (column.value) {
            json.insert(QLatin1String(column.name), *column.value);
        }
    }
    if (const auto* ratings = ratingsOf(report, group.key)) {
        json.insert(QStringLiteral("ratings"), levelsOf(*ratings));
    }
    return json;
}

QJsonArray hoursJson(const queue::QueueReport& figures)
{
    QJsonArray hours;
    for (std::size_t hour = 0; hour < figures.hours.size(); ++hour) {
        const ReportFigures& of = figures.hours.at(hour);
        if (of.arrived > 0) {
            QJsonObject json{{QStringLiteral("hour"), static_cast<int>(hour)},
                             {QStringLiteral("arrived"), of.arrived},
                             {QStringLiteral("waited"), of.waited}};
            insertAverage(json, "waitMinutes", of.waitMs, of.waited, kMinuteMs);
            hours.append(json);
        }
    }
    return hours;
}

QJsonArray quotedJson(const queue::QueueReport& figures)
{
    QJsonArray steps;
    for (const queue::QuotedAgainst& of : figures.quoted) {
        QJsonObject json{{QStringLiteral("people"), of.people}, {QStringLiteral("kept"), of.kept}};
        if (of.upToMinutes != 0) {
            json.insert(QStringLiteral("upToMinutes"), of.upToMinutes);
        }
        insertAverage(json, "toldLowMinutes", of.toldLowMs, of.people, kMinuteMs);
        insertAverage(json, "toldHighMinutes", of.toldHighMs, of.people, kMinuteMs);
        insertAverage(json, "waitMinutes", of.waitMs, of.people, kMinuteMs);
        steps.append(json);
    }
    return steps;
}

} // namespace

QJsonObject toJson(const HallReport& report)
{
    QJsonArray groups;
    for (const queue::ReportGroup& group : report.figures.groups) {
        groups.append(groupJson(report, group));
    }
    QJsonObject json{
        {QStringLiteral("month"), report.month},
        {QStringLiteral("by"), report.by},
        {QStringLiteral("serviceLevelMinutes"), report.levelMinutes},
        {QStringLiteral("isWhole"), report.doubt.isEmpty()},
        {QStringLiteral("isPruned"), report.isPruned},
        {QStringLiteral("untoldRatings"), report.ratings.untold},
        {QStringLiteral("groups"), groups},
        {QStringLiteral("hours"), hoursJson(report.figures)},
        {QStringLiteral("quotedAgainst"), quotedJson(report.figures)},
        {QStringLiteral("csv"), QString::fromUtf8(toCsv(report).sliced(kMark.size()))}};
    if (!report.hall.isEmpty()) {
        json.insert(QStringLiteral("hall"), report.hall);
    }
    if (!report.doubt.isEmpty()) {
        json.insert(QStringLiteral("doubt"), report.doubt);
    }
    return json;
}

QByteArray csvField(const QString& text)
{
    // Spreadsheets take what begins like this for a formula, whatever the quotes say.
    static const QString s_formula = QStringLiteral("=+-@\t\r");
    QString field = text;
    if (!field.isEmpty() && s_formula.contains(field.front())) {
        field.prepend(u'\'');
    }
    return '"' + field.replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

QByteArray toCsv(const HallReport& report)
{
    QByteArray csv = kMark + csvField(report.by) + ',' + csvField(QStringLiteral("name"));
    for (const Column& column : columnsOf({})) {
        csv += ',' + csvField(QLatin1String(column.name));
    }
    for (int level = 1; level <= 5; ++level) {
        csv += ',' + csvField(QStringLiteral("rated%1").arg(level));
    }
    csv += "\r\n";
    for (const queue::ReportGroup& group : report.figures.groups) {
        csv += csvField(group.key) + ',' + csvField(report.names.value(group.key));
        for (const Column& column : columnsOf(group.figures)) {
            csv += ',' + (column.value ? QByteArray::number(*column.value, 'g', 15) : QByteArray());
        }
        const feedback::RatingsGroup* ratings = ratingsOf(report, group.key);
        for (std::size_t level = 0; level < 5; ++level) {
            csv += ',' + (ratings != nullptr ? QByteArray::number(ratings->levels.at(level))
                                             : QByteArray());
        }
        csv += "\r\n";
    }
    if (!report.doubt.isEmpty()) {
        csv += csvField(QStringLiteral("NOT WHOLE: ") + report.doubt) + "\r\n";
    }
    return csv;
}

} // namespace onewindow::platform
