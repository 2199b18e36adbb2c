// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/CaseParts.h"
#include "app/platform/ClosingParts.h"
#include "app/platform/CrowdParts.h"
#include "app/platform/DepartmentParts.h"
#include "app/platform/DeviceParts.h"
#include "app/platform/HallFileParts.h"
#include "app/platform/NoticeParts.h"
#include "app/platform/PlatformSettings.h"
#include "app/platform/RulesParts.h"
#include "app/platform/SlotParts.h"
#include "app/platform/StaffParts.h"
#include "app/platform/WaitParts.h"
#include "services/catalog/Catalogue.h"
#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/feedback/FeedbackProjection.h"
#include "services/journal/Journal.h"
#include "services/platform/AccessLog.h"
#include "services/platform/Api.h"
#include "services/platform/FeedHub.h"
#include "services/platform/HallWords.h"
#include "services/platform/Housekeeper.h"
#include "services/platform/Metrics.h"
#include "services/platform/PublicSite.h"
#include "services/platform/TicketWishes.h"
#include "services/queue/CatalogueFeed.h"
#include "services/queue/DayCounts.h"
#include "services/queue/HallDay.h"
#include "services/queue/HallFeed.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/PublicTickets.h"
#include "services/queue/TicketProjection.h"
#include "services/supervision/Alarms.h"
#include "services/sync/StatusFile.h"
#include "services/sync/SyncClient.h"

#include <QFileSystemWatcher>

#include <memory>
#include <optional>

namespace onewindow::platform {

/// The platform: builds every part, hands them to each other, and takes them down in order. Its
/// members stand in the order in which they need each other.
class Application
{
public:
    /// `clock` outlives this object.
    Application(PlatformSettings settings, const Clock& clock);
    /// As stop().
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;
    Application(Application&&) = delete;
    Application& operator=(Application&&) = delete;

    /// Reads the files, opens the store, publishes the hall, listens. Errors: BadConfig,
    /// BadCatalogue, KeyUnavailable, those of the store, NetworkFailed.
    Result<void> start();

    /// "https://127.0.0.1:8443", as it really listens.
    [[nodiscard]] QString url() const;

    /// Answers what is in hand, then ends everything.
    void stop();

    [[nodiscard]] storage::Writer& writer() { return *m_writer; }

    /// After start().
    [[nodiscard]] const FeedHub& hub() const { return *m_hub; }

private:
    [[nodiscard]] storage::DatabaseOptions storeOptions() const;
    Result<void> readFiles();
    [[nodiscard]] std::vector<journal::Projection*> projections();
    Result<void> openStore();
    static Result<void> dropRestartsIfHeld(storage::Database& database);
    Result<void> openDomains(storage::Database& database);
    [[nodiscard]] QStringList hallsBelow();
    [[nodiscard]] std::vector<journal::Recipient> recipients() const;
    Result<cases::CityDraftKey> draftKeyOf(storage::Database& database, const QString& idNumber);
    [[nodiscard]] QByteArray sealingKeyOf(const QString& hall);
    Result<void> serve();
    void startDomains();
    void startCrowds();
    Result<queue::CallRules> orderNow(storage::Database& database) const;
    Result<int> serviceLevelNow(storage::Database& database) const;
    Result<void> startMetrics();

    // ApplicationOffer.cpp
    Result<void> readCatalogueFile();
    Result<void> readSlotsFile();
    Result<void> publish(storage::Database& database, const catalog::Catalogue& catalogue);
    Result<void> publishCityNotices(storage::Database& database);
    Result<void> publishHall(storage::Database& database);
    Result<void> publishNews(storage::Database& database);
    [[nodiscard]] Result<QList<QJsonObject>> notices(storage::Database& database) const;
    [[nodiscard]] Result<QJsonObject> hallThing(storage::Database& database) const;
    Result<void> publishFloors(storage::Database& database);
    void publishSoon();
    void publishNewsSoon();
    void sayHall();
    [[nodiscard]] QJsonObject aboutHall() const;
    void watchHall();
    void reportHallFile(const Error& error);
    void watchCatalogue();

    // ApplicationUpstream.cpp
    void followCentre();
    void onRefused(ErrorCode code);
    void eraseCopies();
    void closeAlarmsAsTold();
    void answerWishes();
    void onCityChanges(const journal::FeedPage& page, const QString& hall);
    void onCentreReached(bool isReached);

    PlatformSettings m_settings;
    const Clock& m_clock;

    std::unique_ptr<crypto::NodeKeys> m_keys;
    DeviceParts m_devices;
    catalog::Catalogue m_catalogue;
    HallFileParts m_hallFile;
    HallWords m_hallWords;
    StaffParts m_staff;

    journal::Feed m_feed; ///< The hall's stream; at a centre that serves no hall, the city's.
    queue::CatalogueArrival m_arrival;
    bool m_hasNewNotices = false; ///< Of the city, in pages of its stream before the last.
    journal::Feed m_city;         ///< The city's stream, where this node is the centre.
    queue::TicketProjection m_tickets;
    queue::HallProjection m_windows;
    queue::HallFeed m_hallFeed;
    queue::DayCounts m_dayCounts;
    queue::PublicTickets m_publicTickets; ///< Where this node is a centre that serves no hall.
    supervision::AlarmProjection m_alarms;
    SlotParts m_slots;
    CrowdParts m_crowds;
    WaitParts m_waits;
    ClosingParts m_closing;
    RulesParts m_rules;
    DepartmentParts m_departments;
    CaseParts m_cases;
    feedback::FeedbackProjection m_feedback;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<queue::HallQueue> m_queue;
    std::unique_ptr<TicketWishes> m_wishes;
    std::unique_ptr<queue::HallDay> m_hallDay;
    std::unique_ptr<queue::HallDay> m_cityDay; ///< Of a centre: for its key of the day.

    AccessLog m_accessLog;
    Metrics m_metrics;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<ReaderPool> m_scanner;
    std::unique_ptr<FeedHub> m_hub;
    std::unique_ptr<PublicSite> m_site;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<Housekeeper> m_housekeeper;
    std::unique_ptr<sync::SyncClient> m_upstream;       ///< Of a hall.
    std::unique_ptr<sync::StatusFile> m_upstreamStatus; ///< How it stands with its centre.
    NoticeParts m_notices;                              ///< Of a hall, or of the centre.
    std::unique_ptr<QFileSystemWatcher> m_watcher;      ///< Of a centre: its catalogue's file.
};

} // namespace onewindow::platform
