// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/kiosk/KioskSettings.h"
#include "app/kiosk/Terminal.h"
#include "drivers/camera/DocumentCamera.h"
#include "drivers/document/IppPrinter.h"
#include "drivers/idcard/SerialIdCardReader.h"
#include "drivers/payment/TcpPaymentBox.h"
#include "drivers/printer/EscPosPrinter.h"
#include "drivers/scanner/SerialScanner.h"
#include "qml/Kiosk/appointment/AppointmentViewModel.h"
#include "qml/Kiosk/enquiry/EnquiryViewModel.h"
#include "qml/Kiosk/enquiry/FormPrinting.h"
#include "qml/Kiosk/feedback/FeedbackViewModel.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "qml/Kiosk/home/HomeViewModel.h"
#include "qml/Kiosk/identity/IdentityViewModel.h"
#include "qml/Kiosk/search/SearchViewModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "qml/Kiosk/session/LanguageSwitch.h"
#include "qml/Kiosk/session/SessionViewModel.h"
#include "qml/Kiosk/ticket/AfterHoursViewModel.h"
#include "qml/Kiosk/ticket/ConfirmViewModel.h"
#include "qml/Kiosk/ticket/MatterViewModel.h"
#include "qml/Kiosk/ticket/TicketViewModel.h"
#include "services/core/Clock.h"

#include <QQmlEngine>
#include <QThreadPool>
#include <QVariantMap>

#include <functional>
#include <future>
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

    /// Begins to load the keys and to open the store, on a thread of its own: the pages can be
    /// loaded meanwhile.
    void open();

    /// Waits for open() and makes everything that is shown. Waits for no device and no network.
    /// Errors: KeyUnavailable, StoreFailed, StoreTooNew, Conflict.
    Result<void> start(QQmlEngine& engine);

    /// Begins to talk to devices and to the hall: after the first frame, so that it comes soon.
    void connectWorld();

    /// What Main.qml wants at birth.
    [[nodiscard]] QVariantMap properties();

    [[nodiscard]] storage::Writer& writer() { return m_terminal.writer(); }

    /// Ends in the reverse order: takes no more, finishes what is written.
    void stop();

private:
    void makeDevices();
    void onRefused(ErrorCode code);
    void endSession();
    void makeSession(QQmlEngine& engine);
    void sweepAfterSessions(QQmlEngine& engine);
    void makeErrands();
    void makeDocumentPrinting();
    void connectHall();
    void readDictionary();
    void runOnWriter(std::function<void()> work);
    [[nodiscard]] drivers::Receipt receiptFor(const queue::IssuedTicket& issued);

    KioskSettings m_settings;
    const Clock& m_clock;
    bool m_isWiped = false; ///< Shut out for good: nobody begins anything here.
    ui::Sounds& m_sounds;
    Terminal m_terminal;
    std::unique_ptr<drivers::SerialIdCardReader> m_reader;
    std::unique_ptr<drivers::SerialScanner> m_scanner;
    std::unique_ptr<drivers::EscPosPrinter> m_printer;
    std::unique_ptr<drivers::DocumentCamera> m_documentCamera;
    std::unique_ptr<drivers::IppPrinter> m_documentPrinter;
    std::unique_ptr<drivers::TcpPaymentBox> m_paymentBox;
    QList<Language> m_languages;
    std::unique_ptr<ui::LanguageSwitch> m_language;
    std::unique_ptr<ui::KioskSession> m_session;
    std::unique_ptr<ui::SessionViewModel> m_shared;
    std::unique_ptr<ui::HomeViewModel> m_home;
    std::unique_ptr<ui::IdentityViewModel> m_identity;
    std::unique_ptr<ui::MatterViewModel> m_matters;
    std::unique_ptr<input::PinyinInput> m_pinyin;
    std::unique_ptr<ui::SearchViewModel> m_search;
    std::unique_ptr<ui::FeedbackViewModel> m_feedback;
    std::unique_ptr<ui::FormPrinting> m_forms;
    std::unique_ptr<ui::EnquiryViewModel> m_enquiry;
    std::unique_ptr<ui::ConfirmViewModel> m_confirm;
    std::unique_ptr<ui::AfterHoursViewModel> m_afterHours;
    std::unique_ptr<ui::TicketViewModel> m_ticket;
    std::unique_ptr<ui::AppointmentViewModel> m_appointments;
    std::unique_ptr<ui::ResultPrinting> m_results;
    std::unique_ptr<ui::FilingViewModel> m_filing;
    QThreadPool m_drawing; ///< Draws documents, whose parts are above; waited for before they go.
    std::future<Result<void>> m_opening; ///< Of what is above: ends before they go.
    std::future<void> m_loading;
    std::future<void> m_reading;
};

} // namespace onewindow
