// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/FactReport.h"

#include "services/core/Durations.h"
#include "services/journal/SpanCheck.h"
#include "services/queue/FactKinds.h"
#include "services/queue/TicketFacts.h"
#include "services/queue/WaitEstimate.h"
#include "services/queue/WaitProjection.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace onewindow::queue {

namespace {

/// What of a day may have been recorded so much before or after it, by the clock of whoever keeps
/// the facts; and what ends after midnight.
constexpr qint64 kMarginMs = 6 * kHourMs;

/// A fact of a number, without what nobody needs to know what became of it. When it happened says
/// the hall: of its own facts its clock, of others what it has corrected.
journal::Row shortened(const journal::Row& row, const QString& hall)
{
    journal::Row kept;
    kept.node = row.node;
    kept.seq = row.seq;
    kept.kind = row.kind;
    kept.subject = row.subject;
    kept.body = row.body;
    kept.correctedMs = row.node == hall ? row.at.wallMs : row.correctedMs;
    return kept;
}

/// A day's numbers, while its chains are walked one after the other.
class DayOfFacts
{
public:
    /// `day`: yyyy-MM-dd.
    DayOfFacts(QString hall, QString day)
        : m_hall(std::move(hall))
        , m_day(std::move(day))
    {}

    void take(const journal::Row& row)
    {
        if (row.kind == QLatin1String(facts::kIssued) || concernsTicket(row, m_hall)) {
            m_facts[row.subject].push_back(shortened(row, m_hall));
        }
    }

    /// Whether there was a number at all.
    bool tellTo(ReportTally& tally)
    {
        bool hasNumber = false;
        for (std::vector<journal::Row>& rows : m_facts) {
            if (const auto ticket = lifeOf(rows); ticket && ticket->day == m_day) {
                tally.add(*ticket);
                hasNumber = true;
            }
        }
        return hasNumber;
    }

private:
    /// What became of a number. Nothing for one of another day, of which only the end is here.
    [[nodiscard]] std::optional<ReportTicket> lifeOf(std::vector<journal::Row>& rows) const
    {
        // A number is given out before anything else of it happens, whatever its clock said; the
        // hall's own facts follow each other.
        std::stable_sort(rows.begin(), rows.end(),
                         [this](const journal::Row& a, const journal::Row& b) {
                             return placeOf(a) < placeOf(b);
                         });
        const journal::Row& first = rows.front();
        if (first.kind != QLatin1String(facts::kIssued)) {
            return std::nullopt;
        }
        const QJsonObject issued = QJsonDocument::fromJson(first.body).object();
        Ticket ticket = ticketIssuedBy(first, issued, m_hall);
        qint64 firstCallMs = 0;
        for (auto row = rows.cbegin() + 1; row != rows.cend(); ++row) {
            const QJsonObject body = QJsonDocument::fromJson(row->body).object();
            firstCallMs = firstCallAfter(firstCallMs, *row, body, m_hall);
            const auto after = row->kind == QLatin1String(facts::kIssued)
                                   ? Result<std::optional<Ticket>>(std::optional<Ticket>())
                                   : ticketAfter(ticket, *row, body, m_hall);
            if (after && after.value()) {
                ticket = *after.value();
            }
        }
        return counted(ticket, waitRangeFrom(issued.value(QLatin1String("quoted"))), firstCallMs);
    }

    [[nodiscard]] std::tuple<bool, qint64, bool> placeOf(const journal::Row& row) const
    {
        return {row.kind != QLatin1String(facts::kIssued), row.correctedMs, row.node == m_hall};
    }

    static ReportTicket counted(const Ticket& ticket, const std::optional<WaitRange>& quoted,
                                qint64 firstCallMs)
    {
        // What is left of a day the hall ends when the next one begins.
        const bool isLeftOver = isOpen(ticket.state) || ticket.state == TicketState::Missed;
        ReportTicket counted{.day = ticket.day,
                             .matter = ticket.matter,
                             .window = ticket.window,
                             .klass = ticket.klass,
                             .state = isLeftOver ? TicketState::Cancelled : ticket.state,
                             .issuedAtMs = ticket.issuedAtMs,
                             .fromAtMs = ticket.fromAtMs,
                             .calledAtMs = ticket.calledAtMs,
                             .startedAtMs = ticket.startedAtMs,
                             .endedAtMs = ticket.endedAtMs,
                             .misses = ticket.misses,
                             .wasSentOn = !ticket.transferredFrom.isEmpty()};
        if (quoted) {
            counted.quotedLow = quoted->lowMinutes;
            counted.quotedHigh = quoted->highMinutes;
            counted.firstCallMs = firstCallMs;
        }
        return counted;
    }

    QString m_hall;
    QString m_day;
    QHash<QByteArray, std::vector<journal::Row>> m_facts; ///< By ticket.
};

} // namespace

Result<FactReport> reportFromFacts(storage::Database& database, const QString& hall,
                                   const ReportSpan& span, ReportBy by, qint64 levelMs)
{
    FactReport made;
    ReportTally tally(by, levelMs);
    for (QDate day = span.first; day < span.end && made.firstBad.isEmpty(); day = day.addDays(1)) {
        const ReportSpan one{day, day.addDays(1)};
        DayOfFacts facts(hall, day.toString(Qt::ISODate));
        const auto checked =
            journal::checkSpan(database, hall, one.fromMs() - kMarginMs, one.toMs() + kMarginMs,
                               [&facts](const journal::Row& row) { facts.take(row); });
        if (!checked) {
            return checked.error();
        }
        made.firstBad = checked.value().firstBad;
        made.isPruned = made.isPruned || checked.value().isPruned;
        made.days += facts.tellTo(tally) ? 1 : 0;
    }
    made.report = tally.report();
    return made;
}

} // namespace onewindow::queue
