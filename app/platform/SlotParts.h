// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/EscrowRunner.h"
#include "services/appointments/SlotBooks.h"
#include "services/appointments/SlotPlan.h"
#include "services/appointments/SlotProjection.h"

#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace onewindow::platform {

/// Appointment slots in a platform: the projections for its journal, the books of its halls, and
/// what looks after them. A centre is their root; a hall takes what its centre hands down.
class SlotParts
{
public:
    explicit SlotParts(const QString& node);

    /// In the order they are applied; before Journal::open().
    [[nodiscard]] std::vector<journal::Projection*> projections();

    /// `journal` on any partition; it outlives this object.
    void open(const journal::Journal& journal, appointments::SlotBooks::Settings settings);

    /// Takes in what a hall has cached of its centre's feed, and begins to look after the slots. In
    /// a thread with an event loop; `writer` is stopped before this object goes away.
    void start(storage::Writer& writer);

    /// Changes of the centre's feed in the stream of `hall`, made durable by SyncClient.
    void takeIn(const journal::FeedPage& page, const QString& hall);

    /// From now on opens the slots of `plan` by itself, at a centre, today and on each day to come.
    /// From the thread of start(), before it or after.
    void setPlan(std::shared_ptr<const appointments::SlotPlan> plan);

    [[nodiscard]] appointments::SlotBook* book(const QString& hall) { return m_books->of(hall); }

private:
    /// The plan on its way through the halls. Its list belongs to the writer's thread.
    struct Round
    {
        std::shared_ptr<const appointments::SlotPlan> plan;
        QStringList halls; ///< Those to come, the next one last.
        bool hasFailed = false;
        std::atomic<bool> isStopped = false; ///< There is another plan.
        std::atomic<bool> isOver = false;
    };

    void applyPlan();
    void applyNext(const std::shared_ptr<Round>& round);
    void onApplied(const std::shared_ptr<Round>& round, const Result<bool>& hasMore);

    appointments::SlotProjection m_projection;
    appointments::SlotFeed m_feed;
    bool m_isRoot = false;
    std::unique_ptr<appointments::SlotBooks> m_books;
    std::unique_ptr<appointments::EscrowRunner> m_runner;
    QTimer m_timer;
    storage::Writer* m_writer = nullptr;
    const Clock* m_clock = nullptr;
    std::shared_ptr<const appointments::SlotPlan> m_plan;
    QString m_warned; ///< What was said last of the calendar.
    std::shared_ptr<Round> m_current;
};

} // namespace onewindow::platform
