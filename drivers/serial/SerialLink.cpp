// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/serial/SerialLink.h"

#include "services/core/Log.h"

#include <QSerialPort>

#include <algorithm>
#include <utility>

namespace onewindow::drivers {

namespace {

DeviceStatus reasonOf(QSerialPort::SerialPortError error)
{
    switch (error) {
    case QSerialPort::PermissionError: // Also when another program holds the line.
        return DeviceStatus::NoPermission;
    case QSerialPort::UnsupportedOperationError: // The path is not a serial line.
        return DeviceStatus::Fault;
    default:
        return DeviceStatus::Missing;
    }
}

} // namespace

SerialLink::SerialLink(Options options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_port(new QSerialPort(this))
    , m_reopenTimer(this)
    , m_stableTimer(this)
    , m_nextDelay(m_options.reopenDelay)
{
    m_port->setPortName(m_options.path);
    m_port->setBaudRate(m_options.baudRate);
    m_port->setReadBufferSize(m_options.readBufferBytes);
    m_reopenTimer.setSingleShot(true);
    m_stableTimer.setSingleShot(true);
    m_stableTimer.setInterval(m_options.stableTime);
    connect(&m_stableTimer, &QTimer::timeout, this,
            [this] { m_nextDelay = m_options.reopenDelay; });
    connect(&m_reopenTimer, &QTimer::timeout, this, &SerialLink::open);
    connect(m_port, &QSerialPort::readyRead, this, &SerialLink::readyRead);
    // A line that is pulled out shows as ReadError with Qt 6.4, not as ResourceError, and goes on
    // erring as fast as the processor can until close(): so every one of these closes at once.
    connect(m_port, &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        const bool isFatal = error == QSerialPort::ReadError || error == QSerialPort::WriteError ||
                             error == QSerialPort::ResourceError ||
                             error == QSerialPort::PermissionError;
        if (isFatal && m_port->isOpen()) {
            giveUp(DeviceStatus::Missing);
        }
    });
}

void SerialLink::start()
{
    if (!m_port->isOpen() && !m_reopenTimer.isActive()) {
        open();
    }
}

void SerialLink::stop()
{
    m_reopenTimer.stop();
    m_stableTimer.stop();
    m_port->close();
    m_closedReason.reset();
}

bool SerialLink::isOpen() const
{
    return m_port->isOpen();
}

bool SerialLink::write(QByteArrayView bytes)
{
    if (!m_port->isOpen() || m_port->bytesToWrite() + bytes.size() > kMaxUnsentBytes) {
        return false;
    }
    return m_port->write(bytes.data(), bytes.size()) == bytes.size();
}

qsizetype SerialLink::read(std::span<char> buffer)
{
    if (!m_port->isOpen()) {
        return 0;
    }
    return qMax(qint64{0}, m_port->read(buffer.data(), static_cast<qint64>(buffer.size())));
}

void SerialLink::discardInput()
{
    if (m_port->isOpen()) {
        m_port->clear(QSerialPort::Input);
    }
}

void SerialLink::open()
{
    if (!m_port->open(QIODevice::ReadWrite)) {
        giveUp(reasonOf(m_port->error()));
        return;
    }
    qCInfo(lcDevice).noquote() << "serial line open:" << m_options.path;
    m_closedReason.reset();
    m_stableTimer.start();
    Q_EMIT opened();
}

void SerialLink::giveUp(DeviceStatus reason)
{
    const bool wasOpen = m_port->isOpen();
    m_port->close();
    m_stableTimer.stop();
    m_reopenTimer.start(m_nextDelay);
    // Only what was open and lost is told about each time. An attempt that fails says nothing, so
    // a line that is merely away is looked for as often as before, and found soon.
    if (wasOpen) {
        m_nextDelay = std::min(2 * m_nextDelay, m_options.maxReopenDelay);
    }
    if (m_closedReason == reason) {
        return;
    }
    m_closedReason = reason;
    qCWarning(lcDevice).noquote() << "serial line" << m_options.path
                                  << "closed:" << statusName(reason);
    Q_EMIT closed(reason);
}

} // namespace onewindow::drivers
