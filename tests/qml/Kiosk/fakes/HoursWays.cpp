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
