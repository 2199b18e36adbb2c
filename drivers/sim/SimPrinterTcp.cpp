// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimPrinterTcp.h"

#include <QScopedValueRollback>
#include <QTcpSocket>

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace onewindow::drivers {

namespace {

constexpr qint64 kReserveBytes = 256;
constexpr qint64 kSocketBufferBytes = 4096;
constexpr int kSystemBufferBytes = 16'384; // Of a network card in a printer.
constexpr std::chrono::milliseconds kRelistenInterval{200};

/// Whether the peer broke the connection off, which Qt does not notice while nothing is read.
bool isBroken(const QTcpSocket& socket)
{
    pollfd state{.fd = static_cast<int>(socket.socketDescriptor()), .events = 0, .revents = 0};
    return poll(&state, 1, 0) > 0 && (state.revents & (POLLERR | POLLHUP)) != 0;
}

} // namespace

SimPrinterTcp::SimPrinterTcp(std::function<qint64()> room, QObject* parent)
    : QObject(parent)
    , m_room(std::move(room))
    , m_server(this)
    , m_relistenTimer(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, &SimPrinterTcp::onNewConnection);
    // Somebody else may hold the port for a moment.
    m_relistenTimer.setInterval(kRelistenInterval);
    connect(&m_relistenTimer, &QTimer::timeout, this, [this] {
        if (m_server.listen(QHostAddress::LocalHost, m_port)) {
            m_relistenTimer.stop();
        }
    });
}

SimPrinterTcp::~SimPrinterTcp()
{
    if (m_socket != nullptr) {
        m_socket->disconnect(this);
    }
}

Result<void> SimPrinterTcp::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port)) {
        return Error{ErrorCode::NetworkFailed, m_server.errorString()};
    }
    m_port = m_server.serverPort();
    return {};
}

void SimPrinterTcp::setPlugged(bool isPlugged)
{
    if (m_port == 0) {
        return;
    }
    m_relistenTimer.stop();
    if (!isPlugged) {
        m_server.close();
        dropClient();
    } else if (!m_server.isListening() && !m_server.listen(QHostAddress::LocalHost, m_port)) {
        m_relistenTimer.start();
    }
}

void SimPrinterTcp::send(const QByteArray& bytes)
{
    if (m_socket != nullptr) {
        m_socket->write(bytes);
        m_socket->flush();
    }
}

void SimPrinterTcp::readMore()
{
    // received() may end the connection, and comes back here when the printer has room again.
    if (m_isReading) {
        return;
    }
    const QScopedValueRollback isReading(m_isReading, true);
    while (m_socket != nullptr && m_socket->bytesAvailable() > 0) {
        qint64 room = m_room();
        if (room <= 0) {
            room = m_reserveLeft;
            m_reserveLeft -= std::min(room, m_socket->bytesAvailable());
        }
        if (room <= 0) {
            return;
        }
        const QByteArray bytes = m_socket->read(room);
        Q_EMIT received(bytes);
    }
}

void SimPrinterTcp::onNewConnection()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (m_socket != nullptr && isBroken(*m_socket)) {
            dropClient();
        }
        if (m_socket != nullptr) {
            socket->abort(); // A printer talks to one computer at a time.
            socket->deleteLater();
            continue;
        }
        m_socket = socket;
        m_reserveLeft = kReserveBytes;
        m_socket->setReadBufferSize(kSocketBufferBytes);
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption,
                                  kSystemBufferBytes);
        connect(m_socket, &QTcpSocket::readyRead, this, &SimPrinterTcp::readMore);
        connect(m_socket, &QTcpSocket::disconnected, this, [this, socket] {
            if (m_socket == socket) {
                readMore(); // What had arrived before the connection ended was received.
                dropClient();
            }
        });
        readMore();
    }
}

void SimPrinterTcp::dropClient()
{
    if (QTcpSocket* socket = std::exchange(m_socket, nullptr)) {
        socket->abort();
        socket->deleteLater();
        Q_EMIT disconnected();
    }
}

} // namespace onewindow::drivers
