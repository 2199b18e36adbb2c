// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/FeedReader.h"

#include "services/core/Clock.h"
#include "services/core/Log.h"
#include "services/sync/Backoff.h"
#include "services/sync/Bell.h"
#include "services/sync/FeedPoll.h"
#include "services/sync/Refusal.h"

#include <QTimer>

#include <atomic>
#include <functional>
#include <thread>
#include <utility>

namespace onewindow::sync {

using namespace std::chrono_literals;

/// The state belongs to the owner's thread; the thread of a run only polls and hands over.
struct FeedReader::Worker
{
    /// From one start() to the next stop().
    struct Run
    {
        Run(Worker& of, QString staffToken)
            : worker(of)
            , token(std::move(staffToken))
            , http(of.endpoint, of.timing.connectLimit)
        {
            thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
        }

        ~Run()
        {
            thread.request_stop();
            http.cancel();
            thread.join();
        }

        Run(const Run&) = delete;
        Run& operator=(const Run&) = delete;
        Run(Run&&) = delete;
        Run& operator=(Run&&) = delete;

        void work(const std::stop_token& stop);

        Worker& worker;
        QString token;
        HttpClient http;
        std::jthread thread;
    };

    Worker(FeedReader& reader, PlatformEndpoint to, SyncTiming times)
        : owner(reader)
        , endpoint(std::move(to))
        , timing(times)
    {
        stale.setSingleShot(true);
        stale.setInterval(timing.staleAfter);
        QObject::connect(&stale, &QTimer::timeout, &owner, [this] { setFresh(false); });
    }

    /// Runs `task` in the owner's thread, unless the reader was stopped meanwhile.
    void toOwner(std::function<void()> task)
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

    /// What the run has handed over and is not delivered yet counts no more.
    void endRun()
    {
        run.reset();
        ++generation;
    }

    void onAnswer(const FeedAnswer& answer, qint64 arrivedMs)
    {
        offsetMs = answer.nowMs - arrivedMs;
        stale.start();
        setFresh(true);
        const journal::FeedPage& page = answer.page;
        if (!page.changes.isEmpty() || page.isSnapshot) {
            Q_EMIT owner.pageArrived(page);
        }
    }

    void setFresh(bool fresh)
    {
        if (isFresh != fresh) {
            isFresh = fresh;
            qCInfo(lcSync) << (fresh ? "The platform answers" : "The platform does not answer");
            Q_EMIT owner.freshChanged(fresh);
        }
    }

    FeedReader& owner;
    PlatformEndpoint endpoint;
    SyncTiming timing;
    QTimer stale;
    bool isFresh = false;
    qint64 offsetMs = 0;
    std::atomic<quint64> generation = 0;
    std::unique_ptr<Run> run;
};

void FeedReader::Worker::Run::work(const std::stop_token& stop)
{
    const SystemClock clock;
    Backoff backoff(worker.timing.backoffFirst, worker.timing.backoffCap, worker.timing.seed);
    journal::FeedCursor cursor;
    bool isFirst = true;
    bool hasMore = false;
    RefusalMemory refusal;
    while (!stop.stop_requested()) {
        auto answer = pollFeed(http,
                               {.cursor = cursor,
                                .wait = hasMore || isFirst ? 0ms : worker.timing.pollWait,
                                .stream = {},
                                .token = token},
                               worker.timing);
        if (answer) {
            backoff.reset();
            refusal.clear();
            cursor = answer.value().page.cursor;
            hasMore = answer.value().page.hasMore;
            answer.value().page.isSnapshot |= std::exchange(isFirst, false);
            worker.toOwner([to = &worker, got = std::move(answer).value(),
                            at = clock.now().wallMs] { to->onAnswer(got, at); });
            continue;
        }
        const ErrorCode code = answer.error().code;
        if (isRefusal(code) && refusal.isNew(code)) {
            worker.toOwner([to = &worker, error = answer.error()] {
                Q_EMIT to->owner.refused(error.code, error.detail);
            });
        }
        pause(stop, backoff.next());
    }
}

FeedReader::FeedReader(PlatformEndpoint endpoint, QObject* parent, SyncTiming timing)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(*this, std::move(endpoint), timing))
{}

FeedReader::~FeedReader()
{
    m_worker->endRun();
}

void FeedReader::start(const QString& token)
{
    m_worker->endRun();
    m_worker->stale.start();
    m_worker->run = std::make_unique<Worker::Run>(*m_worker, token);
}

void FeedReader::stop()
{
    m_worker->endRun();
    m_worker->stale.stop();
    m_worker->setFresh(false);
}

bool FeedReader::isFresh() const
{
    return m_worker->isFresh;
}

qint64 FeedReader::clockOffsetMs() const
{
    return m_worker->offsetMs;
}

} // namespace onewindow::sync
