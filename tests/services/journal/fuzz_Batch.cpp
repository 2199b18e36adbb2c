// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Enforce.h"
#include "services/journal/Batch.h"

#include <cstdint>

// What decodes, encodes to the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto batch = onewindow::journal::decodeBatch(bytes);
    if (batch) {
        OW_ENFORCE(onewindow::journal::encodeBatch(batch.value()) == bytes);
    }
    return 0;
}
