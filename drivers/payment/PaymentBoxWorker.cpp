// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/payment/PaymentBoxWorker.h"

#include "drivers/payment/BoxSecret.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"

#include <algorithm>
#include <utility>

namespace onewindow::drivers {

namespace {

constexpr qint64 kReadBufferBytes = 16'384;
constexpr qsizetype kNonceBytes = 16;

} // namespace

PaymentBoxWorker::PaymentBoxWorker(const PaymentBoxConfig& config)
    : m_config(config)
    , m_socket(this)
    , m_openTimer(this)
    , m_limit(this)
    , m_heartbeat(this)
    , m_answerTimer(this)
    , m_reopen(config.timings.reopen)
{
    m_socket.setReadBufferSize(kReadBufferBytes);
    m_openTimer.setSingleShot(true);
    m_limit.setSingleShot(true);
    m_answerTimer.setSingleShot(true);
    m_heartbeat.setInterval(m_config.timings.heartbeat);
    m_answerTimer.setInterval(m_config.timings.answer);
    connect(&m_openTimer, &QTimer::timeout, this, &PaymentBoxWorker::open);
    connect(&m_limit, &QTimer::timeout, this,
            [this] { giveUp(DeviceStatus::Missing, QStringLiteral("silent")); });
    connect(&m_heartbeat, &QTimer::timeout, this, [this] { say({.verb = BoxVerb::Ping}); });
    connect(&m_answerTimer, &QTimer::timeout, this, &PaymentBoxWorker::onUnanswered);
    connect(&m_socket, &QTcpSocket::connected, this, &PaymentBoxWorker::onConnected);
    connect(&m_socket, &QTcpSocket::readyRead, this, &PaymentBoxWorker::onReadable);
    // Later: the socket is in the middle of something when it says so, and must not be aborted.
    connect(
        &m_socket, &QTcpSocket::disconnected, this,
        [this] {
            if (m_talk && m_socket.state() == QAbstractSocket::UnconnectedState) {
                giveUp(DeviceStatus::Missing, QStringLiteral("connection lost"));
            }
        },
        Qt::QueuedConnection);
    connect(
        &m_socket, &QTcpSocket::errorOccurred, this,
        [this] {
            if (!m_openTimer.isActive() && m_socket.state() == QAbstractSocket::UnconnectedState) {
                giveUp(DeviceStatus::Missing, m_socket.errorString());
            }
        },
        Qt::QueuedConnection);
}

void PaymentBoxWorker::start()
{
    auto secret = readBoxSecret(m_config.secretFile);
    if (!secret) {
        qCCritical(lcDevice).noquote() << "payment box:" << secret.error().detail;
        setStatus(DeviceStatus::NoPermission);
        return;
    }
    m_secret = std::move(secret).value();
    open();
}

void PaymentBoxWorker::open()
{
    m_limit.start(m_config.timings.connecting);
    m_socket.connectToHost(m_config.host, m_config.port);
}

void PaymentBoxWorker::onConnected()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_talk.emplace(m_secret, randomBytes(kNonceBytes));
    m_socket.write(m_talk->hello());
}

void PaymentBoxWorker::onReadable()
{
    if (!m_talk) {
        m_socket.readAll();
        return;
    }
    const bool wasOpen = m_talk->isOpen();
    const auto messages = m_talk->receive(m_socket.readAll());
    if (!messages) {
        giveUp(DeviceStatus::Fault, messages.error().detail);
        return;
    }
    if (!m_talk->isOpen()) {
        return;
    }
    m_limit.start(m_config.timings.silence);
    if (!wasOpen) {
        m_reopen = m_config.timings.reopen;
        m_heartbeat.start();
        setStatus(DeviceStatus::Ready);
    }
    for (const BoxMessage& message : messages.value()) {
        onMessage(message);
    }
}

void PaymentBoxWorker::onMessage(const BoxMessage& message)
{
    if (message.verb != BoxVerb::State) {
        return;
    }
    m_asked.remove(message.order);
    if (m_asked.isEmpty()) {
        m_answerTimer.stop();
    }
    if (message.state == PaymentState::Waiting) {
        m_waiting.insert(message.order);
    } else {
        m_waiting.remove(message.order);
    }
    Q_EMIT answered({.order = message.order,
                     .state = message.state,
                     .code = message.code,
                     .receipt = message.receipt});
}

void PaymentBoxWorker::charge(const PaymentOrder& order)
{
    BoxMessage message{.verb = BoxVerb::Charge};
    message.order = order.id;
    message.cents = order.cents;
    message.subject = order.subject;
    say(std::move(message));
}

void PaymentBoxWorker::ask(const QByteArray& order)
{
    BoxMessage message{.verb = BoxVerb::Ask};
    message.order = order;
    say(std::move(message));
}

void PaymentBoxWorker::cancel(const QByteArray& order)
{
    BoxMessage message{.verb = BoxVerb::Cancel};
    message.order = order;
    say(std::move(message));
}

void PaymentBoxWorker::say(BoxMessage message)
{
    if (!m_talk || !m_talk->isOpen()) {
        if (!message.order.isEmpty()) {
            Q_EMIT answered({.order = message.order, .state = PaymentState::Lost});
        }
        return;
    }
    if (!message.order.isEmpty()) {
        m_asked.insert(message.order);
        m_answerTimer.start();
    }
    m_socket.write(m_talk->send(std::move(message)));
}

/// It answers pings, or the limit of silence would have come first, and not this.
void PaymentBoxWorker::onUnanswered()
{
    giveUp(DeviceStatus::Missing, QStringLiteral("does not answer for an order"));
}

void PaymentBoxWorker::giveUp(DeviceStatus status, const QString& why)
{
    if (m_status != status) {
        qCWarning(lcDevice).noquote() << "payment box:" << redact(why);
    }
    m_talk.reset();
    m_limit.stop();
    m_heartbeat.stop();
    m_answerTimer.stop();
    m_socket.abort();
    setStatus(status);
    const QSet<QByteArray> lost = std::exchange(m_asked, {}) + std::exchange(m_waiting, {});
    for (const QByteArray& order : lost) {
        Q_EMIT answered({.order = order, .state = PaymentState::Lost});
    }
    m_openTimer.start(m_reopen);
    m_reopen = std::min(2 * m_reopen, m_config.timings.reopenLimit);
}

void PaymentBoxWorker::setStatus(DeviceStatus status)
{
    if (std::exchange(m_status, status) != status) {
        Q_EMIT statusChanged(status);
    }
}

} // namespace onewindow::drivers
