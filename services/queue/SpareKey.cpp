// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/SpareKey.h"

#include "services/core/Log.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace onewindow::queue {

namespace {

/// Behind everything that somebody waits for: the screen, the store, the printer.
constexpr int kNiceness = 10;

} // namespace

SpareKey::SpareKey(const journal::Journal& journal, std::vector<journal::Recipient> recipients)
    : m_journal(journal)
    , m_recipients(std::move(recipients))
    , m_thread([this](const std::stop_token& stop) { work(stop); })
{
    pthread_setname_np(m_thread.native_handle(), "ow-spare-key");
}

void SpareKey::refill()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWanted = true;
    }
    m_wake.notify_one();
}

bool SpareKey::isReady() const
{
    const std::lock_guard lock(m_mutex);
    return m_key.has_value();
}

Result<journal::NewDataKey> SpareKey::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_key) {
            return *std::exchange(m_key, std::nullopt);
        }
    }
    return m_journal.makeDataKey(m_recipients);
}

void SpareKey::work(const std::stop_token& stop)
{
    // Of this thread alone, as Linux has it; where it is not given, the key comes all the same.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness);
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_isWanted && !m_key; })) {
        m_isWanted = false;
        lock.unlock();
        auto made = m_journal.makeDataKey(m_recipients);
        lock.lock();
        if (made) {
            m_key = std::move(made).value();
        } else {
            // Not tried again by itself: who needs the key is told.
            qCWarning(lcQueue).noquote() << "no spare key:" << made.error().detail;
        }
    }
}

} // namespace onewindow::queue
