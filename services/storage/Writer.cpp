// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Writer.h"

#include "services/core/Log.h"
#include "services/storage/Savepoint.h"
#include "services/storage/Transaction.h"

#include <pthread.h>

#include <algorithm>

namespace onewindow::storage {

namespace {

Result<void> runInSavepoint(Database& database, const Writer::Job& job)
{
    auto savepoint = Savepoint::begin(database);
    if (!savepoint) {
        return savepoint.error();
    }
    OW_TRY(job(database));
    return savepoint.value().release();
}

} // namespace

Writer::Writer(std::unique_ptr<Database> database)
    : Writer(std::move(database), Settings())
{}

Writer::Writer(std::unique_ptr<Database> database, Settings settings)
    : m_database(std::move(database))
    , m_settings(std::move(settings))
{
    OW_ENFORCE(m_database != nullptr && !m_database->isReadOnly());
    OW_ENFORCE(m_settings.maxQueued > 0 && m_settings.maxBatch > 0);
    m_thread = std::jthread([this] { work(); });
    pthread_setname_np(m_thread.native_handle(), "ow-writer");
}

Writer::~Writer()
{
    stop();
}

void Writer::post(Job job, Completion done)
{
    OW_ENFORCE(job != nullptr);
    Posted posted{std::move(job), std::move(done)};
    if (const auto accepted = accept(posted); accepted) {
        m_wake.notify_one();
    } else if (posted.done) {
        posted.done(accepted);
    }
}

Result<void> Writer::accept(Posted& posted)
{
    const std::lock_guard lock(m_mutex);
    if (m_isStopping) {
        return Error{ErrorCode::StoreBusy, QStringLiteral("the writer has stopped")};
    }
    if (m_queue.size() >= static_cast<std::size_t>(m_settings.maxQueued)) {
        return Error{ErrorCode::StoreBusy,
                     QStringLiteral("%1 jobs wait for the writer").arg(m_settings.maxQueued)};
    }
    m_queue.push_back(std::move(posted));
    return {};
}

void Writer::onCommitted(std::function<void()> listener)
{
    OW_ENFORCE(listener != nullptr);
    const std::lock_guard lock(m_mutex);
    m_listeners.push_back(std::move(listener));
}

std::size_t Writer::queued() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

void Writer::stop()
{
    OW_ENFORCE(!isWriterThread());
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    m_database.reset();
}

void Writer::work()
{
    std::vector<Posted> batch;
    while (waitForJobs(batch)) {
        runBatch(batch);
        // What a job holds must not outlive its answer.
        batch.clear();
        if (m_database->walPages() >= m_settings.busyCheckpointPages) {
            checkpoint();
        }
    }
}

bool Writer::waitForJobs(std::vector<Posted>& batch)
{
    std::unique_lock lock(m_mutex);
    const auto hasNews = [this] { return m_isStopping || !m_queue.empty(); };
    if (m_database->walPages() >= m_settings.idleCheckpointPages &&
        !m_wake.wait_for(lock, m_settings.idleAfter, hasNews)) {
        lock.unlock();
        checkpoint();
        lock.lock();
    }
    m_wake.wait(lock, hasNews);
    const auto count = std::min(m_queue.size(), static_cast<std::size_t>(m_settings.maxBatch));
    const auto end = m_queue.begin() + static_cast<std::ptrdiff_t>(count);
    std::move(m_queue.begin(), end, std::back_inserter(batch));
    m_queue.erase(m_queue.begin(), end);
    return count > 0;
}

void Writer::runBatch(std::vector<Posted>& batch)
{
    const qint64 changesBefore = m_database->totalChanges();
    const auto begin = std::chrono::steady_clock::now();
    auto outcomes = commitBatch(batch);
    for (std::size_t i = 0; i < batch.size(); ++i) {
        outcomes[i].result = repeat(batch[i], std::move(outcomes[i]));
    }
    if (m_settings.measured) {
        m_settings.measured(batch.size(), std::chrono::duration_cast<std::chrono::microseconds>(
                                              std::chrono::steady_clock::now() - begin));
    }
    const bool isAnyDone =
        std::ranges::any_of(outcomes, &Result<void>::operator bool, &Outcome::result);
    if (isAnyDone && m_database->totalChanges() != changesBefore) {
        notifyCommitted();
    }
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (batch[i].done) {
            batch[i].done(outcomes[i].result);
        }
    }
}

/// Runs a job again whose store failed it, if that was undone and may be otherwise now.
Result<void> Writer::repeat(const Posted& posted, Outcome outcome)
{
    auto pause = m_settings.repeatAfter;
    for (int i = 0; i < m_settings.maxRepeats; ++i) {
        const Result<void>& result = outcome.result;
        const bool isOfStore = !result && (result.error().code == ErrorCode::StoreBusy ||
                                           result.error().code == ErrorCode::StoreFailed);
        if (!isOfStore || !outcome.isWorthRepeating) {
            return result;
        }
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, pause, [this] { return m_isStopping; });
        }
        pause *= 2;
        outcome = commitBatch({&posted, 1}).front();
    }
    return outcome.result;
}

/// What has become of a job that ended with `result` just now.
Writer::Outcome Writer::outcomeOf(Result<void> result) const
{
    const bool isWorthRepeating = !result && m_database->isWorthRepeating();
    return {.result = std::move(result), .isWorthRepeating = isWorthRepeating};
}

std::vector<Writer::Outcome> Writer::commitBatch(std::span<const Posted> batch)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction) {
        return {batch.size(), outcomeOf(transaction.error())};
    }
    std::vector<Outcome> outcomes;
    for (const Posted& posted : batch) {
        // Alone in its transaction, a job needs no savepoint to be undone.
        outcomes.push_back(outcomeOf(batch.size() == 1 ? posted.job(*m_database)
                                                       : runInSavepoint(*m_database, posted.job)));
        if (!m_database->isInTransaction()) {
            // The engine itself has undone the whole transaction.
            const Result<void> last = outcomes.back().result;
            return {batch.size(), outcomeOf(last ? Error{ErrorCode::StoreFailed,
                                                         QStringLiteral("the engine rolled the "
                                                                        "transaction back")}
                                                 : last.error())};
        }
    }
    if (std::ranges::none_of(outcomes, &Result<void>::operator bool, &Outcome::result)) {
        return outcomes;
    }
    if (const auto committed = transaction.value().commit(); !committed) {
        const Outcome undone = outcomeOf(committed);
        for (Outcome& outcome : outcomes) {
            outcome = outcome.result ? undone : outcome;
        }
    }
    return outcomes;
}

void Writer::notifyCommitted()
{
    std::vector<std::function<void()>> listeners;
    {
        const std::lock_guard lock(m_mutex);
        listeners = m_listeners;
    }
    for (const auto& listener : listeners) {
        listener();
    }
}

void Writer::checkpoint()
{
    if (const auto outcome = m_database->checkpoint(); !outcome) {
        qCWarning(lcStorage).noquote() << outcome.error().detail;
    }
}

bool Writer::isWriterThread() const
{
    return std::this_thread::get_id() == m_thread.get_id();
}

} // namespace onewindow::storage
