// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Printing/FakeDocumentPrinter.h"

namespace onewindow::ui {

void FakeDocumentPrinter::print(quint64 jobId, const drivers::DocumentJob& job)
{
    if (m_isPrinting) {
        qFatal("a second document while one prints");
    }
    m_isPrinting = true;
    m_jobId = jobId;
    m_last = job.pdf;
    m_documents.append(job.pdf->view().toByteArray());
    Q_EMIT jobStarted(jobId);
}

void FakeDocumentPrinter::setStatus(drivers::DeviceStatus status)
{
    m_status = status;
    Q_EMIT statusChanged(status);
}

void FakeDocumentPrinter::finish(drivers::PrintOutcome outcome, drivers::DeviceStatus reason)
{
    if (!m_isPrinting) {
        qFatal("no document to finish");
    }
    m_isPrinting = false;
    Q_EMIT jobFinished(m_jobId, outcome, reason);
}

} // namespace onewindow::ui
