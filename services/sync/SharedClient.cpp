// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/SharedClient.h"

#include "services/cases/SharedWire.h"
#include "services/identity/IdNumber.h"
#include "services/sync/HttpClient.h"

#include <QJsonDocument>

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace onewindow::sync {

using namespace Qt::StringLiterals;

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kThreads = 3;
constexpr std::size_t kQueueLimit = 16;
constexpr qsizetype kAnswerLimitBytes = 512LL * 1024;

struct Job
{
    cases::SharedRequest request;
    QString path;
    cases::SharedSource::Callback callback;
    SteadyClock::time_point deadline;
};

cases::SharedAsk askOf(const cases::SharedRequest& request, const QString& terminal)
{
    return {.terminal = terminal,
            .agreement = request.agreement,
            .matter = request.matter,
            .caseId = request.caseId,
            .consentVersion = request.consentVersion,
            .fields = request.fields};
}

Result<QJsonObject> valuesOf(const HttpAnswer& answer, const cases::SharedAsk& ask,
                             const Secret& key)
{
    if (answer.status != 200) {
        return errorOf(answer);
    }
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    const QByteArray sealed = QByteArray::fromBase64(json.value("sealed"_L1).toString().toLatin1());
    return cases::openAnswer(ask, key, sealed);
}

} // namespace

struct SharedClient::Worker
{
    Worker(SharedClient& client, Settings given, const crypto::NodeKeys& nodeKeys)
        : owner(client)
        , settings(std::move(given))
        , keys(nodeKeys)
    {}

    ~Worker() { stop(); }

    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    Worker(Worker&&) = delete;
    Worker& operator=(Worker&&) = delete;

    void stop()
    {
        {
            const std::lock_guard lock(mutex);
            isStopping = true;
            queue.clear();
            for (HttpClient* client : clients) {
                if (client != nullptr) {
                    client->cancel();
                }
            }
        }
        wake.notify_all();
        for (std::jthread& thread : threads) {
            if (thread.joinable()) {
                thread.join();
            }
        }
    }

    /// False if too many wait. The threads begin with the first ask: libcurl is loaded by then.
    bool post(Job job)
    {
        const std::lock_guard lock(mutex);
        if (isStopping || queue.size() >= kQueueLimit) {
            return false;
        }
        if (!threads.front().joinable()) {
            for (std::size_t i = 0; i < kThreads; ++i) {
                threads.at(i) = std::jthread([this, i] { work(i); });
            }
        }
        queue.push_back(std::move(job));
        wake.notify_one();
        return true;
    }

    void work(std::size_t index)
    {
        HttpClient http(settings.hall);
        std::unique_lock lock(mutex);
        clients.at(index) = &http;
        for (;;) {
            wake.wait(lock, [this] { return isStopping || !queue.empty(); });
            if (isStopping) {
                break;
            }
            Job job = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            deliver(std::move(job.callback), perform(http, job));
            lock.lock();
        }
        clients.at(index) = nullptr;
    }

    Result<QJsonObject> perform(HttpClient& http, const Job& job) const
    {
        const cases::SharedAsk ask = askOf(job.request, settings.terminal);
        const auto sealed =
            cases::sealAsk(ask, job.request.idNumber, keys, settings.centreSealingKey);
        if (!sealed) {
            return sealed.error();
        }
        HttpCall call;
        call.method = "POST";
        call.path = job.path;
        call.contentType = "application/json";
        call.body =
            QJsonDocument(cases::toJson(ask, sealed.value().person)).toJson(QJsonDocument::Compact);
        call.answerLimit = kAnswerLimitBytes;
        call.limit = std::chrono::duration_cast<std::chrono::milliseconds>(job.deadline -
                                                                           SteadyClock::now());
        if (call.limit.count() <= 0) {
            return Error{ErrorCode::Timeout, u"waited behind other asks"_s};
        }
        const auto answer = http.perform(call);
        return answer ? valuesOf(answer.value(), ask, sealed.value().key) : answer.error();
    }

    /// In the owner's thread; not at all once the owner is going.
    void deliver(Callback callback, Result<QJsonObject> result) const
    {
        QMetaObject::invokeMethod(
            &owner,
            [callback = std::move(callback), result = std::move(result)] { callback(result); },
            Qt::QueuedConnection);
    }

    SharedClient& owner;
    const Settings settings;
    const crypto::NodeKeys& keys;
    std::mutex mutex; ///< Guards what follows.
    std::condition_variable wake;
    std::deque<Job> queue;
    bool isStopping = false;
    std::array<HttpClient*, kThreads> clients{};
    std::array<std::jthread, kThreads> threads;
};

SharedClient::SharedClient(Settings settings, const crypto::NodeKeys& keys, QObject* parent)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(*this, std::move(settings), keys))
{}

SharedClient::~SharedClient() = default;

void SharedClient::read(const cases::SharedRequest& request, Callback callback)
{
    ask(request, u"/v1/shared-reads"_s, std::move(callback));
}

void SharedClient::contents(const QByteArray& caseId, const QString& matter,
                            const QString& idNumber, ContentsCallback callback)
{
    OW_ENFORCE(callback != nullptr);
    ask({.agreement = cases::kOwnResult,
         .department = {},
         .fields = {u"result"_s},
         .idNumber = identity::normalizedIdNumber(idNumber),
         .caseId = caseId,
         .matter = matter,
         .consentVersion = u"-"_s},
        u"/v1/my-results"_s, [callback = std::move(callback)](const Result<QJsonObject>& values) {
            callback(values ? cases::contentsFromJson(values.value())
                            : Result<cases::CaseContents>(values.error()));
        });
}

void SharedClient::draftKey(const QString& idNumber, KeyCallback callback)
{
    OW_ENFORCE(callback != nullptr);
    ask(cases::draftKeyRequest(idNumber), u"/v1/draft-keys"_s,
        [callback = std::move(callback)](const Result<QJsonObject>& values) {
            callback(values ? cases::draftKeyFromJson(values.value())
                            : Result<cases::CityDraftKey>(values.error()));
        });
}

void SharedClient::ask(const cases::SharedRequest& request, const QString& path, Callback callback)
{
    OW_ENFORCE(callback != nullptr);
    const auto deadline = SteadyClock::now() + m_worker->settings.limit;
    // Kept until here: a job that was not taken still has somebody who waits.
    if (!m_worker->post({request, path, callback, deadline})) {
        m_worker->deliver(std::move(callback), Error{ErrorCode::TooMany, u"asks wait already"_s});
    }
}

void SharedClient::stop()
{
    m_worker->stop();
}

} // namespace onewindow::sync
