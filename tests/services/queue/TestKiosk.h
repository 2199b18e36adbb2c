// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/TicketDesk.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Writer.h"
#include "tests/services/queue/TestHall.h"

#include <memory>
#include <optional>

namespace onewindow::queue {

/// A kiosk's store, journal and desk; made anew on the same file it is the kiosk after a power cut.
class TestKiosk
{
public:
    /// How long an answer may take where the machine is busy.
    static constexpr int kPatienceMs = 40'000;

    TestKiosk(const QString& node, const QString& mark, const QString& path, const TestKeys& keys,
              const crypto::NodeKeys& hallKeys, const ManualClock& clock);
    ~TestKiosk();
    TestKiosk(const TestKiosk&) = delete;
    TestKiosk& operator=(const TestKiosk&) = delete;
    TestKiosk(TestKiosk&&) = delete;
    TestKiosk& operator=(TestKiosk&&) = delete;

    [[nodiscard]] TicketDesk& desk() { return m_desk; }

    [[nodiscard]] journal::Journal& journal() { return m_journal; }

    Result<IssuedTicket> issue(const QString& matter, std::optional<Person> person = {},
                               bool willPrint = true);
    Result<IssuedTicket> issue(IssueRequest request);

    void hold(const QByteArray& ticket);
    void setAside(const QByteArray& ticket);

    /// Sync without a network: journal up, then feed down.
    int shipTo(TestHall& hall);
    /// The feed alone.
    void pull(TestHall& hall);

private:
    static std::unique_ptr<storage::Database> openStore(const QString& path);

    TicketProjection m_tickets{QString()};
    journal::Journal m_journal;
    journal::FeedCache m_cache;
    storage::Writer m_writer;
    TicketDesk m_desk;
    const TestKeys& m_keys;
    QString m_path;
    journal::FeedCursor m_cursor;
};

} // namespace onewindow::queue
