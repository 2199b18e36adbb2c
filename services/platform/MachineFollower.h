// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/Machines.h"
#include "services/storage/Database.h"

#include <QString>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace onewindow::platform {

/// Keeps the machines in memory as the store has them, on a thread of its own with a connection of
/// its own: soon after each announce(), and every few seconds for what another process of the
/// centre has written.
class MachineFollower
{
public:
    /// `hall`: whose machines a hall has cached of its centre's feed; empty at a centre, which
    /// follows those of all halls in the feeds of its own. `machines` outlives this object.
    MachineFollower(identity::Machines& machines, storage::DatabaseOptions store, QString hall);
    /// As stop().
    ~MachineFollower();
    MachineFollower(const MachineFollower&) = delete;
    MachineFollower& operator=(const MachineFollower&) = delete;
    MachineFollower(MachineFollower&&) = delete;
    MachineFollower& operator=(MachineFollower&&) = delete;

    /// Reads them once, then follows. The store must be there already.
    Result<void> start();

    /// Something was committed. From any thread, costs next to nothing.
    void announce();

    void stop();

private:
    void work();
    Result<void> look();
    Result<void> lookAtCache();
    Result<void> lookAtCity();
    Result<void> readHall(const QString& hall);

    identity::Machines& m_machines;
    storage::DatabaseOptions m_store;
    QString m_hall;
    std::unique_ptr<storage::Database> m_database; ///< The thread's.
    journal::FeedCursor m_cursor;

    std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable m_wake;
    bool m_hasNews = false;
    bool m_isStopping = false;
    std::jthread m_thread;
};

} // namespace onewindow::platform
