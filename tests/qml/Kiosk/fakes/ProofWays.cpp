// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/ProofWays.h"

#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PictureFlaw;
using Ways = QList<std::pair<QString, std::function<void(KioskFixture&)>>>;

namespace {

constexpr int kMostPages = 60;

void goOn(KioskFixture& kiosk)
{
    for (int i = 0; i < kMostPages &&
                    kiosk.filing.lines()->pageIndex() + 1 < kiosk.filing.lines()->pageCount();
         ++i) {
        kiosk.filing.goOn();
    }
    kiosk.filing.goOn();
}

void goTo(KioskFixture& kiosk, const char* page)
{
    for (int i = 0; i < kMostPages && kiosk.filing.page() != QLatin1String(page); ++i) {
        goOn(kiosk);
    }
    if (kiosk.filing.page() != QLatin1String(page)) {
        qFatal("no page %s", page);
    }
}

/// The form is filled in, and the camera was not switched on yet.
void toPhoto(KioskFixture& kiosk)
{
    const QString matter = QStringLiteral("si-query");
    catalog::Catalogue catalogue = kiosk.tickets.catalogue();
    samples::offerFiling(catalogue, matter);
    samples::wantProofs(catalogue, matter);
    kiosk.tickets.setCatalogue(catalogue);
    kiosk.lay(samples::youngCard());
    kiosk.chooseMatter(QStringLiteral("si"), matter);
    kiosk.session.openErrand(Errand::Filing);
    cases::CaseDraft draft;
    draft.caseId = QByteArray(16, 'c');
    draft.matter = matter;
    draft.answers = samples::filledIn();
    draft.savedAtMs = FakeClock::kStartMs;
    kiosk.cases.expect(QStringLiteral("findDraft"));
    kiosk.cases.expect(QStringLiteral("open"));
    goOn(kiosk);
    kiosk.cases.answerDraft(std::optional(draft));
    goOn(kiosk);
    kiosk.cases.answerOpen(
        samples::opened(samples::youngCard(), kiosk.session.hall().now().date()));
    goTo(kiosk, "filing/MaterialPhoto");
}

void toView(KioskFixture& kiosk)
{
    toPhoto(kiosk);
    kiosk.camera.see(samples::page());
}

void toLook(KioskFixture& kiosk, PictureFlaw flaw)
{
    toView(kiosk);
    kiosk.filing.goOn();
    kiosk.camera.give(samples::picture(flaw));
}

void toKept(KioskFixture& kiosk)
{
    toLook(kiosk, PictureFlaw::None);
    kiosk.filing.goOn();
}

/// One material was photographed, the other one left out.
void toSummary(KioskFixture& kiosk)
{
    toKept(kiosk);
    kiosk.filing.goOn();
    kiosk.filing.goAside();
    goTo(kiosk, "filing/FilingSummary");
}

void toSignature(KioskFixture& kiosk)
{
    toSummary(kiosk);
    goTo(kiosk, "filing/Signature");
}

void write(KioskFixture& kiosk)
{
    SignatureInk* ink = kiosk.filing.ink();
    constexpr QSizeF kPad(900, 700);
    for (const int top : {240, 420}) {
        ink->press(QPointF(120, top), kPad);
        for (int i = 1; i < 60; ++i) {
            ink->move(QPointF(120 + 10 * i, top + 60 * ((i / 10) % 2) + i % 9 * 6), kPad);
        }
        ink->lift();
    }
}

} // namespace

Ways proofWays()
{
    return {
        {QStringLiteral("photo-starting"), toPhoto},
        {QStringLiteral("photo"), toView},
        {QStringLiteral("photo-optional"),
         [](KioskFixture& kiosk) {
             toKept(kiosk);
             kiosk.filing.goOn();
             kiosk.camera.see(samples::page());
         }},
        {QStringLiteral("photo-taking"),
         [](KioskFixture& kiosk) {
             toView(kiosk);
             kiosk.filing.goOn();
         }},
        {QStringLiteral("photo-looking"),
         [](KioskFixture& kiosk) { toLook(kiosk, PictureFlaw::None); }},
        {QStringLiteral("photo-blurred"),
         [](KioskFixture& kiosk) { toLook(kiosk, PictureFlaw::Blurred); }},
        {QStringLiteral("photo-dark"),
         [](KioskFixture& kiosk) { toLook(kiosk, PictureFlaw::TooDark); }},
        {QStringLiteral("photo-kept"), toKept},
        {QStringLiteral("photo-not-taken"),
         [](KioskFixture& kiosk) {
             toView(kiosk);
             kiosk.filing.goOn();
             kiosk.camera.fail();
         }},
        {QStringLiteral("photo-no-camera"),
         [](KioskFixture& kiosk) {
             toPhoto(kiosk);
             kiosk.camera.setStatus(DeviceStatus::Missing);
         }},
        {QStringLiteral("photo-summary"), toSummary},
        {QStringLiteral("photo-brought-instead"),
         [](KioskFixture& kiosk) {
             toPhoto(kiosk);
             kiosk.filing.goAside();
             kiosk.filing.goAside();
         }},
        {QStringLiteral("photo-leaving"),
         [](KioskFixture& kiosk) {
             toKept(kiosk);
             kiosk.filing.goHome();
         }},
        {QStringLiteral("signature"), toSignature},
        {QStringLiteral("signature-written"),
         [](KioskFixture& kiosk) {
             toSignature(kiosk);
             write(kiosk);
         }},
        {QStringLiteral("signature-empty"),
         [](KioskFixture& kiosk) {
             toSignature(kiosk);
             kiosk.filing.goOn();
         }},
        {QStringLiteral("signature-by-button"),
         [](KioskFixture& kiosk) {
             toSignature(kiosk);
             kiosk.filing.signByButton();
         }},
    };
}

} // namespace onewindow::ui
