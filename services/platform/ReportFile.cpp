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

/// The average, to a tenth.
std::optional<double> average(qint64 sumMs, qint64 count, double unitMs)
{
    constexpr double kTenth = 10;
    return count == 0 ? std::optional<double>()
                      : std::round(static_cast<double>(sumMs) / static_cast<double>(count) /
                                   unitMs * kTenth) /
                            kTenth;
}

struct Column
{
    const char* name;
    std::optional<double> value;
};

/// In the order in which they stand in the file.
std::array<Column, 11> columnsOf(const ReportFigures& of)
{
    const auto count = [](qint64 value) { return std::optional(static_cast<double>(value)); };
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
            Column{"kept", count(of.kept)}};
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

} // namespace

QJsonObject toJson(const HallReport& report)
{
    QJsonArray groups;
    for (const queue::ReportGroup& group : report.groups) {
        QJsonObject json{{QStringLiteral("key"), group.key}};
        if (report.names.contains(group.key)) {
            json.insert(QStringLiteral("name"), report.names.value(group.key));
        }
        for (const Column& column : columnsOf(group.figures)) {
            if (column.value) {
                json.insert(QLatin1String(column.name), *column.value);
            }
        }
        if (const auto* ratings = ratingsOf(report, group.key)) {
            json.insert(QStringLiteral("ratings"), levelsOf(*ratings));
        }
        groups.append(json);
    }
    QJsonObject json{
        {QStringLiteral("month"), report.month},
        {QStringLiteral("by"), queue::reportByName(report.by)},
        {QStringLiteral("isWhole"), report.doubt.isEmpty()},
        {QStringLiteral("isPruned"), report.isPruned},
        {QStringLiteral("untoldRatings"), report.ratings.untold},
        {QStringLiteral("groups"), groups},
        {QStringLiteral("csv"), QString::fromUtf8(toCsv(report).sliced(kMark.size()))}};
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
    QByteArray csv =
        kMark + csvField(queue::reportByName(report.by)) + ',' + csvField(QStringLiteral("name"));
    for (const Column& column : columnsOf({})) {
        csv += ',' + csvField(QLatin1String(column.name));
    }
    for (int level = 1; level <= 5; ++level) {
        csv += ',' + csvField(QStringLiteral("rated%1").arg(level));
    }
    csv += "\r\n";
    for (const queue::ReportGroup& group : report.groups) {
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
