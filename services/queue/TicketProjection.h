// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"
#include "services/queue/Ticket.h"

#include <QHash>
#include <QMap>

#include <optional>

namespace onewindow::queue {

/// The tickets of a node's store, derived from the journal: table `tickets`, the issuers' counters
/// and how many wait for each matter. The same at a kiosk (its own tickets) and at a hall
/// (everybody's).
///
/// Facts of a terminal that come too late for the ticket's state change nothing (the hall owns the
/// ticket); facts of the hall are written by one conditional update each and fail with Conflict
/// when the state does not allow them, so that the fact does not happen.
class TicketProjection final : public journal::Projection
{
public:
    /// `hall` is the node whose facts call and serve: the own id at a hall, empty at a kiosk, which
    /// hears of them through the feed.
    explicit TicketProjection(QString hall);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    [[nodiscard]] QStringList tablesAfterCheckpoint() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    QString m_hall;
};

// What is asked of the tables. All of them cost the same with one ticket or a million old ones.

Result<std::optional<Ticket>> findTicket(storage::Database& database, const QByteArray& id);
/// The open ticket of the day (yyyy-MM-dd) with this token.
Result<std::optional<Ticket>> findTicketByToken(storage::Database& database, const QString& token,
                                                const QString& day);
/// The ticket of the day with this token that has ended, as far as this store knows.
Result<std::optional<Ticket>> findEndedByToken(storage::Database& database, const QString& token,
                                               const QString& day);
/// The place in the order of calling behind the next `places` that wait for the same from `today`
/// (yyyy-MM-dd) on; behind the last, where they are fewer; nothing where there is nobody.
Result<std::optional<qint64>> dueBehind(storage::Database& database, const Ticket& ticket,
                                        const QString& today, int places);
/// All tickets of the day, ended or not.
Result<QList<Ticket>> findTicketsOfDay(storage::Database& database, const QString& day);
/// All open tickets of the day of a person, in the order of calling; 50 at most.
Result<QList<Ticket>> findOpenTickets(storage::Database& database, const QString& handle,
                                      const QString& day);
/// All tickets of the day of a person that may still be called, missed ones too, in the order of
/// calling; 50 at most. Looks through those of the day.
Result<QList<Ticket>> findTicketsOfPerson(storage::Database& database, const QString& handle,
                                          const QString& day);
/// How many tickets there are for each matter from `day` on, of those that have not ended as far as
/// this store knows: at a terminal, nearly all it issued. Through tickets_open, whatever the
/// history.
Result<QHash<QString, int>> countByMatter(storage::Database& database, const QString& day);
/// Tickets a node issued that are still pending.
Result<QList<Ticket>> findPending(storage::Database& database, const QString& node);
/// The earliest due that waits in `line` (a matter, windowLine() or staffLine()), of `today`
/// (yyyy-MM-dd) on: a terminal that was off line for a day may bring tickets that nobody waits with
/// any more. `skipped`: so many are passed over.
Result<std::optional<Ticket>> findNext(storage::Database& database, const QString& line,
                                       const QString& today, int skipped = 0);
/// The same of those with an ordinary number.
Result<std::optional<Ticket>> findNextOrdinary(storage::Database& database, const QString& line,
                                               const QString& today, int skipped = 0);
/// Who was called since `ticket` was taken in the same line, though they count from later than it.
Result<QMap<TicketClass, int>> countPassing(storage::Database& database, const Ticket& ticket);
/// Who waits in a line, in the order of calling; 500 at most.
Result<QList<Ticket>> findInLine(storage::Database& database, const QString& line);

/// Somebody near the front of a line, as everybody may know.
struct NextInLine
{
    QString number;
    qint64 dueAtMs = 0;
};

/// The first `count` of a line, the earliest due first; `skipped`: so many are passed over.
Result<QList<NextInLine>> nextInLine(storage::Database& database, const QString& line, int count,
                                     int skipped = 0);
/// Tickets of days before `today` (yyyy-MM-dd) that were never ended; 500 at a time.
Result<QList<Ticket>> findLeftOver(storage::Database& database, const QString& today);
Result<qint64> countLeftOver(storage::Database& database, const QString& today);
Result<int> countWaiting(storage::Database& database, const QString& line);
/// The same for every matter that somebody waits for; without those who wait for one window alone.
Result<QMap<QString, int>> waitingByMatter(storage::Database& database);
/// How many of the same line are called before `ticket`.
Result<int> countAhead(storage::Database& database, const Ticket& ticket);
/// The last number that `node` gave out in `series`; 0 for none.
Result<qint64> lastCounter(storage::Database& database, const QString& node, const QString& series);

/// Whether the hall entered this number of its own as one that was written on paper on `day`.
Result<bool> hasPaperNumber(storage::Database& database, const QString& day, const QString& series,
                            qint64 counter);

/// How far an issuer has counted in a series.
struct SeriesCounter
{
    QString node;
    QString series;
    qint64 last = 0;
};

Result<QList<SeriesCounter>> allCounters(storage::Database& database);

/// The sealed personal part of a ticket and its data key; empty if there is none.
struct SealedPart
{
    QByteArray sealed;
    QByteArray keyId;
};

Result<SealedPart> findSealedPart(storage::Database& database, const QByteArray& id);

} // namespace onewindow::queue
