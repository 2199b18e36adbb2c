// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/ReportTally.h"

#include "services/core/Durations.h"
#include "services/core/HallTime.h"

#include <algorithm>
#include <utility>

namespace onewindow::queue {

namespace {

constexpr std::array kNames{std::pair{ReportBy::Window, "window"},
                            std::pair{ReportBy::Matter, "matter"}, std::pair{ReportBy::Day, "day"}};

/// What people were told, by its end; beyond the last there is one more step.
constexpr std::array kQuotedSteps{10, 20, 30, 45, 60, 90};

struct Member
{
    const char* name;
    qint64 ReportFigures::*value;
};

constexpr std::array kSums{Member{"arrived", &ReportFigures::arrived},
                           Member{"served", &ReportFigures::served},
                           Member{"missed", &ReportFigures::missed},
                           Member{"unserved", &ReportFigures::unserved},
                           Member{"waited", &ReportFigures::waited},
                           Member{"waitMs", &ReportFigures::waitMs},
                           Member{"waitedLong", &ReportFigures::waitedLong},
                           Member{"walked", &ReportFigures::walked},
                           Member{"walkMs", &ReportFigures::walkMs},
                           Member{"attended", &ReportFigures::attended},
                           Member{"attendMs", &ReportFigures::attendMs},
                           Member{"quoted", &ReportFigures::quoted},
                           Member{"kept", &ReportFigures::kept},
                           Member{"late", &ReportFigures::late}};
constexpr Member kMost{"waitMostMs", &ReportFigures::waitMostMs};

QString keyOf(const ReportTicket& ticket, ReportBy by)
{
    switch (by) {
    case ReportBy::Window:
        return ticket.window;
    case ReportBy::Matter:
        return ticket.matter;
    case ReportBy::Day:
        return ticket.day;
    }
    return {};
}

/// -1 before what was told, 1 after it.
int againstQuote(const ReportTicket& ticket)
{
    const qint64 waitMs = ticket.firstCallMs - ticket.issuedAtMs;
    return waitMs < ticket.quotedLow * kMinuteMs    ? -1
           : waitMs > ticket.quotedHigh * kMinuteMs ? 1
                                                    : 0;
}

/// Of one number, which is counted.
ReportFigures figuresOf(const ReportTicket& ticket, qint64 levelMs)
{
    ReportFigures figures;
    figures.arrived = 1;
    if (ticket.state == TicketState::Done) {
        figures.served = 1;
    } else if (ticket.state == TicketState::Missed ||
               (ticket.state == TicketState::Cancelled && ticket.misses > 0)) {
        figures.missed = 1; // What is left of a day is cancelled when the next one begins.
    } else {
        figures.unserved = 1;
    }
    // Whose only call was taken back has no window, as somebody who was never called.
    const bool isTakenBack = ticket.window.isEmpty() && !ticket.wasSentOn && ticket.misses == 0;
    if (ticket.calledAtMs > 0 && !isTakenBack) {
        const qint64 since = waitsSince(ticket.klass, ticket.issuedAtMs, ticket.fromAtMs);
        figures.waited = 1;
        figures.waitMs = std::max<qint64>(0, ticket.calledAtMs - since);
        figures.waitMostMs = figures.waitMs;
        figures.waitedLong = figures.waitMs > levelMs ? 1 : 0;
    }
    // Who was missed in the end did not come: their start was taken back.
    if (ticket.startedAtMs >= ticket.calledAtMs && ticket.startedAtMs > 0 && !isTakenBack &&
        figures.missed == 0) {
        figures.walked = 1;
        figures.walkMs = ticket.startedAtMs - ticket.calledAtMs;
    }
    if (ticket.state == TicketState::Done && ticket.startedAtMs > 0 &&
        ticket.endedAtMs >= ticket.startedAtMs) {
        figures.attended = 1;
        figures.attendMs = ticket.endedAtMs - ticket.startedAtMs;
    }
    if (ticket.firstCallMs > 0) {
        const int against = againstQuote(ticket);
        figures.quoted = 1;
        figures.kept = against == 0 ? 1 : 0;
        figures.late = against > 0 ? 1 : 0;
    }
    return figures;
}

} // namespace

QString reportByName(ReportBy by)
{
    const auto found = std::find_if(kNames.begin(), kNames.end(),
                                    [&](const auto& one) { return one.first == by; });
    return QString::fromLatin1(found->second);
}

std::optional<ReportBy> reportByFrom(QStringView name)
{
    const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& one) {
        return name == QLatin1String(one.second);
    });
    return found == kNames.end() ? std::optional<ReportBy>() : found->first;
}

ReportFigures& ReportFigures::operator+=(const ReportFigures& other)
{
    for (const Member& member : kSums) {
        this->*member.value += other.*member.value;
    }
    waitMostMs = std::max(waitMostMs, other.waitMostMs);
    return *this;
}

QJsonObject toJson(const ReportFigures& figures)
{
    QJsonObject json{{QLatin1String(kMost.name), figures.*kMost.value}};
    for (const Member& member : kSums) {
        json.insert(QLatin1String(member.name), figures.*member.value);
    }
    return json;
}

ReportFigures reportFiguresFrom(const QJsonObject& json)
{
    ReportFigures figures;
    const auto read = [&](const Member& member) {
        figures.*member.value =
            std::max<qint64>(0, json.value(QLatin1String(member.name)).toInteger());
    };
    std::for_each(kSums.begin(), kSums.end(), read);
    read(kMost);
    return figures;
}

void ReportTally::add(const ReportTicket& ticket)
{
    if (ticket.state == TicketState::Linked) {
        return;
    }
    const ReportFigures figures = figuresOf(ticket, m_levelMs);
    m_groups[keyOf(ticket, m_by)] += figures;
    m_hours.at(static_cast<std::size_t>(hallTime(ticket.issuedAtMs).time().hour())) += figures;
    if (ticket.firstCallMs > 0) {
        addQuote(ticket);
    }
}

void ReportTally::addQuote(const ReportTicket& ticket)
{
    const auto* const step =
        std::lower_bound(kQuotedSteps.begin(), kQuotedSteps.end(), ticket.quotedHigh);
    QuotedAgainst& quoted = m_quoted[static_cast<int>(step - kQuotedSteps.begin())];
    quoted.upToMinutes = step == kQuotedSteps.end() ? 0 : *step;
    ++quoted.people;
    quoted.kept += againstQuote(ticket) == 0 ? 1 : 0;
    quoted.toldLowMs += ticket.quotedLow * kMinuteMs;
    quoted.toldHighMs += ticket.quotedHigh * kMinuteMs;
    quoted.waitMs += ticket.firstCallMs - ticket.issuedAtMs;
}

QueueReport ReportTally::report() const
{
    QueueReport report;
    for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it) {
        report.groups.append({it.key(), it.value()});
    }
    report.hours = m_hours;
    report.quoted = m_quoted.values();
    return report;
}

} // namespace onewindow::queue
