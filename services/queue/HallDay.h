// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Secret.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"

#include <functional>
#include <utility>
#include <vector>

namespace onewindow::queue {

/// What a hall does when its day turns: day keys for its terminals, the end of what earlier days
/// left open, numbers that begin anew. Every verb runs in the caller's transaction on the writer
/// thread.
class HallDay
{
public:
    /// Which day keys it works with: a hall's, or those that a centre which is no hall has for the
    /// city.
    enum class Keys {
        OfHall,
        OfCity,
    };

    HallDay(journal::Journal& journal, journal::Feed& feed, Keys keys = Keys::OfHall);

    /// The migrations' component of the tables that are no projection: day keys, and the days that
    /// numbers began on.
    static constexpr QStringView kComponent = u"daykeys";

    /// That of the city's day keys.
    static constexpr QStringView kCityComponent = u"citydaykeys";

    /// Creates them. After Journal::open().
    static Result<void> migrate(storage::Database& database);
    static Result<void> migrateCity(storage::Database& database);

    /// Forgets all day keys: in a copy of a store, which must not recognise anybody. The hall that
    /// it becomes makes others. Nothing happens in a store that has none.
    static Result<void> dropDayKeys(storage::Database& database);

    /// Takes back all wishes for numbers to begin anew: in a store that was restored, which does
    /// not know how far they have been counted since. Nothing happens in a store without a feed.
    static Result<void> dropRestarts(storage::Database& database);

    [[nodiscard]] journal::Journal& journal() { return m_journal; }

    /// Keeps feed::kDayKeyDays day keys for each kiosk in the feed, and deletes those of past days
    /// everywhere.
    Result<void> issueDayKeys(storage::Database& database,
                              const std::vector<journal::Recipient>& kiosks);

    /// A person's handle under the key of `day`; empty for a day that is over or has no key yet.
    Result<QString> handleUnder(storage::Database& database, const QString& idNumber,
                                const QString& day);

    /// Today's key, as the terminals have it: what they seal for a person until the day is over is
    /// opened with it and the person's card.
    Result<Secret> keyOfToday(storage::Database& database);

    /// What a centre makes of its key of today for the holder of a number: a handle by which the
    /// person is found in the city, and a secret. Nobody makes them without that key.
    struct Person
    {
        QString day;
        QString handle;
        Secret secret;
    };

    Result<Person> personOfToday(storage::Database& database, const QString& idNumber,
                                 const QByteArray& purpose);

    /// Destroys the keys of past days: at a centre, which hands out none.
    Result<void> dropPastKeys(storage::Database& database);

    /// Ends what earlier days left open, 500 tickets at a time; says whether there may be more.
    Result<bool> closePastDays(storage::Database& database);

    /// Within how many minutes somebody is to be called, for countPastDays(); asked in its
    /// transaction. Without, as HallRules has it.
    void setServiceLevel(std::function<Result<int>(storage::Database& database)> minutes)
    {
        m_serviceLevel = std::move(minutes);
    }

    /// Once a day: counts the days of the last week anew, and records those whose figures nobody
    /// has been told yet. Reads the week's tickets.
    Result<void> countPastDays(storage::Database& database);

    /// Once a day: asks every issuer to count from 1 again, if it has given out none since.
    Result<void> restartNumbers(storage::Database& database);

private:
    Result<Secret> dayKey(storage::Database& database, const QString& day);
    Result<void> putKey(storage::Database& database, const QString& day, const QByteArray& wrapped);

    journal::Journal& m_journal;
    journal::Feed& m_feed;
    bool m_isOfCity;
    std::function<Result<int>(storage::Database& database)> m_serviceLevel;
};

} // namespace onewindow::queue
