// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimPort.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace onewindow::drivers {

namespace {

constexpr std::chrono::milliseconds kLookInterval{50};
constexpr std::chrono::milliseconds kSendInterval{2};
/// How far behind a paced line may fall and still catch up, in seconds: the timer is coarse.
constexpr double kMaxCatchUp = 0.05;

Error systemError(const char* what)
{
    return Error{ErrorCode::DeviceFault,
                 QStringLiteral("%1: %2").arg(QLatin1String(what),
                                              QString::fromLocal8Bit(std::strerror(errno)))};
}

/// A new pseudo-terminal in raw mode, non-blocking; -1 on failure with errno set. The other end has
/// been opened and closed once, which makes the kernel report "nobody there" until a program comes.
int openMaster(std::array<char, 64>& slaveName)
{
    const int master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (master < 0) {
        return -1;
    }
    if (grantpt(master) != 0 || unlockpt(master) != 0 ||
        ptsname_r(master, slaveName.data(), slaveName.size()) != 0) {
        close(master);
        return -1;
    }
    const int slave = open(slaveName.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios settings{};
    if (slave < 0 || tcgetattr(slave, &settings) != 0) {
        close(master);
        return -1;
    }
    cfmakeraw(&settings);
    tcsetattr(slave, TCSANOW, &settings);
    close(slave);
    return master;
}

} // namespace

SimPort::SimPort(QString linkPath, QObject* parent)
    : QObject(parent)
    , m_linkPath(std::move(linkPath))
{
    m_lookTimer.setInterval(kLookInterval);
    connect(&m_lookTimer, &QTimer::timeout, this, &SimPort::lookForProgram);
    m_sendTimer.setInterval(kSendInterval);
    m_sendTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_sendTimer, &QTimer::timeout, this, &SimPort::sendMore);
}

SimPort::~SimPort()
{
    closePair();
}

Result<void> SimPort::plug()
{
    if (isPlugged()) {
        return {};
    }
    OW_TRY(openPair());
    Q_EMIT pluggedChanged(true);
    return {};
}

void SimPort::unplug()
{
    if (!isPlugged()) {
        return;
    }
    closePair();
    setAttached(false);
    Q_EMIT pluggedChanged(false);
}

void SimPort::setPacing(qint32 baudRate)
{
    m_baudRate = qMax(0, baudRate);
}

bool SimPort::send(QByteArrayView bytes)
{
    if (!m_isAttached || m_unsent.size() + bytes.size() > kMaxUnsentBytes) {
        return false;
    }
    if (m_unsent.isEmpty()) {
        m_sincePaced.start();
        m_pacedBytes = 0;
    }
    m_unsent.append(bytes);
    sendMore();
    return true;
}

Result<void> SimPort::openPair()
{
    const QFileInfo link(m_linkPath);
    if (link.exists() && !link.isSymLink()) {
        return Error{ErrorCode::DeviceFault, QStringLiteral("not a link: %1").arg(m_linkPath)};
    }
    std::array<char, 64> slaveName{};
    m_master = openMaster(slaveName);
    if (m_master < 0) {
        return systemError("pseudo-terminal");
    }
    // Renamed into place, so that whoever looks finds the old link or the new one.
    const QByteArray linkPath = QFile::encodeName(m_linkPath);
    const QByteArray newLinkPath = linkPath + ".new";
    unlink(newLinkPath.constData());
    if (symlink(slaveName.data(), newLinkPath.constData()) != 0 ||
        rename(newLinkPath.constData(), linkPath.constData()) != 0) {
        const Error error = systemError("link");
        close(std::exchange(m_master, -1));
        return error;
    }
    m_notifier = new QSocketNotifier(m_master, QSocketNotifier::Read, this);
    m_notifier->setEnabled(false);
    connect(m_notifier, &QSocketNotifier::activated, this, &SimPort::onReadable);
    m_lookTimer.start();
    return {};
}

void SimPort::closePair()
{
    m_lookTimer.stop();
    m_sendTimer.stop();
    m_unsent.clear();
    if (m_notifier != nullptr) {
        // Later, because this may run inside one of its signals.
        m_notifier->setEnabled(false);
        m_notifier->deleteLater();
        m_notifier = nullptr;
    }
    if (m_master >= 0) {
        unlink(QFile::encodeName(m_linkPath).constData());
        close(std::exchange(m_master, -1));
    }
}

void SimPort::lookForProgram()
{
    pollfd state{.fd = m_master, .events = POLLIN, .revents = 0};
    if (poll(&state, 1, 0) < 0 || (state.revents & POLLHUP) != 0) {
        return;
    }
    m_lookTimer.stop();
    m_notifier->setEnabled(true);
    setAttached(true);
}

void SimPort::onReadable()
{
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(m_master, buffer.data(), buffer.size());
    if (count > 0) {
        Q_EMIT received(QByteArray(buffer.data(), count));
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        onProgramGone();
    }
}

void SimPort::onProgramGone()
{
    closePair();
    setAttached(false);
    if (!openPair()) {
        Q_EMIT pluggedChanged(false);
    }
}

void SimPort::sendMore()
{
    if (m_unsent.isEmpty()) {
        m_sendTimer.stop();
        return;
    }
    qsizetype count = m_unsent.size();
    if (m_baudRate > 0) {
        const double seconds = static_cast<double>(m_sincePaced.nsecsElapsed()) / 1e9;
        m_sincePaced.start();
        const double bytesPerSecond = m_baudRate / 10.0;
        m_pacedBytes = qMin(m_pacedBytes + seconds * bytesPerSecond, bytesPerSecond * kMaxCatchUp);
        count = qMin(count, static_cast<qsizetype>(m_pacedBytes));
    }
    const ssize_t written =
        count > 0 ? ::write(m_master, m_unsent.constData(), static_cast<std::size_t>(count)) : 0;
    if (written > 0) {
        m_unsent.remove(0, written);
        m_pacedBytes = qMax(0.0, m_pacedBytes - static_cast<double>(written));
    }
    if (m_unsent.isEmpty()) {
        m_sendTimer.stop();
    } else if (!m_sendTimer.isActive()) {
        m_sendTimer.start();
    }
}

void SimPort::setAttached(bool isAttached)
{
    if (m_isAttached != isAttached) {
        m_isAttached = isAttached;
        Q_EMIT attachedChanged(isAttached);
    }
}

} // namespace onewindow::drivers
