// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/payment/TcpPaymentBox.h"

#include "drivers/payment/PaymentBoxWorker.h"

namespace onewindow::drivers {

TcpPaymentBox::TcpPaymentBox(const PaymentBoxConfig& config, QObject* parent)
    : PaymentDriver(parent)
    , m_worker(new PaymentBoxWorker(config))
{
    m_thread.setObjectName(QStringLiteral("payment"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &PaymentBoxWorker::start);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    // Direct: the signals come from the driver's thread, and status() is never behind them.
    connect(
        m_worker, &PaymentBoxWorker::statusChanged, this,
        [this](DeviceStatus status) {
            m_status = status;
            Q_EMIT statusChanged(status);
        },
        Qt::DirectConnection);
    connect(m_worker, &PaymentBoxWorker::answered, this, &TcpPaymentBox::answered,
            Qt::DirectConnection);
}

TcpPaymentBox::~TcpPaymentBox()
{
    if (!m_thread.isRunning()) {
        delete m_worker; // It never came to its thread.
    }
    m_thread.quit();
    m_thread.wait();
}

void TcpPaymentBox::start()
{
    m_thread.start();
}

void TcpPaymentBox::charge(const PaymentOrder& order)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, order] { worker->charge(order); });
}

void TcpPaymentBox::ask(const QByteArray& order)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, order] { worker->ask(order); });
}

void TcpPaymentBox::cancel(const QByteArray& order)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, order] { worker->cancel(order); });
}

} // namespace onewindow::drivers
