// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Its macros must be there before the names they clash with.
#include "drivers/scanner/QrFrameDecoder.h"
#include "tests/bench/Options.h"
#include "tests/bench/QrFrameSet.h"
#include "tests/bench/Report.h"

#include <QCoreApplication>

#include <zbar.h>

#include <cstdio>
#include <functional>
#include <map>
#include <optional>

#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

constexpr double kMostTimes = 1.5;

/// The library as it comes, told only that it looks for QR codes.
std::optional<QString> plainZxing(const QImage& frame)
{
    const ZXing::ImageView view(frame.constBits(), frame.width(), frame.height(),
                                ZXing::ImageFormat::Lum, static_cast<int>(frame.bytesPerLine()));
    const auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode);
    const ZXing::Result result = ZXing::ReadBarcode(view, hints);
    return result.isValid() ? std::optional(QString::fromStdString(result.text())) : std::nullopt;
}

class Zbar
{
public:
    Zbar()
    {
        m_scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
        m_scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    }

    std::optional<QString> read(const QImage& frame)
    {
        zbar::Image image(static_cast<unsigned>(frame.width()),
                          static_cast<unsigned>(frame.height()), "Y800", frame.constBits(),
                          static_cast<unsigned long>(frame.sizeInBytes()));
        m_scanner.scan(image);
        const auto symbol = image.symbol_begin();
        return symbol != image.symbol_end()
                   ? std::optional(QString::fromStdString((*symbol).get_data()))
                   : std::nullopt;
    }

private:
    zbar::ImageScanner m_scanner;
};

struct Reader
{
    QString name;
    std::function<std::optional<QString>(const QImage&)> read;
    int found = 0;
    std::map<QString, int> ofKind = {};
    double milliseconds = 0; ///< Of all frames, in all rounds.
};

/// Each frame by each reader in turn, so that a busy machine slows all of them.
void play(const QList<QrFrame>& frames, QList<Reader>& readers, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        for (const QrFrame& frame : frames) {
            for (Reader& reader : readers) {
                const Stopwatch watch;
                const std::optional<QString> text = reader.read(frame.image);
                reader.milliseconds +=
                    std::chrono::duration<double, std::milli>(watch.elapsed()).count();
                if (round == 0 && text == frame.text) {
                    ++reader.found;
                    ++reader.ofKind[frame.kind];
                }
            }
        }
    }
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    const Options options(app,
                          QStringLiteral("QR codes found in a camera's frames, and how fast."));
    const Report report(options.results());
    const int rounds = options.runs(20);
    const QList<QrFrame> frames = qrFrames();
    drivers::QrFrameDecoder decoder;
    Zbar zbar;
    QList<Reader> readers{
        {QStringLiteral("ours"), [&](const QImage& frame) { return decoder.decode(frame); }},
        {QStringLiteral("ZXing"), plainZxing},
        {QStringLiteral("zbar"), [&](const QImage& frame) { return zbar.read(frame); }}};
    play(frames, readers, rounds);
    for (const Reader& reader : readers) {
        for (const auto& [kind, found] : reader.ofKind) {
            std::fprintf(stderr, "%s %s %d\n", qPrintable(reader.name), qPrintable(kind), found);
        }
    }
    const double count = rounds * static_cast<double>(frames.size());
    const Reader& ours = readers.at(0);
    const Reader& zxing = readers.at(1);
    const int others = std::max(zxing.found, readers.at(2).found);
    report.add({.name = QStringLiteral("qr/found of %1, ours").arg(frames.size()),
                .unit = QStringLiteral("frames"),
                .value = double(ours.found),
                .leastValue = others + 1.0,
                .runs = 1});
    for (const Reader& reader : {zxing, readers.at(2)}) {
        report.add(
            {.name = QStringLiteral("qr/found of %1, %2").arg(frames.size()).arg(reader.name),
             .unit = QStringLiteral("frames"),
             .value = double(reader.found),
             .runs = 1});
    }
    report.add({.name = QStringLiteral("qr/a frame on average, ours"),
                .unit = QStringLiteral("ms"),
                .value = ours.milliseconds / count,
                .floor = zxing.milliseconds / count,
                .mostRatio = kMostTimes,
                .runs = rounds});
    report.add({.name = QStringLiteral("qr/a frame on average, zbar"),
                .unit = QStringLiteral("ms"),
                .value = readers.at(2).milliseconds / count,
                .floor = zxing.milliseconds / count,
                .runs = rounds});
    return 0;
}
