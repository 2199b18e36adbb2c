// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <optional>
#include <span>

class QSerialPort;

namespace onewindow::drivers {

/// One serial line (8N1, no flow control) that comes and goes: opened by path, given up at the
/// first error, opened again by timer for as long as it is started. Lives on one thread and never
/// blocks it.
class SerialLink final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString path; ///< A device or a symbolic link to one, such as /dev/serial/by-id/...
        qint32 baudRate = 115200;
        std::chrono::milliseconds reopenDelay{1000};
        /// A line that is lost again and again is opened after twice the time each time, up to
        /// this.
        std::chrono::milliseconds maxReopenDelay{30'000};
        /// Open for so long, it counts as a good one, and is opened after reopenDelay again.
        std::chrono::milliseconds stableTime{10'000};
        /// How many unread bytes the system's side may hold; the rest waits in the kernel.
        qint64 readBufferBytes = 4096;
    };

    /// What may wait to be sent: a peer that reads nothing must not fill the memory.
    static constexpr qint64 kMaxUnsentBytes = 65'536;

    explicit SerialLink(Options options, QObject* parent = nullptr);

    /// Opens the line now, or as soon as it can be. One opened() or closed() follows, perhaps
    /// before this returns.
    void start();

    /// Closes the line and stops trying; says nothing.
    void stop();

    [[nodiscard]] bool isOpen() const;

    /// Sends `bytes`, all or none: false when the line is closed or kMaxUnsentBytes would wait.
    bool write(QByteArrayView bytes);

    /// Moves what has arrived into `buffer`; the count of bytes moved, 0 when there are none.
    qsizetype read(std::span<char> buffer);

    /// Forgets what has arrived and was not read.
    void discardInput();

Q_SIGNALS:
    void opened();
    /// The line was lost or cannot be opened: Missing, NoPermission or Fault. Said once for each
    /// reason, not for each attempt.
    void closed(onewindow::drivers::DeviceStatus reason);
    /// There is something to read().
    void readyRead();

private:
    void open();
    void giveUp(DeviceStatus reason);

    Options m_options;
    QSerialPort* m_port; ///< A child, so that it moves to the driver's thread with this.
    QTimer m_reopenTimer;
    QTimer m_stableTimer; ///< Runs while the open line may still prove a bad one.
    std::chrono::milliseconds m_nextDelay;
    std::optional<DeviceStatus> m_closedReason;
};

} // namespace onewindow::drivers
