// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include "qml/Kiosk/ticket/TicketReceipt.h"
#include "tests/qml/Kiosk/fakes/AppointmentWays.h"
#include "tests/qml/Kiosk/fakes/EnquiryWays.h"
#include "tests/qml/Kiosk/fakes/FeedbackWays.h"
#include "tests/qml/Kiosk/fakes/FilingWays.h"
#include "tests/qml/Kiosk/fakes/HoursWays.h"
#include "tests/qml/Kiosk/fakes/PaymentWays.h"
#include "tests/qml/Kiosk/fakes/ProofWays.h"
#include "tests/qml/Kiosk/fakes/TakenUpWays.h"

#include <QTest>

#include <utility>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;
using queue::TicketState;

namespace {

queue::IssuedTicket ticketIn(TicketState state)
{
    queue::IssuedTicket issued = samples::ticket();
    issued.ticket.state = state;
    issued.isExisting = true;
    return issued;
}

void toConfirm(KioskFixture& kiosk)
{
    kiosk.lay(samples::youngCard());
    kiosk.chooseMatter(QStringLiteral("si"), QStringLiteral("si-enrol"));
}

/// Through the pages that choose a matter, and back to the last look.
void addMatter(KioskFixture& kiosk, const QString& theme, const QString& matter)
{
    kiosk.choice.addMatter();
    kiosk.chooseMatter(theme, matter);
}

void toSeveral(KioskFixture& kiosk)
{
    toConfirm(kiosk);
    addMatter(kiosk, QStringLiteral("real-estate"), QStringLiteral("re-2"));
    addMatter(kiosk, QStringLiteral("fund"), QStringLiteral("fund-draw"));
}

/// Many wait here, few in another hall, and fewer come at another hour.
void toElsewhere(KioskFixture& kiosk)
{
    toConfirm(kiosk);
    kiosk.tickets.setFigures(QStringLiteral("si-enrol"), samples::figures(32, FakeClock::kStartMs));
    kiosk.tickets.setOtherHalls({samples::otherHall(FakeClock::kStartMs)});
    kiosk.tickets.setUsualHours(samples::usualHours());
}

void toPrinting(KioskFixture& kiosk)
{
    toConfirm(kiosk);
    kiosk.confirm(samples::ticket());
}

void toFault(KioskFixture& kiosk, PrintOutcome outcome, DeviceStatus reason)
{
    toPrinting(kiosk);
    kiosk.printer.setStatus(reason);
    if (outcome == PrintOutcome::Unknown) {
        kiosk.tickets.expect(QStringLiteral("hold unknown"));
    }
    kiosk.finishPrint(outcome, reason);
}

void toTicketOnScreen(KioskFixture& kiosk)
{
    toFault(kiosk, PrintOutcome::NotPrinted, DeviceStatus::Jam);
    kiosk.tickets.expect(QStringLiteral("hold citizen"));
    kiosk.session.send(Event::NumberNoted);
}

void toSetAside(KioskFixture& kiosk)
{
    toFault(kiosk, PrintOutcome::NotPrinted, DeviceStatus::Jam);
    kiosk.tickets.expect(QStringLiteral("setAside"));
    kiosk.session.send(Event::WentHome);
}

void toExpired(KioskFixture& kiosk)
{
    drivers::IdCard card = samples::youngCard();
    card.validTo = kiosk.session.hall().now().date().addDays(-1);
    kiosk.reader.lay(card);
}

void toMatterThatNeedsTheCard(KioskFixture& kiosk)
{
    kiosk.reader.setStatus(DeviceStatus::Missing);
    kiosk.chooseMatter(QStringLiteral("si"), QStringLiteral("si-transfer"));
}

void toTypedNumber(KioskFixture& kiosk, const char* number)
{
    kiosk.session.start();
    kiosk.session.send(Event::TypeChosen);
    if (number != nullptr) {
        kiosk.identity.submitNumber(QLatin1String(number));
    }
}

void toSearch(KioskFixture& kiosk, const QString& text)
{
    if (!QTest::qWaitFor([&] { return !kiosk.search.isIndexing(); })) {
        qFatal("no index");
    }
    kiosk.session.openSearch();
    for (const QChar sign : text) {
        kiosk.search.type(sign);
    }
}

void toCountdown(KioskFixture& kiosk, int extensions)
{
    toConfirm(kiosk);
    const KioskDelays delays;
    const qint64 quietMs = kiosk.session.modes().isElder ? delays.elderIdleMs : delays.idleMs;
    for (int i = 0; i < extensions; ++i) {
        kiosk.clock.advance(quietMs + 1'000);
        kiosk.session.tick();
        kiosk.session.extend();
    }
    kiosk.clock.advance(quietMs + 8'000);
    kiosk.session.tick();
}

void toHelp(KioskFixture& kiosk, const Result<void>& answer)
{
    kiosk.tickets.expect(QStringLiteral("callStaff"));
    kiosk.shared.callStaff();
    kiosk.tickets.answerStaff(answer);
}

void toUnknownCode(KioskFixture& kiosk)
{
    kiosk.tickets.expect(QStringLiteral("find"));
    kiosk.scanner.scan(QStringLiteral("not a ticket"));
    kiosk.tickets.answerFind(Error{ErrorCode::NotFound, {}});
}

void toOffline(KioskFixture& kiosk, qint64 ageMs)
{
    toConfirm(kiosk);
    kiosk.clock.advance(ageMs);
    kiosk.session.noteActivity();
    kiosk.session.setOnline(false);
}

QList<NamedWay> waysToNumbers()
{
    return {
        {QStringLiteral("home"), [](KioskFixture&) {}},
        {QStringLiteral("home-advice"),
         [](KioskFixture& kiosk) {
             kiosk.printer.setStatus(DeviceStatus::Missing);
             kiosk.reader.setStatus(DeviceStatus::Missing);
             kiosk.session.setOnline(false);
         }},
        {QStringLiteral("home-unknown-code"), toUnknownCode},
        {QStringLiteral("home-card-left"),
         [](KioskFixture& kiosk) {
             kiosk.lay(samples::youngCard());
             kiosk.session.send(Event::SignedOut);
         }},
        {QStringLiteral("home-signed-in"),
         [](KioskFixture& kiosk) {
             kiosk.lay(samples::youngCard());
             kiosk.session.send(Event::WentHome);
         }},
        {QStringLiteral("lay-card"), [](KioskFixture& kiosk) { kiosk.session.start(); }},
        {QStringLiteral("lay-card-no-reader"),
         [](KioskFixture& kiosk) {
             kiosk.reader.setStatus(DeviceStatus::Missing);
             kiosk.session.start();
         }},
        {QStringLiteral("lay-card-lifted"),
         [](KioskFixture& kiosk) { kiosk.reader.fail(ErrorCode::CardGone); }},
        {QStringLiteral("lay-card-unreadable"),
         [](KioskFixture& kiosk) { kiosk.reader.fail(ErrorCode::CardUnreadable); }},
        {QStringLiteral("lay-card-other-type"),
         [](KioskFixture& kiosk) { kiosk.reader.fail(ErrorCode::BadFrame); }},
        {QStringLiteral("lay-card-expired"), toExpired},
        {QStringLiteral("lay-card-needed"), toMatterThatNeedsTheCard},
        {QStringLiteral("type-number"), [](KioskFixture& kiosk) { toTypedNumber(kiosk, nullptr); }},
        {QStringLiteral("type-number-wrong"),
         [](KioskFixture& kiosk) { toTypedNumber(kiosk, "11010519491231002Y"); }},
        {QStringLiteral("ask-elder"), [](KioskFixture& kiosk) { kiosk.lay(samples::elderCard()); }},
        {QStringLiteral("my-tickets"),
         [](KioskFixture& kiosk) {
             kiosk.lay(samples::youngCard(),
                       {ticketIn(TicketState::Waiting), ticketIn(TicketState::SetAside),
                        ticketIn(TicketState::Missed)});
         }},
        {QStringLiteral("theme-bad-card"),
         [](KioskFixture& kiosk) {
             kiosk.session.send(Event::ThemesWanted);
             kiosk.reader.fail(ErrorCode::BadFrame);
         }},
        {QStringLiteral("theme"), [](KioskFixture& kiosk) { kiosk.lay(samples::youngCard()); }},
        {QStringLiteral("matter"),
         [](KioskFixture& kiosk) { kiosk.session.chooseTheme(QStringLiteral("si")); }},
        {QStringLiteral("matter-many"),
         [](KioskFixture& kiosk) { kiosk.session.chooseTheme(QStringLiteral("real-estate")); }},
        {QStringLiteral("search"), [](KioskFixture& kiosk) { toSearch(kiosk, {}); }},
        {QStringLiteral("search-many"),
         [](KioskFixture& kiosk) { toSearch(kiosk, QStringLiteral("d")); }},
        {QStringLiteral("search-few"),
         [](KioskFixture& kiosk) { toSearch(kiosk, QStringLiteral("canbao")); }},
        {QStringLiteral("search-nothing"),
         [](KioskFixture& kiosk) { toSearch(kiosk, QStringLiteral("xqxqxq")); }},
        {QStringLiteral("search-signed-in"),
         [](KioskFixture& kiosk) {
             kiosk.lay(samples::youngCard());
             toSearch(kiosk, QStringLiteral("gjj"));
         }},
        {QStringLiteral("search-unknown-code"),
         [](KioskFixture& kiosk) {
             toSearch(kiosk, QStringLiteral("gjj"));
             toUnknownCode(kiosk);
         }},
        {QStringLiteral("confirm-unknown-code"),
         [](KioskFixture& kiosk) {
             toConfirm(kiosk);
             toUnknownCode(kiosk);
         }},
        {QStringLiteral("confirm"), toConfirm},
        {QStringLiteral("confirm-several"), toSeveral},
        {QStringLiteral("confirm-several-full"),
         [](KioskFixture& kiosk) {
             toSeveral(kiosk);
             addMatter(kiosk, QStringLiteral("tax"), QStringLiteral("tax-card"));
             addMatter(kiosk, QStringLiteral("si"), QStringLiteral("si-query"));
             kiosk.choice.showMoreMaterials();
         }},
        {QStringLiteral("confirm-several-taken"),
         [](KioskFixture& kiosk) {
             toSeveral(kiosk);
             queue::IssuedTicket held = ticketIn(TicketState::Waiting);
             held.ticket.matter = QStringLiteral("fund-draw");
             kiosk.confirm(held);
             kiosk.session.send(Event::WentBack);
         }},
        {QStringLiteral("drop-matter"),
         [](KioskFixture& kiosk) {
             toSeveral(kiosk);
             kiosk.choice.openDrop();
         }},
        {QStringLiteral("theme-adding"),
         [](KioskFixture& kiosk) {
             toConfirm(kiosk);
             kiosk.choice.addMatter();
         }},
        {QStringLiteral("matter-adding"),
         [](KioskFixture& kiosk) {
             toConfirm(kiosk);
             kiosk.choice.addMatter();
             kiosk.session.chooseTheme(QStringLiteral("si"));
         }},
        {QStringLiteral("ticket-several"),
         [](KioskFixture& kiosk) {
             toSeveral(kiosk);
             queue::IssuedTicket issued = samples::ticket();
             issued.ticket.further = {QStringLiteral("re-2"), QStringLiteral("fund-draw")};
             kiosk.confirm(issued);
             kiosk.tickets.expect(QStringLiteral("hold printer"));
             kiosk.finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
         }},
        {QStringLiteral("confirm-elsewhere"), toElsewhere},
        {QStringLiteral("confirm-offline"), [](KioskFixture& kiosk) { toOffline(kiosk, 50'000); }},
        {QStringLiteral("confirm-no-printer"),
         [](KioskFixture& kiosk) {
             toConfirm(kiosk);
             kiosk.printer.setStatus(DeviceStatus::NoPaper);
         }},
        {QStringLiteral("class"),
         [](KioskFixture& kiosk) {
             toConfirm(kiosk);
             kiosk.session.send(Event::ClassWanted);
         }},
        {QStringLiteral("printing"), toPrinting},
        {QStringLiteral("printer-no-paper"),
         [](KioskFixture& kiosk) {
             toFault(kiosk, PrintOutcome::NotPrinted, DeviceStatus::NoPaper);
         }},
        {QStringLiteral("printer-cover-open"),
         [](KioskFixture& kiosk) {
             toFault(kiosk, PrintOutcome::NotPrinted, DeviceStatus::CoverOpen);
         }},
        {QStringLiteral("printer-jam"),
         [](KioskFixture& kiosk) { toFault(kiosk, PrintOutcome::NotPrinted, DeviceStatus::Jam); }},
        {QStringLiteral("printer-unplugged"),
         [](KioskFixture& kiosk) {
             toFault(kiosk, PrintOutcome::NotPrinted, DeviceStatus::Missing);
         }},
        {QStringLiteral("printer-unknown"),
         [](KioskFixture& kiosk) { toFault(kiosk, PrintOutcome::Unknown, DeviceStatus::Missing); }},
        {QStringLiteral("ticket"),
         [](KioskFixture& kiosk) {
             toPrinting(kiosk);
             kiosk.tickets.expect(QStringLiteral("hold printer"));
             kiosk.finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
         }},
        {QStringLiteral("ticket-on-screen"), toTicketOnScreen},
        {QStringLiteral("ticket-call-failed"),
         [](KioskFixture& kiosk) {
             toTicketOnScreen(kiosk);
             toHelp(kiosk, Error{ErrorCode::StoreFailed, {}});
         }},
        {QStringLiteral("existing"),
         [](KioskFixture& kiosk) {
             toConfirm(kiosk);
             queue::IssuedTicket passed = ticketIn(TicketState::Waiting);
             passed.passing = {.appointments = 2, .priority = 1};
             kiosk.confirm(passed);
         }},
        {QStringLiteral("existing-missed"),
         [](KioskFixture& kiosk) {
             toConfirm(kiosk);
             queue::IssuedTicket missed = ticketIn(TicketState::Missed);
             missed.ticket.misses = 1;
             missed.ticket.endedAtMs = kiosk.clock.now().wallMs;
             kiosk.confirm(missed);
         }},
        {QStringLiteral("existing-set-aside"),
         [](KioskFixture& kiosk) {
             kiosk.printer.setStatus(DeviceStatus::CoverOpen);
             toConfirm(kiosk);
             kiosk.confirm(ticketIn(TicketState::SetAside));
         }},
        {QStringLiteral("set-aside"), toSetAside},
        {QStringLiteral("set-aside-call-failed"),
         [](KioskFixture& kiosk) {
             toSetAside(kiosk);
             toHelp(kiosk, Error{ErrorCode::StoreFailed, {}});
         }},
        {QStringLiteral("failed"),
         [](KioskFixture& kiosk) {
             toConfirm(kiosk);
             kiosk.confirm(Error{ErrorCode::StoreFailed, {}});
         }},
        {QStringLiteral("failed-shut-out"),
         [](KioskFixture& kiosk) {
             toConfirm(kiosk);
             kiosk.confirm(Error{ErrorCode::StoreFailed, {}});
             kiosk.session.setShutOut(true);
         }},
        {QStringLiteral("help"), [](KioskFixture& kiosk) { toHelp(kiosk, {}); }},
        {QStringLiteral("language"), [](KioskFixture& kiosk) { kiosk.shared.language()->ask(); }},
        {QStringLiteral("help-failed"),
         [](KioskFixture& kiosk) {
             toHelp(kiosk, Error{ErrorCode::StoreFailed, {}});
         }},
        {QStringLiteral("countdown"), [](KioskFixture& kiosk) { toCountdown(kiosk, 0); }},
        {QStringLiteral("countdown-last"), [](KioskFixture& kiosk) { toCountdown(kiosk, 10); }},
    };
}

QList<NamedWay> ways()
{
    return waysToNumbers() + waysToAppointments() + hoursWays();
}

} // namespace

KioskFixture::KioskFixture(const Modes& modes, const Hotline& hotline,
                           const QList<Language>& languages)
    : session({.tickets = tickets,
               .clock = clock,
               .sounds = sounds,
               .reader = &reader,
               .printer = &printer,
               .scanner = &scanner,
               .receiptFor =
                   [](const queue::IssuedTicket& issued) { return ticketReceipt(issued, {}); },
               .abilities = {.takesMoney = true, .photographs = true},
               .hotline = hotline},
              modes, KioskDelays{})
    , shared(session, QStringLiteral("03 号机"), languages)
    , home(session)
    , identity(session)
    , matters(session)
    , search(session, [](const std::function<void()>& work) { work(); })
    , feedback(session, said, QStringLiteral("03 号机"))
    , choice(session)
    , afterHours(session)
    , ticket(session)
    , appointment(session, slotDesk, QStringLiteral("03 号机"))
    , results(&documents, [](const std::function<void()>& work) { work(); })
    , forms(documents, [](const std::function<void()>& work) { work(); })
    , filing(session, cases, QStringLiteral("03 号机"))
    , enquiry(session,
              {.caseService = cases, .owner = enquiries, .slotService = slotDesk, .hall = hallInfo},
              QStringLiteral("03 号机"))
{
    session.addErrand(appointment);
    session.addErrand(filing);
    documents.setStatus(DeviceStatus::Missing);
    filing.useDocumentPrinting(&results);
    filing.usePinyin(samples::pinyin());
    filing.useCamera(&camera);
    filing.usePayments(&payments);
    filing.useResults(&held);
    tickets.setFigures(QStringLiteral("si-enrol"), samples::figures(3, FakeClock::kStartMs));
    tickets.setFigures(QStringLiteral("si-transfer"), samples::figures(5, FakeClock::kStartMs));
    tickets.setFigures(QStringLiteral("fund-draw"), samples::figures(12, FakeClock::kStartMs));
    tickets.setFigures(QStringLiteral("re-2"), samples::figures(1, FakeClock::kStartMs));
    tickets.setNotices(
        {{QStringLiteral("12 月 1 日起，医保参保登记可在本机当场办结"),
          QStringLiteral("From 1 December, medical insurance can be settled here")}});
    tickets.setChoices({{QStringLiteral("re-2"), 9},
                        {QStringLiteral("si-enrol"), 40},
                        {QStringLiteral("fund-draw"), 12}});
    search.usePinyin(samples::pinyin());
    feedback.usePinyin(samples::pinyin());
    feedback.useEnquiry(&answers);
    enquiry.useFeedback(&answers);
    enquiry.useFormPrinting(&forms);
    session.addErrand(feedback);
    samples::fill(hallInfo);
    session.addErrand(enquiry);
    session.setOnline(true);
}

QVariantMap KioskFixture::properties()
{
    return {{QStringLiteral("session"), QVariant::fromValue(&shared)},
            {QStringLiteral("home"), QVariant::fromValue(&home)},
            {QStringLiteral("identity"), QVariant::fromValue(&identity)},
            {QStringLiteral("matters"), QVariant::fromValue(&matters)},
            {QStringLiteral("search"), QVariant::fromValue(&search)},
            {QStringLiteral("confirm"), QVariant::fromValue(&choice)},
            {QStringLiteral("afterHours"), QVariant::fromValue(&afterHours)},
            {QStringLiteral("ticket"), QVariant::fromValue(&ticket)}};
}

void KioskFixture::lay(const drivers::IdCard& card, const QList<queue::IssuedTicket>& open)
{
    tickets.expect(QStringLiteral("openTickets"));
    reader.lay(card);
    tickets.answerOpenTickets(open);
}

void KioskFixture::chooseMatter(const QString& theme, const QString& matter)
{
    session.chooseTheme(theme);
    session.chooseMatter(matter);
}

void KioskFixture::confirm(const Result<queue::IssuedTicket>& answer)
{
    tickets.expect(QStringLiteral("issue"));
    session.send(Event::Confirmed);
    tickets.answerIssue(answer);
}

void KioskFixture::finishPrint(PrintOutcome outcome, DeviceStatus reason)
{
    printer.finish(outcome, reason);
}

QStringList KioskFixture::pages()
{
    QStringList names;
    const auto all = ways() + enquiryWays() + filingWays() + proofWays() + paymentWays() +
                     takenUpWays() + feedbackWays();
    for (const auto& way : all) {
        names.append(way.first);
    }
    return names;
}

void KioskFixture::show(const QString& page)
{
    const auto all = ways() + enquiryWays() + filingWays() + proofWays() + paymentWays() +
                     takenUpWays() + feedbackWays();
    for (const auto& [name, way] : all) {
        if (name == page) {
            way(*this);
            return;
        }
    }
    qFatal("no such page: %s", qPrintable(page));
}

} // namespace onewindow::ui
