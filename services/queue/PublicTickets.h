// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/journal/Projection.h"
#include "services/queue/CallOrder.h"
#include "services/queue/Closing.h"
#include "services/queue/PassedBy.h"
#include "services/queue/Ticket.h"
#include "services/queue/WaitCurve.h"

#include <QJsonObject>

#include <optional>

namespace onewindow::queue {

/// Where somebody stands who waits.
struct PublicPlace
{
    int ahead = 0;       ///< People who are called before.
    int openWindows = 0; ///< That serve the matter.
    /// As their hall forecasts it; without, by the usual service time.
    std::optional<WaitRange> range = std::nullopt;
    qint64 rangeAtMs = 0; ///< When it forecast that, if not just now.
    /// The last that came first though it was taken later.
    std::optional<CalledNumber> passing = std::nullopt;
    /// Who counts from so much later is not called before.
    std::optional<qint64> headStartMs = std::nullopt;
    /// Why it will hardly be called today; None where it will.
    Stop late = Stop::None;
};

/// A ticket as a telephone shows it, without anything personal: {number, state, issuedAt, dueAt,
/// line, matter?, further?: names of the others, area?, ahead?, lowMinutes?, highMinutes?,
/// rangeAt?: when the hall forecast them, if not now, window?, calledAt?, callCount?, passing?: see
/// passingJson(), headStartMinutes?: who counts from so much later is not called before, late?:
/// stopName(), why it will hardly be called today, canBeBooked?: then, whether it can be exchanged
/// for another time, passedBy?: {appointment, priority}: how many were called since it was taken
/// though they count from later}. Names are {zh, en, ...}; the minutes are absent when nothing
/// honest can be said.
QJsonObject publicJson(const Ticket& ticket, const catalog::Catalogue& offered,
                       const std::optional<PublicPlace>& place);

/// What a holder asks for on a telephone, and the hall has not answered yet.
struct PendingWish
{
    QString id;
    QString verb; ///< See facts::kWished.
    qint64 atMs = 0;
};

/// A ticket as the centre knows it. Without class, handle and whatever is sealed.
struct PublicTicket
{
    Ticket ticket;
    std::optional<PendingWish> wish;
};

/// The numbers of the day of all halls below a centre, for the pages that their codes lead to, from
/// the facts that the halls hand on: nothing personal is in them. Owns tables that are no
/// projection, because they hold only what is needed now: a hall's older days go when it begins
/// another, and in a store that has just learnt of them they begin empty. Rows carry check values.
///
/// Besides: who was called when and why, for those behind them, and what the halls forecast.
///
/// Tells of changes in the hall's stream: the thing kShown, for who waits here to look again, and a
/// thing kWish for each wish that the hall has not answered.
class PublicTickets final : public journal::Projection
{
public:
    static constexpr QStringView kComponent = u"publictickets";
    /// Audience kAudience. id "tickets". {at: Unix ms of the newest fact}.
    static constexpr const char* kShown = "shown";
    static constexpr const char* kAudience = "public";
    /// Audience node:HALL. id = wish. {ticket: id, verb, seenDueAt?, level?}; tombstone when it was
    /// answered.
    static constexpr const char* kWish = "wish";

    /// `node`: the centre, whose facts say what is wished.
    explicit PublicTickets(QString node)
        : m_node(std::move(node))
    {}

    [[nodiscard]] QString component() const override { return kComponent.toString(); }

    [[nodiscard]] QStringList tables() const override { return {}; }

    Result<void> migrate(storage::Database& database) override { return migrateTables(database); }

    static Result<void> migrateTables(storage::Database& database);
    Result<void> apply(storage::Database& database, const journal::Row& row) override;
    Result<void> publish(storage::Database& database, const QList<journal::Row>& rows) override;

    // What is asked of the tables; each costs the same however many halls there are.

    /// The ticket of `day` (yyyy-MM-dd) with this token, whatever became of it.
    static Result<std::optional<PublicTicket>> find(storage::Database& database,
                                                    const QString& hall, const QString& token,
                                                    const QString& day);
    /// Where `ticket`, which waits, stands among those of its day, with what its hall forecast
    /// within kCurveAgeMs, as of `nowMs`.
    static Result<PublicPlace> placeOf(storage::Database& database, const QString& hall,
                                       const Ticket& ticket, qint64 nowMs);
    /// When the newest fact of the hall that is known here was recorded, Unix ms; 0 for none yet.
    static Result<qint64> newestAt(storage::Database& database, const QString& hall);

private:
    Result<void> applyTicket(storage::Database& database, const journal::Row& row);
    // PublicTicketsPlace.cpp
    /// Who is called, and why; or was, and is not any more.
    static Result<void> noteCall(storage::Database& database, const journal::Row& row,
                                 const Ticket& before, const Ticket& after);
    static Result<void> applyForecast(storage::Database& database, const journal::Row& row);
    static Result<void> applyStopped(storage::Database& database, const journal::Row& row);
    Result<void> applyWindow(storage::Database& database, const journal::Row& row);
    Result<void> applyWish(storage::Database& database, const journal::Row& row);

    QString m_node;
};

} // namespace onewindow::queue
