// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/VideoImage.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>
#include <array>
#include <cstddef>

namespace onewindow::drivers {

namespace {

using Format = QVideoFrameFormat::PixelFormat;

constexpr int kMostSide = 8192;

/// Where brightness and the two colours of a pixel stand.
struct Yuv
{
    int y = 0;
    int u = 0;
    int v = 0;
};

/// ITU-R BT.601, studio swing, in 1/256.
QRgb rgbOf(const Yuv& yuv)
{
    const int light = 298 * (yuv.y - 16) + 128;
    const int blue = yuv.u - 128;
    const int red = yuv.v - 128;
    const auto byte = [](int value) { return std::clamp(value >> 8, 0, 255); };
    return qRgb(byte(light + 409 * red), byte(light - 100 * blue - 208 * red),
                byte(light + 516 * blue));
}

/// The planes of a frame, of which no byte beyond their end is read.
class Planes
{
public:
    explicit Planes(const FrameBytes& frame)
    {
        for (std::size_t i = 0; i < m_planes.size(); ++i) {
            const FrameBytes::Plane& plane = frame.planes[i];
            m_planes[i] = {reinterpret_cast<const uchar*>(plane.bytes.constData()),
                           plane.bytes.size(), plane.bytesPerLine};
        }
    }

    /// 0 beyond a plane.
    [[nodiscard]] int at(std::size_t plane, int row, int column) const
    {
        const Plane& one = m_planes[plane];
        const qsizetype index = row * one.bytesPerLine + column;
        return index < one.size ? one.bits[index] : 0;
    }

private:
    struct Plane
    {
        const uchar* bits = nullptr;
        qsizetype size = 0;
        qsizetype bytesPerLine = 0;
    };

    std::array<Plane, 3> m_planes;
};

Yuv pixelOf(const Planes& planes, Format format, int x, int y)
{
    switch (format) {
    case Format::Format_YUV420P:
        return {planes.at(0, y, x), planes.at(1, y / 2, x / 2), planes.at(2, y / 2, x / 2)};
    case Format::Format_YV12:
        return {planes.at(0, y, x), planes.at(2, y / 2, x / 2), planes.at(1, y / 2, x / 2)};
    case Format::Format_YUV422P:
        return {planes.at(0, y, x), planes.at(1, y, x / 2), planes.at(2, y, x / 2)};
    case Format::Format_NV12:
        return {planes.at(0, y, x), planes.at(1, y / 2, x / 2 * 2),
                planes.at(1, y / 2, x / 2 * 2 + 1)};
    case Format::Format_NV21:
        return {planes.at(0, y, x), planes.at(1, y / 2, x / 2 * 2 + 1),
                planes.at(1, y / 2, x / 2 * 2)};
    case Format::Format_YUYV:
        return {planes.at(0, y, x * 2), planes.at(0, y, x / 2 * 4 + 1),
                planes.at(0, y, x / 2 * 4 + 3)};
    case Format::Format_UYVY:
        return {planes.at(0, y, x * 2 + 1), planes.at(0, y, x / 2 * 4),
                planes.at(0, y, x / 2 * 4 + 2)};
    default:
        return {planes.at(0, y, x), 128, 128}; // Y8
    }
}

bool isYuv(Format format)
{
    switch (format) {
    case Format::Format_YUV420P:
    case Format::Format_YV12:
    case Format::Format_YUV422P:
    case Format::Format_NV12:
    case Format::Format_NV21:
    case Format::Format_YUYV:
    case Format::Format_UYVY:
    case Format::Format_Y8:
        return true;
    default:
        return false;
    }
}

QImage fromYuv(const FrameBytes& frame, int step)
{
    const Planes planes(frame);
    QImage image(frame.size.width() / step, frame.size.height() / step, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            line[x] = rgbOf(pixelOf(planes, frame.format, x * step, y * step));
        }
    }
    return image;
}

QImage fromJpeg(const FrameBytes& frame)
{
    QByteArray bytes = frame.planes[0].bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "jpeg");
    const QSize size = reader.size();
    return size.isEmpty() || std::max(size.width(), size.height()) > kMostSide ? QImage()
                                                                               : reader.read();
}

QImage every(const QImage& image, int step)
{
    if (step == 1) {
        return image.convertToFormat(QImage::Format_RGB32).copy();
    }
    return image
        .scaled(image.width() / step, image.height() / step, Qt::IgnoreAspectRatio,
                Qt::FastTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

int stepOf(const QSize& size, int side)
{
    return std::max(1, (std::max(size.width(), size.height()) + side - 1) / side);
}

} // namespace

bool isConverted(Format format)
{
    return isYuv(format) || format == Format::Format_Jpeg ||
           QVideoFrameFormat::imageFormatFromPixelFormat(format) != QImage::Format_Invalid;
}

FrameBytes copied(QVideoFrame frame)
{
    FrameBytes bytes;
    if (!frame.isValid() || frame.width() < 1 || frame.height() < 1 ||
        std::max(frame.width(), frame.height()) > kMostSide || !isConverted(frame.pixelFormat()) ||
        !frame.map(QVideoFrame::ReadOnly)) {
        return bytes;
    }
    bytes.format = frame.pixelFormat();
    bytes.size = frame.size();
    const int count = std::min(frame.planeCount(), static_cast<int>(bytes.planes.size()));
    for (int i = 0; i < count; ++i) {
        bytes.planes[static_cast<std::size_t>(i)] = {
            QByteArray(reinterpret_cast<const char*>(frame.bits(i)), frame.mappedBytes(i)),
            frame.bytesPerLine(i)};
    }
    frame.unmap();
    return bytes;
}

QImage imageOf(const FrameBytes& frame, int side)
{
    if (frame.size.isEmpty() || side < 1) {
        return {};
    }
    if (isYuv(frame.format)) {
        return fromYuv(frame, stepOf(frame.size, side));
    }
    if (frame.format == Format::Format_Jpeg) {
        const QImage image = fromJpeg(frame);
        return image.isNull() ? image : every(image, stepOf(image.size(), side));
    }
    const FrameBytes::Plane& plane = frame.planes[0];
    const QImage::Format format = QVideoFrameFormat::imageFormatFromPixelFormat(frame.format);
    const qsizetype wanted = qsizetype{plane.bytesPerLine} * frame.size.height();
    if (format == QImage::Format_Invalid || plane.bytes.size() < wanted ||
        qsizetype{plane.bytesPerLine} * 8 <
            qsizetype{frame.size.width()} * QImage::toPixelFormat(format).bitsPerPixel()) {
        return {};
    }
    const QImage image(reinterpret_cast<const uchar*>(plane.bytes.constData()), frame.size.width(),
                       frame.size.height(), plane.bytesPerLine, format);
    return every(image, stepOf(frame.size, side));
}

} // namespace onewindow::drivers
