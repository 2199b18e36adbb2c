// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/EnquiryWays.h"

#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

void toEnquiry(KioskFixture& kiosk, const char* way = nullptr)
{
    kiosk.session.openErrand(Errand::Enquiry);
    if (way != nullptr) {
        kiosk.enquiry.choose(QLatin1String(way));
    }
}

/// The card holder's own, of which this terminal's store knows `here`; the owner is still asked.
void toMine(KioskFixture& kiosk, const appointments::MyAppointments& here,
            const QList<queue::IssuedTicket>& open = {})
{
    toEnquiry(kiosk, "mine");
    kiosk.cases.expect(QStringLiteral("myCases"));
    kiosk.slotDesk.expect(QStringLiteral("mine"));
    kiosk.lay(samples::youngCard(), open);
    kiosk.slotDesk.answerMine(here);
}

void toFullMine(KioskFixture& kiosk)
{
    queue::IssuedTicket ticket = samples::ticket();
    ticket.ticket.state = queue::TicketState::Waiting;
    toMine(kiosk,
           {.appointments = {samples::appointmentToday(), samples::appointmentTomorrow()},
            .isComplete = true},
           {ticket});
}

void toCase(KioskFixture& kiosk, const cases::CaseSummary& known)
{
    toMine(kiosk, {.appointments = {}, .isComplete = true});
    kiosk.enquiries.answerMine(QList{known});
    kiosk.enquiry.choose(kiosk.enquiry.choices()->choices().constFirst().key);
}

void typeNumber(KioskFixture& kiosk)
{
    toEnquiry(kiosk, "number");
    for (const QChar sign : QStringLiteral("K1-20261127-0007")) {
        kiosk.enquiry.type(sign);
    }
}

void toAsking(KioskFixture& kiosk)
{
    typeNumber(kiosk);
    kiosk.enquiry.goOn();
    kiosk.enquiry.ask(QStringLiteral("002X"));
}

void toStatus(KioskFixture& kiosk, const Result<cases::CaseSummary>& answer)
{
    toAsking(kiosk);
    kiosk.enquiries.answerStatus(answer);
}

void toGuide(KioskFixture& kiosk)
{
    toEnquiry(kiosk, "guide");
    kiosk.session.chooseTheme(QStringLiteral("si"));
    kiosk.session.chooseMatter(QStringLiteral("si-enrol"));
}

/// Of a matter with a form.
void toFormsGuide(KioskFixture& kiosk, DeviceStatus printer)
{
    catalog::Catalogue catalogue = kiosk.tickets.catalogue();
    samples::offerFiling(catalogue, QStringLiteral("si-enrol"));
    kiosk.tickets.setCatalogue(catalogue);
    kiosk.documents.setStatus(printer);
    toGuide(kiosk);
}

void toForm(KioskFixture& kiosk)
{
    toFormsGuide(kiosk, DeviceStatus::Ready);
    kiosk.enquiry.choose(QStringLiteral("form"));
}

QList<std::pair<QString, Way>> ownMatters()
{
    return {
        {QStringLiteral("enquiry"), [](KioskFixture& kiosk) { toEnquiry(kiosk); }},
        {QStringLiteral("enquiry-lay-card"), [](KioskFixture& kiosk) { toEnquiry(kiosk, "mine"); }},
        {QStringLiteral("enquiry-mine"),
         [](KioskFixture& kiosk) {
             toFullMine(kiosk);
             kiosk.enquiries.answerMine(QList{samples::reviewedCase(3), samples::approvedCase()});
         }},
        {QStringLiteral("enquiry-mine-shown"),
         [](KioskFixture& kiosk) {
             toFullMine(kiosk);
             kiosk.enquiries.answerMine(QList{samples::reviewedCase(3), samples::approvedCase()});
             kiosk.enquiry.reveal();
             kiosk.enquiry.reveal();
         }},
        {QStringLiteral("enquiry-mine-asking"),
         [](KioskFixture& kiosk) { toMine(kiosk, {.appointments = {}, .isComplete = true}); }},
        {QStringLiteral("enquiry-mine-none"),
         [](KioskFixture& kiosk) {
             toMine(kiosk, {.appointments = {}, .isComplete = true});
             kiosk.enquiries.answerMine(QList<cases::CaseSummary>());
         }},
        {QStringLiteral("enquiry-mine-offline"),
         [](KioskFixture& kiosk) {
             toFullMine(kiosk);
             kiosk.enquiries.answerMine(Error{ErrorCode::NetworkFailed, {}});
         }},
        {QStringLiteral("enquiry-mine-none-offline"),
         [](KioskFixture& kiosk) {
             toMine(kiosk, {.appointments = {}, .isComplete = false});
             kiosk.enquiries.answerMine(Error{ErrorCode::Timeout, {}});
         }},
        {QStringLiteral("enquiry-case"),
         [](KioskFixture& kiosk) { toCase(kiosk, samples::reviewedCase(3)); }},
        {QStringLiteral("enquiry-case-approved"),
         [](KioskFixture& kiosk) { toCase(kiosk, samples::approvedCase()); }},
        {QStringLiteral("enquiry-case-printed"),
         [](KioskFixture& kiosk) {
             toCase(kiosk, samples::reviewedCase(3));
             kiosk.enquiry.print();
             kiosk.finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
         }},
    };
}

QList<std::pair<QString, Way>> withoutCard()
{
    return {
        {QStringLiteral("enquiry-number"), typeNumber},
        {QStringLiteral("enquiry-digits"),
         [](KioskFixture& kiosk) {
             typeNumber(kiosk);
             kiosk.enquiry.goOn();
         }},
        {QStringLiteral("enquiry-asking"), toAsking},
        {QStringLiteral("enquiry-status"),
         [](KioskFixture& kiosk) { toStatus(kiosk, samples::reviewedCase(40)); }},
        {QStringLiteral("enquiry-wrong"),
         [](KioskFixture& kiosk) {
             toStatus(kiosk, Error{ErrorCode::NotFound, {}});
         }},
        {QStringLiteral("enquiry-too-many"),
         [](KioskFixture& kiosk) {
             toStatus(kiosk, Error{ErrorCode::TooMany, {}});
         }},
        {QStringLiteral("enquiry-unreachable"),
         [](KioskFixture& kiosk) {
             toStatus(kiosk, Error{ErrorCode::Timeout, {}});
         }},
        {QStringLiteral("enquiry-guide"), toGuide},
        {QStringLiteral("enquiry-guide-no-printer"),
         [](KioskFixture& kiosk) {
             kiosk.printer.setStatus(DeviceStatus::NoPaper);
             toGuide(kiosk);
         }},
        {QStringLiteral("enquiry-guide-not-printed"),
         [](KioskFixture& kiosk) {
             toGuide(kiosk);
             kiosk.enquiry.choose(QStringLiteral("print"));
             kiosk.finishPrint(PrintOutcome::NotPrinted, DeviceStatus::Ready);
         }},
        {QStringLiteral("enquiry-where"),
         [](KioskFixture& kiosk) {
             toGuide(kiosk);
             kiosk.enquiry.choose(QStringLiteral("where"));
         }},
        {QStringLiteral("enquiry-plan"), [](KioskFixture& kiosk) { toEnquiry(kiosk, "plan"); }},
        {QStringLiteral("enquiry-plan-upper"),
         [](KioskFixture& kiosk) {
             toEnquiry(kiosk, "plan");
             kiosk.enquiry.showNextFloor();
         }},
        {QStringLiteral("enquiry-plan-none"),
         [](KioskFixture& kiosk) {
             kiosk.hallInfo.set({}, {}, {});
             toEnquiry(kiosk, "plan");
         }},
        {QStringLiteral("enquiry-place"),
         [](KioskFixture& kiosk) {
             toEnquiry(kiosk, "plan");
             kiosk.enquiry.choose(QStringLiteral("a"));
         }},
        {QStringLiteral("enquiry-records"),
         [](KioskFixture& kiosk) {
             catalog::Catalogue catalogue = kiosk.tickets.catalogue();
             for (const char* id : {"si-query", "fund-draw"}) {
                 samples::offerFiling(catalogue, QLatin1String(id));
             }
             for (catalog::Matter& matter : catalogue.matters) {
                 if (matter.terminal.result) {
                     matter.terminal.result->lines.append(
                         {QStringLiteral("{shared.civil.married}"), {}});
                 }
             }
             kiosk.tickets.setCatalogue(catalogue);
             toEnquiry(kiosk, "records");
         }},
        {QStringLiteral("enquiry-records-none"),
         [](KioskFixture& kiosk) { toEnquiry(kiosk, "records"); }},
        {QStringLiteral("enquiry-notices"),
         [](KioskFixture& kiosk) { toEnquiry(kiosk, "notices"); }},
        {QStringLiteral("enquiry-notices-none"),
         [](KioskFixture& kiosk) {
             kiosk.hallInfo.set({}, {}, {});
             toEnquiry(kiosk, "notices");
         }},
        {QStringLiteral("enquiry-notice"),
         [](KioskFixture& kiosk) {
             toEnquiry(kiosk, "notices");
             kiosk.enquiry.choose(QStringLiteral("0"));
         }},
    };
}

QList<std::pair<QString, Way>> blankForms()
{
    return {
        {QStringLiteral("enquiry-form"),
         [](KioskFixture& kiosk) { toFormsGuide(kiosk, DeviceStatus::Ready); }},
        {QStringLiteral("enquiry-form-elsewhere"),
         [](KioskFixture& kiosk) { toFormsGuide(kiosk, DeviceStatus::Missing); }},
        {QStringLiteral("enquiry-form-printing"), toForm},
        {QStringLiteral("enquiry-form-no-paper"),
         [](KioskFixture& kiosk) {
             toForm(kiosk);
             kiosk.documents.setStatus(DeviceStatus::NoPaper);
         }},
        {QStringLiteral("enquiry-form-printed"),
         [](KioskFixture& kiosk) {
             toForm(kiosk);
             kiosk.documents.finish(PrintOutcome::Printed, DeviceStatus::Ready);
         }},
        {QStringLiteral("enquiry-form-not-printed"),
         [](KioskFixture& kiosk) {
             toForm(kiosk);
             kiosk.documents.finish(PrintOutcome::Unknown, DeviceStatus::Missing);
         }},
    };
}

} // namespace

QList<std::pair<QString, Way>> enquiryWays()
{
    return ownMatters() + withoutCard() + blankForms();
}

} // namespace onewindow::ui
