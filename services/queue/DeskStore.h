// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/CallOrder.h"
#include "services/queue/DayKeys.h"
#include "services/queue/SpareKey.h"
#include "services/queue/Ticket.h"
#include "services/queue/TicketService.h"
#include "services/queue/WaitEstimate.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace onewindow::queue {

/// What TicketDesk asks for: an IssueRequest with the matter's series looked up.
struct DeskOrder
{
    QString matter;
    QString series;
    QStringList further; ///< Other matters on the same number; none of them twice.
    TicketClass klass = TicketClass::Ordinary;
    bool willPrint = false;
    std::optional<Person> person;
    /// Of a check-in: when the appointment begins. Then an ordinary ticket that the person has for
    /// the matter stands in nobody's way: the hall links the two.
    qint64 readyAtMs = 0;
    QString handle; ///< Of somebody who is known without a card, under the key of today.
    std::optional<WaitRange> quoted = std::nullopt; ///< What the person is told of waiting.

    ~DeskOrder();
    DeskOrder() = default;
    DeskOrder(const DeskOrder&) = delete;
    DeskOrder& operator=(const DeskOrder&) = delete;
    DeskOrder(DeskOrder&&) = delete;
    DeskOrder& operator=(DeskOrder&&) = delete;
};

struct DeskIssue
{
    Ticket ticket;
    bool isExisting = false;
};

/// The part of TicketDesk that works on the writer's thread, inside the writer's transactions. What
/// it keeps in memory is only a faster copy of what the store holds.
class DeskStore
{
public:
    DeskStore(QString mark, std::vector<journal::Recipient> recipients, journal::Journal& journal);

    /// The migrations' component of the tables that are no projections: own tickets the hall has
    /// ended, and when help was asked for.
    static constexpr QStringView kComponent = u"desk";

    /// Creates it; part of start().
    static Result<void> migrate(storage::Database& database);

    /// Settles what a power cut left open and answers the whole feed cache.
    Result<QList<journal::FeedChange>> start(storage::Database& database);

    /// Settles what a power cut left open: part of start(), and of going on after the store was
    /// held.
    Result<void> settlePending(storage::Database& database);

    /// Why no numbers can be given out until somebody acts: StoreRestored, MarkBurnt.
    Result<std::optional<ErrorCode>> trouble(storage::Database& database) const;

    /// The issuer's mark from now on.
    void setMark(const QString& mark) { m_mark = mark; }

    Result<DeskIssue> issue(storage::Database& database, DeskOrder& order);
    Result<void> append(storage::Database& database, const journal::NewFact& fact);
    /// See TicketService::askForHelp().
    Result<void> askForHelp(storage::Database& database);
    Result<Ticket> find(storage::Database& database, const QString& token) const;
    /// The ticket of this id, if it is open as far as this terminal knows. Errors: NotFound.
    Result<Ticket> findOpen(storage::Database& database, const QByteArray& id) const;
    /// The handle of an identity number under the hall's key of `day`; empty if there is none yet.
    Result<QString> handleUnder(storage::Database& database, const QString& idNumber,
                                const QString& day);
    /// See DayKeys::secretUnder().
    Result<QByteArray> secretUnder(storage::Database& database, const QString& idNumber,
                                   const QString& day, const QByteArray& purpose);
    Result<QList<Ticket>> openTickets(storage::Database& database, const QString& idNumber);
    /// Who passes `ticket` just now.
    [[nodiscard]] Passing passing(const Ticket& ticket) const;
    /// Notes what the hall says of open tickets, ended ones and counting anew.
    Result<void> takeIn(storage::Database& database, const journal::FeedPage& page);

    /// Forgets the hall's feed, the day keys, and the keys of what the hall holds already.
    Result<void> wipe(storage::Database& database);

    /// Makes ready what the next person's ticket will need, on another thread: after the start and
    /// after each ticket. May be called from any thread.
    void prepare() { m_spareKey.refill(); }

private:
    void openDayKey(storage::Database& database);
    Result<std::optional<Ticket>> findInTheWay(storage::Database& database, const DeskOrder& order,
                                               const QString& handle, const QString& day);
    Result<QList<Ticket>> openOf(storage::Database& database, const QString& handle,
                                 const QString& day);
    [[nodiscard]] Ticket asHeard(Ticket own) const;
    Result<void> seal(storage::Database& database, DeskOrder& order, journal::NewFact& fact);
    Result<void> noteEnded(storage::Database& database, const QByteArray& ticketId);
    Result<void> noteMissingAsEnded(storage::Database& database);
    Result<void> restartNumbers(storage::Database& database, const QJsonObject& wish);
    /// Notes the hall's rules, and what it says of open tickets.
    void noteOpen(const journal::FeedChange& change);
    /// Whether a number can still be called: one that was missed too often cannot.
    [[nodiscard]] bool isOfUse(const Ticket& ticket) const;
    [[nodiscard]] QString today() const;

    QString m_mark;
    journal::Journal& m_journal;
    journal::FeedCache m_cache;
    CallRules m_callRules;         ///< As the hall last said.
    QHash<QString, Ticket> m_open; ///< By id text: open tickets of the whole hall, as last heard.
    QSet<QByteArray> m_ended;      ///< Own tickets that the hall has ended.
    bool m_isInSnapshot = false;
    DayKeys m_dayKeys;
    SpareKey m_spareKey;
};

} // namespace onewindow::queue
