// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/PrinterTransport.h"
#include "drivers/printer/SendQueue.h"

#include <QSerialPort>

namespace onewindow::drivers {

/// A printer on a serial line, 8N1.
class SerialPrinterTransport final : public PrinterTransport
{
    Q_OBJECT

public:
    explicit SerialPrinterTransport(const PrinterConfig& config);

    void open() override;
    void close() override;
    [[nodiscard]] bool isOpen() const override;
    void write(QByteArrayView bytes) override;
    [[nodiscard]] qint64 unsentBytes() const override;

private:
    void onError(QSerialPort::SerialPortError error);

    QSerialPort m_port;
    SendQueue m_queue;
};

} // namespace onewindow::drivers
