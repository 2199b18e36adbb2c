// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosLink.h"

#include "services/core/Log.h"

#include <algorithm>

namespace onewindow::drivers {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kBusyPoll{100};
constexpr milliseconds kFaultPoll{300}; // A person is mending it: notice soon.
constexpr milliseconds kSoon{100};
/// One bad or missing answer is an accident, two are a state.
constexpr int kRoundsToBelieve = 2;

} // namespace

EscPosLink::EscPosLink(const PrinterConfig& config, QObject* parent)
    : QObject(parent)
    , m_config(config)
    , m_pollTimer(this)
    , m_replyTimer(this)
    , m_reopenTimer(this)
{
    for (QTimer* timer : {&m_pollTimer, &m_replyTimer, &m_reopenTimer}) {
        timer->setSingleShot(true);
    }
    m_replyTimer.setInterval(config.timings.reply);
    connect(&m_pollTimer, &QTimer::timeout, this, &EscPosLink::onPoll);
    connect(&m_replyTimer, &QTimer::timeout, this, &EscPosLink::onReplyTimeout);
    connect(&m_reopenTimer, &QTimer::timeout, this, [this] { m_transport->open(); });
}

void EscPosLink::start()
{
    m_sinceHeard.start();
    m_transport = PrinterTransport::create(m_config);
    connect(m_transport.get(), &PrinterTransport::opened, this, &EscPosLink::onOpened);
    connect(m_transport.get(), &PrinterTransport::closed, this, &EscPosLink::onClosed);
    connect(m_transport.get(), &PrinterTransport::received, this, &EscPosLink::onReceived);
    m_transport->open();
}

bool EscPosLink::isOpen() const
{
    return m_transport && m_transport->isOpen();
}

bool EscPosLink::isStatusFresh() const
{
    const milliseconds limit = m_config.timings.poll + m_config.timings.reply;
    return isOpen() && m_sinceRead.isValid() && !m_sinceRead.hasExpired(limit.count());
}

qint64 EscPosLink::unsentBytes() const
{
    return isOpen() ? m_transport->unsentBytes() : 0;
}

void EscPosLink::write(QByteArrayView bytes)
{
    if (isOpen()) {
        m_transport->write(bytes);
    }
}

void EscPosLink::readStatusNow()
{
    if (isOpen()) {
        onPoll();
    }
}

void EscPosLink::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_silentRounds = 0;
    if (isBusy) {
        m_sinceHeard.start();
        m_pollTimer.start(kBusyPoll);
    }
}

void EscPosLink::reopen()
{
    closeAndReopen(std::min(m_config.timings.reopen, kSoon));
}

void EscPosLink::closeAndReopen(milliseconds delay)
{
    m_transport->close();
    m_pollTimer.stop();
    m_replyTimer.stop();
    m_isAsking = false;
    m_sinceRead.invalidate();
    m_reopenTimer.start(delay);
}

void EscPosLink::onOpened()
{
    m_reader = {};
    m_isAsking = false;
    m_lastRound.reset();
    m_badRounds = 0;
    m_silentRounds = 0;
    Q_EMIT opened();
    if (isOpen()) {
        onPoll();
    }
}

void EscPosLink::onClosed(DeviceStatus reason, qint64 unsentBytes)
{
    m_pollTimer.stop();
    m_replyTimer.stop();
    m_isAsking = false;
    m_sinceRead.invalidate();
    m_reopenTimer.start(m_config.timings.reopen);
    setStatus(reason);
    Q_EMIT lost(unsentBytes);
}

void EscPosLink::onReceived(const QByteArray& bytes)
{
    m_sinceHeard.start();
    for (const EscPosReply& reply : m_reader.feed(bytes)) {
        std::visit([this](const auto& known) { take(known); }, reply);
    }
}

void EscPosLink::take(const RealTimeReply& reply)
{
    if (!m_isAsking) {
        return; // Comes later than it was waited for.
    }
    m_replies.at(m_replyCount++) = reply.byte;
    if (m_replyCount == m_replies.size()) {
        endRound();
    } else {
        ask();
    }
}

void EscPosLink::take(const AutomaticReply& reply)
{
    // A frame among noise is noise that looks like a frame.
    if (m_badRounds == 0 && !m_isRoundNoisy) {
        m_lastRound.reset(); // What a round under way saw before this is of yesterday.
        m_isRoundStale = m_isAsking;
        setStatus(reply.status.deviceStatus(m_config.profile.hasNearEndSensor));
    }
}

void EscPosLink::take(const InOrderReply&)
{
    Q_EMIT inOrderReplied();
}

void EscPosLink::take(const NoiseReply&)
{
    m_isRoundNoisy = true;
    Q_EMIT noiseReceived();
}

void EscPosLink::onPoll()
{
    if (m_isAsking) {
        return;
    }
    if (unsentBytes() > 0) {
        // Behind data that waits the question could land in the middle of a command.
        m_pollTimer.start(kBusyPoll);
        return;
    }
    m_isAsking = true;
    m_replyCount = 0;
    m_isRoundNoisy = m_reader.dropPartial();
    m_isRoundStale = false;
    ask();
}

void EscPosLink::ask()
{
    m_replyTimer.start();
    m_transport->write(QByteArray("\x10\x04", 2) + static_cast<char>(m_replyCount + 1));
}

void EscPosLink::onReplyTimeout()
{
    if (m_isBusy && !m_isRoundNoisy) {
        // The question may wait in the system or the printer behind the job. Asked twice, the
        // answers could not be told apart.
        m_replyTimer.start();
        return;
    }
    m_isAsking = false;
    ++m_silentRounds;
    if (m_isRoundNoisy) {
        endBadRound();
    } else if (m_silentRounds < kRoundsToBelieve) {
        onPoll();
    } else {
        closeAndReopen(m_config.timings.reopen);
        setStatus(DeviceStatus::Missing);
    }
}

void EscPosLink::endRound()
{
    m_replyTimer.stop();
    m_isAsking = false;
    const auto status = EscPosStatus::fromRealTime(m_replies);
    if (!status || m_isRoundNoisy) {
        endBadRound();
        return;
    }
    m_badRounds = 0;
    m_silentRounds = 0;
    m_sinceRead.start();
    const DeviceStatus read = status->deviceStatus(m_config.profile.hasNearEndSensor);
    // What changes between its four questions makes a round the picture of no moment: a new status
    // counts when two rounds agree.
    const bool isBelieved = !m_isRoundStale && (read == m_status || read == m_lastRound);
    m_lastRound = m_isRoundStale ? std::nullopt : std::optional(read);
    if (!isBelieved) {
        onPoll();
        return;
    }
    const milliseconds idle =
        canPrint(read) ? m_config.timings.poll : std::min(m_config.timings.poll, kFaultPoll);
    m_pollTimer.start(m_isBusy ? kBusyPoll : idle);
    setStatus(read);
}

void EscPosLink::endBadRound()
{
    ++m_badRounds;
    m_pollTimer.start(kBusyPoll);
    if (m_badRounds >= kRoundsToBelieve) {
        setStatus(DeviceStatus::Fault);
    }
}

void EscPosLink::setStatus(DeviceStatus status)
{
    if (status != m_status) {
        qCInfo(lcDevice).noquote() << "printer" << statusName(status);
    }
    m_status = status;
    Q_EMIT statusRead(status);
}

} // namespace onewindow::drivers
