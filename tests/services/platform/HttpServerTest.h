// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpServer.h"
#include "services/sync/HttpClient.h"
#include "tests/services/platform/TestPki.h"

#include <QJsonObject>
#include <QMutex>
#include <QObject>
#include <QSslSocket>
#include <QWaitCondition>

#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace onewindow::platform {

/// For what must come, in milliseconds: on a machine with other work to do.
inline constexpr int kPatience = 20'000;

/// A handler that keeps what it is asked, for the test to answer.
class Asked
{
public:
    void operator()(HttpRequest request, HttpReply reply)
    {
        const QMutexLocker lock(&m_mutex);
        m_waiting.emplace_back(std::move(request), std::move(reply));
        m_arrived.wakeAll();
    }

    std::optional<std::pair<HttpRequest, HttpReply>> take()
    {
        const QMutexLocker lock(&m_mutex);
        if (m_waiting.empty() && !m_arrived.wait(&m_mutex, kPatience)) {
            return std::nullopt;
        }
        auto first = std::move(m_waiting.front());
        m_waiting.pop_front();
        return first;
    }

private:
    QMutex m_mutex;
    QWaitCondition m_arrived;
    std::deque<std::pair<HttpRequest, HttpReply>> m_waiting;
};

/// A server, and a client's call that it has handed to its handler and that has no answer yet.
struct OpenCall
{
    OpenCall(const HttpServerSettings& settings, const testing::TestPki& pki);

    Asked asked; ///< The handler.
    std::unique_ptr<HttpServer> server;
    std::unique_ptr<sync::HttpClient> client;
    std::future<Result<sync::HttpAnswer>> answer; ///< What the client gets.
    HttpRequest request;
    HttpReply reply;
};

/// What tests of the server have in common: certificates, limits, and raw connections.
class HttpServerTest : public QObject
{
    Q_OBJECT

protected:
    /// Echoes what the server made of the request.
    static void echo(const HttpRequest& request, const HttpReply& reply);

    /// A call of `path`.
    static sync::HttpCall get(const QString& path);

    /// The object in an answer; empty where there is none.
    static QJsonObject json(const Result<sync::HttpAnswer>& answer);

    /// The status of a raw answer; 0 if it is none.
    static int status(const QByteArray& raw);

    /// What the server answers; as far as it came if it closes before the end.
    static QByteArray readAnswer(QSslSocket& socket, bool isHead = false);

    [[nodiscard]] HttpServerSettings settings() const;
    /// A raw TLS connection; `name` gives it a client certificate.
    std::unique_ptr<QSslSocket> connectRaw(quint16 port, const QString& name = {});
    /// Sends `bytes`, reads the answer, and closes.
    QByteArray exchange(quint16 port, const QByteArray& bytes);

    testing::TestPki m_pki;

private Q_SLOTS:
    void init();
};

} // namespace onewindow::platform
