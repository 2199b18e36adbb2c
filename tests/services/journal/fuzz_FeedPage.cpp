// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Enforce.h"
#include "services/journal/FeedWire.h"

#include <cstdint>

// What decodes, decodes to the same again once encoded.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace onewindow::journal;
    const QByteArray bytes(reinterpret_cast<const char*>(data), // NOLINT(*-reinterpret-cast)
                           static_cast<qsizetype>(size));
    if (const auto page = decodeFeedPage(bytes)) {
        const QByteArray encoded = encodeFeedPage(page.value());
        const auto again = decodeFeedPage(encoded);
        OW_ENFORCE(bool(again));
        OW_ENFORCE(encodeFeedPage(again.value()) == encoded);
    }
    return 0;
}
