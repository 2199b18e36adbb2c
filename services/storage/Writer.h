// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

namespace onewindow::storage {

/// The one thread of a process that writes to the store. It takes all jobs that wait (up to
/// Settings::maxBatch), runs them in order in one transaction, commits once, and only when that is
/// durable answers each: group commit. A job that fails is undone alone (it runs in a savepoint
/// when it is not alone); a commit that fails fails them all. It never waits for a batch to fill.
///
/// On PostgreSQL a job whose transaction was undone for no fault of its own (a deadlock, a
/// connection lost before COMMIT was sent) is run again, alone, up to Settings::maxRepeats times:
/// so a job leaves nothing behind but what it does to the store, and can be called again. What
/// became of a COMMIT that got no answer nobody knows: that fails, and is not repeated.
///
/// A job gets a Database inside a transaction: it must not begin one, keep the reference, or wait
/// for anything else. Jobs, completions and commit listeners run on the writer's thread and must be
/// short; they may post(), but not runAndWait() or stop().
class Writer
{
public:
    using Job = std::function<Result<void>(Database&)>;
    using Completion = std::function<void(const Result<void>&)>;

    struct Settings
    {
        int maxQueued = 4096; ///< Jobs that wait; StoreBusy past it.
        int maxBatch = 64;    ///< Jobs in one transaction.
        int maxRepeats = 4;   ///< Of a job that met another transaction.
        /// Before the first repeat; twice as long before each further one.
        std::chrono::milliseconds repeatAfter{20};
        /// With nothing to do for so long, a WAL of idleCheckpointPages is copied back. Below that
        /// it is left: the first commit after a copy costs one more sync.
        std::chrono::milliseconds idleAfter{250};
        int idleCheckpointPages = 1000;
        /// Hears of each batch: its jobs, and the time from its beginning to its durable commit. On
        /// the writer's thread, before the completions; may be empty.
        std::function<void(std::size_t jobs, std::chrono::microseconds took)> measured;
        /// Never idle: a WAL of this size is copied back between two batches.
        int busyCheckpointPages = 4000;
    };

    /// Starts the thread. `database` must not be read-only.
    explicit Writer(std::unique_ptr<Database> database);
    Writer(std::unique_ptr<Database> database, Settings settings);

    /// As stop().
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    Writer(Writer&&) = delete;
    Writer& operator=(Writer&&) = delete;

    /// Hands in `job`, from any thread, without waiting. `done` (may be empty) is called exactly
    /// once: on the writer's thread when the job's effect is durable or undone; or at once on the
    /// caller's with StoreBusy when the queue is full or the writer has stopped.
    void post(Job job, Completion done = {});

    /// post() for a job with a value: `writer.run<Ticket>(job, done)`.
    template <typename T>
    void run(std::function<Result<T>(Database&)> job, std::function<void(Result<T>)> done);

    /// Runs `job` and waits until it is durable: for start-up code and tests. Not on the writer's
    /// thread.
    template <typename T>
    Result<T> runAndWait(std::function<Result<T>(Database&)> job);

    /// Calls `listener` after each durable commit that changed rows, before the jobs' completions.
    /// Listeners stay until the writer is gone.
    void onCommitted(std::function<void()> listener);

    /// Jobs that wait now; from any thread.
    [[nodiscard]] std::size_t queued() const;

    /// Takes no more jobs, finishes those that wait, ends the thread, closes the store. Call it
    /// before anything that a job, completion or listener refers to goes away.
    void stop();

private:
    struct Posted
    {
        Job job;
        Completion done;
    };

    /// What has become of a job.
    struct Outcome
    {
        Result<void> result;
        bool isWorthRepeating = false; ///< See Database: asked before anything else fails.
    };

    Result<void> accept(Posted& posted); // Moves from it unless it is refused.
    void work();
    bool waitForJobs(std::vector<Posted>& batch);
    void runBatch(std::vector<Posted>& batch);
    std::vector<Outcome> commitBatch(std::span<const Posted> batch);
    [[nodiscard]] Outcome outcomeOf(Result<void> result) const;
    Result<void> repeat(const Posted& posted, Outcome outcome);
    void notifyCommitted();
    void checkpoint();
    [[nodiscard]] bool isWriterThread() const;

    std::unique_ptr<Database> m_database;
    Settings m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Posted> m_queue;
    std::vector<std::function<void()>> m_listeners;
    bool m_isStopping = false;
    std::jthread m_thread;
};

template <typename T>
void Writer::run(std::function<Result<T>(Database&)> job, std::function<void(Result<T>)> done)
{
    if constexpr (std::is_void_v<T>) {
        post(std::move(job), std::move(done));
    } else {
        auto value = std::make_shared<std::optional<T>>();
        post(
            [job = std::move(job), value](Database& database) -> Result<void> {
                Result<T> result = job(database);
                if (!result) {
                    return result.error();
                }
                value->emplace(std::move(result).value());
                return {};
            },
            [done = std::move(done), value](const Result<void>& outcome) {
                if (done) {
                    done(outcome ? Result<T>(std::move(**value)) : Result<T>(outcome.error()));
                }
            });
    }
}

template <typename T>
Result<T> Writer::runAndWait(std::function<Result<T>(Database&)> job)
{
    OW_ENFORCE(!isWriterThread());
    auto answer = std::make_shared<std::promise<Result<T>>>();
    auto waiting = answer->get_future();
    run<T>(std::move(job), [answer](Result<T> result) { answer->set_value(std::move(result)); });
    return waiting.get();
}

} // namespace onewindow::storage
