// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/QrFrameDecoder.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace onewindow::drivers;

namespace {

constexpr std::size_t kMinModules = 7;
constexpr std::size_t kMaxModules = 48;

/// A frame with a code in it, as the function below reads it.
std::vector<std::uint8_t> someCode(unsigned int seed)
{
    const std::string text(1 + seed % 40, static_cast<char>('0' + seed / 40 % 60));
    const ZXing::BitMatrix matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                        .setEncoding(ZXing::CharacterSet::UTF8)
                                        .setMargin(2)
                                        .encode(text, 0, 0);
    const auto side = static_cast<std::size_t>(matrix.width());
    constexpr std::uint8_t kWhite = 254;
    std::vector<std::uint8_t> input(2 + (side * side + 7) / 8);
    input[0] = static_cast<std::uint8_t>(side - kMinModules);
    input[1] = kWhite;
    for (std::size_t bit = 0; bit < side * side; ++bit) {
        if (matrix.get(static_cast<int>(bit % side), static_cast<int>(bit / side))) {
            input[2 + bit / 8] |= static_cast<std::uint8_t>(1U << (bit % 8));
        }
    }
    return input;
}

} // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

/// Nothing becomes a code by chance: the fuzzer starts from good ones, and comes back to them.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t maxSize, unsigned int seed)
{
    constexpr std::size_t kLeast = 16;
    constexpr unsigned int kFreshEvery = 32;
    if (size < kLeast || seed % kFreshEvery == 0) {
        const std::vector<std::uint8_t> code = someCode(seed / kFreshEvery);
        if (code.size() <= maxSize) {
            std::copy(code.cbegin(), code.cend(), data);
            return code.size();
        }
    }
    return LLVMFuzzerMutate(data, size, maxSize);
}

/// A small frame: one bit of the input is one module of three by three pixels, so that the fuzzer
/// can draw codes; the first two bytes set width and contrast.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kScale = 3;
    if (size < 3) {
        return 0;
    }
    const std::size_t modules = kMinModules + data[0] % (kMaxModules - kMinModules);
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
