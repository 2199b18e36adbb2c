// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FilingWays.h"

#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <QCoreApplication>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

constexpr int kMostPages = 60;

void toConsent(KioskFixture& kiosk)
{
    catalog::Catalogue catalogue = kiosk.tickets.catalogue();
    samples::offerFiling(catalogue, QStringLiteral("si-query"));
    kiosk.tickets.setCatalogue(catalogue);
    kiosk.lay(samples::youngCard());
    kiosk.chooseMatter(QStringLiteral("si"), QStringLiteral("si-query"));
    kiosk.session.openErrand(Errand::Filing);
}

} // namespace

void readOn(KioskFixture& kiosk)
{
    // A text may take several pages; without a screen it has one.
    for (int i = 0; i < kMostPages &&
                    kiosk.filing.lines()->pageIndex() + 1 < kiosk.filing.lines()->pageCount();
         ++i) {
        kiosk.filing.goOn();
    }
    kiosk.filing.goOn();
}

namespace {

cases::OpenedCase known(KioskFixture& kiosk)
{
    return samples::opened(samples::youngCard(), kiosk.session.hall().now().date());
}

void agree(KioskFixture& kiosk, const std::optional<cases::CaseDraft>& draft)
{
    toConsent(kiosk);
    kiosk.cases.expect(QStringLiteral("findDraft"));
    kiosk.cases.expect(QStringLiteral("open"));
    readOn(kiosk);
    kiosk.cases.answerDraft(draft);
}

/// Nothing is filled in yet.
void toForm(KioskFixture& kiosk)
{
    agree(kiosk, {});
    kiosk.cases.answerOpen(known(kiosk));
}

cases::CaseDraft draft()
{
    cases::CaseDraft made;
    made.caseId = QByteArray(16, 'c');
    made.matter = QStringLiteral("si-query");
    made.answers = samples::filledIn();
    made.savedAtMs = FakeClock::kStartMs;
    return made;
}

} // namespace

void toFilledForm(KioskFixture& kiosk)
{
    agree(kiosk, draft());
    readOn(kiosk);
    kiosk.cases.answerOpen(known(kiosk));
}

void goTo(KioskFixture& kiosk, const char* zh, const char* en)
{
    // A title of the program's, in whatever language; of the catalogue's, in the two it has.
    const QString own =
        QCoreApplication::translate("onewindow::ui::FilingViewModel", zh).section(u'%', 0, 0);
    for (int i = 0; i < kMostPages; ++i) {
        const QString title = kiosk.filing.title();
        if (title.contains(own) || title.contains(QLatin1String(en))) {
            return;
        }
        readOn(kiosk);
    }
    qFatal("no page says %s, the last one says %s", zh, qPrintable(kiosk.filing.title()));
}

namespace {

void toSummary(KioskFixture& kiosk)
{
    toFilledForm(kiosk);
    goTo(kiosk, "请核对填写的内容", "Check what you have filled in");
}

void toPrinting(KioskFixture& kiosk, const Result<cases::FiledCase>& answer)
{
    toSummary(kiosk);
    kiosk.cases.expect(QStringLiteral("file"));
    for (int i = 0; i < kMostPages && kiosk.filing.page() == QLatin1String("filing/FilingSummary");
         ++i) {
        kiosk.filing.goOn();
    }
    kiosk.cases.answerFile(answer);
}

void toFiled(KioskFixture& kiosk, const cases::FiledCase& filed)
{
    toPrinting(kiosk, filed);
    kiosk.finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
}

/// The result is signed.
void toPaper(KioskFixture& kiosk, DeviceStatus status = DeviceStatus::Ready)
{
    kiosk.documents.setStatus(status);
    kiosk.cases.acceptAll();
    toPrinting(kiosk, samples::approved());
}

void toDocument(KioskFixture& kiosk, DeviceStatus status = DeviceStatus::Ready)
{
    toPaper(kiosk, status);
    kiosk.cases.answerSign(samples::document());
}

void toUnprinted(KioskFixture& kiosk, PrintOutcome outcome, DeviceStatus reason)
{
    toDocument(kiosk);
    kiosk.documents.setStatus(reason);
    kiosk.documents.finish(outcome, reason);
}

void type(KioskFixture& kiosk, const char* text)
{
    for (const QChar sign : QString::fromUtf8(text)) {
        kiosk.filing.input()->type(sign);
    }
}

using Ways = QList<std::pair<QString, std::function<void(KioskFixture&)>>>;

Ways questionWays()
{
    return {
        {QStringLiteral("filing-known"), toForm},
        {QStringLiteral("filing-phone-wrong"),
         [](KioskFixture& kiosk) {
             toForm(kiosk);
             readOn(kiosk);
             type(kiosk, "1380013");
             kiosk.filing.goOn();
         }},
        {QStringLiteral("filing-choice"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "备案类型", "Kind");
         }},
        {QStringLiteral("filing-text"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "具体原因", "Which");
         }},
        {QStringLiteral("filing-text-wrong"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "具体原因", "Which");
             kiosk.filing.input()->clear();
             kiosk.filing.goOn();
         }},
        {QStringLiteral("filing-day"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "开始日期", "From");
         }},
        {QStringLiteral("filing-born"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "子女出生日期", "Your child was born on");
         }},
        {QStringLiteral("filing-province"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "就医地", "Place of treatment");
         }},
        {QStringLiteral("filing-region"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "就医地", "Place of treatment");
             readOn(kiosk);
         }},
        {QStringLiteral("filing-shared"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "配偶姓名", "Name of your spouse");
         }},
        {QStringLiteral("filing-id-number"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "配偶身份证号码", "ID number of your spouse");
         }},
        {QStringLiteral("filing-entries"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "联系人", "Contact");
         }},
        {QStringLiteral("filing-entry"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "联系人", "Contact");
             kiosk.filing.addEntry();
         }},
    };
}

/// The pages of a result on A4.
Ways paperWays()
{
    return {
        {QStringLiteral("paper-making"), [](KioskFixture& kiosk) { toPaper(kiosk); }},
        {QStringLiteral("paper-printing"), [](KioskFixture& kiosk) { toDocument(kiosk); }},
        {QStringLiteral("paper-no-paper"),
         [](KioskFixture& kiosk) { toDocument(kiosk, DeviceStatus::NoPaper); }},
        {QStringLiteral("paper-cover-open"),
         [](KioskFixture& kiosk) {
             toDocument(kiosk);
             kiosk.documents.setStatus(DeviceStatus::CoverOpen);
         }},
        {QStringLiteral("paper-jam-no-slip"),
         [](KioskFixture& kiosk) {
             toDocument(kiosk);
             kiosk.printer.setStatus(DeviceStatus::NoPaper);
             kiosk.documents.setStatus(DeviceStatus::Jam);
         }},
        {QStringLiteral("paper-not-printed"),
         [](KioskFixture& kiosk) {
             toUnprinted(kiosk, PrintOutcome::NotPrinted, DeviceStatus::Fault);
         }},
        {QStringLiteral("paper-busy"),
         [](KioskFixture& kiosk) {
             toUnprinted(kiosk, PrintOutcome::NotPrinted, DeviceStatus::Ready);
         }},
        {QStringLiteral("paper-unsure"),
         [](KioskFixture& kiosk) {
             toUnprinted(kiosk, PrintOutcome::Unknown, DeviceStatus::Missing);
         }},
        {QStringLiteral("paper-taken"),
         [](KioskFixture& kiosk) {
             toDocument(kiosk);
             kiosk.documents.finish(PrintOutcome::Printed, DeviceStatus::Ready);
         }},
    };
}

} // namespace

Ways filingWays()
{
    Ways ways = {
        {QStringLiteral("confirm-filing"),
         [](KioskFixture& kiosk) {
             toConsent(kiosk);
             kiosk.session.send(Event::WentBack);
         }},
        {QStringLiteral("filing-consent"), toConsent},
        {QStringLiteral("filing-declined"),
         [](KioskFixture& kiosk) {
             toConsent(kiosk);
             kiosk.filing.goAside();
         }},
        {QStringLiteral("filing-draft"), [](KioskFixture& kiosk) { agree(kiosk, draft()); }},
        {QStringLiteral("filing-opening"), [](KioskFixture& kiosk) { agree(kiosk, {}); }},
        {QStringLiteral("filing-no-answer"),
         [](KioskFixture& kiosk) {
             agree(kiosk, {});
             kiosk.cases.answerOpen(Error{ErrorCode::StoreFailed, {}});
         }},
    };
    ways += questionWays();
    ways += paperWays();
    ways += Ways{
        {QStringLiteral("filing-commitment"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "请阅读告知承诺书", "promise");
         }},
        {QStringLiteral("filing-materials"),
         [](KioskFixture& kiosk) {
             toFilledForm(kiosk);
             goTo(kiosk, "还需要带到窗口的材料", "bring to a window");
         }},
        {QStringLiteral("filing-summary"), toSummary},
        {QStringLiteral("filing-leaving"),
         [](KioskFixture& kiosk) {
             toSummary(kiosk);
             kiosk.filing.goHome();
         }},
        {QStringLiteral("filing-printing"),
         [](KioskFixture& kiosk) { toPrinting(kiosk, samples::approved()); }},
        {QStringLiteral("filing-approved"),
         [](KioskFixture& kiosk) { toFiled(kiosk, samples::approved()); }},
        {QStringLiteral("filing-received"),
         [](KioskFixture& kiosk) { toFiled(kiosk, samples::received()); }},
        {QStringLiteral("filing-received-offline"),
         [](KioskFixture& kiosk) {
             kiosk.session.setOnline(false);
             toFiled(kiosk, samples::received());
         }},
        {QStringLiteral("filing-failed"),
         [](KioskFixture& kiosk) {
             toPrinting(kiosk, Error{ErrorCode::StoreFailed, {}});
         }},
        {QStringLiteral("filing-countdown"),
         [](KioskFixture& kiosk) {
             toSummary(kiosk);
             const KioskDelays delays;
             kiosk.clock.advance(
                 (kiosk.session.modes().isElder ? delays.elderIdleMs : delays.idleMs) + 8'000);
             kiosk.session.tick();
         }},
    };
    return ways;
}

} // namespace onewindow::ui
