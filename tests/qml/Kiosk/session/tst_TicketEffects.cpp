// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/TicketEffects.h"
#include "tests/qml/FakeClock.h"
#include "tests/qml/Kiosk/fakes/FakeTickets.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::ui;

/// A number that somebody holds reaches the store, or staff hears of it. An unscripted call ends
/// the test.
class TestTicketEffects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void failedHoldIsTriedAgain_data();
    void failedHoldIsTriedAgain();
    void staffIsCalledInTheEnd();

private:
    void applyAndFail(Effect effect, const QString& call);
    void pass(qint64 ms);

    FakeClock m_clock;
    KioskContext m_context;
    std::unique_ptr<FakeTickets> m_tickets;
    std::unique_ptr<TicketEffects> m_effects;
};

void TestTicketEffects::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_clock.reset();
    m_context = {};
    m_context.ticket = samples::ticket();
    m_context.foundBy = QStringLiteral("qr");
    m_tickets = std::make_unique<FakeTickets>();
    m_effects = std::make_unique<TicketEffects>(*m_tickets, m_clock, KioskDelays{});
}

void TestTicketEffects::cleanup()
{
    QVERIFY2(m_tickets->isDone(), qPrintable(m_tickets->expected().join(u',')));
}

void TestTicketEffects::applyAndFail(Effect effect, const QString& call)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot record")));
    m_tickets->setHoldAnswer(Error{ErrorCode::StoreFailed, QStringLiteral("disk full")});
    m_tickets->expect(call);
    m_effects->apply(effect, m_context);
    // The session may end: it is not asked again.
    m_context.clear();
}

void TestTicketEffects::pass(qint64 ms)
{
    m_clock.advance(ms);
    m_effects->retryDue();
}

void TestTicketEffects::failedHoldIsTriedAgain_data()
{
    QTest::addColumn<Effect>("effect");
    QTest::addColumn<QString>("call");
    QTest::newRow("printed") << Effect::HoldPrinted << QStringLiteral("hold printer");
    QTest::newRow("perhaps printed") << Effect::HoldUnknown << QStringLiteral("hold unknown");
    QTest::newRow("noted") << Effect::HoldNoted << QStringLiteral("hold citizen");
    QTest::newRow("put back") << Effect::HoldRestored << QStringLiteral("hold qr");
}

void TestTicketEffects::failedHoldIsTriedAgain()
{
    QFETCH(Effect, effect);
    QFETCH(QString, call);
    applyAndFail(effect, call);
    pass(4'999);
    m_tickets->expect(call);
    pass(1);
    QVERIFY(m_tickets->isDone());
    m_tickets->setHoldAnswer({});
    m_tickets->expect(call);
    pass(5'000);
    QVERIFY(m_tickets->isDone());
    pass(5'000);
}

void TestTicketEffects::staffIsCalledInTheEnd()
{
    const QString call = QStringLiteral("hold printer");
    applyAndFail(Effect::HoldPrinted, call);
    for (int i = 1; i < KioskDelays{}.holdRetryLimit; ++i) {
        m_tickets->expect(call);
        pass(5'000);
        QVERIFY(m_tickets->isDone());
    }
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is not recorded")));
    m_tickets->expect(call);
    m_tickets->expect(QStringLiteral("callStaff"));
    pass(5'000);
    QVERIFY(m_tickets->isDone());
    pass(5'000);
}

QTEST_GUILESS_MAIN(TestTicketEffects)
#include "tst_TicketEffects.moc"
