// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/document/IppPrinter.h"

#include "drivers/document/IppClient.h"
#include "drivers/document/IppPrinterWorker.h"

namespace onewindow::drivers {

IppPrinter::IppPrinter(const Options& options, QObject* parent)
    : DocumentPrinterDriver(parent)
    , m_worker(new IppPrinterWorker(options))
{
    m_thread.setObjectName(QStringLiteral("document"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &IppPrinterWorker::start);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    // Direct: the signals come from the driver's thread, and status() is never behind them.
    connect(
        m_worker, &IppPrinterWorker::statusChanged, this,
        [this](DeviceStatus status) {
            m_status = status;
            Q_EMIT statusChanged(status);
        },
        Qt::DirectConnection);
    connect(m_worker, &IppPrinterWorker::jobStarted, this, &IppPrinter::jobStarted,
            Qt::DirectConnection);
    connect(m_worker, &IppPrinterWorker::jobFinished, this, &IppPrinter::jobFinished,
            Qt::DirectConnection);
    m_thread.start();
}

IppPrinter::~IppPrinter()
{
    m_worker->disconnect(this);
    m_thread.quit();
    m_thread.wait();
}

bool IppPrinter::isUri(const QString& uri)
{
    return IppClient::isUri(uri);
}

void IppPrinter::print(quint64 jobId, const DocumentJob& job)
{
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, jobId, job] { worker->print(jobId, job); });
}

void IppPrinter::cancel(quint64 jobId)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, jobId] { worker->cancel(jobId); });
}

} // namespace onewindow::drivers
