// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/home/HomeViewModel.h"
#include "qml/Kiosk/identity/IdentityViewModel.h"
#include "qml/Kiosk/session/SessionViewModel.h"
#include "qml/Kiosk/ticket/MatterViewModel.h"
#include "tests/qml/Kiosk/appointment/AppointmentTest.h"

#include <QRegularExpression>
#include <QTest>

Q_DECLARE_METATYPE(onewindow::ErrorCode)

namespace onewindow::ui {

/// What a citizen does with appointments, against a scripted service.
class TestAppointmentViewModel : public AppointmentTest
{
    Q_OBJECT

private Q_SLOTS:
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
    void printsASlip();
    void printsItAgainFromTheList_data();
    void printsItAgainFromTheList();
    void leavesNothingBehind();
};

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
    const SessionViewModel shared(*m_session, QStringLiteral("03"), {});
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
