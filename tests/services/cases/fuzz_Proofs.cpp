// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/Attachment.h"
#include "services/cases/Signature.h"

#include <cstdint>
#include <cstdlib>

using namespace onewindow::cases;

/// What a terminal says of a picture's size, and the strokes of a signature: whoever has the key of
/// a case reads them as they came.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto said = jpegSize(bytes);
    if (said && (said.value().isEmpty() || said.value().width() > Attachment::kSideLimit)) {
        std::abort();
    }
    const auto strokes = decodeStrokes(bytes);
    if (!strokes) {
        return 0;
    }
    static_cast<void>(isLegible(strokes.value()));
    // What was read has one form only.
    const auto again = encodeStrokes(strokes.value());
    if (!again || again.value() != bytes.toByteArray()) {
        std::abort();
    }
    return 0;
}
