// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/PrinterProfile.h"

#include <QString>

#include <chrono>

namespace onewindow::drivers {

enum class PrinterPort {
    Tcp,    ///< Network printer, raw port (9100).
    Serial, ///< RS-232 or USB-serial, 8N1.
    Usb,    ///< Printer class device, /dev/usb/lp*.
};

/// How often and how long the driver asks and waits. The defaults suit real printers.
struct PrinterTimings
{
    std::chrono::milliseconds poll{1000};         ///< Between two readings of the status, idle.
    std::chrono::milliseconds reply{800};         ///< For one real-time answer.
    std::chrono::milliseconds connecting{3000};   ///< For a TCP connection.
    std::chrono::milliseconds reopen{1000};       ///< Between two attempts to open the port.
    std::chrono::milliseconds firstStatus{3000};  ///< A job waits so long for a first status.
    std::chrono::milliseconds stall{4000};        ///< Bytes that the printer does not take.
    std::chrono::milliseconds silence{6000};      ///< No answer of any kind during a job.
    std::chrono::milliseconds afterwards{6000};   ///< For the status after a lost connection.
    std::chrono::milliseconds sync{8000};         ///< To hear that the printer is at its end.
    std::chrono::milliseconds latestStart{10000}; ///< A job not begun by then is given up.
    std::chrono::milliseconds jobEnd{19000};      ///< From print() to jobFinished() at most.
};

/// Where the printer is and what it is like.
struct PrinterConfig
{
    PrinterPort port = PrinterPort::Tcp;
    /// Host name or address, or the path of the device (a symbolic link will do).
    QString address;
    quint16 tcpPort = 9100;
    qint32 baudRate = 115200;
    bool hasFlowControl = false; ///< Serial: RTS/CTS.
    PrinterProfile profile;
    PrinterTimings timings;
};

} // namespace onewindow::drivers
