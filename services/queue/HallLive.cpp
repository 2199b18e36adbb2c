// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallLive.h"

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/queue/TicketProjection.h"

#include <QJsonArray>
#include <QMap>

#include <algorithm>
#include <cmath>

namespace onewindow::queue {

using storage::Database;

namespace {

/// As terminals tell it, see WaitOutlook::newcomer(), but of this moment.
std::optional<WaitRange> rangeOf(const LiveMatter& matter, int waiting, const HallSight& sight,
                                 const WaitForecast& forecast)
{
    if (matter.windows.isEmpty()) {
        return std::nullopt;
    }
    if (!sight.history.knows(matter.id)) {
        const catalog::Matter* offered = sight.catalogue.matter(matter.id);
        return offered == nullptr ? std::nullopt
                                  : estimateWait(waiting, offered->typicalMinutes,
                                                 static_cast<int>(matter.windows.size()));
    }
    return shortestRange(forecast.newcomer(sight.history.indexOf(matter.id)),
                         sight.history.level());
}

/// Who waits, by matter; those who wait for one window or colleague alone, too.
QMap<QString, LiveMatter> mattersOf(const HallMoment& moment, int levelMinutes)
{
    QMap<QString, LiveMatter> matters;
    for (const MomentPerson& person : moment.people) {
        LiveMatter& matter = matters[person.matter];
        ++matter.waiting;
        matter.late += moment.atMs - person.sinceMs > levelMinutes * kMinuteMs ? 1 : 0;
        matter.longestSinceMs = matter.longestSinceMs == 0
                                    ? person.sinceMs
                                    : std::min(matter.longestSinceMs, person.sinceMs);
    }
    for (const MomentWindow& one : moment.windows) {
        for (const QString& id : one.window.matters) {
            matters[id]; // Served, even if nobody waits.
        }
    }
    return matters;
}

QJsonObject windowJson(const MomentWindow& one)
{
    QJsonObject json{{QStringLiteral("id"), one.window.id},
                     {QStringLiteral("state"), one.window.state},
                     {QStringLiteral("matters"), QJsonArray::fromStringList(one.window.matters)}};
    if (one.window.state != u"closed") {
        json.insert(QStringLiteral("staff"), one.window.staff);
    }
    if (one.window.state == u"paused") {
        json.insert(QStringLiteral("reason"), one.window.reason);
    }
    if (one.sinceMs != 0) {
        json.insert(QStringLiteral("since"), one.sinceMs);
    }
    if (const std::optional<Ticket>& ticket = one.inHand) {
        json.insert(QStringLiteral("ticket"), idToText(ticket->id));
        json.insert(QStringLiteral("number"), ticket->number);
        json.insert(QStringLiteral("matter"), ticket->matter);
        json.insert(QStringLiteral("ticketState"), stateName(ticket->state));
        json.insert(QStringLiteral("calledAt"), ticket->calledAtMs);
        if (ticket->state == TicketState::Serving) {
            json.insert(QStringLiteral("startedAt"), ticket->startedAtMs);
        }
    }
    return json;
}

QJsonObject matterJson(const LiveMatter& matter)
{
    QJsonObject json{{QStringLiteral("id"), matter.id},
                     {QStringLiteral("waiting"), matter.waiting},
                     {QStringLiteral("late"), matter.late},
                     {QStringLiteral("windows"), QJsonArray::fromStringList(matter.windows)}};
    if (matter.longestSinceMs != 0) {
        json.insert(QStringLiteral("longestSince"), matter.longestSinceMs);
    }
    if (matter.range) {
        json.insert(QStringLiteral("low"), matter.range->lowMinutes);
        json.insert(QStringLiteral("high"), matter.range->highMinutes);
    }
    if (matter.nextHour) {
        json.insert(QStringLiteral("nextHour"), toJson(*matter.nextHour));
    }
    return json;
}

} // namespace

QHash<QString, QStringList> openWindowsOf(const HallMoment& moment)
{
    QHash<QString, QStringList> windows;
    for (const MomentWindow& one : moment.windows) {
        if (one.window.state == u"open") {
            for (const QString& matter : one.window.matters) {
                windows[matter] << one.window.id;
            }
        }
    }
    return windows;
}

Result<HallLive> hallLive(Database& database, const HallSight& sight, qint64 atMs)
{
    auto moment = hallMoment(database, sight.history, atMs);
    if (!moment) {
        return moment.error();
    }
    const auto lastHour = serviceLevelOf(database, atMs, sight.levelMinutes);
    if (!lastHour) {
        return lastHour.error();
    }
    const auto counts = waitingByMatter(database);
    if (!counts) {
        return counts.error();
    }
    HallLive live;
    live.moment = std::move(moment).value();
    live.levelMinutes = sight.levelMinutes;
    live.lastHour = lastHour.value();
    const WaitForecast forecast(sight.history.model(), live.moment.hall);
    const LevelsAhead ahead = serviceLevelsAhead(live.moment, forecast, sight.levelMinutes);
    if (ahead.all.people > 0) {
        live.nextHour = ahead.all;
    }
    const QHash<QString, QStringList> windows = openWindowsOf(live.moment);
    QMap<QString, LiveMatter> matters = mattersOf(live.moment, sight.levelMinutes);
    for (auto it = matters.begin(); it != matters.end(); ++it) {
        LiveMatter& matter = it.value();
        matter.id = it.key();
        matter.windows = windows.value(matter.id);
        matter.range = rangeOf(matter, counts.value().value(matter.id), sight, forecast);
        if (const auto found = ahead.byMatter.constFind(matter.id);
            found != ahead.byMatter.constEnd()) {
            matter.nextHour = *found;
        }
    }
    live.matters = matters.values();
    return live;
}

QJsonObject toJson(const ServiceLevel& level)
{
    // Of what is forecast, tenths are more than anybody knows.
    const auto rounded = [](double count) { return std::round(count * 10) / 10; };
    return {{QStringLiteral("people"), rounded(level.people)},
            {QStringLiteral("within"), rounded(level.within)}};
}

QJsonObject toJson(const HallLive& live, const QStringList& windows)
{
    QJsonObject level{{QStringLiteral("lastHour"), toJson(live.lastHour)}};
    if (live.nextHour) {
        level.insert(QStringLiteral("nextHour"), toJson(*live.nextHour));
    }
    QJsonArray matters;
    for (const LiveMatter& matter : live.matters) {
        matters.append(matterJson(matter));
    }
    QJsonArray all;
    for (const QString& id : windows) {
        const auto found = std::find_if(live.moment.windows.begin(), live.moment.windows.end(),
                                        [&id](const auto& one) { return one.window.id == id; });
        MomentWindow never;
        never.window.id = id;
        all.append(windowJson(found == live.moment.windows.end() ? never : *found));
    }
    return {{QStringLiteral("asOf"), live.moment.atMs},
            {QStringLiteral("levelMinutes"), live.levelMinutes},
            {QStringLiteral("level"), level},
            {QStringLiteral("matters"), matters},
            {QStringLiteral("windows"), all}};
}

} // namespace onewindow::queue
