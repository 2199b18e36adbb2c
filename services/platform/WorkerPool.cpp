// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/WorkerPool.h"

#include "services/core/Enforce.h"

#include <pthread.h>

namespace onewindow::platform {

WorkerPool::WorkerPool(const char* name, int threads, std::size_t queueLimit)
    : m_queueLimit(queueLimit)
{
    OW_ENFORCE(threads > 0 && queueLimit > 0);
    for (int worker = 0; worker < threads; ++worker) {
        m_threads.emplace_back([this, worker] { work(worker); });
        pthread_setname_np(m_threads.back().native_handle(), name);
    }
}

WorkerPool::~WorkerPool()
{
    stop();
}

bool WorkerPool::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping || m_queue.size() >= m_queueLimit) {
            return false;
        }
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void WorkerPool::stop()
{
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        dropped.swap(m_queue);
    }
    m_wake.notify_all();
    for (std::jthread& thread : m_threads) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

void WorkerPool::work(int worker)
{
    while (true) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_isStopping || !m_queue.empty(); });
        if (m_isStopping) {
            return;
        }
        const Job job = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        job(worker);
    }
}

} // namespace onewindow::platform
