// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/EscPosPaper.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow::drivers;

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

/// What came of printing some bytes.
struct Printed
{
    int dots = 0;
    QList<EscPosPaper::Action> actions;
    QList<int> values;
};

Printed print(EscPosPaper& paper, const QByteArray& bytes)
{
    Printed printed;
    for (const char byte : bytes) {
        const EscPosPaper::Event event = paper.consume(byte);
        printed.dots += event.dots;
        if (event.action != EscPosPaper::Action::None) {
            printed.actions.append(event.action);
            printed.values.append(event.value);
        }
    }
    return printed;
}

/// The smallest rectangle that holds everything black.
QRect inkOf(const QImage& image)
{
    QRect ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 128) {
                ink |= QRect(x, y, 1, 1);
            }
        }
    }
    return ink;
}

/// What a reader that is not part of this project sees on `image`.
QByteArray zbar(const QImage& image)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("code.png"));
    QImage framed(image.width() + 80, image.height() + 80, QImage::Format_Grayscale8);
    framed.fill(Qt::white);
    for (int y = 0; y < image.height(); ++y) {
        std::copy_n(image.constScanLine(y), image.width(), framed.scanLine(y + 40) + 40);
    }
    framed.save(path);
    QProcess process;
    process.start(QStringLiteral("zbarimg"), {QStringLiteral("-q"), QStringLiteral("--raw"), path});
    return process.waitForFinished() ? process.readAllStandardOutput().trimmed()
                                     : "zbarimg (zbar-tools) is missing";
}

} // namespace

class TestEscPosPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void textIsPrinted_data();
    void textIsPrinted();
    void paperMoves_data();
    void paperMoves();
    void inkStandsWhere_data();
    void inkStandsWhere();
    void questionIsHandedOn_data();
    void questionIsHandedOn();
    void qrIsReadable_data();
    void qrIsReadable();
    void barcodeIsReadable_data();
    void barcodeIsReadable();
    void pictureIsPrintedDotByDot();
    void reverseIsWhiteOnBlack();
    void unknownIsNoted_data();
    void unknownIsNoted();
    void longPayloadIsSwallowed();
    void resetForgetsModes();
    void clearingForgetsTheHalfCommand();
    void stripIsLimited();
};

void TestEscPosPaper::textIsPrinted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << QByteArray("A1023\n") << QStringLiteral("A1023\n");
    QTest::newRow("not before the line feed") << QByteArray("A1023") << QString();
    QTest::newRow("Chinese") << hex("1c26 d5fe cef1 41 0a") << QStringLiteral("政务A\n");
    QTest::newRow("Chinese mode off again") << hex("1c26 1c2e d5fe 0a") << QStringLiteral("□□\n");
    QTest::newRow("without Chinese mode") << hex("d5fe 0a") << QStringLiteral("□□\n");
    QTest::newRow("two bytes beyond GBK") << hex("1c26 fe9f 0a") << QStringLiteral("䶮\n");
    QTest::newRow("four bytes are not in the ROM")
        << hex("1c26 8230ab33 41 0a") << QStringLiteral("□A\n");
    QTest::newRow("UTF-8") << hex("1c28430200 3002 e694bf e58aa1 0a") << QStringLiteral("政务\n");
    QTest::newRow("broken UTF-8") << hex("1c28430200 3002 e69441 0a") << QStringLiteral("□\n");
    QTest::newRow("line is full") << QByteArray(50, 'x') + '\n'
                                  << QString(48, u'x') + QStringLiteral("\nxx\n");
    QTest::newRow("double width is full sooner") << hex("1d2110") + QByteArray(25, 'x') + '\n'
                                                 << QString(24, u'x') + QStringLiteral("\nx\n");
    QTest::newRow("carriage return and tab print nothing")
        << QByteArray("a\r\tb\n") << QStringLiteral("ab\n");
    QTest::newRow("real-time command between") << hex("61 100402 62 0a") << QStringLiteral("ab\n");
    QTest::newRow("feeding ends the line") << hex("61 1b6401") << QStringLiteral("a\n");
    QTest::newRow("cutting ends the line") << hex("61 1d5600") << QStringLiteral("a\n");
}

void TestEscPosPaper::textIsPrinted()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    EscPosPaper paper(576);
    print(paper, bytes);
    QCOMPARE(paper.text(), text);
    QCOMPARE(paper.unknownCommands(), {});
}

void TestEscPosPaper::paperMoves_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("dots");
    QTest::newRow("default line") << hex("610a") << 34;
    QTest::newRow("set spacing") << hex("1b3320 610a") << 32;
    QTest::newRow("default again") << hex("1b3320 1b32 610a") << 34;
    QTest::newRow("tall characters") << hex("1b3300 1d2103 610a") << 96;
    QTest::newRow("feed dots") << hex("1b4a10") << 16;
    QTest::newRow("feed lines") << hex("1b3320 1b6403") << 96;
    QTest::newRow("full cut") << hex("1d5600") << 0;
    QTest::newRow("feed and cut") << hex("1d564214") << 120;
    QTest::newRow("picture") << hex("1d76300001000300 800000") << 3;
    QTest::newRow("picture, double height") << hex("1d76300201000300 800000") << 6;
    QTest::newRow("code wider than the paper")
        << hex("1d286b0300314310 1d286bc303315030") + QByteArray(960, 'x') + hex("1d286b0300315130")
        << 0;
}

void TestEscPosPaper::paperMoves()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, dots);
    EscPosPaper paper(576);
    QCOMPARE(print(paper, bytes).dots, dots);
    QCOMPARE(paper.image().height(), std::max(dots, 1));
}

void TestEscPosPaper::inkStandsWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QRect>("box");          // The ink lies inside, and reaches across most of it.
    const QByteArray block = hex("a1f6 0a"); // ■
    const QByteArray chinese = hex("1c26");
    QTest::newRow("left") << chinese + block << QRect(0, 0, 24, 24);
    QTest::newRow("centre") << chinese + hex("1b6101") + block << QRect(276, 0, 24, 24);
    QTest::newRow("right") << chinese + hex("1b6132") + block << QRect(552, 0, 24, 24);
    QTest::newRow("GS ! four times") << chinese + hex("1d2133") + block << QRect(0, 0, 96, 96);
    QTest::newRow("FS ! double width") << chinese + hex("1c2104") + block << QRect(0, 0, 48, 24);
    QTest::newRow("FS ! double height") << chinese + hex("1c2108") + block << QRect(0, 0, 24, 48);
    QTest::newRow("FS W quadruple") << chinese + hex("1c5701") + block << QRect(0, 0, 48, 48);
    QTest::newRow("ESC ! leaves Chinese alone")
        << chinese + hex("1b2130") + block << QRect(0, 0, 24, 24);
    QTest::newRow("left margin") << chinese + hex("1d4c6400") + block << QRect(100, 0, 24, 24);
    QTest::newRow("centre of margin and width")
        << chinese + hex("1d4c6400 1d576400 1b6101") + block << QRect(138, 0, 24, 24);
    QTest::newRow("feet in line") << chinese + hex("1d2111 20 1d2100") + block
                                  << QRect(24, 24, 24, 24);
    QTest::newRow("picture at the right")
        << hex("1b6102 1d76300003000800") + QByteArray(24, '\xFF') << QRect(552, 0, 24, 8);
}

void TestEscPosPaper::inkStandsWhere()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QRect, box);
    EscPosPaper paper(576);
    print(paper, bytes);
    const QRect ink = inkOf(paper.image());
    QVERIFY2(box.contains(ink), qPrintable(QDebug::toString(ink)));
    QVERIFY2(ink.width() * 10 >= box.width() * 6 && ink.height() * 10 >= box.height() * 6,
             qPrintable(QDebug::toString(ink)));
}

void TestEscPosPaper::questionIsHandedOn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<EscPosPaper::Action>("action");
    QTest::addColumn<int>("value");
    QTest::newRow("paper sensor") << hex("1d7201") << EscPosPaper::Action::AnswerSensor << 1;
    QTest::newRow("paper sensor, digit") << hex("1d7231") << EscPosPaper::Action::AnswerSensor << 1;
    QTest::newRow("drawer") << hex("1d7202") << EscPosPaper::Action::AnswerSensor << 2;
    QTest::newRow("maker") << hex("1d4942") << EscPosPaper::Action::AnswerIdentity << 66;
    QTest::newRow("automatic status") << hex("1d610f") << EscPosPaper::Action::SetAutoStatus << 15;
    QTest::newRow("initialise") << hex("1b40") << EscPosPaper::Action::SetAutoStatus << 0;
    QTest::newRow("full cut") << hex("1d5600") << EscPosPaper::Action::Cut << 0;
    QTest::newRow("partial cut, digit") << hex("1d5631") << EscPosPaper::Action::Cut << 0;
    QTest::newRow("old cut") << hex("1b69") << EscPosPaper::Action::Cut << 0;
    QTest::newRow("old partial cut") << hex("1b6d") << EscPosPaper::Action::Cut << 0;
    QTest::newRow("buzzer") << hex("1b420302") << EscPosPaper::Action::Buzz << 3;
    QTest::newRow("QR size") << hex("1d286b0300314306 1d286b0400315030 41 1d286b0300315230")
                             << EscPosPaper::Action::AnswerQrSize << 126;
}

void TestEscPosPaper::questionIsHandedOn()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const EscPosPaper::Action, action);
    QFETCH(const int, value);
    EscPosPaper paper(576);
    const Printed printed = print(paper, bytes);
    QCOMPARE(printed.actions, {action});
    QCOMPARE(printed.values, {value});
}

void TestEscPosPaper::qrIsReadable_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<char>("level");
    QTest::newRow("link, L") << QByteArray("https://hall.example/t/8fK2") << '0';
    QTest::newRow("link, H") << QByteArray("https://hall.example/t/8fK2") << '3';
    QTest::newRow("Chinese, M") << QByteArray("政务服务大厅") << '1';
    QTest::newRow("long, Q") << QByteArray(300, 'a') << '2';
}

void TestEscPosPaper::qrIsReadable()
{
    QFETCH(const QByteArray, content);
    QFETCH(const char, level);
    EscPosPaper paper(576);
    const auto size = static_cast<int>(content.size()) + 3;
    QByteArray bytes = hex("1b6101 1d286b04003141 3200 1d286b030031 4304 1d286b03003145") + level;
    bytes += hex("1d286b") + static_cast<char>(size & 0xFF) + static_cast<char>(size >> 8) + "1P0" +
             content + hex("1d286b0300315130");
    print(paper, bytes);
    QCOMPARE(paper.qrContents(), {QString::fromUtf8(content)});
    QCOMPARE(zbar(paper.image()), content);
    QCOMPARE(paper.unknownCommands(), {});
}

void TestEscPosPaper::barcodeIsReadable_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("set B") << QByteArray("{BA1023-ab") << QByteArray("A1023-ab");
    QTest::newRow("set C") << QByteArray("{C\x0C\x22\x38") << QByteArray("123456");
    QTest::newRow("B then C") << QByteArray("{BNo.{C\x0C\x22") << QByteArray("No.1234");
    QTest::newRow("set A") << QByteArray("{AHALL 7") << QByteArray("HALL 7");
}

void TestEscPosPaper::barcodeIsReadable()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QByteArray, text);
    EscPosPaper paper(576);
    print(paper, hex("1d6850 1d7702 1d6b49") + static_cast<char>(data.size()) + data);
    QCOMPARE(zbar(paper.image()), text);
}

void TestEscPosPaper::pictureIsPrintedDotByDot()
{
    EscPosPaper paper(576);
    print(paper, hex("1d7630000200 0200 8001 4000"));
    const QImage image = paper.image();
    QCOMPARE(image.size(), QSize(576, 2));
    QList<QPoint> black;
    for (int y = 0; y < 2; ++y) {
        for (int x = 0; x < 576; ++x) {
            if (qGray(image.pixel(x, y)) == 0) {
                black.append({x, y});
            }
        }
    }
    QCOMPARE(black, (QList<QPoint>{{0, 0}, {15, 0}, {1, 1}}));
}

void TestEscPosPaper::reverseIsWhiteOnBlack()
{
    EscPosPaper paper(576);
    print(paper, hex("1d4201 20 20 0a"));
    QCOMPARE(inkOf(paper.image()), QRect(0, 0, 24, 24));
}

void TestEscPosPaper::unknownIsNoted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("note");
    QTest::newRow("ESC") << hex("1b7f") << QStringLiteral("1b 7f");
    QTest::newRow("FS") << hex("1c7f") << QStringLiteral("1c 7f");
    QTest::newRow("GS") << hex("1d7f") << QStringLiteral("1d 7f");
    QTest::newRow("GS ( of another function")
        << hex("1d284c02003000") << QStringLiteral("1d 28 4c 02 00 30 00");
    QTest::newRow("barcode of another kind")
        << hex("1d6b0431323300") << QStringLiteral("1d 6b 04 31");
}

void TestEscPosPaper::unknownIsNoted()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, note);
    EscPosPaper paper(576);
    print(paper, bytes + "A\n");
    QCOMPARE(paper.unknownCommands(), {note});
    QCOMPARE(paper.text(), QStringLiteral("A\n"));
}

void TestEscPosPaper::longPayloadIsSwallowed()
{
    EscPosPaper paper(576);
    print(paper, hex("1d286bffff") + QByteArray(65535, '\x1B') + "A\n");
    QCOMPARE(paper.text(), QStringLiteral("A\n"));
    QCOMPARE(paper.unknownCommands().size(), 1);
}

void TestEscPosPaper::resetForgetsModes()
{
    EscPosPaper paper(576);
    print(paper, hex("1c26 1b6101 1d2133 1b4501 61 1b40 d5fe 0a"));
    QCOMPARE(paper.text(), QStringLiteral("□□\n"));
    QVERIFY(inkOf(paper.image()).left() < 24);
}

void TestEscPosPaper::clearingForgetsTheHalfCommand()
{
    EscPosPaper paper(576);
    print(paper, "half" + hex("1d76300048001000 ffff"));
    paper.clearBuffer();
    print(paper, "A\n");
    QCOMPARE(paper.text(), QStringLiteral("A\n"));
}

void TestEscPosPaper::stripIsLimited()
{
    EscPosPaper paper(576);
    print(paper, QByteArray("1\n").repeated(1000));
    QVERIFY(paper.image().height() <= EscPosPaperSheet::kMaxRows);
    QVERIFY(paper.image().height() > EscPosPaperSheet::kMaxRows - 40);
    paper.removeStrip();
    QVERIFY(paper.isBlank());
    QCOMPARE(paper.text(), QString());
}

QTEST_MAIN(TestEscPosPaper)
#include "tst_EscPosPaper.moc"
