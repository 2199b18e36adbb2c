// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpRequest.h"
#include "services/platform/WorkerPool.h"
#include "services/sync/HttpClient.h"

#include <functional>
#include <memory>
#include <vector>

namespace onewindow::platform {

/// Passes on to a hall what holders of its numbers press on their pages, and hands back with what
/// status it answered; nothing of it is kept. Two at once, 32 wait, each takes five seconds at
/// most.
class WishRelay
{
public:
    /// `hall`: how to reach it, and as whom.
    explicit WishRelay(const sync::PlatformEndpoint& hall);
    /// As stop().
    ~WishRelay();
    WishRelay(const WishRelay&) = delete;
    WishRelay& operator=(const WishRelay&) = delete;
    WishRelay(WishRelay&&) = delete;
    WishRelay& operator=(WishRelay&&) = delete;

    /// Sends method, target and body of `request` as they came. `done` is called once, from another
    /// thread or at once: with 0 where the hall did not answer, or too many wait.
    void pass(const HttpRequest& request, std::function<void(int status)> done);

    /// Cancels what is under way; every later one is answered with 0.
    void stop();

private:
    std::vector<std::unique_ptr<sync::HttpClient>> m_clients; ///< One a worker.
    WorkerPool m_workers;
};

} // namespace onewindow::platform
