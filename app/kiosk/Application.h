// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/kiosk/KioskSettings.h"
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
#include "qml/Kiosk/ticket/TicketViewModel.h"
#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/journal/Journal.h"
#include "services/queue/TicketDesk.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Writer.h"
#include "services/sync/SyncClient.h"

#include <QQmlEngine>
#include <QVariantMap>

#include <memory>

namespace onewindow {

/// Builds the terminal: store, keys, desk, devices, session and view-models, and hands them to each
/// other. The order of the members is the order of life: what is below uses what is above.
class Application
{
public:
    /// `clock` and `sounds` outlive this object.
    Application(KioskSettings settings, const Clock& clock, ui::Sounds& sounds);
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;
    Application(Application&&) = delete;
    Application& operator=(Application&&) = delete;

    /// Opens the store and everything that is shown. Blocks as long as the store does, waits for no
    /// device and no network. Errors: KeyUnavailable, StoreFailed, StoreTooNew, Conflict.
    Result<void> start(QQmlEngine& engine);

    /// Begins to talk to devices and to the hall: after the first frame, so that it comes soon.
    void connectWorld();

    /// What Main.qml wants at birth.
    [[nodiscard]] QVariantMap properties();

    /// Ends in the reverse order: takes no more, finishes what is written.
    void stop();

private:
    Result<void> openStore();
    void makeDevices();
    void makeSession(QQmlEngine& engine);
    [[nodiscard]] drivers::Receipt receiptFor(const queue::IssuedTicket& issued) const;

    KioskSettings m_settings;
    const Clock& m_clock;
    ui::Sounds& m_sounds;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    queue::TicketProjection m_projection{QString()};
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<queue::TicketDesk> m_desk;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<sync::SyncClient> m_sync;
    std::unique_ptr<drivers::SerialIdCardReader> m_reader;
    std::unique_ptr<drivers::SerialScanner> m_scanner;
    std::unique_ptr<drivers::EscPosPrinter> m_printer;
    std::unique_ptr<ui::LanguageSwitch> m_language;
    std::unique_ptr<ui::KioskSession> m_session;
    std::unique_ptr<ui::SessionViewModel> m_shared;
    std::unique_ptr<ui::HomeViewModel> m_home;
    std::unique_ptr<ui::IdentityViewModel> m_identity;
    std::unique_ptr<ui::MatterViewModel> m_matters;
    std::unique_ptr<ui::ConfirmViewModel> m_confirm;
    std::unique_ptr<ui::TicketViewModel> m_ticket;
};

} // namespace onewindow
