// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/CodeLines.h"
#include "drivers/scanner/CodeText.h"

#include <QRandomGenerator>
#include <QTest>

using namespace onewindow::drivers;

class tst_CodeLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lines_data();
    void lines();
    void anySplitGivesTheSameCodes();
    void clearForgetsTheLineThatHasBegun();
    void text_data();
    void text();
};

void tst_CodeLines::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
}

void tst_CodeLines::lines_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QStringList>("codes");
    const auto row = [](const char* name, const QByteArray& wire, const QStringList& codes) {
        QTest::newRow(name) << wire << codes;
    };
    const QString abc = QStringLiteral("abc");
    row("CR", "abc\r", {abc});
    row("LF", "abc\n", {abc});
    row("CR LF", "abc\r\n", {abc});
    row("no end yet", "abc", {});
    row("two", "abc\rabc\r", {abc, abc});
    row("empty lines", "\r\n\r\n\nabc\r\n\r", {abc});
    row("Chinese", "https://\xE4\xBE\x8B.cn/\xE5\xBC\xA0\r", {QStringLiteral("https://例.cn/张")});
    row("beyond the first plane", "\xF0\xAC\xAD\x8E\r", {QStringLiteral("𬭎")});
    row("GB 18030 is refused, the next is read", "\xD5\xC5\rabc\r", {abc});
    row("overlong form", "\xC0\xAF\rabc\r", {abc});
    row("surrogate in UTF-8", "\xED\xA0\x80\rabc\r", {abc});
    row("cut character", "\xE5\xBC\rabc\r", {abc});
    row("NUL", QByteArray("a\0c\rabc\r", 8), {abc});
    row("tab", "a\tc\rabc\r", {abc});
    row("escape sequence", "\x1B[2J\rabc\r", {abc});
    row("next line, a control beyond ASCII", "a\xC2\x85z\rabc\r", {abc});
    row("longest", QByteArray(kMaxCodeBytes, 'x') + '\r', {QString(kMaxCodeBytes, u'x')});
    row("too long by one", QByteArray(kMaxCodeBytes + 1, 'x') + "\rabc\r", {abc});
    row("much too long", QByteArray(1000000, 'x') + "\rabc\r", {abc});
}

void tst_CodeLines::lines()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const QStringList, codes);
    CodeLines decoder;
    QCOMPARE(decoder.feed(wire), codes);
}

void tst_CodeLines::anySplitGivesTheSameCodes()
{
    QRandomGenerator random(1);
    const QByteArray wire = "abc\r\n\xE5\xBC\xA0\r\xFF\xFE\r\n\nhttps://example.cn/q?x=1\r\n";
    const QStringList expected{QStringLiteral("abc"), QStringLiteral("张"),
                               QStringLiteral("https://example.cn/q?x=1")};
    for (int round = 0; round < 500; ++round) {
        CodeLines decoder;
        QStringList codes;
        for (qsizetype at = 0; at < wire.size();) {
            const qsizetype count = qMin<qsizetype>(random.bounded(1, 9), wire.size() - at);
            codes += decoder.feed(QByteArrayView(wire).sliced(at, count));
            at += count;
        }
        QCOMPARE(codes, expected);
        QVERIFY(!decoder.hasIncomplete());
    }
}

void tst_CodeLines::clearForgetsTheLineThatHasBegun()
{
    CodeLines decoder;
    QVERIFY(decoder.feed("torn").isEmpty());
    QVERIFY(decoder.hasIncomplete());
    decoder.clear();
    QVERIFY(!decoder.hasIncomplete());
    QCOMPARE(decoder.feed("abc\r"), QStringList{QStringLiteral("abc")});
}

void tst_CodeLines::text_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("plain") << QByteArray("A1023") << true;
    QTest::newRow("space") << QByteArray(" ") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("newline") << QByteArray("a\nb") << false;
    QTest::newRow("delete") << QByteArray("a\x7F") << false;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a")
                                     << true;
}

void tst_CodeLines::text()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isGood);
    const auto text = codeText(bytes);
    QCOMPARE(text.has_value(), isGood);
    if (text) {
        QCOMPARE(text->toUtf8(), bytes);
    }
}

QTEST_GUILESS_MAIN(tst_CodeLines)
#include "tst_CodeLines.moc"
