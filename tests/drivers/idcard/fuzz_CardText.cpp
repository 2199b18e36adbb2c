// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/CardText.h"
#include "drivers/sim/SampleCards.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::drivers;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

/// Only 256 bytes are a card: the fuzzer starts from real ones of each layout, and keeps the
/// length.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t maxSize, unsigned int seed)
{
    constexpr std::size_t kCardBytes = 256;
    constexpr unsigned int kFreshEvery = 32;
    static const QList<SampleCard> cards = sampleCards();
    if (maxSize >= kCardBytes && (size != kCardBytes || seed % kFreshEvery == 0)) {
        const QByteArray& text =
            cards[static_cast<qsizetype>(seed / kFreshEvery) % cards.size()].text;
        std::copy(text.cbegin(), text.cend(), data);
        return kCardBytes;
    }
    const std::size_t mutated = LLVMFuzzerMutate(data, size, maxSize);
    return seed % 2 == 0 && mutated > kCardBytes ? kCardBytes : mutated;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<IdCard> card = parseCardText(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (card) {
        const IdCard& read = card.value();
        OW_ENFORCE(read.birth.isValid() && read.validFrom.isValid());
        OW_ENFORCE(read.number.size() == 15 || read.number.size() == 18);
        OW_ENFORCE(read.name.isValidUtf16() && read.latinName.isValidUtf16() &&
                   read.address.isValidUtf16() && read.authority.isValidUtf16());
        OW_ENFORCE(!read.name.isEmpty() || !read.latinName.isEmpty());
    }
    return 0;
}
