// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"

#include <QList>
#include <QMultiHash>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace onewindow::platform {

/// A long poll under way: answered by whoever comes first.
class OpenPoll
{
public:
    OpenPoll(const HttpRequest& request, HttpReply reply);

    /// Answers, unless that was done; who still works on it is told to stop. From any thread.
    void answer(HttpResponse response);

    /// Asked to stop when the client has gone or has its answer.
    [[nodiscard]] std::stop_token dropped() const { return m_dropped.get_token(); }

    /// Who asks: the certificate's name, role and serial, and nothing else of the request.
    [[nodiscard]] const HttpRequest& peer() const { return m_peer; }

private:
    HttpRequest m_peer;
    HttpReply m_reply;
    std::atomic_flag m_isAnswered;
    std::stop_source m_dropped;
    std::stop_callback<std::function<void()>> m_whenGone;
};

/// The long polls of all machines, so that one that is shut out is answered at once and not when
/// there is news. Thread-safe.
class OpenPolls
{
public:
    /// Begins one; it ends with the last that holds it.
    std::shared_ptr<OpenPoll> open(const HttpRequest& request, HttpReply reply);

    /// Those of the machine `name`.
    QList<std::shared_ptr<OpenPoll>> of(const QString& name);

private:
    /// Entries that have ended are swept out when there are so many new ones.
    static constexpr qsizetype kSweepEvery = 1024;

    std::mutex m_mutex;
    QMultiHash<QString, std::weak_ptr<OpenPoll>> m_polls;
    qsizetype m_sinceSweep = 0;
};

} // namespace onewindow::platform
