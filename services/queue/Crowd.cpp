// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/Crowd.h"

#include <QSet>

#include <algorithm>

namespace onewindow::queue {

namespace {

/// Texts of the feed: longer ids and counts beyond this are somebody's mistake.
constexpr qsizetype kIdLimit = 64;
constexpr int kCountLimit = 100'000;

int roundedUp(int people)
{
    return (people + Crowd::kStep - 1) / Crowd::kStep * Crowd::kStep;
}

} // namespace

std::optional<int> Crowd::of(const QString& matter) const
{
    const auto said = waiting.constFind(matter);
    if (said != waiting.cend()) {
        return *said;
    }
    return servesAll ? std::optional(0) : std::nullopt;
}

Crowd crowdOf(const QMap<QString, int>& waiting, const QStringList& served,
              const QStringList& offered)
{
    const QSet<QString> open(served.begin(), served.end());
    Crowd crowd;
    crowd.servesAll = !offered.isEmpty() &&
                      std::all_of(offered.begin(), offered.end(),
                                  [&](const QString& matter) { return open.contains(matter); });
    for (const QString& matter : offered) {
        const int people = roundedUp(waiting.value(matter));
        const bool isSaid = open.contains(matter) && (!crowd.servesAll || people > 0);
        if (!isSaid) {
            continue;
        }
        if (crowd.waiting.size() == Crowd::kMattersLimit) {
            crowd.servesAll = false; // What is not said any more is not zero.
            break;
        }
        crowd.waiting.insert(matter, people);
    }
    return crowd;
}

QJsonObject toJson(const Crowd& crowd)
{
    QJsonObject waiting;
    for (auto it = crowd.waiting.cbegin(); it != crowd.waiting.cend(); ++it) {
        waiting.insert(it.key(), it.value());
    }
    QJsonObject json{{QStringLiteral("waiting"), waiting}};
    if (crowd.servesAll) {
        json.insert(QStringLiteral("servesAll"), true);
    }
    return json;
}

Crowd crowdFrom(const QJsonObject& json)
{
    Crowd crowd;
    crowd.servesAll = json.value(QLatin1String("servesAll")).toBool();
    const QJsonObject waiting = json.value(QLatin1String("waiting")).toObject();
    if (waiting.size() > Crowd::kMattersLimit) {
        crowd.servesAll = false;
    }
    for (auto it = waiting.begin();
         it != waiting.end() && crowd.waiting.size() < Crowd::kMattersLimit; ++it) {
        const int people = it.value().toInt(-1);
        if (people >= 0 && people <= kCountLimit && it.key().size() <= kIdLimit) {
            crowd.waiting.insert(it.key(), people);
        } else {
            crowd.servesAll = false; // It is not zero either.
        }
    }
    return crowd;
}

std::optional<OtherHall> otherHallFrom(const QString& id, const QJsonObject& json)
{
    OtherHall hall;
    hall.id = id;
    hall.name = catalog::localTextFromJson(json.value(QLatin1String("name")).toObject());
    hall.address = catalog::localTextFromJson(json.value(QLatin1String("address")).toObject());
    hall.crowd = crowdFrom(json);
    hall.atMs = json.value(QLatin1String("at")).toInteger();
    return hall.name.isEmpty() ? std::nullopt : std::optional(hall);
}

std::optional<BetterHall> betterHall(const QStringList& matters, int waitingHere,
                                     const QList<OtherHall>& halls, qint64 nowMs)
{
    std::optional<BetterHall> best;
    for (const OtherHall& hall : halls) {
        const bool servesAll =
            !matters.isEmpty() &&
            std::all_of(matters.begin(), matters.end(),
                        [&](const QString& matter) { return hall.crowd.of(matter).has_value(); });
        // One from the future has a clock that nobody has corrected, or this terminal's is wrong.
        const bool isOld = hall.atMs > nowMs + kCrowdAgeMs || nowMs - hall.atMs > kCrowdAgeMs;
        if (!servesAll || isOld) {
            continue;
        }
        const int waiting = *hall.crowd.of(matters.constFirst());
        const int fewer = (waitingHere - waiting) / Crowd::kStep * Crowd::kStep;
        const bool isClear = fewer >= kFewerLeast && waiting * 2 <= waitingHere;
        if (isClear && (!best || waiting < best->waiting)) {
            best = BetterHall{hall, waiting, fewer};
        }
    }
    return best;
}

} // namespace onewindow::queue
