// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/CodeLines.h"
#include "drivers/scanner/CodeText.h"
#include "services/core/Enforce.h"

#include <cstddef>
#include <cstdint>

using namespace onewindow::drivers;

/// The first byte says in what pieces the rest arrives; however it is cut, the same codes come out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) {
        return 0;
    }
    const QByteArrayView wire(data + 1, static_cast<qsizetype>(size) - 1);
    const qsizetype step = data[0] + qsizetype{1};
    CodeLines whole;
    const QList<QString> atOnce = whole.feed(wire);
    CodeLines pieces;
    QList<QString> inPieces;
    for (qsizetype at = 0; at < wire.size(); at += step) {
        inPieces += pieces.feed(wire.sliced(at, qMin(step, wire.size() - at)));
    }
    OW_ENFORCE(atOnce == inPieces);
    for (const QString& code : atOnce) {
        OW_ENFORCE(!code.isEmpty() && code.size() <= kMaxCodeBytes && code.isValidUtf16());
        OW_ENFORCE(codeText(code.toUtf8()) == code);
    }
    return 0;
}
