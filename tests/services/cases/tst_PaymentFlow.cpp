// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/PaymentFlow.h"
#include "services/cases/PaymentStore.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;

/// What may follow on what, and how a case stands by its orders.
class tst_PaymentFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void follows_data();
    void follows();
    void standsAt_data();
    void standsAt();
};

void tst_PaymentFlow::follows_data()
{
    QTest::addColumn<OrderState>("before");
    QTest::addColumn<OrderEvent>("event");
    QTest::addColumn<std::optional<OrderState>>("after");
    const auto row = [](const char* name, OrderState before, OrderEvent event,
                        std::optional<OrderState> after) {
        QTest::addRow("%s (%d, %d)", name, static_cast<int>(before), static_cast<int>(event))
            << before << event << after;
    };
    using S = OrderState;
    using E = OrderEvent;
    row("begun, paid", S::Begun, E::Paid, S::Paid);
    row("begun, refused", S::Begun, E::Refused, S::Refused);
    row("begun, cancelled", S::Begun, E::Cancelled, S::Refused);
    row("begun, lapsed", S::Begun, E::Lapsed, S::Lapsed);
    row("begun, lost", S::Begun, E::Lost, S::Unknown);
    row("unknown, paid", S::Unknown, E::Paid, S::Paid);
    row("unknown, refused", S::Unknown, E::Refused, S::Refused);
    row("unknown, cancelled", S::Unknown, E::Cancelled, S::Refused);
    row("unknown, lapsed", S::Unknown, E::Lapsed, S::Lapsed);
    row("unknown, lost again", S::Unknown, E::Lost, {});
    row("wanted, given back", S::Wanted, E::Cancelled, S::Refused);
    row("granted, given back", S::Granted, E::Cancelled, S::Refused);
    row("wanted, nothing was asked of a box", S::Wanted, E::Lost, {});
    for (const S ended : {S::Refused, S::Lapsed}) {
        row("ended, paid after all", ended, E::Paid, S::Paid);
        for (const E event : {E::Refused, E::Cancelled, E::Lapsed, E::Lost}) {
            row("ended stays", ended, event, {});
        }
    }
    for (const E event : {E::Paid, E::Refused, E::Cancelled, E::Lapsed, E::Lost}) {
        row("paid is paid", S::Paid, event, {});
    }
}

void tst_PaymentFlow::follows()
{
    QFETCH(OrderState, before);
    QFETCH(OrderEvent, event);
    QFETCH(std::optional<OrderState>, after);
    QVERIFY(next(before, event) == after);
}

void tst_PaymentFlow::standsAt_data()
{
    QTest::addColumn<qint64>("fee");
    QTest::addColumn<QList<OrderState>>("orders");
    QTest::addColumn<bool>("isFirstReturned");
    QTest::addColumn<MoneyState>("state");
    using S = OrderState;
    const auto row = [](const char* name, qint64 fee, const QList<S>& orders, bool isFirstReturned,
                        MoneyState state) {
        QTest::newRow(name) << fee << orders << isFirstReturned << state;
    };
    row("nothing to pay", 0, {}, false, MoneyState::None);
    row("nobody tried", 2000, {}, false, MoneyState::Due);
    row("refused", 2000, {S::Refused, S::Lapsed}, false, MoneyState::Due);
    row("being paid", 2000, {S::Refused, S::Begun}, false, MoneyState::Open);
    row("not known", 2000, {S::Unknown}, false, MoneyState::Open);
    row("asked for", 2000, {S::Wanted}, false, MoneyState::Open);
    row("granted", 2000, {S::Refused, S::Granted}, false, MoneyState::Open);
    row("paid", 2000, {S::Lapsed, S::Paid}, false, MoneyState::Paid);
    row("paid for nothing", 2000, {S::Paid}, true, MoneyState::ToReturn);
    row("one of two goes back", 2000, {S::Paid, S::Paid}, true, MoneyState::Paid);
}

void tst_PaymentFlow::standsAt()
{
    QFETCH(qint64, fee);
    QFETCH(QList<OrderState>, orders);
    QFETCH(bool, isFirstReturned);
    QFETCH(MoneyState, state);
    QList<PaymentRow> rows;
    for (const OrderState order : orders) {
        PaymentRow row;
        row.state = order;
        row.cents = fee;
        row.toReturn =
            isFirstReturned && rows.isEmpty() ? QStringLiteral("case rejected") : QString();
        rows << row;
    }
    const CaseMoney money = moneyOf(fee, rows);
    QCOMPARE(money.state, state);
    QCOMPARE(money.cents, fee);
}

QTEST_GUILESS_MAIN(tst_PaymentFlow)
#include "tst_PaymentFlow.moc"
