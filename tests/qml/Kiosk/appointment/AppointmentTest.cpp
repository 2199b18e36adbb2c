// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/appointment/AppointmentTest.h"

#include <QTest>

namespace onewindow::ui {

void AppointmentTest::init()
{
    SessionTest::init();
    m_slots = std::make_unique<FakeSlots>();
    m_model =
        std::make_unique<AppointmentViewModel>(*m_session, *m_slots, QStringLiteral("03 号机"));
    m_session->addErrand(*m_model);
}

void AppointmentTest::cleanup()
{
    QVERIFY(m_slots->isDone());
    m_model.reset();
    SessionTest::cleanup();
}

void AppointmentTest::openMine(const QList<appointments::BookedAppointment>& booked)
{
    m_session->openErrand(Errand::Appointment);
    m_slots->expect(QStringLiteral("mine"));
    lay(samples::youngCard());
    QCOMPARE(m_slots->lastIdNumber(), samples::youngCard().number);
    m_slots->answerMine(appointments::MyAppointments{.appointments = booked, .isComplete = true});
}

void AppointmentTest::openOne(const appointments::BookedAppointment& booked)
{
    openMine({booked});
    m_model->chooseMine(m_model->mine()->choices().constFirst().key);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
}

void AppointmentTest::reachDays()
{
    openMine({});
    m_model->bookNew();
    m_session->chooseTheme(QStringLiteral("si"));
    m_slots->expect(QStringLiteral("available"));
    m_session->chooseMatter(QStringLiteral("si-enrol"));
    QCOMPARE(m_slots->lastResource(), QStringLiteral("si"));
    m_slots->answerSlots(samples::freeSlots(QStringLiteral("si"), 7));
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingDays"));
}

void AppointmentTest::reachBooking()
{
    reachDays();
    m_model->chooseDay(m_model->days()->choices().constFirst().key);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingTimes"));
    m_model->chooseTime(m_model->times()->choices().constFirst().key);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booking"));
}

void AppointmentTest::reachBooked()
{
    reachBooking();
    m_slots->expect(QStringLiteral("book"));
    m_model->confirm();
    m_slots->answerBook(samples::booking(m_slots->lastBooking().slot));
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booked"));
}

void AppointmentTest::scanCode(const Result<appointments::BookedAppointment>& answer,
                               const QString& then, const QString& text)
{
    m_tickets->expect(QStringLiteral("find"));
    m_slots->expect(QStringLiteral("find"));
    m_scanner->scan(text);
    m_tickets->answerFind(Error{ErrorCode::NotFound, {}});
    QCOMPARE(m_slots->lastCode(), kCode);
    QVERIFY(m_session->isBusy());
    if (!then.isEmpty()) {
        m_slots->expect(then);
    }
    m_slots->answerFind(answer);
}

QStringList AppointmentTest::paper() const
{
    QStringList lines;
    for (const drivers::ReceiptItem& item : m_printer->receipts().constLast().items) {
        if (const auto* text = std::get_if<drivers::ReceiptText>(&item)) {
            lines.append(text->text);
        } else if (const auto* pair = std::get_if<drivers::ReceiptPair>(&item)) {
            lines.append(pair->value);
        } else if (const auto* code = std::get_if<drivers::ReceiptQr>(&item)) {
            lines.append(code->content);
        }
    }
    return lines;
}

} // namespace onewindow::ui
