// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/UsbPrinterTransport.h"

#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

namespace onewindow::drivers {

namespace {

constexpr std::chrono::milliseconds kReadPause{50};

bool isTryAgain(int error)
{
    return error == EAGAIN || error == EINTR;
}

DeviceStatus reasonOf(int error)
{
    // Busy: another program has the printer.
    return error == EACCES || error == EPERM || error == EBUSY ? DeviceStatus::NoPermission
                                                               : DeviceStatus::Missing;
}

/// A terminal would change the bytes (0A to 0D 0A); a printer's device is none and needs nothing.
void makeTransparent(int file)
{
    termios settings{};
    if (tcgetattr(file, &settings) == 0) {
        cfmakeraw(&settings);
        tcsetattr(file, TCSANOW, &settings);
    }
}

} // namespace

UsbPrinterTransport::UsbPrinterTransport(const PrinterConfig& config)
    : m_path(config.address)
    , m_readPause(this)
{
    m_readPause.setSingleShot(true);
    m_readPause.setInterval(kReadPause);
    connect(&m_readPause, &QTimer::timeout, this, [this] {
        if (m_readNotifier) {
            m_readNotifier->setEnabled(true);
        }
    });
}

UsbPrinterTransport::~UsbPrinterTransport()
{
    close();
}

void UsbPrinterTransport::open()
{
    m_file =
        ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (m_file < 0) {
        Q_EMIT closed(reasonOf(errno), 0);
        return;
    }
    makeTransparent(m_file);
    m_readNotifier = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
    m_writeNotifier = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Write);
    m_writeNotifier->setEnabled(false);
    connect(m_readNotifier.get(), &QSocketNotifier::activated, this,
            &UsbPrinterTransport::onReadable);
    connect(m_writeNotifier.get(), &QSocketNotifier::activated, this,
            &UsbPrinterTransport::writeMore);
    Q_EMIT opened();
}

void UsbPrinterTransport::close()
{
    m_readPause.stop();
    for (auto* notifier : {&m_readNotifier, &m_writeNotifier}) {
        if (*notifier) {
            // Later, because this may run inside its signal.
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
    if (m_file >= 0) {
        ::close(std::exchange(m_file, -1));
    }
    m_unsent = QByteArray();
}

bool UsbPrinterTransport::isOpen() const
{
    return m_file >= 0;
}

void UsbPrinterTransport::write(QByteArrayView bytes)
{
    m_unsent.append(bytes);
    writeMore();
}

qint64 UsbPrinterTransport::unsentBytes() const
{
    return m_unsent.size() + systemUnsentBytes(m_file);
}

void UsbPrinterTransport::onReadable()
{
    std::array<char, 1024> buffer{};
    const ssize_t count = ::read(m_file, buffer.data(), buffer.size());
    if (count > 0) {
        Q_EMIT received(QByteArray(buffer.data(), count));
    } else if (count < 0 && !isTryAgain(errno)) {
        lose();
    } else if (isHungUp()) {
        lose();
    } else {
        // A printer may send empty packets; some report themselves readable for ever.
        m_readNotifier->setEnabled(false);
        m_readPause.start();
    }
}

void UsbPrinterTransport::writeMore()
{
    while (!m_unsent.isEmpty()) {
        const ssize_t count =
            ::write(m_file, m_unsent.constData(), static_cast<std::size_t>(m_unsent.size()));
        if (count < 0 && !isTryAgain(errno)) {
            lose();
            return;
        }
        if (count <= 0) {
            break;
        }
        m_unsent.remove(0, count);
    }
    if (m_unsent.isEmpty()) {
        m_unsent = QByteArray(); // It would keep its block, and what was in it.
    }
    m_writeNotifier->setEnabled(!m_unsent.isEmpty());
}

void UsbPrinterTransport::lose()
{
    const qint64 unsent = m_unsent.size();
    close();
    Q_EMIT closed(DeviceStatus::Missing, unsent);
}

bool UsbPrinterTransport::isHungUp() const
{
    pollfd state{.fd = m_file, .events = POLLIN, .revents = 0};
    return poll(&state, 1, 0) > 0 && (state.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

} // namespace onewindow::drivers
