// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/HallFileParts.h"
#include "services/queue/HallQueue.h"
#include "services/queue/RulesDesk.h"

#include <QDate>
#include <QJsonObject>

#include <functional>
#include <memory>

namespace onewindow::platform {

/// The rules of a hall: what its files say, and what its manager has set since.
class RulesParts
{
public:
    /// `file` outlives this object.
    RulesParts(const QString& node, const HallFileParts& file);

    /// Before Journal::open(), of a hall.
    [[nodiscard]] journal::Projection* projection() { return &m_projection; }

    /// What it works with, which outlives it; `published`: what the feed says of a hall, anew.
    struct Parts
    {
        journal::Journal& journal;
        journal::Feed& feed;
        const queue::HallFeed& hallFeed;
        const queue::HallQueue& queue;
        std::function<Result<void>(storage::Database&)> published;
    };

    void open(Parts parts);

    /// Null where no hall is served.
    [[nodiscard]] queue::RulesDesk* desk() const { return m_desk.get(); }

    /// Adds the order of calling, and when it is open from `today` on, to the thing `hall`.
    Result<void> describe(storage::Database& database, QDate today, QJsonObject& hall) const;

private:
    const HallFileParts& m_file;
    queue::RulesProjection m_projection;
    const queue::RulesInForce* m_rules = nullptr; ///< The queue's.
    std::unique_ptr<queue::RulesDesk> m_desk;
};

} // namespace onewindow::platform
