// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Enforce.h"
#include "services/journal/Bundle.h"
#include "tests/services/journal/RandomRows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

// The fuzzer starts from good bundles, and comes back to them.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t maxSize, unsigned int seed)
{
    constexpr unsigned int kFreshEvery = 32;
    if (size < 16 || seed % kFreshEvery == 0) {
        QRandomGenerator random(seed);
        const QByteArray good = onewindow::journal::encodeBundle(
            {onewindow::journal::someBatch(random), onewindow::journal::someBatch(random)});
        const auto goodSize = static_cast<std::size_t>(good.size());
        if (goodSize <= maxSize) {
            std::copy(good.cbegin(), good.cend(), data);
            return goodSize;
        }
    }
    return LLVMFuzzerMutate(data, size, maxSize);
}

// What decodes, encodes to the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto bundle = onewindow::journal::decodeBundle(bytes);
    if (bundle) {
        OW_ENFORCE(onewindow::journal::encodeBundle(bundle.value()) == bytes);
    }
    return 0;
}
