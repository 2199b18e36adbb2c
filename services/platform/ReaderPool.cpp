// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/ReaderPool.h"

#include "services/storage/Transaction.h"

namespace onewindow::platform {

Result<std::unique_ptr<ReaderPool>> ReaderPool::open(storage::DatabaseOptions options)
{
    return open(std::move(options), Settings());
}

Result<std::unique_ptr<ReaderPool>> ReaderPool::open(storage::DatabaseOptions options,
                                                     const Settings& settings)
{
    options.readOnly = true;
    std::vector<std::unique_ptr<storage::Database>> databases;
    for (int i = 0; i < settings.threads; ++i) {
        auto opened = storage::Database::open(options);
        if (!opened) {
            return opened.error();
        }
        databases.push_back(std::move(opened).value());
    }
    return std::unique_ptr<ReaderPool>(new ReaderPool(std::move(databases), settings));
}

ReaderPool::ReaderPool(std::vector<std::unique_ptr<storage::Database>> databases,
                       const Settings& settings)
    : m_databases(std::move(databases))
    , m_pool(settings.name, settings.threads, settings.queueLimit)
{}

void ReaderPool::post(Job job, const Failure& failed)
{
    const bool isTaken = m_pool.post([this, job = std::move(job), failed](int worker) {
        storage::Database& database = *m_databases[static_cast<std::size_t>(worker)];
        const auto snapshot = storage::Transaction::begin(database);
        if (snapshot) {
            job(database);
        } else {
            failed(snapshot.error());
        }
    });
    if (!isTaken) {
        failed({ErrorCode::StoreBusy, QStringLiteral("too many readers wait")});
    }
}

void ReaderPool::stop()
{
    m_pool.stop();
    m_databases.clear();
}

} // namespace onewindow::platform
