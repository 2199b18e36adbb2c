// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/WishRelay.h"

#include <utility>

namespace onewindow::platform {

namespace {

constexpr int kWorkers = 2;
constexpr std::size_t kQueueLimit = 32;

} // namespace

WishRelay::WishRelay(const sync::PlatformEndpoint& hall)
    : m_workers("ow-wishes", kWorkers, kQueueLimit)
{
    for (int i = 0; i < kWorkers; ++i) {
        m_clients.push_back(std::make_unique<sync::HttpClient>(hall));
    }
}

WishRelay::~WishRelay()
{
    stop();
}

void WishRelay::pass(const HttpRequest& request, std::function<void(int status)> done)
{
    sync::HttpCall call;
    call.method = request.method;
    call.path = request.target.toText();
    call.body = request.body;
    call.contentType = QByteArrayLiteral("application/x-www-form-urlencoded");
    const bool isTaken = m_workers.post([this, call, done](int worker) {
        const auto answer = m_clients.at(static_cast<std::size_t>(worker))->perform(call);
        done(answer ? answer.value().status : 0);
    });
    if (!isTaken) {
        done(0);
    }
}

void WishRelay::stop()
{
    for (const auto& client : m_clients) {
        client->cancel();
    }
    m_workers.stop();
}

} // namespace onewindow::platform
