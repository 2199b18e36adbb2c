// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/WorkerPool.h"
#include "services/sync/HttpClient.h"

#include <memory>
#include <vector>

namespace onewindow::platform {

/// Asks the node that owns a thing, the centre of a hall, and hands its answer on; nothing of it is
/// kept. Some asks at once, 32 wait, each takes a limited time.
class OwnerAsk
{
public:
    /// The most of an answer that is handed on, in bytes.
    static constexpr qsizetype kAnswerLimitBytes = 256 * 1024;

    struct Settings
    {
        const char* name = "ow-ask"; ///< Of its threads.
        int workers = 2;
        std::chrono::milliseconds limit = std::chrono::seconds(10); ///< For one ask.
    };

    /// `owner`: how to reach it, and as whom.
    OwnerAsk(const sync::PlatformEndpoint& owner, const Settings& settings);
    /// As stop().
    ~OwnerAsk();
    OwnerAsk(const OwnerAsk&) = delete;
    OwnerAsk& operator=(const OwnerAsk&) = delete;
    OwnerAsk(OwnerAsk&&) = delete;
    OwnerAsk& operator=(OwnerAsk&&) = delete;

    /// Sends method, target and body of `request` as they came, under this node's own certificate.
    /// Answers once, from another thread, or at once with StoreBusy's problem; with that of
    /// NetworkFailed or Timeout (504) when the owner does not answer.
    void ask(const HttpRequest& request, HttpReply reply);

    /// Cancels what is under way; every later ask is answered with a problem.
    void stop();

private:
    std::chrono::milliseconds m_limit;
    std::vector<std::unique_ptr<sync::HttpClient>> m_clients; ///< One a worker.
    WorkerPool m_workers;
};

} // namespace onewindow::platform
