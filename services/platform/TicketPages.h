// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/platform/CommandRunner.h"
#include "services/platform/HallsHeard.h"
#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/LivePages.h"
#include "services/platform/RateLimiter.h"
#include "services/platform/TicketPage.h"
#include "services/platform/TicketWishes.h"

#include <memory>

namespace onewindow::platform {

struct ApiParts;

/// The pages behind the codes on tickets: of the own hall from its queue, at a centre of all halls
/// below from what they hand on (queue::PublicTickets). A link is /t/TOKEN at the hall, and
/// /h/HALL/t/TOKEN at either. Called in the io thread; never waits.
class TicketPages
{
public:
    /// So long after a hall was last heard of, its pages say so and take nothing for it.
    static constexpr qint64 kStaleAfterMs = 2LL * 60 * 1000;

    /// Both outlive this object.
    TicketPages(const ApiParts& parts, CommandRunner& commands);

    /// At a centre, a hall has asked for something.
    void noteHeard(const QString& hall);

    /// The page.
    void give(const HttpRequest& request, const HttpReply& reply);
    /// News of it (server-sent events): one event, or a comment after half a minute at most.
    /// Refuses with TooMany beyond LivePages.
    void giveNews(const HttpRequest& request, const HttpReply& reply);
    /// A form of the page; leads back to it, whatever came of it.
    void take(const HttpRequest& request, const HttpReply& reply);

private:
    struct Link
    {
        QString hall;
        QString token;
        QString path; ///< "/t/TOKEN", percent-encoded.
    };

    struct Watch;

    [[nodiscard]] Link linkOf(const HttpRequest& request) const;
    [[nodiscard]] bool isOwn(const Link& link) const;
    [[nodiscard]] bool isServed(const Link& link) const;
    [[nodiscard]] Result<TicketView> viewOf(storage::Database& database, const Link& link) const;
    [[nodiscard]] Result<TicketView> ownView(storage::Database& database, TicketView view,
                                             const Link& link) const;
    [[nodiscard]] Result<TicketView> viewBelow(storage::Database& database, TicketView view,
                                               const Link& link) const;
    [[nodiscard]] qint64 heardAt(qint64 newestMs, const QString& hall) const;
    void look(const std::shared_ptr<Watch>& watch, bool isLast);
    void await(const std::shared_ptr<Watch>& watch);
    Result<void> wishHere(storage::Database& database, const Link& link, TicketWish wish) const;
    Result<void> wishBelow(storage::Database& database, const Link& link,
                           const TicketWish& wish) const;

    const ApiParts& m_parts;
    CommandRunner& m_commands;
    HallsHeard m_heard;
    LivePages m_live;
    RateLimiter m_wishes; ///< For the io thread.
};

} // namespace onewindow::platform
