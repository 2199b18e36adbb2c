// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/RatingsSummary.h"

#include "services/feedback/Feedback.h"
#include "services/queue/Ticket.h"
#include "services/queue/TicketSearchStore.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QTimeZone>

#include <algorithm>
#include <numeric>

namespace onewindow::feedback {

using storage::Database;
using storage::Statement;

namespace {

/// A number is rated so long after it was taken, at most: later ones count for no window.
constexpr int kRatedWithinDays = 31;

struct Given
{
    QByteArray id;
    int level = 0;
    qint64 atMs = 0;
};

/// Midnight of a day of the hall, which has Beijing time, as Unix ms.
qint64 beginOf(QDate day)
{
    constexpr int kBeijing = 8 * 60 * 60;
    return QDateTime(day, QTime(0, 0), QTimeZone(kBeijing)).toMSecsSinceEpoch();
}

Result<QList<Given>> givenBetween(Database& database, const QString& hall, QDate first, QDate end)
{
    return storage::rowsOf(
        storage::query(database,
                       "SELECT id, level, rated_at FROM ratings WHERE hall = ? AND rated_at "
                       ">= ? AND rated_at < ?",
                       hall, beginOf(first), beginOf(end)),
        [](const Statement& row) {
            return Given{.id = row.blob(0),
                         .level = static_cast<int>(row.integer(1)),
                         .atMs = row.integer(2)};
        });
}

/// By the id of the one rating that each number has: which window served it, or for what.
Result<QHash<QByteArray, QString>> keysOfTickets(Database& database, QDate first, QDate end,
                                                 RatingsBy by)
{
    QHash<QByteArray, QString> keys;
    const auto taken = queue::forEachTicket(
        database, first.addDays(-kRatedWithinDays).toString(Qt::ISODate), end.toString(Qt::ISODate),
        [&](const queue::TicketPlace& ticket) {
            keys.insert(ratingId(About::Ticket, ticket.token),
                        by == RatingsBy::Window ? ticket.window : ticket.matter);
        });
    return taken ? Result<QHash<QByteArray, QString>>(keys) : taken.error();
}

void add(RatingsGroup& to, const RatingsGroup& group)
{
    for (std::size_t i = 0; i < to.levels.size(); ++i) {
        to.levels.at(i) += group.levels.at(i);
    }
}

RatingsSummary summed(const QMap<QString, RatingsGroup>& groups)
{
    RatingsSummary summary;
    RatingsGroup rest;
    for (const RatingsGroup& group : groups) {
        if (group.key.isEmpty() || group.count() < RatingsSummary::kLeastGroup) {
            add(rest, group);
        } else {
            summary.groups << group;
        }
    }
    if (rest.count() >= RatingsSummary::kLeastGroup) {
        summary.groups << rest;
    } else {
        summary.untold = rest.count();
    }
    return summary;
}

} // namespace

qint64 RatingsGroup::count() const
{
    return std::accumulate(levels.begin(), levels.end(), qint64{0});
}

Result<RatingsSummary> ratingsOf(Database& database, const QString& hall, QDate month, QDate today,
                                 RatingsBy by)
{
    const QDate first(month.year(), month.month(), 1);
    const QDate end = std::min(first.addMonths(1), today);
    if (end <= first) {
        return RatingsSummary();
    }
    const auto given = givenBetween(database, hall, first, end);
    if (!given) {
        return given.error();
    }
    QHash<QByteArray, QString> keys;
    if (by != RatingsBy::Day) {
        auto found = keysOfTickets(database, first, end, by);
        if (!found) {
            return found.error();
        }
        keys = std::move(found).value();
    }
    QMap<QString, RatingsGroup> groups;
    for (const Given& one : given.value()) {
        if (one.level < kLowestLevel || one.level > kHighestLevel) {
            continue;
        }
        const QString key = by == RatingsBy::Day ? queue::hallDay(one.atMs) : keys.value(one.id);
        RatingsGroup& group = groups[key];
        group.key = key;
        ++group.levels.at(static_cast<std::size_t>(one.level - kLowestLevel));
    }
    return summed(groups);
}

} // namespace onewindow::feedback
