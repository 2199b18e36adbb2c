// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/OpeningWeek.h"
#include "services/queue/HallRules.h"

#include <QJsonValue>
#include <QString>
#include <QStringView>

#include <functional>
#include <optional>

namespace onewindow::ui {

// What the page of a hall's rules says of them, in the program's language.

/// "普通号轮次"; empty for a name that is none of queue::ruleNumbers().
QString ruleTitle(QStringView name);
/// "20 分钟"
QString ruleValueText(QStringView name, qint64 value);
/// "可设 0 到 120 分钟"
QString ruleRangeText(const queue::RuleNumber& number);
/// What it means for those who wait, with `rules` as they are.
QString ruleMeaning(QStringView name, const queue::HallRules& rules);

/// "08:30-12:00 13:30-17:00"; empty for a day that is closed.
QString spansText(const QList<catalog::DaySpan>& spans);
/// What somebody has typed of them: spaces or commas between, "8:30" as well; nothing for what is
/// none, or not in order. Nothing typed, or "不开放", is a closed day.
std::optional<QList<catalog::DaySpan>> spansFromText(const QString& text);
/// "星期一" of 1 to 7.
QString weekdayText(int weekday);
/// "2026-12-31 星期四"
QString dateText(QDate date);

/// How those who read a change call what it is about.
struct RuleNames
{
    std::function<QString(const QString& id)> window;
    std::function<QString(const QString& id)> matter;
    std::function<QString(const QString& account)> colleague;
};

/// "普通号轮次：3 → 4" of a queue::RuleChange.
QString ruleChangeText(const QString& field, const QJsonValue& from, const QJsonValue& to,
                       const RuleNames& names);

} // namespace onewindow::ui
