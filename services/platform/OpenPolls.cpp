// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/OpenPolls.h"

#include <utility>

namespace onewindow::platform {

namespace {

HttpRequest peerOf(const HttpRequest& request)
{
    HttpRequest peer;
    peer.peerName = request.peerName;
    peer.peerRole = request.peerRole;
    peer.peerSerial = request.peerSerial;
    return peer;
}

} // namespace

OpenPoll::OpenPoll(const HttpRequest& request, HttpReply reply)
    : m_peer(peerOf(request))
    , m_reply(std::move(reply))
    , m_whenGone(request.dropped, [source = m_dropped]() mutable { source.request_stop(); })
{}

void OpenPoll::answer(HttpResponse response)
{
    if (!m_isAnswered.test_and_set()) {
        std::exchange(m_reply, {})(std::move(response));
        m_dropped.request_stop();
    }
}

std::shared_ptr<OpenPoll> OpenPolls::open(const HttpRequest& request, HttpReply reply)
{
    auto poll = std::make_shared<OpenPoll>(request, std::move(reply));
    const std::lock_guard lock(m_mutex);
    if (++m_sinceSweep > kSweepEvery + m_polls.size() / 2) {
        m_sinceSweep = 0;
        m_polls.removeIf([](const auto& entry) { return entry.value().expired(); });
    }
    m_polls.insert(request.peerName, poll);
    return poll;
}

QList<std::shared_ptr<OpenPoll>> OpenPolls::of(const QString& name)
{
    QList<std::shared_ptr<OpenPoll>> open;
    const std::lock_guard lock(m_mutex);
    const auto [begin, end] = m_polls.equal_range(name);
    for (auto it = begin; it != end; ++it) {
        if (auto poll = it->lock()) {
            open << std::move(poll);
        }
    }
    return open;
}

} // namespace onewindow::platform
