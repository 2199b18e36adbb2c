// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/document/IppClient.h"
#include "drivers/document/IppPrinter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace onewindow::drivers {

/// Looks at the printer again and again, and runs one job. Lives on the driver's thread, which it
/// blocks for a call at a time; see IppPrinter for the interface.
class IppPrinterWorker final : public QObject
{
    Q_OBJECT

public:
    explicit IppPrinterWorker(IppPrinter::Options options);

    /// Takes a job in hand back.
    ~IppPrinterWorker() override;
    IppPrinterWorker(const IppPrinterWorker&) = delete;
    IppPrinterWorker& operator=(const IppPrinterWorker&) = delete;
    IppPrinterWorker(IppPrinterWorker&&) = delete;
    IppPrinterWorker& operator=(IppPrinterWorker&&) = delete;

    void start();
    void print(quint64 jobId, const DocumentJob& job);
    void cancel(quint64 jobId);

Q_SIGNALS:
    void statusChanged(onewindow::drivers::DeviceStatus status);
    void jobStarted(quint64 jobId);
    void jobFinished(quint64 jobId, onewindow::drivers::PrintOutcome outcome,
                     onewindow::drivers::DeviceStatus reason);

private:
    /// The job in hand.
    struct Active
    {
        quint64 id = 0;
        DocumentJob job;
        int ippId = 0; ///< 0: the printer does not have it.
        bool hasStarted = false;
        bool isCanceled = false; ///< By us.
        /// What stopped it when it was taken back; Ready where it was not wanted any more.
        DeviceStatus reason = DeviceStatus::Ready;
        QElapsedTimer age;      ///< Since print(), and since the printer took it.
        QElapsedTimer silence;  ///< Since the printer's last answer, once one is missing.
        QElapsedTimer canceled; ///< Since it was taken back.
    };

    void look();
    void lookAtPrinter();
    void send();
    void follow();
    void takeBack(DeviceStatus reason);
    void noteStatus(DeviceStatus status);
    void end(PrintOutcome outcome, DeviceStatus reason);
    void onEnded(const IppJob& job);

    IppPrinter::Options m_options;
    IppClient m_client;
    QTimer m_timer;
    DeviceStatus m_status = DeviceStatus::Starting;
    std::optional<Active> m_active;
};

} // namespace onewindow::drivers
