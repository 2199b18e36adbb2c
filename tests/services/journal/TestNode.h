// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/journal/Journal.h"
#include "services/storage/Transaction.h"
#include "tests/services/journal/SampleProjection.h"

#include <functional>
#include <memory>

namespace onewindow::journal {

/// A clock that tests turn by hand: wall and boot time go on together, or the wall alone jumps.
class FakeClock final : public Clock
{
public:
    static constexpr qint64 kStartMs = 1'790'000'000'000;

    [[nodiscard]] Timestamp now() const override { return m_now; }

    void set(const Timestamp& now) { m_now = now; }

    void advance(qint64 ms)
    {
        m_now.wallMs += ms;
        m_now.bootMs += ms;
    }

    void jumpWall(qint64 ms) { m_now.wallMs += ms; }

    void setSynced(bool isSynced) { m_now.isSynced = isSynced; }

    /// Another boot: its clock starts again, the wall clock says `wallMs`.
    void reboot(qint64 wallMs)
    {
        m_now.wallMs = wallMs;
        m_now.bootMs = 5000;
        m_now.bootId[15] = static_cast<char>(m_now.bootId[15] + 1);
    }

private:
    Timestamp m_now{
        .wallMs = kStartMs, .bootMs = 1000, .bootId = QByteArray(16, 'b'), .isSynced = true};
};

/// A node as tests need it: keys, clock, store, journal with SampleProjection.
class TestNode
{
public:
    struct Options
    {
        bool isCentre = false;
        bool takesRelays = false;
        bool keepsEnvelopes = false;
        crypto::Suite suite = crypto::Suite::National;
        std::function<quint32(quint32)> draw = {}; ///< See Journal::Settings.
        std::shared_ptr<RecentRows> recent = {};   ///< Likewise.
    };

    /// `database` is the node's store, with tables or without.
    TestNode(const QString& id, std::unique_ptr<storage::Database> database, Options options);
    /// With a new store in memory.
    TestNode(const QString& id, Options options);
    explicit TestNode(const QString& id);

    /// Goes on with other keys: those of its last run.
    void useKeys(std::unique_ptr<crypto::NodeKeys> others);

    FakeClock clock;
    SampleProjection projection;
    std::unique_ptr<crypto::NodeKeys> keys;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<Journal> journal;

    /// One fact of `kind` about `subject`, in a transaction of its own.
    Row append(const QString& kind = QStringLiteral("sample.added"), char subject = 's',
               int amount = 1);
    /// As append(), with a personal part under `key`.
    Row appendSealed(const DataKey& key, const QJsonObject& personal);
    DataKey createDataKey(const std::vector<Recipient>& recipients);
    [[nodiscard]] Recipient asRecipient() const;

    Batch nextBatch(int maxRows = 1000);
    Result<void> acknowledge(const Ack& ack, const Batch& sent = {});
    /// Takes in `batch` of `child`, committing unless it is an error.
    Result<Ingested> ingest(const Batch& batch, const TestNode& child);
    Result<Ingested> ingest(const Batch& batch, QByteArrayView signingKey);
    /// Ships everything to `parent` and takes its answers.
    void shipAll(TestNode& parent, int maxRows = 1000);

    /// All rows of a chain.
    QList<Row> rowsOf(const QString& node, quint32 incarnation = 1);

    QList<Row> ownRows(quint32 incarnation = 1) { return rowsOf(journal->node(), incarnation); }

    qint64 number(std::string_view sql);
    void run(const QString& sql);

    /// Runs `action` in a transaction and commits it unless it answers an error.
    template <typename Action>
    auto transact(Action action) -> decltype(action(*database))
    {
        auto transaction = storage::Transaction::begin(*database);
        if (!transaction) {
            return transaction.error();
        }
        auto result = action(*database);
        if (result) {
            if (auto committed = transaction.value().commit(); !committed) {
                return committed.error();
            }
        }
        return result;
    }

private:
    void makeJournal(const QString& id);

    Options m_options;
};

/// Fresh keys of a node.
std::unique_ptr<crypto::NodeKeys> testKeys(crypto::Suite suite);

/// The value of `result`; ends the program with its error if there is none.
template <typename T>
T valueOf(Result<T> result)
{
    if (!result) {
        qFatal("%s: %s", qPrintable(errorName(result.error().code)),
               qPrintable(result.error().detail));
    }
    return std::move(result).value();
}

inline void succeed(const Result<void>& result)
{
    if (!result) {
        qFatal("%s: %s", qPrintable(errorName(result.error().code)),
               qPrintable(result.error().detail));
    }
}

} // namespace onewindow::journal
