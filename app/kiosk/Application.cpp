// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/Application.h"

#include "qml/Kiosk/ticket/TicketReceipt.h"
#include "services/core/Log.h"
#include "services/crypto/FileKeys.h"

#include <utility>

namespace onewindow {

Application::Application(KioskSettings settings, const Clock& clock, ui::Sounds& sounds)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_sounds(sounds)
{}

Application::~Application()
{
    stop();
}

Result<void> Application::start(QQmlEngine& engine)
{
    auto keys = crypto::FileNodeKeys::load(m_settings.keysFolder);
    if (!keys) {
        return keys.error();
    }
    m_keys = std::move(keys).value();
    OW_TRY(openStore());
    makeDevices();
    makeSession(engine);
    return {};
}

Result<void> Application::openStore()
{
    storage::DatabaseOptions options;
    options.path = m_settings.storePath;
    auto opened = storage::Database::open(options);
    if (!opened) {
        return opened.error();
    }
    auto database = std::move(opened).value();
    journal::Journal::Settings settings;
    settings.node = m_settings.node;
    settings.keys = m_keys.get();
    settings.clock = &m_clock;
    settings.projections = {&m_projection};
    m_journal = std::make_unique<journal::Journal>(std::move(settings));
    OW_TRY(m_journal->open(*database));
    OW_TRY(journal::FeedCache().open(*database));
    m_writer = std::make_unique<storage::Writer>(std::move(database));

    queue::TicketDesk::Settings desk;
    desk.mark = m_settings.mark;
    desk.fallbackLink = m_settings.platform.baseUrl;
    desk.recipients = {{m_settings.node, m_keys->sealingPublicKey()}};
    if (!m_settings.hallNode.isEmpty()) {
        desk.recipients.push_back({m_settings.hallNode, m_settings.hallSealingKey});
    }
    m_desk = std::make_unique<queue::TicketDesk>(std::move(desk), *m_writer, *m_journal);
    return m_desk->start();
}

void Application::makeDevices()
{
    if (!m_settings.reader.path.isEmpty()) {
        drivers::SerialIdCardReader::Options options;
        options.path = m_settings.reader.path;
        options.baudRate = m_settings.reader.baudRate;
        m_reader = std::make_unique<drivers::SerialIdCardReader>(options);
    }
    if (!m_settings.scanner.path.isEmpty()) {
        drivers::SerialScanner::Options options;
        options.path = m_settings.scanner.path;
        options.baudRate = m_settings.scanner.baudRate;
        m_scanner = std::make_unique<drivers::SerialScanner>(options);
    }
    if (m_settings.printer) {
        m_printer = std::make_unique<drivers::EscPosPrinter>(*m_settings.printer);
    }
}

void Application::makeSession(QQmlEngine& engine)
{
    ui::Modes modes;
    modes.language = m_settings.language;
    m_session = std::make_unique<ui::KioskSession>(
        ui::KioskSession::Parts{
            .tickets = *m_desk,
            .clock = m_clock,
            .sounds = m_sounds,
            .reader = m_reader.get(),
            .printer = m_printer.get(),
            .scanner = m_scanner.get(),
            .receiptFor = [this](const queue::IssuedTicket& issued) { return receiptFor(issued); }},
        modes, m_settings.delays);
    // Before any view-model hears of it: they make their texts anew when the session has changed.
    m_language = std::make_unique<ui::LanguageSwitch>(engine);
    m_language->use(modes.language);
    QObject::connect(m_session.get(), &ui::KioskSession::modesChanged, m_language.get(),
                     [this] { m_language->use(m_session->modes().language); });
    m_shared = std::make_unique<ui::SessionViewModel>(*m_session, m_settings.name);
    m_home = std::make_unique<ui::HomeViewModel>(*m_session);
    m_identity = std::make_unique<ui::IdentityViewModel>(*m_session);
    m_matters = std::make_unique<ui::MatterViewModel>(*m_session);
    m_confirm = std::make_unique<ui::ConfirmViewModel>(*m_session);
    m_ticket = std::make_unique<ui::TicketViewModel>(*m_session);
}

drivers::Receipt Application::receiptFor(const queue::IssuedTicket& issued) const
{
    const QString language = m_session->modes().language;
    return ui::ticketReceipt(issued, {.hall = m_desk->hallName().in(language),
                                      .terminal = m_settings.name,
                                      .language = language,
                                      .matter = m_desk->catalogue().matter(issued.ticket.matter),
                                      .isOnline = m_session->isOnline()});
}

void Application::connectWorld()
{
    if (m_reader) {
        m_reader->start();
    }
    if (m_scanner) {
        m_scanner->start();
    }
    if (m_settings.platform.baseUrl.isEmpty()) {
        return;
    }
    storage::DatabaseOptions store;
    store.path = m_settings.storePath;
    m_sync = std::make_unique<sync::SyncClient>(m_settings.platform, store, *m_writer, *m_journal);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_desk.get(),
                     &queue::TicketDesk::onChangesApplied);
    QObject::connect(m_sync.get(), &sync::SyncClient::onlineChanged, m_session.get(),
                     &ui::KioskSession::setOnline);
    QObject::connect(m_sync.get(), &sync::SyncClient::refused, m_session.get(), [](ErrorCode code) {
        qCCritical(lcUi) << "the hall refuses this terminal:" << errorName(code);
    });
    m_sync->start();
}

QVariantMap Application::properties()
{
    return {{QStringLiteral("session"), QVariant::fromValue(m_shared.get())},
            {QStringLiteral("home"), QVariant::fromValue(m_home.get())},
            {QStringLiteral("identity"), QVariant::fromValue(m_identity.get())},
            {QStringLiteral("matters"), QVariant::fromValue(m_matters.get())},
            {QStringLiteral("confirm"), QVariant::fromValue(m_confirm.get())},
            {QStringLiteral("ticket"), QVariant::fromValue(m_ticket.get())},
            {QStringLiteral("panelWidthMm"), m_settings.panelWidthMm}};
}

void Application::stop()
{
    if (m_sync) {
        m_sync->stop();
    }
    if (m_writer) {
        m_writer->stop();
    }
}

} // namespace onewindow
