// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using drivers::DeviceStatus;
using drivers::PrintOutcome;

/// The devices as a session meets them, fault by fault.
class TestSessionDevices : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void notesDevices();
    void aCardThatIsNoHelp_data();
    void aCardThatIsNoHelp();
    void readerAbsent();
    void aCardLeftLyingDoesNotStartAgain();
    void whoLeavesTheirCardIsCalledAfter();
    void whoComesBackForItIsCalledNoMore();
    void whoseCardIsUsedHasNotForgottenIt();
    void aPulledCardDoesNoHarm();
    void aDriverThatNeverAnswers();
};

void TestSessionDevices::notesDevices()
{
    QCOMPARE(m_tickets->devices(),
             (QStringList{QStringLiteral("reader ready"), QStringLiteral("printer ready"),
                          QStringLiteral("scanner ready")}));
    m_printer->setStatus(DeviceStatus::PaperLow);
    QCOMPARE(m_tickets->devices().constLast(), QStringLiteral("printer paperLow"));
    QVERIFY(m_reader->isWanted());
    QVERIFY(m_scanner->isWanted());
}

void TestSessionDevices::aCardThatIsNoHelp_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("trouble");
    QTest::newRow("lifted early") << static_cast<int>(ErrorCode::CardGone)
                                  << static_cast<int>(CardTrouble::LiftedEarly);
    QTest::newRow("unreadable") << static_cast<int>(ErrorCode::CardUnreadable)
                                << static_cast<int>(CardTrouble::Unreadable);
    QTest::newRow("of another type")
        << static_cast<int>(ErrorCode::BadFrame) << static_cast<int>(CardTrouble::OtherType);
    QTest::newRow("expired") << -1 << static_cast<int>(CardTrouble::Expired);
}

void TestSessionDevices::aCardThatIsNoHelp()
{
    QFETCH(int, code);
    if (code < 0) {
        drivers::IdCard card = samples::youngCard();
        card.validTo = m_session->hall().now().date().addDays(-1);
        m_reader->lay(card);
    } else {
        m_reader->fail(static_cast<ErrorCode>(code));
    }
    QCOMPARE(m_session->state(), State::LayCard);
    QTEST(static_cast<int>(m_session->context().cardTrouble), "trouble");
    QCOMPARE(m_sounds->count(Sound::Problem), 1);
    QVERIFY(!m_session->context().person);
    // The way on: lay it again, properly.
    m_reader->lift();
    lay(samples::youngCard());
    QCOMPARE(m_session->state(), State::Theme);
    QCOMPARE(m_session->context().cardTrouble, CardTrouble::None);
}

void TestSessionDevices::readerAbsent()
{
    m_reader->setStatus(DeviceStatus::Missing);
    m_session->start();
    QCOMPARE(m_session->state(), State::LayCard);
    m_session->goWithoutCard();
    QCOMPARE(m_session->state(), State::Theme);
}

void TestSessionDevices::aCardLeftLyingDoesNotStartAgain()
{
    lay(samples::youngCard());
    m_session->send(Event::SignedOut);
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_session->devices().isCardLying());
    m_reader->lift();
    QVERIFY(!m_session->devices().isCardLying());
}

void TestSessionDevices::whoLeavesTheirCardIsCalledAfter()
{
    const KioskDelays delays;
    lay(samples::youngCard());
    QVERIFY(!m_session->isCardForgotten());
    m_session->send(Event::SignedOut);
    QVERIFY(m_session->isCardForgotten());
    QCOMPARE(m_sounds->count(Sound::Attention), 1);
    m_clock.advance(delays.cardCallMs - 1);
    m_session->tick();
    QCOMPARE(m_sounds->count(Sound::Attention), 1);
    m_clock.advance(1);
    m_session->tick();
    QCOMPARE(m_sounds->count(Sound::Attention), 2);
    for (int i = 0; i < 2 * delays.cardCallLimit; ++i) {
        m_clock.advance(delays.cardCallMs);
        m_session->tick();
    }
    // Not for ever; but it stands on the screen.
    QCOMPARE(m_sounds->count(Sound::Attention), delays.cardCallLimit);
    QVERIFY(m_session->isCardForgotten());
}

void TestSessionDevices::whoComesBackForItIsCalledNoMore()
{
    lay(samples::youngCard());
    m_session->send(Event::SignedOut);
    QSignalSpy changed(m_session.get(), &KioskSession::changed);
    m_reader->lift();
    QVERIFY(!changed.isEmpty());
    QVERIFY(!m_session->isCardForgotten());
    m_clock.advance(KioskDelays{}.cardCallMs);
    m_session->tick();
    QCOMPARE(m_sounds->count(Sound::Attention), 1);
    // One that lies there for another reason was not forgotten.
    m_reader->fail(ErrorCode::CardUnreadable);
    QVERIFY(m_session->devices().isCardLying());
    QVERIFY(!m_session->isCardForgotten());
}

void TestSessionDevices::whoseCardIsUsedHasNotForgottenIt()
{
    lay(samples::youngCard());
    lay(samples::elderCard()); // Of somebody else: the session before has ended.
    QVERIFY(!m_session->isCardForgotten());
    QCOMPARE(m_sounds->count(Sound::Attention), 0);
}

void TestSessionDevices::aPulledCardDoesNoHarm()
{
    reachConfirm();
    m_reader->lift();
    QCOMPARE(m_session->state(), State::Confirm);
    QVERIFY(m_session->context().hasCard());
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    m_tickets->answerIssue(samples::ticket());
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestSessionDevices::aDriverThatNeverAnswers()
{
    reachPrinting();
    m_clock.advance(KioskDelays{}.printLimitMs);
    m_tickets->expect(QStringLiteral("hold unknown"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("did not end a job")));
    m_session->tick();
    QCOMPARE(m_session->state(), State::PrinterFault);
    // What it says afterwards changes nothing.
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::PrinterFault);
}

QTEST_GUILESS_MAIN(TestSessionDevices)
#include "tst_SessionDevices.moc"
