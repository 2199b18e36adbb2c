// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/HallFile.h"
#include "app/platform/PlatformSettings.h"
#include "services/catalog/Catalogue.h"
#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/identity/StaffDirectory.h"
#include "services/journal/Journal.h"
#include "services/platform/Api.h"
#include "services/platform/FeedHub.h"
#include "services/platform/Housekeeper.h"
#include "services/platform/NodeList.h"
#include "services/queue/HallFeed.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/TicketProjection.h"

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

private:
    [[nodiscard]] storage::DatabaseOptions storeOptions() const;
    Result<void> readFiles();
    Result<void> openStore();
    Result<void> publish(storage::Database& database);
    Result<void> serve();

    PlatformSettings m_settings;
    const Clock& m_clock;

    std::unique_ptr<crypto::NodeKeys> m_keys;
    NodeList m_nodes;
    catalog::Catalogue m_catalogue;
    HallFile m_hall;
    std::unique_ptr<identity::StaffDirectory> m_staff;

    journal::Feed m_feed;
    queue::TicketProjection m_tickets;
    queue::HallProjection m_windows;
    queue::HallFeed m_hallFeed;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<queue::HallQueue> m_queue;

    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<FeedHub> m_hub;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<Housekeeper> m_housekeeper;
};

} // namespace onewindow::platform
