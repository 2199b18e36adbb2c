// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/HallFeed.h"
#include "services/queue/RulesProjection.h"
#include "services/queue/Ticket.h"
#include "services/queue/TicketService.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace onewindow::queue {

struct Window;

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

/// Where somebody is sent on to: a matter, whichever window serves it; or one window, or one
/// colleague at the window they have open, who alone is to call the number. Of `window` and `staff`
/// one at most.
struct TransferTarget
{
    QString matter; ///< May be empty with the others: then what the window serves of the number.
    QString window = {};
    QString staff = {}; ///< Account.
};

/// What a number of the hall itself is given out for.
struct IssueOrder
{
    QStringList matters; ///< The first gives it its series; kMattersLimit at most.
    TicketClass klass = TicketClass::Ordinary;
    QString classReason;          ///< Why it is of that class; at most 100 characters are kept.
    QString staff;                ///< Account, or the machine.
    std::optional<Person> person; ///< From a card: sealed and wiped.
    QString handle;               ///< Of the card's holder, under the key of today; may be empty.
    qint64 readyAtMs = 0;         ///< Of a check-in: when the appointment begins.
    bool isAnyway = false;        ///< Staff gives it out though today's are gone: see Stop.
    std::vector<journal::Recipient> recipients = {}; ///< Who may open what is personal.

    IssueOrder() = default;
    ~IssueOrder();
    IssueOrder(const IssueOrder&) = delete;
    IssueOrder& operator=(const IssueOrder&) = delete;
    IssueOrder(IssueOrder&&) = delete;
    IssueOrder& operator=(IssueOrder&&) = delete;
};

/// Numbers that were written on paper while nothing else worked, and are entered afterwards.
struct PaperOrder
{
    static constexpr qint64 kLimit = 100; ///< At a time.

    QString matter;
    qint64 first = 0; ///< "A0501" is 501.
    qint64 last = 0;
    qint64 fromMs = 0;  ///< When the first was written, Unix ms; today.
    qint64 untilMs = 0; ///< When the last was.
    QString staff;      ///< Account.
};

/// That a hall closes today before its hours say so.
struct ClosingOrder
{
    int minute = 0;      ///< Of the day, in the hall.
    QString reason;      ///< One of closingReasons().
    QString staff;       ///< Account.
    qint64 expected = 0; ///< So many wait, as whoever orders it sees them.
    QJsonObject notice;  ///< What everybody reads, {zh, en, ...}.
};

/// What a window asks of another one, or of the manager on duty; see ColleagueAsk.
struct AskOrder
{
    QString window;
    QString to; ///< Empty: the manager.
    QString text;
    QString staff;
};

struct AskAnswer
{
    QString answer;
    QString staff;
    bool isManager = false; ///< May answer what the manager is asked.
};

/// The hall's side of the queue: owns tickets and windows. Every verb runs in the caller's
/// transaction on the writer thread, checks the state with one conditional write, records the fact
/// and publishes the change in the feed. Answers are the JSON the API gives back.
class HallQueue
{
public:
    /// `rules`: as the configuration has them; what a manager has set since goes before them, from
    /// the next command on.
    HallQueue(journal::Journal& journal, journal::Feed& feed, HallFeed& hallFeed, HallRules rules);

    [[nodiscard]] const RulesInForce& rules() const { return m_rules; }

    [[nodiscard]] const HallFeed& hallFeed() const { return m_hallFeed; }

    /// Publishes what the feed must carry for a hall: itself, themes, matters, windows, notices;
    /// what was there before and is none of them leaves the feed. Each window and notice has its
    /// "id".
    Result<void> publish(storage::Database& database, const QJsonObject& hall,
                         const catalog::Catalogue& catalogue, const QList<QJsonObject>& windows,
                         const QList<QJsonObject>& notices);
    /// The same of the hall itself and its notices alone, which change more often than the rest.
    Result<void> publishNews(storage::Database& database, const QJsonObject& hall,
                             const QList<QJsonObject>& notices);

    /// Issues at the hall itself (reception, phone): mark 0. Answers the ticket with its token, and
    /// as `quoted` {low, high} the minutes that its holder is to be told, where something can be
    /// said: they are recorded as told.
    /// Errors: NotFound for a matter that the hall does not offer, BadRequest for none, one that
    /// comes twice, or more than kMattersLimit; AlreadyOpen naming the number that the person has
    /// for one of them; MarkBurnt; TooLate naming why (stopName()) where today's are gone.
    Result<QJsonObject> issue(storage::Database& database, const IssueOrder& order);
    /// The same for somebody who shows no card.
    Result<QJsonObject> issue(storage::Database& database, const QStringList& matters,
                              TicketClass klass, const QString& staff);
    /// Enters what was written on paper: each number waits from the time it was written, those
    /// between the first and the last at even distance. Answers {first, last, count}. Errors:
    /// NotFound, BadRequest (range or times), Conflict naming the number that was given out
    /// already, MarkBurnt.
    Result<QJsonObject> enterPaper(storage::Database& database, const PaperOrder& order);

    /// Answers the ask, as feed::kAsk. Errors: NotFound (a window), BadRequest.
    Result<QJsonObject> askColleague(storage::Database& database, const AskOrder& order);
    /// Errors: NotFound (another took its place), NotPermitted, Conflict (answered), TooLate.
    Result<QJsonObject> answerColleague(storage::Database& database, const QByteArray& id,
                                        const AskAnswer& answer);

    /// Errors: NotFound (window, matter), Conflict, NotPermitted naming a matter that is not among
    /// those the account may serve.
    Result<QJsonObject> openWindow(storage::Database& database, const WindowCommand& command,
                                   const QStringList& matters);
    /// Takes a window that a colleague has open or paused, with whom they have in hand; the fact
    /// says from whom. It serves what it did, as far as the account may. Errors: Conflict if nobody
    /// else has it, NotPermitted as openWindow() if nothing of it is left.
    Result<QJsonObject> takeOver(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> closeWindow(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> pause(storage::Database& database, const WindowCommand& command,
                              const QString& reason);
    Result<QJsonObject> resume(storage::Database& database, const WindowCommand& command);
    /// Somebody else than who sits there says what the window serves from now on: whom it has in
    /// hand stays so, who waits for what it serves no more waits for other windows. `seen`: what it
    /// served as whoever says so saw it. Nothing happens where it serves just that already. Errors:
    /// NotFound (window, matter), BadRequest (none, or one twice), WindowClosed, Conflict (it
    /// serves something else than was seen), NotPermitted as openWindow() of who sits there.
    Result<QJsonObject> assignWindow(storage::Database& database, const WindowCommand& command,
                                     const QStringList& matters, const QStringList& seen);

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
    /// BadRequest as finish(); Conflict where the window or the colleague is not at work or does
    /// not serve it.
    Result<QJsonObject> transfer(storage::Database& database, const WindowCommand& command,
                                 const TransferTarget& target, const QString& reason);
    /// Calls one whose turn it is not, for a reason that is recorded. Errors: as callNext();
    /// NotFound, Conflict where they do not wait, BadRequest for what the window does not serve.
    Result<QJsonObject> callOutOfOrder(storage::Database& database, const WindowCommand& command,
                                       const QByteArray& ticketId, const QString& reason);
    /// Lets whom the window has in hand go for a while: they keep the number, and are called again
    /// by bringBack(), not by callNext().
    Result<QJsonObject> suspend(storage::Database& database, const WindowCommand& command,
                                const QString& reason);
    /// Calls a suspended one back, to any window that serves one of their matters. Errors: as
    /// callOutOfOrder().
    Result<QJsonObject> bringBack(storage::Database& database, const WindowCommand& command,
                                  const QByteArray& ticketId);
    /// Takes back the window's last command on a ticket, within undoLimitMs. Errors: TooLate,
    /// Conflict.
    Result<QJsonObject> undo(storage::Database& database, const WindowCommand& command);
    /// A clerk puts a set-aside ticket back in its place, a missed one where CallRules say. Errors:
    /// TooMany for one that was missed too often.
    Result<QJsonObject> restore(storage::Database& database, const QByteArray& ticketId,
                                const QString& staff);
    /// What the facts::kHeld among a terminal's `rows` ask for, when they were just taken in: a
    /// missed number comes back where CallRules say. Nothing happens to one that was not missed, or
    /// is void.
    Result<void> takeReturns(storage::Database& database, const QList<journal::Row>& rows);

    /// Why one number is called before another, or was: {isBefore: the first one asked about is,
    /// reason: orderReasonName(), first, second: numbers, class: of the first, headStartMinutes: of
    /// the first, firstFrom, secondFrom: Unix ms from which they count, ordinaryEvery}. NotFound.
    Result<QJsonObject> why(storage::Database& database, const QByteArray& ticketId,
                            const QByteArray& otherId) const;

    /// Ends the hall's day before its time, for good: all numbers are cancelled, all windows
    /// closed, and everybody reads `notice` until midnight. `expected`: the numbers that are open
    /// as whoever ends it sees them, Conflict where they are others. Answers {tickets, windows}:
    /// how many were ended and closed. Errors: TooMany above kDayEndLimit numbers.
    Result<QJsonObject> endDay(storage::Database& database, const QString& staff, qint64 expected,
                               const QJsonObject& notice);
    static constexpr int kDayEndLimit = 10'000;

    // HallQueueClosing.cpp
    /// What it would do to close at `minute` of today: {at: Unix ms, waiting, late: how many of
    /// them would hardly be called by then, matters: [{matter, waiting, late}], stopped: matters
    /// that no more numbers would be given out for from now on}. Changes nothing. Errors:
    /// BadRequest (the time has passed, or is no earlier), Conflict (it is closed).
    Result<QJsonObject> closingOutlook(storage::Database& database, int minute);
    /// Closes early: everybody is told, and no more numbers are given out than can be served. Takes
    /// the place of an earlier order. Answers as closingOutlook(). Errors: as that; Conflict where
    /// others wait than were seen.
    Result<QJsonObject> closeEarly(storage::Database& database, const ClosingOrder& order);
    /// Errors: NotFound, TooLate once it has come.
    Result<QJsonObject> withdrawClosing(storage::Database& database, const QString& staff);
    /// Closes a window in the middle of its work: whom it has in hand stands in their place again,
    /// who waits for it or its clerk alone waits for any window, and what no window serves any more
    /// is not given out. Answers {window, state, matters, stopped, number?: who was in hand}.
    /// Errors: Conflict (closed, or another ticket is in hand than was seen).
    Result<QJsonObject> loseWindow(storage::Database& database, const WindowCommand& command,
                                   const QString& reason);
    /// Tells anew what is given out and who waits in vain, as time goes on. Once a minute;
    /// noteLooked() once it is durable.
    Result<void> lookAtClosing(storage::Database& database);

    /// The last lookAtClosing() is durable: only then yesterday's end is forgotten for good.
    void noteLooked()
    {
        m_lookedOn = m_looksOn;
        m_ofYesterday.clear();
    }

    Result<QJsonObject> answerHelp(storage::Database& database, const QByteArray& requestId,
                                   const QString& staff);

    /// {name, idNumber} masked for the counter: name in full, number 6+4; instead {isErased} where
    /// the person was forgotten. NotFound when there was none.
    Result<QJsonObject> person(storage::Database& database, const QByteArray& ticketId) const;

    /// For the ticket link, of a ticket of today: see publicJson(). NotFound.
    Result<QJsonObject> publicTicket(storage::Database& database, const QString& token) const;

    // HallQueueHolder.cpp: what the holder of a number may do without anybody of the hall.
    /// Gives up a number that no window has called. Errors: NotFound, Conflict.
    Result<void> giveUp(storage::Database& database, const QByteArray& ticketId);
    /// Lets the next kStepBackPlaces who wait for the same go first. `seenDueAtMs`: the place that
    /// the holder has seen, so that a second tap changes nothing. Errors: NotFound, Conflict (it
    /// does not wait, or its place is another).
    Result<void> stepBack(storage::Database& database, const QByteArray& ticketId,
                          qint64 seenDueAtMs);

private:
    static constexpr qsizetype kReasonLimit = 100;
    static constexpr int kStepBackPlaces = 3;

    static Error conflict(const char* why);
    /// The fact, and the ticket as it is then.
    Result<QJsonObject> record(storage::Database& database, const char* kind,
                               const QByteArray& ticketId, const QJsonObject& body);

    // HallQueueDesk.cpp
    [[nodiscard]] Result<void> checkMatters(const QStringList& matters) const;
    /// What whoever gets the number now is told of waiting, into its fact.
    Result<void> addQuote(storage::Database& database, const IssueOrder& order, QJsonObject& body);
    Result<void> checkOwnMark(storage::Database& database) const;
    Result<qint64> nextCounter(storage::Database& database, const QString& series,
                               const QString& day) const;
    Result<void> sealPerson(storage::Database& database, const IssueOrder& order,
                            journal::NewFact& fact) const;
    Result<void> checkNoneOpen(storage::Database& database, const IssueOrder& order,
                               const QString& day) const;

    // HallQueueWindows.cpp
    [[nodiscard]] Result<void> checkOffered(const QStringList& matters) const;
    Result<void> checkSkills(storage::Database& database, const QString& account,
                             const QStringList& matters) const;
    Result<QJsonObject> changeWindow(storage::Database& database, const WindowCommand& command,
                                     const QString& state, const QStringList& matters,
                                     const QString& reason, const QJsonObject& more = {});

    /// Whoever waits for one window or colleague alone waits for any that serves them.
    Result<void> releaseLine(storage::Database& database, const QString& line);

    // HallQueueTurns.cpp
    /// The matter somebody is sent on to: said, or what the window serves of the number.
    Result<QString> targetMatter(storage::Database& database, const Ticket& ticket,
                                 const TransferTarget& target) const;
    /// How many there were to close.
    Result<int> closeAllWindows(storage::Database& database, const QString& staff);
    Result<Ticket> waitingFor(storage::Database& database, const Window& window,
                              const QByteArray& ticketId, TicketState state) const;

    // HallQueueOrder.cpp
    /// Whom to call, and what the fact says of that: {order, passed, over?}.
    struct Chosen
    {
        Ticket ticket;
        QJsonObject more;
    };

    Result<std::optional<Ticket>> firstOf(storage::Database& database, const QStringList& lines,
                                          bool isOrdinary) const;
    Result<std::optional<Chosen>> choose(storage::Database& database, const Window& window,
                                         const QStringList& lines) const;
    /// Where a missed number comes back; nothing for its old place. TooMany where it does not.
    Result<std::optional<qint64>> dueAfterMiss(storage::Database& database,
                                               const Ticket& ticket) const;
    Result<void> takeReturn(storage::Database& database, const journal::Row& row);
    Result<QJsonObject> putBack(storage::Database& database, const Ticket& ticket,
                                QJsonObject body);

    // HallQueueClosing.cpp
    Result<qint64> closingAt(storage::Database& database, int minute) const;
    /// Matters that somebody waits for, or a window serves.
    static Result<QStringList> concernedMatters(storage::Database& database);
    Result<void> putBackLost(storage::Database& database, const WindowCommand& command,
                             const Ticket& ticket, const QString& reason);
    /// Those of `matters` that no window is at work for.
    static Result<QStringList> servedNoMore(storage::Database& database,
                                            const QStringList& matters);
    Result<void> checkGivenOut(storage::Database& database, const IssueOrder& order) const;
    /// Records which numbers are gone and who waits in vain, where that is another picture.
    Result<void> tellStopped(storage::Database& database);
    /// Why a ticket that waits will hardly be called today; None where it will.
    Result<Stop> lateOf(storage::Database& database, const Ticket& ticket) const;

    // HallQueueCalls.cpp
    struct InHand;
    /// The window, open and with nobody in hand.
    Result<Window> freeWindow(storage::Database& database, const WindowCommand& command) const;
    Result<QJsonObject> callTo(storage::Database& database, const WindowCommand& command,
                               const Ticket& ticket, const QJsonObject& more = {});
    Result<InHand> inHand(storage::Database& database, const WindowCommand& command) const;
    Result<QJsonObject> recordInHand(storage::Database& database, const WindowCommand& command,
                                     const char* kind, const QJsonObject& more = {});
    /// Whether a window has the same person in hand, for what this is for too, under another
    /// number.
    static Result<bool> isServedElsewhere(storage::Database& database, const Ticket& ticket);
    /// Whom to call of `line`: the earliest due, unless a window has the same person in hand for
    /// it under another number that was given out off line.
    static Result<std::optional<Ticket>> firstFor(storage::Database& database, const QString& line,
                                                  const QString& today, bool isOrdinary);
    /// Ends the person's other numbers for `matters`, or takes those off them where they are for
    /// others too. What a window has in hand stays.
    Result<void> closeTwins(storage::Database& database, const Ticket& ticket,
                            const QStringList& matters);

    journal::Journal& m_journal;
    journal::Feed& m_feed;
    HallFeed& m_hallFeed;
    RulesInForce m_rules;
    QString m_lookedOn;        ///< The day of the last lookAtClosing() that is durable.
    QString m_looksOn;         ///< The day of the last one.
    QStringList m_ofYesterday; ///< Matters to be told anew as the day has changed, until it is.
};

} // namespace onewindow::queue
