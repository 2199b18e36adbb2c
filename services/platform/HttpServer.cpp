// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/HttpServer.h"

#include "services/core/Log.h"
#include "services/platform/Problem.h"
#include "services/platform/RateLimiter.h"

#include <QDateTime>
#include <QLocale>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <utility>

namespace onewindow::platform {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t kReadChunk = 8 * 1024;
constexpr std::uint64_t kBodyHardLimit = 64ULL << 20;
constexpr std::size_t kDrainLimit = 8U << 20;
constexpr int kListenBacklog = 512;
constexpr milliseconds kAcceptPause{100};

const std::array kSecurityHeaders = {
    std::pair<QByteArray, QByteArray>{"Strict-Transport-Security", "max-age=31536000"},
    std::pair<QByteArray, QByteArray>{"X-Content-Type-Options", "nosniff"},
    std::pair<QByteArray, QByteArray>{"X-Frame-Options", "DENY"},
    std::pair<QByteArray, QByteArray>{"Content-Security-Policy",
                                      "default-src 'none'; style-src 'self'; base-uri 'none'; "
                                      "form-action 'none'; frame-ancestors 'none'"},
    std::pair<QByteArray, QByteArray>{"Referrer-Policy", "no-referrer"},
    std::pair<QByteArray, QByteArray>{"Cross-Origin-Resource-Policy", "same-origin"},
    std::pair<QByteArray, QByteArray>{"Cache-Control", "no-store"},
};

QString toQt(const error_code& error)
{
    return QString::fromStdString(error.message());
}

QByteArray toQt(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray reason(int status)
{
    return toQt(http::obsolete_reason(http::int_to_status(static_cast<unsigned>(status))));
}

/// Now in the form of RFC 9110, 5.6.7.
QByteArray httpDate()
{
    static const QLocale english = QLocale::c();
    return english
               .toString(QDateTime::currentDateTimeUtc(),
                         QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
               .toLatin1() +
           " GMT";
}

/// Head and body as one run of bytes: one TLS record and one packet for a small answer.
std::string serialize(const HttpResponse& response, bool keepAlive, bool hasBody)
{
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reason(response.status) + "\r\n";
    const auto isGiven = [&response](const QByteArray& name) {
        return std::any_of(response.headers.cbegin(), response.headers.cend(),
                           [&name](const auto& given) {
                               return given.first.compare(name, Qt::CaseInsensitive) == 0;
                           });
    };
    for (const auto& [name, value] : kSecurityHeaders) {
        if (!isGiven(name)) {
            head += name + ": " + value + "\r\n";
        }
    }
    head += "Date: " + httpDate() + "\r\n";
    for (const auto& [name, value] : response.headers) {
        // A line break in a value would let it write headers of its own.
        OW_ENFORCE(!name.contains('\r') && !name.contains('\n') && !value.contains('\r') &&
                   !value.contains('\n'));
        head += name + ": " + value + "\r\n";
    }
    if (!response.contentType.isEmpty()) {
        head += "Content-Type: " + response.contentType + "\r\n";
    }
    head += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    head += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    std::string bytes = head.toStdString();
    if (hasBody) {
        bytes.append(response.body.constData(), static_cast<std::size_t>(response.body.size()));
    }
    return bytes;
}

HttpResponse parseProblem(const error_code& error)
{
    if (error == http::error::header_limit) {
        return problem({ErrorCode::TooLarge, QStringLiteral("headers")}, {}, 431);
    }
    return error == http::error::body_limit ? problem({ErrorCode::TooLarge, QStringLiteral("body")})
                                            : problem({ErrorCode::BadRequest, toQt(error)});
}

/// The first `nid` entry of the certificate's subject.
QString subjectEntry(X509* certificate, int nid)
{
    X509_NAME* subject = X509_get_subject_name(certificate);
    const int index = X509_NAME_get_index_by_NID(subject, nid, -1);
    if (index < 0) {
        return {};
    }
    unsigned char* utf8 = nullptr;
    const int length =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, index)));
    if (length < 0) {
        return {};
    }
    const QByteArray bytes(reinterpret_cast<const char*>(utf8), length); // NOLINT: OpenSSL's type.
    OPENSSL_free(utf8);
    return bytes.contains('\0') ? QString() : QString::fromUtf8(bytes);
}

} // namespace

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
    void stop(milliseconds limit);
    void onSessionEnded(Session* session, const QString& address);

    /// Runs `task` in the io thread, unless the server has ended. From any thread.
    void post(std::function<void()> task)
    {
        const std::lock_guard lock(gate);
        if (isOpen) {
            asio::post(io, std::move(task));
        }
    }

    HttpServerSettings settings;
    Handler handler;
    RateLimiter limiter;
    // A connection's TLS state refers to the context, so the context is declared before the
    // io_context, whose destructor ends what is left of the connections.
    asio::ssl::context tls{asio::ssl::context::tlsv13_server};
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    std::unordered_set<Session*> sessions;
    QHash<QString, int> addresses;
    asio::steady_timer grace{io};
    bool isStopping = false;
    std::atomic<quint16> port = 0;

private:
    Result<void> loadKeys();
    Result<void> bind();
    asio::awaitable<void> accept();
    void admit(tcp::socket socket);

    std::mutex gate;
    bool isOpen = false;
    std::jthread thread;
};

/// One connection. Everything happens in the io thread: one coroutine reads, asks and answers,
/// while a read is kept going beside it, so that a client that leaves is noticed at once.
class HttpServer::Session : public std::enable_shared_from_this<Session>
{
public:
    Session(std::shared_ptr<Core> core, tcp::socket socket, QString address)
        : m_core(std::move(core))
        , m_stream(std::move(socket), m_core->tls)
        , m_deadline(m_core->io)
        , m_event(m_core->io)
        , m_address(std::move(address))
    {
        m_core->sessions.insert(this);
        ++m_core->addresses[m_address];
    }

    ~Session() { m_core->onSessionEnded(this, m_address); }

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
    using Parser = http::request_parser<http::string_body>;

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
    asio::awaitable<bool> readRequest(Parser& parser);
    asio::awaitable<bool> acceptHead(const Parser& parser);
    asio::awaitable<HttpResponse> ask();
    asio::awaitable<bool> write(std::string bytes);
    asio::awaitable<bool> refuse(HttpResponse response);
    asio::awaitable<void> goodbye();
    asio::awaitable<void> nextEvent();
    std::optional<HttpResponse> takeHead(const Parser& parser);
    void readPeer();
    void startRead();
    void setDeadline(milliseconds limit);
    void onAnswer(std::uint64_t number, HttpResponse response);

    std::shared_ptr<Core> m_core;
    asio::ssl::stream<tcp::socket> m_stream;
    asio::steady_timer m_deadline;
    asio::steady_timer m_event; ///< Cancelled to wake the coroutine: something below has changed.
    QString m_address;
    QString m_peerName;
    QString m_peerRole;

    std::array<char, kReadChunk> m_chunk{};
    std::string m_inbox; ///< Read, not yet parsed.
    bool m_isReading = false;
    bool m_isGone = false; ///< The client has closed, or an error or a limit has.
    bool m_isIdle = false;
    bool m_isLast = false;

    HttpRequest m_request;
    bool m_isHead = false; ///< The request's method was HEAD.
    std::uint64_t m_number = 0;
    std::optional<HttpResponse> m_answer;
};

// Session

void HttpServer::Session::setDeadline(milliseconds limit)
{
    m_deadline.expires_after(limit);
    m_deadline.async_wait([weak = weak_from_this()](const error_code& error) {
        const auto self = weak.lock();
        // A timer set anew just as it ran out calls back without an error, but is in the future.
        if (!error && self && self->m_deadline.expiry() <= asio::steady_timer::clock_type::now()) {
            self->close();
        }
    });
}

void HttpServer::Session::close()
{
    m_isGone = true;
    error_code ignored;
    m_stream.lowest_layer().close(ignored);
    m_event.cancel();
}

asio::awaitable<void> HttpServer::Session::nextEvent()
{
    error_code ignored;
    m_event.expires_at(asio::steady_timer::time_point::max());
    co_await m_event.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

void HttpServer::Session::startRead()
{
    if (m_isReading || m_isGone) {
        return;
    }
    m_isReading = true;
    m_stream.async_read_some(
        asio::buffer(m_chunk),
        [self = shared_from_this()](const error_code& error, std::size_t count) {
            self->m_isReading = false;
            self->m_inbox.append(self->m_chunk.data(), count);
            self->m_isGone = self->m_isGone || error;
            self->m_event.cancel();
        });
}

void HttpServer::Session::readPeer()
{
    // Verified already: with verify_peer a certificate that the CA has not signed ends the
    // handshake.
    if (X509* certificate = SSL_get0_peer_certificate(m_stream.native_handle())) {
        m_peerName = subjectEntry(certificate, NID_commonName);
        m_peerRole = subjectEntry(certificate, NID_organizationalUnitName);
    }
}

asio::awaitable<bool> HttpServer::Session::handshake()
{
    error_code error;
    setDeadline(m_core->settings.handshakeTime);
    co_await m_stream.async_handshake(asio::ssl::stream_base::server,
                                      asio::redirect_error(asio::use_awaitable, error));
    if (error || m_isGone) {
        qCDebug(lcPlatform) << "TLS handshake with" << m_address << "failed:" << toQt(error);
        co_return false;
    }
    readPeer();
    co_return true;
}

asio::awaitable<void> HttpServer::Session::run()
{
    const auto keepAlive = shared_from_this();
    if (co_await handshake()) {
        while (co_await serveOne()) {
        }
        co_await goodbye();
    }
    m_deadline.cancel();
    close();
}

/// One request and its answer; false when it was the last of the connection.
asio::awaitable<bool> HttpServer::Session::serveOne()
{
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(m_core->settings.headerLimit));
    parser.body_limit(kBodyHardLimit);
    m_request = {};
    if (!co_await readRequest(parser)) {
        co_return false;
    }
    m_request.body = QByteArray::fromStdString(parser.get().body());
    const bool hasBody = !m_isHead;
    const bool keepAlive = parser.keep_alive();
    const HttpResponse response = co_await ask();
    if (m_isGone) {
        co_return false;
    }
    const bool goesOn = keepAlive && !m_isLast;
    co_return co_await write(serialize(response, goesOn, hasBody)) && goesOn;
}

/// Waits until there is more in the inbox; false when there will not be.
asio::awaitable<bool> HttpServer::Session::readMore()
{
    const std::size_t had = m_inbox.size();
    while (m_inbox.size() == had && !m_isGone) {
        startRead();
        co_await nextEvent();
    }
    co_return m_inbox.size() != had;
}

asio::awaitable<bool> HttpServer::Session::readRequest(Parser& parser)
{
    m_isIdle = m_inbox.empty();
    setDeadline(m_core->settings.idleTime);
    if (m_isLast || (m_isIdle && !co_await readMore())) {
        co_return false;
    }
    m_isIdle = false;
    setDeadline(m_core->settings.headerTime);
    bool isHeadSeen = false;
    while (!parser.is_done()) {
        error_code error;
        m_inbox.erase(0, parser.put(asio::buffer(m_inbox), error));
        if (error && error != http::error::need_more) {
            co_return co_await refuse(parseProblem(error));
        }
        if (parser.is_header_done() && !isHeadSeen) {
            isHeadSeen = true;
            if (!co_await acceptHead(parser)) {
                co_return false;
            }
            parser.body_limit(static_cast<std::uint64_t>(m_core->settings.bodyLimit(m_request)));
            setDeadline(m_core->settings.bodyTime);
        }
        const bool needsMore = error == http::error::need_more || m_inbox.empty();
        if (parser.is_done() || !needsMore) {
            continue;
        }
        // The parser wants a whole header, or the whole line before a chunk, at once.
        if (m_inbox.size() > kReadChunk + static_cast<std::size_t>(m_core->settings.headerLimit)) {
            co_return co_await refuse(parseProblem(http::error::header_limit));
        }
        if (!co_await readMore()) {
            co_return false;
        }
    }
    co_return true;
}

/// Judges a request by its head alone; nothing if it may go on.
std::optional<HttpResponse> HttpServer::Session::takeHead(const Parser& parser)
{
    const auto& head = parser.get();
    if (head.version() != 11 && head.version() != 10) {
        return problem({ErrorCode::BadRequest, QStringLiteral("HTTP version")});
    }
    m_isHead = head.method() == http::verb::head;
    m_request.method = m_isHead ? QByteArrayLiteral("GET") : toQt(head.method_string());
    m_request.peerName = m_peerName;
    m_request.peerRole = m_peerRole;
    m_request.remote = m_address;
    for (const auto& field : head) {
        QByteArray& value = m_request.headers[toQt(field.name_string()).toLower()];
        value += (value.isNull() ? QByteArray() : QByteArrayLiteral(", ")) + toQt(field.value());
    }
    if (head.version() == 11 && !m_request.headers.contains("host")) {
        return problem({ErrorCode::BadRequest, QStringLiteral("no Host")});
    }
    if (!m_core->limiter.admit(m_peerName.isEmpty() ? m_address : u'@' + m_peerName,
                               std::chrono::steady_clock::now())) {
        return problem({ErrorCode::TooMany, QStringLiteral("requests")});
    }
    const QByteArray targetText = toQt(head.target());
    auto target = RequestTarget::parse(targetText);
    if (!target) {
        return problem(target.error(), QStringLiteral("target"));
    }
    m_request.target = std::move(target).value();
    const auto length = parser.content_length();
    if (length && *length > static_cast<std::uint64_t>(m_core->settings.bodyLimit(m_request))) {
        return problem({ErrorCode::TooLarge, QStringLiteral("body")});
    }
    return std::nullopt;
}

asio::awaitable<bool> HttpServer::Session::acceptHead(const Parser& parser)
{
    auto refusal = takeHead(parser);
    if (refusal) {
        co_return co_await refuse(std::move(*refusal));
    }
    if (m_request.header("expect").compare("100-continue", Qt::CaseInsensitive) == 0) {
        co_return co_await write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    co_return true;
}

/// Hands the request to the handler and waits for the answer, or for the client to leave.
asio::awaitable<HttpResponse> HttpServer::Session::ask()
{
    std::stop_source dropped;
    m_request.dropped = dropped.get_token();
    m_answer.reset();
    auto exchange = std::make_shared<Exchange>(m_core, weak_from_this(), ++m_number);
    setDeadline(m_core->settings.answerTime);
    m_core->handler(std::exchange(m_request, {}),
                    [exchange = std::move(exchange)](HttpResponse response) {
                        OW_ENFORCE(!exchange->isAnswered.test_and_set());
                        exchange->deliver(std::move(response));
                    });
    while (!m_answer && !m_isGone) {
        // At most one more piece is read ahead: a client cannot queue requests here.
        if (m_inbox.empty()) {
            startRead();
        }
        co_await nextEvent();
    }
    if (!m_answer) {
        dropped.request_stop();
        co_return HttpResponse();
    }
    co_return std::exchange(m_answer, std::nullopt).value();
}

void HttpServer::Session::onAnswer(std::uint64_t number, HttpResponse response)
{
    if (number == m_number && !m_answer) {
        m_answer = std::move(response);
        m_event.cancel();
    }
}

asio::awaitable<bool> HttpServer::Session::write(std::string bytes)
{
    error_code error;
    setDeadline(m_core->settings.writeTime);
    co_await asio::async_write(m_stream, asio::buffer(bytes),
                               asio::redirect_error(asio::use_awaitable, error));
    co_return !error && !m_isGone;
}

/// Answers a request that was not read to its end, and ends the connection.
asio::awaitable<bool> HttpServer::Session::refuse(HttpResponse response)
{
    co_await write(serialize(response, false, !m_isHead));
    co_return false;
}

/// Says goodbye to TLS, and lets what is still under way run into the void: closing a socket that
/// has unread bytes would take the answer back from the client.
asio::awaitable<void> HttpServer::Session::goodbye()
{
    if (m_isGone) {
        co_return;
    }
    setDeadline(m_core->settings.lingerTime);
    error_code ignored;
    auto& socket = m_stream.next_layer();
    socket.cancel(ignored);
    while (m_isReading) {
        co_await nextEvent();
    }
    // The shutdown sends close_notify as it is started and then waits for the peer's, which many
    // never send: the end of the stream follows at once.
    std::optional<error_code> shut;
    m_stream.async_shutdown([self = shared_from_this(), &shut](const error_code& error) {
        shut = error;
        self->m_event.cancel();
    });
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    while (!shut) {
        co_await nextEvent();
    }
    // The client has closed as well: behind the end of its stream one would wait for ever.
    if (!*shut || *shut == asio::ssl::error::stream_truncated) {
        co_return;
    }
    error_code ended;
    for (std::size_t drained = 0; !ended && drained < kDrainLimit;) {
        drained += co_await socket.async_read_some(
            asio::buffer(m_chunk), asio::redirect_error(asio::use_awaitable, ended));
    }
}

// Core

Result<void> HttpServer::Core::loadKeys()
{
    const auto failed = [](const QString& file, const error_code& error) {
        return Error{ErrorCode::KeyUnavailable, file + QStringLiteral(": ") + toQt(error)};
    };
    error_code error;
    tls.use_certificate_chain_file(settings.certificateFile.toStdString(), error);
    if (error) {
        return failed(settings.certificateFile, error);
    }
    tls.use_private_key_file(settings.keyFile.toStdString(), asio::ssl::context::pem, error);
    if (error) {
        return failed(settings.keyFile, error);
    }
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
    const bool hasRoom = sessions.size() < static_cast<std::size_t>(settings.maxConnections) &&
                         addresses.value(address) < settings.maxConnectionsPerAddress;
    if (error || !hasRoom || !limiter.admit(address, std::chrono::steady_clock::now())) {
        return;
    }
    socket.set_option(tcp::no_delay(true), error);
    const auto session = std::make_shared<Session>(shared_from_this(), std::move(socket), address);
    asio::co_spawn(io, session->run(), [session](const std::exception_ptr& failure) {
        // Nothing in a session throws but for want of memory.
        OW_ENFORCE(!failure);
    });
}

void HttpServer::Core::onSessionEnded(Session* session, const QString& address)
{
    sessions.erase(session);
    if (--addresses[address] == 0) {
        addresses.remove(address);
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

quint16 HttpServer::port() const
{
    return m_core->port;
}

void HttpServer::stop(milliseconds grace)
{
    m_core->stop(grace);
}

} // namespace onewindow::platform
