// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/home/HomeViewModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "qml/Kiosk/session/SessionViewModel.h"
#include "qml/Kiosk/ticket/ConfirmViewModel.h"
#include "qml/Kiosk/ticket/MatterViewModel.h"
#include "qml/Kiosk/ticket/TicketReceipt.h"
#include "qml/Kiosk/ticket/TicketViewModel.h"
#include "tests/qml/Kiosk/fakes/FakeClock.h"
#include "tests/qml/Kiosk/fakes/FakeDevices.h"
#include "tests/qml/Kiosk/fakes/FakeTickets.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace onewindow;
using namespace onewindow::ui;
using drivers::DeviceStatus;
using drivers::PrintOutcome;
using queue::TicketClass;
using queue::TicketState;

/// The session against scripted devices and a scripted store: what the citizen meets, fault by
/// fault.
class TestKioskSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void takesANumberByCard();
    void takesANumberWithoutCard();
    void takesATypedNumberThatOpensNothing();
    void askedElderOnce();
    void givesPriorityByAge();
    void joinsACardMidway();
    void aPulledCardDoesNoHarm();
    void aCardThatIsNoHelp_data();
    void aCardThatIsNoHelp();
    void readerAbsent();
    void anotherCardStartsAnew();
    void aCardLeftLyingDoesNotStartAgain();
    void offersTheExistingNumber();
    void putsASetAsideNumberBack_data();
    void putsASetAsideNumberBack();
    void aCodeNobodyKnows();
    void printerNotReadyBefore();
    void printerFaultMidway_data();
    void printerFaultMidway();
    void printsByItselfWhenMended();
    void stopsPrintingAfterSomeTries();
    void outcomeUnknownIsHeldAndMarked();
    void aDriverThatNeverAnswers();
    void leavingTheFaultPageSetsAside();
    void timeRunsOutOnTheFaultPage();
    void theStoreFails();
    void countsDownAndEnds();
    void moreTime();
    void neverCountsWhilePrinting();
    void modesGoBackAtTheEnd();
    void modesGoBackOnAnIdleHomePage();
    void nothingPersonalIsLeft();
    void callsStaff();
    void figuresOfflineGrowOld();
    void figuresOffLineAreDatedOrLeftOut();
    void eachSessionMayBeExtendedAnew();
    void eldersGetLonger();
    void priorityIsChosenFromTheList_data();
    void priorityIsChosenFromTheList();
    void anUnsyncedClockIsNotBelievedBackwards();
    void notesDevices();

private:
    void lay(const drivers::IdCard& card, const QList<queue::IssuedTicket>& open = {});
    void reachConfirm();
    void reachPrinting();

    FakeClock m_clock;
    std::unique_ptr<FakeTickets> m_tickets;
    std::unique_ptr<FakeReader> m_reader;
    std::unique_ptr<FakePrinter> m_printer;
    std::unique_ptr<FakeScanner> m_scanner;
    std::unique_ptr<FakeSounds> m_sounds;
    std::unique_ptr<KioskSession> m_session;
};

void TestKioskSession::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_clock.reset();
    m_tickets = std::make_unique<FakeTickets>();
    m_reader = std::make_unique<FakeReader>();
    m_printer = std::make_unique<FakePrinter>();
    m_scanner = std::make_unique<FakeScanner>();
    m_sounds = std::make_unique<FakeSounds>();
    m_session = std::make_unique<KioskSession>(
        KioskSession::Parts{
            .tickets = *m_tickets,
            .clock = m_clock,
            .sounds = *m_sounds,
            .reader = m_reader.get(),
            .printer = m_printer.get(),
            .scanner = m_scanner.get(),
            .receiptFor =
                [](const queue::IssuedTicket& issued) { return ticketReceipt(issued, {}); }},
        Modes{}, KioskDelays{});
    m_session->setOnline(true);
}

void TestKioskSession::cleanup()
{
    QVERIFY2(m_tickets->isDone(), qPrintable(m_tickets->expected().join(u',')));
    m_session.reset();
}

void TestKioskSession::lay(const drivers::IdCard& card, const QList<queue::IssuedTicket>& open)
{
    m_tickets->expect(QStringLiteral("openTickets"));
    m_reader->lay(card);
    QCOMPARE(m_session->state(), State::LookUp);
    QCOMPARE(m_tickets->lastLookup(), card.number);
    m_tickets->answerOpenTickets(open);
}

void TestKioskSession::reachConfirm()
{
    lay(samples::youngCard());
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-enrol"));
    QCOMPARE(m_session->state(), State::Confirm);
}

void TestKioskSession::reachPrinting()
{
    reachConfirm();
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    QCOMPARE(m_session->state(), State::Issue);
    m_tickets->answerIssue(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
    QVERIFY(m_printer->isPrinting());
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

void TestKioskSession::aPulledCardDoesNoHarm()
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

void TestKioskSession::aCardThatIsNoHelp_data()
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

void TestKioskSession::aCardThatIsNoHelp()
{
    QFETCH(int, code);
    if (code < 0) {
        drivers::IdCard card = samples::youngCard();
        card.validTo = m_session->now().date().addDays(-1);
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

void TestKioskSession::readerAbsent()
{
    m_reader->setStatus(DeviceStatus::Missing);
    m_session->start();
    QCOMPARE(m_session->state(), State::LayCard);
    m_session->goWithoutCard();
    QCOMPARE(m_session->state(), State::Theme);
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

void TestKioskSession::aCardLeftLyingDoesNotStartAgain()
{
    lay(samples::youngCard());
    m_session->send(Event::SignedOut);
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_session->isCardLying());
    m_reader->lift();
    QVERIFY(!m_session->isCardLying());
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
    m_tickets->expect(QStringLiteral("find"));
    m_scanner->scan(QStringLiteral("http://evil.example/<b>x</b>"));
    m_tickets->answerFind(Error{ErrorCode::NotFound, {}});
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_session->isCodeUnknown());
    // The message goes away by itself.
    m_clock.advance(60'000);
    m_session->tick();
    QVERIFY(!m_session->isCodeUnknown());
}

void TestKioskSession::printerNotReadyBefore()
{
    m_printer->setStatus(DeviceStatus::NoPaper);
    reachConfirm();
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    QVERIFY(!m_tickets->lastRequest().willPrint);
    m_tickets->answerIssue(samples::ticket());
    QCOMPARE(m_session->state(), State::PrinterFault);
    QCOMPARE(m_session->context().printerFault, DeviceStatus::NoPaper);
    m_tickets->expect(QStringLiteral("hold citizen"));
    m_session->send(Event::NumberNoted);
    QCOMPARE(m_session->state(), State::Ticket);
    QVERIFY(!m_session->context().isOnPaper);
}

void TestKioskSession::printerFaultMidway_data()
{
    QTest::addColumn<DeviceStatus>("reason");
    QTest::newRow("out of paper") << DeviceStatus::NoPaper;
    QTest::newRow("cover open") << DeviceStatus::CoverOpen;
    QTest::newRow("jam") << DeviceStatus::Jam;
    QTest::newRow("fault") << DeviceStatus::Fault;
    QTest::newRow("unplugged") << DeviceStatus::Missing;
}

void TestKioskSession::printerFaultMidway()
{
    QFETCH(DeviceStatus, reason);
    reachPrinting();
    m_printer->setStatus(reason);
    m_printer->finish(PrintOutcome::NotPrinted, reason);
    QCOMPARE(m_session->state(), State::PrinterFault);
    QCOMPARE(m_session->context().printerFault, reason);
    // Nobody holds the number yet: no fact was recorded (it would have been unscripted).
    m_tickets->expect(QStringLiteral("hold citizen"));
    m_session->send(Event::NumberNoted);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestKioskSession::printsByItselfWhenMended()
{
    reachPrinting();
    m_printer->setStatus(DeviceStatus::CoverOpen);
    m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::CoverOpen);
    m_printer->setStatus(DeviceStatus::NoPaper);
    QCOMPARE(m_session->context().printerFault, DeviceStatus::NoPaper);
    m_printer->setStatus(DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::Print);
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestKioskSession::stopsPrintingAfterSomeTries()
{
    reachPrinting();
    for (int i = 0; i < KioskDelays{}.printRetryLimit; ++i) {
        m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::Jam);
        m_printer->setStatus(DeviceStatus::Jam);
        m_printer->setStatus(DeviceStatus::Ready);
        QCOMPARE(m_session->state(), State::Print);
    }
    m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::Jam);
    m_printer->setStatus(DeviceStatus::Jam);
    m_printer->setStatus(DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::PrinterFault);
    m_session->send(Event::PrintWanted);
    QCOMPARE(m_session->state(), State::Print);
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
}

void TestKioskSession::outcomeUnknownIsHeldAndMarked()
{
    reachPrinting();
    m_tickets->expect(QStringLiteral("hold unknown"));
    m_printer->setStatus(DeviceStatus::Missing);
    m_printer->finish(PrintOutcome::Unknown, DeviceStatus::Missing);
    QCOMPARE(m_session->state(), State::PrinterFault);
    // The paper may be out: no second one by itself.
    m_printer->setStatus(DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::PrinterFault);
    m_session->send(Event::NumberNoted);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestKioskSession::aDriverThatNeverAnswers()
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

void TestKioskSession::leavingTheFaultPageSetsAside()
{
    reachPrinting();
    m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::Jam);
    m_tickets->expect(QStringLiteral("setAside"));
    m_session->send(Event::WentHome);
    QCOMPARE(m_session->state(), State::SetAside);
    m_tickets->expect(QStringLiteral("hold citizen"));
    m_session->send(Event::NumberNoted);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestKioskSession::timeRunsOutOnTheFaultPage()
{
    reachPrinting();
    m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::Jam);
    m_tickets->expect(QStringLiteral("setAside"));
    m_clock.advance(90'000);
    m_session->tick();
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(!m_session->context().ticket);
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

void TestKioskSession::countsDownAndEnds()
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

void TestKioskSession::moreTime()
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

void TestKioskSession::neverCountsWhilePrinting()
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

void TestKioskSession::modesGoBackAtTheEnd()
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

void TestKioskSession::modesGoBackOnAnIdleHomePage()
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

void TestKioskSession::nothingPersonalIsLeft()
{
    SessionViewModel shared(*m_session, QStringLiteral("03 号机"));
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

void TestKioskSession::figuresOfflineGrowOld()
{
    m_tickets->setFigures(QStringLiteral("si-enrol"), samples::figures(3, FakeClock::kStartMs));
    QVERIFY(m_session->figures(QStringLiteral("si-enrol")));
    m_session->setOnline(false);
    QVERIFY(m_session->figures(QStringLiteral("si-enrol")));
    m_clock.advance(KioskDelays{}.figuresMaxAgeMs + 1);
    QVERIFY(!m_session->figures(QStringLiteral("si-enrol")));
}

void TestKioskSession::figuresOffLineAreDatedOrLeftOut()
{
    m_tickets->setFigures(QStringLiteral("si-enrol"), samples::figures(3, FakeClock::kStartMs));
    HomeViewModel home(*m_session);
    MatterViewModel matters(*m_session);
    ConfirmViewModel confirm(*m_session);
    TicketViewModel ticket(*m_session);
    QCOMPARE(home.waiting()->total(), 1);
    reachConfirm();
    QVERIFY(!matters.matters()->choices().constFirst().trailing.isEmpty());
    QVERIFY(!confirm.aheadText().isEmpty());

    m_session->setOnline(false);
    // In a list there is no place for a date.
    QCOMPARE(home.waiting()->total(), 0);
    QVERIFY(matters.matters()->choices().constFirst().trailing.isEmpty());
    QVERIFY(!confirm.aheadText().isEmpty());
    QVERIFY(confirm.figuresNote().contains(QStringLiteral("09:41")));
    // The printer's note takes the place of the date: so there is nothing to be dated.
    m_printer->setStatus(DeviceStatus::NoPaper);
    QVERIFY(!confirm.printerNote().isEmpty());
    QVERIFY(confirm.aheadText().isEmpty());
    QVERIFY(confirm.waitText().isEmpty());
    m_printer->setStatus(DeviceStatus::Ready);

    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    m_tickets->answerIssue(samples::ticket());
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(ticket.aheadText().isEmpty());
    QVERIFY(ticket.waitText().isEmpty());
}

void TestKioskSession::eachSessionMayBeExtendedAnew()
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

void TestKioskSession::eldersGetLonger()
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

void TestKioskSession::anUnsyncedClockIsNotBelievedBackwards()
{
    const qint64 laterMs = FakeClock::kStartMs + 86'400'000;
    m_tickets->setFigures(QStringLiteral("si-enrol"), samples::figures(3, laterMs));
    QCOMPARE(m_session->now().toMSecsSinceEpoch(), FakeClock::kStartMs);
    m_clock.setSynced(false);
    QCOMPARE(m_session->now().toMSecsSinceEpoch(), laterMs);
}

void TestKioskSession::notesDevices()
{
    QCOMPARE(m_tickets->devices(),
             (QStringList{QStringLiteral("reader ready"), QStringLiteral("printer ready"),
                          QStringLiteral("scanner ready")}));
    m_printer->setStatus(DeviceStatus::PaperLow);
    QCOMPARE(m_tickets->devices().constLast(), QStringLiteral("printer paperLow"));
    QVERIFY(m_reader->isWanted());
    QVERIFY(m_scanner->isWanted());
}

QTEST_GUILESS_MAIN(TestKioskSession)
#include "tst_KioskSession.moc"
