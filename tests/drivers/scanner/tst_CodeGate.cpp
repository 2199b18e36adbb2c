// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/CodeGate.h"

#include <QTest>

using namespace onewindow::drivers;
using namespace std::chrono_literals;

class tst_CodeGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codeThatStaysIsReportedOnce();
    void codeThatStaysWhileNoneIsWantedIsNotReportedAfter();
    void codeThatWasNotReportedWhileNoneWasWantedIsReportedAfter();
    void codeThatWasAwayIsReportedAgain();
    void twoCodesThatTakeTurnsAreReportedOnceEach();
    void floodIsLimited();
};

void tst_CodeGate::codeThatStaysIsReportedOnce()
{
    CodeGate gate{{}};
    QVERIFY(gate.admits(u"a", 0ms));
    for (auto now = 500ms; now <= 60s; now += 500ms) {
        QVERIFY(!gate.admits(u"a", now));
    }
}

void tst_CodeGate::codeThatStaysWhileNoneIsWantedIsNotReportedAfter()
{
    CodeGate gate{{}};
    QVERIFY(gate.admits(u"a", 0ms));
    for (auto now = 500ms; now <= 10s; now += 500ms) {
        gate.note(u"a", now);
    }
    QVERIFY(!gate.admits(u"a", 10'500ms));
}

void tst_CodeGate::codeThatWasNotReportedWhileNoneWasWantedIsReportedAfter()
{
    CodeGate gate{{}};
    gate.note(u"a", 0ms);
    QVERIFY(gate.admits(u"a", 500ms));
}

void tst_CodeGate::codeThatWasAwayIsReportedAgain()
{
    CodeGate gate{{}};
    QVERIFY(gate.admits(u"a", 0ms));
    QVERIFY(!gate.admits(u"a", 2000ms));
    QVERIFY(!gate.admits(u"a", 4999ms));
    QVERIFY(gate.admits(u"a", 7999ms));
}

void tst_CodeGate::twoCodesThatTakeTurnsAreReportedOnceEach()
{
    CodeGate gate{{}};
    QVERIFY(gate.admits(u"a", 0ms));
    QVERIFY(gate.admits(u"b", 500ms));
    for (auto now = 1000ms; now <= 30s; now += 1000ms) {
        QVERIFY(!gate.admits(u"a", now));
        QVERIFY(!gate.admits(u"b", now + 500ms));
    }
}

void tst_CodeGate::floodIsLimited()
{
    CodeGate gate{{}};
    int reported = 0;
    for (int i = 0; i < 1000; ++i) {
        reported += gate.admits(QString::number(i), std::chrono::milliseconds(i)) ? 1 : 0;
    }
    QCOMPARE(reported, 4);
    QVERIFY(gate.isFlooded());
    QVERIFY(gate.admits(u"after", 1250ms));
    QVERIFY(!gate.isFlooded());
}

QTEST_GUILESS_MAIN(tst_CodeGate)
#include "tst_CodeGate.moc"
