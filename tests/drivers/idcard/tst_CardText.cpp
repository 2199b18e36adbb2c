// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/CardText.h"
#include "drivers/sim/SampleCards.h"
#include "tests/drivers/idcard/CardBlock.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::drivers;

/// Whole cards: what is read of each kind, and that nothing else is taken for one.
class tst_CardText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFieldOfAResidentCard();
    void everyFieldOfAPermit();
    void everyFieldOfAForeigner2017Card();
    void everyFieldOfAForeigner2023Card();
    void latinNameOverTheSeam_data();
    void latinNameOverTheSeam();
    void flag_data();
    void flag();
    void size_data();
    void size();
    void everySampleCardIsReadButTheUnknown();
    void anyChangedUnitGivesACardOrAnError();
};

void tst_CardText::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
}

void tst_CardText::everyFieldOfAResidentCard()
{
    const Result<IdCard> card = parseCardText(goodBlock(u' ').block());
    QVERIFY(card);
    const IdCard expected{.kind = CardKind::Resident,
                          .name = QStringLiteral("王秀英"),
                          .latinName = {},
                          .sex = 2,
                          .ethnicCode = 1,
                          .birth = QDate(1949, 12, 31),
                          .address = QStringLiteral("北京市朝阳区样例胡同12号"),
                          .number = QStringLiteral("11010519491231002X"),
                          .authority = QStringLiteral("北京市公安局朝阳分局"),
                          .validFrom = QDate(2009, 3, 15),
                          .validTo = QDate(2029, 3, 15),
                          .permitNumber = {},
                          .country = {}};
    QVERIFY(card.value() == expected);
}

void tst_CardText::everyFieldOfAPermit()
{
    const Result<IdCard> card = parseCardText(goodBlock(u'J').block());
    QVERIFY(card);
    const IdCard expected{.kind = CardKind::HkMoTwPermit,
                          .name = QStringLiteral("王秀英"),
                          .latinName = {},
                          .sex = 2,
                          .ethnicCode = 0,
                          .birth = QDate(1949, 12, 31),
                          .address = QStringLiteral("北京市朝阳区样例胡同12号"),
                          .number = QStringLiteral("810000199408230021"),
                          .authority = QStringLiteral("北京市公安局朝阳分局"),
                          .validFrom = QDate(2009, 3, 15),
                          .validTo = QDate(2029, 3, 15),
                          .permitNumber = QStringLiteral("H12345678"),
                          .country = {}};
    QVERIFY(card.value() == expected);
}

void tst_CardText::everyFieldOfAForeigner2017Card()
{
    const Result<IdCard> card = parseCardText(goodBlock(u'I').block());
    QVERIFY(card);
    const IdCard expected{.kind = CardKind::Foreigner2017,
                          .name = QStringLiteral("宋约翰"),
                          .latinName = QStringLiteral("SAMPLE, JOHN"),
                          .sex = 1,
                          .ethnicCode = 0,
                          .birth = QDate(1981, 8, 3),
                          .address = {},
                          .number = QStringLiteral("CAN110081080399"),
                          .authority = QStringLiteral("1500"),
                          .validFrom = QDate(2018, 3, 1),
                          .validTo = QDate(2028, 2, 28),
                          .permitNumber = {},
                          .country = QStringLiteral("CAN")};
    QVERIFY(card.value() == expected);
}

void tst_CardText::everyFieldOfAForeigner2023Card()
{
    const Result<IdCard> card = parseCardText(goodBlock(u'Y').block());
    QVERIFY(card);
    const IdCard expected{.kind = CardKind::Foreigner2023,
                          .name = QStringLiteral("艾哈迈德"),
                          .latinName = QStringLiteral("SAMPLE, AHMED"),
                          .sex = 1,
                          .ethnicCode = 0,
                          .birth = QDate(1985, 1, 1),
                          .address = {},
                          .number = QStringLiteral("932682198501010017"),
                          .authority = {},
                          .validFrom = QDate(2024, 1, 10),
                          .validTo = QDate(2034, 1, 9),
                          .permitNumber = {},
                          .country = QStringLiteral("SAU")};
    QVERIFY(card.value() == expected);
}

void tst_CardText::latinNameOverTheSeam_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("whole");
    const QString full(35, u'A');
    QTest::newRow("short") << QStringLiteral("LI, ANN") << QString() << QStringLiteral("LI, ANN");
    QTest::newRow("exactly 35") << full << QString() << full;
    QTest::newRow("in a word") << full << QStringLiteral("BC") << full + QStringLiteral("BC");
    QTest::newRow("a space is character 35")
        << QString(34, u'A') << QStringLiteral("BC") << QString(34, u'A') + QStringLiteral(" BC");
    QTest::newRow("a space is character 36")
        << full << QStringLiteral(" BC") << full + QStringLiteral(" BC");
    QTest::newRow("46 characters") << full << QString(11, u'B') << full + QString(11, u'B');
}

void tst_CardText::latinNameOverTheSeam()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QFETCH(const QString, whole);
    const Result<IdCard> card =
        parseCardText(goodBlock(u'Y').put(52, 70, first).put(220, 22, second).block());
    QVERIFY(card);
    QCOMPARE(card.value().latinName, whole);
}

void tst_CardText::flag_data()
{
    QTest::addColumn<QChar>("flag");
    for (const char16_t flag : {u'Q', u'j', u'\0', u'\u3000', u'\xD800'}) {
        QTest::addRow("U+%04X", unsigned{flag}) << QChar(flag);
    }
}

void tst_CardText::flag()
{
    QFETCH(const QChar, flag);
    const Result<IdCard> card =
        parseCardText(goodBlock(u' ').put(248, 2, QStringView(&flag, 1)).block());
    QVERIFY(!card);
    QCOMPARE(card.error().code, ErrorCode::BadFrame);
}

void tst_CardText::size_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 248, 250, 255, 257, 512}) {
        QTest::addRow("%d bytes", size) << size;
    }
}

void tst_CardText::size()
{
    QFETCH(const int, size);
    const Result<IdCard> card = parseCardText(QByteArray(size, ' '));
    QVERIFY(!card);
    QCOMPARE(card.error().code, ErrorCode::BadFrame);
}

void tst_CardText::everySampleCardIsReadButTheUnknown()
{
    QSet<CardKind> kinds;
    const QList<SampleCard> samples = sampleCards();
    for (const SampleCard& sample : samples) {
        const Result<IdCard> card = parseCardText(sample.text);
        QCOMPARE(bool(card), sample.id != QStringLiteral("unknown"));
        if (card) {
            const IdCard& read = card.value();
            kinds += read.kind;
            QVERIFY(read.name == sample.name || read.latinName == sample.name);
        }
    }
    QCOMPARE(kinds.size(), 4);
}

void tst_CardText::anyChangedUnitGivesACardOrAnError()
{
    QRandomGenerator random(1);
    for (const char16_t flag : {u' ', u'J', u'I', u'Y'}) {
        const QByteArray good = goodBlock(flag).block();
        for (int round = 0; round < 2000; ++round) {
            QByteArray block = good;
            for (int change = random.bounded(1, 4); change > 0; --change) {
                block[random.bounded(256)] = static_cast<char>(random.bounded(256));
            }
            const Result<IdCard> card = parseCardText(block);
            if (card) {
                const IdCard& read = card.value();
                QVERIFY(read.birth.isValid());
                QVERIFY(read.validFrom.isValid());
                QVERIFY(!read.name.isEmpty() || !read.latinName.isEmpty());
                QVERIFY(read.number.size() == 18 || read.number.size() == 15);
                QVERIFY(read.name.isValidUtf16());
            }
        }
    }
}

QTEST_GUILESS_MAIN(tst_CardText)
#include "tst_CardText.moc"
