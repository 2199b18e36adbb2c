// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/TicketPages.h"

#include "services/core/Ids.h"
#include "services/feedback/FeedbackStore.h"
#include "services/platform/Api.h"
#include "services/platform/ClientNetwork.h"
#include "services/platform/Problem.h"
#include "services/queue/AppendFact.h"
#include "services/queue/CrowdProjection.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/PublicTickets.h"
#include "services/queue/TicketProjection.h"

#include <algorithm>
#include <chrono>

namespace onewindow::platform {

using queue::PublicTickets;
using queue::TicketState;
using storage::Database;

namespace {

using SteadyClock = std::chrono::steady_clock;

/// Forms of one ticket: six, then one in ten seconds.
constexpr double kWishesPerSecond = 0.1;
constexpr double kWishBurst = 6;
/// A page that has no news is told so after half of this at the earliest.
constexpr std::chrono::seconds kHold{25};
constexpr int kRetrySeconds = 15;

HttpResponse noSuchPage()
{
    return problem({ErrorCode::NotFound, QStringLiteral("no tickets of this hall here")});
}

/// What a form says; BadRequest where it cannot be read.
Result<TicketWish> wishOf(const HttpRequest& request, WishVerb verb)
{
    const auto fields = RequestTarget::parse("/?" + request.body);
    if (!fields) {
        return fields.error();
    }
    TicketWish wish;
    wish.verb = verb;
    bool isNumber = true;
    if (verb == WishVerb::Late) {
        wish.seenDueAtMs = fields.value().parameter(u"due").toLongLong(&isNumber);
    } else if (verb == WishVerb::Rate) {
        wish.level = fields.value().parameter(u"level").toInt(&isNumber);
        isNumber = isNumber && wish.level >= feedback::kLowestLevel &&
                   wish.level <= feedback::kHighestLevel;
    }
    const QString field = verb == WishVerb::Late ? QStringLiteral("due") : QStringLiteral("level");
    return isNumber ? Result<TicketWish>(wish)
                    : Error{ErrorCode::BadRequest, field + QStringLiteral(": not such a number")};
}

/// Whether what became known may concern who waits in `line` with `number`. At a centre the
/// stream says no more than that there is something.
bool concerns(const journal::FeedChange& change, const QString& line, const QString& number)
{
    if (change.kind == QLatin1String(PublicTickets::kShown)) {
        return true;
    }
    if (change.kind == QLatin1String(queue::feed::kQueue)) {
        return change.id == line;
    }
    const bool isOfTicket = change.kind == QLatin1String(queue::feed::kCall) ||
                            change.kind == QLatin1String(queue::feed::kTicket);
    // One that has ended says no more whose it was.
    return isOfTicket &&
           (!change.body || change.body->value(QStringLiteral("number")).toString() == number ||
            change.body->value(QStringLiteral("matter")).toString() == line);
}

} // namespace

/// A page that waits for news.
struct TicketPages::Watch
{
    Link link;
    PageLanguage language;
    TicketPageChoices choices;
    QByteArray known; ///< Version that the reader has.
    std::stop_token dropped;
    HttpReply reply;
    std::shared_ptr<void> place;
    SteadyClock::time_point until;
    journal::FeedCursor cursor = {};
    QString line = {};
    QString number = {};
};

TicketPages::TicketPages(const ApiParts& parts, CommandRunner& commands)
    : m_parts(parts)
    , m_commands(commands)
    , m_wishes(kWishesPerSecond, kWishBurst)
{}

void TicketPages::noteHeard(const QString& hall)
{
    m_heard.note(hall, m_parts.clock.now().wallMs);
}

TicketPages::Link TicketPages::linkOf(const HttpRequest& request) const
{
    const QStringList& segments = request.target.segments;
    const bool namesHall = segments.at(0) == u"h";
    return {namesHall ? segments.at(1) : m_parts.journal.hall(), segments.at(namesHall ? 3 : 1),
            ticketPath(request.target)};
}

bool TicketPages::isOwn(const Link& link) const
{
    return m_parts.queue != nullptr && link.hall == m_parts.journal.hall();
}

bool TicketPages::isServed(const Link& link) const
{
    return isOwn(link) || (m_parts.isCentre && m_parts.queue == nullptr && !link.hall.isEmpty());
}

Result<TicketView> TicketPages::viewOf(Database& database, const Link& link) const
{
    TicketView view;
    view.path = link.path;
    return isOwn(link) ? ownView(database, std::move(view), link)
                       : viewBelow(database, std::move(view), link);
}

Result<TicketView> TicketPages::ownView(Database& database, TicketView view, const Link& link) const
{
    view.hallName = m_parts.hall.now()->name;
    const auto ticket = m_parts.queue->publicTicket(database, link.token);
    if (!ticket) {
        return ticket.error().code == ErrorCode::NotFound ? Result<TicketView>(std::move(view))
                                                          : ticket.error();
    }
    view.ticket = ticket.value();
    const auto rating = feedback::FeedbackStore(database, link.hall)
                            .rating(feedback::ratingId(feedback::About::Ticket, link.token));
    if (!rating) {
        return rating.error();
    }
    view.isRated = rating.value().has_value();
    return view;
}

qint64 TicketPages::heardAt(qint64 newestMs, const QString& hall) const
{
    // A hall's clock may be ahead of ours.
    return std::min(std::max(newestMs, m_heard.lastMs(hall)), m_parts.clock.now().wallMs);
}

Result<TicketView> TicketPages::viewBelow(Database& database, TicketView view,
                                          const Link& link) const
{
    const qint64 nowMs = m_parts.clock.now().wallMs;
    const auto crowd = queue::findCrowds(database, {link.hall}, 0);
    if (!crowd) {
        return crowd.error();
    }
    if (!crowd.value().isEmpty()) {
        view.hallName = crowd.value().constFirst().body.value(QStringLiteral("name")).toObject();
    }
    const auto found = PublicTickets::find(database, link.hall, link.token, queue::hallDay(nowMs));
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return view;
    }
    const queue::Ticket& ticket = found.value()->ticket;
    std::optional<queue::PublicPlace> place;
    if (ticket.state == TicketState::Waiting) {
        const auto stands = PublicTickets::placeOf(database, link.hall, ticket, nowMs);
        if (!stands) {
            return stands.error();
        }
        place = stands.value();
    }
    const auto newest = PublicTickets::newestAt(database, link.hall);
    if (!newest) {
        return newest.error();
    }
    const auto rating = feedback::FeedbackStore(database, link.hall)
                            .rating(feedback::ratingId(feedback::About::Ticket, link.token));
    if (!rating) {
        return rating.error();
    }
    view.ticket = queue::publicJson(ticket, *m_parts.catalogue(), place);
    view.asOfMs = heardAt(newest.value(), link.hall);
    view.isStale = nowMs - view.asOfMs > kStaleAfterMs;
    view.wish = found.value()->wish ? found.value()->wish->verb : QString();
    view.isRated = rating.value().has_value();
    return view;
}

void TicketPages::give(const HttpRequest& request, const HttpReply& reply)
{
    const Link link = linkOf(request);
    if (!isServed(link)) {
        TicketView nothing;
        nothing.path = link.path;
        reply(ticketPage(nothing, m_parts.hall.now()->languages.wantedBy(request),
                         ticketChoices(request)));
        return;
    }
    m_parts.readers.post(
        [this, link, language = m_parts.hall.now()->languages.wantedBy(request),
         choices = ticketChoices(request), reply](Database& database) {
            const auto view = viewOf(database, link);
            reply(view ? ticketPage(view.value(), language, choices) : problem(view.error()));
        },
        [reply](const Error& error) { reply(problem(error)); });
}

void TicketPages::giveNews(const HttpRequest& request, const HttpReply& reply)
{
    const Link link = linkOf(request);
    if (!isServed(link)) {
        reply(noSuchPage());
        return;
    }
    auto place = m_live.enter(clientNetwork(request.remote), link.path);
    if (!place) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("pages that wait for news")}, {}, 0,
                      {{QStringLiteral("retryAfter"), kRetrySeconds}}));
        return;
    }
    QByteArray known = request.header("last-event-id");
    if (known.isEmpty()) {
        known = request.target.parameter(u"have").toLatin1();
    }
    const auto watch =
        std::make_shared<Watch>(Watch{.link = link,
                                      .language = m_parts.hall.now()->languages.wantedBy(request),
                                      .choices = ticketChoices(request),
                                      .known = known,
                                      .dropped = request.dropped,
                                      .reply = reply,
                                      .place = std::move(place),
                                      .until = SteadyClock::now() + kHold});
    look(watch, false);
}

/// Answers if the reader has another version; the last look answers in any case.
void TicketPages::look(const std::shared_ptr<Watch>& watch, bool isLast)
{
    m_parts.readers.post(
        [this, watch, isLast](Database& database) {
            // Where the stream stands is read first: what comes after it is not missed.
            const auto ends = journal::Feed::endsOf(database, {watch->link.hall});
            const auto view =
                ends ? viewOf(database, watch->link) : Result<TicketView>(ends.error());
            if (!view) {
                watch->reply(problem(view.error()));
                return;
            }
            if (!view.value().ticket) {
                watch->reply(problem({ErrorCode::NotFound, QStringLiteral("no such ticket")}));
                return;
            }
            const TicketNews news = ticketNews(view.value(), watch->language, watch->choices);
            if (news.version != watch->known) {
                watch->reply(ticketEvent(news));
            } else if (isLast) {
                watch->reply(ticketEvent(std::nullopt));
            } else {
                watch->cursor = ends.value().value(watch->link.hall);
                watch->line = (*view.value().ticket)[QStringLiteral("line")].toString();
                watch->number = (*view.value().ticket)[QStringLiteral("number")].toString();
                await(watch);
            }
        },
        [watch](const Error& error) { watch->reply(problem(error)); });
}

/// Until something comes that may concern the page; its time over, or the process ending, is the
/// last look.
void TicketPages::await(const std::shared_ptr<Watch>& watch)
{
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(watch->until - SteadyClock::now());
    if (left.count() <= 0) {
        look(watch, true);
        return;
    }
    FeedHub::Poll poll;
    poll.hall = watch->link.hall;
    poll.cursor = watch->cursor;
    poll.audiences = isOwn(watch->link)
                         ? QStringList{QStringLiteral("all"), QStringLiteral("staff")}
                         : QStringList{QString::fromLatin1(PublicTickets::kAudience)};
    poll.wait = left;
    poll.dropped = watch->dropped;
    poll.reply = [this, watch](const Result<FeedAnswer>& answer) {
        if (!answer) {
            watch->reply(problem(answer.error()));
            return;
        }
        const journal::FeedPage& page = answer.value().page();
        watch->cursor = page.cursor;
        const QList<journal::FeedChange>& changes = page.changes;
        if (changes.isEmpty()) {
            look(watch, true);
            return;
        }
        const bool isNews = std::any_of(changes.cbegin(), changes.cend(), [&](const auto& change) {
            return concerns(change, watch->line, watch->number);
        });
        if (isNews) {
            look(watch, false);
        } else {
            await(watch);
        }
    };
    m_parts.hub.poll(std::move(poll));
}

void TicketPages::take(const HttpRequest& request, const HttpReply& reply)
{
    const Link link = linkOf(request);
    const auto verb = wishVerbFrom(request.target.segments.constLast());
    if (!isServed(link) || !verb) {
        reply(noSuchPage());
        return;
    }
    const auto wish = wishOf(request, *verb);
    if (!wish) {
        reply(problem(wish.error()));
        return;
    }
    if (!m_wishes.admit(link.path, RateLimiter::TimePoint::clock::now())) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("forms of one ticket")}));
        return;
    }
    const PageLanguage language = m_parts.hall.now()->languages.wantedBy(request);
    // What could not be done, because something else was first, the page itself shows.
    const auto back = [reply, path = link.path, language,
                       choices = ticketChoices(request)](HttpResponse response) {
        const bool isShown =
            response.status == 200 || response.status == httpStatus(ErrorCode::Conflict);
        reply(isShown ? ticketPageAgain(path, language, choices) : std::move(response));
    };
    m_commands.run(
        request, QStringLiteral("holder"), link.hall,
        [this, link, wish = wish.value()](Database& database) -> Result<QJsonObject> {
            const auto done =
                isOwn(link) ? wishHere(database, link, wish) : wishBelow(database, link, wish);
            return done ? Result<QJsonObject>(QJsonObject()) : done.error();
        },
        back);
}

Result<void> TicketPages::wishHere(Database& database, const Link& link, TicketWish wish) const
{
    const QString today = queue::hallDay(m_parts.clock.now().wallMs);
    auto ticket = queue::findTicketByToken(database, link.token, today);
    if (ticket && !ticket.value()) {
        ticket = queue::findEndedByToken(database, link.token, today);
    }
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    wish.ticket = ticket.value()->id;
    return m_parts.wishes->carryOut(database, wish);
}

/// Recorded as a wish: the hall does it, or does not.
Result<void> TicketPages::wishBelow(Database& database, const Link& link,
                                    const TicketWish& wish) const
{
    const qint64 nowMs = m_parts.clock.now().wallMs;
    const auto found = PublicTickets::find(database, link.hall, link.token, queue::hallDay(nowMs));
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    const auto newest = PublicTickets::newestAt(database, link.hall);
    if (!newest) {
        return newest.error();
    }
    const queue::Ticket& ticket = found.value()->ticket;
    const bool isStale = nowMs - heardAt(newest.value(), link.hall) > kStaleAfterMs;
    const bool hasMoved = wish.verb == WishVerb::Late && wish.seenDueAtMs != ticket.dueAtMs;
    if (isStale || hasMoved || found.value()->wish || !isWishFor(ticket.state, wish.verb)) {
        return Error{ErrorCode::Conflict, QStringLiteral("not now")};
    }
    QJsonObject body{{QStringLiteral("wish"), idToText(makeUuidV7(nowMs))},
                     {QStringLiteral("verb"), wishVerbName(wish.verb)}};
    if (wish.verb == WishVerb::Late) {
        body.insert(QStringLiteral("seenDueAt"), wish.seenDueAtMs);
    } else if (wish.verb == WishVerb::Rate) {
        body.insert(QStringLiteral("level"), wish.level);
    }
    journal::Journal journal = m_parts.journal.forHall(link.hall);
    return queue::appendFact(journal, database, queue::facts::kWished, ticket.id, body);
}

} // namespace onewindow::platform
