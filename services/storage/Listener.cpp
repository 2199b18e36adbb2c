// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Listener.h"

#include "services/core/Log.h"
#include "services/storage/PostgresDatabase.h"

#include <libpq-fe.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace onewindow::storage {

namespace {

constexpr std::chrono::milliseconds kForEver{-1};

} // namespace

Listener::Listener(DatabaseOptions options, QByteArray channel, Notified notified,
                   Connected connected)
    : Listener(std::move(options), std::move(channel), std::move(notified), std::move(connected),
               Settings())
{}

Listener::Listener(DatabaseOptions options, QByteArray channel, Notified notified,
                   Connected connected, Settings settings)
    : m_options(std::move(options))
    , m_channel(std::move(channel))
    , m_notified(std::move(notified))
    , m_connected(std::move(connected))
    , m_settings(settings)
    , m_stopper(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    OW_ENFORCE(m_options.engine == Engine::Postgres);
    OW_ENFORCE(!m_channel.isEmpty() && std::ranges::all_of(m_channel, [](char byte) {
        return (byte >= 'a' && byte <= 'z') || byte == '_';
    }));
    OW_ENFORCE(m_stopper >= 0);
}

Listener::~Listener()
{
    stop();
    close(m_stopper);
}

void Listener::start()
{
    m_thread = std::jthread([this] { work(); });
    pthread_setname_np(m_thread.native_handle(), "ow-listen");
}

void Listener::stop()
{
    m_isStopping = true;
    const quint64 one = 1;
    // A full counter would be readable as well.
    [[maybe_unused]] const auto written = write(m_stopper, &one, sizeof one);
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

/// Waits until `socket` is ready, at most `limit`; false then, and when it is time to stop. A
/// negative socket is none.
bool Listener::waitFor(int socket, short events, std::chrono::milliseconds limit)
{
    std::array<pollfd, 2> wanted{pollfd{.fd = m_stopper, .events = POLLIN, .revents = 0},
                                 pollfd{.fd = socket, .events = events, .revents = 0}};
    const int ready = poll(wanted.data(), wanted.size(), static_cast<int>(limit.count()));
    return ready > 0 && !isStopping();
}

void Listener::work()
{
    auto wait = m_settings.firstRetry;
    while (!isStopping()) {
        const Handle handle = connect();
        if (handle != nullptr && listen(handle.get())) {
            wait = m_settings.firstRetry;
            m_isListening = true;
            m_connected();
            hear(handle.get());
            m_isListening = false;
        }
        if (!isStopping()) {
            qCWarning(lcStorage) << "nothing is heard of the database server, next try in"
                                 << wait.count() << "ms";
            waitFor(-1, 0, wait);
            wait = std::min(2 * wait, m_settings.lastRetry);
        }
    }
}

/// A connection, or nothing.
Listener::Handle Listener::connect()
{
    const QByteArray connection = m_options.connectionString.toUtf8();
    const std::array keywords{"keepalives_idle", "tcp_user_timeout", "fallback_application_name",
                              "dbname", static_cast<const char*>(nullptr)};
    const std::array values{"10", "10000", "onewindow-listen", connection.constData(),
                            static_cast<const char*>(nullptr)};
    Handle handle(PQconnectStartParams(keywords.data(), values.data(), 1), &PQfinish);
    OW_ENFORCE(handle != nullptr);
    const auto deadline = std::chrono::steady_clock::now() + m_settings.connectLimit;
    auto next = PGRES_POLLING_WRITING;
    while (PQstatus(handle.get()) != CONNECTION_BAD && next != PGRES_POLLING_FAILED) {
        if (next == PGRES_POLLING_OK) {
            PQsetNoticeProcessor(
                handle.get(), [](void*, const char*) {}, nullptr);
            return handle;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        const short events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (left.count() <= 0 || !waitFor(PQsocket(handle.get()), events, left)) {
            break;
        }
        next = PQconnectPoll(handle.get());
    }
    return {nullptr, &PQfinish};
}

/// Says LISTEN and waits for the answer.
bool Listener::listen(pg_conn* handle)
{
    const QByteArray sql = "LISTEN " + m_channel;
    if (PQsendQuery(handle, sql.constData()) != 1) {
        return false;
    }
    bool isDone = false;
    for (;;) {
        while (PQisBusy(handle) != 0) {
            if (!waitFor(PQsocket(handle), POLLIN, m_settings.connectLimit) ||
                PQconsumeInput(handle) != 1) {
                return false;
            }
        }
        const PostgresResult result(PQgetResult(handle));
        if (result == nullptr) {
            return isDone;
        }
        isDone = PQresultStatus(result.get()) == PGRES_COMMAND_OK;
    }
}

/// Hands on what is said, until the connection breaks or it is time to stop.
void Listener::hear(pg_conn* handle)
{
    while (!isStopping()) {
        while (PGnotify* said = PQnotifies(handle)) {
            const QString payload = QString::fromUtf8(said->extra);
            PQfreemem(said);
            m_notified(payload);
        }
        if (!waitFor(PQsocket(handle), POLLIN, kForEver) || PQconsumeInput(handle) != 1) {
            return;
        }
    }
}

} // namespace onewindow::storage
