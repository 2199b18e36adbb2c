// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/payment/BoxTalk.h"

#include "services/core/Enforce.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

#include <utility>

namespace onewindow::drivers {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kTerminal = QByteArrayLiteral("terminal");
const QByteArray kBox = QByteArrayLiteral("box");

QByteArray macOf(const QByteArray& secret, const QByteArray& side, const QByteArray& terminalNonce,
                 const QByteArray& boxNonce, const QByteArray& body)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, secret);
    code.addData(side + '\n' + terminalNonce.toHex() + '\n' + boxNonce.toHex() + '\n');
    code.addData(body);
    return code.result().toHex();
}

/// In a time that does not tell where they differ.
bool isSame(const QByteArray& left, const QByteArray& right)
{
    if (left.size() != right.size()) {
        return false;
    }
    unsigned difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i) {
        difference |= static_cast<unsigned char>(left.at(i)) ^
                      static_cast<unsigned>(static_cast<unsigned char>(right.at(i)));
    }
    return difference == 0;
}

Error bad(const char* what)
{
    return {ErrorCode::BadFrame, u"payment box: "_s + QString::fromLatin1(what)};
}

} // namespace

BoxTalk::BoxTalk(QByteArray secret, QByteArray nonce)
    : m_secret(std::move(secret))
    , m_nonce(std::move(nonce))
{}

QByteArray BoxTalk::write(BoxMessage message)
{
    message.seq = m_nextSent++;
    const bool isHello = message.verb == BoxVerb::Hello;
    const QByteArray body = boxBody(message);
    const QByteArray mac =
        macOf(m_secret, kTerminal, isHello ? QByteArray() : m_nonce, m_boxNonce, body);
    return boxFrame(QJsonDocument(QJsonObject{{u"body"_s, QString::fromUtf8(body)},
                                              {u"mac"_s, QString::fromLatin1(mac)}})
                        .toJson(QJsonDocument::Compact));
}

QByteArray BoxTalk::hello()
{
    OW_ENFORCE(m_nextSent == 0);
    BoxMessage message;
    message.verb = BoxVerb::Hello;
    message.nonce = m_nonce;
    return write(std::move(message));
}

QByteArray BoxTalk::send(BoxMessage message)
{
    OW_ENFORCE(isOpen());
    return write(std::move(message));
}

Result<QList<BoxMessage>> BoxTalk::receive(QByteArrayView bytes)
{
    QList<BoxMessage> messages;
    const QList<QByteArray> payloads = m_reader.feed(bytes);
    for (const QByteArray& payload : payloads) {
        auto message = read(payload);
        if (!message) {
            return message.error();
        }
        if (message.value().verb == BoxVerb::Hello) {
            m_boxNonce = message.value().nonce;
        } else {
            messages.append(std::move(message).value());
        }
    }
    if (m_reader.isBroken()) {
        return bad("a frame of no length, or over the limit");
    }
    return messages;
}

Result<BoxMessage> BoxTalk::read(const QByteArray& payload)
{
    const QJsonObject envelope = QJsonDocument::fromJson(payload).object();
    const QByteArray body = envelope.value("body"_L1).toString().toUtf8();
    const QByteArray mac = envelope.value("mac"_L1).toString().toLatin1();
    if (body.isEmpty() || mac.isEmpty()) {
        return bad("no body, or no signature");
    }
    if (!isSame(mac, macOf(m_secret, kBox, m_nonce, m_boxNonce, body))) {
        return Error{ErrorCode::BadSignature,
                     u"payment box: another secret, or not of this connection"_s};
    }
    auto message = boxMessage(body);
    if (!message) {
        return message.error();
    }
    const BoxVerb verb = message.value().verb;
    if (message.value().seq != m_nextReceived) {
        return bad("out of sequence");
    }
    const bool isExpected =
        isOpen() ? verb == BoxVerb::State || verb == BoxVerb::Pong : verb == BoxVerb::Hello;
    if (!isExpected) {
        return bad("not what a box says here");
    }
    ++m_nextReceived;
    return message;
}

} // namespace onewindow::drivers
