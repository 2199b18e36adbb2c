// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FakeDevices.h"

namespace onewindow::ui {

void FakeReader::setStatus(drivers::DeviceStatus status)
{
    m_status = status;
    Q_EMIT statusChanged(status);
}

void FakeReader::lay(const drivers::IdCard& card)
{
    Q_EMIT readingStarted();
    Q_EMIT cardRead(card);
}

void FakeReader::fail(ErrorCode code)
{
    Q_EMIT readingStarted();
    Q_EMIT readFailed(code);
}

void FakePrinter::print(quint64 jobId, const drivers::Receipt& receipt)
{
    if (m_isPrinting) {
        qFatal("a second job while one prints");
    }
    m_isPrinting = true;
    m_jobId = jobId;
    m_receipts.append(receipt);
    Q_EMIT jobStarted(jobId);
}

void FakePrinter::setStatus(drivers::DeviceStatus status)
{
    m_status = status;
    Q_EMIT statusChanged(status);
}

void FakePrinter::finish(drivers::PrintOutcome outcome, drivers::DeviceStatus reason)
{
    if (!m_isPrinting) {
        qFatal("no job to finish");
    }
    m_isPrinting = false;
    Q_EMIT jobFinished(m_jobId, outcome, reason);
}

} // namespace onewindow::ui
