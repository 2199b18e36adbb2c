// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/PaymentWays.h"

#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/FilingWays.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

namespace onewindow::ui {

using cases::PaymentStep;
using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

constexpr int kMostPages = 60;
constexpr qint64 kCents = 2000;
const QString kCode = QStringLiteral("https://pay.example/q/6f1f3c0a9b7d4e2f8a5c1d3b7e9f0a2c");

void withFee(KioskFixture& kiosk)
{
    catalog::Catalogue catalogue = kiosk.tickets.catalogue();
    samples::offerFiling(catalogue, QStringLiteral("si-query"));
    samples::chargeFee(catalogue, QStringLiteral("si-query"));
    kiosk.tickets.setCatalogue(catalogue);
    kiosk.cases.expect(QStringLiteral("myCases"));
}

void toFee(KioskFixture& kiosk)
{
    withFee(kiosk);
    toFilledForm(kiosk);
    goTo(kiosk, "这项业务收费 %1", "This costs");
}

void toPaying(KioskFixture& kiosk)
{
    toFee(kiosk);
    goTo(kiosk, "请核对填写的内容", "Check what you have filled in");
    kiosk.cases.expect(QStringLiteral("file"));
    for (int i = 0; i < kMostPages && kiosk.filing.page() == QLatin1String("filing/FilingSummary");
         ++i) {
        kiosk.filing.goOn();
    }
    cases::FiledCase filed = samples::approved();
    filed.feeCents = kCents;
    filed.money = {.state = cases::MoneyState::Due, .cents = kCents};
    kiosk.cases.answerFile(filed);
}

void toWaiting(KioskFixture& kiosk)
{
    toPaying(kiosk);
    kiosk.payments.answer(PaymentStep::Waiting, kCode);
}

void toEnd(KioskFixture& kiosk, PaymentStep step, const QString& text)
{
    toWaiting(kiosk);
    kiosk.payments.answer(step, text);
    if (kiosk.filing.page() == QLatin1String("filing/FilingText")) {
        kiosk.filing.goAside();
    }
    kiosk.finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
}

} // namespace

QList<std::pair<QString, std::function<void(KioskFixture&)>>> paymentWays()
{
    return {
        {QStringLiteral("payment-fee"), toFee},
        {QStringLiteral("payment-beginning"), toPaying},
        {QStringLiteral("payment-waiting"), toWaiting},
        {QStringLiteral("payment-waiting-no-code"),
         [](KioskFixture& kiosk) {
             toPaying(kiosk);
             kiosk.payments.answer(PaymentStep::Waiting);
         }},
        {QStringLiteral("payment-cancelling"),
         [](KioskFixture& kiosk) {
             toWaiting(kiosk);
             kiosk.filing.goAside();
         }},
        {QStringLiteral("payment-refused"),
         [](KioskFixture& kiosk) {
             toWaiting(kiosk);
             kiosk.payments.answer(PaymentStep::Refused);
         }},
        {QStringLiteral("payment-device-gone"),
         [](KioskFixture& kiosk) {
             toPaying(kiosk);
             kiosk.payments.setReady(false);
             kiosk.payments.answer(PaymentStep::Failed);
         }},
        {QStringLiteral("payment-paid"),
         [](KioskFixture& kiosk) { toEnd(kiosk, PaymentStep::Paid, QStringLiteral("PB000001")); }},
        {QStringLiteral("payment-not-paid"),
         [](KioskFixture& kiosk) { toEnd(kiosk, PaymentStep::Lapsed, {}); }},
        {QStringLiteral("payment-unknown"),
         [](KioskFixture& kiosk) { toEnd(kiosk, PaymentStep::Unknown, {}); }},
        {QStringLiteral("payment-due"),
         [](KioskFixture& kiosk) {
             kiosk.cases.setOwn({samples::due()});
             withFee(kiosk);
             kiosk.lay(samples::youngCard());
             kiosk.chooseMatter(QStringLiteral("si"), QStringLiteral("si-query"));
             kiosk.session.openErrand(Errand::Filing);
         }},
    };
}

} // namespace onewindow::ui
