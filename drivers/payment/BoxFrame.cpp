// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/payment/BoxFrame.h"

#include "services/core/Enforce.h"

#include <QtEndian>

namespace onewindow::drivers {

namespace {

constexpr qsizetype kLengthBytes = 4;

} // namespace

QByteArray boxFrame(QByteArrayView payload)
{
    OW_ENFORCE(!payload.isEmpty() && payload.size() <= kBoxFrameLimit);
    QByteArray frame(kLengthBytes, '\0');
    qToBigEndian(static_cast<quint32>(payload.size()), frame.data());
    frame.append(payload.data(), payload.size());
    return frame;
}

QList<QByteArray> BoxFrameReader::feed(QByteArrayView bytes)
{
    QList<QByteArray> frames;
    if (m_isBroken) {
        return frames;
    }
    m_waiting.append(bytes.data(), bytes.size());
    qsizetype at = 0;
    while (m_waiting.size() - at >= kLengthBytes) {
        const auto length = qFromBigEndian<quint32>(m_waiting.constData() + at);
        if (length == 0 || length > static_cast<quint32>(kBoxFrameLimit)) {
            m_isBroken = true;
            m_waiting.clear();
            return frames;
        }
        if (m_waiting.size() - at - kLengthBytes < static_cast<qsizetype>(length)) {
            break;
        }
        frames.append(m_waiting.mid(at + kLengthBytes, static_cast<qsizetype>(length)));
        at += kLengthBytes + static_cast<qsizetype>(length);
    }
    m_waiting.remove(0, at);
    return frames;
}

} // namespace onewindow::drivers
