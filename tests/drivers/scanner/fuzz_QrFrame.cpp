// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/QrFrameDecoder.h"

#include <cstddef>
#include <cstdint>
#include <vector>

using namespace onewindow::drivers;

/// A small frame: one bit of the input is one module of three by three pixels, so that the fuzzer
/// can draw codes; the first two bytes set width and contrast.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kScale = 3;
    constexpr std::size_t kMaxModules = 48;
    if (size < 3) {
        return 0;
    }
    const std::size_t modules = 7 + data[0] % (kMaxModules - 7);
    const auto contrast = static_cast<uchar>(1 + data[1] % 255);
    const std::size_t side = modules * kScale;
    std::vector<uchar> luma(side * side, contrast);
    const std::size_t bits = (size - 2) * 8;
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            const std::size_t bit = (y / kScale) * modules + x / kScale;
            if (bit < bits && ((data[2 + bit / 8] >> (bit % 8)) & 1U) != 0) {
                luma[y * side + x] = 0;
            }
        }
    }
    QrFrameDecoder decoder;
    static_cast<void>(decoder.decodeLuma(luma, static_cast<int>(side), static_cast<int>(side),
                                         static_cast<qsizetype>(side)));
    return 0;
}
