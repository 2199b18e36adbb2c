// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/FeedbackDesk.h"
#include "services/feedback/FeedbackProjection.h"
#include "services/journal/Feed.h"
#include "services/queue/TicketDesk.h"
#include "services/sync/HallLink.h"
#include "services/sync/SyncClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestHall.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace onewindow::testing {

/// The system's clock, and what a test has added to it. Its boot clock, which intervals are
/// measured by, goes on only when a test says so: a second press is as quick on a busy machine.
class ShiftedClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override
    {
        Timestamp now = m_system.now();
        now.wallMs += m_byMs;
        now.bootMs = m_beganMs + m_byMs;
        return now;
    }

    void advance(std::chrono::milliseconds by) { m_byMs += by.count(); }

private:
    SystemClock m_system;
    qint64 m_beganMs = m_system.now().bootMs;
    std::atomic<qint64> m_byMs = 0;
};

/// What counter and board are tested against: a real hall over TLS on the loopback, and one real
/// terminal without its screen: store, desk and sync. Clerks "wang" (secret-1),
/// "li" (secret-2) and "new" (secret-3, to be changed), the manager "zhao" (secret-4).
class StaffRig
{
public:
    explicit StaffRig(const queue::HallRules& rules = {});
    ~StaffRig();
    StaffRig(const StaffRig&) = delete;
    StaffRig& operator=(const StaffRig&) = delete;
    StaffRig(StaffRig&&) = delete;
    StaffRig& operator=(StaffRig&&) = delete;

    /// A machine's way to the hall, started.
    std::unique_ptr<sync::HallLink> link(const QString& machine, const QString& role);

    /// Takes a number at the terminal and holds it as `by` would; waits until the store has it, not
    /// until the hall has it.
    queue::IssuedTicket take(const QString& matter,
                             queue::TicketClass klass = queue::TicketClass::Ordinary,
                             const std::optional<queue::Person>& person = {});
    /// The same for several matters on one number.
    queue::IssuedTicket takeFor(const QString& matter, const QStringList& further);
    /// The same, but power failed while the ticket was printed.
    queue::IssuedTicket takeUnknown(const QString& matter);
    /// The same, but nobody confirmed it.
    queue::IssuedTicket takeSetAside(const QString& matter);

    /// Somebody files a complaint at the terminal; waits until the hall has it.
    feedback::Filed complain(const QString& text);

    queue::TicketDesk& terminal() { return *m_desk; }

private:
    NoonClock m_clock;

public:
    TestHall hall;

private:
    void openTerminal();
    queue::IssuedTicket issue(queue::IssueRequest request);
    queue::IssuedTicket issueAndHold(queue::IssueRequest request);

    QTemporaryDir m_folder;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    queue::TicketProjection m_tickets{QString()};
    feedback::FeedbackProjection m_feedback;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<queue::TicketDesk> m_desk;
    std::unique_ptr<feedback::FeedbackDesk> m_feedbackDesk;
    std::unique_ptr<sync::SyncClient> m_sync;
};

} // namespace onewindow::testing
