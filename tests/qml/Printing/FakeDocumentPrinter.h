// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentPrinterDriver.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace onewindow::ui {

/// A printer of A4 pages whose jobs the test ends.
class FakeDocumentPrinter final : public drivers::DocumentPrinterDriver
{
    Q_OBJECT

public:
    [[nodiscard]] drivers::DeviceStatus status() const override { return m_status; }

    void print(quint64 jobId, const drivers::DocumentJob& job) override;

    void cancel(quint64 jobId) override { m_canceled = jobId; }

    void setStatus(drivers::DeviceStatus status);
    void finish(drivers::PrintOutcome outcome, drivers::DeviceStatus reason);

    /// The documents it was given.
    [[nodiscard]] const QList<QByteArray>& documents() const { return m_documents; }

    [[nodiscard]] bool isPrinting() const { return m_isPrinting; }

    /// The job in hand is not wanted any more.
    [[nodiscard]] bool isCanceled() const { return m_isPrinting && m_canceled == m_jobId; }

    /// Somebody else still has the bytes it was given last.
    [[nodiscard]] bool isHeld() const { return !m_last.expired(); }

private:
    drivers::DeviceStatus m_status = drivers::DeviceStatus::Ready;
    QList<QByteArray> m_documents;
    std::weak_ptr<const Secret> m_last;
    quint64 m_jobId = 0;
    quint64 m_canceled = 0;
    bool m_isPrinting = false;
};

} // namespace onewindow::ui
