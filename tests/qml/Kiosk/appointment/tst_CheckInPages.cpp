// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/appointment/AppointmentTest.h"

#include <QRegularExpression>
#include <QTest>

Q_DECLARE_METATYPE(onewindow::ErrorCode)
Q_DECLARE_METATYPE(onewindow::appointments::BookedAppointment)

namespace onewindow::ui {

/// Who comes for an appointment: with the card or with its code, early, in time and late.
class TestCheckInPages : public AppointmentTest
{
    Q_OBJECT

private Q_SLOTS:
    void checksInByCard();
    void checksInTooEarly();
    void asksWhoComesLate();
    void showsTheNumberThereIs();
    void checksInByCode_data();
    void checksInByCode();
    void whatThereIsWasFoundByTheCode();
    void saysWhyACodeChecksNobodyIn_data();
    void saysWhyACodeChecksNobodyIn();
    void aCodeTooEarlyIsToldWhen_data();
    void aCodeTooEarlyIsToldWhen();
    void asksWhoComesLateWithACode_data();
    void asksWhoComesLateWithACode();
    void checksInByCodeFromItsPages();
    void forgetsACodeItCannotTake();
};

void TestCheckInPages::checksInByCard()
{
    openOne(samples::appointmentToday());
    m_slots->expect(QStringLiteral("checkIn"));
    m_model->checkIn();
    m_model->checkIn();
    QCOMPARE(m_slots->lastCheckIn().appointment, samples::appointmentToday().id);
    QVERIFY(m_slots->lastCheckIn().code.isEmpty());
    QVERIFY(m_slots->lastCheckIn().willPrint);
    QCOMPARE(m_slots->lastCheckIn().person->idNumber, samples::youngCard().number);
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
    QVERIFY(m_printer->isPrinting());
    QVERIFY(!m_session->context().errand);
    QCOMPARE(m_model->mine()->total(), 0);
}

void TestCheckInPages::checksInTooEarly()
{
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.checkInFromMs += kHourMs;
    booked.checkInUntilMs += kHourMs;
    openOne(booked);
    QVERIFY(m_model->isToday());
    m_model->checkIn();
    QCOMPARE(m_model->told(), QStringLiteral("还没有到签到时间"));
    QVERIFY(m_model->toldLead().startsWith(QStringLiteral("10:30 起")));
    m_session->send(Event::WentBack);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
}

void TestCheckInPages::asksWhoComesLate()
{
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.checkInFromMs -= kHourMs;
    booked.checkInUntilMs -= kHourMs;
    openOne(booked);
    QCOMPARE(m_model->standing(), QStringLiteral("已过签到时间"));
    m_model->checkIn();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingQuestion"));
    QVERIFY(m_model->questionLead().contains(QStringLiteral("普通号")));
    m_model->sayNo();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
    m_model->checkIn();
    m_slots->expect(QStringLiteral("checkIn"));
    m_model->sayYes();
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
}

void TestCheckInPages::showsTheNumberThereIs()
{
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.isCheckedIn = true;
    booked.number = QStringLiteral("A1023");
    // Whatever the time is.
    booked.checkInUntilMs -= kHourMs;
    openOne(booked);
    QCOMPARE(m_model->standing(), QStringLiteral("已签到 A1023"));
    m_model->cancel();
    m_model->change();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
    m_slots->expect(QStringLiteral("checkIn"));
    m_model->checkIn();
    queue::IssuedTicket issued = samples::ticket();
    issued.isExisting = true;
    m_slots->answerCheckIn(issued);
    QCOMPARE(m_session->state(), State::Existing);
}

void TestCheckInPages::checksInByCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from");
    QTest::newRow("slip, at home") << kCode << QString();
    QTest::newRow("slip, for a number's card") << kCode << QStringLiteral("number");
    QTest::newRow("slip, for the appointments' card") << kCode << QStringLiteral("appointment");
    QTest::newRow("calendar entry")
        << QStringLiteral("BEGIN:VCALENDAR\r\nDESCRIPTION:%1\r\nEND:VCALENDAR\r\n").arg(kCode)
        << QString();
}

void TestCheckInPages::checksInByCode()
{
    QFETCH(QString, text);
    QFETCH(QString, from);
    if (from == QStringLiteral("number")) {
        m_session->start();
    } else if (from == QStringLiteral("appointment")) {
        m_session->openErrand(Errand::Appointment);
    }
    QCOMPARE(m_session->state(), from.isEmpty() ? State::Home : State::LayCard);
    scanCode(samples::appointmentToday(), QStringLiteral("checkIn"), text);
    QCOMPARE(m_slots->lastCheckIn().code, kCode);
    QVERIFY(m_slots->lastCheckIn().appointment.isEmpty());
    QVERIFY(!m_slots->lastCheckIn().person);
    QVERIFY(m_session->isBusy());
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
    // The next one who comes needs a card again.
    QVERIFY(m_model->needsCard());
}

/// What is put back by a code is not recorded as put back by a card.
void TestCheckInPages::whatThereIsWasFoundByTheCode()
{
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.isCheckedIn = true;
    scanCode(booked, QStringLiteral("checkIn"));
    queue::IssuedTicket issued = samples::ticket();
    issued.isExisting = true;
    m_slots->answerCheckIn(issued);
    QCOMPARE(m_session->state(), State::Existing);
    QCOMPARE(m_session->context().foundBy, QStringLiteral("qr"));
}

void TestCheckInPages::saysWhyACodeChecksNobodyIn_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("told");
    QTest::addColumn<bool>("isFound");
    const QString over = QStringLiteral("这个预约已经过期");
    const QString gone = QStringLiteral("这个预约已经失效");
    const QString notDone = QStringLiteral("没有办成，请再试一次");
    QTest::newRow("another day") << ErrorCode::TooLate << over << false;
    QTest::newRow("cancelled") << ErrorCode::Conflict << gone << false;
    QTest::newRow("unknown") << ErrorCode::NotFound << QStringLiteral("没有查到这个预约") << false;
    QTest::newRow("store") << ErrorCode::StoreFailed << notDone << false;
    QTest::newRow("too early after all")
        << appointments::kTooEarly << QStringLiteral("还没有到签到时间") << true;
    QTest::newRow("served already") << ErrorCode::Conflict << gone << true;
    QTest::newRow("store, then") << ErrorCode::StoreFailed << notDone << true;
}

void TestCheckInPages::saysWhyACodeChecksNobodyIn()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, told);
    QFETCH(bool, isFound);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not checked in")));
    if (isFound) {
        scanCode(samples::appointmentToday(), QStringLiteral("checkIn"));
        m_slots->answerCheckIn(Error{code, {}});
    } else {
        scanCode(Error{code, {}});
    }
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingNews"));
    QCOMPARE(m_model->told(), told);
    QVERIFY(!m_model->toldLead().isEmpty());
    QCOMPARE(m_model->nextText(), QStringLiteral("返回首页"));
    m_model->goOn();
    QCOMPARE(m_session->state(), State::Home);
}

void TestCheckInPages::aCodeTooEarlyIsToldWhen_data()
{
    QTest::addColumn<appointments::BookedAppointment>("booked");
    QTest::addColumn<QString>("lead");
    appointments::BookedAppointment today = samples::appointmentToday();
    today.checkInFromMs += kHourMs;
    QTest::newRow("today") << today << QStringLiteral("10:30 起可以签到");
    QTest::newRow("tomorrow") << samples::appointmentTomorrow()
                              << QStringLiteral("11月24日 周二 13:30 起可以签到");
}

void TestCheckInPages::aCodeTooEarlyIsToldWhen()
{
    QFETCH(appointments::BookedAppointment, booked);
    QFETCH(QString, lead);
    scanCode(booked);
    QCOMPARE(m_model->told(), QStringLiteral("还没有到签到时间"));
    QVERIFY2(m_model->toldLead().startsWith(lead), qPrintable(m_model->toldLead()));
    QVERIFY(m_model->personText().isEmpty());
    m_model->goOn();
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_model->slotDay().isEmpty());
}

void TestCheckInPages::asksWhoComesLateWithACode_data()
{
    QTest::addColumn<bool>("isWanted");
    QTest::newRow("an ordinary number will do") << true;
    QTest::newRow("rather not") << false;
}

void TestCheckInPages::asksWhoComesLateWithACode()
{
    QFETCH(bool, isWanted);
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.checkInFromMs -= kHourMs;
    booked.checkInUntilMs -= kHourMs;
    scanCode(booked);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingQuestion"));
    QVERIFY(m_model->questionLead().contains(QStringLiteral("普通号")));
    QCOMPARE(m_model->slotTimes(), QStringLiteral("10:00–10:30"));
    if (!isWanted) {
        m_model->sayNo();
        QCOMPARE(m_session->state(), State::Home);
        QVERIFY(m_model->needsCard());
        return;
    }
    m_slots->expect(QStringLiteral("checkIn"));
    m_model->sayYes();
    m_model->sayYes();
    QCOMPARE(m_slots->lastCheckIn().code, kCode);
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
}

void TestCheckInPages::checksInByCodeFromItsPages()
{
    openMine({samples::appointmentToday()});
    scanCode(samples::appointmentToday(), QStringLiteral("checkIn"));
    QCOMPARE(m_slots->lastCheckIn().person->idNumber, samples::youngCard().number);
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
}

/// Scanned where no errand begins, it must not check in whoever comes next.
void TestCheckInPages::forgetsACodeItCannotTake()
{
    m_session->start();
    m_session->send(Event::TypeChosen);
    QCOMPARE(m_session->state(), State::TypeNumber);
    m_tickets->expect(QStringLiteral("find"));
    m_scanner->scan(kCode);
    m_tickets->answerFind(Error{ErrorCode::NotFound, {}});
    QCOMPARE(m_session->state(), State::TypeNumber);
    QVERIFY(m_session->isCodeUnknown());
    QVERIFY(m_model->needsCard());
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestCheckInPages)
#include "tst_CheckInPages.moc"
