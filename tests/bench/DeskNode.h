// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Keys.h"
#include "services/journal/Journal.h"
#include "services/queue/TicketDesk.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Writer.h"
#include "tests/bench/Report.h"

#include <QString>

#include <memory>

namespace onewindow::bench {

/// The value of `result`; gives up with its error if there is none.
template <typename T>
T valueOf(Result<T> result)
{
    if (!result) {
        giveUp(errorName(result.error().code) + QStringLiteral(": ") + result.error().detail);
    }
    return std::move(result).value();
}

inline void succeed(const Result<void>& result)
{
    if (!result) {
        giveUp(errorName(result.error().code) + QStringLiteral(": ") + result.error().detail);
    }
}

/// A terminal's ticket desk as onewindow-kiosk puts it together, on a store in `folder`: keys of
/// the national suite, one matter, and a day key from the hall, as after the last contact.
class DeskNode
{
public:
    static constexpr const char* kMatter = "si-enrol";

    explicit DeskNode(const QString& folder);
    ~DeskNode();
    DeskNode(const DeskNode&) = delete;
    DeskNode& operator=(const DeskNode&) = delete;
    DeskNode(DeskNode&&) = delete;
    DeskNode& operator=(DeskNode&&) = delete;

    queue::TicketDesk& desk() { return *m_desk; }

    /// Waits until the store has nothing to do.
    void drain();

    /// Issues one number and waits for it: the time from the call to the durable answer.
    std::chrono::nanoseconds issue(queue::IssueRequest request, queue::IssuedTicket& issued);

    /// Records that the number is held, as when it is printed, and waits.
    void hold(const QByteArray& ticketId);

    /// What the last number has put into the store's tables, in bytes of content.
    qint64 bytesOfLastIssue();

private:
    void fillFeedCache(storage::Database& database);

    SystemClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    queue::TicketProjection m_tickets{QString()};
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<queue::TicketDesk> m_desk;
};

} // namespace onewindow::bench
