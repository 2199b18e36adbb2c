// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// For HttpServer.cpp and HttpSession.cpp alone: it includes Asio.

#include "services/platform/HttpServer.h"
#include "services/platform/RateLimiter.h"

#include <QHash>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <utility>

namespace onewindow::platform {

namespace asio = boost::asio;

inline QString toQt(const boost::system::error_code& error)
{
    return QString::fromStdString(error.message());
}

/// What the sessions share. Lives in the io thread but for start() and stop().
class HttpServer::Core : public std::enable_shared_from_this<Core>
{
public:
    Core(HttpServerSettings given, Handler handle)
        : settings(std::move(given))
        , handler(std::move(handle))
        , limiter(settings.requestsPerSecond, settings.requestBurst)
    {}

    Result<void> listen();
    Result<void> start();
    Result<void> reloadCertificate();
    void stop(std::chrono::milliseconds limit);
    bool admitStranger(const QString& network);
    void onSessionEnded(Session* session, const QString& network, bool isStranger);

    /// Runs `task` in the io thread, unless the server has ended. From any thread.
    void post(std::function<void()> task)
    {
        const std::lock_guard lock(gate);
        if (isOpen) {
            asio::post(io, std::move(task));
        }
    }

    /// The connections of one clientNetwork().
    struct Share
    {
        int all = 0;
        int strangers = 0; ///< Of them: without a client's certificate.
    };

    HttpServerSettings settings;
    Handler handler;
    RateLimiter limiter;
    // A connection's TLS state refers to the context, so the context is declared before the
    // io_context, whose destructor ends what is left of the connections.
    asio::ssl::context tls{asio::ssl::context::tlsv13_server};
    asio::io_context io{1};
    asio::ip::tcp::acceptor acceptor{io};
    std::unordered_set<Session*> sessions;
    QHash<QString, Share> networks;
    int strangers = 0;
    asio::steady_timer grace{io};
    bool isStopping = false;
    std::atomic<quint16> port = 0;
    std::atomic<std::size_t> connections = 0; ///< As sessions.size(), for other threads.

private:
    Result<void> loadKeys();
    Result<void> loadPair(asio::ssl::context& into) const;
    Result<void> bind();
    asio::awaitable<void> accept();
    void admit(asio::ip::tcp::socket socket);

    std::mutex gate;
    bool isOpen = false;
    std::jthread thread;
};

} // namespace onewindow::platform
