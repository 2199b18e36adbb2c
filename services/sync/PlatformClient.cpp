// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/PlatformClient.h"

#include "services/core/Ids.h"
#include "services/sync/Backoff.h"
#include "services/sync/Bell.h"
#include "services/sync/HttpClient.h"
#include "services/sync/SyncTiming.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <deque>
#include <mutex>
#include <thread>

namespace onewindow::sync {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kQueueLimit = 32;
constexpr std::chrono::hours kIdle{1};

struct Job
{
    HttpCall call;
    PlatformClient::Callback callback;
    SteadyClock::time_point deadline;
};

Result<QJsonObject> toJson(const HttpAnswer& answer)
{
    if (answer.status < 200 || answer.status > 299) {
        return errorOf(answer);
    }
    const QJsonDocument json = QJsonDocument::fromJson(answer.body);
    if (!json.isObject()) {
        return Error{ErrorCode::ServerRefused, QStringLiteral("the answer is no JSON object")};
    }
    return json.object();
}

} // namespace

bool isPlatformUrl(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QUrl place = url.adjusted(QUrl::RemovePath | QUrl::RemoveUserInfo | QUrl::RemoveQuery |
                                    QUrl::RemoveFragment);
    return url.scheme() == u"https" && !url.host().isEmpty() && url == place;
}

struct PlatformClient::Worker
{
    Worker(PlatformClient& client, PlatformEndpoint endpoint)
        : owner(client)
        , http(std::move(endpoint))
    {
        thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }

    ~Worker()
    {
        thread.request_stop();
        http.cancel();
        thread.join();
    }

    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    Worker(Worker&&) = delete;
    Worker& operator=(Worker&&) = delete;

    void post(Job job)
    {
        {
            const std::lock_guard lock(mutex);
            if (queue.size() < kQueueLimit) {
                queue.push_back(std::move(job));
                bell.ring();
                return;
            }
        }
        deliver(std::move(job.callback),
                Error{ErrorCode::TooMany, QStringLiteral("requests wait already")});
    }

    void work(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            std::unique_lock lock(mutex);
            if (queue.empty()) {
                lock.unlock();
                bell.wait(stop, kIdle);
                continue;
            }
            Job job = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            auto result = perform(stop, job);
            deliver(std::move(job.callback), std::move(result));
        }
    }

    /// Repeats while only the connection fails: the key makes the platform answer a request it has
    /// carried out already with the answer it gave then.
    Result<QJsonObject> perform(const std::stop_token& stop, Job& job)
    {
        const SyncTiming timing;
        Backoff backoff(timing.backoffFirst, timing.backoffCap, timing.seed);
        Error last{ErrorCode::Timeout, QStringLiteral("waited behind other requests")};
        while (!stop.stop_requested()) {
            job.call.limit = std::chrono::duration_cast<std::chrono::milliseconds>(
                job.deadline - SteadyClock::now());
            if (job.call.limit.count() <= 0) {
                return last;
            }
            const auto answer = http.perform(job.call);
            if (answer) {
                return toJson(answer.value());
            }
            last = answer.error();
            if (last.code != ErrorCode::NetworkFailed) {
                return last;
            }
            pause(stop, std::min(backoff.next(), job.call.limit));
        }
        return Error{ErrorCode::Cancelled, {}};
    }

    /// In the owner's thread; not at all once the owner is going.
    void deliver(Callback callback, Result<QJsonObject> result)
    {
        QMetaObject::invokeMethod(
            &owner,
            [callback = std::move(callback), result = std::move(result)] { callback(result); },
            Qt::QueuedConnection);
    }

    PlatformClient& owner;
    HttpClient http;
    Bell bell;
    std::mutex mutex;
    std::deque<Job> queue;
    QString token; ///< Owner's thread.
    std::jthread thread;
};

PlatformClient::PlatformClient(PlatformEndpoint endpoint, QObject* parent)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(*this, std::move(endpoint)))
{}

PlatformClient::~PlatformClient() = default;

void PlatformClient::setToken(const QString& token)
{
    m_worker->token = token;
}

void PlatformClient::send(HttpCall call, Callback callback, std::chrono::milliseconds limit)
{
    OW_ENFORCE(callback != nullptr);
    if (!m_worker->token.isEmpty()) {
        call.headers.append(
            {QByteArrayLiteral("Authorization"), "Bearer " + m_worker->token.toUtf8()});
    }
    m_worker->post({std::move(call), std::move(callback), SteadyClock::now() + limit});
}

void PlatformClient::post(const QString& path, const QJsonObject& body, Callback callback,
                          std::chrono::milliseconds limit)
{
    HttpCall call;
    call.method = "POST";
    call.path = path;
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.contentType = "application/json";
    call.headers.append({QByteArrayLiteral("Idempotency-Key"), makeToken().toLatin1()});
    send(std::move(call), std::move(callback), limit);
}

void PlatformClient::get(const QString& path, Callback callback, std::chrono::milliseconds limit)
{
    HttpCall call;
    call.path = path;
    send(std::move(call), std::move(callback), limit);
}

void PlatformClient::del(const QString& path, Callback callback, std::chrono::milliseconds limit)
{
    HttpCall call;
    call.method = "DELETE";
    call.path = path;
    send(std::move(call), std::move(callback), limit);
}

} // namespace onewindow::sync
