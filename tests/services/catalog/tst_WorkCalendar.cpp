// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/WorkCalendar.h"
#include "tests/Seed.h"

#include <QTest>

#include <random>

using namespace onewindow;
using namespace onewindow::catalog;
using namespace Qt::StringLiterals;

class TestWorkCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheNoticeOf2026_data();
    void knowsTheNoticeOf2026();
    void has33DaysOffAnd6MadeUp();
    void whoIsNearerCounts();
    void nextDays_data();
    void nextDays();
    void nextDaysAreThoseThatAreWorked();
    void countsOnFromADay_data();
    void countsOnFromADay();
    void givesUpWhereNothingIsWorked();
    void warnsOfAMissingNotice_data();
    void warnsOfAMissingNotice();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestWorkCalendar::knowsTheNoticeOf2026_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<bool>("isWorked");
    const auto row = [](const char* name, int month, int day, bool isWorked) {
        QTest::newRow(name) << QDate(2026, month, day) << isWorked;
    };
    row("New Year", 1, 1, false);
    row("New Year, last day", 1, 3, false);
    row("a Sunday made up for New Year", 1, 4, true);
    row("the Monday after", 1, 5, true);
    row("a Saturday made up before Spring Festival", 2, 14, true);
    row("Spring Festival, first day", 2, 15, false);
    row("Spring Festival, last day", 2, 23, false);
    row("back from Spring Festival", 2, 24, true);
    row("a Saturday made up after it", 2, 28, true);
    row("the Sunday after that", 3, 1, false);
    row("Qingming, a Monday", 4, 6, false);
    row("Labour Day", 5, 1, false);
    row("a Saturday made up for Labour Day", 5, 9, true);
    row("Dragon Boat, a Friday", 6, 19, false);
    row("a Sunday made up for National Day", 9, 20, true);
    row("Mid-Autumn, a Friday", 9, 25, false);
    row("National Day, last day", 10, 7, false);
    row("a Saturday made up for National Day", 10, 10, true);
    row("a Monday like any other", 11, 30, true);
    row("a Saturday like any other", 12, 5, false);
}

void TestWorkCalendar::knowsTheNoticeOf2026()
{
    QFETCH(QDate, day);
    QTEST(WorkCalendar::builtIn().isWorkingDay(day), "isWorked");
}

void TestWorkCalendar::has33DaysOffAnd6MadeUp()
{
    const WorkCalendar calendar = WorkCalendar::builtIn();
    int worked = 0;
    int madeUp = 0;
    for (QDate day(2026, 1, 1); day.year() == 2026; day = day.addDays(1)) {
        worked += calendar.isWorkingDay(day) ? 1 : 0;
        madeUp += calendar.isWorkingDay(day) && day.dayOfWeek() > 5 ? 1 : 0;
    }
    QCOMPARE(madeUp, 6);
    // 261 days from Monday to Friday; 33 days off, 13 of them at weekends that stay off.
    QCOMPARE(worked, 248);
}

void TestWorkCalendar::whoIsNearerCounts()
{
    WorkCalendar calendar = WorkCalendar::builtIn();
    const QDate holiday(2026, 10, 1);
    const QDate monday(2026, 4, 13);
    QVERIFY(!calendar.isWorkingDay(holiday));
    calendar.addRegional({.year = 2026, .days = {{holiday, false}, {monday, true}}});
    QVERIFY(calendar.isWorkingDay(holiday));
    QVERIFY(!calendar.isWorkingDay(monday));
    calendar.setOverride(holiday, false);
    calendar.setOverride(monday, true);
    QVERIFY(!calendar.isWorkingDay(holiday));
    QVERIFY(calendar.isWorkingDay(monday));
    // Of two notices about one day the later year's counts.
    const QDate endOfYear(2026, 12, 31);
    calendar.setNational({.year = 2027, .days = {{endOfYear, true}}});
    QVERIFY(!calendar.isWorkingDay(endOfYear));
    calendar.setWeekdays({6});
    QVERIFY(calendar.isWorkingDay(QDate(2026, 12, 5)));
    QVERIFY(!calendar.isWorkingDay(QDate(2026, 12, 7)));
}

void TestWorkCalendar::nextDays_data()
{
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::newRow("a Monday") << QDate(2026, 11, 30) << QDate(2026, 11, 30) << QDate(2026, 12, 7);
    QTest::newRow("a Sunday") << QDate(2026, 11, 29) << QDate(2026, 11, 30) << QDate(2026, 12, 4);
    QTest::newRow("before Spring Festival")
        << QDate(2026, 2, 14) << QDate(2026, 2, 14) << QDate(2026, 2, 28);
    QTest::newRow("before National Day")
        << QDate(2026, 9, 30) << QDate(2026, 9, 30) << QDate(2026, 10, 13);
}

void TestWorkCalendar::nextDays()
{
    QFETCH(QDate, today);
    const auto days = WorkCalendar::builtIn().workingDays(today, 5);
    QTEST(days.first(), "first");
    QTEST(days.last(), "last");
}

/// Whatever is off: they are worked, in order, the next ones, and as many as asked for.
void TestWorkCalendar::nextDaysAreThoseThatAreWorked()
{
    std::mt19937 random(testSeed());
    for (int i = 0; i < 200; ++i) {
        WorkCalendar calendar;
        const QDate today = QDate(2026, 1, 1).addDays(static_cast<int>(random() % 365));
        for (int k = 0; k < 20; ++k) {
            calendar.setOverride(today.addDays(static_cast<int>(random() % 20)), random() % 2 == 0);
        }
        const int count = 1 + static_cast<int>(random() % 10);
        const auto days = calendar.workingDays(today, count);
        QList<QDate> expected;
        for (QDate day = today; day <= days.last(); day = day.addDays(1)) {
            if (calendar.isWorkingDay(day)) {
                expected << day;
            }
        }
        QCOMPARE(days, expected);
        QCOMPARE(days.size(), count + (calendar.isWorkingDay(today) ? 1 : 0));
    }
}

void TestWorkCalendar::countsOnFromADay_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<int>("count");
    QTest::addColumn<QDate>("reached");
    QTest::newRow("within a week") << QDate(2026, 11, 23) << 4 << QDate(2026, 11, 27);
    QTest::newRow("over a weekend") << QDate(2026, 11, 27) << 1 << QDate(2026, 11, 30);
    QTest::newRow("from a Saturday") << QDate(2026, 11, 28) << 1 << QDate(2026, 11, 30);
    QTest::newRow("a week of work") << QDate(2026, 11, 30) << 5 << QDate(2026, 12, 7);
    QTest::newRow("none") << QDate(2026, 11, 28) << 0 << QDate(2026, 11, 28);
    QTest::newRow("a Sunday that is worked") << QDate(2025, 12, 31) << 1 << QDate(2026, 1, 4);
    QTest::newRow("over the Spring Festival") << QDate(2026, 2, 13) << 5 << QDate(2026, 2, 27);
    QTest::newRow("over both in autumn") << QDate(2026, 9, 24) << 5 << QDate(2026, 10, 9);
    QTest::newRow("into a year without a notice") << QDate(2026, 12, 31) << 1 << QDate(2027, 1, 1);
}

void TestWorkCalendar::countsOnFromADay()
{
    QFETCH(QDate, from);
    QFETCH(int, count);
    QTEST(WorkCalendar::builtIn().workingDayAfter(from, count), "reached");
}

void TestWorkCalendar::givesUpWhereNothingIsWorked()
{
    WorkCalendar never;
    never.setWeekdays({});
    QCOMPARE(never.workingDayAfter(QDate(2026, 11, 27), 1), QDate(2026, 11, 27).addDays(366));
}

void TestWorkCalendar::warnsOfAMissingNotice_data()
{
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QString>("year");
    QTest::newRow("in November") << QDate(2026, 11, 30) << QString();
    QTest::newRow("in December") << QDate(2026, 12, 1) << u"2027"_s;
    QTest::newRow("the year after") << QDate(2027, 3, 1) << u"2027"_s;
}

void TestWorkCalendar::warnsOfAMissingNotice()
{
    QFETCH(QDate, today);
    QFETCH(QString, year);
    WorkCalendar calendar = WorkCalendar::builtIn();
    const QString warning = calendar.warningAt(today);
    QVERIFY(year.isEmpty() ? warning.isEmpty() : warning.contains(year));
    calendar.setNational({.year = 2027, .days = {{QDate(2027, 1, 1), true}}});
    QCOMPARE(calendar.warningAt(today), QString());
}

void TestWorkCalendar::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* name, const char* json, const QString& detail) {
        QTest::newRow(name) << QByteArray(json) << detail;
    };
    row("no JSON", "{", u"at byte"_s);
    row("a list", "[]", u"is no object"_s);
    row("no year", R"({"days": []})", u"year must be"_s);
    row("no days", R"({"year": 2026, "days": []})", u"days must be"_s);
    row("no date", R"({"year": 2026, "days": [{"isOffDay": true}]})", u"days[0].date must be"_s);
    row("no such date", R"({"year": 2026, "days": [{"date": "2026-02-30", "isOffDay": true}]})",
        u"days[0].date must be"_s);
    row("another year", R"({"year": 2026, "days": [{"date": "2024-02-01", "isOffDay": true}]})",
        u"days[0].date is not of 2026"_s);
    row("off or not", R"({"year": 2026, "days": [{"date": "2026-02-01", "isOffDay": 1}]})",
        u"days[0].isOffDay must be"_s);
    row("twice",
        R"({"year": 2026, "days": [{"date": "2026-02-01", "isOffDay": true},)"
        R"({"date": "2026-02-01", "isOffDay": false}]})",
        u"days[1].date is there twice: 2026-02-01"_s);
}

void TestWorkCalendar::saysWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, detail);
    const auto list = HolidayList::parse(json, u"holidays.json"_s);
    QVERIFY(!list);
    QCOMPARE(list.error().code, ErrorCode::BadConfig);
    QVERIFY2(list.error().detail.startsWith(u"holidays.json: "_s) &&
                 list.error().detail.contains(detail),
             qPrintable(list.error().detail));
}

QTEST_GUILESS_MAIN(TestWorkCalendar)
#include "tst_WorkCalendar.moc"
