// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/Application.h"

#include "services/core/Log.h"
#include "services/crypto/FileKeys.h"
#include "services/platform/PlatformStore.h"
#include "services/storage/Transaction.h"

namespace onewindow::platform {

Application::Application(PlatformSettings settings, const Clock& clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_tickets(m_settings.node)
    , m_windows(m_settings.node)
    , m_hallFeed(m_feed, m_settings.node)
{}

Application::~Application()
{
    stop();
}

Result<void> Application::start()
{
    OW_TRY(readFiles());
    OW_TRY(openStore());
    return serve();
}

Result<void> Application::readFiles()
{
    auto keys = crypto::FileNodeKeys::load(m_settings.keysFolder);
    if (!keys) {
        return keys.error();
    }
    m_keys = std::move(keys).value();
    auto nodes = NodeList::load(m_settings.nodesFile);
    if (!nodes) {
        return nodes.error();
    }
    m_nodes = std::move(nodes).value();
    auto hall = HallFile::load(m_settings.hallFile);
    if (!hall) {
        return hall.error();
    }
    m_hall = std::move(hall).value();
    auto catalogue = catalog::loadCatalogue(m_settings.catalogueFile);
    if (!catalogue) {
        return catalogue.error();
    }
    for (const QString& problem : catalogue.value().problems) {
        qCWarning(lcPlatform).noquote() << "Left out of the catalogue:" << problem;
    }
    m_catalogue = std::move(catalogue).value().catalogue;
    auto staff = identity::StaffDirectory::load(m_settings.staffFile);
    if (!staff) {
        return staff.error();
    }
    m_staff = std::make_unique<identity::StaffDirectory>(std::move(staff).value(), m_clock);
    return {};
}

storage::DatabaseOptions Application::storeOptions() const
{
    storage::DatabaseOptions options;
    options.path = m_settings.storePath;
    return options;
}

Result<void> Application::openStore()
{
    auto opened = storage::Database::open(storeOptions());
    if (!opened) {
        return opened.error();
    }
    auto database = std::move(opened).value();
    journal::Journal::Settings settings;
    settings.node = m_settings.node;
    settings.keys = m_keys.get();
    settings.clock = &m_clock;
    settings.projections = {&m_tickets, &m_windows, &m_hallFeed};
    settings.isCentre = true;
    settings.keepsEnvelopes = true;
    m_journal = std::make_unique<journal::Journal>(std::move(settings));
    m_queue = std::make_unique<queue::HallQueue>(*m_journal, m_feed, m_hallFeed, m_settings.rules);
    OW_TRY(m_journal->open(*database));
    OW_TRY(m_feed.open(*database));
    OW_TRY(queue::HallQueue::migrate(*database));
    OW_TRY(PlatformStore::migrate(*database));
    m_writer = std::make_unique<storage::Writer>(std::move(database));
    return {};
}

Result<void> Application::publish(storage::Database& database)
{
    const QString base = m_settings.publicUrl.isEmpty() ? url() : m_settings.publicUrl;
    const QJsonObject hall{
        {QStringLiteral("name"), m_hall.name},
        {QStringLiteral("elderPriorityAge"), m_hall.elderPriorityAge},
        {QStringLiteral("ticketLinkBase"), base},
    };
    return m_queue->publish(database, hall, m_catalogue, m_hall.windows, m_hall.notices);
}

Result<void> Application::serve()
{
    auto readers = ReaderPool::open(storeOptions());
    if (!readers) {
        return readers.error();
    }
    m_readers = std::move(readers).value();
    m_hub = std::make_unique<FeedHub>(m_feed, *m_readers, storeOptions());
    OW_TRY(m_hub->start());
    m_writer->onCommitted([this] { m_hub->announce(); });
    m_api = std::make_unique<Api>(ApiParts{.writer = *m_writer,
                                           .journal = *m_journal,
                                           .queue = *m_queue,
                                           .staff = *m_staff,
                                           .nodes = m_nodes,
                                           .hub = *m_hub,
                                           .readers = *m_readers,
                                           .clock = m_clock,
                                           .windows = m_hall.windowIds(),
                                           .hallName = m_hall.name});
    HttpServerSettings http = m_settings.http;
    http.bodyLimit = &Api::bodyLimit;
    m_server = std::make_unique<HttpServer>(
        std::move(http), [this](const HttpRequest& request, const HttpReply& reply) {
            m_api->handle(request, reply);
        });
    std::vector<journal::Recipient> kiosks;
    for (const EnrolledNode& node : m_nodes.withRole(QStringLiteral("kiosk"))) {
        kiosks.push_back({node.id, node.sealingKey});
    }
    m_housekeeper =
        std::make_unique<Housekeeper>(*m_writer, *m_queue, m_feed, m_clock, std::move(kiosks));
    // The ticket link names the port, and nobody is served before the hall is published.
    OW_TRY(m_server->listen());
    const auto published = m_writer->runAndWait<void>(
        [this](storage::Database& database) { return publish(database); });
    if (!published) {
        return published.error();
    }
    OW_TRY(m_housekeeper->start());
    return m_server->start();
}

QString Application::url() const
{
    const QString& address = m_settings.http.address;
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    return QStringLiteral("https://%1:%2").arg(host).arg(m_server->port());
}

void Application::stop()
{
    // Those who wait for the feed are answered first: otherwise the server would wait for them.
    if (m_hub) {
        m_hub->stop();
    }
    if (m_server) {
        m_server->stop();
    }
    if (m_housekeeper) {
        m_housekeeper->stop();
    }
    if (m_api) {
        m_api->stop();
    }
    if (m_readers) {
        m_readers->stop();
    }
    if (m_writer) {
        m_writer->stop();
    }
}

} // namespace onewindow::platform
