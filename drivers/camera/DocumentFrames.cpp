// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/DocumentFrames.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace onewindow::drivers {

namespace {

/// Frames are judged at this size: larger ones say nothing more.
constexpr int kJudgedSide = 960;
/// Of an A4 page some 200 points an inch.
constexpr int kPictureSide = 2340;
constexpr int kLeastSide = 480;
constexpr int kLookSide = 1100;
/// More pixels than the sensor of any such camera has.
constexpr qint64 kPixelLimit = 16LL * 1000 * 1000;

QImage within(const QImage& image, int side)
{
    return std::max(image.width(), image.height()) <= side
               ? image
               : image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

QImage judged(const QImage& frame)
{
    return within(frame, kJudgedSide).convertToFormat(QImage::Format_Grayscale8);
}

using Histogram = std::array<int, 256>;

/// The value that `share` of all counted lie above.
int upperValue(const Histogram& histogram, double share)
{
    qint64 total = 0;
    for (const int count : histogram) {
        total += count;
    }
    const auto wanted = static_cast<qint64>(static_cast<double>(total) * share);
    qint64 seen = 0;
    for (std::size_t value = histogram.size(); value-- > 0;) {
        seen += histogram.at(value);
        if (seen > wanted) {
            return static_cast<int>(value);
        }
    }
    return 0;
}

Histogram brightnessOf(const QImage& grey)
{
    Histogram histogram{};
    for (int y = 0; y < grey.height(); y += 2) {
        const uchar* line = grey.constScanLine(y);
        for (int x = 0; x < grey.width(); x += 2) {
            ++histogram.at(line[x]);
        }
    }
    return histogram;
}

QByteArray jpegOf(const QImage& image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    writer.setOptimizedWrite(true);
    return writer.write(image) ? bytes : QByteArray();
}

/// The finest file within the limit: first by quality, then by size.
QByteArray boundedJpeg(QImage image)
{
    static constexpr std::array kQualities{82, 70, 58, 45};
    for (;;) {
        for (const int quality : kQualities) {
            const QByteArray bytes = jpegOf(image, quality);
            if (bytes.isEmpty() || bytes.size() <= DocumentPicture::kByteLimit) {
                return bytes;
            }
        }
        const int side = std::max(image.width(), image.height()) * 3 / 4;
        if (side < kLeastSide) {
            return {};
        }
        image = within(image, side);
    }
}

} // namespace

double sharpness(const QImage& frame)
{
    constexpr double kSteepest = 0.01;
    const QImage grey = judged(frame);
    Histogram rises{};
    for (int y = 1; y + 1 < grey.height(); ++y) {
        const uchar* above = grey.constScanLine(y - 1);
        const uchar* line = grey.constScanLine(y);
        const uchar* below = grey.constScanLine(y + 1);
        for (int x = 1; x + 1 < grey.width(); ++x) {
            const int rise =
                std::max(std::abs(line[x + 1] - line[x - 1]), std::abs(below[x] - above[x]));
            ++rises.at(static_cast<std::size_t>(rise));
        }
    }
    return upperValue(rises, kSteepest);
}

double brightness(const QImage& frame)
{
    const Histogram histogram = brightnessOf(judged(frame));
    double sum = 0;
    double total = 0;
    for (std::size_t value = 0; value < histogram.size(); ++value) {
        sum += static_cast<double>(value) * histogram.at(value);
        total += histogram.at(value);
    }
    return total > 0 ? sum / total : 0;
}

PictureFlaw flawOf(const QImage& frame)
{
    if (brightness(frame) < kBrightEnough) {
        return PictureFlaw::TooDark;
    }
    return sharpness(frame) < kSharpEnough ? PictureFlaw::Blurred : PictureFlaw::None;
}

std::size_t sharpest(std::span<const QImage> frames)
{
    std::size_t best = 0;
    double most = -1;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const double here = sharpness(frames[i]);
        if (here > most) {
            best = i;
            most = here;
        }
    }
    return best;
}

QImage withContrast(const QImage& frame)
{
    constexpr double kCut = 0.005;
    constexpr int kLeastSpread = 85; // A third of all: not more than threefold.
    const Histogram histogram = brightnessOf(judged(frame));
    const int low = upperValue(histogram, 1 - kCut);
    const int high = upperValue(histogram, kCut);
    const int spread = std::max(high - low, kLeastSpread);
    if (spread >= 250) {
        return frame;
    }
    std::array<uchar, 256> mapped{};
    for (int value = 0; value < 256; ++value) {
        mapped.at(static_cast<std::size_t>(value)) =
            static_cast<uchar>(std::clamp((value - low) * 255 / spread, 0, 255));
    }
    QImage image = frame.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = line[x];
            line[x] = qRgb(mapped.at(static_cast<std::size_t>(qRed(pixel))),
                           mapped.at(static_cast<std::size_t>(qGreen(pixel))),
                           mapped.at(static_cast<std::size_t>(qBlue(pixel))));
        }
    }
    return image;
}

std::optional<DocumentPicture> pictureOf(const QImage& frame)
{
    if (frame.isNull()) {
        return {};
    }
    DocumentPicture picture;
    // Of the frame as it came: contrast that was spread out looks sharper than it is.
    picture.flaw = flawOf(frame);
    picture.jpeg = boundedJpeg(withContrast(within(frame, kPictureSide)));
    const auto opened = openPicture(picture.jpeg);
    if (!opened) {
        return {};
    }
    picture.size = opened.value().size();
    picture.look = within(opened.value(), kLookSide);
    return picture;
}

Result<QImage> openPicture(QByteArrayView jpeg)
{
    if (jpeg.size() > DocumentPicture::kByteLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("picture: its bytes")};
    }
    QByteArray bytes = QByteArray::fromRawData(jpeg.data(), jpeg.size());
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    // No other format, whatever the bytes look like.
    QImageReader reader(&buffer, "jpeg");
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(false);
    const QSize size = reader.size();
    if (size.isEmpty()) {
        return Error{ErrorCode::BadFrame, QStringLiteral("picture: no JPEG file")};
    }
    const qint64 pixels = qint64{size.width()} * size.height();
    if (std::max(size.width(), size.height()) > DocumentPicture::kSideLimit ||
        pixels > kPixelLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("picture: its size")};
    }
    QImage image = reader.read();
    if (image.isNull() || image.size() != size) {
        return Error{ErrorCode::BadFrame, QStringLiteral("picture: cut short")};
    }
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace onewindow::drivers
