// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/EnquiryLimits.h"
#include "tests/ManualClock.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::platform;
using namespace std::chrono_literals;

namespace {

const QString kKiosk = QStringLiteral("kiosk-1");
const QString kNumber = QStringLiteral("K1202611300001");

} // namespace

/// How often somebody may ask about cases.
class TestEnquiryLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numberHasFiveTries();
    void terminalHasTenTries();
    void rightOnesDoNotCount();
    void whoIsCountedElsewhereIsNotCountedHere();
    void personsAreAskedForInTurn();
};

void TestEnquiryLimits::numberHasFiveTries()
{
    ManualClock clock;
    EnquiryLimits limits(clock);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(limits.beginOf(kNumber));
    }
    QVERIFY(!limits.beginOf(kNumber));
    QVERIFY(limits.beginOf(QStringLiteral("K1202611300002")));
    clock.advance(2min);
    QVERIFY(limits.beginOf(kNumber));
    QVERIFY(!limits.beginOf(kNumber));
}

void TestEnquiryLimits::terminalHasTenTries()
{
    ManualClock clock;
    EnquiryLimits limits(clock);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(limits.beginAt(kKiosk));
    }
    QVERIFY(!limits.beginAt(kKiosk));
    QVERIFY(limits.beginAt(QStringLiteral("kiosk-2")));
    clock.advance(10min);
    QVERIFY(limits.beginAt(kKiosk));
}

void TestEnquiryLimits::rightOnesDoNotCount()
{
    ManualClock clock;
    EnquiryLimits limits(clock);
    for (int i = 0; i < 50; ++i) {
        QVERIFY(limits.beginAt(kKiosk) && limits.beginOf(kNumber));
        limits.forgiveAt(kKiosk);
        limits.forgiveOf(kNumber);
    }
}

void TestEnquiryLimits::whoIsCountedElsewhereIsNotCountedHere()
{
    ManualClock clock;
    EnquiryLimits limits(clock);
    for (int i = 0; i < 50; ++i) {
        QVERIFY(limits.beginAt({}));
    }
}

void TestEnquiryLimits::personsAreAskedForInTurn()
{
    ManualClock clock;
    EnquiryLimits limits(clock);
    for (int i = 0; i < EnquiryLimits::kPersons; ++i) {
        QVERIFY(limits.mayAsk(kKiosk));
    }
    QVERIFY(!limits.mayAsk(kKiosk));
    clock.advance(6s);
    QVERIFY(limits.mayAsk(kKiosk));
}

QTEST_GUILESS_MAIN(TestEnquiryLimits)
#include "tst_EnquiryLimits.moc"
