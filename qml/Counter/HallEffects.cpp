// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HallEffects.h"

#include "qml/Counter/HallWords.h"
#include "services/core/Languages.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

namespace onewindow::ui {

using queue::textOf;

namespace {

qint64 numberOf(const QJsonObject& thing, const char* field)
{
    return thing.value(QLatin1String(field)).toInteger();
}

/// One matter of a what-if, and how much it changes.
struct Effect
{
    HallLine line;
    double weight = 0;
};

double meanOf(const QJsonObject& outlook)
{
    return outlook.value(QLatin1String("meanMinutes")).toDouble(-1);
}

std::optional<Effect> effectOf(const QJsonObject& matter, const queue::HallPicture& hall)
{
    constexpr double kWorthSaying = 1; // Minutes.
    const QJsonObject now = matter.value(QLatin1String("now")).toObject();
    const QJsonObject then = matter.value(QLatin1String("then")).toObject();
    const qint64 windowsNow = numberOf(now, "openWindows");
    const qint64 windowsThen = numberOf(then, "openWindows");
    const bool hasMeans = windowsNow > 0 && windowsThen > 0;
    const double longer = hasMeans ? meanOf(then) - meanOf(now) : 0;
    if (windowsNow == windowsThen && std::abs(longer) < kWorthSaying) {
        return std::nullopt;
    }
    Effect effect;
    HallLine& line = effect.line;
    const qint64 waiting = numberOf(matter, "waiting");
    line.id = textOf(matter, "id");
    line.title = hall.matterName(line.id, programLanguage());
    line.figure = QStringLiteral("%1 → %2").arg(minutesRangeText(now), minutesRangeText(then));
    QStringList parts;
    if (windowsNow != windowsThen) {
        parts << QCoreApplication::translate("HallEffects", "窗口 %1 → %2 个")
                     .arg(windowsNow)
                     .arg(windowsThen);
    }
    if (hasMeans) {
        parts << QCoreApplication::translate("HallEffects", "平均 %1 → %2 分")
                     .arg(std::lround(meanOf(now)))
                     .arg(std::lround(meanOf(then)));
    }
    if (matter.value(QLatin1String("isRough")).toBool()) {
        parts << QCoreApplication::translate("HallEffects", "历史数据少，仅供参考");
    }
    line.caption = parts.join(QStringLiteral(" · "));
    if (windowsThen == 0) {
        line.tag =
            waiting > 0
                ? QCoreApplication::translate("HallEffects", "%1 人在等，没有窗口了").arg(waiting)
                : QCoreApplication::translate("HallEffects", "没有窗口了");
        line.care = waiting > 0 ? HallLine::Care::Act : HallLine::Care::Watch;
    } else if (windowsNow == 0) {
        line.tag = QCoreApplication::translate("HallEffects", "有窗口了");
    } else if (std::abs(longer) < kWorthSaying) {
        line.tag = QCoreApplication::translate("HallEffects", "差不多");
    } else {
        line.tag = longer > 0 ? QCoreApplication::translate("HallEffects", "等得更久")
                              : QCoreApplication::translate("HallEffects", "等得更短");
        line.care = longer > 0 ? HallLine::Care::Watch : HallLine::Care::Well;
    }
    effect.weight = std::abs(longer) * static_cast<double>(waiting + 1);
    return effect;
}

} // namespace

QList<HallLine> effectLines(const QJsonObject& outcome, const queue::HallPicture& hall)
{
    QList<Effect> effects;
    const QJsonArray matters = outcome.value(QLatin1String("matters")).toArray();
    for (const QJsonValue matter : matters) {
        if (auto effect = effectOf(matter.toObject(), hall)) {
            effects.append(*std::move(effect));
        }
    }
    std::stable_sort(effects.begin(), effects.end(), [](const Effect& a, const Effect& b) {
        return std::tuple(a.line.care == HallLine::Care::Act, a.weight) >
               std::tuple(b.line.care == HallLine::Care::Act, b.weight);
    });
    QList<HallLine> lines;
    effects.resize(std::min(effects.size(), kEffectsShown));
    for (Effect& effect : effects) {
        lines.append(std::move(effect.line));
    }
    return lines;
}

} // namespace onewindow::ui
