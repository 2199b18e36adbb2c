// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/SessionTimer.h"

#include <QTest>

using onewindow::ui::KioskDelays;
using onewindow::ui::SessionTimer;

namespace {

constexpr qint64 kStartMs = 5'000'000;

} // namespace

/// When a session that nobody touches ends: the countdown comes for the last seconds only.
class TestSessionTimer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsOnlyTheLastSeconds_data();
    void countsOnlyTheLastSeconds();
    void takesLongerForElders();
    void aTouchBeginsAnew();
    void aTouchDoesNotStopTheCount();
    void aTouchOfAResultBeginsAnew();
    void extendsUpToTheLimit();
    void aResultIsCountedFromTheStart();
    void aSilentEndIsNotCounted();
    void stoppedNeverEnds();
    void saysWhenToLookAgain_data();
    void saysWhenToLookAgain();

private:
    KioskDelays m_delays;
};

void TestSessionTimer::countsOnlyTheLastSeconds_data()
{
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("isOver");
    QTest::newRow("at once") << 0 << -1 << false;
    QTest::newRow("59.9 s") << 59'900 << -1 << false;
    QTest::newRow("60 s") << 60'000 << 30 << false;
    QTest::newRow("60.1 s") << 60'100 << 30 << false;
    QTest::newRow("61 s") << 61'000 << 29 << false;
    QTest::newRow("89.5 s") << 89'500 << 1 << false;
    QTest::newRow("90 s") << 90'000 << 0 << true;
    QTest::newRow("2 h") << 7'200'000 << 0 << true;
}

void TestSessionTimer::countsOnlyTheLastSeconds()
{
    QFETCH(int, afterMs);
    SessionTimer timer(m_delays);
    timer.start(kStartMs, false, false, false);
    const auto left = timer.secondsLeft(kStartMs + afterMs);
    QTEST(left.value_or(-1), "seconds");
    QTEST(timer.isOver(kStartMs + afterMs), "isOver");
}

void TestSessionTimer::takesLongerForElders()
{
    SessionTimer timer(m_delays);
    timer.start(kStartMs, true, false, false);
    QVERIFY(!timer.secondsLeft(kStartMs + 119'000));
    QCOMPARE(timer.secondsLeft(kStartMs + 120'000), 30);
}

void TestSessionTimer::aTouchBeginsAnew()
{
    SessionTimer timer(m_delays);
    timer.start(kStartMs, false, false, false);
    timer.noteActivity(kStartMs + 50'000);
    QVERIFY(!timer.secondsLeft(kStartMs + 109'000));
    QVERIFY(timer.secondsLeft(kStartMs + 110'000));
}

void TestSessionTimer::aTouchDoesNotStopTheCount()
{
    SessionTimer timer(m_delays);
    timer.start(kStartMs, false, false, false);
    timer.noteActivity(kStartMs + 70'000);
    QCOMPARE(timer.secondsLeft(kStartMs + 70'000), 20);
}

void TestSessionTimer::aTouchOfAResultBeginsAnew()
{
    SessionTimer timer(m_delays);
    timer.start(kStartMs, false, true, false);
    timer.noteActivity(kStartMs + 20'000);
    QCOMPARE(timer.secondsLeft(kStartMs + 20'000), 30);
}

void TestSessionTimer::extendsUpToTheLimit()
{
    SessionTimer timer(m_delays);
    qint64 nowMs = kStartMs;
    timer.start(nowMs, false, false, false);
    for (int i = 0; i < 10; ++i) {
        nowMs += 80'000;
        QVERIFY(timer.secondsLeft(nowMs));
        QVERIFY(timer.extend(nowMs));
        QVERIFY(!timer.secondsLeft(nowMs));
    }
    nowMs += 80'000;
    QVERIFY(!timer.canExtend());
    QVERIFY(!timer.extend(nowMs));
    QCOMPARE(timer.secondsLeft(nowMs), 10);
    timer.resetExtensions();
    QVERIFY(timer.extend(nowMs));
}

void TestSessionTimer::aResultIsCountedFromTheStart()
{
    SessionTimer timer(m_delays);
    timer.start(kStartMs, false, true, false);
    QCOMPARE(timer.secondsLeft(kStartMs), 30);
    timer.start(kStartMs, true, true, false);
    QVERIFY(!timer.secondsLeft(kStartMs + 29'000));
    QCOMPARE(timer.secondsLeft(kStartMs + 31'000), 29);
    // More time is more, although the page has no quiet time of its own.
    timer.start(kStartMs, false, true, false);
    QVERIFY(timer.extend(kStartMs + 25'000));
    QVERIFY(!timer.isOver(kStartMs + 84'000));
}

void TestSessionTimer::aSilentEndIsNotCounted()
{
    SessionTimer timer(m_delays);
    timer.start(kStartMs, false, false, true);
    QVERIFY(!timer.secondsLeft(kStartMs + 60'000));
    QVERIFY(timer.isOver(kStartMs + 60'000));
}

void TestSessionTimer::stoppedNeverEnds()
{
    SessionTimer timer(m_delays);
    timer.start(kStartMs, false, false, false);
    timer.stop();
    QVERIFY(!timer.isOver(kStartMs + 1'000'000));
    QVERIFY(!timer.secondsLeft(kStartMs + 1'000'000));
    QVERIFY(!timer.nextChange(kStartMs));
    QVERIFY(!timer.extend(kStartMs));
}

void TestSessionTimer::saysWhenToLookAgain_data()
{
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<int>("inMs");
    QTest::newRow("at the start") << 0 << 60'000;
    QTest::newRow("half a second before") << 59'500 << 500;
    QTest::newRow("a whole second left") << 60'000 << 1000;
    QTest::newRow("in a second") << 60'250 << 750;
    QTest::newRow("over") << 90'000 << 0;
}

void TestSessionTimer::saysWhenToLookAgain()
{
    QFETCH(int, afterMs);
    SessionTimer timer(m_delays);
    timer.start(kStartMs, false, false, false);
    QTEST(static_cast<int>(timer.nextChange(kStartMs + afterMs).value_or(-1)), "inMs");
}

QTEST_APPLESS_MAIN(TestSessionTimer)
#include "tst_SessionTimer.moc"
