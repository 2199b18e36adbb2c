// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/AfterHoursViewModel.h"
#include "qml/Kiosk/ticket/MatterTexts.h"
#include "qml/Kiosk/ticket/TicketViewModel.h"
#include "tests/qml/Kiosk/appointment/AppointmentTest.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using queue::Stop;

namespace {

const QString kEnrol = u"si-enrol"_s;
const QString kTransfer = u"si-transfer"_s;

} // namespace

/// A hall that gives out no more numbers for a matter today: what a terminal says and offers, and
/// how a number that waits in vain becomes an appointment.
class TestNumbersGone : public AppointmentTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void toldBeforeTheCard();
    void goneAtTheLastLook();
    void givenOutAgain();
    void offLineTheHoursAloneCount();
    void whoGoesFirstGetsANumber_data();
    void whoGoesFirstGetsANumber();
    void notAddedToAnother();
    void otherHallIsNamed();

    void lateNumberIsExchanged();
    void notGivenUpIsSaid();
    void exchangeIsLeft();
    void othersExchangeNothing_data();
    void othersExchangeNothing();
    void slotsAfterClosingAreNone();

private:
    void stop(const QString& matter, Stop stop, qint64 lateFromDueMs = 0);
    void choose(const QString& matter);
    /// A number of somebody without a card, found by its code; for `further` as well.
    void findLate(const QStringList& further = {});
    void reachExchange();

    std::unique_ptr<AfterHoursViewModel> m_gone;
    std::unique_ptr<TicketViewModel> m_ticket;
};

void TestNumbersGone::init()
{
    AppointmentTest::init();
    m_gone = std::make_unique<AfterHoursViewModel>(*m_session);
    m_ticket = std::make_unique<TicketViewModel>(*m_session);
}

void TestNumbersGone::cleanup()
{
    m_ticket.reset();
    m_gone.reset();
    AppointmentTest::cleanup();
}

void TestNumbersGone::stop(const QString& matter, Stop stop, qint64 lateFromDueMs)
{
    queue::QueueFigures figures = samples::figures(32, FakeClock::kStartMs);
    figures.stopped = stop;
    figures.lateFromDueMs = lateFromDueMs;
    m_tickets->setFigures(matter, figures);
}

void TestNumbersGone::choose(const QString& matter)
{
    m_session->chooseTheme(u"si"_s);
    m_session->chooseMatter(matter);
}

void TestNumbersGone::toldBeforeTheCard()
{
    stop(kEnrol, Stop::Full);
    choose(kEnrol);
    QCOMPARE(m_session->state(), State::AfterHours);
    QVERIFY(m_gone->hoursText().startsWith(u"今天的号已经发完"_s));
    QCOMPARE(m_gone->primaryText(), u"预约办理时间"_s);
    QVERIFY(m_gone->note().contains(u"服务台"_s));
    m_gone->goOn();
    QCOMPARE(m_session->state(), State::LayCard);
}

void TestNumbersGone::goneAtTheLastLook()
{
    reachConfirm();
    stop(kEnrol, Stop::Unserved);
    m_session->send(Event::Confirmed);
    QCOMPARE(m_session->state(), State::AfterHours);
    QVERIFY(m_gone->hoursText().contains(u"没有窗口"_s));
}

void TestNumbersGone::givenOutAgain()
{
    lay(samples::youngCard());
    stop(kEnrol, Stop::Full);
    choose(kEnrol);
    QCOMPARE(m_session->state(), State::AfterHours);
    stop(kEnrol, Stop::None);
    QCOMPARE(m_gone->primaryText(), u"取号"_s);
    m_gone->goOn();
    QCOMPARE(m_session->state(), State::Confirm);
}

/// What the hall said last may be otherwise by now, and nobody can ask it.
void TestNumbersGone::offLineTheHoursAloneCount()
{
    stop(kEnrol, Stop::Unserved);
    m_session->setOnline(false);
    reachConfirm();
    QCOMPARE(m_session->hall().stopped(kEnrol), Stop::None);
}

void TestNumbersGone::whoGoesFirstGetsANumber_data()
{
    QTest::addColumn<Stop>("stopped");
    QTest::addColumn<State>("state");
    QTest::newRow("full") << Stop::Full << State::Confirm;
    QTest::newRow("unserved") << Stop::Unserved << State::AfterHours;
}

/// By age.
void TestNumbersGone::whoGoesFirstGetsANumber()
{
    QFETCH(Stop, stopped);
    QFETCH(State, state);
    lay(samples::elderCard());
    m_session->send(Event::ElderDeclined);
    stop(kEnrol, stopped);
    choose(kEnrol);
    QCOMPARE(m_session->state(), state);
}

void TestNumbersGone::notAddedToAnother()
{
    reachConfirm();
    stop(kTransfer, Stop::Full);
    m_session->send(Event::MoreWanted);
    const catalog::Matter* other = m_tickets->catalogue().matter(kTransfer);
    QVERIFY(other != nullptr);
    QVERIFY(!isOffered(*m_session, *other));
}

void TestNumbersGone::otherHallIsNamed()
{
    m_tickets->setOtherHalls({samples::otherHall(FakeClock::kStartMs)});
    stop(kEnrol, Stop::Full);
    choose(kEnrol);
    QVERIFY(m_gone->note().contains(u"淄川区政务服务中心"_s));
}

void TestNumbersGone::findLate(const QStringList& further)
{
    stop(kEnrol, Stop::Full, FakeClock::kStartMs - 1);
    queue::IssuedTicket found = samples::ticket();
    found.ticket.state = queue::TicketState::Waiting;
    found.ticket.dueAtMs = FakeClock::kStartMs;
    found.ticket.further = further;
    found.isExisting = true;
    m_tickets->expect(u"find"_s);
    m_scanner->scan(found.link);
    m_tickets->answerFind(found);
    QCOMPARE(m_session->state(), State::Existing);
}

void TestNumbersGone::reachExchange()
{
    findLate();
    QVERIFY(m_ticket->canExchange());
    QVERIFY(m_ticket->standing().contains(u"今天可能轮不到"_s));
    m_ticket->exchange();
    QCOMPARE(m_session->state(), State::LayCard);
    m_slots->expect(u"available"_s);
    lay(samples::youngCard());
    QCOMPARE(m_session->state(), State::Errand);
    QCOMPARE(m_slots->lastResource(), u"si"_s); // The number's matter, though none was chosen.
    m_slots->answerSlots(samples::freeSlots(u"si"_s, 3));
    m_model->chooseDay(m_model->days()->choices().constFirst().key);
    m_model->chooseTime(m_model->times()->choices().constFirst().key);
    QVERIFY(m_model->replacedText().contains(samples::ticket().ticket.number));
}

void TestNumbersGone::lateNumberIsExchanged()
{
    reachExchange();
    m_slots->expect(u"book"_s);
    m_model->confirm();
    QVERIFY(m_model->exchangedText().isEmpty());
    m_tickets->expect(u"giveUp qr"_s); // Not before the appointment is booked.
    m_slots->answerBook(samples::booking(m_slots->lastBooking().slot));
    QCOMPARE(m_model->page(), u"appointment/Booked"_s);
    QVERIFY(m_model->exchangedText().contains(u"已取消"_s));
    m_model->finish();
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_model->exchangedText().isEmpty());
}

void TestNumbersGone::notGivenUpIsSaid()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not given up"_s));
    reachExchange();
    m_slots->expect(u"book"_s);
    m_model->confirm();
    m_tickets->expect(u"giveUp qr"_s);
    m_tickets->setHoldAnswer(Error{ErrorCode::StoreFailed, {}});
    m_slots->answerBook(samples::booking(m_slots->lastBooking().slot));
    QVERIFY(m_model->exchangedText().contains(u"没有取消成功"_s));
}

/// The number stays; the next booking of the same person takes no number away.
void TestNumbersGone::exchangeIsLeft()
{
    reachExchange();
    for (const char* page : {"appointment/BookingTimes", "appointment/BookingDays"}) {
        m_session->send(Event::WentBack);
        QCOMPARE(m_model->page(), QString::fromLatin1(page));
    }
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Existing);
    m_session->send(Event::WentHome);
    m_slots->expect(u"mine"_s);
    m_session->openErrand(Errand::Appointment);
    m_slots->answerMine(appointments::MyAppointments{.appointments = {}, .isComplete = true});
    m_model->bookNew();
    m_session->chooseTheme(u"si"_s);
    m_slots->expect(u"available"_s);
    m_session->chooseMatter(kEnrol);
    m_slots->answerSlots(samples::freeSlots(u"si"_s, 3));
    m_model->chooseDay(m_model->days()->choices().constFirst().key);
    m_model->chooseTime(m_model->times()->choices().constFirst().key);
    QVERIFY(m_model->replacedText().isEmpty());
    m_slots->expect(u"book"_s);
    m_model->confirm();
    m_slots->answerBook(samples::booking(m_slots->lastBooking().slot));
    QVERIFY(m_model->exchangedText().isEmpty());
}

void TestNumbersGone::othersExchangeNothing_data()
{
    QTest::addColumn<QString>("cause");
    QTest::newRow("called in time") << u"before"_s;
    QTest::newRow("off line") << u"off line"_s;
    QTest::newRow("cannot be booked") << u"not booked"_s;
    QTest::newRow("for something else as well") << u"several"_s;
}

void TestNumbersGone::othersExchangeNothing()
{
    QFETCH(QString, cause);
    findLate(cause == u"several" ? QStringList{kTransfer} : QStringList());
    if (cause == u"several") {
        QVERIFY(m_ticket->standing().contains(u"服务台"_s));
    } else if (cause == u"before") {
        stop(kEnrol, Stop::Full, FakeClock::kStartMs + 1);
    } else if (cause == u"off line") {
        m_session->setOnline(false);
    } else {
        catalog::Catalogue catalogue = m_tickets->catalogue();
        for (catalog::Matter& matter : catalogue.matters) {
            matter.guide.canBeBooked = false;
        }
        m_tickets->setCatalogue(catalogue);
        QVERIFY(m_ticket->standing().contains(u"服务台"_s));
    }
    QVERIFY(!m_ticket->canExchange());
}

void TestNumbersGone::slotsAfterClosingAreNone()
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(FakeClock::kStartMs).date();
    catalog::OpeningHours hours;
    hours.set(today, {{9 * 60, 15 * 60}});
    m_tickets->setOpeningHours(hours);
    lay(samples::youngCard());
    choose(kEnrol);
    m_slots->expect(u"available"_s);
    m_session->openErrand(Errand::Appointment);
    const auto slot = [](QDate day, int hour) {
        const appointments::Slot free{.hall = {},
                                      .resource = u"si"_s,
                                      .day = day.toString(Qt::ISODate),
                                      .startMinute = hour * 60,
                                      .endMinute = hour * 60 + 60};
        return appointments::FreeSlot{.slot = free.key(), .free = 3};
    };
    m_slots->answerSlots(QList<appointments::FreeSlot>{slot(today, 14), slot(today, 15),
                                                       slot(today.addDays(1), 15)});
    QCOMPARE(m_model->days()->total(), 2);
    m_model->chooseDay(m_model->days()->choices().constFirst().key);
    QCOMPARE(m_model->times()->total(), 1);
}

QTEST_GUILESS_MAIN(TestNumbersGone)
#include "tst_NumbersGone.moc"
