// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/Desk.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Desk;
using onewindow::testing::DeskTest;
using onewindow::testing::kPatienceMs;

/// What a clerk is told of the hall and its terminals, against a real hall.
class tst_HallAlarms : public DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void terminalsDevices();
    void terminalCallsForStaff();
    void staleAndBack();
    void staleForDays();
};

void tst_HallAlarms::terminalsDevices()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QCOMPARE(desk.model.alarms()->deviceText(), QString());
    m_rig->terminal().noteDevice(u"printer"_s, u"noPaper"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.alarms()->deviceText().contains(u"打印机缺纸"_s),
                             kPatienceMs);
    QVERIFY(desk.model.alarms()->deviceText().contains(u"1 号机"_s));
    m_rig->terminal().noteDevice(u"reader"_s, u"missing"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.alarms()->deviceText().contains(u"身份证阅读器"_s),
                             kPatienceMs);
    m_rig->terminal().noteDevice(u"printer"_s, u"ready"_s);
    m_rig->terminal().noteDevice(u"reader"_s, u"ready"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.alarms()->deviceText(), QString(), kPatienceMs);
}

void tst_HallAlarms::terminalCallsForStaff()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    m_rig->terminal().callStaff([](const Result<void>&) {});
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.alarms()->helpText().contains(u"1 号机"_s), kPatienceMs);
    desk.model.answerHelp();
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.alarms()->helpText(), QString(), kPatienceMs);
}

void tst_HallAlarms::staleAndBack()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    m_rig->hall.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.isFresh(), kPatienceMs);
    desk.clock.advance(5s);
    QVERIFY(!desk.model.alarms()->staleText().isEmpty());
    // What was known stays to be read.
    QCOMPARE(desk.model.queue()->count(), 1);
    m_rig->hall.start();
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.isFresh(), kPatienceMs);
    // The hall's store knows who is at work: nobody signs in anew.
    QVERIFY(desk.model.session()->isSignedIn());
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.windowState(), CounterViewModel::WindowState::Open,
                              kPatienceMs);
    QCOMPARE(desk.model.problem(), QString());
    QVERIFY(desk.waits(1));
}

void tst_HallAlarms::staleForDays()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    m_rig->hall.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.isFresh(), kPatienceMs);
    desk.clock.advance(5s);
    static const QRegularExpression today(u"[^-]\\b\\d\\d:\\d\\d:\\d\\d 起"_s);
    static const QRegularExpression earlier(u"\\d\\d-\\d\\d \\d\\d:\\d\\d 起"_s);
    QVERIFY(today.match(desk.model.alarms()->staleText()).hasMatch());
    desk.clock.advance(26h);
    QVERIFY2(earlier.match(desk.model.alarms()->staleText()).hasMatch(),
             qPrintable(desk.model.alarms()->staleText()));
}

QTEST_GUILESS_MAIN(tst_HallAlarms)
#include "tst_HallAlarms.moc"
