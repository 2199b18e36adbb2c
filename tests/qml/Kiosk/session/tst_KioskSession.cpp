// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/SessionViewModel.h"
#include "qml/Kiosk/ticket/ConfirmViewModel.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::ui;
using drivers::DeviceStatus;
using drivers::PrintOutcome;
using queue::TicketClass;
using queue::TicketState;

/// The session against scripted devices and a scripted store: what the citizen meets on the way
/// to a number.
class TestKioskSession : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void shutOutTerminalGivesNoNumber();
    void takesANumberByCard();
    void takesANumberWithoutCard();
    void takesATypedNumberThatOpensNothing();
    void askedElderOnce();
    void givesPriorityByAge();
    void joinsACardMidway();
    void anotherCardStartsAnew();
    void offersTheExistingNumber();
    void putsASetAsideNumberBack_data();
    void putsASetAsideNumberBack();
    void aCodeNobodyKnows();
    void aBadCardAnywhere_data();
    void aBadCardAnywhere();
    void aBadCardOfAnotherPageIsForgotten();
    void aBadCardBesideASessionIsNotHeard();
    void theStoreFails();
    void callsStaff();
    void aCallLeavesTheNumberInSight();
    void priorityIsChosenFromTheList_data();
    void priorityIsChosenFromTheList();
};

void TestKioskSession::shutOutTerminalGivesNoNumber()
{
    reachConfirm();
    m_session->setShutOut(true);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no number")));
    m_session->send(Event::Confirmed);
    QCOMPARE(m_session->state(), State::Issue);
    QTRY_COMPARE(m_session->state(), State::Failed);
    m_session->setShutOut(false);
    m_session->send(Event::Retried);
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    QCOMPARE(m_session->state(), State::Issue);
    m_tickets->answerIssue(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
}

void TestKioskSession::takesANumberByCard()
{
    reachPrinting();
    QCOMPARE(m_tickets->lastRequest().matter, QStringLiteral("si-enrol"));
    QCOMPARE(m_tickets->lastRequest().person->idNumber, samples::youngCard().number);
    QVERIFY(!m_tickets->lastRequest().person->isTyped);
    QVERIFY(m_tickets->lastRequest().willPrint);
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::Ticket);
    QVERIFY(m_session->context().isOnPaper);
    m_session->send(Event::Done);
    QCOMPARE(m_session->state(), State::Home);
}

void TestKioskSession::takesANumberWithoutCard()
{
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-enrol"));
    QCOMPARE(m_session->state(), State::LayCard);
    m_session->goWithoutCard();
    QCOMPARE(m_session->state(), State::Confirm);
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    QVERIFY(!m_tickets->lastRequest().person);
    m_tickets->answerIssue(samples::ticket());
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);

    // A matter that needs the card does not go on without.
    m_session->send(Event::Done);
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-transfer"));
    m_session->goWithoutCard();
    QCOMPARE(m_session->state(), State::LayCard);
}

void TestKioskSession::takesATypedNumberThatOpensNothing()
{
    m_session->start();
    m_session->send(Event::TypeChosen);
    m_session->takeTypedNumber(QStringLiteral("11010519491231002X"));
    // No look for the holder's tickets (it would have been unscripted), nobody signed in.
    QCOMPARE(m_session->state(), State::Theme);
    QVERIFY(!m_session->context().hasCard());
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-enrol"));
    QCOMPARE(m_session->state(), State::Confirm);
    QCOMPARE(m_session->context().klass, TicketClass::Ordinary);
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    QVERIFY(m_tickets->lastRequest().person->isTyped);
    m_tickets->answerIssue(samples::ticket());
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
}

void TestKioskSession::askedElderOnce()
{
    lay(samples::elderCard());
    QCOMPARE(m_session->state(), State::AskElder);
    m_session->send(Event::ElderDeclined);
    QCOMPARE(m_session->state(), State::Theme);
    QVERIFY(!m_session->modes().isElder);
    // The same card, lifted and laid again, asks nothing.
    m_reader->lift();
    m_reader->lay(samples::elderCard());
    QCOMPARE(m_session->state(), State::Theme);
    m_session->send(Event::SignedOut);

    lay(samples::elderCard());
    m_session->send(Event::ElderAccepted);
    QVERIFY(m_session->modes().isElder);
    QCOMPARE(m_session->state(), State::Theme);
}

void TestKioskSession::givesPriorityByAge()
{
    lay(samples::elderCard());
    m_session->send(Event::ElderDeclined);
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-enrol"));
    QCOMPARE(m_session->context().klass, TicketClass::Elder);
    m_session->send(Event::ClassWanted);
    m_session->chooseClass(TicketClass::Disabled);
    QCOMPARE(m_session->state(), State::Confirm);
    QCOMPARE(m_session->context().klass, TicketClass::Disabled);
}

void TestKioskSession::joinsACardMidway()
{
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-enrol"));
    m_session->goWithoutCard();
    lay(samples::youngCard());
    QCOMPARE(m_session->state(), State::Confirm);
    QVERIFY(m_session->context().hasCard());
    QCOMPARE(m_session->context().matter, QStringLiteral("si-enrol"));
}

void TestKioskSession::anotherCardStartsAnew()
{
    reachConfirm();
    QSignalSpy wiped(m_session.get(), &KioskSession::wiped);
    lay(samples::elderCard());
    QCOMPARE(wiped.count(), 1);
    QCOMPARE(m_session->state(), State::AskElder);
    QCOMPARE(m_session->context().person->idNumber, samples::elderCard().number);
    QVERIFY(m_session->context().matter.isEmpty());
}

void TestKioskSession::offersTheExistingNumber()
{
    reachConfirm();
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    queue::IssuedTicket existing = samples::ticket();
    existing.isExisting = true;
    existing.ticket.state = TicketState::Waiting;
    m_tickets->answerIssue(existing);
    QCOMPARE(m_session->state(), State::Existing);
    QVERIFY(!m_printer->isPrinting());
    m_session->send(Event::PrintWanted);
    QVERIFY(m_printer->isPrinting());
    m_tickets->expect(QStringLiteral("noteReprint yes"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestKioskSession::putsASetAsideNumberBack_data()
{
    QTest::addColumn<bool>("isByCode");
    QTest::newRow("by card") << false;
    QTest::newRow("by code") << true;
}

void TestKioskSession::putsASetAsideNumberBack()
{
    QFETCH(bool, isByCode);
    queue::IssuedTicket aside = samples::ticket();
    aside.ticket.state = TicketState::SetAside;
    if (isByCode) {
        m_tickets->expect(QStringLiteral("find"));
        m_scanner->scan(aside.link);
        QCOMPARE(m_tickets->lastLookup(), aside.link);
        m_tickets->answerFind(aside);
    } else {
        lay(samples::youngCard(), {aside});
        QCOMPARE(m_session->state(), State::MyTickets);
        m_session->chooseTicket(aside.ticket.id);
    }
    QCOMPARE(m_session->state(), State::Existing);
    m_tickets->expect(isByCode ? QStringLiteral("hold qr") : QStringLiteral("hold card"));
    m_session->send(Event::PrintWanted);
    QCOMPARE(m_session->state(), State::Print);
    m_tickets->expect(QStringLiteral("noteReprint yes"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestKioskSession::aCodeNobodyKnows()
{
    const SessionViewModel shared(*m_session, QStringLiteral("03 号机"), {});
    m_tickets->expect(QStringLiteral("find"));
    m_scanner->scan(QStringLiteral("http://evil.example/<b>x</b>"));
    m_tickets->answerFind(Error{ErrorCode::NotFound, {}});
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_session->isCodeUnknown());
    QVERIFY(!shared.noticeText().isEmpty());
    // The message goes away by itself.
    m_clock.advance(60'000);
    m_session->tick();
    QVERIFY(!m_session->isCodeUnknown());
    QVERIFY(shared.noticeText().isEmpty());
}

void TestKioskSession::aBadCardAnywhere_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("lifted") << ErrorCode::CardGone;
    QTest::newRow("unreadable") << ErrorCode::CardUnreadable;
    QTest::newRow("other type") << ErrorCode::BadFrame;
}

void TestKioskSession::aBadCardAnywhere()
{
    QFETCH(ErrorCode, code);
    const SessionViewModel shared(*m_session, QStringLiteral("03 号机"), {});
    m_session->send(Event::ThemesWanted);
    m_reader->fail(code);
    QCOMPARE(m_session->state(), State::Theme);
    QCOMPARE(m_sounds->count(Sound::Problem), 1);
    QVERIFY(!shared.noticeText().isEmpty());
    m_session->chooseTheme(QStringLiteral("si"));
    QVERIFY(shared.noticeText().isEmpty());
}

void TestKioskSession::aBadCardOfAnotherPageIsForgotten()
{
    m_session->chooseTheme(QStringLiteral("si"));
    m_reader->fail(ErrorCode::CardGone);
    m_session->chooseMatter(QStringLiteral("si-enrol"));
    QCOMPARE(m_session->state(), State::LayCard);
    QCOMPARE(m_session->context().cardTrouble, CardTrouble::None);
}

void TestKioskSession::aBadCardBesideASessionIsNotHeard()
{
    reachConfirm();
    m_reader->fail(ErrorCode::CardGone);
    QCOMPARE(m_sounds->count(Sound::Problem), 0);
    QCOMPARE(m_session->context().cardTrouble, CardTrouble::None);
}

void TestKioskSession::theStoreFails()
{
    reachConfirm();
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no number")));
    m_tickets->answerIssue(Error{ErrorCode::StoreFailed, QStringLiteral("disk full")});
    QCOMPARE(m_session->state(), State::Failed);
    m_session->send(Event::Retried);
    QCOMPARE(m_session->state(), State::Confirm);
    QCOMPARE(m_session->context().matter, QStringLiteral("si-enrol"));
}

void TestKioskSession::callsStaff()
{
    m_tickets->expect(QStringLiteral("callStaff"));
    m_session->callStaff();
    QVERIFY(m_session->isStaffCalled());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot call staff")));
    m_tickets->answerStaff(Error{ErrorCode::StoreFailed, {}});
    QVERIFY(!m_session->isStaffCalled());
    QVERIFY(m_session->hasStaffCallFailed());
}

void TestKioskSession::aCallLeavesTheNumberInSight()
{
    SessionViewModel shared(*m_session, QStringLiteral("03 号机"), {});
    reachPrinting();
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(shared.page(), SessionViewModel::Page::Ticket);
    m_tickets->expect(QStringLiteral("callStaff"));
    shared.callStaff();
    QVERIFY(!shared.isHelpShown());
    QVERIFY(shared.isStaffCalled());
    QVERIFY(shared.noticeText().isEmpty());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot call staff")));
    m_tickets->answerStaff(Error{ErrorCode::StoreFailed, {}});
    QVERIFY(!shared.isStaffCalled());
    QVERIFY(!shared.noticeText().isEmpty());
}

void TestKioskSession::priorityIsChosenFromTheList_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<TicketClass>("klass");
    QTest::newRow("seriously ill") << QStringLiteral("重病患者") << TicketClass::SeriouslyIll;
    QTest::newRow("late pregnancy") << QStringLiteral("孕晚期") << TicketClass::Pregnant;
    QTest::newRow("disabled soldier") << QStringLiteral("残疾军人") << TicketClass::DisabledSoldier;
    QTest::newRow("disabled") << QStringLiteral("残疾人") << TicketClass::Disabled;
    QTest::newRow("martyr's family") << QStringLiteral("烈士遗属") << TicketClass::MartyrFamily;
    QTest::newRow("fire rescue") << QStringLiteral("消防救援人员") << TicketClass::FireRescue;
    QTest::newRow("military") << QStringLiteral("现役和退役军人") << TicketClass::Military;
}

void TestKioskSession::priorityIsChosenFromTheList()
{
    QFETCH(QString, name);
    QFETCH(TicketClass, klass);
    ConfirmViewModel confirm(*m_session);
    reachConfirm();
    m_session->send(Event::ClassWanted);
    const QList<Choice> choices = confirm.classes()->choices();
    const auto chosen = std::find_if(choices.cbegin(), choices.cend(),
                                     [&](const Choice& choice) { return choice.title == name; });
    QVERIFY(chosen != choices.cend());
    confirm.chooseClass(chosen->key);
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    QCOMPARE(m_tickets->lastRequest().klass, klass);
}

QTEST_GUILESS_MAIN(TestKioskSession)
#include "tst_KioskSession.moc"
