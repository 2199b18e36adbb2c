// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/OwnerAsk.h"

#include "services/platform/Problem.h"

namespace onewindow::platform {

namespace {

constexpr std::size_t kQueueLimit = 32;

sync::HttpCall callOf(const HttpRequest& request, std::chrono::milliseconds limit)
{
    sync::HttpCall call;
    call.method = request.method;
    call.path = request.target.toText();
    call.body = request.body;
    call.contentType = QByteArrayLiteral("application/json");
    call.limit = limit;
    return call;
}

HttpResponse responseOf(const Result<sync::HttpAnswer>& answer)
{
    if (!answer) {
        const bool isSilent = answer.error().code == ErrorCode::Timeout ||
                              answer.error().code == ErrorCode::NetworkFailed;
        return problem({answer.error().code, QStringLiteral("the centre does not answer")}, {},
                       isSilent ? 504 : 0);
    }
    const sync::HttpAnswer& given = answer.value();
    const bool isJson = given.contentType.startsWith("application/json") ||
                        given.contentType.startsWith("application/problem+json");
    if (!isJson || given.body.size() > OwnerAsk::kAnswerLimitBytes) {
        return problem({ErrorCode::ServerRefused, QStringLiteral("not an answer of a centre's")},
                       {}, 502);
    }
    HttpResponse response;
    response.status = given.status;
    response.contentType = given.contentType;
    response.body = given.body;
    return response;
}

} // namespace

OwnerAsk::OwnerAsk(const sync::PlatformEndpoint& owner, const Settings& settings)
    : m_limit(settings.limit)
    , m_workers(settings.name, settings.workers, kQueueLimit)
{
    for (int i = 0; i < settings.workers; ++i) {
        m_clients.push_back(std::make_unique<sync::HttpClient>(owner));
    }
}

OwnerAsk::~OwnerAsk()
{
    stop();
}

void OwnerAsk::ask(const HttpRequest& request, HttpReply reply)
{
    const bool isTaken = m_workers.post([this, call = callOf(request, m_limit), reply](int worker) {
        reply(responseOf(m_clients.at(static_cast<std::size_t>(worker))->perform(call)));
    });
    if (!isTaken) {
        reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many ask the centre at once")}));
    }
}

void OwnerAsk::stop()
{
    for (const auto& client : m_clients) {
        client->cancel();
    }
    m_workers.stop();
}

} // namespace onewindow::platform
