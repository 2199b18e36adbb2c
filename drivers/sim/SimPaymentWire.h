// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace onewindow::drivers {

/// The box's end of a payment box's wire, for one connection: lengths, JSON, HMAC-SHA256, counting.
class SimPaymentWire
{
public:
    explicit SimPaymentWire(QByteArray secret);

    /// Another connection.
    void reset();

    /// The bodies in what has arrived; nothing when the terminal does not keep the rules, and is to
    /// be hung up on. The terminal's hello is among them.
    std::optional<QList<QJsonObject>> feed(const QByteArray& bytes);

    /// The frame of a body; "v" and "seq" are put in.
    QByteArray frame(QJsonObject body);

private:
    std::optional<QJsonObject> read(const QByteArray& payload);
    [[nodiscard]] QByteArray mac(const char* side, const QByteArray& boxNonce,
                                 const QByteArray& body) const;

    QByteArray m_secret;
    QByteArray m_waiting;
    QByteArray m_terminalNonce; ///< In hexadecimal, like the other.
    QByteArray m_boxNonce;
    qint64 m_nextSent = 0;
    qint64 m_nextReceived = 0;
};

} // namespace onewindow::drivers
