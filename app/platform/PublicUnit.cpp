// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/PublicUnit.h"

#include "app/platform/SystemReadings.h"
#include "services/platform/CommandRunner.h"
#include "services/platform/Route.h"

namespace onewindow::platform {

namespace {

constexpr std::chrono::seconds kConfirmEvery{1};

HttpServerSettings serverSettings(const PlatformSettings& settings)
{
    HttpServerSettings http = settings.http;
    http.bodyLimit = &UnitTickets::bodyLimit;
    // Nobody who comes here has a certificate.
    http.maxStrangers = http.maxConnections;
    http.maxStrangersPerAddress = http.maxConnectionsPerAddress;
    return http;
}

} // namespace

PublicUnit::PublicUnit(const PlatformSettings& settings, const Clock& clock)
    : m_address(settings.http.address)
    , m_certificate{.node = settings.node, .platform = settings.publicHall}
    , m_clock(clock)
    , m_site(clock, PageLanguages(languagesIn(settings.translationsFolder)), systemReadings())
    , m_relay(settings.publicHall)
    , m_tickets(clock, PageLanguages(languagesIn(settings.translationsFolder)),
                [this](const HttpRequest& request, std::function<void(int)> done) {
                    m_relay.pass(request, std::move(done));
                })
    , m_reader(settings.publicHall)
    , m_server(serverSettings(settings), [this](const HttpRequest& request,
                                                const HttpReply& reply) { handle(request, reply); })
    , m_served({.certificateFile = settings.http.certificateFile,
                .keyFile = settings.http.keyFile,
                .caFile = settings.http.caFile},
               nullptr, clock, m_server)
{
    QObject::connect(&m_reader, &sync::FeedReader::pageArrived, &m_reader,
                     [this](const journal::FeedPage& page) {
                         m_site.apply(page);
                         m_tickets.apply(page);
                     });
    QObject::connect(&m_confirming, &QTimer::timeout, &m_reader, [this] {
        if (m_reader.isFresh()) {
            m_site.confirm();
            m_tickets.confirm();
        }
        m_tickets.look();
    });
}

PublicUnit::~PublicUnit()
{
    stop();
}

Result<void> PublicUnit::start()
{
    auto keeper = sync::CertificateKeeper::keep(m_certificate, m_clock);
    if (!keeper) {
        return keeper.error();
    }
    m_keeper = std::move(keeper).value();
    OW_TRY(m_server.start());
    m_served.start();
    m_reader.start();
    m_confirming.start(kConfirmEvery);
    return {};
}

void PublicUnit::stop()
{
    m_confirming.stop();
    m_served.stop();
    if (m_keeper) {
        m_keeper->stop();
    }
    m_reader.stop();
    m_tickets.stop();
    m_relay.stop();
    m_server.stop();
}

void PublicUnit::handle(const HttpRequest& request, const HttpReply& reply)
{
    if (isPath(request.target, QLatin1String("healthz")) && request.method == "GET") {
        reply(jsonResponse({{QStringLiteral("status"), QStringLiteral("ok")}}));
        return;
    }
    if (UnitTickets::isOurs(request.target)) {
        m_tickets.handle(request, reply);
        return;
    }
    m_site.handle(request, reply);
}

} // namespace onewindow::platform
