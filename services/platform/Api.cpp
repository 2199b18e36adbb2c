// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Api.h"

#include "services/platform/Caller.h"
#include "services/platform/Problem.h"
#include "services/platform/TicketPage.h"

#include <array>

namespace onewindow::platform {

namespace {

constexpr int kWorkers = 2;
constexpr std::size_t kWorkerQueueLimit = 64;
constexpr qsizetype kBodyLimitBytes = 64 * 1024;

/// `pattern` as "v1/windows/*/*", where a star stands for any one segment.
bool isPath(const HttpRequest& request, QLatin1String pattern)
{
    qsizetype begin = 0;
    for (const QString& segment : request.target.segments) {
        if (begin > pattern.size()) {
            return false;
        }
        const qsizetype slash = pattern.indexOf(u'/', begin);
        const qsizetype end = slash < 0 ? pattern.size() : slash;
        const QLatin1String wanted = pattern.sliced(begin, end - begin);
        if (wanted != QLatin1String("*") && wanted != segment) {
            return false;
        }
        begin = end + 1;
    }
    return begin == pattern.size() + 1;
}

HttpResponse notFound()
{
    return problem({ErrorCode::NotFound, QStringLiteral("no such resource")});
}

HttpResponse wrongMethod(const QByteArray& allowed)
{
    HttpResponse response = problem({ErrorCode::BadRequest, QStringLiteral("method")}, {}, 405);
    response.headers.append({QByteArrayLiteral("Allow"), allowed});
    return response;
}

} // namespace

Api::Api(ApiParts parts)
    : m_parts(std::move(parts))
    , m_commands(m_parts.writer, m_parts.clock)
    , m_workers("ow-worker", kWorkers, kWorkerQueueLimit)
{}

qsizetype Api::bodyLimit(const HttpRequest& request)
{
    const bool isBatch =
        isPath(request, QLatin1String("v1/journal")) && request.peerRole == u"kiosk";
    return isBatch ? journal::kBatchByteLimit : kBodyLimitBytes;
}

void Api::handle(const HttpRequest& request, const HttpReply& reply)
{
    const bool isApi = !request.target.segments.isEmpty() &&
                       request.target.segments.constFirst() == QLatin1String("v1");
    isApi ? handleV1(request, reply) : answerPublic(request, reply);
}

void Api::handleV1(const HttpRequest& request, const HttpReply& reply)
{
    struct Route
    {
        QLatin1String path;
        const char* method;
        Handler handler;
    };

    static const std::array routes{
        Route{QLatin1String("v1/feed"), "GET", &Api::giveFeed},
        Route{QLatin1String("v1/journal"), "POST", &Api::takeJournal},
        Route{QLatin1String("v1/session"), "POST", &Api::signIn},
        Route{QLatin1String("v1/session"), "DELETE", &Api::signOut},
        Route{QLatin1String("v1/windows/*/*"), "POST", &Api::commandWindow},
        Route{QLatin1String("v1/tickets"), "POST", &Api::issueTicket},
        Route{QLatin1String("v1/tickets/*/restore"), "POST", &Api::restoreTicket},
        Route{QLatin1String("v1/tickets/*/person"), "GET", &Api::showPerson},
        Route{QLatin1String("v1/help/*/answer"), "POST", &Api::answerHelp},
        Route{QLatin1String("v1/time"), "GET", &Api::giveTime},
    };
    QByteArray allowed;
    for (const Route& route : routes) {
        if (!isPath(request, route.path)) {
            continue;
        }
        if (request.method != route.method) {
            allowed += (allowed.isEmpty() ? "" : ", ") + QByteArray(route.method);
            continue;
        }
        const auto caller = Caller::of(request, m_parts.staff);
        if (caller) {
            (this->*route.handler)(request, caller.value(), reply);
        } else {
            reply(problem(caller.error()));
        }
        return;
    }
    reply(allowed.isEmpty() ? notFound() : wrongMethod(allowed));
}

void Api::giveTime(const HttpRequest&, const Caller&, const HttpReply& reply)
{
    reply(jsonResponse({{QStringLiteral("now"), m_parts.clock.now().wallMs}}));
}

/// What anybody may ask: no certificate, no personal data.
void Api::answerPublic(const HttpRequest& request, const HttpReply& reply)
{
    const bool isHealth = isPath(request, QLatin1String("healthz"));
    const bool isStyle = isPath(request, QLatin1String("assets/ticket.css"));
    if (!isHealth && !isStyle && !isPath(request, QLatin1String("t/*"))) {
        reply(notFound());
        return;
    }
    if (request.method != "GET") {
        reply(wrongMethod("GET"));
        return;
    }
    if (isStyle) {
        reply(ticketPageStyle());
        return;
    }
    if (isHealth) {
        // Answered by way of the store, so that it says more than that the process is there.
        read(
            [](storage::Database&) -> Result<QJsonObject> {
                return QJsonObject{{QStringLiteral("status"), QStringLiteral("ok")}};
            },
            reply);
        return;
    }
    const QString token = request.target.segments.at(1);
    const bool isEnglish = wantsEnglish(request);
    m_parts.readers.post(
        [this, token, isEnglish, reply](storage::Database& database) {
            const auto ticket = m_parts.queue.publicTicket(database, token);
            if (ticket || ticket.error().code == ErrorCode::NotFound) {
                reply(ticketPage(m_parts.hallName,
                                 ticket ? std::optional(ticket.value()) : std::nullopt, isEnglish));
            } else {
                reply(problem(ticket.error()));
            }
        },
        [reply](const Error& error) { reply(problem(error)); });
}

void Api::read(std::function<Result<QJsonObject>(storage::Database&)> job, const HttpReply& reply)
{
    m_parts.readers.post(
        [job = std::move(job), reply](storage::Database& database) {
            const auto json = job(database);
            reply(json ? jsonResponse(json.value()) : problem(json.error()));
        },
        [reply](const Error& error) { reply(problem(error)); });
}

} // namespace onewindow::platform
