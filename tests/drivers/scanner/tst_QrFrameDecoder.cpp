// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/QrFrameDecoder.h"

#include <QPainter>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

using namespace onewindow::drivers;

namespace {

const QString kText = QStringLiteral("https://hall.example.cn/t/Zm9vYmFyYmF6cXV4");

QImage code(const QString& text, int moduleSize = 6)
{
    const ZXing::BitMatrix matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                        .setEncoding(ZXing::CharacterSet::UTF8)
                                        .setMargin(2)
                                        .encode(text.toStdString(), 0, 0);
    QImage image(matrix.width(), matrix.height(), QImage::Format_Grayscale8);
    for (int y = 0; y < matrix.height(); ++y) {
        for (int x = 0; x < matrix.width(); ++x) {
            image.scanLine(y)[x] = matrix.get(x, y) ? 0 : 255;
        }
    }
    return image.scaled(image.size() * moduleSize);
}

/// `code` in the middle of a camera's frame, through `transform`.
QImage frame(const QImage& code, const QTransform& transform = {})
{
    QImage image(1280, 720, QImage::Format_Grayscale8);
    image.fill(QColor(200, 200, 200));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(image.width() / 2.0, image.height() / 2.0);
    painter.setTransform(transform, true);
    painter.drawImage(QPointF(-code.width() / 2.0, -code.height() / 2.0), code);
    return image;
}

QImage blurred(const QImage& image, int factor)
{
    return image.scaled(image.size() / factor, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

template <typename Change>
QImage eachPixel(QImage image, Change change)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            uchar& pixel = image.scanLine(y)[x];
            pixel = static_cast<uchar>(qBound(0, change(pixel, x, y), 255));
        }
    }
    return image;
}

QImage flattened(const QImage& image, int dark, int bright)
{
    return eachPixel(image, [=](int p, int, int) { return dark + p * (bright - dark) / 255; });
}

} // namespace

class tst_QrFrameDecoder : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:
    void init();
    void found_data();
    void found();
    void nothingFound_data();
    void nothingFound();
    void texts_data();
    void texts();
    void formats_data();
    void formats();
    void lumaWithPaddedRows();
    void lumaThatDoesNotFitIsRefused_data();
    void lumaThatDoesNotFitIsRefused();
    void agreesWithZbar();
};

void tst_QrFrameDecoder::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
}

void tst_QrFrameDecoder::found_data()
{
    QTest::addColumn<QImage>("image");
    QTest::newRow("straight") << frame(code(kText));
    for (int degrees = 15; degrees < 360; degrees += 15) {
        QTest::addRow("rotated by %d", degrees) << frame(code(kText), QTransform().rotate(degrees));
    }
    for (const int size : {2, 3, 4, 10, 14}) {
        QTest::addRow("%d pixels a module", size) << frame(code(kText, size));
    }
    QTest::newRow("tilted back") << frame(code(kText), QTransform().rotate(35, Qt::XAxis));
    QTest::newRow("tilted aside") << frame(code(kText), QTransform().rotate(35, Qt::YAxis));
    QTest::newRow("a little out of focus") << blurred(frame(code(kText, 10)), 4);
    QTest::newRow("out of focus") << blurred(frame(code(kText, 10)), 6);
    for (const int contrast : {120, 60, 30, 16}) {
        QTest::addRow("dim telephone, contrast %d", contrast)
            << flattened(frame(code(kText)), 20, 20 + contrast);
    }
    QTest::newRow("dim and out of focus") << flattened(blurred(frame(code(kText, 10)), 4), 40, 75);
    QTest::newRow("bright room") << flattened(frame(code(kText)), 200, 250);
    QTest::newRow("light from one side")
        << eachPixel(frame(code(kText)), [](int p, int x, int) { return p / 2 + x / 10; });
    QRandomGenerator random(1);
    QTest::newRow("noise") << eachPixel(
        frame(code(kText)), [&](int p, int, int) { return p + random.bounded(-60, 61); });
    QTest::newRow("mirrored") << frame(code(kText), QTransform().scale(-1, 1));
}

void tst_QrFrameDecoder::found()
{
    QFETCH(const QImage, image);
    QrFrameDecoder decoder;
    const auto text = decoder.decode(image);
    QVERIFY(text);
    QCOMPARE(*text, kText);
}

void tst_QrFrameDecoder::nothingFound_data()
{
    QTest::addColumn<QImage>("image");
    const auto filled = [](QSize size, Qt::GlobalColor colour) {
        QImage image(size, QImage::Format_Grayscale8);
        image.fill(colour);
        return image;
    };
    QTest::newRow("null") << QImage();
    QTest::newRow("one pixel") << filled({1, 1}, Qt::black);
    QTest::newRow("smaller than any code") << filled({20, 20}, Qt::white);
    QTest::newRow("a thin strip") << filled({1000, 1}, Qt::white);
    QTest::newRow("white") << filled({1280, 720}, Qt::white);
    QTest::newRow("black") << filled({1280, 720}, Qt::black);
    QTest::newRow("too wide") << filled({4097, 30}, Qt::white);
    QTest::newRow("too high") << filled({30, 4097}, Qt::white);
    QRandomGenerator random(1);
    QTest::newRow("noise") << eachPixel(filled({640, 480}, Qt::gray),
                                        [&](int, int, int) { return random.bounded(256); });
    const QImage whole = code(kText);
    QTest::newRow("half a code") << frame(whole.copy(0, 0, whole.width() / 2, whole.height()));
}

void tst_QrFrameDecoder::nothingFound()
{
    QFETCH(const QImage, image);
    QrFrameDecoder decoder;
    QVERIFY(!decoder.decode(image));
}

void tst_QrFrameDecoder::texts_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("number") << QStringLiteral("0123456789") << true;
    QTest::newRow("Chinese") << QStringLiteral("一窗通 政务大厅 张䶮𬭎") << true;
    QTest::newRow("long") << QString(600, u'x') << true;
    QTest::newRow("new line") << QStringLiteral("a\nb") << false;
    QTest::newRow("escape") << QStringLiteral("a\x1B[2J") << false;
}

void tst_QrFrameDecoder::texts()
{
    QFETCH(const QString, content);
    QFETCH(const bool, isGood);
    QrFrameDecoder decoder;
    const auto text = decoder.decode(frame(code(content, 5)));
    QCOMPARE(text.has_value(), isGood);
    if (text) {
        QCOMPARE(*text, content);
    }
}

void tst_QrFrameDecoder::formats_data()
{
    QTest::addColumn<QImage::Format>("format");
    QTest::newRow("RGB32") << QImage::Format_RGB32;
    QTest::newRow("ARGB32") << QImage::Format_ARGB32_Premultiplied;
    QTest::newRow("RGB888") << QImage::Format_RGB888;
    QTest::newRow("RGB16") << QImage::Format_RGB16;
    QTest::newRow("mono") << QImage::Format_Mono;
    QTest::newRow("grey of 16 bits") << QImage::Format_Grayscale16;
}

void tst_QrFrameDecoder::formats()
{
    QFETCH(const QImage::Format, format);
    QrFrameDecoder decoder;
    QCOMPARE(decoder.decode(frame(code(kText)).convertToFormat(format)).value_or(QString()), kText);
}

void tst_QrFrameDecoder::lumaWithPaddedRows()
{
    constexpr int kPadding = 64;
    // Dim, so that the stretched second search has to respect the padding too.
    const QImage image = flattened(frame(code(kText)), 20, 36);
    const int bytesPerLine = image.width() + kPadding;
    std::vector<uchar> luma;
    for (int y = 0; y < image.height(); ++y) {
        luma.insert(luma.end(), image.constScanLine(y), image.constScanLine(y) + image.width());
        luma.insert(luma.end(), kPadding, uchar{255});
    }
    QrFrameDecoder decoder;
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(decoder.decodeLuma(luma, image.width(), image.height(), bytesPerLine)
                     .value_or(QString()),
                 kText);
    }
}

void tst_QrFrameDecoder::lumaThatDoesNotFitIsRefused_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("bytesPerLine");
    QTest::newRow("one row too many") << 100 << 101 << 100;
    QTest::newRow("rows longer than said") << 100 << 100 << 101;
    QTest::newRow("rows shorter than the width") << 100 << 50 << 99;
    QTest::newRow("no width") << 0 << 100 << 100;
    QTest::newRow("negative height") << 100 << -100 << 100;
    QTest::newRow("negative row") << 100 << 100 << -100;
    QTest::newRow("beyond any frame") << 2147483647 << 2147483647 << 2147483647;
}

void tst_QrFrameDecoder::lumaThatDoesNotFitIsRefused()
{
    QFETCH(const int, width);
    QFETCH(const int, height);
    QFETCH(const int, bytesPerLine);
    const std::vector<uchar> luma(10000, uchar{128});
    QrFrameDecoder decoder;
    QVERIFY(!decoder.decodeLuma(luma, width, height, bytesPerLine));
}

void tst_QrFrameDecoder::agreesWithZbar()
{
    const QString zbarimg = QStandardPaths::findExecutable(QStringLiteral("zbarimg"));
    QVERIFY2(!zbarimg.isEmpty(), "zbarimg is missing: [test] in packaging/packages installs it");
    const QString path = m_dir.filePath(QStringLiteral("frame.png"));
    QVERIFY(frame(code(kText), QTransform().rotate(30)).save(path));
    QProcess process;
    process.start(zbarimg, {QStringLiteral("-q"), QStringLiteral("--raw"), path});
    QVERIFY(process.waitForFinished(20000));
    QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).trimmed(), kText);
}

QTEST_GUILESS_MAIN(tst_QrFrameDecoder)
#include "tst_QrFrameDecoder.moc"
