// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/QrFrameSet.h"

#include <QPainter>
#include <QPolygonF>
#include <QRandomGenerator>
#include <QTransform>
#include <qrencode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

namespace onewindow::bench {

namespace {

constexpr int kOfAKind = 10;
constexpr QSize kFrame(1280, 720);
constexpr int kQuiet = 2; ///< Modules around the code.

struct FreeCode
{
    void operator()(QRcode* code) const { QRcode_free(code); }
};

QString textOf(const QString& kind, int index)
{
    return QStringLiteral("https://hall.example.cn/t/%1-%2-Zm9vYmFyYmF6").arg(kind).arg(index);
}

QImage code(const QString& text)
{
    const std::unique_ptr<QRcode, FreeCode> made(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M));
    const int side = made->width + 2 * kQuiet;
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(255);
    for (int y = 0; y < made->width; ++y) {
        for (int x = 0; x < made->width; ++x) {
            if ((made->data[y * made->width + x] & 1) != 0) {
                image.scanLine(y + kQuiet)[x + kQuiet] = 0;
            }
        }
    }
    return image;
}

/// The code in the middle of a frame, through `transform`, `module` pixels a module.
QImage framed(const QString& text, double module, const QTransform& transform = {})
{
    const QImage small = code(text);
    // Large first: what is shrunk smoothly has no steps of its own.
    constexpr int kOversize = 12;
    const QImage large = small.scaled(small.size() * kOversize);
    QImage image(kFrame, QImage::Format_Grayscale8);
    image.fill(QColor(205, 205, 205));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(kFrame.width() / 2.0, kFrame.height() / 2.0);
    painter.setTransform(transform, true);
    const double side = small.width() * module;
    const QImage shown =
        module < kOversize / 2.0
            ? large.scaled(static_cast<int>(std::lround(side)), static_cast<int>(std::lround(side)),
                           Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            : large;
    painter.drawImage(QRectF(-side / 2, -side / 2, side, side), shown);
    return image;
}

std::vector<double> kernel(double sigma)
{
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    std::vector<double> weights;
    double sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        weights.push_back(std::exp(-i * i / (2 * sigma * sigma)));
        sum += weights.back();
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

QImage turned(const QImage& image)
{
    QImage made(image.height(), image.width(), QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            made.scanLine(x)[y] = image.constScanLine(y)[x];
        }
    }
    return made;
}

QImage smearedAcross(const QImage& image, const std::vector<double>& weights)
{
    QImage made(image.size(), QImage::Format_Grayscale8);
    const int reach = static_cast<int>(weights.size()) / 2;
    for (int y = 0; y < image.height(); ++y) {
        const uchar* from = image.constScanLine(y);
        uchar* to = made.scanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            double sum = 0;
            for (int i = -reach; i <= reach; ++i) {
                sum += from[std::clamp(x + i, 0, image.width() - 1)] *
                       weights[static_cast<std::size_t>(i + reach)];
            }
            to[x] = static_cast<uchar>(std::lround(sum));
        }
    }
    return made;
}

QImage blurred(const QImage& image, double sigma)
{
    const std::vector<double> weights = kernel(sigma);
    return turned(smearedAcross(turned(smearedAcross(image, weights)), weights));
}

template <typename Change>
QImage eachPixel(QImage image, Change change)
{
    for (int y = 0; y < image.height(); ++y) {
        uchar* line = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            line[x] = static_cast<uchar>(std::clamp(change(line[x], x, y), 0.0, 255.0));
        }
    }
    return image;
}

double normal(QRandomGenerator& random)
{
    const double a = std::max(1e-12, random.generateDouble());
    return std::sqrt(-2 * std::log(a)) * std::cos(2 * std::numbers::pi * random.generateDouble());
}

QImage noisy(const QImage& image, double sigma, quint32 seed)
{
    QRandomGenerator random(seed);
    return eachPixel(image, [&](double value, int, int) { return value + sigma * normal(random); });
}

QImage skewed(const QString& text, int index)
{
    const double depth = 0.05 + 0.045 * index;
    const double half = 150;
    const QPolygonF square({{-half, -half}, {half, -half}, {half, half}, {-half, half}});
    const QPolygonF away({{-half, -half},
                          {half * (1 - depth), -half * (1 - 1.3 * depth)},
                          {half * (1 - depth), half * (1 - 0.7 * depth)},
                          {-half, half}});
    QTransform transform;
    QTransform::quadToQuad(square, away, transform);
    return framed(text, 7, transform * QTransform().rotate(17.0 * index));
}

QImage faint(const QString& text, int index)
{
    static constexpr std::array kContrasts{120, 90, 70, 52, 40, 30, 24, 18, 13, 9};
    const double contrast = kContrasts.at(static_cast<std::size_t>(index));
    const QImage flat = eachPixel(framed(text, 6), [&](double value, int, int) {
        return 40 + 8.0 * index + value * contrast / 255;
    });
    return noisy(flat, 1.2, 300 + static_cast<quint32>(index));
}

/// A lamp beside the code, noise, and light on dark.
QImage troubled(const QString& text, int index)
{
    const QImage clean = framed(text, 6);
    constexpr int kGlare = 4;
    constexpr int kNoise = 7;
    if (index < kGlare) {
        return eachPixel(clean, [index](double value, int x, int y) {
            const double distance = std::hypot(x - 640.0 - 60 * index, y - 300.0);
            return value * 0.5 + (90 + 40.0 * index) * std::exp(-distance * distance / 60'000);
        });
    }
    if (index < kNoise) {
        return noisy(clean, 30 + 30.0 * (index - kGlare), 400 + static_cast<quint32>(index));
    }
    const double contrast = 1 - 0.3 * (index - kNoise);
    return eachPixel(clean,
                     [contrast](double value, int, int) { return 128 + (127 - value) * contrast; });
}

} // namespace

QList<QrFrame> qrFrames()
{
    QList<QrFrame> frames;
    const auto add = [&](const char* name, const auto& draw) {
        const QString kind = QLatin1String(name);
        for (int i = 0; i < kOfAKind; ++i) {
            const QString text = textOf(kind, i);
            frames.append({kind, text, draw(text, i)});
        }
    };
    add("rotated", [](const QString& text, int i) {
        return framed(text, 6, QTransform().rotate(7 + 36.0 * i));
    });
    add("blurred", [](const QString& text, int i) {
        return blurred(framed(text, 6), 0.8 + (5.0 - 0.8) * i / (kOfAKind - 1));
    });
    add("skewed", skewed);
    add("faint", faint);
    add("small", [](const QString& text, int i) {
        return framed(text, 4 - (4 - 1.2) * i / (kOfAKind - 1));
    });
    add("troubled", troubled);
    return frames;
}

} // namespace onewindow::bench
