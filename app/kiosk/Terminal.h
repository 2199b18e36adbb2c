// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/kiosk/KioskSettings.h"
#include "services/appointments/SlotDesk.h"
#include "services/appointments/SlotProjection.h"
#include "services/cases/CaseDesk.h"
#include "services/cases/CaseProjection.h"
#include "services/cases/PaymentDesk.h"
#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/feedback/FeedbackDesk.h"
#include "services/feedback/FeedbackProjection.h"
#include "services/journal/Journal.h"
#include "services/queue/HallInfoDesk.h"
#include "services/queue/TicketDesk.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Writer.h"
#include "services/sync/CertificateKeeper.h"
#include "services/sync/DraftClient.h"
#include "services/sync/EnquiryClient.h"
#include "services/sync/FeedbackClient.h"
#include "services/sync/SharedClient.h"
#include "services/sync/StatusFile.h"
#include "services/sync/SyncClient.h"

#include <QTimer>

#include <memory>

namespace onewindow {

/// A terminal without its screen and its devices: keys, store, journal, desk and the way to the
/// hall. What the kiosk shows and what `onewindow-ctl simulate` plays stand on the same one.
class Terminal
{
public:
    /// `clock` outlives this object.
    Terminal(KioskSettings settings, const Clock& clock);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    Terminal(Terminal&&) = delete;
    Terminal& operator=(Terminal&&) = delete;

    /// Loads the keys and opens the store. Blocks as long as the store does, waits for no network.
    /// May be called on any thread; what it makes belongs to the application's. Errors:
    /// KeyUnavailable, StoreFailed, StoreTooNew, Conflict.
    Result<void> open();

    /// After open().
    [[nodiscard]] queue::TicketDesk& desk() const { return *m_desk; }

    /// After open().
    [[nodiscard]] storage::Writer& writer() { return *m_writer; }

    /// After open().
    [[nodiscard]] appointments::SlotDesk& slotDesk() { return *m_slotDesk; }

    /// After open().
    [[nodiscard]] cases::CaseDesk& caseDesk() { return *m_caseDesk; }

    /// After open(). Not started: whoever connects it to a payment device does that.
    [[nodiscard]] cases::PaymentDesk& paymentDesk() { return *m_paymentDesk; }

    /// After open().
    [[nodiscard]] feedback::FeedbackDesk& feedbackDesk() { return *m_feedbackDesk; }

    /// After open(): where things are in the hall, and what is new.
    [[nodiscard]] queue::HallInfoDesk& hallInfo() { return *m_hallInfo; }

    /// After open(): what only the owner of the cases knows.
    [[nodiscard]] sync::EnquiryClient& enquiries() { return *m_enquiries; }

    /// After open(): what was answered to what somebody said.
    [[nodiscard]] sync::FeedbackClient& feedbackEnquiries() { return *m_feedbackEnquiries; }

    /// After open(): what the owner holds of a case for its result; null without a hall.
    [[nodiscard]] cases::ResultSource* results() { return m_shared.get(); }

    /// After open(), once: makes the client that the caller connects and starts. Null if the
    /// settings name no platform: then the terminal works alone.
    sync::SyncClient* makeSync();

    /// After open(): the terminal was shut out and is to erase what it holds. Takes nothing from
    /// the hall any more, since only another enrolment lets it in again, and then erases: see
    /// queue::TicketDesk::wipe().
    void wipe(queue::TicketService::DoneCallback callback);

    /// Takes no more, and finishes what is written.
    void stop();

private:
    Result<void> openStore();
    Result<void> openDesk();
    Result<void> openCases(const queue::TicketDesk::Settings& desk);
    void pruneJournal();

    KioskSettings m_settings;
    const Clock& m_clock;
    QString m_mark; ///< Of its ticket numbers: the configured one, or one that was given since.
    std::unique_ptr<crypto::NodeKeys> m_keys;
    queue::TicketProjection m_projection{QString()};
    appointments::SlotProjection m_slots;
    appointments::SlotFeed m_slotFeed;
    cases::CaseProjection m_cases;
    std::unique_ptr<sync::SharedClient> m_shared;    ///< Of a terminal that has a hall.
    std::unique_ptr<sync::DraftClient> m_drafts;     ///< The same.
    std::unique_ptr<sync::DraftClient> m_cityDrafts; ///< Where a centre is above the hall.
    feedback::FeedbackProjection m_feedback;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<queue::TicketDesk> m_desk;
    std::unique_ptr<appointments::SlotDesk> m_slotDesk;
    std::unique_ptr<cases::CaseDesk> m_caseDesk;
    std::unique_ptr<cases::PaymentDesk> m_paymentDesk;
    std::unique_ptr<feedback::FeedbackDesk> m_feedbackDesk;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<queue::HallInfoDesk> m_hallInfo;
    std::unique_ptr<sync::EnquiryClient> m_enquiries;
    std::unique_ptr<sync::FeedbackClient> m_feedbackEnquiries;
    std::unique_ptr<sync::SyncClient> m_sync;
    std::unique_ptr<sync::StatusFile> m_status;
    std::unique_ptr<sync::CertificateKeeper> m_certificate;
    QTimer m_tidy;
    bool m_isStopped = false;
};

} // namespace onewindow
