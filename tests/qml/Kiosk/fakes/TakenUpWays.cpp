// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/TakenUpWays.h"

#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <QTest>

namespace onewindow::ui {

using cases::MoneyState;
using cases::PaymentStep;
using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

const QString kCode = QStringLiteral("https://pay.example/q/6f1f3c0a9b7d4e2f8a5c1d3b7e9f0a2c");

void toDenied(KioskFixture& kiosk)
{
    toKnownCase(kiosk, samples::filedElsewhere(false));
    kiosk.enquiry.act();
    kiosk.payments.answer(PaymentStep::Denied);
}

void toPaid(KioskFixture& kiosk)
{
    const cases::CaseSummary known = samples::filedElsewhere(false);
    toKnownCase(kiosk, known);
    kiosk.enquiry.act();
    kiosk.payments.answer(PaymentStep::Waiting, kCode);
    kiosk.payments.answer(PaymentStep::Paid, QStringLiteral("PB000002"));
    kiosk.held.answer(samples::contentsOf(known));
    kiosk.finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
}

void toFetching(KioskFixture& kiosk)
{
    toKnownCase(kiosk, samples::filedElsewhere(true));
    kiosk.enquiry.act();
}

} // namespace

namespace samples {

cases::CaseSummary filedElsewhere(bool isPaid)
{
    cases::CaseSummary known = due();
    known.provisional = QStringLiteral("K2-20261123-0031");
    known.token.clear();
    known.steps = {{cases::CaseState::Received, known.filedAtMs},
                   {cases::CaseState::Approved, known.filedAtMs}};
    if (isPaid) {
        known.money.state = MoneyState::Paid;
        known.money.receipt = QStringLiteral("PB000001");
        known.hasResult = true;
    }
    return known;
}

cases::CaseContents contentsOf(const cases::CaseSummary& known)
{
    const drivers::IdCard card = youngCard();
    const QDate day = QDate(2026, 11, 23);
    return {
        .words = {.number = known.number, .provisional = known.provisional, .matter = known.matter},
        .person = {.name = card.name,
                   .idNumber = card.number,
                   .sex = QString::number(card.sex),
                   .nation = QStringLiteral("01"),
                   .birth = card.birth,
                   .address = card.address},
        .answers = filledIn(),
        .shared = {{QStringLiteral("civil"),
                    QJsonObject{{QStringLiteral("spouse"), QStringLiteral("Wang Wei")}}}},
        .filedOn = day,
        .decidedOn = day,
        .copy = 1};
}

} // namespace samples

void toKnownCase(KioskFixture& kiosk, const cases::CaseSummary& known)
{
    catalog::Catalogue catalogue = kiosk.tickets.catalogue();
    samples::offerFiling(catalogue, known.matter);
    samples::chargeFee(catalogue, known.matter);
    kiosk.tickets.setCatalogue(catalogue);
    kiosk.session.openErrand(Errand::Enquiry);
    kiosk.enquiry.choose(QStringLiteral("mine"));
    kiosk.cases.expect(QStringLiteral("myCases"));
    kiosk.slotDesk.expect(QStringLiteral("mine"));
    kiosk.lay(samples::youngCard());
    kiosk.slotDesk.answerMine(appointments::MyAppointments{.appointments = {}, .isComplete = true});
    kiosk.enquiries.answerMine(QList{known});
    kiosk.enquiry.choose(kiosk.enquiry.choices()->choices().constFirst().key);
}

QList<std::pair<QString, std::function<void(KioskFixture&)>>> takenUpWays()
{
    return {
        {QStringLiteral("enquiry-case-due"),
         [](KioskFixture& kiosk) { toKnownCase(kiosk, samples::filedElsewhere(false)); }},
        {QStringLiteral("enquiry-case-result"),
         [](KioskFixture& kiosk) { toKnownCase(kiosk, samples::filedElsewhere(true)); }},
        {QStringLiteral("taken-up-denied"), toDenied},
        {QStringLiteral("taken-up-paid"), toPaid},
        {QStringLiteral("taken-up-fetching"), toFetching},
        {QStringLiteral("taken-up-failed"),
         [](KioskFixture& kiosk) {
             toFetching(kiosk);
             QTest::ignoreMessage(QtWarningMsg,
                                  QRegularExpression(QStringLiteral("no result of a case")));
             kiosk.held.answer(Error{ErrorCode::Timeout, {}});
         }},
    };
}

} // namespace onewindow::ui
