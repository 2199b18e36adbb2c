// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosEncoder.h"
#include "drivers/printer/EscPosRaster.h"
#include "drivers/printer/EscPosText.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QTest>

using namespace onewindow;
using namespace onewindow::drivers;

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

/// The content of a job with one item, without the commands every job begins with.
QByteArray encodeOne(const ReceiptItem& item, const PrinterProfile& profile = {})
{
    const auto job = EscPosEncoder(profile).encode(Receipt{{item}});
    if (!job) {
        return "refused";
    }
    const QByteArray empty = EscPosEncoder(profile).encode({}).value().content;
    return job.value().content.mid(empty.size());
}

bool isPicture(const QByteArray& bytes)
{
    return bytes.contains(hex("1d7630"));
}

PrinterProfile profileOf(PrinterEncoding encoding)
{
    PrinterProfile profile;
    profile.encoding = encoding;
    return profile;
}

} // namespace

class TestEscPosEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void itemBecomesBytes_data();
    void itemBecomesBytes();
    void jobBeginsAndEnds_data();
    void jobBeginsAndEnds();
    void characterIsSentOrDrawn_data();
    void characterIsSentOrDrawn();
    void textIsWrapped_data();
    void textIsWrapped();
    void pairIsLaidOut_data();
    void pairIsLaidOut();
    void qrModuleFitsThePaper_data();
    void qrModuleFitsThePaper();
    void pictureHasTheRightHeader();
    void pictureHoldsNoRealTimeCommand();
    void shapedTextIsDrawn_data();
    void shapedTextIsDrawn();
    void controlCharactersAreLeftOut();
    void limitsAreKept_data();
    void limitsAreKept();
};

void TestEscPosEncoder::itemBecomesBytes_data()
{
    QTest::addColumn<ReceiptItem>("item");
    QTest::addColumn<QByteArray>("bytes");
    // align, spacing, bold, size, text
    QTest::newRow("text") << ReceiptItem(ReceiptText{QStringLiteral("政务A012")})
                          << hex("1b6100 1b3320 1b4500 1d2100 d5fecef141303132 0a");
    QTest::newRow("centred, double, bold")
        << ReceiptItem(ReceiptText{QStringLiteral("A1"), Align::Centre, 2, true})
        << hex("1b6101 1b3338 1b4501 1d2111 4131 0a");
    QTest::newRow("right") << ReceiptItem(ReceiptText{QStringLiteral("x"), Align::Right})
                           << hex("1b6102 1b3320 1b4500 1d2100 78 0a");
    QTest::newRow("scale too large")
        << ReceiptItem(ReceiptText{QStringLiteral("x"), Align::Left, 9})
        << hex("1b6100 1b3368 1b4500 1d2133 78 0a");
    QTest::newRow("empty line") << ReceiptItem(ReceiptText{})
                                << hex("1b6100 1b3320 1b4500 1d2100 0a");
    QTest::newRow("feed") << ReceiptItem(ReceiptFeed{3}) << hex("1b3320 1b6403");
    QTest::newRow("feed nothing") << ReceiptItem(ReceiptFeed{0}) << QByteArray();
    QTest::newRow("feed too much") << ReceiptItem(ReceiptFeed{999}) << hex("1b3320 1b6414");
    QTest::newRow("rule") << ReceiptItem(ReceiptRule{})
                          << hex("1b6100 1b4a08 1d763000 48000200") + QByteArray(144, '\xFF') +
                                 hex("1b4a08");
    QTest::newRow("qr") << ReceiptItem(ReceiptQr{QStringLiteral("A1"), 6})
                        << hex("1b6101 1d286b0400 31413200 1d286b0300 314306 1d286b0300 314531"
                               "1d286b0500 315030 4131 1d286b0300 315130 1b6100");
    QTest::newRow("empty qr") << ReceiptItem(ReceiptQr{}) << QByteArray();
}

void TestEscPosEncoder::itemBecomesBytes()
{
    QFETCH(const ReceiptItem, item);
    QFETCH(const QByteArray, bytes);
    QCOMPARE(encodeOne(item).toHex(' '), bytes.toHex(' '));
}

void TestEscPosEncoder::jobBeginsAndEnds_data()
{
    QTest::addColumn<PrinterEncoding>("encoding");
    QTest::addColumn<PaperCut>("cut");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("GB18030, partial") << PrinterEncoding::Gb18030 << PaperCut::Partial
                                      << hex("1b40 1d610f 1c26") << hex("1d564200");
    QTest::newRow("GBK, full") << PrinterEncoding::Gbk << PaperCut::Full << hex("1b40 1d610f 1c26")
                               << hex("1d564100");
    QTest::newRow("UTF-8, tear bar") << PrinterEncoding::Utf8 << PaperCut::None
                                     << hex("1b40 1d610f 1c26 1c284302003002") << hex("1b6405");
}

void TestEscPosEncoder::jobBeginsAndEnds()
{
    QFETCH(const PrinterEncoding, encoding);
    QFETCH(const PaperCut, cut);
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, last);
    PrinterProfile profile;
    profile.encoding = encoding;
    profile.cut = cut;
    const auto job = EscPosEncoder(profile).encode({});
    QVERIFY(job);
    QCOMPARE(job.value().content.toHex(' '), first.toHex(' '));
    QCOMPARE(job.value().cut.toHex(' '), last.toHex(' '));
}

void TestEscPosEncoder::characterIsSentOrDrawn_data()
{
    QTest::addColumn<QString>("character");
    QTest::addColumn<QByteArray>("gb18030"); // Empty: drawn.
    QTest::addColumn<QByteArray>("gbk");
    QTest::addColumn<QByteArray>("utf8");
    QTest::newRow("tai, two bytes, not in GBK")
        << QStringLiteral("䶮") << hex("fe9f") << QByteArray() << QByteArray();
    QTest::newRow("four bytes, BMP")
        << QStringLiteral("㙍") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("four bytes, CJK E")
        << QStringLiteral("𬭎") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("four bytes, CJK B")
        << QStringLiteral("𠅤") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("kun") << QStringLiteral("堃") << hex("88d2") << hex("88d2") << hex("e5a083");
    QTest::newRow("yue") << QStringLiteral("玥") << hex("ab68") << hex("ab68") << hex("e78ea5");
    QTest::newRow("zhe") << QStringLiteral("喆") << hex("86b4") << hex("86b4") << hex("e59686");
    QTest::newRow("yan") << QStringLiteral("龑") << hex("fd8c") << hex("fd8c") << hex("e9be91");
    QTest::newRow("middle dot") << QStringLiteral("·") << hex("a1a4") << hex("a1a4") << hex("c2b7");
    QTest::newRow("euro, single byte in cp936")
        << QStringLiteral("€") << hex("a2e3") << QByteArray() << QByteArray();
    QTest::newRow("private use") << QStringLiteral("\uE000") << QByteArray() << QByteArray()
                                 << QByteArray();
    QTest::newRow("emoji") << QStringLiteral("😀") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("Uyghur") << QStringLiteral("ئۇ") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("Tibetan") << QStringLiteral("བོད") << QByteArray() << QByteArray()
                             << QByteArray();
}

void TestEscPosEncoder::characterIsSentOrDrawn()
{
    QFETCH(const QString, character);
    for (const PrinterEncoding encoding :
         {PrinterEncoding::Gb18030, PrinterEncoding::Gbk, PrinterEncoding::Utf8}) {
        const char* column = encoding == PrinterEncoding::Gb18030 ? "gb18030"
                             : encoding == PrinterEncoding::Gbk   ? "gbk"
                                                                  : "utf8";
        const auto expected =
            *static_cast<QByteArray*>(QTest::qData(column, qMetaTypeId<QByteArray>()));
        const QString line = QStringLiteral("张") + character;
        const QByteArray bytes = encodeOne(ReceiptText{line}, profileOf(encoding));
        QCOMPARE(isPicture(bytes), expected.isEmpty());
        if (!expected.isEmpty()) {
            QVERIFY2(bytes.endsWith(expected + '\n'), bytes.toHex(' '));
        }
    }
}

void TestEscPosEncoder::textIsWrapped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("fits") << QStringLiteral("政务大厅") << 8
                          << QStringList{QStringLiteral("政务大厅")};
    QTest::newRow("Chinese is two wide")
        << QStringLiteral("政务大厅") << 7
        << QStringList{QStringLiteral("政务大"), QStringLiteral("厅")};
    QTest::newRow("mixed") << QStringLiteral("a政b务c") << 4
                           << QStringList{QStringLiteral("a政b"), QStringLiteral("务c")};
    QTest::newRow("words stay whole")
        << QStringLiteral("take your number") << 9
        << QStringList{QStringLiteral("take your"), QStringLiteral("number")};
    QTest::newRow("a long word is broken")
        << QStringLiteral("abcdefgh") << 3
        << QStringList{QStringLiteral("abc"), QStringLiteral("def"), QStringLiteral("gh")};
    QTest::newRow("no comma at the beginning of a line")
        << QStringLiteral("请等候，叫号") << 6
        << QStringList{QStringLiteral("请等"), QStringLiteral("候，叫"), QStringLiteral("号")};
    QTest::newRow("line breaks stay")
        << QStringLiteral("a\n\nb") << 10
        << QStringList{QStringLiteral("a"), QString(), QStringLiteral("b")};
    QTest::newRow("empty") << QString() << 10 << QStringList{QString()};
    QTest::newRow("surrogates stay whole")
        << QStringLiteral("𠅤𬭎") << 3
        << QStringList{QStringLiteral("𠅤"), QStringLiteral("𬭎")};
    QTest::newRow("combining marks stay with their letter")
        << QStringLiteral("e\u0301e\u0301") << 2
        << QStringList{QStringLiteral("e\u0301"), QStringLiteral("e\u0301")};
}

void TestEscPosEncoder::textIsWrapped()
{
    QFETCH(const QString, text);
    QFETCH(const int, columns);
    QFETCH(const QStringList, lines);
    QCOMPARE(escpos::wrapText(text, columns), lines);
}

void TestEscPosEncoder::pairIsLaidOut_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("lines"); // As printed, in GB 18030.
    QTest::newRow("one line") << QStringLiteral("事项") << QStringLiteral("A1")
                              << QStringList{QStringLiteral("事项") + QString(42, u' ') +
                                             QStringLiteral("A1")};
    QTest::newRow("exactly full") << QString(20, u'l') << QString(27, u'v')
                                  << QStringList{QString(20, u'l') + u' ' + QString(27, u'v')};
    QTest::newRow("value wraps beside the label")
        << QStringLiteral("地点") << QString(50, u'v')
        << QStringList{QStringLiteral("地点 ") + QString(43, u'v'),
                       QString(41, u' ') + QString(7, u'v')};
    QTest::newRow("value below a long label")
        << QString(40, u'l') << QStringLiteral("0123456789")
        << QStringList{QString(40, u'l'), QStringLiteral("0123456789")};
}

void TestEscPosEncoder::pairIsLaidOut()
{
    QFETCH(const QString, label);
    QFETCH(const QString, value);
    QFETCH(const QStringList, lines);
    QByteArray bytes = encodeOne(ReceiptPair{label, value});
    QStringList printed;
    for (const QByteArray& line : bytes.split('\n')) {
        const qsizetype size = line.indexOf(hex("1d2100")); // The last command before the text.
        if (size >= 0) {
            printed.append(QString(QStringDecoder("GB18030")(line.mid(size + 3))));
        }
    }
    QCOMPARE(printed, lines);
}

void TestEscPosEncoder::qrModuleFitsThePaper_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("dots");
    QTest::addColumn<int>("module");
    QTest::newRow("small code") << 40 << 6 << 576 << 6;
    QTest::newRow("as large as the printer can") << 10 << 99 << 576 << 16;
    QTest::newRow("small code, huge modules, narrow paper") << 40 << 16 << 192 << 6;
    QTest::newRow("largest code") << 512 << 16 << 576 << 6;
    QTest::newRow("largest code, narrow paper") << 512 << 6 << 384 << 4;
    QTest::newRow("zero") << 10 << 0 << 576 << 1;
}

void TestEscPosEncoder::qrModuleFitsThePaper()
{
    QFETCH(const int, bytes);
    QFETCH(const int, asked);
    QFETCH(const int, dots);
    QFETCH(const int, module);
    PrinterProfile profile;
    profile.dots = dots;
    const QByteArray job = encodeOne(ReceiptQr{QString(bytes, u'x'), asked}, profile);
    const qsizetype at = job.indexOf(hex("1d286b03003143"));
    QVERIFY(at >= 0);
    QCOMPARE(static_cast<int>(job.at(at + 7)), module);
}

void TestEscPosEncoder::pictureHasTheRightHeader()
{
    QImage image(576, 70, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    image.scanLine(0)[0] = 0;
    image.scanLine(69)[12] = 0; // The rightmost dot: two bytes a row.
    const QByteArray bytes = escpos::rasterCommands(image);
    QByteArray expected = hex("1d763000 02002000") + QByteArray(64, '\0');
    expected[8] = '\x80';
    expected += hex("1d763000 02002000") + QByteArray(64, '\0');
    expected += hex("1d763000 02000600") + QByteArray(12, '\0');
    expected[expected.size() - 1] = '\x08';
    QCOMPARE(bytes.toHex(' '), expected.toHex(' '));
}

void TestEscPosEncoder::pictureHoldsNoRealTimeCommand()
{
    // Every pair of neighbouring bytes whose first is DLE.
    QImage image(16, 256, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (int y = 0; y < image.height(); ++y) {
        const int word = 0x1000 | y;
        for (int x = 0; x < 16; ++x) {
            image.scanLine(y)[x] = (word & 0x8000 >> x) != 0 ? 0 : 255;
        }
    }
    const QByteArray bytes = escpos::rasterCommands(image);
    QVERIFY(bytes.contains(hex("1006")));
    for (const char* command : {"1004", "1005", "1014"}) {
        QVERIFY(!bytes.contains(hex(command)));
    }
}

void TestEscPosEncoder::shapedTextIsDrawn_data()
{
    QTest::addColumn<ReceiptItem>("item");
    QTest::newRow("Uyghur line") << ReceiptItem(ReceiptText{QStringLiteral("ھۆكۈمەت مۇلازىمىتى")});
    QTest::newRow("Tibetan line") << ReceiptItem(ReceiptText{QStringLiteral("སྲིད་གཞུང་ཞབས་ཞུ")});
    QTest::newRow("Mongolian line") << ReceiptItem(ReceiptText{QStringLiteral("ᠮᠣᠩᠭᠣᠯ")});
    QTest::newRow("pair") << ReceiptItem(
        ReceiptPair{QStringLiteral("姓名"), QStringLiteral("ئادىل")});
    QTest::newRow("rare name in a pair")
        << ReceiptItem(ReceiptPair{QStringLiteral("姓名"), QStringLiteral("张㙍")});
}

void TestEscPosEncoder::shapedTextIsDrawn()
{
    QFETCH(const ReceiptItem, item);
    const QByteArray bytes = encodeOne(item);
    QVERIFY(isPicture(bytes));
    QVERIFY(bytes.count('\0') < bytes.size()); // Something black.
    QVERIFY(bytes.size() < 20'000);
}

void TestEscPosEncoder::controlCharactersAreLeftOut()
{
    const QString nasty = QStringLiteral("a\u001B@\u0010\u0004\u0001b\tc");
    QVERIFY(encodeOne(ReceiptText{nasty}).endsWith("\x1d\x21" + QByteArray(1, '\0') + "a@b c\n"));
    const QByteArray qr = encodeOne(ReceiptQr{nasty});
    QVERIFY(qr.contains("1P0a@b c"));
    QVERIFY(!qr.contains("\x10\x04"));
}

void TestEscPosEncoder::limitsAreKept_data()
{
    QTest::addColumn<Receipt>("receipt");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("200 items") << Receipt{QList<ReceiptItem>(200, ReceiptRule{})} << true;
    QTest::newRow("201 items") << Receipt{QList<ReceiptItem>(201, ReceiptRule{})} << false;
    QTest::newRow("2000 characters") << Receipt{{ReceiptText{QString(2000, u'x')}}} << true;
    QTest::newRow("2001 characters") << Receipt{{ReceiptText{QString(2001, u'x')}}} << false;
    QTest::newRow("2001 characters in a pair")
        << Receipt{{ReceiptPair{QStringLiteral("x"), QString(2000, u'x')}}} << false;
    QTest::newRow("QR of 512 bytes") << Receipt{{ReceiptQr{QString(512, u'x')}}} << true;
    QTest::newRow("QR of 513 bytes") << Receipt{{ReceiptQr{QString(171, u'政')}}} << false;
}

void TestEscPosEncoder::limitsAreKept()
{
    QFETCH(const Receipt, receipt);
    QFETCH(const bool, isTaken);
    const auto job = EscPosEncoder(PrinterProfile{}).encode(receipt);
    QCOMPARE(static_cast<bool>(job), isTaken);
    if (!isTaken) {
        QCOMPARE(job.error().code, ErrorCode::TooLarge);
    }
}

QTEST_MAIN(TestEscPosEncoder)
#include "tst_EscPosEncoder.moc"
