// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/SimPaymentWire.h"
#include "drivers/sim/SimPrinterTcp.h"
#include "services/core/Result.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace onewindow::drivers {

/// An order as the simulated box knows it.
struct SimPaymentOrder
{
    QByteArray id;
    qint64 cents = 0;
    QString subject;
    QString state; ///< As on the wire: "waiting", "paid" ...
    QString code;
    QString receipt;
};

/// A box that takes money, on a TCP port of the loopback: terminals pay at it as people tell it to.
/// What it charged, refused and took back it knows for good; what waits it forgets without power.
class SimPaymentBox final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QByteArray secret = {};
        std::chrono::milliseconds lapse{120'000};  ///< A payer is waited for so long.
        std::chrono::milliseconds silence{10'000}; ///< A terminal that says nothing is dropped.
    };

    explicit SimPaymentBox(Options options, QObject* parent = nullptr);

    /// Listens on `port`, 0 for any free one. NetworkFailed when it is taken.
    Result<void> listen(quint16 port);

    [[nodiscard]] quint16 port() const { return m_plug.port(); }

    // The payer. False when nothing waits.
    bool pay();
    bool refuse();
    bool letLapse();

    // Troubles.
    /// The next payer's payment is charged, and the connection breaks before that is said.
    void loseNextAnswer(bool isLost);

    [[nodiscard]] bool losesNextAnswer() const { return m_losesNextAnswer; }

    void setPlugged(bool isPlugged);

    [[nodiscard]] bool isPlugged() const { return m_isPlugged; }

    void powerCycle();

    /// Reads, and answers nothing.
    void setSilent(bool isSilent) { m_isSilent = isSilent; }

    /// Sends bytes as they are.
    void sendRaw(const QByteArray& bytes) { m_plug.send(bytes); }

    /// Sends the last frame once more, byte for byte.
    void repeatLastFrame() { m_plug.send(m_lastFrame); }

    /// The order that waits for its payer.
    [[nodiscard]] std::optional<SimPaymentOrder> waiting() const;
    /// What was charged, the oldest first.
    [[nodiscard]] QList<SimPaymentOrder> charges() const;
    [[nodiscard]] qint64 totalCents() const;

    [[nodiscard]] bool isConnected() const { return m_plug.isConnected(); }

Q_SIGNALS:
    void changed();

private:
    void onReceived(const QByteArray& bytes);
    void onMessage(const QJsonObject& message);
    void charge(const QByteArray& id, const QJsonObject& message);
    void cancel(const QByteArray& id);
    bool end(const QString& state);
    void tell(const QByteArray& id);
    void send(const QJsonObject& message);
    void hangUp();

    Options m_options;
    SimPrinterTcp m_plug; ///< A raw connection on the loopback, as the printer has.
    SimPaymentWire m_wire;
    QTimer m_lapse;
    QTimer m_silence;
    QHash<QByteArray, SimPaymentOrder> m_orders;
    QList<QByteArray> m_charged; ///< In order.
    QByteArray m_waiting;
    QByteArray m_lastFrame;
    bool m_losesNextAnswer = false;
    bool m_isPlugged = true;
    bool m_isSilent = false;
};

} // namespace onewindow::drivers
