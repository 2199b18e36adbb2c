// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/platform/ReaderPool.h"
#include "services/queue/CrowdProjection.h"
#include "services/queue/CrowdTeller.h"
#include "services/queue/WaitTeller.h"
#include "services/storage/Writer.h"

#include <QHash>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace onewindow::platform {

/// Where else it goes quicker, and when: a hall tells its centre how many wait there, the centre
/// tells it to all halls, and each hands on to its terminals what the halls nearby say, and its own
/// usual hours. A hall also tells, for the pages of its numbers, how long they will wait. All of it
/// once a minute, and none of it of a person.
///
/// What it costs a city: a fact and a changed thing a hall and minute at most, mostly less, since
/// counts are told in steps. The city's stream reaches every hall, so the centre tells of
/// kToldAtOnce halls a minute, in one transaction, those first that wait for it longest: about
/// 100 kB a minute for each hall that listens, and one page. With 3,000 halls that all change all
/// the time each has its turn within eight minutes; what is older than queue::kCrowdAgeMs is gone
/// by at no terminal.
class CrowdParts
{
public:
    /// Things of the city's stream that are changed at once.
    static constexpr qsizetype kToldAtOnce = 400;
    /// Halls that a hall may name as near, and a city's halls up to which all are near.
    static constexpr qsizetype kNearbyLimit = 20;
    static constexpr qsizetype kAllNearLimit = 10;

    struct Settings
    {
        QString node;
        bool isHall = false;
        bool isCentre = false;
        QStringList nearby; ///< Of a hall; none: all, in a city with kAllNearLimit halls or fewer.
        std::chrono::milliseconds every = std::chrono::minutes(1);
    };

    /// What it works with; all of it outlives stop().
    struct Parts
    {
        storage::Writer& writer;
        ReaderPool& readers;
        journal::Journal& journal;                 ///< On the hall's partition; of a centre, any.
        const journal::Feed& hall;                 ///< The hall's stream.
        std::function<QJsonObject()> about;        ///< {name, address?} of the hall; any thread.
        std::function<QStringList()> offered = {}; ///< Of a hall: ids of all it offers; any thread.
        std::function<QStringList()> halls = {};   ///< Of a centre: those below.
        const queue::WaitOutlook* waits = nullptr; ///< Of a hall: its forecasts.
        /// Of a hall: its rules in force; on the writer's thread.
        std::function<Result<queue::CallRules>(storage::Database& database)> order = {};
    };

    explicit CrowdParts(Settings settings);

    /// Before Journal::open().
    [[nodiscard]] std::vector<journal::Projection*> projections();

    /// Begins, in a thread with an event loop.
    void start(Parts parts);
    /// Before the parts go away.
    void stop();

    /// Changes of the city's stream, made durable by SyncClient.
    void takeIn(const journal::FeedPage& page);

private:
    /// What the city's stream says of a hall.
    struct Told
    {
        qint64 atMs = 0;   ///< The hall's time.
        quint64 round = 0; ///< When it was told.
    };

    /// The writer's: nothing of it is touched elsewhere.
    struct City
    {
        bool isKnown = false; ///< What the stream said before this process began.
        quint64 round = 0;
        QHash<QString, Told> told;
        QHash<QString, Told> next;
    };

    void tick();
    void tell();
    void tellWaits();
    void tellCity();
    Result<void> tellOf(storage::Database& database, const QList<queue::ToldCrowd>& found);
    Result<void> learnCity(storage::Database& database);
    void handOn();
    Result<void> handOn(storage::Database& database);
    void tellHours();

    [[nodiscard]] bool isFollower() const { return m_settings.isHall && !m_settings.isCentre; }

    Settings m_settings;
    queue::CrowdProjection m_projection;
    std::unique_ptr<Parts> m_parts;
    std::unique_ptr<queue::CrowdTeller> m_teller;    ///< The writer's.
    std::unique_ptr<queue::WaitTeller> m_waitTeller; ///< The writer's; of a hall.
    std::shared_ptr<City> m_city = std::make_shared<City>();
    QString m_hoursDay; ///< Of which the usual hours were told, or are being told.
    QTimer m_timer;
};

} // namespace onewindow::platform
