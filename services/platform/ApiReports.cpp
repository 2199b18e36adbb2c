// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The figures of a hall, for who manages it: from its tickets, and held against the facts that they
// come from.

#include "services/journal/SpanCheck.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/Problem.h"
#include "services/platform/ReportFile.h"
#include "services/queue/FactKinds.h"
#include "services/queue/QueueReport.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace onewindow::platform {

namespace {

using storage::Database;

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

/// The span of a report, Unix ms: the days of the month that are over.
struct Span
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
};

Span spanOf(QDate month, QDate today)
{
    static const QTimeZone zone(8 * 60 * 60);
    const QDate first(month.year(), month.month(), 1);
    const QDate end = std::max(first, std::min(first.addMonths(1), today));
    return {first.startOfDay(zone).toMSecsSinceEpoch(), end.startOfDay(zone).toMSecsSinceEpoch()};
}

/// Whether the facts of the span are whole, and say of how many who were served the same as the
/// tickets do: that is counted twice, from both.
Result<void> lookBehind(Database& database, const QString& hall, const Span& span,
                        HallReport& report)
{
    qint64 served = 0;
    const auto checked =
        journal::checkSpan(database, hall, span.fromMs, span.toMs, [&](const journal::Row& row) {
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
    const auto done = queue::countDone(database, span.fromMs, span.toMs);
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

} // namespace

Result<HallReport> Api::reportOf(Database& database, QDate month, queue::ReportBy by) const
{
    const QDate day = QDate::fromString(today(), Qt::ISODate);
    const QString hall = m_parts.journal.hall();
    HallReport report;
    report.month = month.toString(QStringLiteral("yyyy-MM"));
    report.by = by;
    auto groups = queue::queueReportOf(database, month, day, by);
    if (!groups) {
        return groups.error();
    }
    report.groups = std::move(groups).value();
    auto ratings = feedback::ratingsOf(database, hall, month, day, ratingsBy(by));
    if (!ratings) {
        return ratings.error();
    }
    report.ratings = std::move(ratings).value();
    if (by == queue::ReportBy::Matter) {
        for (const queue::ReportGroup& group : std::as_const(report.groups)) {
            const auto matter = matterOf(database, group.key);
            if (matter && matter.value()) {
                report.names.insert(group.key, matter.value()->name.zh);
            }
        }
    }
    OW_TRY(lookBehind(database, hall, spanOf(month, day), report));
    return report;
}

void Api::giveReport(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(identity::Permission::RatingsRead); !may) {
        reply(problem(may.error()));
        return;
    }
    const QDate month =
        QDate::fromString(request.target.parameter(u"month"), QStringLiteral("yyyy-MM"));
    const auto by = queue::reportByFrom(request.target.parameter(u"by"));
    const QString format = request.target.parameter(u"format");
    const bool isCsv = format == u"csv";
    const char* wrong = !month.isValid()                                   ? "month"
                        : !by                                              ? "by"
                        : !isCsv && !format.isEmpty() && format != u"json" ? "format"
                                                                           : nullptr;
    if (wrong != nullptr) {
        const QString field = QString::fromLatin1(wrong);
        reply(problem({ErrorCode::BadRequest,
                       field + QStringLiteral(": month as yyyy-MM, by window, matter or day, "
                                              "format json or csv")},
                      field));
        return;
    }
    m_parts.scanner.post(
        [this, month, by = *by, isCsv, reply](Database& database) {
            const auto report = reportOf(database, month, by);
            if (!report) {
                reply(problem(report.error()));
                return;
            }
            if (!isCsv) {
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
