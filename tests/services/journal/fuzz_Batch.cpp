// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Enforce.h"
#include "services/journal/Batch.h"
#include "tests/services/journal/RandomRows.h"

#include <algorithm>
#include <cstdint>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

// Bytes hardly become a batch by chance: the fuzzer starts from good ones, and comes back to them.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t maxSize, unsigned int seed)
{
    constexpr std::size_t kLeast = 16;
    constexpr unsigned int kFreshEvery = 32;
    if (size < kLeast || seed % kFreshEvery == 0) {
        QRandomGenerator random(seed);
        const QByteArray good =
            onewindow::journal::encodeBatch(onewindow::journal::someBatch(random));
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
    const auto batch = onewindow::journal::decodeBatch(bytes);
    if (batch) {
        OW_ENFORCE(onewindow::journal::encodeBatch(batch.value()) == bytes);
    }
    return 0;
}
