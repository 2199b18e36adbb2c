// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/supervision/Alarms.h"
#include "tests/services/cases/PaymentDeskTest.h"

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = BoxAnswer::State;

/// One order at a time, by hand: what is durable when, and what is asked after a power cut.
class tst_PaymentDesk : public PaymentDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void durableBeforeTheBoxHears();
    void paidOnceItIsRecorded();
    void endsWithoutMoney_data();
    void endsWithoutMoney();
    void neverChargedAgain();
    void nothingIsDue();
    void notWithoutTheBox();
    void cancelled();
    void cancelledBeforeItWasDurable();
    void paidWhileItWasTakenBack();
    void unknownIsAskedWhenTheBoxIsBack();
    void silentBoxIsAskedAgain();
    void powerCutIsSettledBeforeAnythingElse_data();
    void powerCutIsSettledBeforeAnythingElse();
    void whatComesBackIsAskedFor();
    void payerWhoNeverPays();
    void boxThatNeverSaysHowItEnded();
    void boxThatForgotIsCancelled();
    void moneyAfterAllIsNoted();
    void moneyForARejectedCaseIsNoted_data();
    void moneyForARejectedCaseIsNoted();
    void othersWordIsLeftOut();
    void letsGoWhenTheDayIsOver();

private:
    void turnDown(const QByteArray& caseId, const QString& state);
};

void tst_PaymentDesk::turnDown(const QByteArray& caseId, const QString& state)
{
    journal::FeedPage page;
    page.cursor = {.epoch = u"e"_s, .position = 1};
    page.changes << journal::FeedChange{.kind = u"case"_s,
                                        .id = idToText(caseId),
                                        .version = 1,
                                        .body = QJsonObject{{u"state"_s, state}}};
    journal::succeed(m_rig->writer.runAndWait<void>(
        [&page](storage::Database& store) { return journal::FeedCache().apply(store, page); }));
    m_rig->desk->onChangesApplied(page);
    m_rig->settle();
}

void tst_PaymentDesk::durableBeforeTheBoxHears()
{
    QVERIFY(m_rig->desk->isReady());
    QStringList kindsThen;
    connect(m_rig->desk.get(), &PaymentDesk::chargeWanted, this,
            [&] { kindsThen = m_rig->kinds(); });
    m_rig->desk->pay(m_case, kFee, u"补卡"_s);
    QCOMPARE(lastStep(), PaymentStep::Beginning);
    QVERIFY(m_charged.isEmpty());
    m_rig->settle();
    QCOMPARE(m_charged.size(), 1);
    QCOMPARE(m_charged.constFirst().id.size(), 16);
    QCOMPARE(m_charged.constFirst().cents, kFee);
    QCOMPARE(m_charged.constFirst().subject, u"补卡"_s);
    QCOMPARE(kindsThen, (QStringList{u"payment.begun"_s}));
    QCOMPARE(m_rig->money(m_case, kFee).state, MoneyState::Open);
    answer(State::Waiting, {}, u"https://pay.example/1"_s);
    QCOMPARE(lastStep(), PaymentStep::Waiting);
    QCOMPARE(m_steps->constLast().at(0).value<PaymentProgress>().code, u"https://pay.example/1"_s);
}

void tst_PaymentDesk::paidOnceItIsRecorded()
{
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    MoneyState stateThen = MoneyState::None;
    connect(m_rig->desk.get(), &PaymentService::progressed, this,
            [&](const PaymentProgress& progress) {
                if (progress.step == PaymentStep::Paid) {
                    stateThen = m_rig->money(m_case, kFee).state;
                }
            });
    answer(State::Waiting);
    answer(State::Paid, u"PB000001"_s);
    QCOMPARE(lastStep(), PaymentStep::Paid);
    QCOMPARE(stateThen, MoneyState::Paid);
    QCOMPARE(m_rig->money(m_case, kFee).receipt, u"PB000001"_s);
    QVERIFY(m_rig->desk->isReady());
    // The same said again is no news.
    answer(State::Paid, u"PB000001"_s);
    QCOMPARE(m_rig->kinds(), (QStringList{u"payment.begun"_s, u"payment.paid"_s}));
}

void tst_PaymentDesk::endsWithoutMoney_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<PaymentStep>("step");
    QTest::addColumn<QString>("kind");
    QTest::newRow("refused") << State::Refused << PaymentStep::Refused << u"payment.refused"_s;
    QTest::newRow("lapsed") << State::Lapsed << PaymentStep::Lapsed << u"payment.lapsed"_s;
    QTest::newRow("taken back") << State::Cancelled << PaymentStep::Cancelled
                                << u"payment.refused"_s;
}

void tst_PaymentDesk::endsWithoutMoney()
{
    QFETCH(State, state);
    QFETCH(PaymentStep, step);
    QFETCH(QString, kind);
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    answer(state);
    QCOMPARE(lastStep(), step);
    QCOMPARE(m_rig->kinds(), (QStringList{u"payment.begun"_s, kind}));
    QCOMPARE(m_rig->money(m_case, kFee).state, MoneyState::Due);
    // And is tried again, by another order.
    const QByteArray first = m_charged.constFirst().id;
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    QCOMPARE(m_charged.size(), 2);
    QVERIFY(m_charged.constLast().id != first);
}

void tst_PaymentDesk::neverChargedAgain()
{
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    answer(State::Paid, u"PB000001"_s);
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    QCOMPARE(lastStep(), PaymentStep::Failed);
    QCOMPARE(m_charged.size(), 1);
    make();
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    QCOMPARE(lastStep(), PaymentStep::Failed);
    QVERIFY(m_charged.isEmpty());
}

void tst_PaymentDesk::nothingIsDue()
{
    for (const int fee : {0, kFee + 1}) { // Nothing, or another amount than the payer has seen.
        m_rig->desk->pay(m_rig->file(fee), kFee, {});
        m_rig->settle();
        QCOMPARE(lastStep(), PaymentStep::Failed);
    }
    QVERIFY(m_charged.isEmpty());
    QVERIFY(m_rig->desk->isReady());
}

void tst_PaymentDesk::notWithoutTheBox()
{
    m_rig->desk->setBoxReady(false);
    QVERIFY(!m_rig->desk->isReady());
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    QCOMPARE(lastStep(), PaymentStep::Failed);
    QVERIFY(m_rig->kinds().isEmpty());
}

void tst_PaymentDesk::cancelled()
{
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    answer(State::Waiting);
    m_rig->desk->cancel(m_case);
    QCOMPARE(lastStep(), PaymentStep::Cancelling);
    QCOMPARE(m_cancelled, (QList<QByteArray>{m_charged.constFirst().id}));
    // Not before the box has said so.
    QCOMPARE(m_rig->money(m_case, kFee).state, MoneyState::Open);
    answer(State::Cancelled);
    QCOMPARE(lastStep(), PaymentStep::Cancelled);
}

void tst_PaymentDesk::cancelledBeforeItWasDurable()
{
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->desk->cancel(m_case);
    m_rig->settle();
    QVERIFY(m_charged.isEmpty());
    QCOMPARE(m_cancelled.size(), 1);
    answer(State::Cancelled);
    QCOMPARE(lastStep(), PaymentStep::Cancelled);
}

void tst_PaymentDesk::paidWhileItWasTakenBack()
{
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    answer(State::Waiting);
    m_rig->desk->cancel(m_case);
    answer(State::Paid, u"PB000001"_s);
    QCOMPARE(lastStep(), PaymentStep::Paid);
    QCOMPARE(m_rig->money(m_case, kFee).state, MoneyState::Paid);
}

void tst_PaymentDesk::unknownIsAskedWhenTheBoxIsBack()
{
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    answer(State::Waiting);
    m_rig->desk->setBoxReady(false);
    answer(State::Lost);
    QCOMPARE(lastStep(), PaymentStep::Unknown);
    QVERIFY(m_rig->kinds().contains(QLatin1String(supervision::kAlarmRaised)));
    QVERIFY(m_asked.isEmpty());
    m_rig->desk->setBoxReady(true);
    QCOMPARE(m_asked, (QList<QByteArray>{m_charged.constFirst().id}));
    QVERIFY(!m_rig->desk->isReady());
    answer(State::Paid, u"PB000001"_s);
    QCOMPARE(lastStep(), PaymentStep::Paid);
    QCOMPARE(m_rig->money(m_case, kFee).state, MoneyState::Paid);
    QVERIFY(m_rig->desk->isReady());
}

void tst_PaymentDesk::silentBoxIsAskedAgain()
{
    make({.askAgain = 1ms});
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    answer(State::Lost);
    QTRY_COMPARE(m_asked.size(), 1);
    answer(State::Lost);
    QTRY_COMPARE(m_asked.size(), 2);
    answer(State::Lapsed);
    QCOMPARE(lastStep(), PaymentStep::Lapsed);
    QVERIFY(m_rig->desk->isReady());
}

void tst_PaymentDesk::powerCutIsSettledBeforeAnythingElse_data()
{
    QTest::addColumn<bool>("isSent");
    QTest::addColumn<QList<State>>("answers");
    QTest::addColumn<bool>("isCancelled");
    QTest::addColumn<MoneyState>("money");
    using L = QList<State>;
    QTest::newRow("never sent") << false << L{State::NotKnown, State::Cancelled} << true
                                << MoneyState::Due;
    QTest::newRow("paid meanwhile") << true << L{State::Paid} << false << MoneyState::Paid;
    QTest::newRow("still waits") << true << L{State::Waiting, State::Cancelled} << true
                                 << MoneyState::Due;
    QTest::newRow("paid at the last moment")
        << true << L{State::Waiting, State::Paid} << true << MoneyState::Paid;
    QTest::newRow("refused meanwhile") << true << L{State::Refused} << false << MoneyState::Due;
    QTest::newRow("said twice") << true << L{State::NotKnown, State::NotKnown, State::Cancelled}
                                << true << MoneyState::Due;
}

void tst_PaymentDesk::powerCutIsSettledBeforeAnythingElse()
{
    QFETCH(bool, isSent);
    QFETCH(QList<State>, answers);
    QFETCH(bool, isCancelled);
    QFETCH(MoneyState, money);
    m_rig->desk->pay(m_case, kFee, {});
    if (isSent) {
        m_rig->settle();
    }
    make();
    QVERIFY(m_charged.isEmpty());
    QCOMPARE(m_asked.size(), 1);
    QVERIFY(!m_rig->desk->isReady());
    const QByteArray other = m_rig->file(kFee);
    m_rig->desk->pay(other, kFee, {});
    m_rig->settle();
    QCOMPARE(lastStep(), PaymentStep::Failed);
    for (const State state : answers) {
        answer(state, state == State::Paid ? u"PB000001"_s : QString());
    }
    QCOMPARE(m_cancelled.size(), isCancelled ? 1 : 0);
    QCOMPARE(m_rig->money(m_case, kFee).state, money);
    QVERIFY(m_rig->desk->isReady());
    m_rig->desk->pay(other, kFee, {});
    m_rig->settle();
    QCOMPARE(m_charged.size(), 1);
}

/// A store that was put back hears of what it had lost only after this program was started.
void tst_PaymentDesk::whatComesBackIsAskedFor()
{
    const QByteArray order(16, 'o');
    m_rig->append(facts::kPaymentBegun, m_case,
                  {{u"order"_s, idToText(order)}, {u"cents"_s, kFee}});
    QVERIFY(m_rig->desk->isReady());
    m_rig->desk->onStoreSettled();
    m_rig->settle();
    QVERIFY(!m_rig->desk->isReady());
    QCOMPARE(m_asked, (QList<QByteArray>{order}));
    answer(State::Paid, u"PB000001"_s);
    QCOMPARE(m_rig->money(m_case, kFee).state, MoneyState::Paid);
    QVERIFY(m_rig->desk->isReady());
}

void tst_PaymentDesk::payerWhoNeverPays()
{
    make({.patience = 1ms});
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    answer(State::Waiting);
    QTRY_COMPARE(m_cancelled.size(), 1);
    QCOMPARE(lastStep(), PaymentStep::Cancelling);
}

void tst_PaymentDesk::boxThatNeverSaysHowItEnded()
{
    make({.ending = 1ms});
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    m_rig->desk->cancel(m_case);
    QTRY_COMPARE(lastStep(), PaymentStep::Unknown);
}

void tst_PaymentDesk::boxThatForgotIsCancelled()
{
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    answer(State::NotKnown);
    QCOMPARE(m_cancelled, (QList<QByteArray>{m_charged.constFirst().id}));
    answer(State::Cancelled);
    QCOMPARE(lastStep(), PaymentStep::Cancelled);
}

void tst_PaymentDesk::moneyAfterAllIsNoted()
{
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    answer(State::Lapsed);
    answer(State::Paid, u"PB000001"_s);
    QCOMPARE(m_rig->money(m_case, kFee).state, MoneyState::Paid);
    QCOMPARE(lastStep(), PaymentStep::Paid);
}

void tst_PaymentDesk::moneyForARejectedCaseIsNoted_data()
{
    QTest::addColumn<bool>("isRejectedFirst");
    QTest::addColumn<QString>("state");
    QTest::newRow("rejected while it was paid") << true << u"rejected"_s;
    QTest::newRow("rejected afterwards") << false << u"rejected"_s;
    QTest::newRow("not accepted while it was paid") << true << u"refused"_s;
    QTest::newRow("not accepted afterwards") << false << u"refused"_s;
}

void tst_PaymentDesk::moneyForARejectedCaseIsNoted()
{
    QFETCH(bool, isRejectedFirst);
    QFETCH(QString, state);
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    if (isRejectedFirst) {
        turnDown(m_case, state);
        answer(State::Paid, u"PB000001"_s);
    } else {
        answer(State::Paid, u"PB000001"_s);
        turnDown(m_case, state);
        turnDown(m_case, state);
    }
    QCOMPARE(m_rig->money(m_case, kFee).state, MoneyState::ToReturn);
    QCOMPARE(m_rig->kinds(),
             (QStringList{u"payment.begun"_s, u"payment.paid"_s, u"payment.toReturn"_s,
                          QString::fromLatin1(supervision::kAlarmRaised)}));
    // Nothing is charged for it any more.
    m_rig->desk->pay(m_case, kFee, {});
    m_rig->settle();
    QCOMPARE(lastStep(), PaymentStep::Failed);
}

/// What is written in any other sequence, or of a case that is not there, changes no table.
void tst_PaymentDesk::othersWordIsLeftOut()
{
    const QByteArray order(16, 'o');
    m_rig->append(facts::kPaymentPaid, m_case, {{u"order"_s, idToText(order)}});
    m_rig->append(facts::kPaymentBegun, QByteArray(16, 'n'), {{u"order"_s, idToText(order)}});
    m_rig->append(facts::kPaymentBegun, m_case, {});
    QVERIFY(m_rig->orders(m_case).isEmpty());
    m_rig->append(facts::kPaymentBegun, m_case, {{u"order"_s, idToText(order)}, {u"cents"_s, 5}});
    m_rig->append(facts::kPaymentPaid, QByteArray(16, 'n'), {{u"order"_s, idToText(order)}});
    m_rig->append(facts::kPaymentToReturn, m_case, {{u"order"_s, idToText(order)}});
    QCOMPARE(m_rig->orders(m_case).constFirst().state, OrderState::Begun);
}

/// Whoever comes another day finds this terminal switched off, perhaps.
void tst_PaymentDesk::letsGoWhenTheDayIsOver()
{
    const QByteArray paid = m_rig->file(kFee);
    m_rig->desk->pay(paid, kFee, {});
    m_rig->settle();
    answer(State::Paid);
    const QByteArray open = m_rig->file(kFee);
    m_rig->desk->pay(open, kFee, {});
    m_rig->settle();
    m_rig->file(0);
    const QStringList before = m_rig->kinds();
    m_rig->clock.advance(24h * 8); // The day on which they were filed.
    make();
    QCOMPARE(m_rig->kinds(), before);
    m_rig->clock.advance(24h);
    make();
    QCOMPARE(m_rig->kinds(), before + QStringList{QString::fromLatin1(facts::kFeeReleased)});
    make(); // Once.
    QCOMPARE(m_rig->kinds(), before + QStringList{QString::fromLatin1(facts::kFeeReleased)});
    // What may have been charged is not let go of before that is known.
    answer(State::Refused);
    QCOMPARE(m_rig->kinds().count(QString::fromLatin1(facts::kFeeReleased)), 2);
}

QTEST_GUILESS_MAIN(tst_PaymentDesk)
#include "tst_PaymentDesk.moc"
