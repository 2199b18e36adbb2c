// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/document/IppPrinterWorker.h"

#include "services/core/Log.h"

#include <algorithm>

namespace onewindow::drivers {

namespace {

constexpr int kCopiesLimit = 9;

bool hasPassed(const QElapsedTimer& timer, std::chrono::milliseconds limit)
{
    return timer.isValid() && timer.elapsed() >= limit.count();
}

/// Whether more will happen to it.
bool isOver(IppJobState state)
{
    return state == IppJobState::Canceled || state == IppJobState::Aborted ||
           state == IppJobState::Completed;
}

} // namespace

IppPrinterWorker::IppPrinterWorker(IppPrinter::Options options)
    : m_options(std::move(options))
    , m_client(m_options.uri, m_options.patience)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IppPrinterWorker::look);
}

/// Nobody is there any more to fetch what would come out.
IppPrinterWorker::~IppPrinterWorker()
{
    if (m_active && m_active->ippId != 0) {
        const auto canceled = m_client.cancel(m_active->ippId);
        if (!canceled) {
            qCWarning(lcDevice) << "a page may still come out:" << errorName(canceled.error().code);
        }
    }
}

void IppPrinterWorker::start()
{
    look();
}

void IppPrinterWorker::look()
{
    if (m_active && m_active->ippId != 0) {
        follow();
    } else {
        lookAtPrinter();
        if (m_active) {
            send();
        }
    }
    m_timer.start(m_active ? m_options.jobPause : m_options.idlePause);
}

void IppPrinterWorker::lookAtPrinter()
{
    const auto state = m_client.askPrinter();
    if (state) {
        noteStatus(statusOf(state.value()));
    } else {
        noteStatus(state.error().code == ErrorCode::DeviceMissing ? DeviceStatus::Missing
                                                                  : DeviceStatus::Fault);
    }
}

void IppPrinterWorker::noteStatus(DeviceStatus status)
{
    if (status != m_status) {
        m_status = status;
        Q_EMIT statusChanged(status);
    }
}

void IppPrinterWorker::print(quint64 jobId, const DocumentJob& job)
{
    if (m_active) {
        Q_EMIT jobFinished(jobId, PrintOutcome::NotPrinted, DeviceStatus::Ready);
        return;
    }
    m_active.emplace();
    m_active->id = jobId;
    m_active->job = job;
    m_active->age.start();
    m_timer.start(0);
}

void IppPrinterWorker::cancel(quint64 jobId)
{
    if (!m_active || m_active->id != jobId) {
        return;
    }
    if (m_active->ippId == 0) {
        end(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    } else if (!m_active->isCanceled) {
        takeBack(DeviceStatus::Ready);
        m_timer.start(0);
    }
}

/// Sends the job if the printer can print, and keeps trying while it is busy.
void IppPrinterWorker::send()
{
    if (!canPrint(m_status)) {
        end(PrintOutcome::NotPrinted, m_status);
        return;
    }
    if (!m_active->hasStarted) {
        m_active->hasStarted = true;
        Q_EMIT jobStarted(m_active->id);
    }
    const IppSent sent = m_client.print(m_active->job.pdf->view(),
                                        std::clamp(m_active->job.copies, 1, kCopiesLimit));
    switch (sent.kind) {
    case IppSent::Kind::Taken:
        m_active->ippId = sent.jobId;
        m_active->age.start();
        // The printer has it: here it is needed no more.
        m_active->job.pdf.reset();
        return;
    case IppSent::Kind::Busy:
        if (hasPassed(m_active->age, m_options.busyLimit)) {
            end(PrintOutcome::NotPrinted, DeviceStatus::Ready);
        }
        return;
    case IppSent::Kind::Refused:
        qCWarning(lcDevice) << "the document printer refuses a job:" << sent.detail;
        end(PrintOutcome::NotPrinted, DeviceStatus::Fault);
        return;
    case IppSent::Kind::NotReached:
        noteStatus(DeviceStatus::Missing);
        end(PrintOutcome::NotPrinted, DeviceStatus::Missing);
        return;
    case IppSent::Kind::Lost:
        qCWarning(lcDevice) << "the document printer fell silent with a job:" << sent.detail;
        noteStatus(DeviceStatus::Missing);
        end(PrintOutcome::Unknown, DeviceStatus::Missing);
        return;
    }
}

void IppPrinterWorker::follow()
{
    const auto job = m_client.askJob(m_active->ippId);
    if (!job) {
        if (!m_active->silence.isValid()) {
            m_active->silence.start();
        }
        const bool isForgotten = job.error().code == ErrorCode::NotFound;
        if (isForgotten || hasPassed(m_active->silence, m_options.lostLimit)) {
            noteStatus(isForgotten ? m_status : DeviceStatus::Missing);
            end(PrintOutcome::Unknown, isForgotten ? DeviceStatus::Fault : DeviceStatus::Missing);
        }
        return;
    }
    m_active->silence.invalidate();
    lookAtPrinter();
    if (isOver(job.value().state)) {
        onEnded(job.value());
    } else if (hasPassed(m_active->canceled, m_options.lostLimit)) {
        // It will not let go of it: whatever comes out, comes out unseen.
        end(PrintOutcome::Unknown, canPrint(m_status) ? DeviceStatus::Fault : m_status);
    } else if (!m_active->isCanceled && hasPassed(m_active->age, m_options.waitLimit)) {
        takeBack(canPrint(m_status) ? DeviceStatus::Fault : m_status);
    }
}

void IppPrinterWorker::takeBack(DeviceStatus reason)
{
    m_active->isCanceled = true;
    m_active->reason = reason;
    m_active->canceled.start();
    // Refused where it has just ended: the next look says how.
    const auto canceled = m_client.cancel(m_active->ippId);
    if (!canceled) {
        qCInfo(lcDevice) << "a job is not taken back:" << errorName(canceled.error().code);
    }
}

void IppPrinterWorker::onEnded(const IppJob& job)
{
    if (job.state == IppJobState::Completed) {
        end(PrintOutcome::Printed, DeviceStatus::Ready);
        return;
    }
    const PrintOutcome outcome =
        job.impressions == 0 ? PrintOutcome::NotPrinted : PrintOutcome::Unknown;
    if (m_active->isCanceled) {
        end(outcome, m_active->reason);
    } else {
        end(outcome, canPrint(m_status) ? DeviceStatus::Fault : m_status);
    }
}

void IppPrinterWorker::end(PrintOutcome outcome, DeviceStatus reason)
{
    const quint64 id = m_active->id;
    m_active.reset();
    Q_EMIT jobFinished(id, outcome, reason);
}

} // namespace onewindow::drivers
