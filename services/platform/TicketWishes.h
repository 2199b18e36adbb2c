// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/FeedbackBook.h"
#include "services/journal/Feed.h"
#include "services/queue/HallQueue.h"

#include <QSet>

#include <optional>

namespace onewindow::platform {

/// What the holder of a number may do on a telephone.
enum class WishVerb {
    Cancel, ///< Give it up.
    Late,   ///< Let some go first.
    Rate,   ///< Say what they think, once, when they were served.
};

/// Stable names for facts: "cancel".
QString wishVerbName(WishVerb verb);
std::optional<WishVerb> wishVerbFrom(QStringView name);

/// Whether a ticket in `state` may be meant: nothing else is offered.
bool isWishFor(queue::TicketState state, WishVerb verb);

struct TicketWish
{
    QByteArray ticket;
    WishVerb verb = WishVerb::Cancel;
    qint64 seenDueAtMs = 0; ///< Of Late: the place that the holder has seen.
    int level = 0;          ///< Of Rate: 1 to 5.
};

/// Does what holders of numbers wish, at the hall that owns them; in the caller's transaction, on
/// the writer's thread.
class TicketWishes
{
public:
    TicketWishes(queue::HallQueue& queue, journal::Journal& journal);

    /// Errors: NotFound, Conflict (the ticket's state does not allow it, or no more), BadRequest.
    Result<void> carryOut(storage::Database& database, const TicketWish& wish);

    /// Carries out those that the centre has handed down, and answers each with a fact, whether it
    /// could be done or not. Errors: those of the store.
    Result<void> answerAll(storage::Database& database, const journal::FeedThings& centre);

private:
    Result<void> rate(storage::Database& database, const queue::Ticket& ticket, int level);

    queue::HallQueue& m_queue;
    journal::Journal& m_journal;
    feedback::FeedbackBook m_feedback;
    /// Answered in this process's life, and still handed down: not answered again and again.
    QSet<QString> m_answered;
};

} // namespace onewindow::platform
