// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/SendQueue.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace onewindow::drivers {

namespace {

/// Shorter than a printer takes for what the system keeps for it.
constexpr std::chrono::milliseconds kPause{5};

} // namespace

SendQueue::SendQueue(QObject* parent)
    : QObject(parent)
    , m_again(this)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kPause);
    connect(&m_again, &QTimer::timeout, this, &SendQueue::sendMore);
}

void SendQueue::send(int file, QByteArrayView bytes)
{
    m_file = file;
    const qsizetype taken = m_unsent.isEmpty() ? take(bytes) : 0;
    m_unsent.append(bytes.sliced(taken));
    if (!m_unsent.isEmpty()) {
        m_again.start();
    }
}

void SendQueue::clear()
{
    m_again.stop();
    m_unsent = QByteArray();
}

void SendQueue::sendMore()
{
    m_unsent.remove(0, take(m_unsent));
    if (m_unsent.isEmpty()) {
        clear(); // An empty one would keep its block.
    } else {
        m_again.start();
    }
}

/// How many of `bytes` the system takes now.
qsizetype SendQueue::take(QByteArrayView bytes) const
{
    const auto size = static_cast<std::size_t>(bytes.size());
    ssize_t count = ::send(m_file, bytes.data(), size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0 && errno == ENOTSOCK) {
        count = ::write(m_file, bytes.data(), size);
    }
    return std::max<ssize_t>(0, count);
}

} // namespace onewindow::drivers
