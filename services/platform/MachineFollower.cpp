// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/MachineFollower.h"

#include "services/core/Log.h"
#include "services/storage/Transaction.h"

#include <QSet>

#include <pthread.h>

namespace onewindow::platform {

namespace {

/// Looks for what another process may have written.
constexpr std::chrono::seconds kSafetyInterval{2};
/// Between two looks while there is news all the time.
constexpr std::chrono::milliseconds kPause{100};

} // namespace

MachineFollower::MachineFollower(identity::Machines& machines, storage::DatabaseOptions store,
                                 QString hall)
    : m_machines(machines)
    , m_store(std::move(store))
    , m_hall(std::move(hall))
{
    m_store.readOnly = true;
}

MachineFollower::~MachineFollower()
{
    stop();
}

Result<void> MachineFollower::start()
{
    auto opened = storage::Database::open(m_store);
    if (!opened) {
        return opened.error();
    }
    m_database = std::move(opened).value();
    OW_TRY(look());
    m_thread = std::jthread([this] { work(); });
    pthread_setname_np(m_thread.native_handle(), "ow-machines");
    return {};
}

void MachineFollower::announce()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasNews = true;
    }
    m_wake.notify_one();
}

void MachineFollower::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    m_database.reset();
}

void MachineFollower::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        m_wake.wait_for(lock, kPause, [this] { return m_isStopping; });
        m_wake.wait_for(lock, kSafetyInterval, [this] { return m_hasNews || m_isStopping; });
        m_hasNews = false;
        if (m_isStopping) {
            return;
        }
        lock.unlock();
        if (const auto looked = look(); !looked) {
            qCWarning(lcPlatform).noquote()
                << "The machines cannot be read:" << looked.error().detail;
        }
        lock.lock();
    }
}

Result<void> MachineFollower::look()
{
    const auto snapshot = storage::Transaction::begin(*m_database);
    if (!snapshot) {
        return snapshot.error();
    }
    return m_hall.isEmpty() ? lookAtCity() : lookAtCache();
}

Result<void> MachineFollower::lookAtCache()
{
    const journal::FeedCache cache(m_hall);
    const auto cursor = cache.cursor(*m_database);
    if (!cursor) {
        return cursor.error();
    }
    // Before the centre has told anything, who was known from the start goes on.
    const bool isUntold = cursor.value().epoch.isEmpty() || cursor.value().snapshotFrom > 0;
    if (isUntold || cursor.value().toText() == m_cursor.toText()) {
        return {};
    }
    const auto things = cache.all(*m_database, QLatin1String(identity::kMachineKind));
    if (!things) {
        return things.error();
    }
    m_machines.replace(m_hall, things.value());
    m_cursor = cursor.value();
    return {};
}

/// The city's stream says in which halls something has changed.
Result<void> MachineFollower::lookAtCity()
{
    const journal::Feed city;
    const QString kind = QLatin1String(identity::kMachinesKind);
    bool hasMore = true;
    while (hasMore) {
        const auto tail = city.tail(*m_database, m_cursor, journal::kFeedPageLimit);
        if (!tail) {
            return tail.error();
        }
        QSet<QString> halls;
        if (tail.value().isAnew) {
            const auto all = city.all(*m_database, kind);
            if (!all) {
                return all.error();
            }
            for (const journal::FeedChange& change : all.value()) {
                halls << change.id;
            }
        }
        for (const journal::FeedEntry& entry : tail.value().entries) {
            if (entry.change.kind == kind) {
                halls << entry.change.id;
            }
        }
        for (const QString& hall : halls) {
            OW_TRY(readHall(hall));
        }
        m_cursor = tail.value().cursor;
        hasMore = tail.value().hasMore;
    }
    return {};
}

Result<void> MachineFollower::readHall(const QString& hall)
{
    const journal::Feed feed(hall);
    const auto things = feed.all(*m_database, QLatin1String(identity::kMachineKind));
    if (!things) {
        return things.error();
    }
    m_machines.replace(hall, things.value());
    return {};
}

} // namespace onewindow::platform
