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

/// Who stands at the window, as far as the hall tells, against a real hall.
class tst_CitizenInHand : public DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void person();
    void personTyped();
    void outcomeUnknown();
};

void tst_CitizenInHand::person()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s, queue::TicketClass::Ordinary,
                queue::Person{.name = u"张建国"_s,
                              .idNumber = u"11010519880506997X"_s,
                              .birth = QDate(1988, 5, 6)});
    QVERIFY(desk.works(1));
    QCOMPARE(desk.model.hand()->person(), QString());
    QVERIFY(desk.call());
    // The name in full, to greet; of the number only its ends.
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.hand()->person().contains(u"张建国"_s), kPatienceMs);
    QVERIFY(desk.model.hand()->person().contains(u"110105"_s));
    QVERIFY(!desk.model.hand()->person().contains(u"19880506"_s));
    desk.model.noShow();
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.hand()->person(), QString(), kPatienceMs);
}

void tst_CitizenInHand::personTyped()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s, queue::TicketClass::Ordinary,
                queue::Person{.name = {},
                              .idNumber = u"11010519880506997X"_s,
                              .birth = QDate(1988, 5, 6),
                              .isTyped = true});
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(2));
    QVERIFY(desk.call());
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.hand()->person().contains(u"手工输入"_s), kPatienceMs);
    desk.model.noShow();
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    QVERIFY(desk.call());
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.hand()->person(), u"未刷身份证"_s, kPatienceMs);
}

void tst_CitizenInHand::outcomeUnknown()
{
    Desk desk(*m_rig);
    m_rig->takeUnknown(u"si"_s);
    QVERIFY(desk.works(1));
    QVERIFY(desk.model.queue()->lines().constFirst().tag.contains(u"出票未确认"_s));
    QVERIFY(desk.call());
    QVERIFY(desk.model.hand()->isOutcomeUnknown());
}

QTEST_GUILESS_MAIN(tst_CitizenInHand)
#include "tst_CitizenInHand.moc"
