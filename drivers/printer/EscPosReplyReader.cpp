// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosReplyReader.h"

namespace onewindow::drivers {

namespace {

constexpr quint8 kXon = 0x11;
constexpr quint8 kXoff = 0x13;

EscPosReply classify(quint8 byte)
{
    if ((byte & 0x93) == 0x12) {
        return RealTimeReply{byte};
    }
    // GS r 1 answers with near end in bits 0-1 and paper end in bits 2-3.
    if ((byte & 0xF0) == 0) {
        return InOrderReply{};
    }
    return NoiseReply{};
}

} // namespace

QList<EscPosReply> EscPosReplyReader::feed(QByteArrayView bytes)
{
    QList<EscPosReply> replies;
    for (const char byte : bytes) {
        take(static_cast<quint8>(byte), replies);
    }
    return replies;
}

bool EscPosReplyReader::dropPartial()
{
    const bool hadPartial = m_frameSize > 0;
    m_frameSize = 0;
    return hadPartial;
}

void EscPosReplyReader::take(quint8 byte, QList<EscPosReply>& replies)
{
    if (m_frameSize > 0 && (byte & 0x90) != 0) {
        // The frame is broken off; this byte begins something else.
        m_frameSize = 0;
        replies.append(NoiseReply{});
    }
    if (m_frameSize == 0 && (byte & 0x93) != 0x10) {
        if (byte != kXon && byte != kXoff) {
            replies.append(classify(byte));
        }
        return;
    }
    m_frame.at(m_frameSize++) = byte;
    if (m_frameSize == m_frame.size()) {
        m_frameSize = 0;
        replies.append(AutomaticReply{*EscPosStatus::fromAutomatic(m_frame)});
    }
}

} // namespace onewindow::drivers
