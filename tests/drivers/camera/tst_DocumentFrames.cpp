// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/DocumentFrames.h"
#include "tests/drivers/camera/Papers.h"

#include <QBuffer>
#include <QTest>

#include <array>

using namespace onewindow;
using namespace onewindow::drivers;
using onewindow::drivers::testing::blurred;
using onewindow::drivers::testing::page;

namespace {

QImage plain(int brightness)
{
    QImage image(1280, 960, QImage::Format_RGB32);
    image.fill(QColor(brightness, brightness, brightness));
    return image;
}

QImage noise(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            line[x] = random.generate() | 0xFF00'0000U;
        }
    }
    return image;
}

QByteArray saved(const QImage& image, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// `jpeg`, saying another height and width of itself.
QByteArray resized(QByteArray jpeg, const char* heightAndWidth)
{
    const qsizetype frame = jpeg.indexOf(QByteArray::fromHex("ffc0"));
    return jpeg.replace(frame + 5, 4, QByteArray::fromHex(heightAndWidth));
}

} // namespace

class tst_DocumentFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flaws_data();
    void flaws();
    void blurIsLessSharp();
    void sharpestIsFound();
    void contrastIsSpread_data();
    void contrastIsSpread();
    void coloursKeepTheirHue();
    void picturesAreWithinTheLimits_data();
    void picturesAreWithinTheLimits();
    void nothingIsNoPicture();
    void otherFilesAreNotOpened_data();
    void otherFilesAreNotOpened();
};

void tst_DocumentFrames::flaws_data()
{
    QTest::addColumn<QImage>("frame");
    QTest::addColumn<PictureFlaw>("flaw");
    QTest::newRow("good") << page() << PictureFlaw::None;
    QTest::newRow("good, of five megapixels") << page({2592, 1944}) << PictureFlaw::None;
    QTest::newRow("grey paper") << page({1280, 960}, 150, 20) << PictureFlaw::None;
    QTest::newRow("pencil") << page({1280, 960}, 225, 130) << PictureFlaw::None;
    QTest::newRow("out of focus") << blurred(page(), 8) << PictureFlaw::Blurred;
    QTest::newRow("far out of focus") << blurred(page(), 24) << PictureFlaw::Blurred;
    QTest::newRow("nothing there") << plain(180) << PictureFlaw::Blurred;
    QTest::newRow("lamp off") << page({1280, 960}, 60, 10) << PictureFlaw::TooDark;
    QTest::newRow("lid closed") << plain(8) << PictureFlaw::TooDark;
}

void tst_DocumentFrames::flaws()
{
    QFETCH(const QImage, frame);
    QFETCH(const PictureFlaw, flaw);
    qInfo() << "sharpness" << sharpness(frame) << "brightness" << brightness(frame);
    QCOMPARE(flawOf(frame), flaw);
}

void tst_DocumentFrames::blurIsLessSharp()
{
    double last = 256;
    for (const int factor : {1, 2, 3, 4, 6, 8, 12}) {
        const double here = sharpness(blurred(page(), factor));
        QVERIFY2(here <= last, qPrintable(QString::number(factor)));
        last = here;
    }
}

void tst_DocumentFrames::sharpestIsFound()
{
    const std::array frames{blurred(page(), 6), blurred(page(), 2), page(), blurred(page(), 3)};
    QCOMPARE(sharpest(frames), std::size_t{2});
}

void tst_DocumentFrames::contrastIsSpread_data()
{
    QTest::addColumn<int>("paper");
    QTest::addColumn<int>("ink");
    QTest::addColumn<int>("least");
    QTest::newRow("full") << 255 << 0 << 250;
    QTest::newRow("grey") << 160 << 60 << 250;
    QTest::newRow("hardly any") << 140 << 110 << 80;
}

void tst_DocumentFrames::contrastIsSpread()
{
    QFETCH(const int, paper);
    QFETCH(const int, ink);
    QFETCH(const int, least);
    QImage frame = plain(paper);
    QPainter painter(&frame);
    painter.fillRect(100, 100, 500, 500, QColor(ink, ink, ink));
    painter.end();
    const QImage spread = withContrast(frame);
    QVERIFY(qRed(spread.pixel(900, 900)) - qRed(spread.pixel(300, 300)) >= least);
    QCOMPARE(spread.size(), frame.size());
}

void tst_DocumentFrames::coloursKeepTheirHue()
{
    QImage frame = plain(150);
    QPainter painter(&frame);
    painter.fillRect(0, 0, 600, 400, QColor(60, 60, 60));
    painter.fillRect(800, 600, 300, 300, QColor(150, 60, 60)); // A seal.
    painter.end();
    const QColor seal(withContrast(frame).pixel(900, 700));
    QVERIFY(seal.red() > 200 && seal.green() < 30 && seal.blue() < 30);
}

void tst_DocumentFrames::picturesAreWithinTheLimits_data()
{
    QTest::addColumn<QImage>("frame");
    QTest::addColumn<int>("least");
    QTest::newRow("small") << page({640, 480}) << 640;
    QTest::newRow("page") << page({2592, 1944}) << 1700;
    QTest::newRow("upright") << page({1944, 2592}) << 1700;
    QTest::newRow("large") << page({4096, 3072}) << 1700;
    QTest::newRow("noise") << noise({2592, 1944}) << 400;
    QTest::newRow("grey") << page().convertToFormat(QImage::Format_Grayscale8) << 1280;
}

void tst_DocumentFrames::picturesAreWithinTheLimits()
{
    QFETCH(const QImage, frame);
    QFETCH(const int, least);
    const auto picture = pictureOf(frame);
    QVERIFY(picture.has_value());
    qInfo() << picture->size << picture->jpeg.size() << "bytes";
    QVERIFY(picture->jpeg.size() <= DocumentPicture::kByteLimit);
    QVERIFY(std::max(picture->size.width(), picture->size.height()) >= least);
    QCOMPARE(picture->size.width() > picture->size.height(), frame.width() > frame.height());
    const auto opened = openPicture(picture->jpeg);
    QVERIFY(opened);
    QCOMPARE(opened.value().size(), picture->size);
    QVERIFY(!picture->look.isNull());
    QVERIFY(std::max(picture->look.width(), picture->look.height()) <= 1100);
}

void tst_DocumentFrames::nothingIsNoPicture()
{
    QVERIFY(!pictureOf({}));
}

void tst_DocumentFrames::otherFilesAreNotOpened_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray jpeg = saved(page({320, 240}), "jpeg");
    QTest::newRow("empty") << QByteArray() << ErrorCode::BadFrame;
    QTest::newRow("text") << QByteArray("not a picture") << ErrorCode::BadFrame;
    QTest::newRow("PNG") << saved(page({64, 48}), "png") << ErrorCode::BadFrame;
    QTest::newRow("header alone") << jpeg.first(20) << ErrorCode::BadFrame;
    QTest::newRow("says it is huge") << resized(jpeg, "ffdcffdc") << ErrorCode::TooLarge;
    QTest::newRow("says it is wide") << resized(jpeg, "00081001") << ErrorCode::TooLarge;
    QTest::newRow("too many pixels") << resized(jpeg, "0fff0fff") << ErrorCode::TooLarge;
    QTest::newRow("too many bytes")
        << jpeg + QByteArray(DocumentPicture::kByteLimit, '\0') << ErrorCode::TooLarge;
}

void tst_DocumentFrames::otherFilesAreNotOpened()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorCode, code);
    const auto opened = openPicture(bytes);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, code);
}

QTEST_GUILESS_MAIN(tst_DocumentFrames)
#include "tst_DocumentFrames.moc"
