// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/UnitTickets.h"

#include "services/platform/ClientNetwork.h"
#include "services/platform/Problem.h"
#include "services/platform/Route.h"
#include "services/platform/TicketPages.h"
#include "services/queue/Closing.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/ShownTicket.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace onewindow::platform {

namespace feed = queue::feed;
using queue::TicketState;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr qsizetype kFormLimitBytes = 256;
/// Forms of all who come from one network, a hall's own among them: sixty, then two a second.
constexpr double kPressesPerSecond = 2;
constexpr double kPressBurst = 60;
constexpr std::chrono::seconds kHold{25};
constexpr int kRetrySeconds = 15;
/// The hall's feed follows within a second; what it has refused is shown as it was before.
constexpr qint64 kPressedMs = 5000;
constexpr int kSeeOther = 303;

/// "TOKEN" of /t/TOKEN/... and /h/HALL/t/TOKEN/...
QString tokenOf(const RequestTarget& target)
{
    return target.segments.value(target.segments.value(0) == u"h" ? 3 : 1);
}

bool isPage(const RequestTarget& target)
{
    return isPath(target, QLatin1String("t/*")) || isPath(target, QLatin1String("h/*/t/*"));
}

/// The page's news, or one of its forms.
bool isPart(const RequestTarget& target)
{
    return isPath(target, QLatin1String("t/*/*")) || isPath(target, QLatin1String("h/*/t/*/*"));
}

bool isScript(const RequestTarget& target)
{
    return isPath(target, QLatin1String("assets/ticket.js"));
}

HttpResponse noSuchPage()
{
    return problem({ErrorCode::NotFound, QStringLiteral("no such page")});
}

} // namespace

/// A page that waits for news.
struct UnitTickets::Watch
{
    HttpRequest request;
    PageLanguage language;
    QByteArray known; ///< Version that the reader has.
    HttpReply reply;
    std::shared_ptr<void> place;
    SteadyClock::time_point until;
};

UnitTickets::UnitTickets(const Clock& clock, PageLanguages languages, Pass pass)
    : m_clock(clock)
    , m_languages(std::move(languages))
    , m_pass(std::move(pass))
    , m_presses(kPressesPerSecond, kPressBurst)
{}

UnitTickets::~UnitTickets()
{
    stop();
}

void UnitTickets::apply(const journal::FeedPage& page)
{
    {
        const std::lock_guard lock(m_mutex);
        takeIn(page);
    }
    look();
}

/// m_mutex is held. Until a snapshot is whole, what was known before goes on.
void UnitTickets::takeIn(const journal::FeedPage& page)
{
    const bool hasMatters = m_picture.apply(page);
    m_isWhole = m_isWhole && !page.isSnapshot;
    if (page.hasMore && !m_isWhole) {
        return;
    }
    if (hasMatters || !m_isWhole) {
        m_catalogue.matters.clear();
        for (const QJsonObject& json : m_picture.all(feed::kMatter)) {
            if (const auto matter = catalog::matterFromJson(json)) {
                m_catalogue.matters << matter.value();
            }
        }
    }
    bool hasTickets = !m_isWhole;
    if (!m_isWhole) {
        m_tickets.clear();
        const auto& pages = m_picture.all(feed::kPage);
        for (auto one = pages.cbegin(); one != pages.cend(); ++one) {
            m_tickets.insert(one.key(), queue::shownTicketFrom(one.value()));
        }
    }
    for (const journal::FeedChange& change : page.changes) {
        if (change.kind != QLatin1String(feed::kPage)) {
            continue;
        }
        hasTickets = true;
        if (change.body) {
            m_tickets.insert(change.id, queue::shownTicketFrom(*change.body));
        } else {
            m_tickets.remove(change.id);
            m_rated.remove(change.id);
        }
    }
    if (hasTickets) {
        lineUp();
    }
    m_isWhole = true;
    m_hasNews = true;
    m_confirmedMs = m_clock.now().wallMs;
}

void UnitTickets::confirm()
{
    const std::lock_guard lock(m_mutex);
    m_confirmedMs = m_clock.now().wallMs;
}

/// m_mutex is held. Once for all who ask where they stand until the next change.
void UnitTickets::lineUp()
{
    m_lines.clear();
    for (const queue::Ticket& ticket : std::as_const(m_tickets)) {
        if (ticket.state == TicketState::Waiting) {
            m_lines[ticket.line].due.push_back(ticket.dueAtMs);
        } else if (ticket.calledAtMs > 0) {
            m_lines[ticket.line].called.push_back({.number = ticket.number,
                                                   .issuedAtMs = ticket.issuedAtMs,
                                                   .dueAtMs = ticket.dueAtMs,
                                                   .calledAtMs = ticket.calledAtMs,
                                                   .order = ticket.callReason});
        }
    }
    for (Line& line : m_lines) {
        std::ranges::sort(line.due);
        std::ranges::sort(line.called, {}, &queue::CalledNumber::calledAtMs);
    }
}

/// m_mutex is held.
queue::PublicPlace UnitTickets::placeOf(const queue::Ticket& ticket) const
{
    queue::PublicPlace place;
    if (const auto known = m_lines.constFind(ticket.line); known != m_lines.cend()) {
        place.ahead = static_cast<int>(std::ranges::lower_bound(known->due, ticket.dueAtMs) -
                                       known->due.begin());
        // Those called before it was taken went before nobody who waits now.
        for (auto last = known->called.crbegin();
             last != known->called.crend() && last->calledAtMs > ticket.issuedAtMs; ++last) {
            if (last->issuedAtMs > ticket.issuedAtMs) {
                place.passing = *last;
                break;
            }
        }
    }
    const QJsonObject line = m_picture.find(feed::kQueue, ticket.matter);
    place.openWindows = line.value(QLatin1String("openWindows")).toInt();
    place.late = queue::lateBy(line, ticket.dueAtMs);
    const QJsonObject order = m_picture.find(feed::kHall, QStringLiteral("hall"))
                                  .value(QLatin1String("order"))
                                  .toObject();
    if (!order.isEmpty()) {
        place.headStartMs = queue::longestHeadStartMs(queue::callRulesFrom(order));
    }
    const QJsonObject curve = m_picture.find(feed::kCurve, ticket.matter);
    const qint64 atMs = curve.value(QLatin1String("at")).toInteger();
    if (place.openWindows > 0 && ticket.line == ticket.matter && atMs > 0 &&
        m_clock.now().wallMs - atMs <= queue::kCurveAgeMs) {
        place.range =
            queue::waitCurveFrom(curve).at(place.ahead, ticket.dueAtMs < ticket.issuedAtMs);
        place.rangeAtMs = atMs;
    }
    return place;
}

/// m_mutex is held.
TicketView UnitTickets::viewOf(const HttpRequest& request) const
{
    TicketView view;
    view.path = ticketPath(request.target);
    view.hallName =
        m_picture.find(feed::kHall, QStringLiteral("hall")).value(QLatin1String("name")).toObject();
    const QString id = queue::shownId(tokenOf(request.target));
    const auto ticket = m_tickets.constFind(id);
    if (ticket == m_tickets.cend()) {
        return view;
    }
    const bool isWaiting = ticket->state == TicketState::Waiting;
    const qint64 nowMs = m_clock.now().wallMs;
    view.ticket = queue::publicJson(*ticket, m_catalogue,
                                    isWaiting ? std::optional(placeOf(*ticket)) : std::nullopt);
    view.asOfMs = m_confirmedMs;
    view.isStale = nowMs - m_confirmedMs > TicketPages::kStaleAfterMs;
    view.isRated = m_rated.contains(id);
    const auto pressed = m_pressed.constFind(id);
    if (pressed != m_pressed.cend() && nowMs - pressed->atMs < kPressedMs &&
        m_picture.find(feed::kPage, id) == pressed->seen) {
        view.wish = pressed->verb;
    }
    return view;
}

/// m_mutex is held. Nothing while there is none, and time is left.
std::optional<HttpResponse> UnitTickets::newsFor(const Watch& watch) const
{
    const bool isOver = SteadyClock::now() >= watch.until;
    if (!m_hasNews && !isOver) {
        return std::nullopt;
    }
    const TicketView view = viewOf(watch.request);
    if (!view.ticket) {
        return noSuchPage();
    }
    const TicketNews news = ticketNews(view, watch.language, ticketChoices(watch.request));
    if (news.version != watch.known) {
        return ticketEvent(news);
    }
    return isOver ? std::optional(ticketEvent(std::nullopt)) : std::nullopt;
}

void UnitTickets::look()
{
    std::vector<std::pair<HttpReply, HttpResponse>> answers;
    {
        const std::lock_guard lock(m_mutex);
        const qint64 nowMs = m_clock.now().wallMs;
        const auto past = m_pressed.removeIf(
            [nowMs](const auto& pressed) { return nowMs - pressed.value().atMs >= kPressedMs; });
        m_hasNews = m_hasNews || past > 0;
        for (auto watch = m_watches.begin(); watch != m_watches.end();) {
            auto answer = watch->request.dropped.stop_requested() ? std::optional(noSuchPage())
                                                                  : newsFor(*watch);
            if (!answer) {
                ++watch;
                continue;
            }
            answers.emplace_back(std::move(watch->reply), std::move(*answer));
            watch = m_watches.erase(watch);
        }
        m_hasNews = false;
    }
    for (auto& [reply, answer] : answers) {
        reply(std::move(answer));
    }
}

bool UnitTickets::isOurs(const RequestTarget& target)
{
    return isPage(target) || isPart(target) || isScript(target);
}

qsizetype UnitTickets::bodyLimit(const HttpRequest& request)
{
    return isPart(request.target) ? kFormLimitBytes : 0;
}

void UnitTickets::handle(const HttpRequest& request, const HttpReply& reply)
{
    const bool isGet = request.method == "GET";
    if (isGet && isScript(request.target)) {
        reply(ticketScript());
    } else if (isGet && isPage(request.target)) {
        give(request, reply);
    } else if (isGet && isPart(request.target) &&
               request.target.segments.constLast() == u"events") {
        giveNews(request, reply);
    } else if (request.method == "POST" && isPart(request.target)) {
        take(request, reply);
    } else {
        reply(noSuchPage());
    }
}

void UnitTickets::give(const HttpRequest& request, const HttpReply& reply)
{
    TicketView view;
    {
        const std::lock_guard lock(m_mutex);
        if (m_confirmedMs == 0) {
            reply(problem({ErrorCode::StoreBusy, QStringLiteral("the hall is not known yet")}));
            return;
        }
        view = viewOf(request);
    }
    reply(ticketPage(view, m_languages.wantedBy(request), ticketChoices(request)));
}

void UnitTickets::giveNews(const HttpRequest& request, const HttpReply& reply)
{
    auto place = m_live.enter(clientNetwork(request.remote), ticketPath(request.target));
    if (!place) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("pages that wait for news")}, {}, 0,
                      {{QStringLiteral("retryAfter"), kRetrySeconds}}));
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopped) {
            reply(ticketEvent(std::nullopt));
            return;
        }
        QByteArray known = request.header("last-event-id");
        if (known.isEmpty()) {
            known = request.target.parameter(u"have").toLatin1();
        }
        m_watches.push_back({.request = request,
                             .language = m_languages.wantedBy(request),
                             .known = known,
                             .reply = reply,
                             .place = std::move(place),
                             .until = SteadyClock::now() + kHold});
        m_hasNews = true; // Perhaps for this one.
    }
    look();
}

void UnitTickets::take(const HttpRequest& request, const HttpReply& reply)
{
    const auto verb = wishVerbFrom(request.target.segments.constLast());
    const QString id = queue::shownId(tokenOf(request.target));
    {
        const std::lock_guard lock(m_mutex);
        if (!verb || !m_tickets.contains(id)) {
            reply(noSuchPage());
            return;
        }
        if (!m_presses.admit(clientNetwork(request.remote), SteadyClock::now())) {
            reply(problem({ErrorCode::TooMany, QStringLiteral("forms of one network")}));
            return;
        }
        m_pressed.insert(
            id, {wishVerbName(*verb), m_picture.find(feed::kPage, id), m_clock.now().wallMs});
        m_hasNews = true;
    }
    const HttpResponse back = ticketPageAgain(
        ticketPath(request.target), m_languages.wantedBy(request), ticketChoices(request));
    m_pass(request, [this, id, isRating = *verb == WishVerb::Rate, back, reply](int status) {
        {
            const std::lock_guard lock(m_mutex);
            if (status != kSeeOther) {
                m_pressed.remove(id);
            } else if (isRating) {
                m_rated.insert(id);
            }
            m_hasNews = true;
        }
        // What could not be done the page itself shows; what was no form is a refusal.
        const bool isRefused = status >= 400 && status < 500;
        reply(isRefused ? problem({ErrorCode::BadRequest, QStringLiteral("the hall refused it")},
                                  {}, status)
              : status == kSeeOther
                  ? back
                  : problem({ErrorCode::NetworkFailed, QStringLiteral("the hall does not answer")},
                            {}, 504));
    });
}

void UnitTickets::stop()
{
    std::list<Watch> watches;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopped = true;
        watches.swap(m_watches);
    }
    for (const Watch& watch : watches) {
        watch.reply(ticketEvent(std::nullopt));
    }
}

} // namespace onewindow::platform
