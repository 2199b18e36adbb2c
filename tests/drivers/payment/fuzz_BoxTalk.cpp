// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/payment/BoxTalk.h"
#include "services/core/Enforce.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::drivers;

/// The first byte says in what pieces the rest arrives: however it is cut, the same frames come
/// out. Nothing of it is signed, so no message is taken from it; a body that is read is written and
/// read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) {
        return 0;
    }
    const QByteArrayView wire(data + 1, static_cast<qsizetype>(size) - 1);
    const qsizetype step = data[0] + qsizetype{1};
    BoxFrameReader whole;
    const QList<QByteArray> atOnce = whole.feed(wire);
    BoxFrameReader pieces;
    QList<QByteArray> inPieces;
    for (qsizetype at = 0; at < wire.size(); at += step) {
        inPieces += pieces.feed(wire.sliced(at, qMin(step, wire.size() - at)));
    }
    OW_ENFORCE(atOnce == inPieces && whole.isBroken() == pieces.isBroken());

    BoxTalk talk(QByteArray(32, 's'), QByteArray(16, 'n'));
    const auto heard = talk.receive(wire);
    OW_ENFORCE(!heard || heard.value().isEmpty());
    OW_ENFORCE(!talk.isOpen());

    const auto message = boxMessage(wire.toByteArray());
    if (message) {
        const auto again = boxMessage(boxBody(message.value()));
        OW_ENFORCE(again && again.value() == message.value());
    }
    return 0;
}
