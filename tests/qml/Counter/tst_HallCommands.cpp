// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/Desk.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::Desk;
using onewindow::testing::DeskTest;
using onewindow::testing::kPatienceMs;
using onewindow::testing::StaffRig;

/// One press is one command, and what the hall refuses is said: against a real hall.
class tst_HallCommands : public DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void doublePress();
    void startAndFinishAreTwoPresses();
    void recallTooSoon();
    void recallThreeTimes();
};

void tst_HallCommands::doublePress()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(2));
    desk.nextPress();
    desk.model.callNext();
    desk.model.callNext();
    QVERIFY(desk.reaches(CitizenInHand::State::Called));
    desk.model.callNext();
    QVERIFY(desk.waits(1));
    // F4 starts and finishes: the echo of a start must not finish.
    desk.nextPress();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    desk.model.startOrFinish();
    QVERIFY(!desk.model.isBusy());
    QCOMPARE(desk.model.hand()->state(), CitizenInHand::State::Serving);
}

void tst_HallCommands::startAndFinishAreTwoPresses()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    QVERIFY(desk.call());
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    desk.nextPress();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
}

void tst_HallCommands::recallTooSoon()
{
    m_rig = std::make_unique<StaffRig>(queue::HallRules{.recallGapMs = 60'000});
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    QVERIFY(desk.call());
    desk.model.recall();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.problem().isEmpty(), kPatienceMs);
    // Nothing has changed meanwhile, so that must not be what it says.
    QVERIFY(!desk.model.problem().contains(u"情况刚刚变了"_s));
    QCOMPARE(desk.model.hand()->callCount(), 1);
}

void tst_HallCommands::recallThreeTimes()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    QVERIFY(desk.call());
    for (int count = 2; count <= 3; ++count) {
        desk.nextPress();
        desk.model.recall();
        QVERIFY(desk.isCalledTimes(count));
    }
    desk.nextPress();
    desk.model.recall();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.problem().isEmpty(), kPatienceMs);
    QCOMPARE(desk.model.hand()->callCount(), 3);
}

QTEST_GUILESS_MAIN(tst_HallCommands)
#include "tst_HallCommands.moc"
