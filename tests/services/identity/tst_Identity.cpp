// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/DayHandle.h"
#include "services/identity/IdNumber.h"
#include "services/identity/Mask.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;

/// Numbers, masks and handles.
class tst_Identity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idNumber_data();
    void idNumber();
    void everyOtherCheckCharacterIsWrong();
    void typedNumberIsNormalized();
    void age_data();
    void age();
    void masks_data();
    void masks();
    void rareCharactersAreOneCharacter();
    void handleTellsNothingAndDiffersByDay();
};

void tst_Identity::idNumber_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char* name, const char* number, bool isGood) {
        QTest::newRow(name) << QString::fromLatin1(number) << isGood;
    };
    row("sample with X", "11010519491231002X", true);
    row("sample of 1880", "440524188001010014", true);
    row("Hong Kong permit", "810000199408230021", true);
    row("Taiwan permit", "830000199201300022", true);
    row("foreigner 2023", "932682198501010017", true);
    row("foreigner 2023 second sample", "911124198108030024", true);
    row("wrong check", "11010519491231002Y", false);
    row("lower-case x is not normalized here", "11010519491231002x", false);
    row("15 digits", "110105491231002", false);
    row("empty", "", false);
    row("letter inside", "11010519491231A02X", false);
}

void tst_Identity::idNumber()
{
    QFETCH(const QString, number);
    QFETCH(const bool, isGood);
    QCOMPARE(isIdNumber(number, QDate(2026, 11, 22)), isGood);
}

void tst_Identity::everyOtherCheckCharacterIsWrong()
{
    const QString body = QStringLiteral("11010519491231002");
    int good = 0;
    for (const QChar c : QStringLiteral("0123456789X")) {
        good += isIdNumber(body + c, QDate(2026, 11, 22)) ? 1 : 0;
    }
    QCOMPARE(good, 1);
    // Born in the future, seen from before the birth.
    QVERIFY(!isIdNumber(body + u'X', QDate(1949, 12, 30)));
    QVERIFY(isIdNumber(body + u'X', QDate(1949, 12, 31)));
}

void tst_Identity::typedNumberIsNormalized()
{
    QCOMPARE(normalizedIdNumber(QStringLiteral(" 110105 19491231 002x ")),
             QStringLiteral("11010519491231002X"));
}

void tst_Identity::age_data()
{
    QTest::addColumn<QDate>("birth");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<int>("years");
    QTest::newRow("day before") << QDate(1966, 11, 23) << QDate(2026, 11, 22) << 59;
    QTest::newRow("birthday") << QDate(1966, 11, 22) << QDate(2026, 11, 22) << 60;
    QTest::newRow("leap day in a common year") << QDate(1964, 2, 29) << QDate(2025, 2, 28) << 60;
    QTest::newRow("leap day, a day later") << QDate(1964, 2, 29) << QDate(2025, 3, 1) << 61;
}

void tst_Identity::age()
{
    QFETCH(const QDate, birth);
    QFETCH(const QDate, today);
    QTEST(ageOn(birth, today), "years");
}

void tst_Identity::masks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("paper");
    QTest::newRow("two") << QStringLiteral("王芳") << QStringLiteral("王*")
                         << QStringLiteral("王*");
    QTest::newRow("three") << QStringLiteral("张建国") << QStringLiteral("张*国")
                           << QStringLiteral("张*");
    QTest::newRow("four") << QStringLiteral("欧阳建国") << QStringLiteral("欧*国")
                          << QStringLiteral("欧*");
    QTest::newRow("one") << QStringLiteral("王") << QStringLiteral("王*") << QStringLiteral("王*");
    QTest::newRow("none") << QString() << QString() << QString();
}

void tst_Identity::masks()
{
    QFETCH(const QString, name);
    QTEST(maskedName(name), "own");
    QTEST(surnameOnly(name), "paper");
    QCOMPARE(maskedIdNumber(QStringLiteral("11010519491231002X")),
             QStringLiteral("110105********002X"));
    QCOMPARE(maskedIdNumber(QStringLiteral("12345")), QStringLiteral("2345"));
    QCOMPARE(lastFour(QStringLiteral("123")), QStringLiteral("***"));
}

void tst_Identity::rareCharactersAreOneCharacter()
{
    // 𬭎 is a surrogate pair: half of it must not be shown.
    QCOMPARE(maskedName(QStringLiteral("李明𬭎")), QStringLiteral("李*𬭎"));
    QCOMPARE(surnameOnly(QStringLiteral("𬭎明")), QStringLiteral("𬭎*"));
}

void tst_Identity::handleTellsNothingAndDiffersByDay()
{
    const QString number = QStringLiteral("11010519491231002X");
    const QByteArray monday(32, 'm');
    const QByteArray tuesday(32, 't');
    const QString handle = dayHandle(crypto::Suite::National, monday, number);
    QCOMPARE(handle.size(), 32);
    QVERIFY(!handle.contains(number.last(4)));
    QCOMPARE(dayHandle(crypto::Suite::National, monday, number), handle);
    QVERIFY(dayHandle(crypto::Suite::National, tuesday, number) != handle);
    QVERIFY(dayHandle(crypto::Suite::International, monday, number) != handle);
}

QTEST_GUILESS_MAIN(tst_Identity)
#include "tst_Identity.moc"
