// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/TcpPrinterTransport.h"

#include <QSignalBlocker>

#include <sys/socket.h>

namespace onewindow::drivers {

namespace {

constexpr qint64 kReadBufferBytes = 4096;
/// Small, so that most of what a stopped printer does not take stays in this process.
constexpr int kSystemBufferBytes = 16'384;

} // namespace

TcpPrinterTransport::TcpPrinterTransport(const PrinterConfig& config)
    : m_host(config.address)
    , m_port(config.tcpPort)
    , m_socket(this)
    , m_connectTimer(this)
    , m_queue(this)
{
    m_socket.setReadBufferSize(kReadBufferBytes);
    m_connectTimer.setSingleShot(true);
    m_connectTimer.setInterval(config.timings.connecting);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] { onLost(m_attempt); });
    connect(&m_socket, &QTcpSocket::connected, this, &TcpPrinterTransport::onConnected);
    connect(&m_socket, &QTcpSocket::readyRead, this, &TcpPrinterTransport::onReadyRead);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &TcpPrinterTransport::onTrouble);
    connect(&m_socket, &QTcpSocket::disconnected, this, &TcpPrinterTransport::onTrouble);
}

void TcpPrinterTransport::open()
{
    ++m_attempt;
    m_isInUse = true;
    m_connectTimer.start();
    m_socket.connectToHost(m_host, m_port);
}

void TcpPrinterTransport::close()
{
    m_isInUse = false;
    m_connectTimer.stop();
    m_queue.clear();
    const QSignalBlocker blocker(m_socket);
    // Reset, not a polite end: otherwise the system would go on delivering the bytes it holds.
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    if (m_socket.socketDescriptor() >= 0) {
        setsockopt(static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                   sizeof(atOnce));
    }
    m_socket.abort();
}

bool TcpPrinterTransport::isOpen() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

void TcpPrinterTransport::write(QByteArrayView bytes)
{
    m_queue.send(static_cast<int>(m_socket.socketDescriptor()), bytes);
}

qint64 TcpPrinterTransport::unsentBytes() const
{
    return m_queue.size() + systemUnsentBytes(m_socket.socketDescriptor());
}

void TcpPrinterTransport::onConnected()
{
    m_connectTimer.stop();
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_socket.setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, kSystemBufferBytes);
    Q_EMIT opened();
}

void TcpPrinterTransport::onReadyRead()
{
    Q_EMIT received(m_socket.readAll());
}

void TcpPrinterTransport::onTrouble()
{
    // Later: the socket is in the middle of something when it says so, and must not be aborted.
    QMetaObject::invokeMethod(
        this, [this, attempt = m_attempt] { onLost(attempt); }, Qt::QueuedConnection);
}

void TcpPrinterTransport::onLost(quint64 attempt)
{
    if (!m_isInUse || attempt != m_attempt) {
        return;
    }
    const qint64 unsent = m_queue.size();
    close();
    Q_EMIT closed(DeviceStatus::Missing, unsent);
}

} // namespace onewindow::drivers
