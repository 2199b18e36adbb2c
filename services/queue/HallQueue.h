// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/HallFeed.h"
#include "services/queue/Ticket.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace onewindow::queue {

/// A command of a clerk at a window.
struct WindowCommand
{
    QString window;
    QString staff;          ///< Account.
    QString expectedTicket; ///< Id text of the ticket the clerk sees in hand; empty if none or if
                            ///< it does not matter.
    /// Of finish and transfer: which of the ticket's matters were done. Unless said, those that the
    /// window serves.
    std::optional<QStringList> done = std::nullopt;
};

/// The rules of a hall; defaults of standards section 6.2.
struct HallRules
{
    int recallLimit = 3; ///< Calls, then only missed or started.
    qint64 recallGapMs = 15'000;
    qint64 undoLimitMs = 8'000;
};

/// The hall's side of the queue: owns tickets and windows. Every verb runs in the caller's
/// transaction on the writer thread, checks the state with one conditional write, records the fact
/// and publishes the change in the feed. Answers are the JSON the API gives back.
class HallQueue
{
public:
    HallQueue(journal::Journal& journal, journal::Feed& feed, HallFeed& hallFeed, HallRules rules);

    /// Publishes what the feed must carry for a hall: itself, themes, matters, windows, notices;
    /// what was there before and is none of them leaves the feed. Each window and notice has its
    /// "id".
    Result<void> publish(storage::Database& database, const QJsonObject& hall,
                         const catalog::Catalogue& catalogue, const QList<QJsonObject>& windows,
                         const QList<QJsonObject>& notices);
    /// The same of the hall itself and its notices alone, which change more often than the rest.
    Result<void> publishNews(storage::Database& database, const QJsonObject& hall,
                             const QList<QJsonObject>& notices);

    /// Issues at the hall itself (reception, phone): mark 0. Answers the ticket. The first of
    /// `matters` gives it its series. Errors: NotFound for one that the hall does not offer,
    /// BadRequest for none, one that comes twice, or more than kMattersLimit.
    Result<QJsonObject> issue(storage::Database& database, const QStringList& matters,
                              TicketClass klass, const QString& staff);

    Result<QJsonObject> openWindow(storage::Database& database, const WindowCommand& command,
                                   const QStringList& matters);
    /// Takes a window that a colleague has open or paused, with whom they have in hand; the fact
    /// says from whom. Errors: Conflict if nobody else has it.
    Result<QJsonObject> takeOver(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> closeWindow(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> pause(storage::Database& database, const WindowCommand& command,
                              const QString& reason);
    Result<QJsonObject> resume(storage::Database& database, const WindowCommand& command);

    /// The earliest due of those whose first matter the window serves. A number for several is
    /// called by any of these windows, whether it serves the others or not: one that waited for a
    /// window serving all of them could wait without a bound, and those who see the order of
    /// calling could not tell why. What the window does not serve is a transfer, which keeps its
    /// place. Errors: QueueEmpty, WindowClosed, Conflict while somebody is in hand.
    Result<QJsonObject> callNext(storage::Database& database, const WindowCommand& command);
    /// Errors: TooMany after the limit, Conflict before the gap has passed.
    Result<QJsonObject> recall(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> noShow(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> start(storage::Database& database, const WindowCommand& command);
    /// Errors: BadRequest for a matter in `done` that the ticket is not for.
    Result<QJsonObject> finish(storage::Database& database, const WindowCommand& command);
    /// On to another matter. One that the ticket is for is next, and what else was not done comes
    /// with it; any other takes the place of the one the ticket was called for. Errors: NotFound,
    /// BadRequest as finish().
    Result<QJsonObject> transfer(storage::Database& database, const WindowCommand& command,
                                 const QString& matter, const QString& reason);
    /// Takes back the window's last command on a ticket, within undoLimitMs. Errors: TooLate,
    /// Conflict.
    Result<QJsonObject> undo(storage::Database& database, const WindowCommand& command);
    /// A clerk puts a set-aside or missed ticket back in its place.
    Result<QJsonObject> restore(storage::Database& database, const QByteArray& ticketId,
                                const QString& staff);
    Result<QJsonObject> answerHelp(storage::Database& database, const QByteArray& requestId,
                                   const QString& staff);

    /// {name, idNumber} masked for the counter: name in full, number 6+4; instead {isErased} where
    /// the person was forgotten. NotFound when there was none.
    Result<QJsonObject> person(storage::Database& database, const QByteArray& ticketId) const;

    /// For the ticket link: {number, state, matter, further?: names of the others, area, ahead?,
    /// window?}. NotFound.
    Result<QJsonObject> publicTicket(storage::Database& database, const QString& token) const;

private:
    static constexpr qsizetype kReasonLimit = 100;

    static Error conflict(const char* why);
    /// The fact, and the ticket as it is then.
    Result<QJsonObject> record(storage::Database& database, const char* kind,
                               const QByteArray& ticketId, const QJsonObject& body);

    // HallQueueWindows.cpp
    Result<QJsonObject> changeWindow(storage::Database& database, const WindowCommand& command,
                                     const QString& state, const QStringList& matters,
                                     const QString& reason, const QString& takenFrom = {});

    // HallQueueCalls.cpp
    struct InHand;
    Result<InHand> inHand(storage::Database& database, const WindowCommand& command) const;
    Result<QJsonObject> recordInHand(storage::Database& database, const WindowCommand& command,
                                     const char* kind, const QJsonObject& more = {});
    /// Whom to call for `matter`: the earliest due, unless a window has the same person in hand for
    /// it under another number that was given out off line.
    static Result<std::optional<Ticket>> firstFor(storage::Database& database,
                                                  const QString& matter, const QString& today);
    /// Ends the person's other numbers for `matters`, or takes those off them where they are for
    /// others too. What a window has in hand stays.
    Result<void> closeTwins(storage::Database& database, const Ticket& ticket,
                            const QStringList& matters);

    journal::Journal& m_journal;
    journal::Feed& m_feed;
    HallFeed& m_hallFeed;
    HallRules m_rules;
};

} // namespace onewindow::queue
