// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/EscrowRules.h"
#include "services/appointments/Slot.h"
#include "services/core/Durations.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::appointments;
using namespace Qt::StringLiterals;

/// Names of slots, and the rules of what goes down and comes back.
class TestSlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameAndSlotAreOne();
    void whatIsNoNameIsRefused_data();
    void whatIsNoNameIsRefused();
    void beginsInBeijingTime();
    void shareIsATenthButOne_data();
    void shareIsATenthButOne();
    void grantsAreBounded_data();
    void grantsAreBounded();
    void ordersFollowTheRules_data();
    void ordersFollowTheRules();
};

void TestSlot::nameAndSlotAreOne()
{
    const Slot slot{u"hall-1"_s, u"social.enrol-2_x"_s, u"2026-12-01"_s, 9 * 60, 9 * 60 + 30};
    QCOMPARE(slot.key(), u"social.enrol-2_x@2026-12-01T0900-0930"_s);
    const auto read = slotFromKey(u"hall-1"_s, slot.key());
    QVERIFY(read.has_value());
    QCOMPARE(*read, slot);
    const Slot untilMidnight{u"h"_s, u"m"_s, u"2026-12-01"_s, 0, kMinutesOfDay};
    QCOMPARE(slotFromKey(u"h"_s, untilMidnight.key()), std::optional(untilMidnight));
}

void TestSlot::whatIsNoNameIsRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("empty") << QString();
    QTest::newRow("no resource") << u"@2026-12-01T0900-0930"_s;
    QTest::newRow("space in the resource") << u"a b@2026-12-01T0900-0930"_s;
    QTest::newRow("slash in the resource") << u"a/b@2026-12-01T0900-0930"_s;
    QTest::newRow("not ASCII") << u"社保@2026-12-01T0900-0930"_s;
    QTest::newRow("too long") << QString(kResourceLimit + 1, u'a') + u"@2026-12-01T0900-0930"_s;
    QTest::newRow("no such day") << u"a@2026-02-30T0900-0930"_s;
    QTest::newRow("other digits") << u"a@２０２６-12-01T0900-0930"_s;
    QTest::newRow("sixty minutes") << u"a@2026-12-01T0960-1000"_s;
    QTest::newRow("ends before it begins") << u"a@2026-12-01T0930-0900"_s;
    QTest::newRow("no length") << u"a@2026-12-01T0900-0900"_s;
    QTest::newRow("past midnight") << u"a@2026-12-01T2300-2401"_s;
    QTest::newRow("sign") << u"a@2026-12-01T+900-0930"_s;
    QTest::newRow("more behind") << u"a@2026-12-01T0900-09300"_s;
}

void TestSlot::whatIsNoNameIsRefused()
{
    QFETCH(const QString, key);
    QVERIFY(!slotFromKey(u"hall-1"_s, key));
}

void TestSlot::beginsInBeijingTime()
{
    const Slot slot{{}, u"m"_s, u"2026-11-22"_s, 9 * 60, 10 * 60};
    QCOMPARE(slot.startsAtMs(), 1'795'309'200'000);
}

void TestSlot::shareIsATenthButOne_data()
{
    QTest::addColumn<qint64>("capacity");
    QTest::addColumn<qint64>("share");
    QTest::newRow("nothing of nothing") << qint64{0} << qint64{0};
    QTest::newRow("one of one") << qint64{1} << qint64{1};
    QTest::newRow("one of nineteen") << qint64{19} << qint64{1};
    QTest::newRow("two of twenty") << qint64{20} << qint64{2};
    QTest::newRow("rounded down") << qint64{199} << qint64{19};
}

void TestSlot::shareIsATenthButOne()
{
    QFETCH(const qint64, capacity);
    QFETCH(const qint64, share);
    QCOMPARE(shareOf(EscrowRules(), capacity), share);
}

void TestSlot::grantsAreBounded_data()
{
    QTest::addColumn<qint64>("level");
    QTest::addColumn<qint64>("kept");
    QTest::addColumn<qint64>("keptDay");
    QTest::addColumn<qint64>("share");
    QTest::addColumn<qint64>("free");
    QTest::addColumn<qint64>("amount");
    const auto row = [](const char* name, qint64 level, qint64 kept, qint64 keptDay, qint64 share,
                        qint64 free, qint64 amount) {
        QTest::newRow(name) << level << kept << keptDay << share << free << amount;
    };
    row("as ordered", 3, 0, 0, 10, 100, 3);
    row("what is missing", 3, 2, 2, 10, 100, 1);
    row("has enough", 3, 3, 3, 10, 100, 0);
    row("has more than enough", 1, 3, 3, 10, 100, 0);
    row("up to its share of the day", 5, 0, 8, 10, 100, 2);
    row("its day is full", 5, 0, 10, 10, 100, 0);
    row("over its day", 5, 0, 12, 10, 100, 0);
    row("half of what is free", 9, 0, 0, 10, 7, 4);
    row("the last one", 9, 0, 0, 10, 1, 1);
    row("none is free", 9, 0, 0, 10, 0, 0);
    row("more is out than there is", 9, 0, 0, 10, -3, 0);
}

void TestSlot::grantsAreBounded()
{
    QFETCH(const qint64, level);
    QFETCH(const qint64, kept);
    QFETCH(const qint64, keptDay);
    QFETCH(const qint64, share);
    QFETCH(const qint64, free);
    QFETCH(const qint64, amount);
    QCOMPARE(amountToGrant({level, kept, keptDay, share, free}), amount);
}

void TestSlot::ordersFollowTheRules_data()
{
    QTest::addColumn<int>("minutesBefore");
    QTest::addColumn<qint64>("standing");
    QTest::addColumn<bool>("isWantedBack");
    QTest::addColumn<bool>("isReturning");
    QTest::addColumn<qint64>("level");
    QTest::newRow("a level and what those below order")
        << 600 << qint64{0} << false << false << qint64{5};
    QTest::newRow("what was once needed stays") << 600 << qint64{9} << false << false << qint64{9};
    QTest::newRow("just in time") << 61 << qint64{0} << false << false << qint64{5};
    QTest::newRow("the slot is near") << 60 << qint64{9} << false << false << qint64{0};
    QTest::newRow("others need them now") << 600 << qint64{5} << true << true << qint64{0};
    QTest::newRow("others needed them") << 600 << qint64{0} << true << false << qint64{0};
    QTest::newRow("and somebody here wants one") << 600 << qint64{1} << true << false << qint64{1};
}

void TestSlot::ordersFollowTheRules()
{
    QFETCH(const int, minutesBefore);
    QFETCH(const qint64, standing);
    QFETCH(const bool, isWantedBack);
    QFETCH(const bool, isReturning);
    QFETCH(const qint64, level);
    const Holding holding{.nowMs = 1'000'000'000'000 - minutesBefore * kMinuteMs,
                          .startsAtMs = 1'000'000'000'000,
                          .standing = standing,
                          .ordersBelow = 3,
                          .isWantedBack = isWantedBack,
                          .isReturning = isReturning};
    QCOMPARE(levelToAsk(EscrowRules(), holding), level);
}

QTEST_GUILESS_MAIN(TestSlot)
#include "tst_Slot.moc"
