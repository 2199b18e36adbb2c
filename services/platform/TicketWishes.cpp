// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/TicketWishes.h"

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/PublicTickets.h"
#include "services/queue/TicketProjection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onewindow::platform {

using queue::TicketState;
using storage::Database;

namespace {

constexpr std::array kVerbs{std::pair{WishVerb::Cancel, "cancel"},
                            std::pair{WishVerb::Late, "late"}, std::pair{WishVerb::Rate, "rate"}};

/// Standards: by a QR code.
constexpr int kChannel = 3;

/// It cannot be done, and will not be another time.
bool isRefusal(const Error& error)
{
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::Conflict ||
           error.code == ErrorCode::BadRequest;
}

} // namespace

QString wishVerbName(WishVerb verb)
{
    const auto found = std::find_if(kVerbs.begin(), kVerbs.end(),
                                    [&](const auto& one) { return one.first == verb; });
    return QString::fromLatin1(found->second);
}

std::optional<WishVerb> wishVerbFrom(QStringView name)
{
    const auto found = std::find_if(kVerbs.begin(), kVerbs.end(), [&](const auto& one) {
        return name == QLatin1String(one.second);
    });
    return found == kVerbs.end() ? std::optional<WishVerb>() : found->first;
}

bool isWishFor(TicketState state, WishVerb verb)
{
    switch (verb) {
    case WishVerb::Cancel:
        return state == TicketState::Pending || state == TicketState::Waiting ||
               state == TicketState::SetAside;
    case WishVerb::Late:
        return state == TicketState::Waiting;
    case WishVerb::Rate:
        return state == TicketState::Done;
    }
    return false;
}

TicketWishes::TicketWishes(queue::HallQueue& queue, journal::Journal& journal)
    : m_queue(queue)
    , m_journal(journal)
    , m_feedback({.mark = queue::kHallMark.toString(), .recipients = {}, .terms = {}}, journal)
{}

Result<void> TicketWishes::carryOut(Database& database, const TicketWish& wish)
{
    const auto ticket = queue::findTicket(database, wish.ticket);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    if (!isWishFor(ticket.value()->state, wish.verb)) {
        return Error{ErrorCode::Conflict, QStringLiteral("the ticket's state does not allow it")};
    }
    switch (wish.verb) {
    case WishVerb::Cancel:
        return m_queue.giveUp(database, wish.ticket);
    case WishVerb::Late:
        return m_queue.stepBack(database, wish.ticket, wish.seenDueAtMs);
    case WishVerb::Rate:
        return rate(database, *ticket.value(), wish.level);
    }
    return {};
}

/// Once: whoever wants to say more, or something else, does so at a terminal.
Result<void> TicketWishes::rate(Database& database, const queue::Ticket& ticket, int level)
{
    const auto times = m_feedback.timesRated(database, feedback::About::Ticket, ticket.token);
    if (!times) {
        return times.error();
    }
    if (times.value() > 0) {
        return Error{ErrorCode::Conflict, QStringLiteral("it was rated already")};
    }
    feedback::RatingRequest request;
    request.about = feedback::About::Ticket;
    request.token = ticket.token;
    request.level = level;
    request.channel = kChannel;
    const auto rated = m_feedback.rate(database, request, std::nullopt);
    return rated ? Result<void>() : Result<void>(rated.error());
}

Result<void> TicketWishes::answerAll(Database& database, const journal::FeedThings& centre)
{
    const auto wishes = centre.all(database, QString::fromLatin1(queue::PublicTickets::kWish));
    if (!wishes) {
        return wishes.error();
    }
    QSet<QString> there;
    for (const journal::FeedChange& thing : wishes.value()) {
        there.insert(thing.id);
        if (m_answered.contains(thing.id) || !thing.body) {
            continue;
        }
        const QJsonObject& body = *thing.body;
        const auto verb = wishVerbFrom(body.value(QStringLiteral("verb")).toString());
        TicketWish wish;
        wish.ticket = idFromText(body.value(QStringLiteral("ticket")).toString());
        wish.verb = verb.value_or(WishVerb::Cancel);
        wish.seenDueAtMs = body.value(QStringLiteral("seenDueAt")).toInteger();
        wish.level = body.value(QStringLiteral("level")).toInt();
        const Result<void> done =
            verb ? carryOut(database, wish)
                 : Result<void>(Error{ErrorCode::BadRequest, QStringLiteral("no such verb")});
        if (!done && !isRefusal(done.error())) {
            return done;
        }
        OW_TRY(queue::appendFact(m_journal, database, queue::facts::kWishAnswered, wish.ticket,
                                 {{QStringLiteral("wish"), thing.id},
                                  {QStringLiteral("isDone"), static_cast<bool>(done)}}));
    }
    m_answered = there;
    return {};
}

} // namespace onewindow::platform
