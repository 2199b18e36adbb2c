// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/EscPosReplyReader.h"
#include "drivers/printer/PrinterConfig.h"
#include "drivers/printer/PrinterTransport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace onewindow::drivers {

/// The conversation with one printer: keeps the port open, reads the status, and tells replies from
/// noise. What is printed is the worker's business. Lives on the driver's thread.
class EscPosLink final : public QObject
{
    Q_OBJECT

public:
    explicit EscPosLink(const PrinterConfig& config, QObject* parent = nullptr);

    /// Opens the port now and whenever it was lost.
    void start();

    [[nodiscard]] bool isOpen() const;

    [[nodiscard]] DeviceStatus status() const { return m_status; }

    /// Whether the status is recent enough to start a job without asking again.
    [[nodiscard]] bool isStatusFresh() const;

    /// Milliseconds since the printer last said anything; since start() if it never did.
    [[nodiscard]] qint64 silenceMs() const { return m_sinceHeard.elapsed(); }

    [[nodiscard]] qint64 unsentBytes() const;

    /// Hands over `bytes`. The link may be lost before this returns.
    void write(QByteArrayView bytes);

    /// Asks for the status now rather than at the next poll, unless it is being asked already.
    void readStatusNow();

    /// During a job the status is read often, only behind everything that was written, and a
    /// missing answer is no reason to give the link up.
    void setBusy(bool isBusy);

    /// Closes the port, which drops what the printer has not taken, and opens it again soon. Says
    /// nothing.
    void reopen();

Q_SIGNALS:
    void opened();
    void lost(qint64 unsentBytes);
    /// The status was read, or found out otherwise; the same one as before or another.
    void statusRead(onewindow::drivers::DeviceStatus status);
    /// The printer has come to a GS r in what was written, perhaps by a process before this one.
    void inOrderReplied();
    void noiseReceived();

private:
    void onOpened();
    void closeAndReopen(std::chrono::milliseconds delay);
    void onClosed(DeviceStatus reason, qint64 unsentBytes);
    void onReceived(const QByteArray& bytes);
    void take(const RealTimeReply& reply);
    void take(const AutomaticReply& reply);
    void take(const InOrderReply& reply);
    void take(const NoiseReply& reply);
    void onPoll();
    void onReplyTimeout();
    void ask();
    void endRound();
    void endBadRound();
    void setStatus(DeviceStatus status);

    PrinterConfig m_config;
    std::unique_ptr<PrinterTransport> m_transport; ///< Made on the driver's thread.
    EscPosReplyReader m_reader;
    DeviceStatus m_status = DeviceStatus::Starting;
    QTimer m_pollTimer;
    QTimer m_replyTimer;
    QTimer m_reopenTimer;
    QElapsedTimer m_sinceHeard;
    QElapsedTimer m_sinceRead;         ///< Since a whole status was read.
    std::array<quint8, 4> m_replies{}; ///< To DLE EOT 1 to 4.
    std::size_t m_replyCount = 0;      ///< Of this round.
    bool m_isAsking = false;           ///< A round is under way.
    bool m_isRoundNoisy = false;
    bool m_isRoundStale = false; ///< The printer told a change while it was being asked.
    std::optional<DeviceStatus> m_lastRound; ///< What the round before this one said.
    bool m_isBusy = false;
    int m_badRounds = 0;    ///< In a row.
    int m_silentRounds = 0; ///< In a row.
};

} // namespace onewindow::drivers
