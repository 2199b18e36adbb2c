// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/SessionViewModel.h"
#include "qml/Kiosk/ticket/TicketViewModel.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QSignalSpy>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using drivers::DeviceStatus;
using drivers::PrintOutcome;
using queue::TicketState;

/// How long a session lasts, and that nothing is left of it.
class TestSessionEnd : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void countsDownAndEnds();
    void moreTime();
    void eachSessionMayBeExtendedAnew();
    void eldersGetLonger();
    void neverCountsWhilePrinting();
    void modesGoBackAtTheEnd();
    void modesGoBackOnAnIdleHomePage();
    void nothingIsCountedAfterAnEndOnTheHomePage_data();
    void nothingIsCountedAfterAnEndOnTheHomePage();
    void nothingPersonalIsLeft();
};

void TestSessionEnd::countsDownAndEnds()
{
    reachConfirm();
    m_clock.advance(59'000);
    m_session->tick();
    QVERIFY(!m_session->secondsLeft());
    QCOMPARE(m_sounds->count(Sound::Attention), 0);
    for (int left = 30; left > 0; --left) {
        m_clock.advance(1000);
        m_session->tick();
        QCOMPARE(m_session->secondsLeft(), left);
    }
    // At 30, 20, 10 and each of the last five seconds.
    QCOMPARE(m_sounds->count(Sound::Attention), 8);
    m_clock.advance(1000);
    m_session->tick();
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(!m_session->context().person);
}

void TestSessionEnd::moreTime()
{
    reachConfirm();
    for (int i = 0; i < 10; ++i) {
        m_clock.advance(85'000);
        m_session->tick();
        QVERIFY(m_session->canExtend());
        m_session->extend();
        QVERIFY(!m_session->secondsLeft());
        QCOMPARE(m_session->state(), State::Confirm);
    }
    QVERIFY(!m_session->canExtend());
    m_clock.advance(85'000);
    m_session->tick();
    m_session->extend();
    QCOMPARE(m_session->secondsLeft(), 5);
}

void TestSessionEnd::eachSessionMayBeExtendedAnew()
{
    reachConfirm();
    for (int i = 0; i < 10; ++i) {
        m_clock.advance(61'000);
        m_session->tick();
        m_session->extend();
    }
    QVERIFY(!m_session->canExtend());
    m_session->send(Event::SignedOut);
    reachConfirm();
    QVERIFY(m_session->canExtend());
}

void TestSessionEnd::eldersGetLonger()
{
    lay(samples::elderCard());
    m_session->send(Event::ElderAccepted);
    m_clock.advance(119'000);
    m_session->tick();
    QVERIFY(!m_session->secondsLeft());
    m_clock.advance(1'000);
    m_session->tick();
    QCOMPARE(m_session->secondsLeft(), 30);
    QCOMPARE(m_sounds->count(Sound::Attention), 1);
}

void TestSessionEnd::neverCountsWhilePrinting()
{
    reachPrinting();
    m_clock.advance(24'000);
    m_session->tick();
    QVERIFY(!m_session->secondsLeft());
    m_session->send(Event::SignedOut);
    QCOMPARE(m_session->state(), State::Print);
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_session->secondsLeft(), 30);
}

void TestSessionEnd::modesGoBackAtTheEnd()
{
    m_session->setModes({.isElder = true,
                         .isHighContrast = true,
                         .isLowOperation = true,
                         .language = QStringLiteral("en")});
    lay(samples::youngCard());
    // Going home keeps them: the person is still there.
    m_session->send(Event::WentHome);
    QVERIFY(m_session->modes().isElder);
    QSignalSpy modes(m_session.get(), &KioskSession::modesChanged);
    m_session->send(Event::SignedOut);
    QCOMPARE(m_session->modes(), Modes{});
    QCOMPARE(modes.count(), 1);
}

void TestSessionEnd::modesGoBackOnAnIdleHomePage()
{
    Modes modes;
    modes.isHighContrast = true;
    m_session->setModes(modes);
    m_clock.advance(59'000);
    m_session->tick();
    QVERIFY(m_session->modes().isHighContrast);
    m_clock.advance(1'000);
    m_session->tick();
    QVERIFY(!m_session->modes().isHighContrast);
    QCOMPARE(m_sounds->count(Sound::Attention), 0);
}

void TestSessionEnd::nothingIsCountedAfterAnEndOnTheHomePage_data()
{
    QTest::addColumn<bool>("isTimedOut");
    QTest::newRow("signed out") << false;
    QTest::newRow("timed out") << true;
}

void TestSessionEnd::nothingIsCountedAfterAnEndOnTheHomePage()
{
    QFETCH(bool, isTimedOut);
    lay(samples::youngCard());
    m_reader->lift();
    m_session->send(Event::WentHome);
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_session->context().hasCard());
    if (isTimedOut) {
        m_clock.advance(90'000);
        m_session->tick();
    } else {
        m_session->send(Event::SignedOut);
    }
    QVERIFY(!m_session->context().hasCard());
    QVERIFY(!m_session->secondsLeft());
    const qsizetype attentions = m_sounds->count(Sound::Attention);
    m_clock.advance(61'000);
    m_session->tick();
    QVERIFY(!m_session->secondsLeft());
    QCOMPARE(m_sounds->count(Sound::Attention), attentions);
}

void TestSessionEnd::nothingPersonalIsLeft()
{
    SessionViewModel shared(*m_session, QStringLiteral("03 号机"), {});
    TicketViewModel tickets(*m_session);
    queue::IssuedTicket open = samples::ticket();
    open.ticket.state = TicketState::Waiting;
    lay(samples::youngCard(), {open});
    m_session->chooseTicket(open.ticket.id);
    QCOMPARE(shared.personName(), QStringLiteral("李*"));
    QCOMPARE(shared.personNumber(), QStringLiteral("440524********0044"));
    QCOMPARE(tickets.number(), open.ticket.number);
    QCOMPARE(tickets.openTickets()->total(), 1);

    m_session->send(Event::SignedOut);
    const KioskContext& context = m_session->context();
    QVERIFY(!context.person);
    QVERIFY(!context.ticket);
    QVERIFY(context.openTickets.isEmpty());
    QVERIFY(context.matter.isEmpty());
    QVERIFY(context.theme.isEmpty());
    QVERIFY(shared.personName().isEmpty());
    QVERIFY(shared.personNumber().isEmpty());
    QVERIFY(!shared.isSignedIn());
    QVERIFY(tickets.number().isEmpty());
    QCOMPARE(tickets.openTickets()->total(), 0);
}

QTEST_GUILESS_MAIN(TestSessionEnd)
#include "tst_SessionEnd.moc"
