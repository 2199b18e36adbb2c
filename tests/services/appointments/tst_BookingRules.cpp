// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/BookingRules.h"
#include "services/core/Durations.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::appointments;
using namespace Qt::StringLiterals;

namespace {

constexpr int kNoon = 12 * 60;

Slot slotAt(int startMinute, int minutes = 30)
{
    return {{}, u"m"_s, u"2026-11-23"_s, startMinute, startMinute + minutes};
}

/// Minutes of the slot's own day.
qint64 minuteOf(qint64 ms, const Slot& slot)
{
    return (ms - slot.startsAtMs()) / kMinuteMs + slot.startMinute;
}

} // namespace

/// When the rules let somebody book, change and check in.
class TestBookingRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksInOnItsDay_data();
    void checksInOnItsDay();
    void booksAndChangesAhead();
};

void TestBookingRules::checksInOnItsDay_data()
{
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("early");
    QTest::addColumn<int>("late");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("until");
    QTest::newRow("noon") << kNoon << 30 << 15 << qint64(kNoon - 30) << qint64(kNoon + 15);
    QTest::newRow("first minute") << 0 << 30 << 15 << qint64(0) << qint64(15);
    QTest::newRow("just after midnight") << 10 << 30 << 15 << qint64(0) << qint64(25);
    QTest::newRow("just before midnight")
        << 23 * 60 + 50 << 30 << 15 << qint64(23 * 60 + 20) << qint64(23 * 60 + 59);
    QTest::newRow("last minute") << 1439 << 0 << 15 << qint64(1439) << qint64(1439);
    QTest::newRow("any time") << kNoon << 1440 << 1440 << qint64(0) << qint64(1439);
}

void TestBookingRules::checksInOnItsDay()
{
    QFETCH(int, start);
    QFETCH(int, early);
    QFETCH(int, late);
    BookingRules rules;
    rules.checkInEarlyMinutes = early;
    rules.checkInLateMinutes = late;
    const Slot slot = slotAt(start, 1);
    QTEST(minuteOf(checkInFrom(rules, slot), slot), "from");
    QTEST(minuteOf(checkInUntil(rules, slot), slot), "until");
}

void TestBookingRules::booksAndChangesAhead()
{
    const BookingRules rules;
    const Slot slot = slotAt(kNoon);
    QCOMPARE(minuteOf(bookUntil(rules, slot), slot), qint64(kNoon - rules.bookAheadMinutes));
    QCOMPARE(minuteOf(changeUntil(rules, slot), slot), qint64(kNoon - rules.cancelAheadMinutes));
    // The day before, for whoever asks so much.
    BookingRules strict;
    strict.cancelAheadMinutes = 24 * 60;
    QCOMPARE(minuteOf(changeUntil(strict, slot), slot), qint64(kNoon - 24 * 60));
}

QTEST_GUILESS_MAIN(TestBookingRules)
#include "tst_BookingRules.moc"
