// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/PrinterDriver.h"
#include "drivers/printer/PrinterConfig.h"

#include <QThread>

#include <atomic>

namespace onewindow::drivers {

class EscPosPrinterWorker;

/// A ticket printer that speaks ESC/POS, on TCP, a serial line or /dev/usb/lp*.
///
/// A job is sent only while the printer's own status says that it can print. Behind the content and
/// again behind the cut goes a question the printer answers in order (GS r): Printed means that
/// both answers came. A fault reported before the first answer makes the job NotPrinted; between
/// the two it is Unknown, because somebody may tear the ticket off. The printer's buffer is cleared
/// after every job that did not end well, so that no half job comes out when the fault is mended.
///
/// Characters that the printer lacks are drawn, which needs a QGuiApplication.
class EscPosPrinter final : public PrinterDriver
{
    Q_OBJECT

public:
    /// Starts the driver's thread, which opens the printer and keeps looking for it.
    explicit EscPosPrinter(const PrinterConfig& config, QObject* parent = nullptr);

    /// Ends the thread; jobs that have not finished are dropped without a signal.
    ~EscPosPrinter() override;
    EscPosPrinter(const EscPosPrinter&) = delete;
    EscPosPrinter& operator=(const EscPosPrinter&) = delete;
    EscPosPrinter(EscPosPrinter&&) = delete;
    EscPosPrinter& operator=(EscPosPrinter&&) = delete;

    [[nodiscard]] DeviceStatus status() const override { return m_status; }

    void print(quint64 jobId, const onewindow::drivers::Receipt& receipt) override;

private:
    std::atomic<DeviceStatus> m_status = DeviceStatus::Starting;
    EscPosPrinterWorker* m_worker; ///< Lives on m_thread and is deleted there.
    QThread m_thread;
};

} // namespace onewindow::drivers
