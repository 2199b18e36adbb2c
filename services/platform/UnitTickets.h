// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/core/Clock.h"
#include "services/journal/Feed.h"
#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/LivePages.h"
#include "services/platform/PageLanguages.h"
#include "services/platform/RateLimiter.h"
#include "services/platform/TicketPage.h"
#include "services/queue/HallPicture.h"
#include "services/queue/PublicTickets.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <vector>

namespace onewindow::platform {

/// The pages behind the codes of a hall's tickets, on a machine that has no store: out of memory,
/// from what the hall's feed says to whoever shows them (queue::ShownTicket). What a holder presses
/// is passed on to the hall, which decides. A link is /t/TOKEN or /h/HALL/t/TOKEN. From any thread.
class UnitTickets
{
public:
    /// Hands the request on to the hall; the status it answered with comes once, from any thread: 0
    /// where there was no answer.
    using Pass = std::function<void(const HttpRequest& request, std::function<void(int)> done)>;

    /// `clock` outlives this object, and so does whatever `pass` uses.
    UnitTickets(const Clock& clock, PageLanguages languages, Pass pass);
    /// As stop().
    ~UnitTickets();
    UnitTickets(const UnitTickets&) = delete;
    UnitTickets& operator=(const UnitTickets&) = delete;
    UnitTickets(UnitTickets&&) = delete;
    UnitTickets& operator=(UnitTickets&&) = delete;

    /// Takes what the feed says, and that it is so now.
    void apply(const journal::FeedPage& page);
    /// Nothing has changed up to now: the hall has answered.
    void confirm();
    /// Answers those who wait for news and have some, or have waited long enough. Now and then.
    void look();

    /// Whether `request` is for one of these pages, and then what of its body may be long: a form.
    static bool isOurs(const RequestTarget& target);
    /// Bytes of body that a request may have.
    static qsizetype bodyLimit(const HttpRequest& request);

    /// Answers what isOurs().
    void handle(const HttpRequest& request, const HttpReply& reply);

    /// Answers everybody who waits; nobody waits any more.
    void stop();

private:
    /// What somebody pressed and the hall's feed has not followed yet.
    struct Pressed
    {
        QString verb;
        QJsonObject seen; ///< The thing as it was.
        qint64 atMs = 0;
    };

    /// Those of a line, as far as others in it are told of them.
    struct Line
    {
        std::vector<qint64> due;                 ///< Of who waits, from the earliest.
        std::vector<queue::CalledNumber> called; ///< By when they were called last.
    };

    struct Watch;

    void lineUp();
    [[nodiscard]] TicketView viewOf(const HttpRequest& request) const;
    [[nodiscard]] queue::PublicPlace placeOf(const queue::Ticket& ticket) const;
    void give(const HttpRequest& request, const HttpReply& reply);
    void giveNews(const HttpRequest& request, const HttpReply& reply);
    void take(const HttpRequest& request, const HttpReply& reply);
    void takeIn(const journal::FeedPage& page);
    [[nodiscard]] std::optional<HttpResponse> newsFor(const Watch& watch) const;

    const Clock& m_clock;
    PageLanguages m_languages;
    Pass m_pass;
    LivePages m_live;
    mutable std::mutex m_mutex; ///< Guards what follows.
    queue::HallPicture m_picture;
    catalog::Catalogue m_catalogue;
    QHash<QString, queue::Ticket> m_tickets; ///< By shownId().
    QHash<QString, Line> m_lines;            ///< By name; made of m_tickets.
    QHash<QString, Pressed> m_pressed;
    QSet<QString> m_rated; ///< Once is enough; who presses again is told so by the hall.
    qint64 m_confirmedMs = 0;
    bool m_isWhole = false; ///< A snapshot has come to its end.
    bool m_hasNews = false; ///< Since look() was there last.
    RateLimiter m_presses;
    std::list<Watch> m_watches;
    bool m_isStopped = false;
};

} // namespace onewindow::platform
