// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimPaymentWire.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <utility>

namespace onewindow::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kFrameLimit = 4096;
constexpr qsizetype kLengthBytes = 4;
constexpr qsizetype kNonceDigits = 32;

} // namespace

SimPaymentWire::SimPaymentWire(QByteArray secret)
    : m_secret(std::move(secret))
{}

void SimPaymentWire::reset()
{
    m_waiting.clear();
    m_terminalNonce.clear();
    m_boxNonce.clear();
    m_nextSent = 0;
    m_nextReceived = 0;
}

QByteArray SimPaymentWire::mac(const char* side, const QByteArray& boxNonce,
                               const QByteArray& body) const
{
    return QMessageAuthenticationCode::hash(side + QByteArrayLiteral("\n") + m_terminalNonce +
                                                '\n' + boxNonce + '\n' + body,
                                            m_secret, QCryptographicHash::Sha256)
        .toHex();
}

std::optional<QList<QJsonObject>> SimPaymentWire::feed(const QByteArray& bytes)
{
    QList<QJsonObject> messages;
    m_waiting += bytes;
    while (m_waiting.size() >= kLengthBytes) {
        const auto length = qFromBigEndian<quint32>(m_waiting.constData());
        if (length == 0 || length > kFrameLimit) {
            return std::nullopt;
        }
        if (m_waiting.size() < kLengthBytes + static_cast<qsizetype>(length)) {
            break;
        }
        const auto message = read(m_waiting.mid(kLengthBytes, static_cast<qsizetype>(length)));
        if (!message) {
            return std::nullopt;
        }
        messages << *message;
        m_waiting.remove(0, kLengthBytes + static_cast<qsizetype>(length));
    }
    return messages;
}

std::optional<QJsonObject> SimPaymentWire::read(const QByteArray& payload)
{
    const QJsonObject envelope = QJsonDocument::fromJson(payload).object();
    const QByteArray body = envelope.value("body"_L1).toString().toUtf8();
    if (envelope.value("mac"_L1).toString().toLatin1() != mac("terminal", m_boxNonce, body)) {
        return std::nullopt;
    }
    const QJsonObject message = QJsonDocument::fromJson(body).object();
    const bool isHello = message.value("type"_L1) == "hello"_L1;
    if (message.value("v"_L1).toInt() != 1 ||
        message.value("seq"_L1).toInteger(-1) != m_nextReceived ||
        isHello != m_terminalNonce.isEmpty()) {
        return std::nullopt;
    }
    ++m_nextReceived;
    if (isHello) {
        m_terminalNonce = message.value("nonce"_L1).toString().toLatin1();
        if (m_terminalNonce.size() != kNonceDigits) {
            return std::nullopt;
        }
    }
    return message;
}

QByteArray SimPaymentWire::frame(QJsonObject body)
{
    body.insert(u"v"_s, 1);
    body.insert(u"seq"_s, m_nextSent++);
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const QByteArray signature = mac("box", m_boxNonce, text);
    if (body.value("type"_L1) == "hello"_L1) {
        m_boxNonce = body.value("nonce"_L1).toString().toLatin1();
    }
    const QByteArray payload =
        QJsonDocument(QJsonObject{{u"body"_s, QString::fromUtf8(text)},
                                  {u"mac"_s, QString::fromLatin1(signature)}})
            .toJson(QJsonDocument::Compact);
    QByteArray length(kLengthBytes, '\0');
    qToBigEndian(static_cast<quint32>(payload.size()), length.data());
    return length + payload;
}

} // namespace onewindow::drivers
