// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/ServiceManager.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>

namespace onewindow {

namespace {

constexpr std::chrono::seconds kExtendedBy{60};
constexpr std::chrono::hours kExtendedLimit{6};

} // namespace

void notifyManager(const QByteArray& state)
{
    QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (path.isEmpty() || path.size() >= static_cast<qsizetype>(sizeof(address.sun_path))) {
        return;
    }
    if (path.startsWith('@')) {
        path[0] = '\0'; // The abstract namespace.
    }
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0) {
        return;
    }
    address.sun_family = AF_UNIX;
    std::memcpy(&address.sun_path[0], path.constData(), static_cast<std::size_t>(path.size()));
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) +
                                               static_cast<std::size_t>(path.size()));
    // Best effort, as sd_notify(3) itself: a manager that does not listen is no reason to fail.
    static_cast<void>(::sendto(socket, state.constData(), static_cast<std::size_t>(state.size()),
                               MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address), length));
    ::close(socket);
}

std::chrono::milliseconds watchdogInterval()
{
    bool isNumber = false;
    const qint64 microseconds = qgetenv("WATCHDOG_USEC").toLongLong(&isNumber);
    const QByteArray pid = qgetenv("WATCHDOG_PID");
    const bool isMeant = pid.isEmpty() || pid.toLongLong() == ::getpid();
    return std::chrono::milliseconds(isNumber && isMeant && microseconds > 0 ? microseconds / 2000
                                                                             : 0);
}

StartExtension::StartExtension()
{
    if (!qEnvironmentVariableIsEmpty("NOTIFY_SOCKET")) {
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }
}

StartExtension::~StartExtension() = default;

void StartExtension::work(const std::stop_token& stop)
{
    const QByteArray message =
        "EXTEND_TIMEOUT_USEC=" +
        QByteArray::number(qint64(std::chrono::microseconds(kExtendedBy).count()));
    const auto end = std::chrono::steady_clock::now() + kExtendedLimit;
    std::unique_lock lock(m_mutex);
    do {
        notifyManager(message);
        m_pause.wait_for(lock, stop, kExtendedBy / 2, [] { return false; });
    } while (!stop.stop_requested() && std::chrono::steady_clock::now() < end);
}

} // namespace onewindow
