// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/FileKeys.h"
#include "services/journal/Verifier.h"
#include "services/queue/DayCounts.h"
#include "services/queue/HallDay.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/RulesProjection.h"
#include "services/queue/TicketDesk.h"
#include "services/queue/TicketProjection.h"
#include "services/queue/WaitProjection.h"
#include "services/storage/Transaction.h"
#include "services/storage/Writer.h"
#include "tests/ManualClock.h"

#include <QTemporaryDir>

#include <memory>

namespace onewindow::queue {

/// Keys of a node in a folder of their own.
class TestKeys
{
public:
    TestKeys();

    [[nodiscard]] const crypto::NodeKeys& operator*() const { return *m_keys; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<crypto::NodeKeys> m_keys;
};

/// A hall on a real store: journal, projections, feed and queue, driven without a server.
class TestHall
{
public:
    /// `partition`: of the store, as Journal has it.
    explicit TestHall(const ManualClock& clock, const QString& path = QStringLiteral(":memory:"),
                      const QString& partition = {});

    [[nodiscard]] storage::Database& database() const { return *m_database; }

    [[nodiscard]] HallQueue& queue() { return m_queue; }

    [[nodiscard]] HallDay& day() { return m_day; }

    [[nodiscard]] journal::Journal& journal() { return m_journal; }

    [[nodiscard]] journal::Feed& feed() { return m_feed; }

    [[nodiscard]] HallFeed& hallFeed() { return m_hallFeed; }

    [[nodiscard]] const TestKeys& keys() const { return m_keys; }

    /// Runs `verb` in a transaction that is committed if it succeeds.
    template <typename T>
    Result<T> run(const std::function<Result<T>(storage::Database&)>& verb)
    {
        auto transaction = storage::Transaction::begin(database());
        if (!transaction) {
            return transaction.error();
        }
        Result<T> result = verb(database());
        if (result) {
            const Result<void> done = transaction.value().commit();
            if (!done) {
                return done.error();
            }
        }
        return result;
    }

    Result<QJsonObject> command(Result<QJsonObject> (HallQueue::*verb)(storage::Database&,
                                                                       const WindowCommand&),
                                const QString& window, const QString& expectedTicket = {});
    Result<QJsonObject> open(const QString& window, const QStringList& matters);
    Result<QJsonObject> issue(const QString& matter, TicketClass klass = TicketClass::Ordinary,
                              const QStringList& further = {});
    Result<QJsonObject> undo(const QString& window);
    /// Ships everything `child` has, as sync would; the rows taken in.
    Result<int> takeFrom(journal::Journal& child, storage::Database& childStore,
                         const crypto::NodeKeys& childKeys);
    /// All things of a kind that `audiences` see now.
    QList<journal::FeedChange> published(const char* kind, const QStringList& audiences);
    /// Empty if the tables equal what the journal gives.
    QString verify();

    static catalog::Catalogue catalogue();

private:
    TestKeys m_keys;
    std::unique_ptr<storage::Database> m_database;
    journal::Feed m_feed;
    TicketProjection m_tickets{QStringLiteral("hall-1")};
    HallProjection m_hall{QStringLiteral("hall-1")};
    WaitProjection m_waits{QStringLiteral("hall-1")};
    DayCounts m_dayCounts;
    RulesProjection m_rules{QStringLiteral("hall-1")};
    HallFeed m_hallFeed{m_feed, QStringLiteral("hall-1")};
    journal::Journal m_journal;
    HallQueue m_queue;
    HallDay m_day;
};

/// A terminal that records whatever it is told, and ships it.
class BareTerminal
{
public:
    BareTerminal(const QString& node, const Clock& clock);

    void record(const char* kind, const QByteArray& subject, const QJsonObject& body = {});
    /// A ticket that nobody has confirmed; its id.
    QByteArray issue(const QString& matter, const QJsonValue& quoted = QJsonValue::Undefined);
    /// The rows the hall has taken in.
    Result<int> shipTo(TestHall& hall);

private:
    TestKeys m_keys;
    std::unique_ptr<storage::Database> m_database;
    journal::Journal m_journal;
    int m_counter = 0;
};

/// A field of an answer as text, or the name of its error.
QString field(const Result<QJsonObject>& result, const char* key);

} // namespace onewindow::queue
