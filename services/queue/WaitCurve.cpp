// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitCurve.h"

#include "services/queue/HallMoment.h"
#include "services/queue/WaitForecast.h"
#include "services/queue/WaitHistory.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace onewindow::queue {

namespace {

constexpr int kStepMinutes = 5;
constexpr int kAheadLimit = 100'000;
/// Beyond the last point a curve still speaks for so many, and one in so many of those before.
constexpr int kBeyond = 5;
constexpr int kBeyondPart = 4;
constexpr int kNotablePart = 5; ///< Of the longest wait told, one in so many.

/// In steps of five minutes, outwards.
std::optional<WaitRange> rounded(double low, double high)
{
    const auto lower = static_cast<int>(std::floor(low / kStepMinutes)) * kStepMinutes;
    const auto upper = static_cast<int>(std::ceil(high / kStepMinutes)) * kStepMinutes;
    return upper > kLongestWaitMinutes
               ? std::nullopt
               : std::optional(WaitRange{std::max(0, lower), std::max(kStepMinutes, upper)});
}

std::optional<WaitRange> inProportion(const WaitPoint& point, int ahead)
{
    const double share = (ahead + 1.0) / (point.ahead + 1.0);
    return rounded(point.range.lowMinutes * share, point.range.highMinutes * share);
}

std::optional<WaitRange> lookUp(const std::vector<WaitPoint>& points, int ahead)
{
    const auto above =
        std::lower_bound(points.begin(), points.end(), ahead,
                         [](const WaitPoint& point, int wanted) { return point.ahead < wanted; });
    if (above == points.end()) {
        const bool isNear = !points.empty() && ahead <= points.back().ahead + kBeyond +
                                                            points.back().ahead / kBeyondPart;
        return isNear ? inProportion(points.back(), ahead) : std::nullopt;
    }
    if (above->ahead == ahead) {
        return above->range;
    }
    if (above == points.begin()) {
        return inProportion(*above, ahead);
    }
    const WaitPoint& below = *(above - 1);
    const double share =
        static_cast<double>(ahead - below.ahead) / static_cast<double>(above->ahead - below.ahead);
    const auto between = [share](int from, int to) { return from + share * (to - from); };
    return rounded(between(below.range.lowMinutes, above->range.lowMinutes),
                   between(below.range.highMinutes, above->range.highMinutes));
}

bool isFar(const std::optional<WaitRange>& told, const std::optional<WaitRange>& now)
{
    if (!told || !now) {
        return told.has_value() != now.has_value();
    }
    const int tolerated = std::max(kStepMinutes, told->highMinutes / kNotablePart);
    return std::abs(told->lowMinutes - now->lowMinutes) > tolerated ||
           std::abs(told->highMinutes - now->highMinutes) > tolerated;
}

QJsonArray toJson(const std::vector<WaitPoint>& points)
{
    QJsonArray json;
    for (const WaitPoint& point : points) {
        json.append(QJsonArray{point.ahead, point.range.lowMinutes, point.range.highMinutes});
    }
    return json;
}

std::vector<WaitPoint> pointsFrom(const QJsonValue& said)
{
    const QJsonArray json = said.toArray();
    std::vector<WaitPoint> points;
    for (const QJsonValue one : json) {
        const QJsonArray triple = one.toArray();
        const WaitPoint point{triple.at(0).toInt(-1),
                              {triple.at(1).toInt(-1), triple.at(2).toInt(-1)}};
        const bool isPoint = triple.size() == 3 && point.ahead >= 0 && point.ahead <= kAheadLimit &&
                             point.range.lowMinutes >= 0 &&
                             point.range.highMinutes >= point.range.lowMinutes &&
                             point.range.highMinutes <= kLongestWaitMinutes;
        const bool isNext = points.empty() || points.back().ahead < point.ahead;
        if (isPoint && isNext && points.size() < WaitCurve::kPointsLimit) {
            points.push_back(point);
        }
    }
    return points;
}

/// A matter's line, while its people are gone through by due.
struct LineSeen
{
    int people = 0;
    int beforeNewcomer = 0; ///< Who are called before somebody with a head start who comes now.
};

/// Further behind than the last one; nothing is said where the forecast is too wide.
void addPoint(std::vector<WaitPoint>& points, int ahead, std::span<const float> minutes,
              double level)
{
    const int last = points.empty() ? -1 : points.back().ahead;
    const auto range = ahead > last ? shortestRange(minutes, level) : std::optional<WaitRange>();
    if (range) {
        points.push_back({ahead, *range});
    }
}

QSet<QString> openMatters(const HallMoment& moment, const WaitHistory& history)
{
    QSet<QString> open;
    for (const MomentWindow& one : moment.windows) {
        const QStringList served = one.window.state == u"open" ? one.window.matters : QStringList();
        for (const QString& matter : served) {
            if (history.knows(matter)) {
                open.insert(matter);
            }
        }
    }
    return open;
}

} // namespace

Result<QMap<QString, WaitCurve>> waitCurves(storage::Database& database, const WaitHistory& history,
                                            qint64 atMs)
{
    const auto moment = hallMoment(database, history, atMs);
    if (!moment) {
        return moment.error();
    }
    const WaitForecast forecast(history.model(), moment.value().hall);
    const double level = history.level();
    const QSet<QString> open = openMatters(moment.value(), history);
    QMap<QString, WaitCurve> curves;
    QHash<QString, LineSeen> lines;
    for (const MomentPerson& person : moment.value().people) {
        if (!open.contains(person.matter)) {
            continue;
        }
        LineSeen& line = lines[person.matter];
        const auto index = static_cast<std::size_t>(person.inForecast);
        const ForecastPerson& one = moment.value().hall.people[index];
        WaitCurve& curve = curves[person.matter];
        std::vector<WaitPoint>& points = one.isEarlier ? curve.earlier : curve.ordinary;
        const int last = points.empty() ? -1 : points.back().ahead;
        // The last point is who comes now.
        if (isCurvePoint(line.people, last) && points.size() + 1 < WaitCurve::kPointsLimit) {
            addPoint(points, line.people, forecast.person(index), level);
        }
        ++line.people;
        if (one.due < -history.model().priorityHeadStart) {
            line.beforeNewcomer = line.people;
        }
    }
    for (const QString& matter : open) {
        const LineSeen line = lines.value(matter);
        WaitCurve& curve = curves[matter];
        addPoint(curve.ordinary, line.people, forecast.newcomer(history.indexOf(matter)), level);
        addPoint(curve.earlier, line.beforeNewcomer,
                 forecast.newcomer(history.indexOf(matter), true), level);
    }
    return curves;
}

std::optional<WaitRange> WaitCurve::at(int ahead, bool isEarlier) const
{
    if (ahead < 0) {
        return std::nullopt;
    }
    const auto own = isEarlier ? lookUp(earlier, ahead) : std::nullopt;
    return own ? own : lookUp(ordinary, ahead);
}

bool differsNotably(const WaitCurve& told, const WaitCurve& now)
{
    const auto isFarAt = [&](const std::vector<WaitPoint>& points, bool isEarlier) {
        return std::any_of(points.begin(), points.end(), [&](const WaitPoint& point) {
            return isFar(told.at(point.ahead, isEarlier), now.at(point.ahead, isEarlier));
        });
    };
    return isFarAt(told.ordinary, false) || isFarAt(now.ordinary, false) ||
           isFarAt(told.earlier, true) || isFarAt(now.earlier, true);
}

bool isCurvePoint(int ahead, int last)
{
    return ahead > last + last / 2;
}

QJsonObject toJson(const WaitCurve& curve)
{
    QJsonObject json;
    if (!curve.ordinary.empty()) {
        json.insert(QStringLiteral("ordinary"), toJson(curve.ordinary));
    }
    if (!curve.earlier.empty()) {
        json.insert(QStringLiteral("earlier"), toJson(curve.earlier));
    }
    return json;
}

WaitCurve waitCurveFrom(const QJsonObject& json)
{
    return {.ordinary = pointsFrom(json.value(QLatin1String("ordinary"))),
            .earlier = pointsFrom(json.value(QLatin1String("earlier")))};
}

} // namespace onewindow::queue
