// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/PaymentDriver.h"
#include "drivers/payment/PaymentBoxConfig.h"

#include <QThread>

#include <atomic>

namespace onewindow::drivers {

class PaymentBoxWorker;

/// A payment box over TCP, by the wire of BoxMessage.h. The connection is kept by heartbeats, given
/// up after a limit of silence, and opened again after a delay that grows up to a limit; orders
/// that waited meanwhile are Lost. Says NoPermission when there is no secret, and Fault when the
/// box has another one or does not speak by the rules.
class TcpPaymentBox final : public PaymentDriver
{
    Q_OBJECT

public:
    explicit TcpPaymentBox(const PaymentBoxConfig& config, QObject* parent = nullptr);

    /// Ends the thread; no answer comes any more.
    ~TcpPaymentBox() override;
    TcpPaymentBox(const TcpPaymentBox&) = delete;
    TcpPaymentBox& operator=(const TcpPaymentBox&) = delete;
    TcpPaymentBox(TcpPaymentBox&&) = delete;
    TcpPaymentBox& operator=(TcpPaymentBox&&) = delete;

    /// Begins to look for the box; connect to the signals first. Once.
    void start();

    [[nodiscard]] DeviceStatus status() const override { return m_status; }

    void charge(const onewindow::drivers::PaymentOrder& order) override;
    void ask(const QByteArray& order) override;
    void cancel(const QByteArray& order) override;

private:
    std::atomic<DeviceStatus> m_status = DeviceStatus::Starting;
    PaymentBoxWorker* m_worker; ///< Lives on m_thread and is deleted there.
    QThread m_thread;
};

} // namespace onewindow::drivers
