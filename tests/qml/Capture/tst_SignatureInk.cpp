// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Capture/SignatureInk.h"
#include "qml/Capture/SignaturePad.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

namespace onewindow::ui {

namespace {

constexpr QSizeF kPad(960, 600);

void write(SignatureInk& ink)
{
    ink.press({100, 300}, kPad);
    for (int i = 1; i <= 50; ++i) {
        ink.move({100.0 + 14 * i, 300.0 + i % 5 * 12}, kPad);
    }
    ink.lift();
}

QImage drawn(SignaturePad& pad, const QRectF& clip = {})
{
    QImage image(pad.size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    if (!clip.isNull()) {
        painter.setClipRect(clip);
    }
    pad.paint(&painter);
    return image;
}

} // namespace

/// Ink on a pad, and the pad as it is drawn.
class TestSignatureInk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsWritten();
    void restingPenAddsNothing();
    void staysOnThePad();
    void holdsNoMoreThanASignature();
    void clearForgets();
    void anotherPadKeepsTheGrid();
    void drawsItsLine();
    void drawsTheSameInPieces();
};

void TestSignatureInk::keepsWhatIsWritten()
{
    SignatureInk ink;
    QSignalSpy changed(&ink, &SignatureInk::changed);
    QVERIFY(ink.isEmpty());
    write(ink);
    write(ink);
    QCOMPARE(ink.signature().strokes.size(), 2);
    QCOMPARE(ink.signature().strokes.constFirst().size(), 51);
    QCOMPARE(ink.signature().pad, QSize(960, 600));
    QVERIFY(ink.isLegible());
    QCOMPARE(changed.size(), 2);
    QVERIFY(cases::encodeStrokes(ink.signature()));
}

void TestSignatureInk::restingPenAddsNothing()
{
    SignatureInk ink;
    ink.press({100, 100}, kPad);
    for (int i = 0; i < 100; ++i) {
        ink.move({100 + 0.02 * i, 100}, kPad);
    }
    QCOMPARE(ink.signature().strokes.constFirst().size(), 1);
    ink.lift();
    // A mouse that moves without being pressed.
    ink.move({400, 400}, kPad);
    QCOMPARE(ink.signature().strokes.constFirst().size(), 1);
    QVERIFY(!ink.isLegible());
}

void TestSignatureInk::staysOnThePad()
{
    SignatureInk ink;
    ink.press({-50, 700}, kPad);
    ink.move({2000, -3}, kPad);
    const QList<QPoint> stroke = ink.signature().strokes.constFirst();
    QCOMPARE(stroke, (QList<QPoint>{{0, 599}, {959, 0}}));
    QVERIFY(cases::encodeStrokes(ink.signature()));
}

void TestSignatureInk::holdsNoMoreThanASignature()
{
    SignatureInk ink;
    for (int stroke = 0; stroke < 500; ++stroke) {
        ink.press({stroke % 900 + 1.0, 10}, kPad);
        for (int i = 0; i < 40; ++i) {
            ink.move({stroke % 900 + 1.0, 10.0 + i * 8}, kPad);
        }
        ink.lift();
    }
    const auto bytes = cases::encodeStrokes(ink.signature());
    QVERIFY(bytes);
    QVERIFY(bytes.value().size() <= cases::Signature::kByteLimit);
}

void TestSignatureInk::clearForgets()
{
    SignatureInk ink;
    write(ink);
    ink.clear();
    QVERIFY(ink.isEmpty());
    QCOMPARE(ink.signature(), cases::Signature());
    write(ink);
    QVERIFY(ink.isLegible());
}

/// The page was turned while somebody wrote.
void TestSignatureInk::anotherPadKeepsTheGrid()
{
    SignatureInk ink;
    write(ink);
    ink.press({1920, 300}, {1920, 300});
    QCOMPARE(ink.signature().strokes.constLast().constFirst(), QPoint(959, 599));
}

void TestSignatureInk::drawsItsLine()
{
    SignatureInk ink;
    SignaturePad pad;
    pad.setSize(kPad);
    pad.setInk(&ink);
    write(ink);
    const QImage image = drawn(pad);
    QVERIFY(qGray(image.pixel(100, 300)) < 60);
    QCOMPARE(image.pixel(480, 100), qRgb(255, 255, 255));
    ink.clear();
    QCOMPARE(drawn(pad).pixel(100, 300), qRgb(255, 255, 255));
}

/// What is drawn anew in a small part looks as if all of it had been.
void TestSignatureInk::drawsTheSameInPieces()
{
    SignatureInk ink;
    SignaturePad pad;
    pad.setSize(kPad);
    pad.setInk(&ink);
    write(ink);
    const QImage whole = drawn(pad);
    for (const QRect part : {QRect(90, 280, 60, 80), QRect(400, 300, 33, 41)}) {
        QCOMPARE(drawn(pad, part).copy(part), whole.copy(part));
    }
}

} // namespace onewindow::ui

QTEST_MAIN(onewindow::ui::TestSignatureInk)
#include "tst_SignatureInk.moc"
