// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/SyncClient.h"

#include "services/core/Log.h"
#include "services/sync/Downlink.h"
#include "services/sync/Uplink.h"

#include <QHash>
#include <QTimer>

#include <atomic>
#include <mutex>

namespace onewindow::sync {

namespace {

/// Failures in a row, of both loops together, after which the parent counts as gone.
constexpr int kFailureLimit = 3;

/// What the writer calls when it has committed. It keeps the listener for good, so this outlives
/// the client and forgets it.
class CommitListener
{
public:
    void listenFor(Uplink* uplink)
    {
        const std::lock_guard lock(m_mutex);
        m_uplink = uplink;
    }

    void onCommitted()
    {
        const std::lock_guard lock(m_mutex);
        if (m_uplink != nullptr) {
            m_uplink->wake();
        }
    }

private:
    std::mutex m_mutex;
    Uplink* m_uplink = nullptr;
};

} // namespace

/// The state belongs to the owner's thread; the loops hand over what they find.
struct SyncClient::Worker
{
    Worker(SyncClient& client, PlatformEndpoint to, storage::DatabaseOptions where,
           storage::Writer& with, journal::Journal& of, SyncTiming times, SyncScope what)
        : owner(client)
        , endpoint(std::move(to))
        , store(std::move(where))
        , writer(with)
        , journal(of)
        , timing(times)
        , scope(std::move(what))
        , listener(std::make_shared<CommitListener>())
    {
        silence.setSingleShot(true);
        silence.setInterval(timing.staleAfter);
        QObject::connect(&silence, &QTimer::timeout, &owner, [this] { setOnline(false); });
        writer.onCommitted([to = listener] { to->onCommitted(); });
    }

    template <typename Task>
    void toOwner(Task task)
    {
        QMetaObject::invokeMethod(
            &owner,
            [this, number = generation.load(), task = std::move(task)] {
                if (number == generation) {
                    task();
                }
            },
            Qt::QueuedConnection);
    }

    SyncEvents events(const QString& hall = {})
    {
        SyncEvents events;
        const int loop = loops++;
        events.answered = [this] {
            toOwner([this, at = journal.clock().now().wallMs] { onAnswered(at); });
        };
        events.failed = [this] { toOwner([this] { onFailed(); }); };
        events.refused = [this, loop](ErrorCode code) {
            toOwner([this, loop, code] {
                refusals.insert(loop, code);
                Q_EMIT owner.refused(code);
            });
        };
        events.accepted = [this, loop] {
            toOwner([this, loop] {
                refusals.remove(loop);
                Q_EMIT owner.accepted();
            });
        };
        events.held = [this] { toOwner([this] { Q_EMIT owner.storeHeld(); }); };
        events.backlog = [this](qint64 rows) {
            toOwner([this, rows] { Q_EMIT owner.backlogChanged(rows); });
        };
        events.settled = [this] { toOwner([this] { Q_EMIT owner.storeSettled(); }); };
        events.marked = [this](const QString& mark) {
            toOwner([this, mark] { Q_EMIT owner.markGiven(mark); });
        };
        events.applied = [this, hall](journal::FeedPage page) {
            toOwner(
                [this, hall, page = std::move(page)] { Q_EMIT owner.changesApplied(page, hall); });
        };
        return events;
    }

    /// What the loops have handed over and is not delivered yet counts no more.
    void endLoops()
    {
        listener->listenFor(nullptr);
        uplink.reset();
        downlinks.clear();
        refusals.clear();
        ++generation;
    }

    void onAnswered(qint64 atMs)
    {
        lastContactMs = atMs;
        failures = 0;
        silence.start();
        setOnline(true);
    }

    void onFailed()
    {
        if (++failures >= kFailureLimit) {
            setOnline(false);
        }
    }

    void setOnline(bool online)
    {
        if (isOnline != online) {
            isOnline = online;
            qCInfo(lcSync) << (online ? "The parent answers" : "The parent does not answer");
            Q_EMIT owner.onlineChanged(online);
        }
    }

    SyncClient& owner;
    PlatformEndpoint endpoint;
    storage::DatabaseOptions store;
    storage::Writer& writer;
    journal::Journal& journal;
    SyncTiming timing;
    SyncScope scope;
    std::shared_ptr<CommitListener> listener;
    QTimer silence;
    bool isOnline = false;
    qint64 lastContactMs = 0;
    int failures = 0;
    int loops = 0;                  ///< That there were so far: a number each.
    QHash<int, ErrorCode> refusals; ///< Of the loops that were told no since their last yes.
    std::atomic<quint64> generation = 0;
    std::unique_ptr<Uplink> uplink;
    std::vector<std::unique_ptr<Downlink>> downlinks;
};

SyncClient::SyncClient(PlatformEndpoint endpoint, storage::DatabaseOptions store,
                       storage::Writer& writer, journal::Journal& journal, QObject* parent,
                       SyncTiming timing, SyncScope scope)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(*this, std::move(endpoint), std::move(store), writer,
                                        journal, timing, std::move(scope)))
{}

SyncClient::~SyncClient()
{
    m_worker->endLoops();
}

void SyncClient::start()
{
    Worker& worker = *m_worker;
    if (worker.uplink) {
        return;
    }
    worker.uplink =
        std::make_unique<Uplink>(worker.endpoint, worker.store, worker.writer, worker.journal,
                                 worker.timing, worker.events(), worker.scope.isRelay);
    worker.listener->listenFor(worker.uplink.get());
    for (const FeedStream& stream : worker.scope.streams) {
        worker.downlinks.push_back(
            std::make_unique<Downlink>(worker.endpoint, stream, worker.writer, worker.journal,
                                       worker.timing, worker.events(stream.hall)));
    }
}

void SyncClient::stop()
{
    Worker& worker = *m_worker;
    worker.endLoops();
    worker.silence.stop();
    worker.failures = 0;
    worker.setOnline(false);
}

bool SyncClient::isOnline() const
{
    return m_worker->isOnline;
}

std::optional<ErrorCode> SyncClient::refusal() const
{
    const auto& refusals = m_worker->refusals;
    return refusals.isEmpty() ? std::nullopt : std::optional(*refusals.constBegin());
}

qint64 SyncClient::lastContactMs() const
{
    return m_worker->lastContactMs;
}

} // namespace onewindow::sync
