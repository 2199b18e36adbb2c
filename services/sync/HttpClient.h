// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/sync/PlatformClient.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <chrono>
#include <memory>
#include <utility>

namespace onewindow::sync {

/// One request to the platform.
struct HttpCall
{
    static constexpr qsizetype kAnswerLimitBytes = 16LL << 20;

    QByteArray method = QByteArrayLiteral("GET");
    QString path; ///< With the query, percent-encoded: "/v1/feed?after=".
    QByteArray body;
    QByteArray contentType; ///< Of the body.
    QList<std::pair<QByteArray, QByteArray>> headers;
    std::chrono::milliseconds limit{5000};     ///< For all of it, connecting included.
    qsizetype answerLimit = kAnswerLimitBytes; ///< The most that is read of an answer.
};

/// What came back, whatever its status.
struct HttpAnswer
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
};

/// The connection to one platform: TLS 1.3, the server checked against the endpoint's CA and name,
/// kept alive between calls, and made anew when the file of the client's certificate has changed.
/// One thread performs; any other may cancel.
class HttpClient
{
public:
    /// The most that is read of an answer, where the call does not say less.
    static constexpr qsizetype kAnswerLimitBytes = HttpCall::kAnswerLimitBytes;

    explicit HttpClient(PlatformEndpoint endpoint,
                        std::chrono::milliseconds connectLimit = std::chrono::seconds(2));
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    HttpClient(HttpClient&&) = delete;
    HttpClient& operator=(HttpClient&&) = delete;

    /// Sends `call` and waits for the answer. Errors: NetworkFailed (no answer; whether the
    /// platform has seen the request is unknown), Timeout, TooLarge, Cancelled, KeyUnavailable (the
    /// key's file is not there, or others than its owner have access to it).
    Result<HttpAnswer> perform(const HttpCall& call);

    /// GET /v1/ca of a platform that nothing is known of yet: the PEM of whoever answers. Nothing
    /// may be sent before its fingerprint was compared with what came by another way. Errors: as
    /// perform(), and what the answer refuses with.
    static Result<QByteArray> fetchAuthority(const QString& baseUrl);

    /// Makes the call that is under way, and every later one, end with Cancelled at once.
    void cancel();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::atomic<bool> m_isCancelled = false;
};

/// The error that an answer other than 2xx stands for: code and detail of its problem+json (for
/// LockedOut the detail is the number of seconds to wait), ServerRefused if the code is none of
/// ours.
Error errorOf(const HttpAnswer& answer);

} // namespace onewindow::sync
