// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/SamFrame.h"

#include <cstddef>
#include <cstdint>

using namespace onewindow::drivers;

/// The first byte says in what pieces the rest arrives; however it is cut, the same frames come
/// out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) {
        return 0;
    }
    const QByteArrayView wire(data + 1, static_cast<qsizetype>(size) - 1);
    const qsizetype step = data[0] + qsizetype{1};
    SamDecoder whole;
    std::vector<SamReply> atOnce = whole.feed(wire);
    for (SamReply& reply : whole.abandonIncomplete()) {
        atOnce.push_back(std::move(reply));
    }
    SamDecoder pieces;
    std::vector<SamReply> inPieces;
    for (qsizetype at = 0; at < wire.size(); at += step) {
        for (SamReply& reply : pieces.feed(wire.sliced(at, qMin(step, wire.size() - at)))) {
            inPieces.push_back(std::move(reply));
        }
    }
    for (SamReply& reply : pieces.abandonIncomplete()) {
        inPieces.push_back(std::move(reply));
    }
    OW_ENFORCE(atOnce.size() == inPieces.size());
    for (std::size_t i = 0; i < atOnce.size(); ++i) {
        OW_ENFORCE(atOnce[i].data.view() == inPieces[i].data.view());
        static_cast<void>(bool(cardTextBlock(atOnce[i].data.view())));
    }
    OW_ENFORCE(!whole.hasIncomplete() && !pieces.hasIncomplete());
    return 0;
}
