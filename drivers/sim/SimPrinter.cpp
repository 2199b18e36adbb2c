// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimPrinter.h"

#include "drivers/sim/SimPort.h"
#include "drivers/sim/SimPrinterTcp.h"

#include <QDir>

#include <algorithm>
#include <chrono>

namespace onewindow::drivers {

namespace {

constexpr double kDotsPerMillimetre = 8;
constexpr qsizetype kBytesPerTurn = 65'536; // Then the event loop gets its turn.
constexpr int kMinPauseMs = 4;              // Shorter pauses are saved up.
constexpr qsizetype kCompactBytes = 65'536;

} // namespace

SimPrinter::SimPrinter(Options options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_paper(m_options.dots)
    , m_tcp(
          new SimPrinterTcp([this] { return m_options.receiveBufferBytes - waitingBytes(); }, this))
    , m_paceTimer(this)
{
    m_paceTimer.setSingleShot(true);
    m_paceTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_paceTimer, &QTimer::timeout, this, &SimPrinter::work);
    connect(m_tcp, &SimPrinterTcp::received, this,
            [this](const QByteArray& bytes) { onReceived(Plug::Network, bytes); });
    connect(m_tcp, &SimPrinterTcp::disconnected, this, &SimPrinter::onPlugLost);
}

SimPrinter::~SimPrinter()
{
    // The plugs close after this object's members are gone.
    m_tcp->disconnect(this);
    if (m_serial != nullptr) {
        m_serial->disconnect(this);
    }
}

Result<void> SimPrinter::listen(quint16 port)
{
    return m_tcp->listen(port);
}

quint16 SimPrinter::port() const
{
    return m_tcp->port();
}

Result<void> SimPrinter::openSerial(const QString& path)
{
    m_serial = new SimPort(path, this);
    connect(m_serial, &SimPort::received, this,
            [this](const QByteArray& bytes) { onReceived(Plug::Serial, bytes); });
    connect(m_serial, &SimPort::attachedChanged, this, [this](bool isAttached) {
        if (!isAttached) {
            onPlugLost();
        }
    });
    return m_serial->plug();
}

void SimPrinter::setFault(SimPrinterFault fault, bool isOn)
{
    m_scheduled.remove(fault);
    if (m_faults.contains(fault) == isOn) {
        return;
    }
    if (isOn) {
        m_faults.insert(fault);
    } else {
        m_faults.remove(fault);
    }
    if (fault == SimPrinterFault::PowerOff && isOn) {
        losePower();
    }
    if (fault == SimPrinterFault::NoPaper && !isOn) {
        m_faults.remove(SimPrinterFault::PaperLow);
    }
    if (!isOn && (fault == SimPrinterFault::NoPaper || fault == SimPrinterFault::CoverOpen ||
                  fault == SimPrinterFault::Jam)) {
        // Whoever mends it takes the piece away that hangs out; what is still in the buffer would
        // begin a new one.
        removeStrip(true);
    }
    applyPlugs();
    updateState();
    Q_EMIT faultsChanged();
    work();
}

void SimPrinter::setFaultAfter(SimPrinterFault fault, int lines)
{
    m_scheduled[fault] = m_printedDots + static_cast<qint64>(std::max(lines, 0)) * kDotsPerLine;
}

void SimPrinter::powerCycle()
{
    setFault(SimPrinterFault::PowerOff, true);
    setFault(SimPrinterFault::PowerOff, false);
}

bool SimPrinter::isPrinting() const
{
    return !isStopped() && (m_paceTimer.isActive() || waitingBytes() > 0);
}

void SimPrinter::onReceived(Plug plug, QByteArrayView bytes)
{
    if (hasFault(SimPrinterFault::PowerOff) || waitingBytes() + bytes.size() > kMaxSerialBytes) {
        return;
    }
    m_lastPlug = plug;
    for (const char byte : bytes) {
        m_buffer.append(byte);
        watchRealTime(static_cast<quint8>(byte));
    }
    if (!m_paceTimer.isActive()) {
        work();
    }
}

void SimPrinter::watchRealTime(quint8 byte)
{
    m_lastBytes = (m_lastBytes << 8 | byte) & 0xFFFFFF;
    constexpr quint32 kDleEot = 0x1004;
    constexpr quint32 kDleEnq = 0x1005;
    const quint32 command = m_lastBytes >> 8;
    if (command != kDleEot && command != kDleEnq) {
        return;
    }
    if (isStopped() && waitingBytes() >= 3) {
        // Done with: a printer that waits for paper all night is asked many thousand times.
        m_buffer.chop(3);
    }
    if (command == kDleEot) {
        reply(m_state.realTimeReply(byte));
    } else {
        recover(byte);
    }
}

/// DLE ENQ: means something only to a printer that an error has stopped.
void SimPrinter::recover(int n)
{
    if (n != 2 || !isStopped()) {
        return;
    }
    m_buffer.clear();
    m_bufferStart = 0;
    m_paper.clearBuffer();
    m_isCutPending = false;
    m_isLossPending = false;
    m_isScrap = m_isScrap || !m_paper.isBlank();
}

void SimPrinter::work()
{
    if (m_isWorking || m_paceTimer.isActive()) {
        return;
    }
    m_isWorking = true;
    qsizetype taken = 0;
    double pauseMs = 0;
    while (!isStopped() && m_bufferStart < m_buffer.size() && taken < kBytesPerTurn) {
        ++taken;
        const EscPosPaper::Event event = m_paper.consume(m_buffer.at(m_bufferStart++));
        react(event);
        if (m_options.millimetresPerSecond > 0) {
            pauseMs += event.dots * 1000 / (m_options.millimetresPerSecond * kDotsPerMillimetre);
        }
        if (pauseMs >= kMinPauseMs) {
            break;
        }
    }
    if (m_bufferStart == m_buffer.size() || m_bufferStart > kCompactBytes) {
        m_buffer.remove(0, m_bufferStart);
        m_bufferStart = 0;
    }
    if (m_isLossPending && m_buffer.isEmpty()) {
        m_isLossPending = false;
        m_isScrap = m_isScrap || !m_paper.isBlank();
    }
    m_isWorking = false;
    if (pauseMs >= kMinPauseMs || (!isStopped() && !m_buffer.isEmpty())) {
        m_paceTimer.start(static_cast<int>(pauseMs));
    }
    m_tcp->readMore();
}

void SimPrinter::react(const EscPosPaper::Event& event)
{
    countLines(event.dots);
    switch (event.action) {
    case EscPosPaper::Action::Cut:
        cutPaper();
        break;
    case EscPosPaper::Action::AnswerSensor:
        reply(m_state.sensorReply(event.value));
        break;
    case EscPosPaper::Action::AnswerIdentity:
        sendIdentity(event.value);
        break;
    case EscPosPaper::Action::AnswerQrSize:
        sendQrSize(event.value);
        break;
    case EscPosPaper::Action::SetAutoStatus:
        m_autoStatusMask = m_options.hasAutoStatus ? event.value : 0;
        if (m_autoStatusMask != 0) {
            reply(m_state.automaticStatus());
        }
        break;
    case EscPosPaper::Action::None:
    case EscPosPaper::Action::Buzz:
        break;
    }
}

void SimPrinter::countLines(int dots)
{
    m_printedDots += dots;
    const auto scheduled = m_scheduled; // setFault() changes it.
    for (auto it = scheduled.begin(); it != scheduled.end(); ++it) {
        if (m_printedDots >= it.value()) {
            setFault(it.key(), true);
        }
    }
}

void SimPrinter::cutPaper()
{
    if (hasFault(SimPrinterFault::CutterError)) {
        m_isCutPending = true;
        updateState();
        return;
    }
    ++m_cutCount;
    removeStrip(m_isScrap);
}

void SimPrinter::removeStrip(bool isScrap)
{
    if (!m_paper.isBlank()) {
        SimPrinterTicket ticket{0, m_paper.image(), m_paper.text(), m_paper.qrContents(), {}};
        if (isScrap) {
            Q_EMIT scrapRemoved(ticket);
        } else {
            ticket.number = ++m_ticketCount;
            saveTicket(ticket);
            m_tickets.append(ticket);
            if (m_tickets.size() > kMaxKeptTickets) {
                m_tickets.removeFirst();
            }
            Q_EMIT ticketPrinted(ticket);
        }
    }
    m_paper.removeStrip();
    m_isScrap = false;
}

void SimPrinter::saveTicket(SimPrinterTicket& ticket) const
{
    if (m_options.ticketFolder.isEmpty()) {
        return;
    }
    const QString path =
        QDir(m_options.ticketFolder)
            .filePath(QStringLiteral("ticket-%1.png").arg(ticket.number, 4, 10, QLatin1Char('0')));
    if (ticket.image.save(path, "PNG")) {
        ticket.pngPath = path;
    }
}

/// The computer is gone. Whether what hangs out is a whole ticket shows when the bytes that it sent
/// before are worked through.
void SimPrinter::onPlugLost()
{
    m_lastBytes = 0;
    m_isLossPending = true;
    work();
}

void SimPrinter::losePower()
{
    m_buffer.clear();
    m_bufferStart = 0;
    m_paceTimer.stop();
    m_paper.reset();
    m_autoStatusMask = 0;
    m_lastBytes = 0;
    m_isCutPending = false;
    m_isLossPending = false;
    m_isScrap = !m_paper.isBlank();
}

void SimPrinter::updateState()
{
    const SimPrinterState before = m_state;
    m_state.isPaperLow = hasFault(SimPrinterFault::PaperLow);
    m_state.isPaperOut = hasFault(SimPrinterFault::NoPaper);
    m_state.isCoverOpen = hasFault(SimPrinterFault::CoverOpen);
    m_state.hasMechanicalError = hasFault(SimPrinterFault::Jam);
    m_state.hasCutterError = m_isCutPending && hasFault(SimPrinterFault::CutterError);
    if ((m_state.changedGroups(before) & m_autoStatusMask) != 0) {
        reply(m_state.automaticStatus());
    }
    if (m_isCutPending && !m_state.hasCutterError) {
        m_isCutPending = false;
        cutPaper();
    }
}

void SimPrinter::sendIdentity(int n)
{
    switch (n) {
    case 1: // Model, type and ROM version as numbers.
    case 2:
    case 3:
        reply(QByteArray(1, static_cast<char>(n == 2 ? 0x02 : 0x20)));
        break;
    case 65:
        reply(QByteArray("_" ONEWINDOW_VERSION) + '\0');
        break;
    case 66:
        reply(QByteArray("_OneWindow") + '\0');
        break;
    case 67:
        reply(QByteArray("_SIM-80") + '\0');
        break;
    case 68:
        reply(QByteArray("_000001") + '\0');
        break;
    default:
        break;
    }
}

/// Width and height of the stored code in dots, and whether it can be printed ('0') or not.
void SimPrinter::sendQrSize(int dots)
{
    const QByteArray size = QByteArray::number(dots);
    reply("76" + size + '\x1F' + size +
          "\x1F"
          "1\x1F" +
          (dots > 0 ? '0' : '1') + '\0');
}

void SimPrinter::reply(const QByteArray& bytes)
{
    if (bytes.isEmpty() || hasFault(SimPrinterFault::Silent) ||
        hasFault(SimPrinterFault::PowerOff)) {
        return;
    }
    QByteArray sent = bytes;
    if (hasFault(SimPrinterFault::StatusGarbage)) {
        for (char& byte : sent) {
            m_garbage = m_garbage * 1'664'525 + 1'013'904'223;
            byte = static_cast<char>(m_garbage >> 24 | 0x80);
        }
    }
    if (m_lastPlug == Plug::Network) {
        m_tcp->send(sent);
    } else if (m_serial != nullptr) {
        m_serial->send(sent);
    }
}

bool SimPrinter::isStopped() const
{
    return m_state.isStopped() || hasFault(SimPrinterFault::PowerOff);
}

bool SimPrinter::isPlugged() const
{
    return !hasFault(SimPrinterFault::Unplugged) && !hasFault(SimPrinterFault::PowerOff);
}

void SimPrinter::applyPlugs()
{
    m_tcp->setPlugged(isPlugged());
    if (m_serial == nullptr) {
        return;
    }
    if (!isPlugged()) {
        m_serial->unplug();
    } else if (!m_serial->isPlugged()) {
        // Without a pseudo-terminal it stays unplugged, which is what the driver then sees.
        static_cast<void>(m_serial->plug());
    }
}

} // namespace onewindow::drivers
