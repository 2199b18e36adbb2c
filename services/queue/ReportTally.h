// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/Ticket.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <array>
#include <optional>

namespace onewindow::queue {

/// What the figures of one hall are of.
enum class ReportBy { Window, Matter, Day };

/// "window", "matter", "day".
QString reportByName(ReportBy by);
std::optional<ReportBy> reportByFrom(QStringView name);

/// Figures of some numbers. A number counts for the matter it was for last and the window that had
/// it last; where it was called more than once, the last call counts. The second number of a person
/// that was closed with the first is none.
struct ReportFigures
{
    qint64 arrived = 0;  ///< Numbers given out.
    qint64 served = 0;   ///< Of them, came and are done.
    qint64 missed = 0;   ///< Of them, were called and did not come, for good.
    qint64 unserved = 0; ///< Of them, given up, put aside or left over when their day was over.
    // From taking the number (for an appointment: from its beginning, if that is later) to the
    // call. A call that was taken back is none.
    qint64 waited = 0;     ///< How many were called.
    qint64 waitMs = 0;     ///< Of all of them.
    qint64 waitMostMs = 0; ///< Of whoever waited longest.
    qint64 waitedLong = 0; ///< Of them, longer than the hall's service level.
    // From the call to coming to the window.
    qint64 walked = 0;
    qint64 walkMs = 0;
    // From coming to the window to the end.
    qint64 attended = 0;
    qint64 attendMs = 0;
    // Numbers that say a range of minutes, and whose holder was called.
    qint64 quoted = 0;
    qint64 kept = 0; ///< Of them, first called within it; the others before it, or after it:
    qint64 late = 0;

    ReportFigures& operator+=(const ReportFigures& other);
    friend bool operator==(const ReportFigures&, const ReportFigures&) = default;
};

/// All members by their names.
QJsonObject toJson(const ReportFigures& figures);
/// What toJson() has written; what it lacks, or says below 0, is 0.
ReportFigures reportFiguresFrom(const QJsonObject& json);

struct ReportGroup
{
    QString key; ///< Window, matter, day (yyyy-MM-dd) or hall; empty: no window called it.
    ReportFigures figures;

    friend bool operator==(const ReportGroup&, const ReportGroup&) = default;
};

/// What people who were told about the same waited.
struct QuotedAgainst
{
    int upToMinutes = 0; ///< The end of what they were told is no later; 0: whatever it is.
    qint64 people = 0;
    qint64 kept = 0;
    qint64 toldLowMs = 0; ///< Of all of them.
    qint64 toldHighMs = 0;
    qint64 waitMs = 0;

    friend bool operator==(const QuotedAgainst&, const QuotedAgainst&) = default;
};

/// The figures of some numbers, in every way they are shown.
struct QueueReport
{
    static constexpr std::size_t kHours = 24;

    QList<ReportGroup> groups;                 ///< By key.
    std::array<ReportFigures, kHours> hours{}; ///< By the hour in which the number was taken.
    QList<QuotedAgainst> quoted;               ///< From the least; those of nobody are left out.

    friend bool operator==(const QueueReport&, const QueueReport&) = default;
};

/// A number as far as it is counted. Times are Unix ms, 0 for never.
struct ReportTicket
{
    QString day;
    QString matter;
    QString window;
    TicketClass klass = TicketClass::Ordinary;
    TicketState state = TicketState::Pending;
    qint64 issuedAtMs = 0;
    qint64 fromAtMs = 0;
    qint64 calledAtMs = 0;
    qint64 startedAtMs = 0;
    qint64 endedAtMs = 0;
    qint64 misses = 0;
    qint64 quotedLow = 0; ///< Minutes.
    qint64 quotedHigh = 0;
    qint64 firstCallMs = 0; ///< Which the range was of; 0 where nothing was quoted.
    bool wasSentOn = false; ///< By a window that had it: transferred, or away for a while.
};

/// Counts numbers one after the other.
class ReportTally
{
public:
    /// Who waited longer than `levelMs` waited long.
    ReportTally(ReportBy by, qint64 levelMs)
        : m_by(by)
        , m_levelMs(levelMs)
    {}

    void add(const ReportTicket& ticket);

    [[nodiscard]] QueueReport report() const;

private:
    void addQuote(const ReportTicket& ticket);

    ReportBy m_by;
    qint64 m_levelMs;
    QMap<QString, ReportFigures> m_groups;
    std::array<ReportFigures, QueueReport::kHours> m_hours{};
    QMap<int, QuotedAgainst> m_quoted; ///< By place among the steps.
};

} // namespace onewindow::queue
