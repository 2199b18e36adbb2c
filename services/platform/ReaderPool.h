// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/WorkerPool.h"
#include "services/storage/Database.h"

#include <functional>
#include <memory>
#include <vector>

namespace onewindow::platform {

/// Threads that read the store, each over a connection of its own, so that nobody waits for the
/// writer and the writer for nobody.
class ReaderPool
{
public:
    /// Runs inside a transaction: everything it reads is of one moment.
    using Job = std::function<void(storage::Database& database)>;
    /// What is called instead when the store cannot be read.
    using Failure = std::function<void(const Error& error)>;

    struct Settings
    {
        const char* name = "ow-reader"; ///< As WorkerPool has it.
        int threads = 2;
        std::size_t queueLimit = 1024;
    };

    /// The store must be there already.
    static Result<std::unique_ptr<ReaderPool>> open(storage::DatabaseOptions options);
    static Result<std::unique_ptr<ReaderPool>> open(storage::DatabaseOptions options,
                                                    const Settings& settings);

    /// Hands in `job`, from any thread. When it cannot run, `failed` is called: StoreBusy at once
    /// if too many wait, or the store's error.
    void post(Job job, const Failure& failed);

    /// Finishes what is in hand and closes the connections.
    void stop();

private:
    ReaderPool(std::vector<std::unique_ptr<storage::Database>> databases, const Settings& settings);

    std::vector<std::unique_ptr<storage::Database>> m_databases;
    WorkerPool m_pool;
};

} // namespace onewindow::platform
