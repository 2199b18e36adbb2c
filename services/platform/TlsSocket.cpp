// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/TlsSocket.h"

#include "services/core/Enforce.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <utility>

namespace onewindow::platform {

namespace asio = boost::asio;

namespace {

int socketOf(BIO* bio)
{
    return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

bool mayTryAgain()
{
    return errno == EAGAIN || errno == EINTR;
}

int writeSocket(BIO* bio, const char* bytes, int size)
{
    BIO_clear_retry_flags(bio);
    // OpenSSL's own would let a peer that has gone end the program by a signal.
    const auto sent = ::send(socketOf(bio), bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
    if (sent < 0 && mayTryAgain()) {
        BIO_set_retry_write(bio);
    }
    return static_cast<int>(sent);
}

int readSocket(BIO* bio, char* bytes, int size)
{
    BIO_clear_retry_flags(bio);
    const auto read = ::recv(socketOf(bio), bytes, static_cast<std::size_t>(size), 0);
    if (read < 0 && mayTryAgain()) {
        BIO_set_retry_read(bio);
    }
    return static_cast<int>(read);
}

long controlSocket(BIO* /*bio*/, int command, long /*number*/, void* /*pointer*/)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO_METHOD* socketMethod()
{
    static BIO_METHOD* const method = [] {
        BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
        OW_ENFORCE(made != nullptr);
        BIO_meth_set_write(made, &writeSocket);
        BIO_meth_set_read(made, &readSocket);
        BIO_meth_set_ctrl(made, &controlSocket);
        return made;
    }();
    return method;
}

} // namespace

TlsSocket::TlsSocket(Socket socket, asio::ssl::context& context)
    : m_socket(std::move(socket))
    , m_ssl(SSL_new(context.native_handle()))
{
    BIO* const bio = BIO_new(socketMethod());
    OW_ENFORCE(m_ssl != nullptr && bio != nullptr);
    error_code ignored; // A socket that cannot is closed already, and says so when it is read.
    m_socket.native_non_blocking(true, ignored);
    const std::intptr_t number = m_socket.native_handle();
    BIO_set_data(bio, reinterpret_cast<void*>(number)); // NOLINT: a number, not an address.
    BIO_set_init(bio, 1);
    SSL_set_bio(m_ssl.get(), bio, bio);
    SSL_set_mode(m_ssl.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_set_accept_state(m_ssl.get());
}

TlsSocket::error_code TlsSocket::failureOf(int result, asio::socket_base::wait_type& wait)
{
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
        wait = asio::socket_base::wait_read;
        return {};
    case SSL_ERROR_WANT_WRITE:
        wait = asio::socket_base::wait_write;
        return {};
    case SSL_ERROR_ZERO_RETURN:
        return asio::error::eof;
    case SSL_ERROR_SSL:
        return {static_cast<int>(ERR_peek_last_error()), asio::error::get_ssl_category()};
    default:
        return asio::ssl::error::stream_truncated;
    }
}

asio::awaitable<TlsSocket::error_code> TlsSocket::perform(std::function<int()> step)
{
    for (;;) {
        ERR_clear_error();
        const int result = step();
        if (result > 0) {
            co_return error_code();
        }
        auto wait = asio::socket_base::wait_read;
        error_code error = failureOf(result, wait);
        if (!error) {
            co_await m_socket.async_wait(wait, asio::redirect_error(asio::use_awaitable, error));
        }
        if (error) {
            co_return error;
        }
    }
}

asio::awaitable<TlsSocket::error_code> TlsSocket::handshake()
{
    return perform([this] { return SSL_do_handshake(m_ssl.get()); });
}

void TlsSocket::waitReadable(std::function<void(error_code)> done)
{
    if (SSL_pending(m_ssl.get()) > 0) {
        asio::post(m_socket.get_executor(), [done = std::move(done)] { done({}); });
    } else {
        m_socket.async_wait(asio::socket_base::wait_read, std::move(done));
    }
}

std::size_t TlsSocket::read(std::span<char> into, error_code& error)
{
    ERR_clear_error();
    std::size_t count = 0;
    const int result = SSL_read_ex(m_ssl.get(), into.data(), into.size(), &count);
    if (result <= 0) {
        auto wait = asio::socket_base::wait_read;
        error = failureOf(result, wait);
    }
    return count;
}

asio::awaitable<TlsSocket::error_code> TlsSocket::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        std::size_t count = 0;
        const error_code error = co_await perform([this, bytes, &count] {
            return SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &count);
        });
        if (error) {
            co_return error;
        }
        bytes.remove_prefix(count);
    }
    co_return error_code();
}

void TlsSocket::sayGoodbye()
{
    ERR_clear_error();
    SSL_shutdown(m_ssl.get());
}

} // namespace onewindow::platform
