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

namespace onewindow::queue {

/// A command of a clerk at a window.
struct WindowCommand
{
    QString window;
    QString staff;          ///< Account.
    QString expectedTicket; ///< Id text of the ticket the clerk sees in hand; empty if none or if
                            ///< it does not matter.
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

    /// The migrations' component of the tables that are no projection: day keys, and the days that
    /// numbers began on.
    static constexpr QStringView kComponent = u"daykeys";

    /// Creates them. After Journal::open().
    static Result<void> migrate(storage::Database& database);

    /// Publishes what the feed must carry for a hall that starts: hall, themes, matters, windows.
    Result<void> publish(storage::Database& database, const QJsonObject& hall,
                         const catalog::Catalogue& catalogue, const QList<QJsonObject>& windows,
                         const QList<QJsonObject>& notices);

    /// Keeps fourteen day keys ahead for each kiosk in the feed, and deletes those of past days
    /// everywhere.
    Result<void> issueDayKeys(storage::Database& database,
                              const std::vector<journal::Recipient>& kiosks);

    /// Ends what earlier days left open, 500 tickets at a time; says whether there may be more.
    Result<bool> closePastDays(storage::Database& database);

    /// Once a day: asks every issuer to count from 1 again, if it has given out none since.
    Result<void> restartNumbers(storage::Database& database);

    /// Issues at the hall itself (reception, phone): mark 0. Answers the ticket.
    Result<QJsonObject> issue(storage::Database& database, const QString& matter, TicketClass klass,
                              const QString& staff);

    Result<QJsonObject> openWindow(storage::Database& database, const WindowCommand& command,
                                   const QStringList& matters);
    Result<QJsonObject> closeWindow(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> pause(storage::Database& database, const WindowCommand& command,
                              const QString& reason);
    Result<QJsonObject> resume(storage::Database& database, const WindowCommand& command);

    /// The earliest due of the window's matters. Errors: QueueEmpty, WindowClosed, Conflict while
    /// somebody is in hand.
    Result<QJsonObject> callNext(storage::Database& database, const WindowCommand& command);
    /// Errors: TooMany after the limit, Conflict before the gap has passed.
    Result<QJsonObject> recall(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> noShow(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> start(storage::Database& database, const WindowCommand& command);
    Result<QJsonObject> finish(storage::Database& database, const WindowCommand& command);
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

    /// {name, idNumber} masked for the counter: name in full, number 6+4. NotFound when erased or
    /// none.
    Result<QJsonObject> person(storage::Database& database, const QByteArray& ticketId) const;

    /// For the ticket link: {number, state, matter, ahead?, window?}. NotFound.
    Result<QJsonObject> publicTicket(storage::Database& database, const QString& token) const;

private:
    struct InHand;
    Result<InHand> inHand(storage::Database& database, const WindowCommand& command) const;
    Result<QJsonObject> record(storage::Database& database, const char* kind,
                               const QByteArray& ticketId, const QJsonObject& body);
    Result<QJsonObject> recordInHand(storage::Database& database, const WindowCommand& command,
                                     const char* kind, const QJsonObject& more = {});
    Result<QJsonObject> changeWindow(storage::Database& database, const WindowCommand& command,
                                     const QString& state, const QStringList& matters,
                                     const QString& reason);
    Result<void> closeTwin(storage::Database& database, const Ticket& ticket);
    Result<Secret> dayKey(storage::Database& database, const QString& day);

    journal::Journal& m_journal;
    journal::Feed& m_feed;
    HallFeed& m_hallFeed;
    HallRules m_rules;
};

/// Records that the node counts from 1 again in `series` if `lastSeen` is still its last number.
Result<void> restartOwnSeries(journal::Journal& journal, storage::Database& database,
                              const QString& series, qint64 lastSeen, const QString& day);

} // namespace onewindow::queue
