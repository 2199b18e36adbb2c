// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/ReportTexts.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace onewindow::ui {

namespace {

/// Context of the translations.
struct ReportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReportTexts)
};

/// A column of the table, and what it is.
struct Definition
{
    const char* column;
    const char* text;
};

constexpr std::array kDefinitions{
    Definition{
        "arrived",
        QT_TRANSLATE_NOOP("ReportTexts",
                          "取号：发出的号码数。同一人后取的号随先取的号一并办理的，只算一个。")},
    Definition{"served", QT_TRANSLATE_NOOP("ReportTexts", "办完：来到窗口并办理完毕的号码数。")},
    Definition{"missed",
               QT_TRANSLATE_NOOP("ReportTexts", "过号：叫号后没有来、最终没有办理的号码数。")},
    Definition{
        "unserved",
        QT_TRANSLATE_NOOP("ReportTexts", "未办：本人取消、没有生效或到当日结束仍未办理的号码数。")},
    Definition{"waited", QT_TRANSLATE_NOOP("ReportTexts",
                                           "被叫到的号码数；以下等候时间以最后一次叫号为准。")},
    Definition{
        "waitMinutes",
        QT_TRANSLATE_NOOP("ReportTexts",
                          "平均等候（分）：从取号到叫号；预约号从预约时间算起（如果更晚）。")},
    Definition{"waitedLong",
               QT_TRANSLATE_NOOP("ReportTexts", "等候超过大厅等候达标时间的号码数。")},
    Definition{"walkSeconds",
               QT_TRANSLATE_NOOP("ReportTexts", "走到窗口（秒）：从叫号到来到窗口的平均时间。")},
    Definition{"serviceMinutes",
               QT_TRANSLATE_NOOP("ReportTexts", "办理（分）：从来到窗口到办完的平均时间。")},
    Definition{"quoted",
               QT_TRANSLATE_NOOP("ReportTexts", "取号时告知了预计等候、后来被叫到的号码数。")},
    Definition{"kept",
               QT_TRANSLATE_NOOP("ReportTexts", "其中第一次叫号在告知范围之内的（等候说准）。")},
    Definition{"waitMostMinutes", QT_TRANSLATE_NOOP("ReportTexts", "最长的一次等候（分）。")},
    Definition{"longPercent", QT_TRANSLATE_NOOP("ReportTexts", "waitedLong 占 waited 的百分比。")},
    Definition{"keptPercent", QT_TRANSLATE_NOOP("ReportTexts", "kept 占 quoted 的百分比。")},
    Definition{"early", QT_TRANSLATE_NOOP("ReportTexts", "第一次叫号早于告知范围的号码数。")},
    Definition{"late", QT_TRANSLATE_NOOP("ReportTexts", "第一次叫号晚于告知范围的号码数。")},
    Definition{"rated1–rated5",
               QT_TRANSLATE_NOOP(
                   "ReportTexts",
                   "1 级（非常不满意）到 5 级（非常满意）的评价次数；不足五次的组不单独列出。")}};

double numberOf(const QJsonObject& json, const char* name)
{
    return json.value(QLatin1String(name)).toDouble();
}

QString shortNumber(double value)
{
    return QString::number(value, 'f', 1);
}

} // namespace

QByteArray reportDefinitions()
{
    QByteArray lines = QByteArrayLiteral("\xEF\xBB\xBF");
    for (const Definition& one : kDefinitions) {
        lines += QByteArray(one.column) + "\t" + ReportTexts::tr(one.text).toUtf8() + "\r\n";
    }
    return lines;
}

QList<ReportBar> hourBars(const QJsonObject& report)
{
    const QJsonArray hours = report.value(QLatin1String("hours")).toArray();
    double longest = 0;
    for (const QJsonValue hour : hours) {
        longest = std::max(longest, numberOf(hour.toObject(), "waitMinutes"));
    }
    QList<ReportBar> bars;
    for (const QJsonValue value : hours) {
        const QJsonObject hour = value.toObject();
        const int begin = hour.value(QLatin1String("hour")).toInt();
        const bool hasWait = hour.contains(QLatin1String("waitMinutes"));
        const double wait = numberOf(hour, "waitMinutes");
        const QString people =
            ReportTexts::tr("%n 人", "people", hour.value(QLatin1String("arrived")).toInt());
        ReportBar bar;
        bar.name = QStringLiteral("%1:00").arg(begin);
        bar.value = hasWait ? shortNumber(wait) : QString();
        bar.caption = QString::number(hour.value(QLatin1String("arrived")).toInteger());
        bar.spoken =
            hasWait
                ? ReportTexts::tr("%1 点起：%2，平均等候 %3 分钟").arg(begin).arg(people, bar.value)
                : ReportTexts::tr("%1 点起：%2，没有叫到").arg(begin).arg(people);
        bar.to = longest > 0 ? wait / longest : 0;
        bars.append(bar);
    }
    return bars;
}

QList<ReportBar> quotedBars(const QJsonObject& report)
{
    const QJsonArray steps = report.value(QLatin1String("quotedAgainst")).toArray();
    double longest = 0;
    for (const QJsonValue step : steps) {
        longest = std::max({longest, numberOf(step.toObject(), "toldHighMinutes"),
                            numberOf(step.toObject(), "waitMinutes")});
    }
    QList<ReportBar> bars;
    for (const QJsonValue value : steps) {
        const QJsonObject step = value.toObject();
        const int upTo = step.value(QLatin1String("upToMinutes")).toInt();
        const double people = numberOf(step, "people");
        if (people <= 0 || longest <= 0) {
            continue;
        }
        const QString wait = shortNumber(numberOf(step, "waitMinutes"));
        ReportBar bar;
        bar.name =
            upTo > 0 ? ReportTexts::tr("告知 %1 分钟内").arg(upTo) : ReportTexts::tr("告知更久");
        bar.value = ReportTexts::tr("实际 %1 分").arg(wait);
        bar.caption = ReportTexts::tr("%1 人，说准 %2%")
                          .arg(people, 0, 'f', 0)
                          .arg(100 * numberOf(step, "kept") / people, 0, 'f', 0);
        bar.spoken = ReportTexts::tr("%1：平均告知 %2 到 %3 分钟，实际平均 %4 分钟；%5")
                         .arg(bar.name, shortNumber(numberOf(step, "toldLowMinutes")),
                              shortNumber(numberOf(step, "toldHighMinutes")), wait, bar.caption);
        bar.from = numberOf(step, "toldLowMinutes") / longest;
        bar.to = numberOf(step, "toldHighMinutes") / longest;
        bar.mark = numberOf(step, "waitMinutes") / longest;
        bars.append(bar);
    }
    return bars;
}

QString levelText(const QJsonObject& report)
{
    const QJsonArray groups = report.value(QLatin1String("groups")).toArray();
    double waited = 0;
    double late = 0;
    for (const QJsonValue group : groups) {
        waited += numberOf(group.toObject(), "waited");
        late += numberOf(group.toObject(), "waitedLong");
    }
    const int minutes = report.value(QLatin1String("serviceLevelMinutes")).toInt();
    return waited > 0 && minutes > 0 ? ReportTexts::tr("%1 分钟内叫到的占 %2%")
                                           .arg(minutes)
                                           .arg(100 * (waited - late) / waited, 0, 'f', 1)
                                     : QString();
}

} // namespace onewindow::ui
