// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/QrFrameDecoder.h"

#include "drivers/scanner/CodeText.h"
#include "services/core/Log.h"

#include <algorithm>
#include <array>
#include <exception>

// Makes ZXing's texts std::string in UTF-8.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

namespace onewindow::drivers {

namespace {

/// The smallest QR code has 21 modules a side.
constexpr int kMinSide = 21;
/// The share of the darkest and of the brightest pixels that the stretch leaves out, one in so
/// many.
constexpr int kCutShare = 200;
/// Less contrast is no code, and more gains nothing by stretching.
constexpr int kMinContrast = 8;
constexpr int kFullContrast = 240;

std::optional<QString> search(const uchar* luma, int width, int height, qsizetype bytesPerLine)
{
    try {
        const ZXing::ImageView view(luma, width, height, ZXing::ImageFormat::Lum,
                                    static_cast<int>(bytesPerLine));
        const auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode);
        const ZXing::Result result = ZXing::ReadBarcode(view, hints);
        if (result.isValid()) {
            const std::string text = result.text();
            return codeText(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        }
    } catch (const std::exception& exception) {
        qCWarning(lcDevice) << "QR decoder:" << exception.what();
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> QrFrameDecoder::decode(const QImage& frame)
{
    if (frame.isNull() || frame.width() > kMaxSide || frame.height() > kMaxSide) {
        return std::nullopt;
    }
    const QImage grey = frame.convertToFormat(QImage::Format_Grayscale8);
    return decodeLuma({grey.constBits(), static_cast<std::size_t>(grey.sizeInBytes())},
                      grey.width(), grey.height(), grey.bytesPerLine());
}

std::optional<QString> QrFrameDecoder::decodeLuma(std::span<const uchar> luma, int width,
                                                  int height, qsizetype bytesPerLine)
{
    if (width < kMinSide || width > kMaxSide || height < kMinSide || height > kMaxSide ||
        bytesPerLine < width || bytesPerLine > 2 * qsizetype{kMaxSide} ||
        static_cast<qsizetype>(luma.size()) < bytesPerLine * (height - 1) + width) {
        return std::nullopt;
    }
    if (auto text = search(luma.data(), width, height, bytesPerLine)) {
        return text;
    }
    if (!stretch(luma, width, height, bytesPerLine)) {
        return std::nullopt;
    }
    return search(m_stretched.data(), width, height, width);
}

bool QrFrameDecoder::stretch(std::span<const uchar> luma, int width, int height,
                             qsizetype bytesPerLine)
{
    const auto at = [&](int x, int y) {
        return luma[static_cast<std::size_t>(y * bytesPerLine + x)];
    };
    // Every second pixel of every second row tells as much as all of them.
    std::array<int, 256> histogram{};
    int total = 0;
    for (int y = 0; y < height; y += 2) {
        for (int x = 0; x < width; x += 2) {
            ++histogram.at(at(x, y));
            ++total;
        }
    }
    const int cut = total / kCutShare;
    const auto percentile = [&](auto begin, auto end) {
        int seen = 0;
        const auto found =
            std::find_if(begin, end, [&](int count) { return (seen += count) > cut; });
        return static_cast<int>(std::distance(begin, found));
    };
    const int low = percentile(histogram.cbegin(), histogram.cend());
    const int high = 255 - percentile(histogram.crbegin(), histogram.crend());
    const int contrast = high - low;
    if (contrast < kMinContrast || contrast > kFullContrast) {
        return false;
    }
    std::array<uchar, 256> mapped{};
    for (int i = 0; i < 256; ++i) {
        mapped.at(static_cast<std::size_t>(i)) =
            static_cast<uchar>(std::clamp((i - low) * 255 / contrast, 0, 255));
    }
    m_stretched.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    auto out = m_stretched.begin();
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            *out++ = mapped.at(at(x, y));
        }
    }
    return true;
}

} // namespace onewindow::drivers
