// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/cases/PaymentRig.h"

#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using State = BoxAnswer::State;

namespace {

constexpr int kFee = 2000;
constexpr int kCases = 2;
constexpr int kSteps = 60;

/// A payment box as the wire promises it to be: what it charged or took back is for ever, and only
/// what waits may be forgotten.
class Box
{
public:
    struct Order
    {
        State state = State::NotKnown;
        qint64 cents = 0;
    };

    void charge(const BoxOrder& order)
    {
        if (!m_orders.contains(order.id)) {
            m_orders.insert(order.id, {.state = State::Waiting, .cents = order.cents});
        }
    }

    void cancel(const QByteArray& id)
    {
        Order& order = m_orders[id];
        if (order.state == State::Waiting || order.state == State::NotKnown) {
            order.state = State::Cancelled;
        }
    }

    [[nodiscard]] BoxAnswer say(const QByteArray& id) const
    {
        const State state = m_orders.value(id).state;
        return {.order = id,
                .state = state,
                .code = {},
                .receipt = state == State::Paid ? u"PB"_s + QString::fromLatin1(id.toHex().left(8))
                                                : QString()};
    }

    /// Somebody pays, or does not. Gives the orders that ended.
    QList<QByteArray> end(State state)
    {
        QList<QByteArray> ended;
        for (auto order = m_orders.begin(); order != m_orders.end(); ++order) {
            if (order->state == State::Waiting) {
                order->state = state;
                ended << order.key();
            }
        }
        return ended;
    }

    void powerCycle()
    {
        m_orders.removeIf([](QHash<QByteArray, Order>::iterator order) {
            return order->state == State::Waiting;
        });
    }

    [[nodiscard]] const QHash<QByteArray, Order>& orders() const { return m_orders; }

private:
    QHash<QByteArray, Order> m_orders;
};

struct Said
{
    enum class Verb { Charge, Ask, Cancel };

    Verb verb = Verb::Ask;
    BoxOrder order;
};

/// A desk, a box, and a network that loses, repeats, delays and reorders in both directions.
class World
{
public:
    World(PaymentRig& rig, quint32 seed)
        : m_rig(rig)
        , m_random(seed)
    {
        for (int i = 0; i < kCases; ++i) {
            m_cases << m_rig.file(kFee);
        }
        restart();
    }

    void step()
    {
        PaymentDesk& desk = *m_rig.desk;
        const QByteArray& one = m_cases.at(below(kCases));
        switch (below(12)) {
        case 0:
        case 1:
            desk.pay(one, kFee, {});
            break;
        case 2:
            desk.cancel(one);
            break;
        case 3:
            for (const State state : {State::Paid, State::Refused, State::Lapsed}) {
                if (below(2) == 0) {
                    tellOf(m_box.end(state));
                }
            }
            break;
        case 4:
            tellOf(m_box.end(State::Paid));
            break;
        case 5:
            below(3) == 0 ? restart() : loseConnection();
            break;
        case 6:
            m_box.powerCycle();
            loseConnection();
            break;
        case 7:
        case 8:
            toBox(true);
            break;
        case 9:
        case 10:
            toTerminal(true);
            break;
        default:
            break;
        }
        // Not always: whatever is on its way from the store may be cut off, too.
        if (below(3) != 0) {
            m_rig.settle();
        }
    }

    /// Everything works again, and nobody is there any more.
    bool heal()
    {
        constexpr int kRounds = 20;
        m_rig.settle();
        for (int i = 0; i < kRounds && !m_rig.desk->isReady(); ++i) {
            loseConnection();
            m_rig.settle();
            while (!m_toBox.isEmpty() || !m_toTerminal.isEmpty()) {
                toBox(false);
                toTerminal(false);
                m_rig.settle();
            }
        }
        return m_rig.desk->isReady();
    }

    /// What is wrong; nothing.
    QString check()
    {
        QSet<QByteArray> paid;
        for (const QByteArray& one : std::as_const(m_cases)) {
            const QList<PaymentRow> orders = m_rig.orders(one);
            qint64 charged = 0;
            for (const PaymentRow& order : orders) {
                const Box::Order atBox = m_box.orders().value(order.id);
                charged += atBox.state == State::Paid ? atBox.cents : 0;
                if ((atBox.state == State::Paid) != (order.state == OrderState::Paid)) {
                    return u"an order is paid at the box alone, or in the journal alone"_s;
                }
                if (isOpen(order.state)) {
                    return u"an order is open for ever"_s;
                }
                paid << order.id;
            }
            if (charged > kFee) {
                return u"charged twice"_s;
            }
            const MoneyState wanted = charged > 0 ? MoneyState::Paid : MoneyState::Due;
            if (moneyOf(kFee, orders).state != wanted) {
                return u"the case does not stand as it was paid"_s;
            }
        }
        for (auto order = m_box.orders().begin(); order != m_box.orders().end(); ++order) {
            if (order->state == State::Paid && !paid.contains(order.key())) {
                return u"the box knows a charge that the journal does not"_s;
            }
        }
        return {};
    }

    [[nodiscard]] qint64 charged() const
    {
        return std::accumulate(m_box.orders().begin(), m_box.orders().end(), qint64{0},
                               [](qint64 sum, const Box::Order& order) {
                                   return sum + (order.state == State::Paid ? 1 : 0);
                               });
    }

private:
    int below(int bound) { return m_random.bounded(bound); }

    /// Power is cut at the terminal: what it had not written is gone.
    void restart()
    {
        m_rig.restart();
        m_asked.clear();
        PaymentDesk* desk = m_rig.desk.get();
        QObject::connect(desk, &PaymentDesk::chargeWanted, desk, [this](const BoxOrder& order) {
            send({.verb = Said::Verb::Charge, .order = order});
        });
        QObject::connect(desk, &PaymentDesk::askWanted, desk, [this](const QByteArray& id) {
            send({.verb = Said::Verb::Ask, .order = {.id = id, .subject = {}}});
        });
        QObject::connect(desk, &PaymentDesk::cancelWanted, desk, [this](const QByteArray& id) {
            send({.verb = Said::Verb::Cancel, .order = {.id = id, .subject = {}}});
        });
        desk->start();
        desk->setBoxReady(true);
    }

    void send(const Said& said)
    {
        m_toBox << said;
        m_asked << said.order.id;
    }

    /// As a driver does it: whoever waits for an answer hears that there is none.
    void loseConnection()
    {
        m_rig.desk->setBoxReady(false);
        const QSet<QByteArray> asked = std::exchange(m_asked, {});
        for (const QByteArray& id : asked) {
            m_rig.desk->onAnswered({.order = id, .state = State::Lost});
        }
        if (below(2) == 0) {
            m_rig.settle();
        }
        m_rig.desk->setBoxReady(true);
    }

    void tellOf(const QList<QByteArray>& orders)
    {
        for (const QByteArray& id : orders) {
            m_toTerminal << m_box.say(id);
        }
    }

    /// One message arrives, or a later one before it; it may be lost, or arrive again later.
    template <typename T>
    std::optional<T> take(QList<T>& messages, bool isBad)
    {
        if (messages.isEmpty()) {
            return std::nullopt;
        }
        const qsizetype at = isBad ? below(static_cast<int>(messages.size())) : 0;
        const T message = messages.at(at);
        const int fate = isBad ? below(6) : 1;
        if (fate != 0) {
            messages.removeAt(at);
        }
        return fate == 5 ? std::nullopt : std::optional(message);
    }

    void toBox(bool isBad)
    {
        const auto said = take(m_toBox, isBad);
        if (!said) {
            return;
        }
        if (said->verb == Said::Verb::Charge) {
            m_box.charge(said->order);
        } else if (said->verb == Said::Verb::Cancel) {
            m_box.cancel(said->order.id);
        }
        m_toTerminal << m_box.say(said->order.id);
    }

    void toTerminal(bool isBad)
    {
        if (const auto answer = take(m_toTerminal, isBad)) {
            m_rig.desk->onAnswered(*answer);
        }
    }

    PaymentRig& m_rig;
    QRandomGenerator m_random;
    Box m_box;
    QList<QByteArray> m_cases;
    QList<Said> m_toBox;
    QList<BoxAnswer> m_toTerminal;
    QSet<QByteArray> m_asked;
};

} // namespace

/// Random histories: power cuts at any moment, a network that loses, repeats and reorders, payers
/// who pay or do not. However it goes, a case is charged once at most, and what the box charged
/// stands as paid in the journal once the box has answered.
class tst_PaymentHistories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chargedOnceAndKnown();
};

void tst_PaymentHistories::chargedOnceAndKnown()
{
    constexpr quint32 kHistories = 2'500;
    PaymentRig rig;
    qint64 charged = 0;
    for (quint32 seed = 1; seed <= kHistories; ++seed) {
        World world(rig, seed);
        for (int i = 0; i < kSteps; ++i) {
            world.step();
        }
        QVERIFY2(world.heal(), qPrintable(u"seed %1: not settled"_s.arg(seed)));
        const QString wrong = world.check();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(wrong)));
        charged += world.charged();
        rig.restart(); // Nothing of this world is referred to any more.
    }
    // They are about something.
    QVERIFY2(charged > kHistories / 3, qPrintable(QString::number(charged)));
    QCOMPARE(rig.verify(), QString());
}

QTEST_GUILESS_MAIN(tst_PaymentHistories)
#include "tst_PaymentHistories.moc"
