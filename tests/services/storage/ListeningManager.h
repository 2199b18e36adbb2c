// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Enforce.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace onewindow::storage {

/// The service manager's end of sd_notify(3), for as long as it lives.
class ListeningManager
{
public:
    ListeningManager()
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        const QByteArray path = m_folder.filePath(QStringLiteral("notify")).toLocal8Bit();
        sockaddr_un address{};
        OW_ENFORCE(path.size() < static_cast<qsizetype>(sizeof(address.sun_path)));
        address.sun_family = AF_UNIX;
        std::memcpy(&address.sun_path[0], path.constData(), static_cast<std::size_t>(path.size()));
        OW_ENFORCE(::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) ==
                   0);
        qputenv("NOTIFY_SOCKET", path);
    }

    ~ListeningManager()
    {
        qunsetenv("NOTIFY_SOCKET");
        ::close(m_socket);
    }

    ListeningManager(const ListeningManager&) = delete;
    ListeningManager& operator=(const ListeningManager&) = delete;
    ListeningManager(ListeningManager&&) = delete;
    ListeningManager& operator=(ListeningManager&&) = delete;

    /// The next of what it was told; empty if there is none.
    QByteArray take()
    {
        std::array<char, 64> bytes{};
        const ssize_t size = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        return size > 0 ? QByteArray(bytes.data(), size) : QByteArray();
    }

private:
    QTemporaryDir m_folder;
    int m_socket;
};

} // namespace onewindow::storage
