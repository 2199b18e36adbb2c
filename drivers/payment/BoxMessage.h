// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/PaymentDriver.h"
#include "services/core/Result.h"

#include <QByteArray>
#include <QString>

namespace onewindow::drivers {

// The wire of a payment box, version 1.
//
// TCP; the terminal connects, and the box serves one connection at a time: what it had not read of
// one that ended is gone. Each side sends frames (BoxFrame.h); the payload is UTF-8 JSON:
//
//     {"body": "<JSON text>", "mac": "<64 hexadecimal digits>"}
//
// mac = HMAC-SHA256 by the shared secret over the lines SIDE, TERMINAL NONCE, BOX NONCE, each ended
// by a line feed, and the bytes of body. SIDE is "terminal" or "box": who sends; a nonce is in
// hexadecimal, and empty while it is not known (the terminal's hello has neither, the box's hello
// the terminal's). So nothing of another connection, or sent back, is taken for new.
//
// The body is {"v": 1, "seq": N, "type": ...}; N counts from 0 in each direction of a connection,
// without gaps. First the terminal says hello, then the box; then, by type:
//
//     terminal  hello   nonce: 32 hexadecimal digits, random
//               charge  order: 32 hexadecimal digits, cents: 1 to 10,000,000, subject: text
//               ask     order
//               cancel  order
//               ping    at least every 2 s
//     box       hello   nonce
//               state   order, state: waiting | paid | refused | lapsed | cancelled | unknown,
//                       code: what a waiting one's QR code says (may be missing),
//                       receipt: the box's number of a paid one
//               pong    to each ping
//
// state answers charge, ask and cancel, and is sent again when a waiting order ends. The order is
// the key of everything: a charge of one that the box knows changes nothing and is answered with
// its state; a cancel of one that it does not know makes it known as cancelled. paid, refused,
// lapsed and cancelled are for ever, over restarts of either side. Only a waiting order may be
// forgotten. Whoever hears nothing for the limit of silence, or something that is not as it says
// here, ends the connection.

enum class BoxVerb { Hello, Charge, Ask, Cancel, Ping, State, Pong };

/// One body, in the terminal's terms. What does not belong to its verb is empty.
struct BoxMessage
{
    BoxVerb verb = BoxVerb::Ping;
    qint64 seq = 0;
    QByteArray nonce = {}; ///< 16 bytes.
    QByteArray order = {}; ///< 16 bytes.
    qint64 cents = 0;
    QString subject = {};
    PaymentState state = PaymentState::NotKnown;
    QString code = {};
    QString receipt = {};

    friend bool operator==(const BoxMessage&, const BoxMessage&) = default;
};

inline constexpr qint64 kBoxCentsLimit = 10'000'000;
inline constexpr qsizetype kBoxSubjectLimit = 120;
inline constexpr qsizetype kBoxCodeLimit = 1024;
inline constexpr qsizetype kBoxReceiptLimit = 64;

/// The JSON text of a message within the limits.
QByteArray boxBody(const BoxMessage& message);

/// The reverse. Errors: BadFrame, saying what is wrong.
Result<BoxMessage> boxMessage(const QByteArray& body);

} // namespace onewindow::drivers
