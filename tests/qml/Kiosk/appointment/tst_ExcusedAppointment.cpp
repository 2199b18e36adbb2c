// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/appointment/AppointmentTest.h"

#include <QRegularExpression>
#include <QTest>

namespace onewindow::ui {

/// An appointment that the hall closes before: what its holder reads, and that they can change it.
class TestExcusedAppointment : public AppointmentTest
{
    Q_OBJECT

private Q_SLOTS:
    void saysSoWhereverItIsNamed();
    void isChangedWhereverItWasBooked();
    void isCancelledHoweverLate();
    void slipSaysSo();
    void codeLeadsToTheCard();
    void aTimeThatIsGoneIsSaidToBe();

private:
    /// Of today at 10:00; the hall closes an hour before.
    static appointments::BookedAppointment excused(bool isHere = false);
};

appointments::BookedAppointment TestExcusedAppointment::excused(bool isHere)
{
    appointments::BookedAppointment booked = samples::appointmentToday();
    booked.isHere = isHere;
    booked.closesAtMs = booked.startsAtMs - kHourMs;
    return booked;
}

void TestExcusedAppointment::saysSoWhereverItIsNamed()
{
    openOne(excused());
    QCOMPARE(m_model->mine()->choices().constFirst().trailing,
             QStringLiteral("大厅提前结束，可改约"));
    QCOMPARE(m_model->standing(), QStringLiteral("大厅提前结束，可改约"));
    QVERIFY(m_model->checkInText().contains(QStringLiteral("09:00")));
    QVERIFY(m_model->checkInText().contains(QStringLiteral("不算爽约")));
    QVERIFY(m_model->changeText().contains(QStringLiteral("现在就可以改约")));
}

void TestExcusedAppointment::isChangedWhereverItWasBooked()
{
    openOne(excused());
    m_slots->expect(QStringLiteral("available"));
    m_model->change();
    m_slots->answerSlots(samples::freeSlots(QStringLiteral("si"), 2));
    m_model->chooseDay(QStringLiteral("2026-11-24"));
    m_model->chooseTime(m_model->times()->choices().constFirst().key);
    QVERIFY(m_model->replacedText().contains(QStringLiteral("11月23日 周一 10:00–10:30")));
    // What is said of the new time is the new time's.
    QVERIFY(!m_model->checkInText().contains(QStringLiteral("不算爽约")));
    m_slots->expect(QStringLiteral("change"));
    m_model->confirm();
    QCOMPARE(m_slots->lastAppointment(), excused().id);
    m_slots->answerBook(samples::booking(m_slots->lastBooking().slot));
    QCOMPARE(m_model->page(), QStringLiteral("appointment/Booked"));
}

void TestExcusedAppointment::isCancelledHoweverLate()
{
    openOne(excused(true));
    m_model->cancel();
    QCOMPARE(m_model->page(), QStringLiteral("appointment/BookingQuestion"));
    m_slots->expect(QStringLiteral("cancel"));
    m_model->sayYes();
    m_slots->answerCancel({});
    QCOMPARE(m_model->told(), QStringLiteral("预约已取消"));
}

void TestExcusedAppointment::slipSaysSo()
{
    openOne(excused(true));
    m_model->print();
    QVERIFY(paper().join(u'\n').contains(QStringLiteral("大厅当天提前到 09:00 结束办理")));
}

/// Too early to check in, and no use waiting for it.
void TestExcusedAppointment::codeLeadsToTheCard()
{
    appointments::BookedAppointment booked = excused();
    booked.checkInFromMs += kDayMs;
    booked.checkInUntilMs += kDayMs;
    scanCode(booked);
    QCOMPARE(m_model->told(), QStringLiteral("还没有到签到时间"));
    QVERIFY(m_model->toldLead().contains(QStringLiteral("刷身份证改约")));
}

void TestExcusedAppointment::aTimeThatIsGoneIsSaidToBe()
{
    openOne(excused());
    m_slots->expect(QStringLiteral("available"));
    m_model->change();
    m_slots->answerSlots(samples::freeSlots(QStringLiteral("si"), 2));
    m_model->chooseDay(QStringLiteral("2026-11-24"));
    m_model->chooseTime(m_model->times()->choices().constFirst().key);
    m_slots->expect(QStringLiteral("change"));
    m_model->confirm();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not booked")));
    m_slots->answerBook(Error{ErrorCode::TooLate, {}});
    QCOMPARE(m_model->told(), QStringLiteral("这个时间不能再预约"));
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestExcusedAppointment)
#include "tst_ExcusedAppointment.moc"
