// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/appointment/AppointmentViewModel.h"
#include "qml/Kiosk/home/HomeViewModel.h"
#include "qml/Kiosk/identity/IdentityViewModel.h"
#include "qml/Kiosk/session/SessionViewModel.h"
#include "qml/Kiosk/ticket/MatterViewModel.h"
#include "tests/qml/Kiosk/fakes/FakeSlots.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QRegularExpression>
#include <QTest>

Q_DECLARE_METATYPE(onewindow::ErrorCode)
Q_DECLARE_METATYPE(onewindow::appointments::BookedAppointment)

namespace onewindow::ui {

namespace {

constexpr qint64 kHourMs = 60LL * 60 * 1000;
const QString kCode = QStringLiteral("OWA:Zm9vYmFyYmF6cXV4MTIzNA");

} // namespace

/// What a citizen does with appointments, against a scripted service.
class TestAppointmentViewModel : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void needsACard();
    void listsWhatThereIs();
    void saysWhatMayBeMissing();
    void waitsOnThePageBefore();
    void saysThatNothingCouldBeRead();
    void offersOnlyWhatCanBeBooked();
    void booksWhatWasChosen();
    void goesBackStepByStep();
    void goesStraightToTheDaysOfAMatter();
    void saysWhyNothingWasBooked_data();
    void saysWhyNothingWasBooked();
    void takesASecondTapForTheFirst();
    void keepsUpWithWhatIsFree();
    void asksBeforeItCancels();
    void changesToAnotherTime();
    void saysWhyNothingCanBeChanged_data();
    void saysWhyNothingCanBeChanged();
    void checksInByCard();
    void checksInTooEarly();
    void asksWhoComesLate();
    void showsTheNumberThereIs();
    void checksInByCode_data();
    void checksInByCode();
    void checksInByCodeFromItsPages();
    void saysWhyACodeChecksNobodyIn_data();
    void saysWhyACodeChecksNobodyIn();
    void aCodeTooEarlyIsToldWhen_data();
    void aCodeTooEarlyIsToldWhen();
    void asksWhoComesLateWithACode_data();
    void asksWhoComesLateWithACode();
    void forgetsACodeItCannotTake();
    void printsASlip();
    void printsItAgainFromTheList_data();
    void printsItAgainFromTheList();
    void leavesNothingBehind();

private:
    void openMine(const QList<appointments::BookedAppointment>& booked);
    void openOne(const appointments::BookedAppointment& booked);
    void reachDays();
    void reachBooking();
    void reachBooked();
    void scanCode(const Result<appointments::BookedAppointment>& answer, const QString& then = {},
                  const QString& text = kCode);
    [[nodiscard]] QStringList paper() const;

    std::unique_ptr<FakeSlots> m_slots;
    std::unique_ptr<AppointmentViewModel> m_model;
};

void TestAppointmentViewModel::init()
{
    SessionTest::init();
    m_slots = std::make_unique<FakeSlots>();
    m_model =
        std::make_unique<AppointmentViewModel>(*m_session, *m_slots, QStringLiteral("03 号机"));
    m_session->addErrand(*m_model);
}

void TestAppointmentViewModel::cleanup()
{
    QVERIFY(m_slots->isDone());
    m_model.reset();
    SessionTest::cleanup();
}

void TestAppointmentViewModel::openMine(const QList<appointments::BookedAppointment>& booked)
{
    m_session->openErrand(Errand::Appointment);
    m_slots->expect(QStringLiteral("mine"));
    lay(samples::youngCard());
    QCOMPARE(m_slots->lastIdNumber(), samples::youngCard().number);
    m_slots->answerMine(appointments::MyAppointments{.appointments = booked, .isComplete = true});
}

void TestAppointmentViewModel::openOne(const appointments::BookedAppointment& booked)
{
    openMine({booked});
    m_model->chooseMine(m_model->mine()->choices().constFirst().key);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
}

void TestAppointmentViewModel::reachDays()
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

void TestAppointmentViewModel::reachBooking()
{
    reachDays();
    m_model->chooseDay(m_model->days()->choices().constFirst().key);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingTimes"));
    m_model->chooseTime(m_model->times()->choices().constFirst().key);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booking"));
}

void TestAppointmentViewModel::reachBooked()
{
    reachBooking();
    m_slots->expect(QStringLiteral("book"));
    m_model->confirm();
    m_slots->answerBook(samples::booking(m_slots->lastBooking().slot));
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booked"));
}

/// A code that names no ticket. `then`: what is asked of the store next.
void TestAppointmentViewModel::scanCode(const Result<appointments::BookedAppointment>& answer,
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

QStringList TestAppointmentViewModel::paper() const
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

void TestAppointmentViewModel::needsACard()
{
    const IdentityViewModel identity(*m_session);
    const HomeViewModel home(*m_session);
    QVERIFY(home.hasAppointments());
    QVERIFY(!home.hasFeedback());
    m_session->openErrand(Errand::Appointment);
    QCOMPARE(m_session->state(), State::LayCard);
    QVERIFY(!identity.mayGoWithout());
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Home);
}

void TestAppointmentViewModel::listsWhatThereIs()
{
    openMine({samples::appointmentToday(), samples::appointmentTomorrow()});
    QCOMPARE(m_model->page(), QStringLiteral("appointment/MyAppointments"));
    QVERIFY(m_model->mineNote().isEmpty());
    const QList<Choice>& lines = m_model->mine()->choices();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].title, QStringLiteral("11月23日 周一 10:00–10:30"));
    QCOMPARE(lines[0].caption, QStringLiteral("社保参保登记"));
    QCOMPARE(lines[0].trailing, QStringLiteral("现在可签到"));
    QCOMPARE(lines[1].title, QStringLiteral("11月24日 周二 14:00–14:30"));
    QCOMPARE(lines[1].trailing, QStringLiteral("已预约"));
}

void TestAppointmentViewModel::saysWhatMayBeMissing()
{
    m_session->openErrand(Errand::Appointment);
    m_slots->expect(QStringLiteral("mine"));
    lay(samples::youngCard());
    m_slots->answerMine(appointments::MyAppointments{});
    QVERIFY(!m_model->mineNote().isEmpty());
}

void TestAppointmentViewModel::waitsOnThePageBefore()
{
    const SessionViewModel shared(*m_session, QStringLiteral("03"));
    m_session->openErrand(Errand::Appointment);
    m_slots->expect(QStringLiteral("mine"));
    lay(samples::youngCard());
    QCOMPARE(shared.page(), SessionViewModel::Page::LayCard);
    QVERIFY(shared.isBusy());
    m_slots->answerMine(appointments::MyAppointments{});
    QCOMPARE(shared.page(), SessionViewModel::Page::Errand);
    QVERIFY(!shared.isBusy());
}

void TestAppointmentViewModel::saysThatNothingCouldBeRead()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no appointments")));
    m_session->openErrand(Errand::Appointment);
    m_slots->expect(QStringLiteral("mine"));
    lay(samples::youngCard());
    m_slots->answerMine(Error{ErrorCode::StoreFailed, {}});
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingNews"));
    QCOMPARE(m_model->nextText(), QStringLiteral("再试一次"));
    m_slots->expect(QStringLiteral("mine"));
    m_model->goOn();
    m_slots->answerMine(appointments::MyAppointments{});
    QCOMPARE(m_model->page(), QStringLiteral("appointment/MyAppointments"));
}

void TestAppointmentViewModel::offersOnlyWhatCanBeBooked()
{
    catalog::Catalogue catalogue = samples::catalogue();
    for (catalog::Matter& matter : catalogue.matters) {
        matter.guide.canBeBooked = matter.id != QStringLiteral("si-enrol") &&
                                   matter.theme != QStringLiteral("real-estate");
    }
    m_tickets->setCatalogue(catalogue);
    MatterViewModel matters(*m_session);
    const int themes = matters.themes()->total();
    openMine({});
    m_model->bookNew();
    QCOMPARE(m_session->state(), State::Theme);
    QVERIFY(matters.isForAppointment());
    QCOMPARE(matters.themes()->total(), themes - 1);
    m_session->chooseTheme(QStringLiteral("si"));
    QCOMPARE(matters.matters()->total(), 2);
    m_session->send(Event::WentHome);
    QCOMPARE(matters.themes()->total(), themes);
}

void TestAppointmentViewModel::booksWhatWasChosen()
{
    reachDays();
    QCOMPARE(m_model->days()->total(), 7);
    QCOMPARE(m_model->days()->choices().constFirst().title, QStringLiteral("11月24日 周二"));
    QCOMPARE(m_model->days()->choices().constFirst().caption, QStringLiteral("明天 · 名额充足"));
    m_model->chooseDay(QStringLiteral("2026-11-25"));
    const QList<Choice>& times = m_model->times()->choices();
    QCOMPARE(times.size(), 6);
    QCOMPARE(times[1].title, QStringLiteral("09:30–10:00"));
    QCOMPARE(times[1].trailing, QStringLiteral("余 2 个名额"));
    m_model->chooseTime(times[1].key);
    QCOMPARE(m_model->personText(), QStringLiteral("李*"));
    QCOMPARE(m_model->checkInText(), QStringLiteral("当天 09:00–09:45 签到，过时按普通号排队。"));
    QCOMPARE(m_model->changeText(), QStringLiteral("11月25日 周三 07:30 前可取消或改约。"));
    m_slots->expect(QStringLiteral("book"));
    m_model->confirm();
    QVERIFY(m_session->isBusy());
    QCOMPARE(m_slots->lastBooking().slot, QStringLiteral("si@2026-11-25T0930-1000"));
    QCOMPARE(m_slots->lastBooking().matter, QStringLiteral("si-enrol"));
    QCOMPARE(m_slots->lastBooking().person->idNumber, samples::youngCard().number);
    m_slots->answerBook(samples::booking(m_slots->lastBooking().slot));
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booked"));
    QVERIFY(m_session->isResult());
    QVERIFY(m_model->calendarCode().contains(kCode));
    QVERIFY(m_model->calendarCode().contains(QStringLiteral("20261125T093000")));
    m_model->finish();
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(!m_session->context().person);
}

void TestAppointmentViewModel::goesBackStepByStep()
{
    reachBooking();
    for (const char* page : {"BookingTimes", "BookingDays", "MyAppointments"}) {
        m_session->send(Event::WentBack);
        QCOMPARE(m_model->page(), QStringLiteral("appointment/") + QLatin1String(page));
    }
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(!m_session->context().errand);
}

void TestAppointmentViewModel::goesStraightToTheDaysOfAMatter()
{
    reachConfirm();
    m_slots->expect(QStringLiteral("available"));
    m_session->openErrand(Errand::Appointment);
    m_slots->answerSlots(samples::freeSlots(QStringLiteral("si"), 2));
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingDays"));
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Confirm);
}

void TestAppointmentViewModel::saysWhyNothingWasBooked_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("call");
    const QString other = QStringLiteral("选其他时间");
    const QString available = QStringLiteral("available");
    QTest::newRow("full") << appointments::kSlotFull << other << available;
    QTest::newRow("begins too soon") << ErrorCode::TooLate << other << available;
    QTest::newRow("gone") << ErrorCode::NotFound << other << available;
    QTest::newRow("too many") << appointments::kLimitReached << QStringLiteral("查看我的预约")
                              << QStringLiteral("mine");
    QTest::newRow("store") << ErrorCode::StoreFailed << QStringLiteral("返回预约") << QString();
}

void TestAppointmentViewModel::saysWhyNothingWasBooked()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, next);
    QFETCH(QString, call);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not booked")));
    reachBooking();
    m_slots->expect(QStringLiteral("book"));
    m_model->confirm();
    m_slots->answerBook(Error{code, {}});
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingNews"));
    QVERIFY(!m_model->isGood());
    QVERIFY(!m_session->isResult());
    QCOMPARE(m_model->nextText(), next);
    if (!call.isEmpty()) {
        m_slots->expect(call);
    }
    m_model->goOn();
    QCOMPARE(m_session->isBusy(), !call.isEmpty());
    if (call.isEmpty()) {
        QCOMPARE(m_model->page(), QStringLiteral("appointment/Booking"));
    }
}

void TestAppointmentViewModel::takesASecondTapForTheFirst()
{
    reachBooking();
    m_slots->expect(QStringLiteral("book"));
    m_model->confirm();
    m_model->confirm();
    m_session->send(Event::WentBack);
    m_session->send(Event::WentHome);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booking"));
    m_slots->answerBook(samples::booking(m_slots->lastBooking().slot));
    m_model->confirm();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booked"));
}

void TestAppointmentViewModel::keepsUpWithWhatIsFree()
{
    reachDays();
    m_model->chooseDay(QStringLiteral("2026-11-25"));
    m_slots->expect(QStringLiteral("available"));
    Q_EMIT m_slots->slotsChanged();
    m_slots->answerSlots(QList<appointments::FreeSlot>{
        {.slot = QStringLiteral("si@2026-11-25T0930-1000"), .free = 1}});
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingTimes"));
    QCOMPARE(m_model->times()->total(), 1);
    m_slots->expect(QStringLiteral("available"));
    Q_EMIT m_slots->slotsChanged();
    m_slots->answerSlots(QList<appointments::FreeSlot>{});
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingDays"));
    QCOMPARE(m_model->days()->total(), 0);
}

void TestAppointmentViewModel::asksBeforeItCancels()
{
    openOne(samples::appointmentTomorrow());
    m_model->cancel();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingQuestion"));
    m_model->sayNo();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
    m_model->cancel();
    m_slots->expect(QStringLiteral("cancel"));
    m_model->sayYes();
    m_model->sayYes();
    QCOMPARE(m_slots->lastAppointment(), samples::appointmentTomorrow().id);
    m_slots->answerCancel({});
    QVERIFY(m_model->isGood());
    QVERIFY(m_session->isResult());
    m_slots->expect(QStringLiteral("mine"));
    m_model->showMine();
    m_slots->answerMine(appointments::MyAppointments{.appointments = {}, .isComplete = true});
    QCOMPARE(m_model->mine()->total(), 0);
}

void TestAppointmentViewModel::changesToAnotherTime()
{
    openOne(samples::appointmentTomorrow());
    m_slots->expect(QStringLiteral("available"));
    m_model->change();
    QList<appointments::FreeSlot> free = samples::freeSlots(QStringLiteral("si"), 2);
    m_slots->answerSlots(free);
    // The time it has already is not offered.
    m_model->chooseDay(QStringLiteral("2026-11-24"));
    QCOMPARE(m_model->times()->total(), 5);
    m_model->chooseTime(m_model->times()->choices().constFirst().key);
    QVERIFY(m_model->isChange());
    QVERIFY(m_model->replacedText().contains(QStringLiteral("11月24日 周二 14:00–14:30")));
    m_slots->expect(QStringLiteral("change"));
    m_model->confirm();
    QCOMPARE(m_slots->lastAppointment(), samples::appointmentTomorrow().id);
    QCOMPARE(m_slots->lastBooking().slot, QStringLiteral("si@2026-11-24T0900-0930"));
    m_slots->answerBook(samples::booking(m_slots->lastBooking().slot));
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booked"));
    QCOMPARE(m_model->slotTimes(), QStringLiteral("09:00–09:30"));
}

void TestAppointmentViewModel::saysWhyNothingCanBeChanged_data()
{
    QTest::addColumn<bool>("isHere");
    QTest::addColumn<bool>("isCancel");
    QTest::addColumn<QString>("told");
    const QString elsewhere = QStringLiteral("请到原预约渠道办理");
    const QString late = QStringLiteral("已过取消和改约时间");
    QTest::newRow("change, booked elsewhere") << false << false << elsewhere;
    QTest::newRow("cancel, booked elsewhere") << false << true << elsewhere;
    QTest::newRow("change, too late") << true << false << late;
    QTest::newRow("cancel, too late") << true << true << late;
}

void TestAppointmentViewModel::saysWhyNothingCanBeChanged()
{
    QFETCH(bool, isHere);
    QFETCH(bool, isCancel);
    QFETCH(QString, told);
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.isHere = isHere;
    openOne(booked);
    if (isCancel) {
        m_model->cancel();
    } else {
        m_model->change();
    }
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingNews"));
    QCOMPARE(m_model->told(), told);
    QVERIFY(m_model->toldLead().contains(QStringLiteral("预约仍然有效")));
    m_model->goOn();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
}

void TestAppointmentViewModel::checksInByCard()
{
    openOne(samples::appointmentToday());
    m_slots->expect(QStringLiteral("checkIn"));
    m_model->checkIn();
    m_model->checkIn();
    QCOMPARE(m_slots->lastCheckIn().appointment, samples::appointmentToday().id);
    QVERIFY(m_slots->lastCheckIn().code.isEmpty());
    QVERIFY(m_slots->lastCheckIn().willPrint);
    QCOMPARE(m_slots->lastCheckIn().person->idNumber, samples::youngCard().number);
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
    QVERIFY(m_printer->isPrinting());
    QVERIFY(!m_session->context().errand);
    QCOMPARE(m_model->mine()->total(), 0);
}

void TestAppointmentViewModel::checksInTooEarly()
{
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.checkInFromMs += kHourMs;
    booked.checkInUntilMs += kHourMs;
    openOne(booked);
    QVERIFY(m_model->isToday());
    m_model->checkIn();
    QCOMPARE(m_model->told(), QStringLiteral("还没有到签到时间"));
    QVERIFY(m_model->toldLead().startsWith(QStringLiteral("10:30 起")));
    m_session->send(Event::WentBack);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
}

void TestAppointmentViewModel::asksWhoComesLate()
{
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.checkInFromMs -= kHourMs;
    booked.checkInUntilMs -= kHourMs;
    openOne(booked);
    QCOMPARE(m_model->standing(), QStringLiteral("已过签到时间"));
    m_model->checkIn();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingQuestion"));
    QVERIFY(m_model->questionLead().contains(QStringLiteral("普通号")));
    m_model->sayNo();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
    m_model->checkIn();
    m_slots->expect(QStringLiteral("checkIn"));
    m_model->sayYes();
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
}

void TestAppointmentViewModel::showsTheNumberThereIs()
{
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.isCheckedIn = true;
    booked.number = QStringLiteral("A1023");
    // Whatever the time is.
    booked.checkInUntilMs -= kHourMs;
    openOne(booked);
    QCOMPARE(m_model->standing(), QStringLiteral("已签到 A1023"));
    m_model->cancel();
    m_model->change();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Appointment"));
    m_slots->expect(QStringLiteral("checkIn"));
    m_model->checkIn();
    queue::IssuedTicket issued = samples::ticket();
    issued.isExisting = true;
    m_slots->answerCheckIn(issued);
    QCOMPARE(m_session->state(), State::Existing);
}

void TestAppointmentViewModel::checksInByCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from");
    QTest::newRow("slip, at home") << kCode << QString();
    QTest::newRow("slip, for a number's card") << kCode << QStringLiteral("number");
    QTest::newRow("slip, for the appointments' card") << kCode << QStringLiteral("appointment");
    QTest::newRow("calendar entry")
        << QStringLiteral("BEGIN:VCALENDAR\r\nDESCRIPTION:%1\r\nEND:VCALENDAR\r\n").arg(kCode)
        << QString();
}

void TestAppointmentViewModel::checksInByCode()
{
    QFETCH(QString, text);
    QFETCH(QString, from);
    if (from == QStringLiteral("number")) {
        m_session->start();
    } else if (from == QStringLiteral("appointment")) {
        m_session->openErrand(Errand::Appointment);
    }
    QCOMPARE(m_session->state(), from.isEmpty() ? State::Home : State::LayCard);
    scanCode(samples::appointmentToday(), QStringLiteral("checkIn"), text);
    QCOMPARE(m_slots->lastCheckIn().code, kCode);
    QVERIFY(m_slots->lastCheckIn().appointment.isEmpty());
    QVERIFY(!m_slots->lastCheckIn().person);
    QVERIFY(m_session->isBusy());
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
    // The next one who comes needs a card again.
    QVERIFY(m_model->needsCard());
}

void TestAppointmentViewModel::saysWhyACodeChecksNobodyIn_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("told");
    QTest::addColumn<bool>("isFound");
    const QString over = QStringLiteral("这个预约已经过期");
    const QString gone = QStringLiteral("这个预约已经失效");
    const QString notDone = QStringLiteral("没有办成，请再试一次");
    QTest::newRow("another day") << ErrorCode::TooLate << over << false;
    QTest::newRow("cancelled") << ErrorCode::Conflict << gone << false;
    QTest::newRow("unknown") << ErrorCode::NotFound << QStringLiteral("没有查到这个预约") << false;
    QTest::newRow("store") << ErrorCode::StoreFailed << notDone << false;
    QTest::newRow("too early after all")
        << appointments::kTooEarly << QStringLiteral("还没有到签到时间") << true;
    QTest::newRow("served already") << ErrorCode::Conflict << gone << true;
    QTest::newRow("store, then") << ErrorCode::StoreFailed << notDone << true;
}

void TestAppointmentViewModel::saysWhyACodeChecksNobodyIn()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, told);
    QFETCH(bool, isFound);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not checked in")));
    if (isFound) {
        scanCode(samples::appointmentToday(), QStringLiteral("checkIn"));
        m_slots->answerCheckIn(Error{code, {}});
    } else {
        scanCode(Error{code, {}});
    }
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingNews"));
    QCOMPARE(m_model->told(), told);
    QVERIFY(!m_model->toldLead().isEmpty());
    QCOMPARE(m_model->nextText(), QStringLiteral("返回首页"));
    m_model->goOn();
    QCOMPARE(m_session->state(), State::Home);
}

void TestAppointmentViewModel::aCodeTooEarlyIsToldWhen_data()
{
    QTest::addColumn<appointments::BookedAppointment>("booked");
    QTest::addColumn<QString>("lead");
    appointments::BookedAppointment today = samples::appointmentToday();
    today.checkInFromMs += kHourMs;
    QTest::newRow("today") << today << QStringLiteral("10:30 起可以签到");
    QTest::newRow("tomorrow") << samples::appointmentTomorrow()
                              << QStringLiteral("11月24日 周二 13:30 起可以签到");
}

void TestAppointmentViewModel::aCodeTooEarlyIsToldWhen()
{
    QFETCH(appointments::BookedAppointment, booked);
    QFETCH(QString, lead);
    scanCode(booked);
    QCOMPARE(m_model->told(), QStringLiteral("还没有到签到时间"));
    QVERIFY2(m_model->toldLead().startsWith(lead), qPrintable(m_model->toldLead()));
    QVERIFY(m_model->personText().isEmpty());
    m_model->goOn();
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_model->slotDay().isEmpty());
}

void TestAppointmentViewModel::asksWhoComesLateWithACode_data()
{
    QTest::addColumn<bool>("isWanted");
    QTest::newRow("an ordinary number will do") << true;
    QTest::newRow("rather not") << false;
}

void TestAppointmentViewModel::asksWhoComesLateWithACode()
{
    QFETCH(bool, isWanted);
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.checkInFromMs -= kHourMs;
    booked.checkInUntilMs -= kHourMs;
    scanCode(booked);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingQuestion"));
    QVERIFY(m_model->questionLead().contains(QStringLiteral("普通号")));
    QCOMPARE(m_model->slotTimes(), QStringLiteral("10:00–10:30"));
    if (!isWanted) {
        m_model->sayNo();
        QCOMPARE(m_session->state(), State::Home);
        QVERIFY(m_model->needsCard());
        return;
    }
    m_slots->expect(QStringLiteral("checkIn"));
    m_model->sayYes();
    m_model->sayYes();
    QCOMPARE(m_slots->lastCheckIn().code, kCode);
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
}

void TestAppointmentViewModel::checksInByCodeFromItsPages()
{
    openMine({samples::appointmentToday()});
    scanCode(samples::appointmentToday(), QStringLiteral("checkIn"));
    QCOMPARE(m_slots->lastCheckIn().person->idNumber, samples::youngCard().number);
    m_slots->answerCheckIn(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
}

/// Scanned where no errand begins, it must not check in whoever comes next.
void TestAppointmentViewModel::forgetsACodeItCannotTake()
{
    m_session->start();
    m_session->send(Event::TypeChosen);
    QCOMPARE(m_session->state(), State::TypeNumber);
    m_tickets->expect(QStringLiteral("find"));
    m_scanner->scan(kCode);
    m_tickets->answerFind(Error{ErrorCode::NotFound, {}});
    QCOMPARE(m_session->state(), State::TypeNumber);
    QVERIFY(m_session->isCodeUnknown());
    QVERIFY(m_model->needsCard());
}

void TestAppointmentViewModel::printsASlip()
{
    reachBooked();
    m_model->print();
    m_model->print();
    QVERIFY(m_session->isBusy());
    const QString text = paper().join(u'\n');
    QVERIFY(text.contains(kCode));
    QVERIFY(text.contains(QStringLiteral("李*")));
    QVERIFY(!text.contains(samples::youngCard().number));
    m_printer->finish(drivers::PrintOutcome::NotPrinted, drivers::DeviceStatus::NoPaper);
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booked"));
    QVERIFY(m_model->printNote().contains(QStringLiteral("预约有效")));
    m_model->print();
    m_printer->finish(drivers::PrintOutcome::Printed, drivers::DeviceStatus::Ready);
    QVERIFY(m_model->printNote().contains(QStringLiteral("请取走")));
}

void TestAppointmentViewModel::printsItAgainFromTheList_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("booked at a terminal") << kCode;
    QTest::newRow("booked by phone") << QString();
}

void TestAppointmentViewModel::printsItAgainFromTheList()
{
    QFETCH(QString, code);
    appointments::BookedAppointment booked = samples::appointmentTomorrow();
    booked.code = code;
    openOne(booked);
    m_model->print();
    const QString text = paper().join(u'\n');
    QCOMPARE(text.contains(QStringLiteral("OWA:")), !code.isEmpty());
    QVERIFY(text.contains(code.isEmpty() ? QStringLiteral("到大厅后请刷身份证签到。") : code));
    m_printer->finish(drivers::PrintOutcome::Printed, drivers::DeviceStatus::Ready);
    m_model->showOnPhone();
    QCOMPARE(m_model->calendarCode().contains(QStringLiteral("OWA:")), !code.isEmpty());
    m_session->send(Event::TimedOut);
    QVERIFY(m_model->calendarCode().isEmpty());
}

void TestAppointmentViewModel::leavesNothingBehind()
{
    reachBooked();
    m_session->send(Event::TimedOut);
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_model->page().isEmpty());
    QVERIFY(m_model->calendarCode().isEmpty());
    QVERIFY(m_model->personText().isEmpty());
    QVERIFY(m_model->matterName().isEmpty());
    QVERIFY(m_model->slotDay().isEmpty());
    for (ChoiceModel* choices :
         {m_model->mine(), m_model->days(), m_model->times(), m_model->materials()}) {
        QCOMPARE(choices->total(), 0);
    }
    Q_EMIT m_slots->slotsChanged();
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestAppointmentViewModel)
#include "tst_AppointmentViewModel.moc"
