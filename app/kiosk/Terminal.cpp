// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/Terminal.h"

#include "services/core/Log.h"
#include "services/crypto/FileKeys.h"
#include "services/journal/IssuerMark.h"
#include "services/journal/Marker.h"
#include "services/journal/Restart.h"

#include <QCoreApplication>

#include <utility>

namespace onewindow {

namespace {

storage::DatabaseOptions storeOf(const KioskSettings& settings)
{
    storage::DatabaseOptions options;
    options.path = settings.storePath;
    return options;
}

} // namespace

Terminal::Terminal(KioskSettings settings, const Clock& clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_slots(m_settings.node)
    , m_slotFeed(m_settings.node, appointments::SlotFeed::Audience::None)
    , m_cases(m_settings.node)
    , m_feedback(m_settings.node)
{}

Terminal::~Terminal()
{
    stop();
}

Result<void> Terminal::open()
{
    auto keys = crypto::FileNodeKeys::load(m_settings.keysFolder);
    if (!keys) {
        return keys.error();
    }
    m_keys = std::move(keys).value();
    if (!m_settings.platform.certificateFile.isEmpty()) {
        OW_TRY(sync::CertificateKeeper::settle(m_settings.platform));
    }
    OW_TRY(openStore());
    return openDesk();
}

Result<void> Terminal::openStore()
{
    auto opened = storage::Database::open(storeOf(m_settings));
    if (!opened) {
        return opened.error();
    }
    auto database = std::move(opened).value();
    journal::Journal::Settings settings;
    settings.node = m_settings.node;
    settings.keys = m_keys.get();
    settings.clock = &m_clock;
    settings.projections = {&m_projection, &m_slots, &m_slotFeed, &m_cases, &m_feedback};
    m_journal = std::make_unique<journal::Journal>(std::move(settings));
    OW_TRY(m_journal->open(*database));
    OW_TRY(journal::FeedCache().open(*database));
    const auto origin =
        journal::beginLife(*database, journal::Marker(m_settings.markerFile), m_clock,
                           !m_settings.platform.baseUrl.isEmpty(), m_settings.mark);
    if (!origin) {
        return origin.error();
    }
    const auto mark = journal::IssuerMarkStore(*database).find();
    if (!mark) {
        return mark.error();
    }
    m_mark = mark.value() ? mark.value()->inUse() : m_settings.mark;
    m_writer = std::make_unique<storage::Writer>(std::move(database));
    return {};
}

Result<void> Terminal::openDesk()
{
    queue::TicketDesk::Settings desk;
    desk.mark = m_mark;
    desk.fallbackLink = m_settings.platform.baseUrl;
    desk.recipients = {{m_settings.node, m_keys->sealingPublicKey()}};
    if (!m_settings.hallNode.isEmpty()) {
        desk.recipients.push_back({m_settings.hallNode, m_settings.hallSealingKey});
    }
    if (!m_settings.centreNode.isEmpty()) {
        desk.recipients.push_back({m_settings.centreNode, m_settings.centreSealingKey});
    }
    appointments::SlotBook::Settings slots;
    slots.escrow.rules = appointments::kioskRules();
    slots.recipients = [recipients = desk.recipients] { return recipients; };
    feedback::FeedbackBook::Settings feedback;
    feedback.mark = m_mark;
    feedback.recipients = desk.recipients;
    m_desk = std::make_unique<queue::TicketDesk>(desk, *m_writer, *m_journal);
    auto started = m_desk->start();
    m_slotDesk = std::make_unique<appointments::SlotDesk>(std::move(slots), *m_writer, *m_journal,
                                                          m_slotFeed, *m_desk);
    m_feedbackDesk = std::make_unique<feedback::FeedbackDesk>(feedback, *m_writer, *m_journal);
    if (started) {
        m_slotDesk->start();
    }
    if (started) {
        started = openCases(desk);
    }
    // Their callbacks arrive where the pages are.
    m_desk->moveToThread(QCoreApplication::instance()->thread());
    m_slotDesk->moveToThread(QCoreApplication::instance()->thread());
    m_feedbackDesk->moveToThread(QCoreApplication::instance()->thread());
    m_hallInfo = std::make_unique<queue::HallInfoDesk>(m_settings.node, *m_writer);
    m_hallInfo->start();
    m_hallInfo->moveToThread(QCoreApplication::instance()->thread());
    m_enquiries = std::make_unique<sync::EnquiryClient>(
        m_settings.centreNode.isEmpty() ? m_settings.hallSealingKey : m_settings.centreSealingKey);
    m_enquiries->moveToThread(QCoreApplication::instance()->thread());
    m_feedbackEnquiries = std::make_unique<sync::FeedbackClient>(*m_enquiries);
    m_feedbackEnquiries->moveToThread(QCoreApplication::instance()->thread());
    return started;
}

Result<void> Terminal::openCases(const queue::TicketDesk::Settings& desk)
{
    if (!m_settings.platform.baseUrl.isEmpty()) {
        const bool isHallCentre = m_settings.centreNode.isEmpty();
        m_shared = std::make_unique<sync::SharedClient>(
            sync::SharedClient::Settings{.terminal = m_settings.node,
                                         .hall = m_settings.platform,
                                         .centreSealingKey = isHallCentre
                                                                 ? m_settings.hallSealingKey
                                                                 : m_settings.centreSealingKey},
            *m_keys);
        m_shared->moveToThread(QCoreApplication::instance()->thread());
        m_drafts = std::make_unique<sync::DraftClient>(sync::DraftClient::Holder::Hall);
        m_drafts->moveToThread(QCoreApplication::instance()->thread());
        if (!isHallCentre) {
            m_cityDrafts = std::make_unique<sync::DraftClient>(sync::DraftClient::Holder::City);
            m_cityDrafts->moveToThread(QCoreApplication::instance()->thread());
        }
    }
    m_caseDesk = std::make_unique<cases::CaseDesk>(
        cases::CaseBook::Settings{
            .mark = desk.mark, .fallbackLink = desk.fallbackLink, .recipients = desk.recipients},
        *m_writer, *m_journal, *m_desk, m_shared.get(),
        cases::CaseDesk::DraftWays{
            .hall = m_drafts.get(), .city = m_cityDrafts.get(), .keys = m_shared.get()});
    const auto started = m_caseDesk->start();
    m_paymentDesk = std::make_unique<cases::PaymentDesk>(*m_writer, *m_journal);
    QObject::connect(m_paymentDesk.get(), &cases::PaymentDesk::paymentsChanged, m_caseDesk.get(),
                     &cases::CaseService::casesChanged);
    m_caseDesk->moveToThread(QCoreApplication::instance()->thread());
    m_paymentDesk->moveToThread(QCoreApplication::instance()->thread());
    return started;
}

sync::SyncClient* Terminal::makeSync()
{
    if (m_settings.platform.baseUrl.isEmpty()) {
        return nullptr;
    }
    m_sync = std::make_unique<sync::SyncClient>(m_settings.platform, storeOf(m_settings), *m_writer,
                                                *m_journal);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_desk.get(),
                     &queue::TicketDesk::onChangesApplied);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_slotDesk.get(),
                     &appointments::SlotDesk::onChangesApplied);
    QObject::connect(m_sync.get(), &sync::SyncClient::onlineChanged, m_slotDesk.get(),
                     &appointments::SlotDesk::setOnline);
    QObject::connect(m_sync.get(), &sync::SyncClient::storeHeld, m_desk.get(),
                     &queue::TicketDesk::onStoreHeld);
    QObject::connect(m_sync.get(), &sync::SyncClient::storeSettled, m_desk.get(),
                     &queue::TicketDesk::onStoreSettled);
    QObject::connect(m_sync.get(), &sync::SyncClient::markGiven, m_desk.get(),
                     &queue::TicketDesk::setMark);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_caseDesk.get(),
                     &cases::CaseDesk::onChangesApplied);
    QObject::connect(m_sync.get(), &sync::SyncClient::storeSettled, m_paymentDesk.get(),
                     &cases::PaymentDesk::onStoreSettled);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_paymentDesk.get(),
                     &cases::PaymentDesk::onChangesApplied);
    QObject::connect(m_sync.get(), &sync::SyncClient::markGiven, m_caseDesk.get(),
                     &cases::CaseDesk::setMark);
    QObject::connect(m_sync.get(), &sync::SyncClient::markGiven, m_feedbackDesk.get(),
                     &feedback::FeedbackDesk::setMark);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_hallInfo.get(),
                     &queue::HallInfoDesk::onChangesApplied);
    QObject::connect(m_sync.get(), &sync::SyncClient::onlineChanged, m_caseDesk.get(),
                     &cases::CaseDesk::setOnline);
    m_enquiries->connectTo(m_settings.platform);
    m_drafts->connectTo(m_settings.platform);
    if (m_cityDrafts) {
        m_cityDrafts->connectTo(m_settings.platform);
    }
    m_status = std::make_unique<sync::StatusFile>(*m_sync, sync::statusFileOf(m_settings.storePath),
                                                  m_clock);
    if (!m_settings.platform.certificateFile.isEmpty()) {
        m_certificate = std::make_unique<sync::CertificateKeeper>(
            sync::CertificateKeeper::Settings{.node = m_settings.node,
                                              .platform = m_settings.platform},
            *m_keys, m_clock);
        m_certificate->start();
    }
    QObject::connect(&m_tidy, &QTimer::timeout, m_desk.get(), [this] { pruneJournal(); });
    m_tidy.start(std::chrono::hours(1));
    return m_sync.get();
}

/// Old rows that are safe at the centre, a step at a time: a tap waits for one step at most.
void Terminal::pruneJournal()
{
    constexpr int kRowsAtOnce = 200;
    m_writer->run<int>(
        [this](storage::Database& database) { return m_journal->prune(database, kRowsAtOnce); },
        [this](const Result<int>& gone) {
            if (!gone) {
                qCWarning(lcStorage).noquote() << "pruning failed:" << gone.error().detail;
            } else if (gone.value() > 0) {
                QMetaObject::invokeMethod(
                    m_desk.get(), [this] { pruneJournal(); }, Qt::QueuedConnection);
            }
        });
}

void Terminal::wipe(queue::TicketService::DoneCallback callback)
{
    if (m_sync) {
        m_sync->stop();
    }
    m_caseDesk->wipe();
    m_desk->wipe(std::move(callback));
    m_slotDesk->reload();
    m_hallInfo->clear();
}

void Terminal::stop()
{
    m_tidy.stop();
    if (m_shared) {
        m_shared->stop();
    }
    if (m_certificate) {
        m_certificate->stop();
    }
    if (m_sync) {
        m_sync->stop();
    }
    if (m_writer && !m_isStopped) {
        m_isStopped = true;
        // A copy made while it ran must not pass for the store as it is now.
        const auto renewed =
            m_desk ? journal::renewLife(*m_writer, journal::Marker(m_settings.markerFile))
                   : Result<void>();
        if (!renewed) {
            qCWarning(lcStorage).noquote() << renewed.error().detail;
        }
        m_writer->stop();
    }
}

} // namespace onewindow
