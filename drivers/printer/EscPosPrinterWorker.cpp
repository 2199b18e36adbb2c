// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosPrinterWorker.h"

#include "services/core/Log.h"

#include <chrono>

namespace onewindow::drivers {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTick{50};
constexpr milliseconds kClearPause{100};
constexpr QByteArrayView kInOrderQuery("\x1D\x72\x01", 3);
constexpr int kInOrderQueries = 2; // Behind the content, behind the cut.
constexpr QByteArrayView kClearBuffers("\x10\x05\x02", 3);
/// Behind the cleaning. More than a broken job can have left in the printer, so that the last
/// answer is always one of these; they come together, so a pause tells that it was the last.
constexpr int kSyncQueries = 5;
constexpr milliseconds kSyncPause{150};
/// A fault must last so long: a glitch must not void a ticket that is being printed. Longer than
/// two readings of the status.
constexpr milliseconds kStopHolds{250};

bool hasPassed(const QElapsedTimer& timer, milliseconds limit)
{
    return timer.isValid() && timer.hasExpired(limit.count());
}

} // namespace

EscPosPrinterWorker::EscPosPrinterWorker(const PrinterConfig& config)
    : m_timings(config.timings)
    , m_encoder(config.profile)
    , m_link(config, this)
    , m_tick(this)
    , m_clearTimer(this)
{
    m_clearTimer.setSingleShot(true);
    m_clearTimer.setInterval(kClearPause);
    connect(&m_clearTimer, &QTimer::timeout, this, [this] {
        if (m_link.isOpen()) {
            m_link.reopen();
        }
    });
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &EscPosPrinterWorker::onTick);
    connect(&m_link, &EscPosLink::opened, this, &EscPosPrinterWorker::onOpened);
    connect(&m_link, &EscPosLink::lost, this, &EscPosPrinterWorker::onLost);
    connect(&m_link, &EscPosLink::statusRead, this, &EscPosPrinterWorker::onStatusRead);
    connect(&m_link, &EscPosLink::inOrderReplied, this, &EscPosPrinterWorker::onInOrderReply);
    connect(&m_link, &EscPosLink::noiseReceived, this, [this] { m_progress.hasNoise = true; });
}

void EscPosPrinterWorker::start()
{
    m_link.start();
}

void EscPosPrinterWorker::print(quint64 jobId, const Receipt& receipt)
{
    const qsizetype waiting = m_jobs.size() - (m_isActive ? 1 : 0);
    if (waiting >= kMaxWaitingJobs) {
        Q_EMIT jobFinished(jobId, PrintOutcome::NotPrinted, m_link.status());
        return;
    }
    auto bytes = m_encoder.encode(receipt);
    if (!bytes) {
        qCWarning(lcDevice).noquote()
            << "print job refused:" << errorName(bytes.error().code) << bytes.error().detail;
        Q_EMIT jobFinished(jobId, PrintOutcome::NotPrinted, DeviceStatus::Fault);
        return;
    }
    Job job{jobId, std::move(bytes).value(), {}};
    job.age.start();
    m_jobs.enqueue(job);
    m_tick.start();
    startNextJob();
}

void EscPosPrinterWorker::onOpened()
{
    // Half a job may be in it, of this process or one before. Obeyed at once by a printer that
    // stands still; one that prints ignores it.
    m_needsCleaning = true;
    m_isSyncing = false;
    m_isClearing = false;
    m_clearTimer.stop();
    m_link.write(kClearBuffers);
}

void EscPosPrinterWorker::onLost(qint64 unsentBytes)
{
    m_needsCleaning = true;
    m_isSyncing = false;
    if (m_isActive && !m_progress.isCutOff) {
        cutOff(unsentBytes);
    }
}

void EscPosPrinterWorker::onStatusRead(DeviceStatus status)
{
    if (status != m_toldStatus) {
        m_toldStatus = status;
        Q_EMIT statusChanged(status);
    }
    if (m_isActive && m_link.isOpen()) {
        noteStatus(status);
    }
    if (!m_isActive && m_needsCleaning && !m_isClearing && canPrint(status)) {
        cleanPrinter();
    }
    startNextJob();
}

void EscPosPrinterWorker::onInOrderReply()
{
    if (m_isSyncing) {
        ++m_syncReplies;
        m_sinceSyncReply.start();
    }
    if (!m_isActive || m_progress.hasNoise) {
        return;
    }
    ++m_progress.inOrderReplies;
    if (m_progress.inOrderReplies == kInOrderQueries) {
        finishActive(PrintOutcome::Printed, DeviceStatus::Ready);
    }
}

void EscPosPrinterWorker::onTick()
{
    if (m_isActive) {
        checkLimits();
    }
    if (m_isSyncing) {
        checkSync();
    }
    dropLateJobs();
    startNextJob();
    if (m_jobs.isEmpty() && !m_isSyncing) {
        m_tick.stop();
    }
}

/// Begins the first waiting job, or ends all waiting ones where the printer cannot print.
void EscPosPrinterWorker::startNextJob()
{
    if (m_isActive || m_jobs.isEmpty() || m_link.status() == DeviceStatus::Starting) {
        return;
    }
    if (!canPrint(m_link.status())) {
        finishWaiting(m_link.status());
    } else if (m_isSyncing) {
        return; // onTick() looks again.
    } else if (!m_link.isStatusFresh() || m_needsCleaning) {
        m_link.readStatusNow(); // Which comes back here.
    } else {
        startJob();
    }
}

void EscPosPrinterWorker::startJob()
{
    const Job& job = m_jobs.head();
    m_isActive = true;
    m_progress = {};
    m_progress.sinceProgress.start();
    m_link.setBusy(true);
    QByteArray bytes = job.bytes.content;
    bytes += kInOrderQuery;
    bytes += job.bytes.cut;
    bytes += kInOrderQuery;
    Q_EMIT jobStarted(job.id);
    m_link.write(bytes);
}

void EscPosPrinterWorker::noteStatus(DeviceStatus status)
{
    if (!canPrint(status)) {
        if (!m_progress.sinceStop.isValid()) {
            m_progress.sinceStop.start();
        }
        return;
    }
    m_progress.sinceStop.invalidate();
    if (m_progress.isCutOff) {
        // It came back whole and would take new bytes: nobody knows what became of the old.
        finishActive(PrintOutcome::Unknown, DeviceStatus::Missing);
    }
}

/// A printer that reports a fault has stopped before the point it has not confirmed yet.
void EscPosPrinterWorker::finishStopped()
{
    // With all content on paper and only the cut missing, somebody may tear the ticket off.
    const bool isCertain = m_progress.inOrderReplies == 0 && !m_progress.hasNoise;
    finishActive(isCertain ? PrintOutcome::NotPrinted : PrintOutcome::Unknown, m_link.status());
}

void EscPosPrinterWorker::checkLimits()
{
    const qint64 unsent = m_link.unsentBytes();
    if (unsent != m_progress.unsentBytes) {
        m_progress.unsentBytes = unsent;
        m_progress.sinceProgress.start();
    }
    if (hasPassed(m_progress.sinceStop, kStopHolds)) {
        finishStopped();
    } else if (hasPassed(m_jobs.head().age, m_timings.jobEnd)) {
        // It answers, but never the question behind the job.
        finishActive(PrintOutcome::Unknown,
                     canPrint(m_link.status()) ? DeviceStatus::Fault : m_link.status());
    } else if (hasPassed(m_progress.sinceCutOff, m_timings.afterwards)) {
        finishActive(PrintOutcome::Unknown, DeviceStatus::Missing);
    } else if (m_progress.isCutOff) {
        return;
    } else if (unsent > 0 && hasPassed(m_progress.sinceProgress, m_timings.stall)) {
        m_link.reopen();
        cutOff(unsent);
    } else if (m_link.silenceMs() > m_timings.silence.count() &&
               hasPassed(m_progress.sinceProgress, m_timings.silence)) {
        finishActive(PrintOutcome::Unknown, DeviceStatus::Missing);
    }
}

/// The connection is gone in the middle of the job. Only where content never left this machine can
/// the status afterwards prove anything: otherwise the printer may have finished in the meantime.
void EscPosPrinterWorker::cutOff(qint64 unsentBytes)
{
    m_needsCleaning = true;
    const qint64 tail = m_jobs.head().bytes.cut.size() + kInOrderQueries * kInOrderQuery.size();
    if (unsentBytes <= tail) {
        finishActive(PrintOutcome::Unknown, DeviceStatus::Missing);
        return;
    }
    m_progress.isCutOff = true;
    m_progress.sinceStop.invalidate();
    m_progress.sinceCutOff.start();
}

void EscPosPrinterWorker::dropLateJobs()
{
    const qsizetype first = m_isActive ? 1 : 0;
    while (m_jobs.size() > first) {
        const QElapsedTimer& age = m_jobs.at(first).age;
        const bool isUnanswered =
            m_link.status() == DeviceStatus::Starting && hasPassed(age, m_timings.firstStatus);
        if (!isUnanswered && !hasPassed(age, m_timings.latestStart)) {
            return;
        }
        const quint64 id = m_jobs.takeAt(first).id;
        Q_EMIT jobFinished(id, PrintOutcome::NotPrinted, DeviceStatus::Missing);
    }
}

void EscPosPrinterWorker::finishActive(PrintOutcome outcome, DeviceStatus reason)
{
    const quint64 id = m_jobs.dequeue().id;
    m_isActive = false;
    m_link.setBusy(false);
    if (outcome != PrintOutcome::Printed) {
        qCWarning(lcDevice).noquote()
            << "print job" << id << "not confirmed:" << statusName(reason);
        m_hasScrap = true;
        clearPrinter();
    }
    Q_EMIT jobFinished(id, outcome, reason);
}

void EscPosPrinterWorker::finishWaiting(DeviceStatus reason)
{
    while (!m_jobs.isEmpty()) {
        const quint64 id = m_jobs.dequeue().id;
        Q_EMIT jobFinished(id, PrintOutcome::NotPrinted, reason);
    }
}

/// Makes the printer forget what it has not printed. A printer that still reads obeys at once;
/// where bytes are stuck on the way the command would wait behind them, so the way is then closed,
/// which drops them, and onOpened() sends it again.
void EscPosPrinterWorker::clearPrinter()
{
    m_needsCleaning = true;
    m_isSyncing = false;
    if (!m_link.isOpen()) {
        return;
    }
    m_isClearing = true;
    if (m_link.unsentBytes() > 0) {
        m_link.reopen();
    } else {
        m_link.write(kClearBuffers);
        m_clearTimer.start();
    }
}

/// Once the printer runs again: completes a command that was cut off in the middle (blank bytes are
/// ignored between commands), cuts off what hangs in the slot, so that nobody finds another
/// person's half ticket on their own, and asks to be told when the printer has come so far.
void EscPosPrinterWorker::cleanPrinter()
{
    QByteArray bytes(EscPosEncoder::kMaxCommandBytes, '\0');
    bytes += "\x1B\x40\x1D\x61\x0F";
    if (m_hasScrap) {
        bytes += m_encoder.encode({}).value().cut;
    }
    for (int i = 0; i < kSyncQueries; ++i) {
        bytes += kInOrderQuery;
    }
    m_needsCleaning = false;
    m_hasScrap = false;
    m_isSyncing = true;
    m_syncReplies = 0;
    m_sinceSync.start();
    m_tick.start();
    m_link.write(bytes);
}

void EscPosPrinterWorker::checkSync()
{
    if (m_syncReplies >= kSyncQueries && hasPassed(m_sinceSyncReply, kSyncPause)) {
        m_isSyncing = false;
        m_hasSynced = true;
    } else if (hasPassed(m_sinceSync, m_timings.sync)) {
        m_isSyncing = false;
        // One that never answers is used all the same: its jobs end as Unknown.
        m_needsCleaning = m_hasSynced || m_syncReplies > 0 || !canPrint(m_link.status());
    }
}

} // namespace onewindow::drivers
