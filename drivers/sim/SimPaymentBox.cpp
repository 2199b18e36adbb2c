// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimPaymentBox.h"

#include "services/core/Ids.h"

#include <numeric>
#include <utility>

namespace onewindow::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kRoomBytes = 16'384;
constexpr qsizetype kNonceBytes = 16;
constexpr int kReceiptDigits = 6;

} // namespace

SimPaymentBox::SimPaymentBox(Options options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_plug([] { return kRoomBytes; })
    , m_wire(m_options.secret)
    , m_lapse(this)
    , m_silence(this)
{
    m_lapse.setSingleShot(true);
    m_lapse.setInterval(m_options.lapse);
    m_silence.setSingleShot(true);
    m_silence.setInterval(m_options.silence);
    connect(&m_lapse, &QTimer::timeout, this, &SimPaymentBox::letLapse);
    connect(&m_silence, &QTimer::timeout, this, &SimPaymentBox::hangUp);
    connect(&m_plug, &SimPrinterTcp::received, this, &SimPaymentBox::onReceived);
    connect(&m_plug, &SimPrinterTcp::disconnected, this, [this] {
        m_silence.stop();
        m_wire.reset();
        Q_EMIT changed();
    });
}

Result<void> SimPaymentBox::listen(quint16 port)
{
    return m_plug.listen(port);
}

void SimPaymentBox::onReceived(const QByteArray& bytes)
{
    const auto messages = m_wire.feed(bytes);
    if (!messages) {
        hangUp();
        return;
    }
    m_silence.start();
    for (const QJsonObject& message : *messages) {
        onMessage(message);
    }
}

/// Not from within what was received: the connection is being read.
void SimPaymentBox::hangUp()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_isPlugged) {
                m_plug.setPlugged(false);
                m_plug.setPlugged(true);
            }
        },
        Qt::QueuedConnection);
}

void SimPaymentBox::onMessage(const QJsonObject& message)
{
    const QString type = message.value("type"_L1).toString();
    const QByteArray id = QByteArray::fromHex(message.value("order"_L1).toString().toLatin1());
    if (type == u"hello") {
        send({{u"type"_s, u"hello"_s},
              {u"nonce"_s, QString::fromLatin1(randomBytes(kNonceBytes).toHex())}});
        Q_EMIT changed();
    } else if (type == u"ping") {
        send({{u"type"_s, u"pong"_s}});
    } else if (type == u"charge") {
        charge(id, message);
    } else if (type == u"ask") {
        tell(id);
    } else if (type == u"cancel") {
        cancel(id);
    } else {
        hangUp();
    }
}

void SimPaymentBox::charge(const QByteArray& id, const QJsonObject& message)
{
    if (!m_orders.contains(id)) {
        SimPaymentOrder order{.id = id,
                              .cents = message.value("cents"_L1).toInteger(),
                              .subject = message.value("subject"_L1).toString(),
                              .state = u"refused"_s,
                              .code = {},
                              .receipt = {}};
        // One payer at a time.
        if (m_waiting.isEmpty()) {
            order.state = u"waiting"_s;
            order.code = u"https://pay.example/q/"_s + QString::fromLatin1(id.toHex());
            m_waiting = id;
            m_lapse.start();
        }
        m_orders.insert(id, order);
        Q_EMIT changed();
    }
    tell(id);
}

void SimPaymentBox::cancel(const QByteArray& id)
{
    if (id == m_waiting) {
        end(u"cancelled"_s);
        return;
    }
    if (!m_orders.contains(id)) {
        SimPaymentOrder order;
        order.id = id;
        order.state = u"cancelled"_s;
        m_orders.insert(id, order);
    }
    tell(id);
}

bool SimPaymentBox::end(const QString& state)
{
    if (m_waiting.isEmpty()) {
        return false;
    }
    m_lapse.stop();
    const QByteArray id = std::exchange(m_waiting, {});
    SimPaymentOrder& order = m_orders[id];
    order.state = state;
    order.code.clear();
    const bool isPaid = state == u"paid";
    if (isPaid) {
        m_charged << id;
        order.receipt = u"PB%1"_s.arg(m_charged.size(), kReceiptDigits, 10, QLatin1Char('0'));
    }
    if (isPaid && std::exchange(m_losesNextAnswer, false)) {
        hangUp();
    } else {
        tell(id);
    }
    Q_EMIT changed();
    return true;
}

bool SimPaymentBox::pay()
{
    return end(u"paid"_s);
}

bool SimPaymentBox::refuse()
{
    return end(u"refused"_s);
}

bool SimPaymentBox::letLapse()
{
    return end(u"lapsed"_s);
}

void SimPaymentBox::loseNextAnswer(bool isLost)
{
    m_losesNextAnswer = isLost;
    Q_EMIT changed();
}

void SimPaymentBox::setPlugged(bool isPlugged)
{
    m_isPlugged = isPlugged;
    m_plug.setPlugged(isPlugged);
    Q_EMIT changed();
}

void SimPaymentBox::powerCycle()
{
    m_lapse.stop();
    m_orders.remove(std::exchange(m_waiting, {}));
    hangUp();
    Q_EMIT changed();
}

void SimPaymentBox::tell(const QByteArray& id)
{
    const SimPaymentOrder order = m_orders.value(id);
    QJsonObject message{{u"type"_s, u"state"_s},
                        {u"order"_s, QString::fromLatin1(id.toHex())},
                        {u"state"_s, order.state.isEmpty() ? u"unknown"_s : order.state}};
    if (!order.code.isEmpty()) {
        message.insert(u"code"_s, order.code);
    }
    if (!order.receipt.isEmpty()) {
        message.insert(u"receipt"_s, order.receipt);
    }
    send(message);
}

void SimPaymentBox::send(const QJsonObject& message)
{
    if (!m_isSilent && m_plug.isConnected()) {
        m_lastFrame = m_wire.frame(message);
        m_plug.send(m_lastFrame);
    }
}

std::optional<SimPaymentOrder> SimPaymentBox::waiting() const
{
    return m_waiting.isEmpty() ? std::nullopt : std::optional(m_orders.value(m_waiting));
}

QList<SimPaymentOrder> SimPaymentBox::charges() const
{
    QList<SimPaymentOrder> charges;
    for (const QByteArray& id : m_charged) {
        charges << m_orders.value(id);
    }
    return charges;
}

qint64 SimPaymentBox::totalCents() const
{
    return std::accumulate(
        m_charged.begin(), m_charged.end(), qint64{0},
        [this](qint64 sum, const QByteArray& id) { return sum + m_orders.value(id).cents; });
}

} // namespace onewindow::drivers
