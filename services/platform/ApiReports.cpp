// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The figures of a hall, for who manages it: from its tickets, and held against the facts that they
// come from. At a centre those of any hall below, from its facts alone, and of all of them beside
// each other, as each counted its own days.

#include "services/core/Durations.h"
#include "services/identity/Permissions.h"
#include "services/journal/SpanCheck.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/Problem.h"
#include "services/platform/ReportFile.h"
#include "services/queue/CrowdProjection.h"
#include "services/queue/DayCounts.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FactReport.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace onewindow::platform {

namespace {

using storage::Database;

constexpr qsizetype kHallLimit = 64;

feedback::RatingsBy ratingsBy(queue::ReportBy by)
{
    switch (by) {
    case queue::ReportBy::Window:
        return feedback::RatingsBy::Window;
    case queue::ReportBy::Matter:
        return feedback::RatingsBy::Matter;
    case queue::ReportBy::Day:
        return feedback::RatingsBy::Day;
    }
    return feedback::RatingsBy::Day;
}

/// Whether the facts of the span are whole, and say of how many who were served the same as the
/// tickets do: that is counted twice, from both.
Result<void> lookBehind(Database& database, const QString& hall, const queue::ReportSpan& span,
                        HallReport& report)
{
    qint64 served = 0;
    const auto checked = journal::checkSpan(
        database, hall, span.fromMs(), span.toMs(), [&](const journal::Row& row) {
            if (row.node != hall) {
                return;
            }
            if (row.kind == QLatin1String(queue::facts::kFinished)) {
                ++served;
            } else if (row.kind == QLatin1String(queue::facts::kUndone)) {
                const QJsonObject body = QJsonDocument::fromJson(row.body).object();
                served -= body.value(QStringLiteral("undone")).toString() ==
                                  QLatin1String(queue::facts::kFinished)
                              ? 1
                              : 0;
            }
        });
    if (!checked) {
        return checked.error();
    }
    report.isPruned = checked.value().isPruned;
    if (!checked.value().firstBad.isEmpty()) {
        report.doubt = checked.value().firstBad;
        return {};
    }
    const auto done = queue::countDone(database, span.fromMs(), span.toMs());
    if (!done) {
        return done.error();
    }
    if (!report.isPruned && done.value() != served) {
        report.doubt = QStringLiteral("served: %1 by the facts, %2 by the tickets")
                           .arg(served)
                           .arg(done.value());
    }
    return {};
}

queue::ReportFigures sumOf(const QList<queue::ReportGroup>& groups)
{
    queue::ReportFigures sum;
    for (const queue::ReportGroup& group : groups) {
        sum += group.figures;
    }
    return sum;
}

/// From the facts that the hall has handed on, and held against what it counted itself.
Result<void> reportOfHallBelow(Database& database, const queue::ReportSpan& span,
                               queue::ReportBy by, HallReport& report)
{
    const auto halls = journal::Journal::halls(database);
    if (!halls) {
        return halls.error();
    }
    if (!halls.value().contains(report.hall)) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such hall")};
    }
    const auto counted = queue::countedMonthOf(database, report.hall, span);
    if (!counted) {
        return counted.error();
    }
    const int level = counted.value().levelMinutes;
    report.levelMinutes = level > 0 ? level : queue::HallRules().serviceLevelMinutes;
    auto made =
        queue::reportFromFacts(database, report.hall, span, by, report.levelMinutes * kMinuteMs);
    if (!made) {
        return made.error();
    }
    report.figures = std::move(made.value().report);
    report.isPruned = made.value().isPruned;
    const qint64 served = sumOf(report.figures.groups).served;
    if (!made.value().firstBad.isEmpty()) {
        report.doubt = made.value().firstBad;
    } else if (!counted.value().firstBad.isEmpty()) {
        report.doubt = counted.value().firstBad;
    } else if (counted.value().days == made.value().days &&
               counted.value().figures.served != served) {
        report.doubt = QStringLiteral("served: %1 by the facts, %2 by the hall's count")
                           .arg(served)
                           .arg(counted.value().figures.served);
    }
    return {};
}

/// What each of `halls` calls itself, as far as it has said.
Result<QHash<QString, QString>> namesOf(Database& database, const QStringList& halls)
{
    const auto told = queue::findCrowds(database, halls, 0);
    if (!told) {
        return told.error();
    }
    QHash<QString, QString> names;
    for (const queue::ToldCrowd& one : told.value()) {
        const QJsonObject name = one.body.value(QLatin1String("name")).toObject();
        names.insert(one.hall, catalog::localTextFromJson(name).zh);
    }
    return names;
}

/// All of them, as each counted its own days; each count held against its fact.
Result<HallReport> reportOfAllHalls(Database& database, const queue::ReportSpan& span)
{
    auto halls = journal::Journal::halls(database);
    if (!halls) {
        return halls.error();
    }
    halls.value().removeAll(QString());
    HallReport report;
    report.by = HallReport::kByHall.toString();
    auto names = namesOf(database, halls.value());
    if (!names) {
        return names.error();
    }
    report.names = std::move(names).value();
    for (const QString& hall : std::as_const(halls.value())) {
        const auto month = queue::countedMonthOf(database, hall, span);
        if (!month) {
            return month.error();
        }
        report.figures.groups.append({hall, month.value().figures});
        report.days.insert(hall, month.value().days);
        report.levelMinutes = std::max(report.levelMinutes, month.value().levelMinutes);
        if (report.doubt.isEmpty()) {
            report.doubt = month.value().firstBad;
        }
    }
    return report;
}

} // namespace

/// What somebody asks for.
struct Api::ReportAsk
{
    QDate month;
    QString hall; ///< Empty: all of them.
    queue::ReportBy by = queue::ReportBy::Day;
    bool isCsv = false;
};

Result<HallReport> Api::reportOf(Database& database, const ReportAsk& ask) const
{
    const QDate day = QDate::fromString(today(), Qt::ISODate);
    const auto span = queue::ReportSpan::ofMonth(ask.month, day);
    HallReport report;
    const bool isOwn = m_parts.queue != nullptr && ask.hall == m_parts.journal.hall();
    if (ask.hall.isEmpty()) {
        auto all = reportOfAllHalls(database, span);
        if (!all) {
            return all;
        }
        report = std::move(all).value();
    } else {
        report.hall = ask.hall;
        report.by = queue::reportByName(ask.by);
        OW_TRY(isOwn ? reportOfOwnHall(database, span, ask.by, report)
                     : reportOfHallBelow(database, span, ask.by, report));
    }
    report.month = ask.month.toString(QStringLiteral("yyyy-MM"));
    // Which window or matter a rating is of, the hall's tickets alone say.
    if (isOwn || (ask.by == queue::ReportBy::Day && !ask.hall.isEmpty())) {
        auto ratings = feedback::ratingsOf(database, ask.hall, ask.month, day, ratingsBy(ask.by));
        if (!ratings) {
            return ratings.error();
        }
        report.ratings = std::move(ratings).value();
    }
    if (ask.by == queue::ReportBy::Matter) {
        for (const queue::ReportGroup& group : std::as_const(report.figures.groups)) {
            const auto matter = matterOf(database, group.key);
            if (matter && matter.value()) {
                report.names.insert(group.key, matter.value()->name.zh);
            }
        }
    }
    return report;
}

Result<void> Api::reportOfOwnHall(Database& database, const queue::ReportSpan& span,
                                  queue::ReportBy by, HallReport& report) const
{
    const auto rules = m_parts.queue->rules().now(database);
    if (!rules) {
        return rules.error();
    }
    report.levelMinutes = rules.value()->numbers.serviceLevelMinutes;
    auto figures = queue::queueReportOf(database, span, by, report.levelMinutes * kMinuteMs);
    if (!figures) {
        return figures.error();
    }
    report.figures = std::move(figures).value();
    return lookBehind(database, report.hall, span, report);
}

/// Errors: BadRequest, its detail beginning with the parameter.
Result<Api::ReportAsk> Api::reportAskFrom(const HttpRequest& request) const
{
    const auto bad = [](const char* what) {
        return Error{ErrorCode::BadRequest, QString::fromLatin1(what)};
    };
    ReportAsk ask;
    ask.month = QDate::fromString(request.target.parameter(u"month"), QStringLiteral("yyyy-MM"));
    if (!ask.month.isValid()) {
        return bad("month: yyyy-MM");
    }
    const QString byText = request.target.parameter(u"by");
    const bool isCompared = byText == HallReport::kByHall && m_parts.isCentre;
    const auto by = queue::reportByFrom(byText);
    if (!by && !isCompared) {
        return bad("by: window, matter or day; at a centre hall as well");
    }
    ask.by = by.value_or(queue::ReportBy::Day);
    const QString format = request.target.parameter(u"format");
    ask.isCsv = format == u"csv";
    if (!ask.isCsv && !format.isEmpty() && format != u"json") {
        return bad("format: json or csv");
    }
    const QString named = request.target.parameter(u"hall");
    ask.hall = named.isEmpty() && !isCompared ? m_parts.journal.hall() : named;
    const bool isOwn = m_parts.queue != nullptr && ask.hall == m_parts.journal.hall();
    const bool isBelow = m_parts.isCentre && !ask.hall.isEmpty() && ask.hall.size() <= kHallLimit;
    if (isCompared ? !named.isEmpty() : !isOwn && !isBelow) {
        return bad("hall: one of those below, at a centre; none with by=hall");
    }
    return ask;
}

void Api::giveReport(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const QString named = request.target.parameter(u"hall");
    const bool isOwn = m_parts.queue != nullptr &&
                       request.target.parameter(u"by") != HallReport::kByHall &&
                       (named.isEmpty() || named == m_parts.journal.hall());
    const auto needed =
        isOwn ? identity::Permission::RatingsRead : identity::Permission::ReportsRead;
    if (const auto may = caller.require(needed); !may) {
        reply(problem(may.error()));
        return;
    }
    const auto ask = reportAskFrom(request);
    if (!ask) {
        reply(problem(ask.error(), ask.error().detail.section(u':', 0, 0)));
        return;
    }
    // Whoever belongs to one hall is told of no other.
    if (!isOwn && !caller.staff->hall.isEmpty() && caller.staff->hall != ask.value().hall) {
        reply(problem({ErrorCode::NotPermitted, identity::permissionName(needed)}));
        return;
    }
    m_parts.scanner.post(
        [this, ask = ask.value(), reply](Database& database) {
            const auto report = reportOf(database, ask);
            if (!report) {
                reply(problem(report.error()));
                return;
            }
            if (!ask.isCsv) {
                reply(jsonResponse(toJson(report.value())));
                return;
            }
            HttpResponse response;
            response.contentType = QByteArrayLiteral("text/csv; charset=utf-8");
            response.headers.append(
                {QByteArrayLiteral("Content-Disposition"),
                 "attachment; filename=\"report-" + report.value().month.toLatin1() + ".csv\""});
            response.body = toCsv(report.value());
            reply(std::move(response));
        },
        [reply](const Error& error) { reply(problem(error)); });
}

} // namespace onewindow::platform
