// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotDesk.h"
#include "services/appointments/SlotProjection.h"
#include "services/cases/CaseDesk.h"
#include "services/cases/CaseProjection.h"
#include "services/cases/PaymentDesk.h"
#include "services/feedback/FeedbackDesk.h"
#include "services/feedback/FeedbackProjection.h"
#include "services/queue/TicketDesk.h"
#include "services/queue/TicketProjection.h"
#include "services/sync/DraftClient.h"
#include "services/sync/SharedClient.h"
#include "services/sync/SyncClient.h"
#include "tests/services/cases/FakeSharedSource.h"
#include "tests/services/platform/TestHall.h"

#include <memory>

namespace onewindow::testing {

/// A terminal without its screen, put together as onewindow-kiosk does it: keys, store, journal,
/// desk and sync client. Made anew on the same file it is the terminal after a restart; what is
/// open then is settled as after a power cut.
class TestTerminal
{
public:
    struct Options
    {
        QString node = QStringLiteral("kiosk-1"); ///< Or kiosk-2: those TestHall has enrolled.
        QString storePath;
        sync::PlatformEndpoint endpoint;
        QString hall = QStringLiteral("hall-1");
        QString markerPath; ///< Empty: without a generation marker.
        QString mark;       ///< Empty: the number in `node`.
        /// Who may open what is sealed here, besides the hall.
        std::vector<journal::Recipient> moreRecipients = {};
        sync::SyncTiming timing = quickTiming();
        QJsonObject sharedRecords = {}; ///< See FakeSharedSource.
        /// In their place: departments are asked by way of hall and centre, which holds drafts for
        /// the city as well; the key of the centre.
        QByteArray askedCentre = {};
    };

    /// `hall` and `clock` outlive this object.
    TestTerminal(const TestHall& hall, Options options, const Clock& clock);
    /// Ends like a process that is told to.
    ~TestTerminal();
    TestTerminal(const TestTerminal&) = delete;
    TestTerminal& operator=(const TestTerminal&) = delete;
    TestTerminal(TestTerminal&&) = delete;
    TestTerminal& operator=(TestTerminal&&) = delete;

    /// Waits so short that a test needs no patience: what is decided is the same.
    static sync::SyncTiming quickTiming();

    /// Issues a number for `matter` as a tap does, and confirms it as the printer does. The number.
    QString issue(const QString& matter, const std::optional<queue::Person>& person = {});

    /// The same, where it may be refused.
    Result<queue::IssuedTicket> tryIssue(const QString& matter);

    /// The same without confirming it: its id and number.
    queue::Ticket issuePending(const QString& matter,
                               const std::optional<queue::Person>& person = {});

    /// Starts to talk to the hall, and waits until the hall's feed has come.
    void startAndWaitForFeed();

    [[nodiscard]] queue::TicketDesk& desk() { return *m_desk; }

    [[nodiscard]] appointments::SlotDesk& slotDesk() { return *m_slotDesk; }

    [[nodiscard]] cases::CaseDesk& caseDesk() { return *m_caseDesk; }

    [[nodiscard]] feedback::FeedbackDesk& feedbackDesk() { return *m_feedbackDesk; }

    /// Not started: whoever plays the payment box connects it and does that.
    [[nodiscard]] cases::PaymentDesk& paymentDesk() { return *m_paymentDesk; }

    /// Of a terminal with `askedCentre`.
    [[nodiscard]] sync::SharedClient& asking() { return *m_asking; }

    [[nodiscard]] sync::SyncClient& sync() { return *m_sync; }

    [[nodiscard]] storage::Writer& writer() { return *m_writer; }

    [[nodiscard]] journal::Journal& journal() { return *m_journal; }

    /// Rows of the own journal that the hall has not said it holds.
    [[nodiscard]] qint64 backlog();

    [[nodiscard]] storage::DatabaseOptions store() const;

private:
    void connectSync();

    Options m_options;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    queue::TicketProjection m_projection{QString()};
    appointments::SlotProjection m_slots;
    appointments::SlotFeed m_slotFeed;
    cases::CaseProjection m_cases;
    feedback::FeedbackProjection m_feedback;
    FakeSharedSource m_shared;
    std::unique_ptr<sync::SharedClient> m_asking;
    sync::DraftClient m_drafts{sync::DraftClient::Holder::Hall};
    sync::DraftClient m_cityDrafts{sync::DraftClient::Holder::City};
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<queue::TicketDesk> m_desk;
    std::unique_ptr<appointments::SlotDesk> m_slotDesk;
    std::unique_ptr<cases::CaseDesk> m_caseDesk;
    std::unique_ptr<feedback::FeedbackDesk> m_feedbackDesk;
    std::unique_ptr<cases::PaymentDesk> m_paymentDesk;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<sync::SyncClient> m_sync;
};

} // namespace onewindow::testing
