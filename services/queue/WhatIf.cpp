// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WhatIf.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace onewindow::queue {

using storage::Database;

namespace {

Error badRequest(const QString& why)
{
    return Error{ErrorCode::BadRequest, why};
}

Result<void> check(const HallSight& sight, const QStringList& windows,
                   const QList<WindowPlan>& plans)
{
    QSet<QString> seen;
    for (const WindowPlan& plan : plans) {
        if (!windows.contains(plan.window)) {
            return Error{ErrorCode::NotFound, QStringLiteral("no such window")};
        }
        if (seen.contains(plan.window)) {
            return badRequest(QStringLiteral("window: is there twice"));
        }
        seen.insert(plan.window);
        const QStringList matters = plan.matters.value_or(QStringList());
        for (const QString& matter : matters) {
            if (sight.catalogue.matter(matter) == nullptr) {
                return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
            }
        }
    }
    return {};
}

/// The window in the moment; one that was never open joins those that were.
std::size_t placeOf(HallMoment& moment, const QString& id)
{
    const auto found = std::find_if(moment.windows.begin(), moment.windows.end(),
                                    [&id](const auto& one) { return one.window.id == id; });
    const auto place = static_cast<std::size_t>(found - moment.windows.begin());
    if (found == moment.windows.end()) {
        MomentWindow never;
        never.window.id = id;
        moment.windows.push_back(std::move(never));
        moment.hall.windows.emplace_back();
    }
    return place;
}

/// As the hall would be a moment after the plan. Who is in hand stays so to their end.
Result<void> apply(HallMoment& moment, const WaitHistory& history, const WindowPlan& plan)
{
    const std::size_t place = placeOf(moment, plan.window);
    Window& window = moment.windows[place].window;
    ForecastWindow& played = moment.hall.windows[place];
    if (plan.isOpen) {
        window.state = *plan.isOpen ? QStringLiteral("open") : QStringLiteral("closed");
    } else if (window.state == u"closed") {
        return {}; // What it will serve is said by who opens it.
    }
    window.matters =
        window.state == u"closed" ? QStringList() : plan.matters.value_or(window.matters);
    if (window.state != u"closed" && window.matters.isEmpty()) {
        return badRequest(QStringLiteral("matters: a window serves at least one"));
    }
    played.isOpen = window.state == u"open";
    played.matters.clear(); // Of one that closes: nobody comes back to it.
    for (const QString& matter : std::as_const(window.matters)) {
        if (const int index = history.indexOf(matter); index >= 0) {
            played.matters.push_back(index);
        }
    }
    return {};
}

double meanOf(std::span<const float> minutes)
{
    const double sum =
        std::accumulate(minutes.begin(), minutes.end(), 0.0, [](double all, float one) {
            return all + std::min(one, WaitForecast::kHorizon);
        });
    return sum / static_cast<double>(minutes.size());
}

/// One play of a hall.
struct Play
{
    WaitForecast forecast;
    LevelsAhead levels;
    QHash<QString, QStringList> windows; ///< Open, by matter.

    Play(const HallMoment& moment, const HallSight& sight)
        : forecast(sight.history.model(), moment.hall)
        , levels(serviceLevelsAhead(moment, forecast, sight.levelMinutes))
        , windows(openWindowsOf(moment))
    {}

    [[nodiscard]] MatterOutlook of(const QString& matter, const WaitHistory& history) const
    {
        MatterOutlook outlook;
        outlook.openWindows = static_cast<int>(windows.value(matter).size());
        outlook.nextHour = levels.byMatter.value(matter);
        const int index = history.indexOf(matter);
        if (outlook.openWindows > 0 && index >= 0) {
            outlook.range = shortestRange(forecast.newcomer(index), history.level());
            outlook.meanMinutes = meanOf(forecast.newcomer(index));
        }
        return outlook;
    }
};

QJsonObject outlookJson(const MatterOutlook& outlook)
{
    QJsonObject json{{QStringLiteral("openWindows"), outlook.openWindows},
                     {QStringLiteral("nextHour"), toJson(outlook.nextHour)}};
    if (outlook.range) {
        json.insert(QStringLiteral("low"), outlook.range->lowMinutes);
        json.insert(QStringLiteral("high"), outlook.range->highMinutes);
    }
    if (outlook.meanMinutes) {
        json.insert(QStringLiteral("meanMinutes"), std::round(*outlook.meanMinutes * 10) / 10);
    }
    return json;
}

} // namespace

Result<WhatIf> whatIf(Database& database, const HallSight& sight, const QStringList& windows,
                      const QList<WindowPlan>& plans, qint64 atMs)
{
    OW_TRY(check(sight, windows, plans));
    const auto moment = hallMoment(database, sight.history, atMs);
    if (!moment) {
        return moment.error();
    }
    HallMoment then = moment.value();
    for (const WindowPlan& plan : plans) {
        OW_TRY(apply(then, sight.history, plan));
    }
    const Play asIs(moment.value(), sight);
    const Play asPlanned(then, sight);
    QMap<QString, int> waiting;
    for (const MomentPerson& person : then.people) {
        ++waiting[person.matter];
    }
    for (const Play* play : {&asIs, &asPlanned}) {
        for (auto it = play->windows.cbegin(); it != play->windows.cend(); ++it) {
            waiting[it.key()] += 0;
        }
    }
    WhatIf outcome{.asOfMs = atMs,
                   .levelMinutes = sight.levelMinutes,
                   .now = asIs.levels.all,
                   .then = asPlanned.levels.all,
                   .matters = {}};
    for (auto it = waiting.cbegin(); it != waiting.cend(); ++it) {
        outcome.matters.append({.id = it.key(),
                                .waiting = it.value(),
                                .isRough = !sight.history.knows(it.key()),
                                .now = asIs.of(it.key(), sight.history),
                                .then = asPlanned.of(it.key(), sight.history)});
    }
    return outcome;
}

QJsonObject toJson(const WhatIf& outcome)
{
    QJsonArray matters;
    for (const WhatIfMatter& matter : outcome.matters) {
        QJsonObject json{{QStringLiteral("id"), matter.id},
                         {QStringLiteral("waiting"), matter.waiting},
                         {QStringLiteral("now"), outlookJson(matter.now)},
                         {QStringLiteral("then"), outlookJson(matter.then)}};
        if (matter.isRough) {
            json.insert(QStringLiteral("isRough"), true);
        }
        matters.append(json);
    }
    return {{QStringLiteral("asOf"), outcome.asOfMs},
            {QStringLiteral("levelMinutes"), outcome.levelMinutes},
            {QStringLiteral("level"), QJsonObject{{QStringLiteral("now"), toJson(outcome.now)},
                                                  {QStringLiteral("then"), toJson(outcome.then)}}},
            {QStringLiteral("matters"), matters}};
}

} // namespace onewindow::queue
