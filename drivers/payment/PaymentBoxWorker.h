// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/PaymentDriver.h"
#include "drivers/payment/BoxTalk.h"
#include "drivers/payment/PaymentBoxConfig.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTcpSocket>
#include <QTimer>

#include <optional>

namespace onewindow::drivers {

/// The part of TcpPaymentBox that lives on its thread.
class PaymentBoxWorker final : public QObject
{
    Q_OBJECT

public:
    explicit PaymentBoxWorker(const PaymentBoxConfig& config);

    void start();
    void charge(const PaymentOrder& order);
    void ask(const QByteArray& order);
    void cancel(const QByteArray& order);

Q_SIGNALS:
    void statusChanged(onewindow::drivers::DeviceStatus status);
    void answered(const onewindow::drivers::PaymentAnswer& answer);

private:
    void open();
    void onConnected();
    void onReadable();
    void onMessage(const BoxMessage& message);
    void onUnanswered();
    void giveUp(DeviceStatus status, const QString& why);
    void say(BoxMessage message);
    void setStatus(DeviceStatus status);

    PaymentBoxConfig m_config;
    QByteArray m_secret;
    QTcpSocket m_socket;
    std::optional<BoxTalk> m_talk;
    QTimer m_openTimer;
    QTimer m_limit; ///< Of silence, and before that for the hello.
    QTimer m_heartbeat;
    QTimer m_answerTimer;
    std::chrono::milliseconds m_reopen;
    /// Asked and not answered yet; and those that the box said are waiting.
    QSet<QByteArray> m_asked;
    QSet<QByteArray> m_waiting;
    DeviceStatus m_status = DeviceStatus::Starting;
};

} // namespace onewindow::drivers
