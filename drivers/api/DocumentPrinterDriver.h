// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"
#include "drivers/api/PrinterDriver.h"
#include "services/core/Secret.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace onewindow::drivers {

/// One document to print. Its bytes are wiped with the last one who holds them.
struct DocumentJob
{
    std::shared_ptr<const Secret> pdf;
    int copies = 1; ///< 1 to 9.
};

/// A printer of A4 pages. Verbs from any thread; signals from the driver's own thread. What the
/// printer and its network are told of a job beside the pages says nothing of anybody: its name is
/// random.
class DocumentPrinterDriver : public QObject
{
    Q_OBJECT

public:
    /// A job has ended by then, whatever the printer does.
    static constexpr std::chrono::seconds kJobLimit{150};

    using QObject::QObject;

    [[nodiscard]] virtual DeviceStatus status() const = 0;

    /// Queues a job; exactly one jobFinished(jobId) follows, within kJobLimit. A job beside the one
    /// in hand ends at once as NotPrinted.
    virtual void print(quint64 jobId, const onewindow::drivers::DocumentJob& job) = 0;

    /// Takes a job back; jobFinished() says what became of it. Nothing for a job that has ended.
    virtual void cancel(quint64 jobId) = 0;

Q_SIGNALS:
    /// Also while a job waits in the printer: for paper, say.
    void statusChanged(onewindow::drivers::DeviceStatus status);
    /// The first byte of the job is about to be sent.
    void jobStarted(quint64 jobId);
    /// `reason` is the status that stopped it; Ready when printed, when it was taken back, and when
    /// the printer was busy with others' work all the time.
    void jobFinished(quint64 jobId, onewindow::drivers::PrintOutcome outcome,
                     onewindow::drivers::DeviceStatus reason);
};

} // namespace onewindow::drivers
