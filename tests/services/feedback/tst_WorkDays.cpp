// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/WorkDays.h"

#include <QTest>

using namespace onewindow::feedback;

class TestWorkDays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWorkingDaysAlone_data();
    void countsWorkingDaysAlone();
    void takesAnotherCalendar();
    void endsWithoutAnyWorkingDay();
};

void TestWorkDays::countsWorkingDaysAlone_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<int>("count");
    QTest::addColumn<QDate>("reached");
    const QDate monday(2026, 11, 23);
    QTest::newRow("none") << monday << 0 << monday;
    QTest::newRow("next day") << monday << 1 << QDate(2026, 11, 24);
    QTest::newRow("a week") << monday << 5 << QDate(2026, 11, 30);
    QTest::newRow("from Friday") << QDate(2026, 11, 27) << 1 << QDate(2026, 11, 30);
    QTest::newRow("from Saturday") << QDate(2026, 11, 28) << 1 << QDate(2026, 11, 30);
    QTest::newRow("three weeks") << monday << 15 << QDate(2026, 12, 14);
}

void TestWorkDays::countsWorkingDaysAlone()
{
    QFETCH(QDate, from);
    QFETCH(int, count);
    QFETCH(QDate, reached);
    QCOMPARE(addWorkDays(from, count, &isWeekday), reached);
}

void TestWorkDays::takesAnotherCalendar()
{
    const auto everyDay = [](const QDate&) { return true; };
    QCOMPARE(addWorkDays(QDate(2026, 11, 27), 2, everyDay), QDate(2026, 11, 29));
}

void TestWorkDays::endsWithoutAnyWorkingDay()
{
    const auto never = [](const QDate&) { return false; };
    QVERIFY(addWorkDays(QDate(2026, 11, 27), 1, never).isValid());
}

QTEST_APPLESS_MAIN(TestWorkDays)
#include "tst_WorkDays.moc"
