// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/PlatformSettings.h"
#include "app/platform/ServerCertificate.h"
#include "app/platform/WishRelay.h"
#include "services/platform/PublicSite.h"
#include "services/platform/UnitTickets.h"
#include "services/sync/CertificateKeeper.h"
#include "services/sync/FeedReader.h"

#include <QTimer>

#include <memory>

namespace onewindow::platform {

/// The pages for the public and those of a hall's tickets and nothing else, for a machine that the
/// public reaches: it follows the feed of a hall, as a board does, and has no store, no keys of a
/// node and no accounts, so there is nothing of anybody on it. What holders of numbers press it
/// passes on. Lives in the main thread.
class PublicUnit
{
public:
    /// `clock` outlives this object.
    PublicUnit(const PlatformSettings& settings, const Clock& clock);
    /// As stop().
    ~PublicUnit();
    PublicUnit(const PublicUnit&) = delete;
    PublicUnit& operator=(const PublicUnit&) = delete;
    PublicUnit(PublicUnit&&) = delete;
    PublicUnit& operator=(PublicUnit&&) = delete;

    /// Listens, whether the hall answers or not: until it does, pages are refused as busy. Renews
    /// the certificate it follows the hall with, and takes up the one it serves with whenever that
    /// is renewed. Errors: KeyUnavailable, those of HttpServer::start().
    Result<void> start();

    /// "https://127.0.0.1:8443", as it really listens.
    [[nodiscard]] QString url() const { return serverUrl(m_address, m_server.port()); }

    void stop();

private:
    void handle(const HttpRequest& request, const HttpReply& reply);

    QString m_address;
    sync::CertificateKeeper::Settings m_certificate; ///< As whom it follows the hall.
    const Clock& m_clock;
    PublicSite m_site;
    WishRelay m_relay;
    UnitTickets m_tickets;
    sync::FeedReader m_reader;
    QTimer m_confirming;
    HttpServer m_server;
    ServerCertificate m_served;
    std::unique_ptr<sync::CertificateKeeper> m_keeper;
};

} // namespace onewindow::platform
