// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace onewindow::platform {

/// Where the server listens, as whom, and every limit it holds its clients to.
struct HttpServerSettings
{
    QString address = QStringLiteral("127.0.0.1"); ///< IPv4 or IPv6, not a name.
    quint16 port = 0;                              ///< 0: one that is free.
    QString certificateFile;                       ///< PEM, with its chain.
    QString keyFile;                               ///< PEM, which only its owner can read.
    QString caFile;                                ///< PEM: who signs the clients' certificates.

    qsizetype headerLimit = 8 * 1024; ///< Bytes of request line and headers.
    /// Bytes of the body that `request` (everything but its body) may have.
    std::function<qsizetype(const HttpRequest& request)> bodyLimit;

    std::chrono::milliseconds handshakeTime = std::chrono::seconds(5);
    std::chrono::milliseconds idleTime = std::chrono::seconds(75); ///< Between two requests.
    /// The same for who has shown no certificate.
    std::chrono::milliseconds strangerIdleTime = std::chrono::seconds(10);
    std::chrono::milliseconds headerTime = std::chrono::seconds(10); ///< From the first byte.
    std::chrono::milliseconds bodyTime = std::chrono::seconds(30);   ///< For the whole body.
    std::chrono::milliseconds answerTime = std::chrono::seconds(60); ///< The handler's time.
    std::chrono::milliseconds writeTime = std::chrono::seconds(20);  ///< For the whole answer.
    std::chrono::milliseconds lingerTime = std::chrono::seconds(1);  ///< For the last goodbye.

    int maxConnections = 2048;
    int maxConnectionsPerAddress = 512; ///< Of one clientNetwork().
    /// As many of these may be without a client's certificate: the rest is there for machines,
    /// whoever else may come. A hall's visitors have one address behind its wireless network.
    int maxStrangers = 1024;
    int maxStrangersPerAddress = 256;
    /// Requests of one client: the certificate's name, or the address without one. New connections
    /// count against the address.
    double requestsPerSecond = 200;
    double requestBurst = 400;

    /// Hears of every answer that the server gives by itself, without asking the handler: its
    /// status. In the io thread; may be empty.
    std::function<void(int status)> refused;
};

/// "https://127.0.0.1:8443", "https://[::1]:8443".
QString serverUrl(const QString& address, quint16 port);

/// HTTP/1.1 over TLS 1.3 with keep-alive, one request in flight a connection. Client certificates
/// are checked against the CA when they are presented; who must have one is the handler's business.
/// All of it runs in one thread of its own; the handler is called there, must not wait, and
/// answers whenever it likes.
class HttpServer
{
public:
    using Handler = std::function<void(HttpRequest request, HttpReply reply)>;

    HttpServer(HttpServerSettings settings, Handler handler);
    /// As stop().
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    HttpServer(HttpServer&&) = delete;
    HttpServer& operator=(HttpServer&&) = delete;

    /// Takes the port: whoever connects from now on is served after start(). Errors: BadConfig
    /// (address), KeyUnavailable (certificate, key, CA), NetworkFailed (the port is taken).
    Result<void> listen();

    /// Serves; listens first if that has not been done. Errors: as listen().
    Result<void> start();

    /// Reads certificate and key anew, for the connections that come from then on: after a renewal.
    /// What cannot be used is left alone, and the old pair goes on. From any thread. Errors:
    /// KeyUnavailable.
    Result<void> reloadCertificate();

    /// The port it listens on; after listen().
    [[nodiscard]] quint16 port() const;

    /// Connections that are open now; from any thread.
    [[nodiscard]] std::size_t connections() const;

    /// Listens no more, closes idle connections at once and the others when they are answered,
    /// after `grace` all of them. When it returns, the handler is not called again.
    void stop(std::chrono::milliseconds grace = std::chrono::seconds(2));

private:
    class Core;
    class Session;
    std::shared_ptr<Core> m_core;
};

} // namespace onewindow::platform
