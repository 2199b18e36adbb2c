// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/CardText.h"
#include "tests/drivers/idcard/CardBlock.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::drivers;

/// Each field of a card by itself: what it may hold, and what makes the card unreadable.
class tst_CardFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void number_data();
    void number();
    void ethnicCode_data();
    void ethnicCode();
    void sex_data();
    void sex();
    void dates_data();
    void dates();
    void names_data();
    void names();
    void otherFields_data();
    void otherFields();
};

void tst_CardFields::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
}

void tst_CardFields::number_data()
{
    QTest::addColumn<QChar>("flag");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("expected"); // Empty: unreadable.
    const auto row = [](const char* name, char16_t flag, const char16_t* number,
                        const char16_t* expected) {
        QTest::newRow(name) << QChar(flag) << QString::fromUtf16(number)
                            << QString::fromUtf16(expected);
    };
    row("published, X", u' ', u"11010519491231002X", u"11010519491231002X");
    row("published, digit", u' ', u"440524188001010014", u"440524188001010014");
    row("lower-case x", u' ', u"11010519491231002x", u"11010519491231002X");
    row("published, wrong check", u' ', u"11010519491231002Y", u"");
    row("check off by one", u' ', u"440524188001010015", u"");
    row("two digits changed places", u' ', u"440254188001010014", u"");
    row("old number of 15", u' ', u"110105491231002", u"");
    row("X inside", u' ', u"1101051949123100X2", u"");
    row("wide digits", u' ', u"１１010519491231002X", u"");
    row("empty", u' ', u"", u"");
    row("a foreigner's on a resident card", u' ', u"932682198501010017", u"");
    row("first digit 0", u' ', u"010105194912310021", u"");
    row("Hong Kong", u'J', u"810000199408230021", u"810000199408230021");
    row("Taiwan", u'J', u"830000199201300022", u"830000199201300022");
    row("permit, wrong check", u'J', u"810000199408230022", u"");
    row("2023, Saudi Arabia", u'Y', u"932682198501010017", u"932682198501010017");
    row("2023, Canada", u'Y', u"911124198108030024", u"911124198108030024");
    row("2023, Pakistan", u'Y', u"931586198001010028", u"931586198001010028");
    row("2023, wrong check", u'Y', u"931586198001010029", u"");
    row("a citizen's on a 2023 card", u'Y', u"11010519491231002X", u"");
    row("2017", u'I', u"CAN110081080399", u"CAN110081080399");
    row("2017, two letters", u'I', u"CA1110081080399", u"");
    row("2017, 14 characters", u'I', u"CAN11008108039", u"");
    row("2017, lower case", u'I', u"can110081080399", u"");
}

void tst_CardFields::number()
{
    QFETCH(const QChar, flag);
    QFETCH(const QString, number);
    QFETCH(const QString, expected);
    const qsizetype length = flag == u'I' ? 30 : 36;
    const Result<IdCard> card =
        parseCardText(goodBlock(flag.unicode()).put(122, length, number).block());
    QCOMPARE(bool(card), !expected.isEmpty());
    if (card) {
        QCOMPARE(card.value().number, expected);
    } else {
        QCOMPARE(card.error().code, ErrorCode::CardUnreadable);
        QVERIFY(number.isEmpty() || !card.error().detail.contains(number));
    }
}

void tst_CardFields::ethnicCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    for (int code = 1; code <= 56; ++code) {
        const QString text = QStringLiteral("%1").arg(code, 2, 10, QLatin1Char('0'));
        QTest::newRow(qPrintable(text)) << text << code;
    }
    QTest::newRow("97") << QStringLiteral("97") << 97;
    QTest::newRow("98") << QStringLiteral("98") << 98;
    for (const char* other : {"00", "57", "58", "96", "99", "", "HA", "-1", "1x"}) {
        QTest::addRow("other %s", other) << QString::fromLatin1(other) << 97;
    }
}

void tst_CardFields::ethnicCode()
{
    QFETCH(const QString, text);
    QFETCH(const int, code);
    const Result<IdCard> card = parseCardText(goodBlock(u' ').put(32, 4, text).block());
    QVERIFY(card);
    QCOMPARE(card.value().ethnicCode, code);
}

void tst_CardFields::sex_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    for (const char* good : {"0", "1", "2", "9"}) {
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    }
    for (const char* bad : {"", "3", "8", "M", "-"}) {
        QTest::addRow("bad %s", bad) << QString::fromLatin1(bad) << false;
    }
}

void tst_CardFields::sex()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isGood);
    const Result<IdCard> card = parseCardText(goodBlock(u' ').put(30, 2, text).block());
    QCOMPARE(bool(card), isGood);
    if (card) {
        QCOMPARE(card.value().sex, text.toInt());
    }
}

void tst_CardFields::dates_data()
{
    QTest::addColumn<QString>("birth");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char* name, const char* birth, const char* from, const QString& to,
                        bool isGood) {
        QTest::newRow(name) << QString::fromLatin1(birth) << QString::fromLatin1(from) << to
                            << isGood;
    };
    const QString end = QStringLiteral("20290315");
    row("plain", "19491231", "20090315", end, true);
    row("long term", "19491231", "20090315", QStringLiteral("长期"), true);
    row("leap day", "20000229", "20090315", end, true);
    row("expired long ago", "19491231", "19990315", QStringLiteral("20090315"), true);
    row("no leap year", "19490229", "20090315", end, false);
    row("month 13", "19491331", "20090315", end, false);
    row("day 0", "19491200", "20090315", end, false);
    row("30 February", "19490230", "20090315", end, false);
    row("seven digits", "1949123", "20090315", end, false);
    row("with dashes", "1949-1-1", "20090315", end, false);
    row("sign", "+9491231", "20090315", end, false);
    row("no birth", "", "20090315", end, false);
    row("before 1800", "17991231", "20090315", end, false);
    row("no beginning", "19491231", "", end, false);
    row("no end", "19491231", "20090315", QString(), false);
    row("end before beginning", "19491231", "20090315", QStringLiteral("20090314"), false);
    row("long term and more", "19491231", "20090315", QStringLiteral("长期长期"), false);
    row("long term, half", "19491231", "20090315", QStringLiteral("长"), false);
}

void tst_CardFields::dates()
{
    QFETCH(const QString, birth);
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const bool, isGood);
    const QByteArray block =
        goodBlock(u' ').put(36, 16, birth).put(188, 16, from).put(204, 16, to).block();
    const Result<IdCard> card = parseCardText(block);
    QCOMPARE(bool(card), isGood);
    if (card) {
        QCOMPARE(card.value().birth, QDate::fromString(birth, u"yyyyMMdd"));
        QCOMPARE(card.value().validFrom, QDate::fromString(from, u"yyyyMMdd"));
        QCOMPARE(card.value().validTo, QDate::fromString(to, u"yyyyMMdd"));
        QCOMPARE(card.value().validTo.isValid(), to != QStringLiteral("长期"));
    }
}

void tst_CardFields::names_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("read"); // Empty: unreadable.
    const auto same = [](const char* name, const QString& text) {
        QTest::newRow(name) << text << text;
    };
    same("plain", QStringLiteral("张建国"));
    same("extension A", QStringLiteral("赵䶮"));
    same("extension C, a surrogate pair", QStringLiteral("赵𬭎"));
    same("private use", QString::fromUtf16(u"王\uE815"));
    same("private use, plane 15", QString::fromUtf16(u"王\U000F0001"));
    same("middle dot", QStringLiteral("阿卜杜热合曼·买买提"));
    same("space inside", QStringLiteral("张 三"));
    same("fifteen units", QString(15, u'龘'));
    const auto changed = [](const char* name, const char16_t* written, const char16_t* read) {
        QTest::newRow(name) << QStringView(written).toString() << QStringView(read).toString();
    };
    changed("padded with wide spaces", u"张三\u3000\u3000", u"张三");
    changed("right-to-left override", u"张\u202E三", u"张\uFFFD三");
    changed("isolate", u"\u2066张三\u2069", u"\uFFFD张三\uFFFD");
    changed("right-to-left mark", u"张三\u200F", u"张三\uFFFD");
    changed("line separator", u"张\u2028三", u"张\uFFFD三");
    changed("byte order mark", u"\uFEFF张三", u"\uFFFD张三");
    changed("newline", u"张\n三", u"");
    changed("escape", u"\x1B[2J", u"");
    changed("next line", u"张\u0085三", u"");
    changed("noncharacter", u"张\uFFFF", u"");
    changed("empty", u"", u"");
    QTest::newRow("padded with NUL")
        << QStringLiteral("张三") + QString(13, u'\0') << QStringLiteral("张三");
    QTest::newRow("NUL inside") << QStringLiteral("张") + QChar(u'\0') + QStringLiteral("三")
                                << QString();
    QTest::newRow("high surrogate alone") << QString(QChar(u'\xD86D')) << QString();
    QTest::newRow("low surrogate alone") << QString(QChar(u'\xDF4E')) << QString();
    QTest::newRow("pair the wrong way round")
        << QString(QChar(u'\xDF4E')) + QChar(u'\xD86D') << QString();
    QTest::newRow("pair cut by the field's end")
        << QString(14, u'王') + QChar(u'\xD86D') << QString();
}

void tst_CardFields::names()
{
    QFETCH(const QString, written);
    QFETCH(const QString, read);
    const Result<IdCard> card = parseCardText(goodBlock(u' ').put(0, 30, written).block());
    QCOMPARE(bool(card), !read.isEmpty());
    if (card) {
        QCOMPARE(card.value().name, read);
    } else {
        QCOMPARE(card.error().code, ErrorCode::CardUnreadable);
    }
}

void tst_CardFields::otherFields_data()
{
    QTest::addColumn<QChar>("flag");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char* name, char16_t flag, int offset, int length, const char* text,
                        bool isGood) {
        QTest::newRow(name) << QChar(flag) << offset << length << QString::fromUtf8(text) << isGood;
    };
    row("no address", u' ', 52, 70, "", true);
    row("control in address", u' ', 52, 70, "a\tb", false);
    row("no authority", u' ', 158, 30, "", true);
    row("Taiwan permit number", u'J', 220, 18, "12345678", true);
    row("no permit number", u'J', 220, 18, "", false);
    row("permit number in lower case", u'J', 220, 18, "h12345678", false);
    row("2017, no Chinese name", u'I', 158, 30, "", true);
    row("2017, no Latin name", u'I', 0, 120, "", false);
    row("2017, sixty characters", u'I', 0, 120,
        "ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJ", true);
    row("2017, no country", u'I', 152, 6, "", false);
    row("2017, country of two letters", u'I', 152, 6, "CN", false);
    row("2023, no Chinese name", u'Y', 0, 30, "", true);
    row("2023, no Latin name", u'Y', 52, 70, "", false);
    row("2023, country with a digit", u'Y', 242, 6, "S4U", false);
}

void tst_CardFields::otherFields()
{
    QFETCH(const QChar, flag);
    QFETCH(const int, offset);
    QFETCH(const int, length);
    QFETCH(const QString, text);
    QFETCH(const bool, isGood);
    const Result<IdCard> card =
        parseCardText(goodBlock(flag.unicode()).put(offset, length, text).block());
    QCOMPARE(bool(card), isGood);
}

QTEST_GUILESS_MAIN(tst_CardFields)
#include "tst_CardFields.moc"
