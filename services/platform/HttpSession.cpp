// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/HttpSession.h"

#include "services/core/Log.h"

#include <QRandomGenerator>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <cstdint>
#include <stop_token>

namespace onewindow::platform {

using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t kReadChunk = 8 * 1024;
/// So much of a body is taken at once where it is there already: each time is a wait of its own.
constexpr std::size_t kBodyPiece = 64 * 1024;
constexpr std::size_t kDrainLimit = 8U << 20;

QByteArray newRequestId()
{
    return QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, '0');
}

/// Hex, lower case, without leading zeros; empty if it cannot be read.
QString serialOf(const X509* certificate)
{
    BIGNUM* number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr);
    char* hex = number != nullptr ? BN_bn2hex(number) : nullptr;
    QString text = QString::fromLatin1(hex).toLower();
    OPENSSL_free(hex);
    BN_free(number);
    return text;
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
    m_tls.socket().close(ignored);
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
    m_tls.waitReadable(
        [self = shared_from_this()](const error_code& error) { self->onReadable(error); });
}

void HttpServer::Session::onReadable(error_code error)
{
    std::array<char, kReadChunk> chunk; // NOLINT: written before it is read.
    std::size_t count = 0;
    std::size_t last = 0;
    do {
        last = error ? 0 : m_tls.read(chunk, error);
        m_inbox.append(chunk.data(), last);
        count += last;
    } while (last > 0 && m_isInBody && count < kBodyPiece);
    m_isReading = false;
    m_isGone = m_isGone || error;
    if (count == 0 && !m_isGone) {
        startRead(); // Half a record.
        return;
    }
    m_event.cancel();
}

void HttpServer::Session::readPeer()
{
    // Verified already: with verify_peer a certificate that the CA has not signed ends the
    // handshake.
    if (X509* certificate = SSL_get0_peer_certificate(m_tls.handle())) {
        m_peerName = subjectEntry(certificate, NID_commonName);
        m_peerRole = subjectEntry(certificate, NID_organizationalUnitName);
        m_peerSerial = serialOf(certificate);
    }
}

/// Whether the client's certificate was good when the connection began, and has ended since.
bool HttpServer::Session::hasPeerEnded()
{
    const X509* certificate = SSL_get0_peer_certificate(m_tls.handle());
    return certificate != nullptr && X509_cmp_current_time(X509_get0_notAfter(certificate)) < 0;
}

asio::awaitable<bool> HttpServer::Session::handshake()
{
    setDeadline(m_core->settings.handshakeTime);
    const error_code error = co_await m_tls.handshake();
    if (error || m_isGone) {
        qCDebug(lcPlatform) << "TLS handshake with" << m_address << "failed:" << toQt(error);
        co_return false;
    }
    readPeer();
    if (!m_peerName.isEmpty()) {
        co_return true;
    }
    m_isStranger = m_core->admitStranger(m_network);
    if (!m_isStranger) {
        qCDebug(lcPlatform) << "No room for another stranger from" << m_address;
    }
    co_return m_isStranger;
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
    RequestParser parser(static_cast<std::uint32_t>(m_core->settings.headerLimit));
    m_request = {};
    m_requestId = newRequestId();
    m_isHead = false;
    if (!co_await readRequest(parser)) {
        co_return false;
    }
    m_request.body = parser.takeBody();
    const bool keepAlive = parser.keepAlive();
    const HttpResponse response = co_await ask();
    if (m_isGone) {
        co_return false;
    }
    const bool goesOn = keepAlive && !m_isLast;
    co_return co_await write(bytesOf(response, goesOn)) && goesOn;
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

asio::awaitable<bool> HttpServer::Session::readRequest(RequestParser& parser)
{
    m_isIdle = m_inbox.empty();
    setDeadline(m_isStranger ? m_core->settings.strangerIdleTime : m_core->settings.idleTime);
    if (m_isLast || (m_isIdle && !co_await readMore())) {
        co_return false;
    }
    m_isIdle = false;
    setDeadline(m_core->settings.headerTime);
    bool isHeadSeen = false;
    m_isInBody = false;
    while (!parser.isDone()) {
        m_inbox.erase(0, parser.put(m_inbox));
        if (parser.fault()) {
            co_return co_await refuse(*parser.fault());
        }
        if (parser.isHeadDone() && !isHeadSeen) {
            isHeadSeen = true;
            if (!co_await acceptHead(parser)) {
                co_return false;
            }
            parser.setBodyLimit(static_cast<std::uint64_t>(m_core->settings.bodyLimit(m_request)));
            setDeadline(m_core->settings.bodyTime);
            m_isInBody = !m_isStranger;
        }
        if (parser.isDone() || !parser.needsMore()) {
            continue;
        }
        // The parser wants a whole header, or the whole line before a chunk, at once.
        if (m_inbox.size() > kReadChunk + static_cast<std::size_t>(m_core->settings.headerLimit)) {
            co_return co_await refuse(RequestParser::headerTooLarge());
        }
        if (!co_await readMore()) {
            co_return false;
        }
    }
    m_isInBody = false;
    co_return true;
}

/// Judges a request by its head alone; nothing if it may go on.
std::optional<HttpResponse> HttpServer::Session::takeHead(const RequestParser& parser)
{
    m_isHead = parser.isHeadRequest();
    m_request.id = m_requestId;
    m_request.peerName = m_peerName;
    m_request.peerRole = m_peerRole;
    m_request.peerSerial = m_peerSerial;
    m_request.remote = m_address;
    if (!m_core->limiter.admit(m_peerName.isEmpty() ? m_network : u'@' + m_peerName,
                               std::chrono::steady_clock::now())) {
        return problem({ErrorCode::TooMany, QStringLiteral("requests")});
    }
    if (auto refusal = parser.takeHead(m_request)) {
        return refusal;
    }
    const auto length = parser.contentLength();
    if (length && *length > static_cast<std::uint64_t>(m_core->settings.bodyLimit(m_request))) {
        return problem({ErrorCode::TooLarge, QStringLiteral("body")}, QStringLiteral("body"));
    }
    return std::nullopt;
}

asio::awaitable<bool> HttpServer::Session::acceptHead(const RequestParser& parser)
{
    if (hasPeerEnded()) {
        // No answer would be right: the next handshake says what is the matter.
        qCDebug(lcPlatform) << "The certificate of" << m_peerName << "has ended";
        co_return false;
    }
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
    setDeadline(m_core->settings.writeTime);
    const error_code error = co_await m_tls.write(bytes);
    co_return !error && !m_isGone;
}

/// Answers a request that was not read to its end, and ends the connection.
asio::awaitable<bool> HttpServer::Session::refuse(HttpResponse response)
{
    if (m_core->settings.refused) {
        m_core->settings.refused(response.status);
    }
    co_await write(bytesOf(response, false));
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
    auto& socket = m_tls.socket();
    socket.cancel(ignored);
    while (m_isReading) {
        co_await nextEvent();
    }
    // The peer's own goodbye is not waited for: many never say it.
    m_tls.sayGoodbye();
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    std::string chunk(kReadChunk, '\0');
    error_code ended;
    for (std::size_t drained = 0; !ended && drained < kDrainLimit;) {
        drained += co_await socket.async_read_some(
            asio::buffer(chunk), asio::redirect_error(asio::use_awaitable, ended));
    }
}

} // namespace onewindow::platform
