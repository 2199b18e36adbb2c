// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/Application.h"

#include "app/kiosk/Beeper.h"
#include "drivers/idcard/SerialIdCardReader.h"
#include "drivers/printer/EscPosPrinter.h"
#include "drivers/scanner/SerialScanner.h"
#include "qml/Kiosk/home/HomeViewModel.h"
#include "qml/Kiosk/identity/IdentityViewModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "qml/Kiosk/session/LanguageSwitch.h"
#include "qml/Kiosk/session/SessionViewModel.h"
#include "qml/Kiosk/ticket/ConfirmViewModel.h"
#include "qml/Kiosk/ticket/MatterViewModel.h"
#include "qml/Kiosk/ticket/TicketReceipt.h"
#include "qml/Kiosk/ticket/TicketViewModel.h"
#include "services/core/Log.h"
#include "services/crypto/FileKeys.h"
#include "services/queue/TicketDesk.h"
#include "services/queue/TicketProjection.h"
#include "services/sync/SyncClient.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QScreen>

#include <optional>

namespace onewindow {

/// Everything that lives as long as the program, in the order it is built; it ends in the reverse
/// one.
struct Application::Parts
{
    std::unique_ptr<crypto::NodeKeys> keys;
    queue::TicketProjection tickets{QString()};
    std::optional<journal::Journal> journal;
    storage::DatabaseOptions storeOptions;
    std::unique_ptr<storage::Writer> writer;
    std::unique_ptr<queue::TicketDesk> desk;
    std::unique_ptr<sync::SyncClient> sync;
    std::unique_ptr<drivers::SerialIdCardReader> reader;
    std::unique_ptr<drivers::EscPosPrinter> printer;
    std::unique_ptr<drivers::SerialScanner> scanner;
    Beeper beeper;
    std::unique_ptr<ui::KioskSession> session;
    QQmlApplicationEngine engine;
    std::unique_ptr<ui::LanguageSwitch> language;
    std::unique_ptr<ui::SessionViewModel> sessionModel;
    std::unique_ptr<ui::HomeViewModel> home;
    std::unique_ptr<ui::IdentityViewModel> identity;
    std::unique_ptr<ui::MatterViewModel> matters;
    std::unique_ptr<ui::ConfirmViewModel> confirm;
    std::unique_ptr<ui::TicketViewModel> ticket;
};

Application::Application(KioskConfig config)
    : m_config(std::move(config))
    , m_parts(std::make_unique<Parts>())
{}

Application::~Application()
{
    Parts& parts = *m_parts;
    // The pages first: they look at the session. Then whoever posts to the writer, then the writer,
    // while the desk that its jobs answer to is still there.
    const QList<QObject*> roots = parts.engine.rootObjects();
    for (QObject* root : roots) {
        delete root;
    }
    if (parts.sync) {
        parts.sync->stop();
    }
    if (parts.writer) {
        parts.writer->stop();
    }
}

Result<void> Application::start(QSize windowSize)
{
    OW_TRY(openStore());
    openDevices();
    OW_TRY(openScreen(windowSize));
    m_parts->sync->start();
    return {};
}

Result<void> Application::openStore()
{
    Parts& parts = *m_parts;
    auto keys = crypto::FileNodeKeys::load(m_config.keysFolder);
    if (!keys) {
        return keys.error();
    }
    parts.keys = std::move(keys).value();
    parts.storeOptions.path = m_config.storePath;
    auto database = storage::Database::open(parts.storeOptions);
    if (!database) {
        return database.error();
    }
    parts.writer = std::make_unique<storage::Writer>(std::move(database).value());
    parts.journal.emplace(journal::Journal::Settings{.node = m_config.node,
                                                     .keys = parts.keys.get(),
                                                     .clock = &m_clock,
                                                     .projections = {&parts.tickets}});
    const auto opened =
        parts.writer->runAndWait<bool>([&parts](storage::Database& store) -> Result<bool> {
            OW_TRY(parts.journal->open(store));
            return true;
        });
    if (!opened) {
        return opened.error();
    }
    parts.desk = std::make_unique<queue::TicketDesk>(
        queue::TicketDesk::Settings{m_config.mark,
                                    m_config.platform.baseUrl,
                                    {{m_config.hallNode, m_config.hallSealingKey}}},
        *parts.writer, *parts.journal);
    OW_TRY(parts.desk->start());
    parts.sync = std::make_unique<sync::SyncClient>(m_config.platform, parts.storeOptions,
                                                    *parts.writer, *parts.journal);
    QObject::connect(parts.sync.get(), &sync::SyncClient::changesApplied, parts.desk.get(),
                     &queue::TicketDesk::onChangesApplied);
    return {};
}

void Application::openDevices()
{
    Parts& parts = *m_parts;
    queue::TicketDesk* desk = parts.desk.get();
    const auto report = [desk](const QString& device) {
        return [desk, device](drivers::DeviceStatus status) {
            desk->noteDevice(device, drivers::statusName(status));
        };
    };
    if (!m_config.readerPath.isEmpty()) {
        drivers::SerialIdCardReader::Options options;
        options.path = m_config.readerPath;
        parts.reader = std::make_unique<drivers::SerialIdCardReader>(options);
        QObject::connect(parts.reader.get(), &drivers::IdCardReaderDriver::statusChanged, desk,
                         report(QStringLiteral("reader")));
    }
    if (!m_config.scannerPath.isEmpty()) {
        drivers::SerialScanner::Options options;
        options.path = m_config.scannerPath;
        parts.scanner = std::make_unique<drivers::SerialScanner>(options);
        QObject::connect(parts.scanner.get(), &drivers::ScannerDriver::statusChanged, desk,
                         report(QStringLiteral("scanner")));
    }
    if (m_config.hasPrinter) {
        parts.printer = std::make_unique<drivers::EscPosPrinter>(m_config.printer);
        QObject::connect(parts.printer.get(), &drivers::PrinterDriver::statusChanged, desk,
                         report(QStringLiteral("printer")));
    }
}

Result<void> Application::openScreen(QSize windowSize)
{
    Parts& parts = *m_parts;
    parts.session = std::make_unique<ui::KioskSession>(
        ui::KioskSession::Parts{
            .tickets = *parts.desk,
            .clock = m_clock,
            .sounds = parts.beeper,
            .reader = parts.reader.get(),
            .printer = parts.printer.get(),
            .scanner = parts.scanner.get(),
            .receiptFor =
                [this, &parts](const queue::IssuedTicket& issued) {
                    const QString language = parts.session->modes().language;
                    return ui::ticketReceipt(
                        issued, {.hall = parts.desk->hallName().in(language),
                                 .terminal = m_config.name,
                                 .language = language,
                                 .matter = parts.desk->catalogue().matter(issued.ticket.matter),
                                 .isOnline = parts.session->isOnline()});
                }},
        ui::Modes(), ui::KioskDelays());
    ui::KioskSession& session = *parts.session;
    QObject::connect(parts.sync.get(), &sync::SyncClient::onlineChanged, &session,
                     &ui::KioskSession::setOnline);
    if (parts.reader) {
        parts.reader->start();
    }
    if (parts.scanner) {
        parts.scanner->start();
    }

    parts.language = std::make_unique<ui::LanguageSwitch>(parts.engine);
    QObject::connect(&session, &ui::KioskSession::modesChanged, parts.language.get(),
                     [&parts] { parts.language->use(parts.session->modes().language); });
    parts.sessionModel = std::make_unique<ui::SessionViewModel>(session, m_config.name);
    parts.home = std::make_unique<ui::HomeViewModel>(session);
    parts.identity = std::make_unique<ui::IdentityViewModel>(session);
    parts.matters = std::make_unique<ui::MatterViewModel>(session);
    parts.confirm = std::make_unique<ui::ConfirmViewModel>(session);
    parts.ticket = std::make_unique<ui::TicketViewModel>(session);

    parts.engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    parts.engine.setInitialProperties(
        {{QStringLiteral("session"), QVariant::fromValue(parts.sessionModel.get())},
         {QStringLiteral("home"), QVariant::fromValue(parts.home.get())},
         {QStringLiteral("identity"), QVariant::fromValue(parts.identity.get())},
         {QStringLiteral("matters"), QVariant::fromValue(parts.matters.get())},
         {QStringLiteral("confirm"), QVariant::fromValue(parts.confirm.get())},
         {QStringLiteral("ticket"), QVariant::fromValue(parts.ticket.get())}});
    parts.engine.load(QUrl(QStringLiteral("qrc:/qt/qml/OneWindow/Kiosk/Main.qml")));
    auto* window = parts.engine.rootObjects().isEmpty()
                       ? nullptr
                       : qobject_cast<QQuickWindow*>(parts.engine.rootObjects().constFirst());
    if (window == nullptr) {
        return Error{ErrorCode::BadConfig, QStringLiteral("the pages do not load")};
    }
    if (windowSize.isEmpty()) {
        window->showFullScreen();
        if (m_config.isCursorHidden) {
            window->setCursor(Qt::BlankCursor);
        }
    } else {
        window->resize(windowSize);
        window->show();
    }
    return {};
}

} // namespace onewindow
