// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/EscrowRunner.h"

#include "services/core/Log.h"

namespace onewindow::appointments {

EscrowRunner::EscrowRunner(storage::Writer& writer, SlotFeed& feed, Find find)
    : m_writer(writer)
    , m_feed(feed)
    , m_find(std::move(find))
{}

void EscrowRunner::start()
{
    m_writer.onCommitted([this] {
        if (const QStringList halls = m_feed.takeNews(); !halls.isEmpty()) {
            tick(halls);
        }
    });
}

void EscrowRunner::tick(const QStringList& halls)
{
    {
        const std::lock_guard lock(m_mutex);
        m_due.unite(QSet<QString>(halls.begin(), halls.end()));
        if (m_isPosted || m_due.isEmpty()) {
            return;
        }
        m_isPosted = true;
    }
    post();
}

void EscrowRunner::takeInAll(const QStringList& halls)
{
    for (const QString& hall : halls) {
        markStale(hall);
    }
    tick(halls);
}

void EscrowRunner::markStale(const QString& hall)
{
    const std::lock_guard lock(m_mutex);
    m_stale << hall;
}

void EscrowRunner::takeIn(const QString& hall, const QList<journal::FeedChange>& changes,
                          std::function<void()> done)
{
    m_writer.post(
        [this, hall, changes](storage::Database& database) -> Result<void> {
            Escrow* escrow = m_find(hall);
            return escrow == nullptr ? Result<void>() : escrow->takeIn(database, changes);
        },
        [this, hall, done = std::move(done)](const Result<void>& taken) {
            if (!taken) {
                markStale(hall);
            } else if (done) {
                done();
            }
        });
}

void EscrowRunner::post()
{
    m_writer.run<bool>([this](storage::Database& database) { return work(database); },
                       [this](const Result<bool>& hasMore) {
                           // What is marked is marked still: the next tick tries again.
                           const bool isExpected =
                               !hasMore && (hasMore.error().code == ErrorCode::StoreRestored ||
                                            hasMore.error().code == ErrorCode::StoreBusy);
                           if (!hasMore && !isExpected) {
                               qCWarning(lcQueue).noquote()
                                   << "slots were not looked after:"
                                   << errorName(hasMore.error().code) << hasMore.error().detail;
                           }
                           {
                               const std::lock_guard lock(m_mutex);
                               if (hasMore) {
                                   m_stale.remove(m_freshened);
                               }
                               m_isPosted = hasMore && !m_due.isEmpty();
                               if (!m_isPosted) {
                                   return;
                               }
                           }
                           post();
                       });
}

Result<bool> EscrowRunner::work(storage::Database& database)
{
    QString hall;
    bool isStale = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_due.isEmpty()) {
            return false;
        }
        hall = *m_due.begin();
        m_due.remove(hall);
        isStale = m_stale.contains(hall);
        m_freshened = isStale ? hall : QString();
    }
    Escrow* escrow = m_find(hall);
    if (escrow == nullptr) {
        return false;
    }
    if (isStale) {
        OW_TRY(escrow->takeInAll(database));
    }
    const auto hasMore = escrow->settle(database);
    if (hasMore && hasMore.value()) {
        const std::lock_guard lock(m_mutex);
        m_due << hall;
    }
    return hasMore;
}

} // namespace onewindow::appointments
