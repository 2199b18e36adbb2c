// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/EscPosPaper.h"
#include "drivers/sim/SimPrinterFault.h"
#include "drivers/sim/SimPrinterState.h"
#include "drivers/sim/SimPrinterTicket.h"
#include "services/core/Result.h"

#include <QElapsedTimer>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

namespace onewindow::drivers {

class SimPort;
class SimPrinterTcp;

/// An 80 mm ESC/POS ticket printer with a cutter: the other end of the wire, on a TCP port of
/// loopback and on a pseudo-terminal (which a driver opens as a serial line or as /dev/usb/lp*).
///
/// Bytes go into a receive buffer and are printed line by line at the pace of paper. Real-time
/// commands (DLE EOT, DLE ENQ) are obeyed as they arrive, also while the printer stands still; as
/// in a real printer even inside other data. One computer at a time: answers go to the plug that
/// spoke last. Lives on one thread with an event loop; needs a QGuiApplication.
class SimPrinter final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int dots = 576;
        double millimetresPerSecond = 150; ///< 0: as fast as it can be computed.
        qsizetype receiveBufferBytes = 16'384;
        bool hasAutoStatus = true; ///< Some cheap models ignore GS a.
        QString ticketFolder; ///< Where each ticket is saved as ticket-0001.png; empty: nowhere.
    };

    static constexpr int kDotsPerLine = 32; ///< What counts as one line in setFaultAfter().
    static constexpr qsizetype kMaxKeptTickets = 20;
    /// Taken from a serial line at most, which cannot be made to wait; more is lost.
    static constexpr qsizetype kMaxSerialBytes = 1'048'576;

    explicit SimPrinter(Options options, QObject* parent = nullptr);
    ~SimPrinter() override;
    SimPrinter(const SimPrinter&) = delete;
    SimPrinter& operator=(const SimPrinter&) = delete;
    SimPrinter(SimPrinter&&) = delete;
    SimPrinter& operator=(SimPrinter&&) = delete;

    /// Opens the network plug on `port`, 0 for any free one. NetworkFailed when it is taken.
    Result<void> listen(quint16 port = 0);

    /// The network plug's port; 0 before listen().
    [[nodiscard]] quint16 port() const;

    /// Opens the serial plug under the link `path`. DeviceFault as SimPort::plug().
    Result<void> openSerial(const QString& path);

    /// Makes or mends a fault. New paper (NoPaper off) also ends PaperLow.
    void setFault(SimPrinterFault fault, bool isOn);

    /// Makes `fault` happen when `lines` more lines (4 mm) have been printed.
    void setFaultAfter(SimPrinterFault fault, int lines);

    /// Switched on, or scheduled with setFaultAfter() and due.
    [[nodiscard]] bool hasFault(SimPrinterFault fault) const { return m_faults.contains(fault); }

    [[nodiscard]] QSet<SimPrinterFault> faults() const { return m_faults; }

    /// Off and on again.
    void powerCycle();

    /// Whether paper is moving or could move: bytes wait and nothing stops it.
    [[nodiscard]] bool isPrinting() const;

    /// Bytes received and not printed yet.
    [[nodiscard]] qsizetype waitingBytes() const { return m_buffer.size() - m_bufferStart; }

    /// The last kMaxKeptTickets tickets, oldest first.
    [[nodiscard]] QList<SimPrinterTicket> tickets() const { return m_tickets; }

    /// How many tickets have been cut since the start.
    [[nodiscard]] int ticketCount() const { return m_ticketCount; }

    /// How often the cutter has cut, blank paper included.
    [[nodiscard]] int cutCount() const { return m_cutCount; }

    /// Commands received that the printer does not know, in hexadecimal; at most 20 are kept.
    [[nodiscard]] QStringList unknownCommands() const { return m_paper.unknownCommands(); }

Q_SIGNALS:
    void ticketPrinted(const onewindow::drivers::SimPrinterTicket& ticket);
    /// A piece of a ticket that was not printed to its end came off: cut by the next job, or torn
    /// off with the cover open or the paper out.
    void scrapRemoved(const onewindow::drivers::SimPrinterTicket& scrap);
    void faultsChanged();

private:
    enum class Plug { Network, Serial };

    void onReceived(Plug plug, QByteArrayView bytes);
    void watchRealTime(quint8 byte);
    void recover(int n);
    void work();
    void react(const EscPosPaper::Event& event);
    void countLines(int dots);
    void cutPaper();
    void removeStrip(bool isScrap);
    void saveTicket(SimPrinterTicket& ticket) const;
    void onPlugLost();
    void losePower();
    void updateState();
    void sendIdentity(int n);
    void sendQrSize(int dots);
    void reply(const QByteArray& bytes);
    [[nodiscard]] bool isStopped() const;
    [[nodiscard]] bool isPlugged() const;
    void applyPlugs();

    Options m_options;
    EscPosPaper m_paper;
    SimPrinterTcp* m_tcp;        ///< A child.
    SimPort* m_serial = nullptr; ///< A child, once opened.
    Plug m_lastPlug = Plug::Network;
    QByteArray m_buffer; ///< Received and not printed, from m_bufferStart on.
    qsizetype m_bufferStart = 0;
    quint32 m_lastBytes = 0; ///< The last three received, for real-time commands.
    QSet<SimPrinterFault> m_faults;
    QMap<SimPrinterFault, qint64> m_scheduled; ///< At which m_printedDots.
    SimPrinterState m_state;
    int m_autoStatusMask = 0;
    qint64 m_printedDots = 0;
    QTimer m_paceTimer;
    bool m_isWorking = false;
    bool m_isCutPending = false;  ///< The cutter was stuck when a cut came.
    bool m_isScrap = false;       ///< What hangs out will not become a whole ticket.
    bool m_isLossPending = false; ///< A plug was lost while bytes waited; judged when they are out.
    quint32 m_garbage = 1;
    int m_cutCount = 0;
    int m_ticketCount = 0;
    QList<SimPrinterTicket> m_tickets;
};

} // namespace onewindow::drivers
