// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/HttpServer.h"

#include "services/core/Log.h"
#include "services/crypto/KeyFile.h"
#include "services/platform/ClientNetwork.h"
#include "services/platform/HttpServerCore.h"
#include "services/platform/HttpSession.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace onewindow::platform {

using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

constexpr int kListenBacklog = 512;
constexpr qsizetype kKeyLimitBytes = 64 * 1024;
constexpr milliseconds kAcceptPause{100};

} // namespace

// Core

Result<void> HttpServer::Core::loadPair(asio::ssl::context& into) const
{
    error_code error;
    into.use_certificate_chain_file(settings.certificateFile.toStdString(), error);
    if (error) {
        return Error{ErrorCode::KeyUnavailable,
                     settings.certificateFile + QStringLiteral(": ") + toQt(error)};
    }
    const auto key = crypto::readPrivateFile(settings.keyFile, kKeyLimitBytes,
                                             crypto::isCredential(settings.keyFile));
    if (!key) {
        return key.error();
    }
    const QByteArrayView pem = key.value().view();
    into.use_private_key(asio::buffer(pem.data(), static_cast<std::size_t>(pem.size())),
                         asio::ssl::context::pem, error);
    if (error) {
        return Error{ErrorCode::KeyUnavailable,
                     settings.keyFile + QStringLiteral(": ") + toQt(error)};
    }
    return {};
}

/// The files are tried in a context of their own; then the io thread, where no handshake is under
/// way between two steps, takes them over. Connections that stand keep what they began with.
Result<void> HttpServer::Core::reloadCertificate()
{
    auto fresh = std::make_shared<asio::ssl::context>(asio::ssl::context::tlsv13_server);
    OW_TRY(loadPair(*fresh));
    post([this, fresh] {
        SSL_CTX* const from = fresh->native_handle();
        SSL_CTX* const to = tls.native_handle();
        STACK_OF(X509)* chain = nullptr;
        SSL_CTX_get0_chain_certs(from, &chain);
        if (SSL_CTX_use_cert_and_key(to, SSL_CTX_get0_certificate(from),
                                     SSL_CTX_get0_privatekey(from), chain, 1) != 1) {
            qCWarning(lcPlatform) << "The new certificate cannot be used";
        }
    });
    return {};
}

Result<void> HttpServer::Core::loadKeys()
{
    const auto failed = [](const QString& file, const error_code& error) {
        return Error{ErrorCode::KeyUnavailable, file + QStringLiteral(": ") + toQt(error)};
    };
    error_code error;
    OW_TRY(loadPair(tls));
    tls.load_verify_file(settings.caFile.toStdString(), error);
    if (error) {
        return failed(settings.caFile, error);
    }
    tls.set_verify_mode(asio::ssl::verify_peer, error);
    // No resumption: every connection shows its certificate anew, so a revoked one is out at once.
    SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(tls.native_handle(), 0);
    SSL_CTX_set_session_cache_mode(tls.native_handle(), SSL_SESS_CACHE_OFF);
    return {};
}

Result<void> HttpServer::Core::listen()
{
    OW_TRY(loadKeys());
    return bind();
}

Result<void> HttpServer::Core::bind()
{
    error_code error;
    const auto address = asio::ip::make_address(settings.address.toStdString(), error);
    if (error) {
        return Error{ErrorCode::BadConfig,
                     settings.address + QStringLiteral(" is not an address to listen on")};
    }
    const tcp::endpoint endpoint(address, settings.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(kListenBacklog, error);
    }
    if (!error) {
        port = acceptor.local_endpoint(error).port();
    }
    if (error) {
        return Error{ErrorCode::NetworkFailed, QStringLiteral("%1 port %2: %3")
                                                   .arg(settings.address)
                                                   .arg(settings.port)
                                                   .arg(toQt(error))};
    }
    return {};
}

Result<void> HttpServer::Core::start()
{
    OW_ENFORCE(!thread.joinable() && settings.bodyLimit && handler);
    if (port == 0) {
        OW_TRY(listen());
    }
    {
        const std::lock_guard lock(gate);
        isOpen = true;
    }
    asio::co_spawn(io, accept(), [](const std::exception_ptr& failure) { OW_ENFORCE(!failure); });
    thread = std::jthread([this] { io.run(); });
    return {};
}

asio::awaitable<void> HttpServer::Core::accept()
{
    asio::steady_timer pause(io);
    while (!isStopping) {
        error_code error;
        tcp::socket socket =
            co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (isStopping) {
            co_return;
        }
        if (!error) {
            admit(std::move(socket));
            continue;
        }
        qCWarning(lcPlatform) << "Cannot accept a connection:" << toQt(error);
        // Out of descriptors, most likely: without a pause this would be a busy loop.
        pause.expires_after(kAcceptPause);
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
}

void HttpServer::Core::admit(tcp::socket socket)
{
    error_code error;
    const auto remote = socket.remote_endpoint(error);
    const QString address = QString::fromStdString(remote.address().to_string());
    const QString network = clientNetwork(address);
    const bool hasRoom = sessions.size() < static_cast<std::size_t>(settings.maxConnections) &&
                         networks.value(network).all < settings.maxConnectionsPerAddress;
    if (error || !hasRoom || !limiter.admit(network, std::chrono::steady_clock::now())) {
        return;
    }
    socket.set_option(tcp::no_delay(true), error);
    const auto session = std::make_shared<Session>(shared_from_this(), std::move(socket), address);
    asio::co_spawn(io, session->run(), [session](const std::exception_ptr& failure) {
        // Nothing in a session throws but for want of memory.
        OW_ENFORCE(!failure);
    });
}

/// Counts a connection that showed no certificate, if there is room for one more.
bool HttpServer::Core::admitStranger(const QString& network)
{
    Share& share = networks[network];
    if (strangers >= settings.maxStrangers || share.strangers >= settings.maxStrangersPerAddress) {
        return false;
    }
    ++strangers;
    ++share.strangers;
    return true;
}

void HttpServer::Core::onSessionEnded(Session* session, const QString& network, bool isStranger)
{
    sessions.erase(session);
    connections = sessions.size();
    Share& share = networks[network];
    if (isStranger) {
        --strangers;
        --share.strangers;
    }
    if (--share.all == 0) {
        networks.remove(network);
    }
    if (isStopping && sessions.empty()) {
        grace.cancel();
    }
}

void HttpServer::Core::stop(milliseconds limit)
{
    if (!thread.joinable()) {
        return;
    }
    post([this, limit] {
        isStopping = true;
        error_code ignored;
        acceptor.close(ignored);
        grace.expires_after(limit);
        grace.async_wait([this](const error_code&) {
            for (Session* session : sessions) {
                session->close();
            }
        });
        for (Session* session : sessions) {
            session->finish();
        }
        if (sessions.empty()) {
            grace.cancel();
        }
    });
    // Ends by itself when the last connection has: then there is nothing left to wait for.
    thread.join();
    const std::lock_guard lock(gate);
    isOpen = false;
}

// HttpServer

QString serverUrl(const QString& address, quint16 port)
{
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    return QStringLiteral("https://%1:%2").arg(host).arg(port);
}

HttpServer::HttpServer(HttpServerSettings settings, Handler handler)
    : m_core(std::make_shared<Core>(std::move(settings), std::move(handler)))
{}

HttpServer::~HttpServer()
{
    stop();
}

Result<void> HttpServer::listen()
{
    return m_core->listen();
}

Result<void> HttpServer::start()
{
    return m_core->start();
}

Result<void> HttpServer::reloadCertificate()
{
    return m_core->reloadCertificate();
}

quint16 HttpServer::port() const
{
    return m_core->port;
}

std::size_t HttpServer::connections() const
{
    return m_core->connections;
}

void HttpServer::stop(milliseconds grace)
{
    m_core->stop(grace);
}

} // namespace onewindow::platform
