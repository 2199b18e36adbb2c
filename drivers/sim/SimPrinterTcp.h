// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QObject>
#include <QTcpServer>
#include <QTimer>

#include <functional>

class QTcpSocket;

namespace onewindow::drivers {

/// The network plug of the simulated printer: one raw TCP connection at a time, on loopback.
class SimPrinterTcp final : public QObject
{
    Q_OBJECT

public:
    /// `room` says how many more bytes the printer can take; what is beyond waits in the network,
    /// as with a real printer whose buffer is full.
    explicit SimPrinterTcp(std::function<qint64()> room, QObject* parent = nullptr);
    ~SimPrinterTcp() override;
    SimPrinterTcp(const SimPrinterTcp&) = delete;
    SimPrinterTcp& operator=(const SimPrinterTcp&) = delete;
    SimPrinterTcp(SimPrinterTcp&&) = delete;
    SimPrinterTcp& operator=(SimPrinterTcp&&) = delete;

    /// Listens on `port`, 0 for any free one. NetworkFailed when it is taken.
    Result<void> listen(quint16 port);

    [[nodiscard]] quint16 port() const { return m_port; }

    /// Breaks the connection off and refuses new ones, or listens again on the same port.
    void setPlugged(bool isPlugged);

    [[nodiscard]] bool isConnected() const { return m_socket != nullptr; }

    void send(const QByteArray& bytes);

    /// Takes more bytes after the printer has worked through some.
    void readMore();

Q_SIGNALS:
    void received(const QByteArray& bytes);
    void disconnected();

private:
    void onNewConnection();
    void dropClient();

    std::function<qint64()> m_room;
    QTcpServer m_server;
    QTcpSocket* m_socket = nullptr;
    qint64 m_reserveLeft = 0; ///< Read even into a full buffer, for real-time commands.
    bool m_isReading = false;
    quint16 m_port = 0;
    QTimer m_relistenTimer;
};

} // namespace onewindow::drivers
