// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/PrinterDriver.h"
#include "drivers/printer/EscPosEncoder.h"
#include "drivers/printer/EscPosLink.h"

#include <QElapsedTimer>
#include <QObject>
#include <QQueue>
#include <QTimer>

namespace onewindow::drivers {

/// Runs print jobs over an EscPosLink, one at a time, and says of each exactly once how it ended.
/// Lives on the driver's thread; see EscPosPrinter for the interface.
class EscPosPrinterWorker final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxWaitingJobs = 4;

    explicit EscPosPrinterWorker(const PrinterConfig& config);

    void start();
    void print(quint64 jobId, const Receipt& receipt);

Q_SIGNALS:
    void statusChanged(onewindow::drivers::DeviceStatus status);
    void jobStarted(quint64 jobId);
    void jobFinished(quint64 jobId, onewindow::drivers::PrintOutcome outcome,
                     onewindow::drivers::DeviceStatus reason);

private:
    struct Job
    {
        quint64 id = 0;
        EscPosJob bytes;
        QElapsedTimer age;
    };

    /// How far the job on the wire has come.
    struct Progress
    {
        int inOrderReplies = 0; ///< 1: all content is printed. 2: and the paper is cut.
        bool hasNoise = false;  ///< Replies cannot be trusted any more.
        bool isCutOff = false;  ///< The connection was lost before all content was handed over;
                                ///< the status afterwards decides.
        qint64 unsentBytes = 0; ///< As last looked at.
        QElapsedTimer sinceProgress;
        QElapsedTimer sinceStop; ///< Since it first reported what stops it; invalid while fine.
        QElapsedTimer sinceCutOff;
    };

    void onOpened();
    void onLost(qint64 unsentBytes);
    void onStatusRead(DeviceStatus status);
    void onInOrderReply();
    void onTick();

    void startNextJob();
    void startJob();
    void noteStatus(DeviceStatus status);
    void finishStopped();
    void checkLimits();
    void cutOff(qint64 unsentBytes);
    void dropLateJobs();
    void finishActive(PrintOutcome outcome, DeviceStatus reason);
    void finishWaiting(DeviceStatus reason);
    void clearPrinter();
    void cleanPrinter();
    void checkSync();

    PrinterTimings m_timings;
    EscPosEncoder m_encoder;
    EscPosLink m_link;
    QTimer m_tick; ///< Runs while there is something to wait for.
    DeviceStatus m_toldStatus = DeviceStatus::Starting;
    QQueue<Job> m_jobs; ///< The first is on the wire while m_isActive.
    bool m_isActive = false;
    Progress m_progress;
    QTimer m_clearTimer;          ///< From the clearing to the closing of the port.
    bool m_isClearing = false;    ///< Until the port is open again.
    bool m_needsCleaning = false; ///< Remains of a job may be in the printer's buffer.
    /// Answers to the questions behind the cleaning, which no job may mistake for its own.
    int m_syncReplies = 0;
    bool m_isSyncing = false;
    bool m_hasSynced = false;       ///< Ever: the printer knows these questions.
    QElapsedTimer m_sinceSync;      ///< Since the questions were sent.
    QElapsedTimer m_sinceSyncReply; ///< Since the last answer.
    bool m_hasScrap = true;         ///< A piece of a job, perhaps of a process before this one, may
                                    ///< hang in the paper slot.
};

} // namespace onewindow::drivers
