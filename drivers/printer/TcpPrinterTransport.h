// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/PrinterTransport.h"
#include "drivers/printer/SendQueue.h"

#include <QTcpSocket>
#include <QTimer>

namespace onewindow::drivers {

/// A printer on a raw TCP port.
class TcpPrinterTransport final : public PrinterTransport
{
    Q_OBJECT

public:
    explicit TcpPrinterTransport(const PrinterConfig& config);

    void open() override;
    void close() override;
    [[nodiscard]] bool isOpen() const override;
    void write(QByteArrayView bytes) override;
    [[nodiscard]] qint64 unsentBytes() const override;

private:
    void onConnected();
    void onReadyRead();
    void onTrouble();
    void onLost(quint64 attempt);

    QString m_host;
    quint16 m_port;
    QTcpSocket m_socket;
    QTimer m_connectTimer;
    quint64 m_attempt = 0;  ///< Counts the calls of open().
    bool m_isInUse = false; ///< Between open() and closed() or close().
    SendQueue m_queue;
};

} // namespace onewindow::drivers
