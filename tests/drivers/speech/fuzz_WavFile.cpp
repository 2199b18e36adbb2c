// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/WavFile.h"

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::drivers;

/// Whatever a file holds, it is sound within its limits or an error with words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto sound = wavSoundFrom(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!sound) {
        OW_ENFORCE(!sound.error().detail.isEmpty());
        return 0;
    }
    OW_ENFORCE(sound.value().rate >= 8'000 && sound.value().rate <= 48'000);
    OW_ENFORCE(!sound.value().samples.empty() && sound.value().samples.size() <= size / 2);
    OW_ENFORCE(resampled(sound.value(), 48'000).samples.size() >= sound.value().samples.size());
    return 0;
}
