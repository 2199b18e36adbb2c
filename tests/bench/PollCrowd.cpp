// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/PollCrowd.h"

#include "tests/bench/Pace.h"

#include <QFile>
#include <QUrl>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

namespace onewindow::bench {

namespace {

constexpr int kHandshakesAtOnce = 32;
constexpr int kEventsAtOnce = 256;
constexpr int kLookEveryMs = 100;
constexpr std::chrono::milliseconds kRetryAfter{500};
constexpr std::size_t kReadBytes = 16 * 1024;
constexpr std::size_t kAnswerLimitBytes = 4 << 20;
constexpr std::string_view kHeadEnd = "\r\n\r\n";

using SteadyTime = std::chrono::steady_clock::time_point;

struct FreeContext
{
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

struct FreeSsl
{
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};

using Context = std::unique_ptr<SSL_CTX, FreeContext>;

Context makeContext(const QString& caFile, const PollCrowd::Member& member)
{
    Context context(SSL_CTX_new(TLS_client_method()));
    const QByteArray ca = QFile::encodeName(caFile);
    const QByteArray certificate = QFile::encodeName(member.certificateFile);
    const QByteArray key = QFile::encodeName(member.keyFile);
    const bool isWell =
        context && SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) == 1 &&
        SSL_CTX_load_verify_locations(context.get(), ca.constData(), nullptr) == 1 &&
        SSL_CTX_use_certificate_chain_file(context.get(), certificate.constData()) == 1 &&
        SSL_CTX_use_PrivateKey_file(context.get(), key.constData(), SSL_FILETYPE_PEM) == 1;
    if (!isWell) {
        giveUp(member.certificateFile + QStringLiteral(": cannot be used"));
    }
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    return context;
}

/// What stands between `before` and the next quotation mark.
std::string_view textAfter(std::string_view json, std::string_view before)
{
    const auto at = json.find(before);
    if (at == std::string_view::npos) {
        return {};
    }
    const auto begin = at + before.size();
    return json.substr(begin, json.find('"', begin) - begin);
}

/// The platform has too much in hand: whoever asked comes back, as a terminal does.
bool isBusy(std::string_view answer)
{
    return answer.starts_with("HTTP/1.1 503");
}

/// The bytes of the body that the head announces; nothing while the head is not whole.
std::optional<std::size_t> lengthOf(std::string_view answer)
{
    constexpr std::string_view kLength = "Content-Length: ";
    const auto end = answer.find(kHeadEnd);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const auto at = answer.substr(0, end).find(kLength);
    std::size_t length = 0;
    const bool isAnswer = answer.starts_with("HTTP/1.1 200") || isBusy(answer);
    if (!isAnswer || at == std::string_view::npos) {
        giveUp(QStringLiteral("a poll is answered: ") +
               QString::fromLatin1(answer.data(), static_cast<qsizetype>(answer.size())).left(600));
    }
    const char* digits = answer.data() + at + kLength.size();
    std::from_chars(digits, answer.data() + end, length);
    return end + kHeadEnd.size() + length;
}

} // namespace

/// One machine's connection. In the crowd's thread.
class PollCrowd::Connection
{
public:
    Connection(PollCrowd& crowd, int index, const Member& member, SSL_CTX* context)
        : m_crowd(crowd)
        , m_index(index)
        , m_member(member)
        , m_ssl(SSL_new(context))
    {}

    ~Connection()
    {
        m_ssl.reset();
        if (m_socket >= 0) {
            ::close(m_socket);
        }
    }

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Connection(Connection&&) = delete;
    Connection& operator=(Connection&&) = delete;

    void open(int epoll, const sockaddr_in& address)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        const int isOn = 1;
        setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &isOn, sizeof(isOn));
        const int code = ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address),
                                   sizeof(address)); // NOLINT: the socket interface's own cast.
        if (m_socket < 0 || (code != 0 && errno != EINPROGRESS)) {
            giveUp(QStringLiteral("a connection: ") + QString::fromLocal8Bit(std::strerror(errno)));
        }
        SSL_set_fd(m_ssl.get(), m_socket);
        SSL_set_connect_state(m_ssl.get());
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.ptr = this;
        epoll_ctl(epoll, EPOLL_CTL_ADD, m_socket, &event);
    }

    [[nodiscard]] bool isConnecting() const { return !m_isConnected; }

    /// Asks once more what it was turned away with.
    void retry()
    {
        ask();
        read();
    }

    /// Something may be read or written.
    void onEvent()
    {
        if (!m_isConnected) {
            const int code = SSL_do_handshake(m_ssl.get());
            if (code != 1) {
                judge(code);
                return;
            }
            m_isConnected = true;
            ask();
        }
        write();
        read();
    }

private:
    void ask()
    {
        m_outbox = "GET /v1/feed?after=" + m_cursor +
                   "&wait=" + std::to_string(m_isCurrent ? kPollSeconds : 0);
        if (!m_member.stream.isEmpty()) {
            m_outbox += "&stream=" + m_member.stream.toStdString();
        }
        m_outbox += " HTTP/1.1\r\nHost: localhost\r\n";
        if (!m_member.token.isEmpty()) {
            m_outbox += "Authorization: Bearer " + m_member.token.toStdString() + "\r\n";
        }
        m_outbox += "\r\n";
        write();
    }

    void write()
    {
        if (m_outbox.empty()) {
            return;
        }
        // Shorter than a record and than any socket's buffer: all or nothing.
        const int code = SSL_write(m_ssl.get(), m_outbox.data(), static_cast<int>(m_outbox.size()));
        if (code <= 0) {
            judge(code);
            return;
        }
        m_outbox.clear();
        if (m_isCurrent && !m_hasPolled) {
            m_hasPolled = true;
            ++m_crowd.m_polling;
        }
    }

    void read()
    {
        static thread_local std::array<char, kReadBytes> chunk;
        for (;;) {
            const int count = SSL_read(m_ssl.get(), chunk.data(), static_cast<int>(chunk.size()));
            if (count <= 0) {
                judge(count);
                return;
            }
            m_inbox.append(chunk.data(), static_cast<std::size_t>(count));
            if (m_inbox.size() > kAnswerLimitBytes) {
                giveUp(QStringLiteral("an answer is too large"));
            }
            if (m_size == 0) {
                m_size = lengthOf(m_inbox).value_or(0);
            }
            if (m_size != 0 && m_inbox.size() >= m_size) {
                takeAnswer();
            }
        }
    }

    void takeAnswer()
    {
        const std::string_view answer = m_inbox;
        if (isBusy(answer)) {
            std::string().swap(m_inbox);
            m_size = 0;
            m_crowd.m_turnedAway.push_back({std::chrono::steady_clock::now() + kRetryAfter, this});
            return;
        }
        m_crowd.noteAnswer(m_index, m_inbox);
        m_cursor = textAfter(answer, "\"cursor\":\"");
        m_isCurrent = answer.find("\"hasMore\":true") == std::string_view::npos;
        // Given back: most of the time there is nothing to keep.
        std::string().swap(m_inbox);
        m_size = 0;
        ask();
    }

    /// Goes on later, or not at all.
    void judge(int code)
    {
        const int error = SSL_get_error(m_ssl.get(), code);
        if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) {
            giveUp(QStringLiteral("connection %1 was lost: %2")
                       .arg(m_index)
                       .arg(QString::fromLatin1(ERR_error_string(ERR_get_error(), nullptr))));
        }
    }

    PollCrowd& m_crowd;
    int m_index;
    const Member& m_member;
    std::unique_ptr<SSL, FreeSsl> m_ssl;
    int m_socket = -1;
    bool m_isConnected = false;
    bool m_isCurrent = false; ///< The last answer said that there is no more.
    bool m_hasPolled = false;
    std::string m_cursor;
    std::string m_outbox;
    std::string m_inbox;
    std::size_t m_size = 0; ///< Of the answer that is being read; 0 while that is not known.
};

PollCrowd::PollCrowd(const QString& url, QString caFile)
    : m_host(QUrl(url).host())
    , m_port(static_cast<quint16>(QUrl(url).port()))
    , m_caFile(std::move(caFile))
{}

PollCrowd::~PollCrowd()
{
    m_thread.request_stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void PollCrowd::add(const Member& member)
{
    m_members.push_back(member);
    m_size += member.count;
}

void PollCrowd::start(std::chrono::seconds limit)
{
    m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    const Stopwatch watch;
    while (m_polling < m_size) {
        if (watch.elapsed() > limit) {
            giveUp(QStringLiteral("only %1 of %2 hold a poll").arg(m_polling.load()).arg(m_size));
        }
        pass(std::chrono::milliseconds(kLookEveryMs));
    }
}

void PollCrowd::expect(const QByteArray& text, int readers)
{
    const std::lock_guard lock(m_mutex);
    m_expected = text.toStdString();
    m_readers = readers;
    m_missing = readers;
    m_arrivals.assign(static_cast<std::size_t>(readers), SteadyTime());
}

Samples PollCrowd::waitForAll(SteadyTime since, std::chrono::seconds limit)
{
    std::unique_lock lock(m_mutex);
    if (!m_arrived.wait_for(lock, limit, [this] { return m_missing == 0; })) {
        giveUp(QStringLiteral("%1 readers have not heard").arg(m_missing));
    }
    Samples samples;
    for (const SteadyTime at : m_arrivals) {
        samples.add(at - since);
    }
    m_readers = 0;
    return samples;
}

void PollCrowd::noteAnswer(int index, const std::string& body)
{
    ++m_answers;
    const std::lock_guard lock(m_mutex);
    if (index >= m_readers || body.find(m_expected) == std::string::npos) {
        return;
    }
    SteadyTime& arrival = m_arrivals[static_cast<std::size_t>(index)];
    if (arrival == SteadyTime()) {
        arrival = std::chrono::steady_clock::now();
        if (--m_missing == 0) {
            m_arrived.notify_all();
        }
    }
}

void PollCrowd::work(const std::stop_token& stop)
{
    std::vector<Context> contexts;
    std::vector<std::unique_ptr<Connection>> connections;
    connections.reserve(static_cast<std::size_t>(m_size));
    for (const Member& member : m_members) {
        contexts.push_back(makeContext(m_caFile, member));
        for (int i = 0; i < member.count; ++i) {
            connections.push_back(std::make_unique<Connection>(
                *this, static_cast<int>(connections.size()), member, contexts.back().get()));
        }
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    inet_pton(AF_INET, m_host.toLatin1().constData(), &address.sin_addr);
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    std::size_t opened = 0;
    int connecting = 0;
    std::array<epoll_event, kEventsAtOnce> events{};
    while (!stop.stop_requested()) {
        for (; opened < connections.size() && connecting < kHandshakesAtOnce; ++opened) {
            connections[opened]->open(epoll, address);
            ++connecting;
        }
        const int count = epoll_wait(epoll, events.data(), kEventsAtOnce, kLookEveryMs);
        for (int i = 0; i < count; ++i) {
            auto* connection =
                static_cast<Connection*>(events.at(static_cast<std::size_t>(i)).data.ptr);
            const bool wasConnecting = connection->isConnecting();
            connection->onEvent();
            connecting -= wasConnecting && !connection->isConnecting() ? 1 : 0;
        }
        while (!m_turnedAway.empty() &&
               m_turnedAway.front().first <= std::chrono::steady_clock::now()) {
            Connection* const next = m_turnedAway.front().second;
            m_turnedAway.pop_front();
            next->retry();
        }
    }
    m_turnedAway.clear();
    connections.clear();
    ::close(epoll);
}

void allowDescriptors(quint64 least)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < least) {
        giveUp(QStringLiteral("%1 descriptors are needed, ulimit -Hn allows %2")
                   .arg(least)
                   .arg(limit.rlim_max));
    }
}

} // namespace onewindow::bench
