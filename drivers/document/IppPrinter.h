// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentPrinterDriver.h"

#include <QString>
#include <QThread>

#include <atomic>
#include <chrono>

namespace onewindow::drivers {

class IppPrinterWorker;

/// A printer on the network or on USB (IPP over USB) that takes PDF by IPP, asked directly: no
/// queue and no spool of this machine is between.
///
/// Printed means that the printer said "completed". A job that it never took, that it refused, or
/// that it gave up before the first side came out is NotPrinted. When the printer falls silent
/// after bytes were sent, or gave up with sides outside, it is Unknown. A job that waits (no paper,
/// say) is taken back when it has waited too long.
class IppPrinter final : public DocumentPrinterDriver
{
    Q_OBJECT

public:
    struct Options
    {
        QString uri; ///< See IppClient::isUri().
        /// For one step of a call to a silent printer.
        std::chrono::milliseconds patience{4'000};
        /// Between two looks at a printer without, and with, a job.
        std::chrono::milliseconds idlePause{3'000};
        std::chrono::milliseconds jobPause{250};
        /// A printer that is busy with others' work is tried so long.
        std::chrono::milliseconds busyLimit{20'000};
        /// A job that the printer has taken may wait so long, for paper say; then it is taken back.
        std::chrono::milliseconds waitLimit{100'000};
        /// A printer that fell silent with a job of ours is waited for so long; so is the end of a
        /// job that was taken back.
        std::chrono::milliseconds lostLimit{10'000};
    };

    /// Starts the driver's thread, which keeps looking for the printer.
    explicit IppPrinter(const Options& options, QObject* parent = nullptr);

    /// Takes a job in hand back and ends the thread; without a signal.
    ~IppPrinter() override;
    IppPrinter(const IppPrinter&) = delete;
    IppPrinter& operator=(const IppPrinter&) = delete;
    IppPrinter(IppPrinter&&) = delete;
    IppPrinter& operator=(IppPrinter&&) = delete;

    /// Whether such an address can be that of a printer.
    static bool isUri(const QString& uri);

    [[nodiscard]] DeviceStatus status() const override { return m_status; }

    void print(quint64 jobId, const onewindow::drivers::DocumentJob& job) override;
    void cancel(quint64 jobId) override;

private:
    std::atomic<DeviceStatus> m_status = DeviceStatus::Starting;
    IppPrinterWorker* m_worker; ///< Lives on m_thread and is deleted there.
    QThread m_thread;
};

} // namespace onewindow::drivers
