// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes from a printer: never a crash, and the same replies however they arrive.

#include "drivers/printer/EscPosReplyReader.h"
#include "services/core/Enforce.h"

#include <cstddef>
#include <cstdint>

using namespace onewindow::drivers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    EscPosReplyReader whole;
    const QList<EscPosReply> replies = whole.feed(bytes);
    OW_ENFORCE(replies.size() <= bytes.size());

    EscPosReplyReader single;
    qsizetype count = 0;
    for (const char byte : bytes) {
        for (const EscPosReply& reply : single.feed(QByteArrayView(&byte, 1))) {
            OW_ENFORCE(reply.index() == replies.at(count).index());
            if (const auto* automatic = std::get_if<AutomaticReply>(&reply)) {
                OW_ENFORCE(automatic->status ==
                           std::get_if<AutomaticReply>(&replies.at(count))->status);
                static_cast<void>(automatic->status.deviceStatus(true));
            }
            ++count;
        }
    }
    OW_ENFORCE(count == replies.size());
    OW_ENFORCE(whole.dropPartial() == single.dropPartial());

    if (size >= 4) {
        const std::array<quint8, 4> four = {data[0], data[1], data[2], data[3]};
        const auto status = EscPosStatus::fromRealTime(four);
        OW_ENFORCE(!status || (four[0] & 0x93) == 0x12);
    }
    return 0;
}
