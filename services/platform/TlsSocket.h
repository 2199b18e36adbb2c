// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>

#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace onewindow::platform {

/// The server's side of one TLS connection. Does what asio::ssl::stream does, but OpenSSL reads and
/// writes the socket itself, so nothing is buffered while nothing is under way: an idle stream
/// holds some 70 kB, and a centre has tens of thousands of them. One read and one write at a time,
/// side by side, in the thread of the socket's io_context.
class TlsSocket
{
public:
    using Socket = boost::asio::ip::tcp::socket;
    using error_code = boost::system::error_code;

    TlsSocket(Socket socket, boost::asio::ssl::context& context);

    boost::asio::awaitable<error_code> handshake();

    /// Calls `done` from the event loop once read() has something to say, or the wait has failed.
    void waitReadable(std::function<void(error_code)> done);
    /// What there is, without waiting; 0 without an error: nothing yet, wait again. The end of the
    /// stream is an error too.
    std::size_t read(std::span<char> into, error_code& error);

    /// All of `bytes`, which stay where they are until it is done.
    boost::asio::awaitable<error_code> write(std::string_view bytes);

    /// Tells the peer that nothing more comes; does not wait for it.
    void sayGoodbye();

    [[nodiscard]] Socket& socket() { return m_socket; }

    [[nodiscard]] SSL* handle() { return m_ssl.get(); }

private:
    struct Free
    {
        void operator()(SSL* ssl) const { SSL_free(ssl); }
    };

    boost::asio::awaitable<error_code> perform(std::function<int()> step);
    /// Why the last call gave `result`; nothing if it has to wait, and then for what.
    error_code failureOf(int result, boost::asio::socket_base::wait_type& wait);

    Socket m_socket;
    std::unique_ptr<SSL, Free> m_ssl;
};

} // namespace onewindow::platform
