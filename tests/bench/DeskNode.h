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

/// The matter that all benchmarks take numbers for; one of the try-out's catalogue.
inline constexpr const char* kMatter = "si-enrol";
/// The terminal they take them at.
inline constexpr const char* kKiosk = "kiosk-1";

/// The ticket desk of a deployment's first terminal, put together as onewindow-kiosk does it on the
/// terminal's own store and keys, with the catalogue and a day key from the hall as after the last
/// contact.
class DeskNode
{
public:
    explicit DeskNode(const QString& deployment);
    ~DeskNode();
    DeskNode(const DeskNode&) = delete;
    DeskNode& operator=(const DeskNode&) = delete;
    DeskNode(DeskNode&&) = delete;
    DeskNode& operator=(DeskNode&&) = delete;

    queue::TicketDesk& desk() { return *m_desk; }

    /// Waits until the store has nothing to do.
    void drain();

    /// Records that the number is held, as when it is printed, and waits.
    void hold(const QByteArray& ticketId);

    /// What the last number has put into the store's tables, in bytes of content.
    qint64 bytesOfLastIssue();

private:
    void fillFeedCache(storage::Database& database, const QString& catalogueFile);

    SystemClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    queue::TicketProjection m_tickets{QString()};
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<queue::TicketDesk> m_desk;
};

} // namespace onewindow::bench
