// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"
#include "drivers/api/Receipt.h"

#include <QObject>

namespace onewindow::drivers {

/// How a print job ended. The difference between NotPrinted and Unknown decides whether somebody
/// may hold the paper.
enum class PrintOutcome {
    Printed,    ///< The printer confirmed that it worked through the whole job.
    NotPrinted, ///< Certain: no byte was sent, or the printer says it stopped before the end.
    Unknown,    ///< Bytes were sent and then the printer fell silent.
};

/// A ticket printer. Verbs from any thread; signals from the driver's own thread.
class PrinterDriver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual DeviceStatus status() const = 0;

    /// Queues a job; exactly one jobFinished(jobId) follows, within 20 s. At most 4 jobs wait; a
    /// further one ends at once as NotPrinted.
    virtual void print(quint64 jobId, const onewindow::drivers::Receipt& receipt) = 0;

Q_SIGNALS:
    void statusChanged(onewindow::drivers::DeviceStatus status);
    /// The first byte of the job is about to be written.
    void jobStarted(quint64 jobId);
    /// `reason` is the status that stopped it, Ready when printed.
    void jobFinished(quint64 jobId, onewindow::drivers::PrintOutcome outcome,
                     onewindow::drivers::DeviceStatus reason);
};

} // namespace onewindow::drivers

Q_DECLARE_METATYPE(onewindow::drivers::PrintOutcome)
