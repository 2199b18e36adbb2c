// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/AppointmentWays.h"

#include "tests/qml/Kiosk/fakes/KioskFixture.h"

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

void toMyAppointments(KioskFixture& kiosk, const appointments::MyAppointments& mine)
{
    kiosk.session.openErrand(Errand::Appointment);
    kiosk.slotDesk.expect(QStringLiteral("mine"));
    kiosk.lay(samples::youngCard());
    kiosk.slotDesk.answerMine(mine);
}

appointments::MyAppointments twoAppointments()
{
    return {.appointments = {samples::appointmentToday(), samples::appointmentTomorrow()},
            .isComplete = true};
}

void toAppointment(KioskFixture& kiosk, const appointments::BookedAppointment& booked)
{
    toMyAppointments(kiosk, {.appointments = {booked}, .isComplete = true});
    kiosk.appointment.chooseMine(kiosk.appointment.mine()->choices().constFirst().key);
}

void toDays(KioskFixture& kiosk, int days)
{
    toMyAppointments(kiosk, {.appointments = {}, .isComplete = true});
    kiosk.appointment.bookNew();
    kiosk.session.chooseTheme(QStringLiteral("si"));
    kiosk.slotDesk.expect(QStringLiteral("available"));
    kiosk.session.chooseMatter(QStringLiteral("si-enrol"));
    kiosk.slotDesk.answerSlots(samples::freeSlots(QStringLiteral("si"), days));
}

void toBooking(KioskFixture& kiosk)
{
    toDays(kiosk, 20);
    kiosk.appointment.chooseDay(kiosk.appointment.days()->choices().constFirst().key);
    kiosk.appointment.chooseTime(kiosk.appointment.times()->choices().constFirst().key);
}

void toBooked(KioskFixture& kiosk, const Result<appointments::Booking>& answer)
{
    toBooking(kiosk);
    kiosk.slotDesk.expect(QStringLiteral("book"));
    kiosk.appointment.confirm();
    kiosk.slotDesk.answerBook(answer);
}

void toChangedBooking(KioskFixture& kiosk)
{
    toAppointment(kiosk, samples::appointmentTomorrow());
    kiosk.slotDesk.expect(QStringLiteral("available"));
    kiosk.appointment.change();
    kiosk.slotDesk.answerSlots(samples::freeSlots(QStringLiteral("si"), 3));
    kiosk.appointment.chooseDay(kiosk.appointment.days()->choices().constLast().key);
    kiosk.appointment.chooseTime(kiosk.appointment.times()->choices().constFirst().key);
}

void toScannedCode(KioskFixture& kiosk, const Result<appointments::BookedAppointment>& answer)
{
    kiosk.tickets.expect(QStringLiteral("find"));
    kiosk.slotDesk.expect(QStringLiteral("find"));
    kiosk.scanner.scan(QStringLiteral("OWA:Zm9vYmFyYmF6cXV4MTIzNA"));
    kiosk.tickets.answerFind(Error{ErrorCode::NotFound, {}});
    kiosk.slotDesk.answerFind(answer);
}

} // namespace

QList<NamedWay> waysToAppointments()
{
    return {
        {QStringLiteral("my-appointments"),
         [](KioskFixture& kiosk) { toMyAppointments(kiosk, twoAppointments()); }},
        {QStringLiteral("my-appointments-none"),
         [](KioskFixture& kiosk) {
             toMyAppointments(kiosk, {.appointments = {}, .isComplete = true});
         }},
        {QStringLiteral("my-appointments-offline"),
         [](KioskFixture& kiosk) {
             appointments::MyAppointments mine = twoAppointments();
             mine.isComplete = false;
             toMyAppointments(kiosk, mine);
         }},
        {QStringLiteral("lay-card-appointment"),
         [](KioskFixture& kiosk) { kiosk.session.openErrand(Errand::Appointment); }},
        {QStringLiteral("theme-appointment"),
         [](KioskFixture& kiosk) {
             toMyAppointments(kiosk, {.appointments = {}, .isComplete = true});
             kiosk.appointment.bookNew();
         }},
        {QStringLiteral("matter-appointment"),
         [](KioskFixture& kiosk) {
             toMyAppointments(kiosk, {.appointments = {}, .isComplete = true});
             kiosk.appointment.bookNew();
             kiosk.session.chooseTheme(QStringLiteral("real-estate"));
         }},
        {QStringLiteral("appointment"),
         [](KioskFixture& kiosk) { toAppointment(kiosk, samples::appointmentToday()); }},
        {QStringLiteral("appointment-later"),
         [](KioskFixture& kiosk) { toAppointment(kiosk, samples::appointmentTomorrow()); }},
        {QStringLiteral("appointment-checked-in"),
         [](KioskFixture& kiosk) {
             appointments::BookedAppointment booked = samples::appointmentToday();
             booked.isCheckedIn = true;
             booked.number = QStringLiteral("A1023");
             toAppointment(kiosk, booked);
         }},
        {QStringLiteral("booking-days"), [](KioskFixture& kiosk) { toDays(kiosk, 20); }},
        {QStringLiteral("booking-days-few"), [](KioskFixture& kiosk) { toDays(kiosk, 2); }},
        {QStringLiteral("booking-days-none"), [](KioskFixture& kiosk) { toDays(kiosk, 0); }},
        {QStringLiteral("booking-times"),
         [](KioskFixture& kiosk) {
             toDays(kiosk, 3);
             kiosk.appointment.chooseDay(kiosk.appointment.days()->choices().constFirst().key);
         }},
        {QStringLiteral("booking"), toBooking},
        {QStringLiteral("booking-change"), toChangedBooking},
        {QStringLiteral("booked"),
         [](KioskFixture& kiosk) { toBooked(kiosk, samples::booking({})); }},
        {QStringLiteral("booked-no-printer"),
         [](KioskFixture& kiosk) {
             kiosk.printer.setStatus(DeviceStatus::NoPaper);
             toBooked(kiosk, samples::booking({}));
         }},
        {QStringLiteral("booked-not-printed"),
         [](KioskFixture& kiosk) {
             toBooked(kiosk, samples::booking({}));
             kiosk.appointment.print();
             kiosk.finishPrint(PrintOutcome::NotPrinted, DeviceStatus::NoPaper);
         }},
        {QStringLiteral("booking-full"),
         [](KioskFixture& kiosk) {
             toBooked(kiosk, Error{ErrorCode::TooMany, {}});
         }},
        {QStringLiteral("booking-failed"),
         [](KioskFixture& kiosk) {
             toBooked(kiosk, Error{ErrorCode::StoreFailed, {}});
         }},
        {QStringLiteral("booking-phone"),
         [](KioskFixture& kiosk) {
             toBooked(kiosk, samples::booking({}));
             kiosk.appointment.showOnPhone();
         }},
        {QStringLiteral("booking-cancel"),
         [](KioskFixture& kiosk) {
             toAppointment(kiosk, samples::appointmentTomorrow());
             kiosk.appointment.cancel();
         }},
        {QStringLiteral("booking-cancelled"),
         [](KioskFixture& kiosk) {
             toAppointment(kiosk, samples::appointmentTomorrow());
             kiosk.appointment.cancel();
             kiosk.slotDesk.expect(QStringLiteral("cancel"));
             kiosk.appointment.sayYes();
             kiosk.slotDesk.answerCancel({});
         }},
        {QStringLiteral("booking-too-late"),
         [](KioskFixture& kiosk) {
             toAppointment(kiosk, samples::appointmentToday());
             kiosk.appointment.cancel();
         }},
        {QStringLiteral("check-in-late"),
         [](KioskFixture& kiosk) {
             toAppointment(kiosk, samples::appointmentToday());
             kiosk.clock.advance(60LL * 60 * 1000);
             kiosk.session.noteActivity();
             kiosk.appointment.checkIn();
         }},
        {QStringLiteral("check-in-code-early"),
         [](KioskFixture& kiosk) { toScannedCode(kiosk, samples::appointmentTomorrow()); }},
        {QStringLiteral("check-in-code-late"),
         [](KioskFixture& kiosk) {
             appointments::BookedAppointment booked = samples::appointmentToday();
             booked.checkInFromMs -= 60LL * 60 * 1000;
             booked.checkInUntilMs -= 60LL * 60 * 1000;
             toScannedCode(kiosk, booked);
         }},
        {QStringLiteral("check-in-code-unknown"),
         [](KioskFixture& kiosk) {
             toScannedCode(kiosk, Error{ErrorCode::NotFound, {}});
         }},
    };
}

} // namespace onewindow::ui
