// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/HoursWays.h"

#include "tests/qml/Kiosk/fakes/FilingWays.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

namespace onewindow::ui {

void closeHall(KioskFixture& kiosk)
{
    catalog::Catalogue catalogue = kiosk.tickets.catalogue();
    samples::offerAfterHours(catalogue);
    kiosk.tickets.setCatalogue(catalogue);
    kiosk.tickets.setOpeningHours(samples::closedToday());
    kiosk.session.tick();
}

namespace {

void toMatter(KioskFixture& kiosk, const char* theme, const char* matter)
{
    closeHall(kiosk);
    kiosk.chooseMatter(QLatin1String(theme), QLatin1String(matter));
}

/// The hall gives out no more numbers for what is chosen.
void toStopped(KioskFixture& kiosk, const char* matter, queue::Stop stop)
{
    catalog::Catalogue catalogue = kiosk.tickets.catalogue();
    samples::offerAfterHours(catalogue);
    kiosk.tickets.setCatalogue(catalogue);
    queue::QueueFigures figures = samples::figures(32, FakeClock::kStartMs);
    figures.stopped = stop;
    kiosk.tickets.setFigures(QLatin1String(matter), figures);
    kiosk.chooseMatter(QStringLiteral("si"), QLatin1String(matter));
}

/// A number that will hardly be called, found by its code.
void toLateTicket(KioskFixture& kiosk)
{
    queue::QueueFigures figures = samples::figures(32, FakeClock::kStartMs);
    figures.stopped = queue::Stop::Full;
    figures.lateFromDueMs = 1;
    kiosk.tickets.setFigures(QStringLiteral("si-enrol"), figures);
    queue::IssuedTicket late = samples::ticket();
    late.ticket.state = queue::TicketState::Waiting;
    late.ticket.dueAtMs = FakeClock::kStartMs;
    late.isExisting = true;
    kiosk.tickets.expect(QStringLiteral("find"));
    kiosk.scanner.scan(late.link);
    kiosk.tickets.answerFind(late);
}

void toExchange(KioskFixture& kiosk)
{
    toLateTicket(kiosk);
    kiosk.ticket.exchange();
    kiosk.slotDesk.expect(QStringLiteral("available"));
    kiosk.lay(samples::youngCard());
    kiosk.slotDesk.answerSlots(samples::freeSlots(QStringLiteral("si"), 3));
    kiosk.appointment.chooseDay(kiosk.appointment.days()->choices().constFirst().key);
    kiosk.appointment.chooseTime(kiosk.appointment.times()->choices().constFirst().key);
}

void toHotline(KioskFixture& kiosk, const Result<void>& answer)
{
    closeHall(kiosk);
    kiosk.tickets.expect(QStringLiteral("askForHelp"));
    kiosk.shared.callStaff();
    kiosk.tickets.answerStaff(answer);
}

void toSummary(KioskFixture& kiosk)
{
    toFilledForm(kiosk);
    goTo(kiosk, "请核对填写的内容", "Check what you have filled in");
}

void reveal(KioskFixture& kiosk)
{
    kiosk.filing.goAside();
    kiosk.filing.goAside();
}

} // namespace

QList<NamedWay> hoursWays()
{
    return {
        {QStringLiteral("home-closed"), closeHall},
        {QStringLiteral("home-closed-signed-in"),
         [](KioskFixture& kiosk) {
             closeHall(kiosk);
             kiosk.lay(samples::youngCard());
             kiosk.session.send(Event::WentHome);
         }},
        {QStringLiteral("matter-closed"),
         [](KioskFixture& kiosk) {
             closeHall(kiosk);
             kiosk.session.chooseTheme(QStringLiteral("si"));
         }},
        {QStringLiteral("after-hours-here"),
         [](KioskFixture& kiosk) { toMatter(kiosk, "si", "si-query"); }},
        {QStringLiteral("after-hours-booked"),
         [](KioskFixture& kiosk) { toMatter(kiosk, "si", "si-transfer"); }},
        {QStringLiteral("after-hours-window"),
         [](KioskFixture& kiosk) { toMatter(kiosk, "si", "si-enrol"); }},
        {QStringLiteral("after-hours-open-again"),
         [](KioskFixture& kiosk) {
             toMatter(kiosk, "si", "si-transfer");
             kiosk.tickets.setOpeningHours({});
             kiosk.session.tick();
         }},
        {QStringLiteral("after-hours-full"),
         [](KioskFixture& kiosk) { toStopped(kiosk, "si-transfer", queue::Stop::Full); }},
        {QStringLiteral("after-hours-full-elsewhere"),
         [](KioskFixture& kiosk) {
             kiosk.tickets.setOtherHalls({samples::otherHall(FakeClock::kStartMs)});
             toStopped(kiosk, "si-enrol", queue::Stop::Full);
         }},
        {QStringLiteral("after-hours-unserved"),
         [](KioskFixture& kiosk) { toStopped(kiosk, "si-enrol", queue::Stop::Unserved); }},
        {QStringLiteral("matter-stopped"),
         [](KioskFixture& kiosk) {
             toStopped(kiosk, "si-enrol", queue::Stop::Full);
             kiosk.session.send(Event::WentBack);
         }},
        {QStringLiteral("existing-late"), toLateTicket},
        {QStringLiteral("booking-exchange"), toExchange},
        {QStringLiteral("booked-exchange"),
         [](KioskFixture& kiosk) {
             toExchange(kiosk);
             kiosk.slotDesk.expect(QStringLiteral("book"));
             kiosk.appointment.confirm();
             kiosk.tickets.expect(QStringLiteral("giveUp qr"));
             kiosk.slotDesk.answerBook(samples::booking({}));
         }},
        {QStringLiteral("enquiry-guide-closed"),
         [](KioskFixture& kiosk) {
             closeHall(kiosk);
             kiosk.session.openErrand(Errand::Enquiry);
             kiosk.enquiry.choose(QStringLiteral("guide"));
             kiosk.chooseMatter(QStringLiteral("si"), QStringLiteral("si-enrol"));
         }},
        {QStringLiteral("hotline"), [](KioskFixture& kiosk) { toHotline(kiosk, {}); }},
        {QStringLiteral("hotline-failed"),
         [](KioskFixture& kiosk) {
             toHotline(kiosk, Error{ErrorCode::StoreFailed, {}});
         }},
        {QStringLiteral("no-hotline"), [](KioskFixture& kiosk) { toHotline(kiosk, {}); }},
        {QStringLiteral("failed-no-hotline"),
         [](KioskFixture& kiosk) {
             toHotline(kiosk, Error{ErrorCode::StoreFailed, {}});
         }},
        {QStringLiteral("summary-asking"),
         [](KioskFixture& kiosk) {
             toSummary(kiosk);
             kiosk.filing.goAside();
         }},
        {QStringLiteral("summary-shown"),
         [](KioskFixture& kiosk) {
             toSummary(kiosk);
             reveal(kiosk);
         }},
        {QStringLiteral("summary-hidden-again"),
         [](KioskFixture& kiosk) {
             toSummary(kiosk);
             reveal(kiosk);
             kiosk.filing.goAside();
         }},
        {QStringLiteral("known-shown"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             reveal(kiosk);
         }},
    };
}

} // namespace onewindow::ui
