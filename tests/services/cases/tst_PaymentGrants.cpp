// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FeedKinds.h"
#include "tests/services/cases/PaymentDeskTest.h"

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = BoxAnswer::State;

namespace {

/// A case that another terminal filed.
const QByteArray kAnothers(16, 'x');

} // namespace

/// What is charged only where the hall says yes: of a case that another terminal filed, or that was
/// let go of here.
class tst_PaymentGrants : public PaymentDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void hallIsAskedForAnothersCase();
    void hallIsAskedForWhatWasLetGo();
    void hallDenies();
    void hallIsSilent();
    void givenBackBeforeTheHallHasAnswered();
    void cutWhileTheHallWasAsked();

private:
    /// What the hall says of the order that it was asked for last.
    void hallSays(bool isGranted);
};

void tst_PaymentGrants::hallSays(bool isGranted)
{
    const QByteArray order = m_rig->orders(kAnothers).constLast().id;
    m_rig->desk->onChangesApplied(
        {.cursor = {},
         .changes = {
             {.kind = QString::fromLatin1(feed::kPayment),
              .id = idToText(order),
              .version = 1,
              .body = QJsonObject{{u"case"_s, idToText(kAnothers)}, {u"granted"_s, isGranted}}}}});
    m_rig->settle();
}

void tst_PaymentGrants::hallIsAskedForAnothersCase()
{
    m_rig->desk->pay(kAnothers, kFee, u"补卡"_s);
    m_rig->settle();
    QCOMPARE(lastStep(), PaymentStep::Beginning);
    QVERIFY(m_charged.isEmpty());
    QVERIFY(!m_rig->desk->isReady());
    QCOMPARE(m_rig->kinds(), QStringList{u"payment.wanted"_s});
    QCOMPARE(m_rig->money(kAnothers, kFee).state, MoneyState::Open);
    hallSays(true);
    QCOMPARE(m_rig->kinds(), (QStringList{u"payment.wanted"_s, u"payment.begun"_s}));
    QCOMPARE(m_charged.size(), 1);
    QCOMPARE(m_charged.constFirst().cents, kFee);
    hallSays(true); // Said twice, it is charged once.
    QCOMPARE(m_charged.size(), 1);
    answer(State::Paid, u"PB1"_s);
    QCOMPARE(lastStep(), PaymentStep::Paid);
    QCOMPARE(m_rig->money(kAnothers, kFee).state, MoneyState::Paid);
    // Known here, it is not asked for again.
    m_rig->desk->pay(kAnothers, kFee, {});
    m_rig->settle();
    QCOMPARE(lastStep(), PaymentStep::Failed);
}

void tst_PaymentGrants::hallIsAskedForWhatWasLetGo()
{
    m_rig->append(facts::kFeeReleased, m_case, {{u"claim"_s, u"c"_s}});
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    QVERIFY(m_charged.isEmpty());
    QCOMPARE(m_rig->kinds().constLast(), u"payment.wanted"_s);
}

void tst_PaymentGrants::hallDenies()
{
    m_rig->desk->pay(kAnothers, kFee, {});
    m_rig->settle();
    hallSays(false);
    QCOMPARE(lastStep(), PaymentStep::Denied);
    QVERIFY(m_charged.isEmpty());
    QCOMPARE(m_rig->kinds(), (QStringList{u"payment.wanted"_s, u"payment.refused"_s}));
    QVERIFY(m_rig->desk->isReady());
}

void tst_PaymentGrants::hallIsSilent()
{
    make({.granting = 1ms});
    m_rig->desk->pay(kAnothers, kFee, {});
    QTRY_VERIFY((m_rig->settle(), lastStep() == PaymentStep::Denied));
    QCOMPARE(m_rig->kinds(), (QStringList{u"payment.wanted"_s, u"payment.refused"_s}));
    hallSays(true); // Too late.
    QVERIFY(m_charged.isEmpty());
    QVERIFY(m_rig->desk->isReady());
}

void tst_PaymentGrants::givenBackBeforeTheHallHasAnswered()
{
    m_rig->desk->pay(kAnothers, kFee, {});
    m_rig->settle();
    m_rig->desk->cancel(kAnothers);
    m_rig->settle();
    QCOMPARE(lastStep(), PaymentStep::Cancelled);
    hallSays(true);
    QVERIFY(m_charged.isEmpty());
    QVERIFY(m_cancelled.isEmpty()); // The box has never heard of it.
    QCOMPARE(m_rig->kinds(), (QStringList{u"payment.wanted"_s, u"payment.refused"_s}));
}

void tst_PaymentGrants::cutWhileTheHallWasAsked()
{
    m_rig->desk->pay(kAnothers, kFee, {});
    m_rig->settle();
    make();
    QCOMPARE(m_rig->kinds(), (QStringList{u"payment.wanted"_s, u"payment.refused"_s}));
    QVERIFY(m_asked.isEmpty());
    QVERIFY(m_rig->desk->isReady());
}

QTEST_GUILESS_MAIN(tst_PaymentGrants)
#include "tst_PaymentGrants.moc"
