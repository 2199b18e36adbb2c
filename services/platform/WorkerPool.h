// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace onewindow::platform {

/// Threads for what may take a while and must not hold up the io thread or the writer. Jobs run in
/// the order they were handed in, as many at once as there are threads.
class WorkerPool
{
public:
    /// `worker` says which of the threads runs the job, from 0.
    using Job = std::function<void(int worker)>;

    /// `name` is shown by the system's tools, at most 15 characters.
    WorkerPool(const char* name, int threads, std::size_t queueLimit);
    /// As stop().
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    WorkerPool(WorkerPool&&) = delete;
    WorkerPool& operator=(WorkerPool&&) = delete;

    /// Hands in `job`, from any thread, without waiting; false when as many as the limit wait
    /// already, or after stop().
    bool post(Job job);

    /// Drops the jobs that wait, lets those that run come to their end. Not from a job.
    void stop();

private:
    void work(int worker);

    std::size_t m_queueLimit;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_isStopping = false;
    std::vector<std::jthread> m_threads;
};

} // namespace onewindow::platform
