// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/HttpClient.h"

#include "services/core/Log.h"
#include "services/crypto/KeyFile.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <curl/curl.h>

#include <array>

namespace onewindow::sync {

namespace {

constexpr int kPollMs = 1000;
constexpr long kKeepAliveIdleSeconds = 2;

/// libcurl's global state, set up before the first handle and never taken down: other threads may
/// still have handles when the program ends.
bool startCurl()
{
    static const bool isStarted = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return isStarted;
}

struct FreeEasy
{
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

struct FreeMulti
{
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};

struct FreeList
{
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

using HeaderList = std::unique_ptr<curl_slist, FreeList>;

void append(HeaderList& list, const QByteArray& line)
{
    // libcurl gives the new head, or nothing if it is out of memory and the list is as it was.
    curl_slist* longer = curl_slist_append(list.get(), line.constData());
    OW_ENFORCE(longer != nullptr);
    static_cast<void>(list.release());
    list.reset(longer);
}

struct Inbox
{
    qsizetype limit = 0;
    QByteArray body;
    bool isTooLarge = false;
};

std::size_t onBody(char* data, std::size_t size, std::size_t count, void* user)
{
    auto* inbox = static_cast<Inbox*>(user);
    const auto length = static_cast<qsizetype>(size) * static_cast<qsizetype>(count);
    if (inbox->body.size() + length > inbox->limit) {
        inbox->isTooLarge = true;
        return 0;
    }
    inbox->body.append(data, length);
    return size * count;
}

Error failure(CURLcode code, const Inbox& inbox, const char* text)
{
    if (inbox.isTooLarge || code == CURLE_FILESIZE_EXCEEDED) {
        return {ErrorCode::TooLarge, QStringLiteral("answer")};
    }
    const QString reason =
        QString::fromUtf8(*text != '\0' ? text : curl_easy_strerror(code)).left(200);
    return {code == CURLE_OPERATION_TIMEDOUT ? ErrorCode::Timeout : ErrorCode::NetworkFailed,
            reason};
}

} // namespace

struct HttpClient::Parts
{
    PlatformEndpoint endpoint;
    long connectLimitMs = 0;
    bool isVerified = true;
    // The easy handle must go before the multi handle that holds its connections.
    std::unique_ptr<CURLM, FreeMulti> multi;
    std::unique_ptr<CURL, FreeEasy> easy;
    std::array<char, CURL_ERROR_SIZE> errorText{};
    QString certificateState; ///< Of the certificate's file when the connection was made.

    /// Whether our certificate was renewed since: then the connection goes on as somebody else.
    bool hasNewCertificate()
    {
        if (endpoint.certificateFile.isEmpty()) {
            return false;
        }
        const QFileInfo file(endpoint.certificateFile);
        const QString state =
            QStringLiteral("%1 %2").arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size());
        return std::exchange(certificateState, state) != state;
    }

    template <typename T>
    void set(CURLoption option, T value)
    {
        // Every option below is known to this libcurl; a refused one would be a programming error.
        const CURLcode code = curl_easy_setopt(easy.get(), option, value);
        OW_ENFORCE(code == CURLE_OK);
    }

    void setFile(CURLoption option, const QString& path)
    {
        if (!path.isEmpty()) {
            set(option, path.toUtf8().constData());
        }
    }

    void setUpConnection()
    {
        set(CURLOPT_PROTOCOLS_STR, "https");
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
        set(CURLOPT_SSL_VERIFYPEER, isVerified ? 1L : 0L);
        set(CURLOPT_SSL_VERIFYHOST, isVerified ? 2L : 0L);
        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
        setFile(CURLOPT_CAINFO, endpoint.caFile);
        setFile(CURLOPT_SSLCERT, endpoint.certificateFile);
        setFile(CURLOPT_SSLKEY, endpoint.keyFile);
        set(CURLOPT_CONNECTTIMEOUT_MS, connectLimitMs);
        set(CURLOPT_TCP_NODELAY, 1L);
        set(CURLOPT_TCP_KEEPALIVE, 1L);
        set(CURLOPT_TCP_KEEPIDLE, kKeepAliveIdleSeconds);
        set(CURLOPT_TCP_KEEPINTVL, 1L);
    }

    HeaderList setUpCall(const HttpCall& call, const QByteArray& url)
    {
        HeaderList headers;
        append(headers, "Expect:");
        append(headers, "Accept:");
        for (const auto& [name, value] : call.headers) {
            append(headers, name + ": " + value);
        }
        if (call.method == "POST") {
            append(headers, "Content-Type: " + call.contentType);
            set(CURLOPT_POST, 1L);
            set(CURLOPT_POSTFIELDS, call.body.constData());
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
        } else if (call.method != "GET") {
            set(CURLOPT_CUSTOMREQUEST, call.method.constData());
        }
        set(CURLOPT_URL, url.constData());
        set(CURLOPT_HTTPHEADER, headers.get());
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(call.limit.count()));
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(call.answerLimit));
        set(CURLOPT_ERRORBUFFER, errorText.data());
        errorText.front() = '\0';
        return headers;
    }

    /// Runs the easy handle to its end, or until `isCancelled`.
    std::optional<CURLcode> run(const std::atomic<bool>& isCancelled)
    {
        if (curl_multi_add_handle(multi.get(), easy.get()) != CURLM_OK) {
            return CURLE_FAILED_INIT;
        }
        int running = 1;
        CURLMcode state = CURLM_OK;
        while (running != 0 && state == CURLM_OK && !isCancelled) {
            state = curl_multi_perform(multi.get(), &running);
            if (running != 0 && state == CURLM_OK) {
                state = curl_multi_poll(multi.get(), nullptr, 0, kPollMs, nullptr);
            }
        }
        std::optional<CURLcode> result;
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi.get(), &left)) {
            if (message->msg == CURLMSG_DONE) {
                result = message->data.result; // NOLINT: a union of libcurl's.
            }
        }
        curl_multi_remove_handle(multi.get(), easy.get());
        return state == CURLM_OK ? result : CURLE_FAILED_INIT;
    }
};

HttpClient::HttpClient(PlatformEndpoint endpoint, std::chrono::milliseconds connectLimit)
    : m_parts(std::make_unique<Parts>())
{
    OW_ENFORCE(startCurl());
    m_parts->endpoint = std::move(endpoint);
    m_parts->connectLimitMs = static_cast<long>(connectLimit.count());
    m_parts->multi.reset(curl_multi_init());
    m_parts->easy.reset(curl_easy_init());
    OW_ENFORCE(m_parts->multi && m_parts->easy);
    // A connection that another has taken the place of is closed, not kept for later.
    curl_multi_setopt(m_parts->multi.get(), CURLMOPT_MAXCONNECTS, 1L);
}

HttpClient::~HttpClient() = default;

Result<HttpAnswer> HttpClient::perform(const HttpCall& call)
{
    OW_ENFORCE(call.path.startsWith(u'/') && call.limit.count() > 0);
    const QByteArray url = (m_parts->endpoint.baseUrl + call.path).toUtf8();
    Inbox inbox;
    inbox.limit = call.answerLimit;
    if (const QString& key = m_parts->endpoint.keyFile; !key.isEmpty()) {
        OW_TRY(crypto::checkPrivateFile(key));
    }
    curl_easy_reset(m_parts->easy.get());
    m_parts->setUpConnection();
    m_parts->set(CURLOPT_FRESH_CONNECT, m_parts->hasNewCertificate() ? 1L : 0L);
    const HeaderList headers = m_parts->setUpCall(call, url);
    m_parts->set(CURLOPT_WRITEFUNCTION, &onBody);
    m_parts->set(CURLOPT_WRITEDATA, static_cast<void*>(&inbox));

    const auto code = m_parts->run(m_isCancelled);
    if (m_isCancelled || !code) {
        return Error{ErrorCode::Cancelled, {}};
    }
    if (*code != CURLE_OK) {
        return failure(*code, inbox, m_parts->errorText.data());
    }
    long status = 0;
    const char* type = nullptr;
    curl_easy_getinfo(m_parts->easy.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(m_parts->easy.get(), CURLINFO_CONTENT_TYPE, &type);
    return HttpAnswer{static_cast<int>(status), QByteArray(type), std::move(inbox.body)};
}

Result<QByteArray> HttpClient::fetchAuthority(const QString& baseUrl)
{
    PlatformEndpoint endpoint;
    endpoint.baseUrl = baseUrl;
    HttpClient client(std::move(endpoint));
    client.m_parts->isVerified = false;
    HttpCall call;
    call.path = QStringLiteral("/v1/ca");
    const auto answer = client.perform(call);
    if (!answer) {
        return answer.error();
    }
    return answer.value().status == 200 ? Result<QByteArray>(answer.value().body)
                                        : errorOf(answer.value());
}

void HttpClient::cancel()
{
    m_isCancelled = true;
    curl_multi_wakeup(m_parts->multi.get());
}

Error errorOf(const HttpAnswer& answer)
{
    const QJsonObject problem = answer.contentType.startsWith("application/problem+json")
                                    ? QJsonDocument::fromJson(answer.body).object()
                                    : QJsonObject();
    const QString name = problem[QStringLiteral("code")].toString();
    const QString detail = problem[QStringLiteral("detail")].toString();
    const bool isWipe = problem[QStringLiteral("wipe")].toBool();
    if (name == errorName(ErrorCode::Revoked) && isWipe) {
        return {ErrorCode::WipeOrdered, detail};
    }
    if (const auto code = errorFromName(name)) {
        // For how many seconds is what whoever asked wants to know.
        const bool isLocked = *code == ErrorCode::LockedOut;
        return {*code,
                isLocked ? QString::number(problem[QStringLiteral("retryAfter")].toInt()) : detail};
    }
    return {ErrorCode::ServerRefused,
            QStringLiteral("HTTP status %1 %2").arg(answer.status).arg(redact(name.left(64)))};
}

} // namespace onewindow::sync
