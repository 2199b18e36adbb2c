// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/Application.h"

#include "app/kiosk/PaymentWire.h"
#include "app/memory/Sweeper.h"
#include "app/memory/UnusedStack.h"
#include "qml/Kiosk/ticket/TicketReceipt.h"
#include "services/core/Enforce.h"
#include "services/core/Log.h"
#include "services/sync/CurlLibrary.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace onewindow {

Application::Application(KioskSettings settings, const Clock& clock, ui::Sounds& sounds)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_sounds(sounds)
    , m_terminal(m_settings, clock)
{}

Application::~Application()
{
    stop();
}

void Application::open()
{
    m_opening = std::async(std::launch::async, [this] { return m_terminal.open(); });
}

Result<void> Application::start(QQmlEngine& engine)
{
    OW_ENFORCE(m_opening.valid());
    OW_TRY(m_opening.get());
    m_languages = languagesIn(m_settings.translationsFolder);
    if (!std::ranges::count(m_languages, m_settings.language, &Language::id)) {
        return Error{ErrorCode::BadConfig,
                     QStringLiteral("language: there is none of the name ") + m_settings.language};
    }
    makeDevices();
    makeSession(engine);
    return {};
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
    if (m_settings.documentCamera) {
        m_documentCamera = std::make_unique<drivers::DocumentCamera>(
            *m_settings.documentCamera,
            drivers::multimediaFeeds(QCoreApplication::applicationDirPath()));
    }
    if (!m_settings.documentPrinter.isEmpty()) {
        drivers::IppPrinter::Options options;
        options.uri = m_settings.documentPrinter;
        m_documentPrinter = std::make_unique<drivers::IppPrinter>(options);
    }
    if (m_settings.payment) {
        m_paymentBox = std::make_unique<drivers::TcpPaymentBox>(*m_settings.payment);
        connectPayments(*m_paymentBox, m_terminal.paymentDesk());
        m_terminal.paymentDesk().start();
    }
}

void Application::makeSession(QQmlEngine& engine)
{
    ui::Modes modes;
    modes.language = m_settings.language;
    m_session = std::make_unique<ui::KioskSession>(
        ui::KioskSession::Parts{
            .tickets = m_terminal.desk(),
            .clock = m_clock,
            .sounds = m_sounds,
            .reader = m_reader.get(),
            .printer = m_printer.get(),
            .scanner = m_scanner.get(),
            .receiptFor = [this](const queue::IssuedTicket& issued) { return receiptFor(issued); },
            .abilities = {.takesMoney = m_settings.payment.has_value(),
                          .photographs = m_documentCamera != nullptr},
            .hotline = m_settings.hotline},
        modes, m_settings.delays);
    // Before any view-model hears of it: they make their texts anew when the session has changed.
    m_language = std::make_unique<ui::LanguageSwitch>(engine, m_languages);
    m_language->use(modes.language);
    QObject::connect(m_session.get(), &ui::KioskSession::modesChanged, m_language.get(),
                     [this] { m_language->use(m_session->modes().language); });
    m_shared = std::make_unique<ui::SessionViewModel>(*m_session, m_settings.name, m_languages);
    m_home = std::make_unique<ui::HomeViewModel>(*m_session);
    m_identity = std::make_unique<ui::IdentityViewModel>(*m_session);
    m_matters = std::make_unique<ui::MatterViewModel>(*m_session);
    m_search = std::make_unique<ui::SearchViewModel>(
        *m_session, [this](std::function<void()> work) { runOnWriter(std::move(work)); });
    m_confirm = std::make_unique<ui::ConfirmViewModel>(*m_session);
    m_afterHours = std::make_unique<ui::AfterHoursViewModel>(*m_session);
    m_ticket = std::make_unique<ui::TicketViewModel>(*m_session);
    makeErrands();
    sweepAfterSessions(engine);
}

/// The store's thread has had what a session showed on its stack as well.
void Application::sweepAfterSessions(QQmlEngine& engine)
{
    auto* sweeper = new Sweeper(engine, [this] { runOnWriter(&wipeUnusedStack); });
    QObject::connect(m_session.get(), &ui::KioskSession::wiped, sweeper, &Sweeper::soon);
}

/// What else somebody may come for, as the home page offers it.
void Application::makeErrands()
{
    m_appointments = std::make_unique<ui::AppointmentViewModel>(*m_session, m_terminal.slotDesk(),
                                                                m_settings.name);
    m_session->addErrand(*m_appointments);
    m_filing =
        std::make_unique<ui::FilingViewModel>(*m_session, m_terminal.caseDesk(), m_settings.name);
    if (m_documentCamera) {
        m_filing->useCamera(m_documentCamera.get());
    }
    if (m_paymentBox) {
        m_filing->usePayments(&m_terminal.paymentDesk());
    }
    m_filing->useResults(m_terminal.results());
    m_session->addErrand(*m_filing);
    makeDocumentPrinting();
    m_feedback = std::make_unique<ui::FeedbackViewModel>(*m_session, m_terminal.feedbackDesk(),
                                                         m_settings.name);
    if (!m_settings.platform.baseUrl.isEmpty()) {
        m_feedback->useEnquiry(&m_terminal.feedbackEnquiries());
    }
    m_session->addErrand(*m_feedback);
    m_enquiry = std::make_unique<ui::EnquiryViewModel>(
        *m_session,
        ui::EnquiryViewModel::Services{.caseService = m_terminal.caseDesk(),
                                       .owner = m_terminal.enquiries(),
                                       .slotService = m_terminal.slotDesk(),
                                       .hall = m_terminal.hallInfo()},
        m_settings.name);
    m_enquiry->useFeedback(&m_terminal.feedbackEnquiries());
    m_enquiry->useFormPrinting(m_forms.get());
    m_session->addErrand(*m_enquiry);
}

/// Results that are documents, and blank forms, where there is a printer for them.
void Application::makeDocumentPrinting()
{
    if (!m_documentPrinter) {
        return;
    }
    using drivers::DeviceStatus;
    // Staff sees it at the counter, as the other devices.
    const auto note = [this](DeviceStatus status) {
        if (status != DeviceStatus::Starting) {
            m_terminal.desk().noteDevice(QStringLiteral("documentPrinter"),
                                         drivers::statusName(status));
        }
    };
    QObject::connect(m_documentPrinter.get(), &drivers::IppPrinter::statusChanged, m_session.get(),
                     note);
    note(m_documentPrinter->status());
    m_drawing.setMaxThreadCount(1);
    m_results = std::make_unique<ui::ResultPrinting>(
        m_documentPrinter.get(),
        [this](std::function<void()> work) { m_drawing.start(std::move(work)); });
    m_filing->useDocumentPrinting(m_results.get());
    m_forms =
        std::make_unique<ui::FormPrinting>(*m_documentPrinter, [this](std::function<void()> work) {
            m_drawing.start(std::move(work));
        });
}

/// As a completion: outside the transaction, whose taps it would hold up, and exactly once, even
/// from a writer that takes no more (then on this thread).
void Application::runOnWriter(std::function<void()> work)
{
    m_terminal.writer().post([](storage::Database&) { return Result<void>(); },
                             [work = std::move(work)](const Result<void>&) { work(); });
}

drivers::Receipt Application::receiptFor(const queue::IssuedTicket& issued)
{
    const QString language = m_session->modes().language;
    return ui::ticketReceipt(issued, {.hall = m_terminal.desk().hallName().in(language),
                                      .terminal = m_settings.name,
                                      .language = language,
                                      .catalogue = &m_terminal.desk().catalogue(),
                                      .isOnline = m_session->isOnline()});
}

/// Not on this thread: whoever taps right now would wait for it.
void Application::readDictionary()
{
    m_reading = std::async(std::launch::async, [this] {
        // A shared pointer, for a queued call wants copies.
        const auto opened = std::make_shared<Result<std::unique_ptr<input::PinyinInput>>>(
            input::PinyinInput::open(input::PinyinInput::systemDictionary()));
        QMetaObject::invokeMethod(
            m_search.get(),
            [this, opened] {
                if (!*opened) {
                    qCWarning(lcUi).noquote() << "no Chinese can be typed, and nothing is found by "
                                                 "its sound: no dictionary"
                                              << opened->error().detail;
                    return;
                }
                m_pinyin = std::move(opened->value());
                m_search->usePinyin(m_pinyin.get());
                m_filing->usePinyin(m_pinyin.get());
                m_feedback->usePinyin(m_pinyin.get());
            },
            Qt::QueuedConnection);
    });
}

void Application::connectWorld()
{
    readDictionary();
    if (m_reader) {
        m_reader->start();
    }
    if (m_scanner) {
        m_scanner->start();
    }
    if (m_paymentBox) {
        m_paymentBox->start();
    }
    if (m_settings.platform.baseUrl.isEmpty()) {
        return;
    }
    // Not on this thread: whoever taps right now would wait for it.
    m_loading = std::async(std::launch::async, [this] {
        sync::loadCurl();
        QMetaObject::invokeMethod(
            m_session.get(), [this] { connectHall(); }, Qt::QueuedConnection);
    });
}

void Application::connectHall()
{
    sync::SyncClient* sync = m_terminal.makeSync();
    QObject::connect(sync, &sync::SyncClient::onlineChanged, m_session.get(),
                     &ui::KioskSession::setOnline);
    QObject::connect(sync, &sync::SyncClient::accepted, m_session.get(), [this, sync] {
        if (!sync->refusal()) {
            m_session->setShutOut(false);
        }
    });
    // Not within the change: others hear of it first.
    QObject::connect(
        m_session.get(), &ui::KioskSession::stateChanged, m_session.get(), [this] { endSession(); },
        Qt::QueuedConnection);
    QObject::connect(sync, &sync::SyncClient::refused, m_session.get(),
                     [this](ErrorCode code) { onRefused(code); });
    sync->start();
}

void Application::onRefused(ErrorCode code)
{
    qCCritical(lcUi) << "the hall refuses this terminal:" << errorName(code);
    if (code != ErrorCode::Revoked && code != ErrorCode::WipeOrdered) {
        return;
    }
    m_session->setShutOut(true);
    if (code == ErrorCode::WipeOrdered) {
        m_isWiped = true;
        endSession();
        m_terminal.wipe([](const Result<void>& wiped) {
            if (!wiped) {
                qCCritical(lcUi).noquote() << "not wiped:" << wiped.error().detail;
            }
        });
    }
}

/// As its countdown would: now, or when the store or the printer has answered.
void Application::endSession()
{
    const bool isAtRest = m_session->state() == ui::State::Home && !m_session->context().hasCard();
    if (m_isWiped && !isAtRest && !m_session->isBusy()) {
        m_session->send(ui::Event::TimedOut);
    }
}

QVariantMap Application::properties()
{
    return {{QStringLiteral("session"), QVariant::fromValue(m_shared.get())},
            {QStringLiteral("home"), QVariant::fromValue(m_home.get())},
            {QStringLiteral("identity"), QVariant::fromValue(m_identity.get())},
            {QStringLiteral("matters"), QVariant::fromValue(m_matters.get())},
            {QStringLiteral("search"), QVariant::fromValue(m_search.get())},
            {QStringLiteral("confirm"), QVariant::fromValue(m_confirm.get())},
            {QStringLiteral("afterHours"), QVariant::fromValue(m_afterHours.get())},
            {QStringLiteral("ticket"), QVariant::fromValue(m_ticket.get())},
            {QStringLiteral("panelWidthMm"), m_settings.panelWidthMm}};
}

void Application::stop()
{
    if (m_opening.valid()) {
        m_opening.wait();
    }
    if (m_loading.valid()) {
        m_loading.wait();
    }
    if (m_reading.valid()) {
        m_reading.wait();
    }
    m_drawing.waitForDone();
    m_terminal.stop();
}

} // namespace onewindow
