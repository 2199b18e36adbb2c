// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/payment/BoxFrame.h"
#include "drivers/payment/BoxMessage.h"

namespace onewindow::drivers {

/// The terminal's side of one connection to a payment box (see BoxMessage.h): signs, counts and
/// checks. Knows no socket and no clock.
class BoxTalk
{
public:
    /// `nonce`: 16 random bytes, never used before.
    BoxTalk(QByteArray secret, QByteArray nonce);

    /// The first bytes to send. Once.
    QByteArray hello();

    /// The bytes of one more message: Charge, Ask, Cancel or Ping. Only when isOpen().
    QByteArray send(BoxMessage message);

    /// What has arrived, in order, the box's hello left out. Errors, after which the connection is
    /// of no use: BadFrame; BadSignature (another secret, or bytes of another connection).
    Result<QList<BoxMessage>> receive(QByteArrayView bytes);

    /// The box has said hello.
    [[nodiscard]] bool isOpen() const { return !m_boxNonce.isEmpty(); }

private:
    Result<BoxMessage> read(const QByteArray& payload);
    QByteArray write(BoxMessage message);

    QByteArray m_secret;
    QByteArray m_nonce;
    QByteArray m_boxNonce;
    BoxFrameReader m_reader;
    qint64 m_nextSent = 0;
    qint64 m_nextReceived = 0;
};

} // namespace onewindow::drivers
