// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosPrinter.h"

#include "drivers/printer/EscPosPrinterWorker.h"

namespace onewindow::drivers {

EscPosPrinter::EscPosPrinter(const PrinterConfig& config, QObject* parent)
    : PrinterDriver(parent)
    , m_worker(new EscPosPrinterWorker(config))
{
    m_thread.setObjectName(QStringLiteral("printer"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &EscPosPrinterWorker::start);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    // Direct: the signals come from the driver's thread, and status() is never behind them.
    connect(
        m_worker, &EscPosPrinterWorker::statusChanged, this,
        [this](DeviceStatus status) {
            m_status = status;
            Q_EMIT statusChanged(status);
        },
        Qt::DirectConnection);
    connect(m_worker, &EscPosPrinterWorker::jobStarted, this, &EscPosPrinter::jobStarted,
            Qt::DirectConnection);
    connect(m_worker, &EscPosPrinterWorker::jobFinished, this, &EscPosPrinter::jobFinished,
            Qt::DirectConnection);
    m_thread.start();
}

EscPosPrinter::~EscPosPrinter()
{
    m_thread.quit();
    m_thread.wait();
}

void EscPosPrinter::print(quint64 jobId, const Receipt& receipt)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, jobId, receipt] { worker->print(jobId, receipt); });
}

} // namespace onewindow::drivers
