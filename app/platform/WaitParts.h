// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"
#include "services/platform/ReaderPool.h"
#include "services/queue/HallFeed.h"
#include "services/queue/RulesProjection.h"
#include "services/queue/WaitProjection.h"
#include "services/storage/Writer.h"

#include <QTimer>

#include <memory>
#include <mutex>
#include <vector>

namespace onewindow::platform {

/// What a hall learns of waiting: when it starts, once a day, and within a minute of other rules it
/// reads its past days, away from the writer's thread, and its forecasts go by them from then on.
/// What people were told yesterday, and how much of it was kept, goes to the log.
class WaitParts
{
public:
    explicit WaitParts(const QString& node);

    /// Before Journal::open(), of a hall.
    [[nodiscard]] journal::Projection* projection() { return &m_projection; }

    /// What it works with; all of it outlives stop().
    struct Parts
    {
        storage::Writer& writer;
        ReaderPool& readers;
        journal::Journal& journal;
        queue::HallFeed& hallFeed;
        const queue::RulesInForce& rules;
    };

    /// Begins, in a thread with an event loop.
    void start(Parts parts);
    /// Before the parts go away.
    void stop();

private:
    void learn();
    Result<void> learnFrom(storage::Database& database, const QString& today);

    queue::WaitProjection m_projection;
    std::unique_ptr<Parts> m_parts;
    std::mutex m_mutex;      ///< Guards m_learnedFor.
    QByteArray m_learnedFor; ///< The day, and the fact that set the rules; once it was learned.
    QTimer m_timer;
};

} // namespace onewindow::platform
