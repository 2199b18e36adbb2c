// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/Report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace onewindow::bench {

namespace {

QString fixed(std::optional<double> number, int digits)
{
    return number ? QString::number(*number, 'f', digits) : QStringLiteral("-");
}

QJsonValue orNull(std::optional<double> number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

void printLine(const QString& line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

} // namespace

double Samples::percentile(double percent) const
{
    if (m_values.isEmpty()) {
        return 0;
    }
    QList<std::chrono::nanoseconds> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto rank =
        static_cast<qsizetype>(std::ceil(percent / 100 * static_cast<double>(sorted.size())));
    const auto value = sorted[std::clamp<qsizetype>(rank - 1, 0, sorted.size() - 1)];
    return std::chrono::duration<double, std::milli>(value).count();
}

Samples& Samples::operator+=(const Samples& others)
{
    m_values += others.m_values;
    return *this;
}

Report::Report(QString file)
    : m_file(std::move(file))
{}

void Report::add(const Figure& figure) const
{
    const std::optional<double> ratio = figure.floor && *figure.floor > 0
                                            ? std::optional(figure.value / *figure.floor)
                                            : std::nullopt;
    const bool isShort = (figure.mostRatio && ratio && *ratio > *figure.mostRatio) ||
                         (figure.mostValue && figure.value > *figure.mostValue) ||
                         (figure.leastValue && figure.value < *figure.leastValue);
    QString aim;
    if (figure.mostValue && figure.leastValue) {
        aim = QStringLiteral("%1-%2 %3")
                  .arg(*figure.leastValue)
                  .arg(*figure.mostValue)
                  .arg(figure.unit);
    } else if (figure.mostRatio) {
        aim = QStringLiteral("<= %1 x").arg(*figure.mostRatio);
    } else if (figure.mostValue) {
        aim = QStringLiteral("<= %1 %2").arg(*figure.mostValue).arg(figure.unit);
    } else if (figure.leastValue) {
        aim = QStringLiteral(">= %1 %2").arg(*figure.leastValue, 0, 'f', 0).arg(figure.unit);
    }
    printLine(QStringLiteral("%1 %2 %3 %4 %5 %6  %7 %8")
                  .arg(figure.name, -56)
                  .arg(fixed(figure.value, 3), 10)
                  .arg(figure.unit, -3)
                  .arg(fixed(figure.floor, 3), 9)
                  .arg(fixed(ratio, 2), 7)
                  .arg(figure.runs, 6)
                  .arg(aim, -10)
                  .arg(aim.isEmpty() ? QString()
                       : isShort     ? QStringLiteral("SHORT")
                                     : QStringLiteral("ok")));

    QJsonArray figures;
    if (QFile former(m_file); former.open(QIODevice::ReadOnly)) {
        figures = QJsonDocument::fromJson(former.readAll()).array();
    }
    for (qsizetype i = figures.size() - 1; i >= 0; --i) {
        if (figures[i].toObject().value(QStringLiteral("name")) == figure.name) {
            figures.removeAt(i);
        }
    }
    figures.append(QJsonObject{{QStringLiteral("name"), figure.name},
                               {QStringLiteral("unit"), figure.unit},
                               {QStringLiteral("value"), figure.value},
                               {QStringLiteral("floor"), orNull(figure.floor)},
                               {QStringLiteral("ratio"), orNull(ratio)},
                               {QStringLiteral("runs"), figure.runs},
                               {QStringLiteral("mostRatio"), orNull(figure.mostRatio)},
                               {QStringLiteral("mostValue"), orNull(figure.mostValue)},
                               {QStringLiteral("leastValue"), orNull(figure.leastValue)}});
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(figures).toJson()) < 0 ||
        !file.commit()) {
        giveUp(m_file + QStringLiteral(": ") + file.errorString());
    }
}

void Report::addPercentiles(const QString& name, const Samples& samples, const Samples& floor,
                            std::optional<double> mostRatio50,
                            std::optional<double> mostRatio99) const
{
    const auto one = [&](double percent, std::optional<double> mostRatio) {
        add({.name = name + QStringLiteral(" p%1").arg(percent),
             .unit = QStringLiteral("ms"),
             .value = samples.percentile(percent),
             .floor = floor.percentile(percent),
             .mostRatio = mostRatio,
             .mostValue = {},
             .runs = samples.count()});
    };
    one(50, mostRatio50);
    one(99, mostRatio99);
}

void giveUp(const QString& why)
{
    std::fputs((QStringLiteral("benchmark ended: ") + why + u'\n').toUtf8().constData(), stderr);
    std::exit(1);
}

} // namespace onewindow::bench
