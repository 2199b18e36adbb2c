// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/OpeningHours.h"
#include "tests/Seed.h"

#include <QTest>

#include <random>

using namespace onewindow;
using namespace onewindow::catalog;
using namespace Qt::StringLiterals;

namespace {

const QDate kMonday(2026, 11, 23);

/// Two parts on Monday, closed on Tuesday, open all of Wednesday; Friday is not known.
OpeningHours sample()
{
    OpeningHours hours;
    hours.set(kMonday, {{9 * 60, 12 * 60}, {13 * 60 + 30, 17 * 60}});
    hours.set(kMonday.addDays(1), {});
    hours.set(kMonday.addDays(2), {{0, 24 * 60}});
    hours.set(kMonday.addDays(3), {});
    return hours;
}

} // namespace

class TestOpeningHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsParts_data();
    void readsParts();
    void listsAreInOrder_data();
    void listsAreInOrder();
    void closesByTheMinute_data();
    void closesByTheMinute();
    void writesWhatItReads();
    void leavesOutWhatIsWrong();
    void nextOpeningIsTheFirst();
    void endsEarlier_data();
    void endsEarlier();
};

void TestOpeningHours::readsParts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("from"); // -1: none.
    QTest::addColumn<int>("until");
    QTest::newRow("a morning") << u"0900-1200"_s << 540 << 720;
    QTest::newRow("a day") << u"0000-2400"_s << 0 << 1440;
    QTest::newRow("a minute") << u"2359-2400"_s << 1439 << 1440;
    QTest::newRow("nothing") << QString() << -1 << 0;
    QTest::newRow("backwards") << u"1200-0900"_s << -1 << 0;
    QTest::newRow("no time at all") << u"0900-0900"_s << -1 << 0;
    QTest::newRow("a minute too many") << u"0960-1200"_s << -1 << 0;
    QTest::newRow("after midnight") << u"0900-2401"_s << -1 << 0;
    QTest::newRow("an hour too many") << u"2500-2600"_s << -1 << 0;
    QTest::newRow("with colons") << u"09:00-12:00"_s << -1 << 0;
    QTest::newRow("another dash") << u"0900–1200"_s << -1 << 0;
    QTest::newRow("other digits") << u"٠٩٠٠-1200"_s << -1 << 0;
    QTest::newRow("a space") << u"0900-1200 "_s << -1 << 0;
}

void TestOpeningHours::readsParts()
{
    QFETCH(QString, text);
    QFETCH(int, from);
    QFETCH(int, until);
    const auto span = daySpanFrom(text);
    QCOMPARE(span.has_value(), from >= 0);
    if (span) {
        QCOMPARE(*span, (DaySpan{from, until}));
        QCOMPARE(toText(*span), text);
    }
}

void TestOpeningHours::listsAreInOrder_data()
{
    QTest::addColumn<QJsonArray>("texts");
    QTest::addColumn<int>("size"); // -1: none.
    QTest::newRow("none") << QJsonArray() << 0;
    QTest::newRow("two") << QJsonArray{u"0900-1200"_s, u"1300-1700"_s} << 2;
    QTest::newRow("one after the other") << QJsonArray{u"0900-1200"_s, u"1200-1700"_s} << 2;
    QTest::newRow("overlapping") << QJsonArray{u"0900-1300"_s, u"1200-1700"_s} << -1;
    QTest::newRow("backwards") << QJsonArray{u"1300-1700"_s, u"0900-1200"_s} << -1;
    QTest::newRow("a number") << QJsonArray{900} << -1;
    QJsonArray many;
    for (int hour = 0; hour < 9; ++hour) {
        many.append(toText({hour * 60, hour * 60 + 30}));
    }
    QTest::newRow("too many") << many << -1;
}

void TestOpeningHours::listsAreInOrder()
{
    QFETCH(QJsonArray, texts);
    QFETCH(int, size);
    const auto spans = daySpansFrom(texts);
    QCOMPARE(spans ? static_cast<int>(spans->size()) : -1, size);
}

void TestOpeningHours::closesByTheMinute_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<bool>("isClosed");
    QTest::addColumn<QDateTime>("opens"); // What nextOpening() says; invalid: nothing.
    const auto at = [](int day, int hour, int minute, int second = 0) {
        return QDateTime(kMonday.addDays(day), QTime(hour, minute, second));
    };
    QTest::newRow("before") << at(0, 8, 59, 59) << true << at(0, 9, 0);
    QTest::newRow("first minute") << at(0, 9, 0) << false << at(0, 13, 30);
    QTest::newRow("last second") << at(0, 11, 59, 59) << false << at(0, 13, 30);
    QTest::newRow("noon") << at(0, 12, 0) << true << at(0, 13, 30);
    QTest::newRow("evening") << at(0, 17, 0) << true << at(2, 0, 0);
    QTest::newRow("closed day") << at(1, 10, 0) << true << at(2, 0, 0);
    QTest::newRow("open all day") << at(2, 23, 59) << false << QDateTime();
    QTest::newRow("before a day that is not known") << at(3, 10, 0) << true << QDateTime();
    QTest::newRow("not known") << at(4, 3, 0) << false << QDateTime();
    QTest::newRow("the day before all") << at(-1, 3, 0) << false << QDateTime();
}

void TestOpeningHours::closesByTheMinute()
{
    QFETCH(QDateTime, at);
    QFETCH(bool, isClosed);
    QFETCH(QDateTime, opens);
    QCOMPARE(sample().isClosed(at), isClosed);
    QCOMPARE(sample().nextOpening(at), opens);
}

void TestOpeningHours::writesWhatItReads()
{
    QCOMPARE(OpeningHours::fromJson(sample().toJson()), sample());
    QVERIFY(OpeningHours::fromJson({}).isEmpty());
}

void TestOpeningHours::leavesOutWhatIsWrong()
{
    QJsonObject json{{u"2026-11-23"_s, QJsonArray{u"0900-1200"_s}},
                     {u"2026-02-30"_s, QJsonArray{u"0900-1200"_s}},
                     {u"2026-11-24"_s, u"0900-1200"_s},
                     {u"2026-11-25"_s, QJsonArray{u"1200-0900"_s}}};
    const OpeningHours hours = OpeningHours::fromJson(json);
    QCOMPARE(hours.toJson().keys(), QStringList(u"2026-11-23"_s));
    for (int day = 0; day < 300; ++day) {
        json.insert(QDate(2027, 1, 1).addDays(day).toString(Qt::ISODate), QJsonArray());
    }
    QCOMPARE(OpeningHours::fromJson(json).toJson().size(), OpeningHours::kDaysLimit);
}

/// Whatever the hours are: it is open at the next opening, and closed from now until then.
void TestOpeningHours::nextOpeningIsTheFirst()
{
    std::mt19937 random(testSeed());
    std::uniform_int_distribution<int> minute(0, 24 * 60 - 1);
    std::uniform_int_distribution<int> parts(0, 3);
    for (int round = 0; round < 200; ++round) {
        OpeningHours hours;
        for (int day = 0; day < 5; ++day) {
            QList<DaySpan> spans;
            int from = 0;
            for (int part = parts(random); part > 0; --part) {
                const int begin = from + minute(random) / 4;
                const int end = begin + 1 + minute(random) / 6;
                if (end <= 24 * 60) {
                    spans.append({begin, end});
                    from = end + 1;
                }
            }
            hours.set(kMonday.addDays(day), spans);
        }
        const QDateTime at(kMonday, QTime(0, 0).addSecs(minute(random) * 60));
        if (!hours.isClosed(at)) {
            continue;
        }
        const QDateTime opens = hours.nextOpening(at);
        const QDateTime end = opens.isValid() ? opens : QDateTime(kMonday.addDays(5), QTime(0, 0));
        for (QDateTime time = at; time < end; time = time.addSecs(60)) {
            QVERIFY(hours.isClosed(time));
        }
        QVERIFY(!opens.isValid() || !hours.isClosed(opens));
    }
}

void TestOpeningHours::endsEarlier_data()
{
    QTest::addColumn<int>("day"); // After Monday.
    QTest::addColumn<int>("minute");
    QTest::addColumn<QString>("left");
    QTest::addColumn<int>("end"); // -1: none.
    QTest::newRow("in the afternoon") << 0 << 15 * 60 << u"0900-1200 1330-1500"_s << 15 * 60;
    QTest::newRow("over lunch") << 0 << 13 * 60 << u"0900-1200"_s << 12 * 60;
    QTest::newRow("when a part begins") << 0 << 13 * 60 + 30 << u"0900-1200"_s << 12 * 60;
    QTest::newRow("in the morning") << 0 << 10 * 60 << u"0900-1000"_s << 10 * 60;
    QTest::newRow("before it opens") << 0 << 8 * 60 << QString() << -1;
    QTest::newRow("no earlier") << 0 << 18 * 60 << u"0900-1200 1330-1700"_s << 17 * 60;
    QTest::newRow("closed anyway") << 1 << 10 * 60 << QString() << -1;
    QTest::newRow("not known") << 4 << 10 * 60 << u"0000-1000"_s << 10 * 60;
    QTest::newRow("not known, at midnight") << 4 << 0 << QString() << -1;
}

void TestOpeningHours::endsEarlier()
{
    QFETCH(int, day);
    QFETCH(int, minute);
    QFETCH(QString, left);
    QFETCH(int, end);
    OpeningHours hours = sample();
    hours.endEarlier(kMonday.addDays(day), minute);
    QStringList spans;
    const QJsonArray kept =
        hours.toJson().value(kMonday.addDays(day).toString(Qt::ISODate)).toArray();
    for (const QJsonValue span : kept) {
        spans << span.toString();
    }
    QCOMPARE(spans.join(u' '), left);
    QCOMPARE(hours.endOf(kMonday.addDays(day)).value_or(-1), end);
    // Other days are as they were.
    QCOMPARE(hours.endOf(kMonday.addDays(2)).value_or(-1), 24 * 60);
}

QTEST_GUILESS_MAIN(TestOpeningHours)
#include "tst_OpeningHours.moc"
