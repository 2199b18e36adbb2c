// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// For HttpServer.cpp and HttpSession.cpp alone: it includes Asio.

#include "services/platform/ClientNetwork.h"
#include "services/platform/HttpServerCore.h"
#include "services/platform/Problem.h"
#include "services/platform/RequestParser.h"
#include "services/platform/ResponseBytes.h"
#include "services/platform/TlsSocket.h"

#include <atomic>
#include <optional>
#include <string>

namespace onewindow::platform {

/// One connection. Everything happens in the io thread: one coroutine reads, asks and answers,
/// while a read is kept going beside it, so that a client that leaves is noticed at once.
class HttpServer::Session : public std::enable_shared_from_this<Session>
{
public:
    Session(std::shared_ptr<Core> core, asio::ip::tcp::socket socket, QString address)
        : m_core(std::move(core))
        , m_tls(std::move(socket), m_core->tls)
        , m_deadline(m_core->io)
        , m_event(m_core->io)
        , m_address(std::move(address))
        , m_network(clientNetwork(m_address))
    {
        m_core->sessions.insert(this);
        m_core->connections = m_core->sessions.size();
        ++m_core->networks[m_network].all;
    }

    ~Session() { m_core->onSessionEnded(this, m_network, m_isStranger); }

    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    Session(Session&&) = delete;
    Session& operator=(Session&&) = delete;

    asio::awaitable<void> run();

    /// Ends the connection when the request in hand is answered; at once if there is none.
    void finish()
    {
        m_isLast = true;
        if (m_isIdle) {
            close();
        }
    }

    void close();

private:
    /// What a reply holds on to: it may outlive the session and the server.
    struct Exchange
    {
        std::shared_ptr<Core> core;
        std::weak_ptr<Session> session;
        std::uint64_t number;
        std::atomic_flag isAnswered;

        void deliver(HttpResponse response)
        {
            core->post([to = session, n = number, answer = std::move(response)]() mutable {
                if (const auto alive = to.lock()) {
                    alive->onAnswer(n, std::move(answer));
                }
            });
        }

        Exchange(std::shared_ptr<Core> of, std::weak_ptr<Session> with, std::uint64_t n)
            : core(std::move(of))
            , session(std::move(with))
            , number(n)
        {}

        ~Exchange()
        {
            if (!isAnswered.test()) {
                deliver(problem({ErrorCode::Cancelled, {}}, {}, 500));
            }
        }

        Exchange(const Exchange&) = delete;
        Exchange& operator=(const Exchange&) = delete;
        Exchange(Exchange&&) = delete;
        Exchange& operator=(Exchange&&) = delete;
    };

    asio::awaitable<bool> handshake();
    asio::awaitable<bool> serveOne();
    asio::awaitable<bool> readMore();
    asio::awaitable<bool> readRequest(RequestParser& parser);
    asio::awaitable<bool> acceptHead(const RequestParser& parser);
    asio::awaitable<HttpResponse> ask();
    asio::awaitable<bool> write(std::string bytes);
    asio::awaitable<bool> refuse(HttpResponse response);
    asio::awaitable<void> goodbye();
    asio::awaitable<void> nextEvent();
    std::optional<HttpResponse> takeHead(const RequestParser& parser);

    /// Not in a coroutine: GCC 12 destroys an aggregate twice that is made within a co_await.
    [[nodiscard]] std::string bytesOf(const HttpResponse& response, bool keepAlive) const
    {
        return responseBytes(response, {m_requestId, keepAlive, !m_isHead});
    }

    void readPeer();
    bool hasPeerEnded();
    void startRead();
    void onReadable(boost::system::error_code error);
    void setDeadline(std::chrono::milliseconds limit);
    void onAnswer(std::uint64_t number, HttpResponse response);

    std::shared_ptr<Core> m_core;
    TlsSocket m_tls;
    asio::steady_timer m_deadline;
    asio::steady_timer m_event; ///< Cancelled to wake the coroutine: something below has changed.
    QString m_address;
    QString m_network;         ///< By which limits count.
    bool m_isStranger = false; ///< Has shown no certificate, and counts among those.
    QString m_peerName;
    QString m_peerRole;
    QString m_peerSerial;

    std::string m_inbox; ///< Read, not yet parsed.
    bool m_isReading = false;
    bool m_isGone = false; ///< The client has closed, or an error or a limit has.
    bool m_isIdle = false;
    bool m_isInBody = false; ///< Of a request whose sender is known: it may send much at a time.
    bool m_isLast = false;

    HttpRequest m_request;
    QByteArray m_requestId;
    bool m_isHead = false; ///< The request's method was HEAD.
    std::uint64_t m_number = 0;
    std::optional<HttpResponse> m_answer;
};

} // namespace onewindow::platform
