// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/LocalText.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::queue {

/// How many wait in a hall, as it tells others: nobody in particular.
struct Crowd
{
    /// Counts are told in steps of so many, rounded up: more exactly nobody elsewhere can use them,
    /// and what does not change need not be told.
    static constexpr int kStep = 5;
    /// Matters with a count of their own, at most.
    static constexpr qsizetype kMattersLimit = 200;

    /// Windows serve all that the hall offers: where nothing is said of a matter, nobody waits.
    bool servesAll = false;
    /// By the matters that an open window serves; with servesAll, those that somebody waits for.
    QMap<QString, int> waiting;

    /// People who wait for `matter`; nothing where no window serves it, or nobody said.
    [[nodiscard]] std::optional<int> of(const QString& matter) const;

    /// Nobody is served.
    [[nodiscard]] bool isClosed() const { return !servesAll && waiting.isEmpty(); }

    friend bool operator==(const Crowd&, const Crowd&) = default;
};

/// What a hall says of itself: `waiting` people by matter, `served` the matters of its open
/// windows, of `offered` all it offers. What is beyond Crowd::kMattersLimit is left unsaid.
Crowd crowdOf(const QMap<QString, int>& waiting, const QStringList& served,
              const QStringList& offered);

/// {servesAll?, waiting: {matter: people}}
QJsonObject toJson(const Crowd& crowd);

/// What toJson() has written. What is wrong in it is left out; more matters than the limit too.
Crowd crowdFrom(const QJsonObject& json);

/// Another hall of the city.
struct OtherHall
{
    QString id;
    catalog::LocalText name;
    catalog::LocalText address; ///< Empty where it is not known.
    Crowd crowd;
    qint64 atMs = 0; ///< When it was so, as the hall's time was corrected.
};

/// A thing feed::kCrowd. Nothing for one without a name.
std::optional<OtherHall> otherHallFrom(const QString& id, const QJsonObject& json);

/// A hall where it goes clearly quicker.
struct BetterHall
{
    OtherHall hall;
    int waiting = 0; ///< There.
    int fewer = 0;   ///< Than here, in steps of Crowd::kStep, rounded down.
};

/// What makes a difference worth a way through the city.
inline constexpr int kFewerLeast = 10;
/// What somebody said longer ago, or will say, is not gone by.
inline constexpr qint64 kCrowdAgeMs = 10LL * 60 * 1000;

/// Where to go instead of waiting here: the hall with the fewest people for `matters`' first, of
/// those that serve all of them, if at least kFewerLeast fewer and half as many wait there.
std::optional<BetterHall> betterHall(const QStringList& matters, int waitingHere,
                                     const QList<OtherHall>& halls, qint64 nowMs);

} // namespace onewindow::queue
