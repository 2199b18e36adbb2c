// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/SerialPrinterTransport.h"

#include <QSignalBlocker>

namespace onewindow::drivers {

namespace {

constexpr qint64 kReadBufferBytes = 4096;

} // namespace

SerialPrinterTransport::SerialPrinterTransport(const PrinterConfig& config)
    : m_port(this)
    , m_queue(this)
{
    m_port.setPortName(config.address);
    m_port.setBaudRate(config.baudRate);
    m_port.setReadBufferSize(kReadBufferBytes);
    m_port.setFlowControl(config.hasFlowControl ? QSerialPort::HardwareControl
                                                : QSerialPort::NoFlowControl);
    connect(&m_port, &QSerialPort::readyRead, this, [this] { Q_EMIT received(m_port.readAll()); });
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialPrinterTransport::onError);
}

void SerialPrinterTransport::open()
{
    if (m_port.open(QIODevice::ReadWrite)) {
        Q_EMIT opened();
        return;
    }
    const bool isForbidden = m_port.error() == QSerialPort::PermissionError;
    m_port.close();
    Q_EMIT closed(isForbidden ? DeviceStatus::NoPermission : DeviceStatus::Missing, 0);
}

void SerialPrinterTransport::close()
{
    m_queue.clear();
    if (m_port.isOpen()) {
        // What clear() fails with on a pulled line would come back here as an error.
        const QSignalBlocker blocker(m_port);
        m_port.clear();
        m_port.close();
    }
}

bool SerialPrinterTransport::isOpen() const
{
    return m_port.isOpen();
}

void SerialPrinterTransport::write(QByteArrayView bytes)
{
    m_queue.send(m_port.handle(), bytes);
}

qint64 SerialPrinterTransport::unsentBytes() const
{
    return m_queue.size() + systemUnsentBytes(m_port.handle());
}

void SerialPrinterTransport::onError(QSerialPort::SerialPortError error)
{
    switch (error) {
    case QSerialPort::ReadError:
    case QSerialPort::WriteError:
    case QSerialPort::ResourceError:
    case QSerialPort::PermissionError:
        break;
    default:
        return;
    }
    // A pulled line shows as ReadError with Qt 6.4 and goes on erring as fast as the processor can
    // until it is closed. An error of open() itself is answered there.
    if (m_port.isOpen()) {
        const qint64 unsent = m_queue.size();
        close();
        Q_EMIT closed(DeviceStatus::Missing, unsent);
    }
}

} // namespace onewindow::drivers
