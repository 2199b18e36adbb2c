// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "tests/qml/Kiosk/fakes/HoursWays.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

/// The clock's day is 09:41: closes at 10:00, opens again at 11:00.
catalog::OpeningHours aroundTen()
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(FakeClock::kStartMs).date();
    catalog::OpeningHours hours;
    hours.set(today, {{.from = 9 * 60, .until = 10 * 60}, {.from = 11 * 60, .until = 12 * 60}});
    return hours;
}

QStringList keysOf(const ChoiceModel* model)
{
    QStringList keys;
    for (const Choice& choice : model->choices()) {
        keys.append(choice.key);
    }
    return keys;
}

} // namespace

/// A terminal whose hall is closed: what it offers, what it says, and that the change comes by
/// itself and throws nobody out.
class TestAfterHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void changesAtTheMinute();
    void saysUntilWhen_data();
    void saysUntilWhen();
    void unknownHoursAreOpen_data();
    void unknownHoursAreOpen();
    void offersWhatWorks();
    void leadsToWhatCanBeDone_data();
    void leadsToWhatCanBeDone();
    void nobodyLaysACardForNothing();
    void whoHasBegunFinishes();
    void nextMatterIsOfTheHoursThen();
    void openingIsNotWaitedFor();
    void guideLeadsToNoNumber();
    void callReachesWhoeverIsOnDuty();
    void callIsSaidWhereItFailed();
    void callOverAResultSaysTheNumber();
    void staffIsCalledWhileItIsOpen();

private:
    void pass(qint64 ms)
    {
        m_kiosk->clock.advance(ms);
        m_kiosk->session.tick();
    }

    void call()
    {
        m_kiosk->tickets.expect(u"askForHelp"_s);
        m_kiosk->shared.callStaff();
        m_kiosk->tickets.answerStaff({});
    }

    std::unique_ptr<KioskFixture> m_kiosk;
};

void TestAfterHours::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!.*cannot call).*$"_s));
    m_kiosk = std::make_unique<KioskFixture>();
}

void TestAfterHours::cleanup()
{
    QVERIFY(m_kiosk->tickets.isDone());
    m_kiosk.reset();
}

void TestAfterHours::changesAtTheMinute()
{
    m_kiosk->tickets.setOpeningHours(aroundTen());
    QSignalSpy changes(&m_kiosk->session, &KioskSession::changed);
    pass(18 * kMinuteMs + 59'000);
    QVERIFY(!m_kiosk->shared.isHallClosed());
    QVERIFY(m_kiosk->shared.troubleText().isEmpty());
    QVERIFY(changes.isEmpty());
    pass(1'000);
    QVERIFY(m_kiosk->shared.isHallClosed());
    QCOMPARE(m_kiosk->shared.troubleText(), u"大厅已关门"_s);
    QCOMPARE(m_kiosk->shared.troubleIcon(), u"schedule"_s);
    QCOMPARE(m_kiosk->home.heroLead(), u"大厅已关门，今天 11:00 开门"_s);
    QCOMPARE(m_kiosk->home.waiting()->total(), 0);
    QCOMPARE(changes.size(), 1);
    pass(kHourMs);
    QVERIFY(!m_kiosk->shared.isHallClosed());
    QVERIFY(m_kiosk->shared.troubleText().isEmpty());
    QVERIFY(m_kiosk->home.waiting()->total() > 0);
}

void TestAfterHours::saysUntilWhen_data()
{
    QTest::addColumn<int>("daysAhead");
    QTest::addColumn<QString>("said");
    QTest::newRow("today") << 0 << u"大厅已关门，今天 10:30 开门"_s;
    QTest::newRow("tomorrow") << 1 << u"大厅已关门，明天 10:30 开门"_s;
    QTest::newRow("later") << 3 << u"大厅已关门，11月26日 周四 10:30 开门"_s;
    QTest::newRow("nobody knows") << -1 << u"大厅现在关门"_s;
}

void TestAfterHours::saysUntilWhen()
{
    QFETCH(int, daysAhead);
    QFETCH(QString, said);
    const QDate today = QDateTime::fromMSecsSinceEpoch(FakeClock::kStartMs).date();
    catalog::OpeningHours hours;
    hours.set(today, {});
    for (int day = 1; day < daysAhead; ++day) {
        hours.set(today.addDays(day), {});
    }
    if (daysAhead >= 0) {
        hours.set(today.addDays(daysAhead), {{.from = 10 * 60 + 30, .until = 17 * 60}});
    }
    m_kiosk->tickets.setOpeningHours(hours);
    m_kiosk->session.tick();
    QCOMPARE(m_kiosk->shared.closedText(), said);
}

void TestAfterHours::unknownHoursAreOpen_data()
{
    QTest::addColumn<bool>("isSynced");
    QTest::addColumn<bool>("knowsToday");
    QTest::newRow("a clock that nobody keeps") << false << true;
    QTest::newRow("a day that nobody knows") << true << false;
}

void TestAfterHours::unknownHoursAreOpen()
{
    QFETCH(bool, isSynced);
    QFETCH(bool, knowsToday);
    catalog::OpeningHours tomorrow;
    tomorrow.set(QDateTime::fromMSecsSinceEpoch(FakeClock::kStartMs).date().addDays(1), {});
    m_kiosk->tickets.setOpeningHours(knowsToday ? samples::closedToday() : tomorrow);
    m_kiosk->clock.setSynced(isSynced);
    m_kiosk->session.tick();
    QVERIFY(!m_kiosk->shared.isHallClosed());
    QVERIFY(!m_kiosk->shared.isAfterHours());
    m_kiosk->chooseMatter(u"si"_s, u"si-enrol"_s);
    QCOMPARE(m_kiosk->shared.page(), SessionViewModel::Page::LayCard);
}

void TestAfterHours::offersWhatWorks()
{
    closeHall(*m_kiosk);
    QCOMPARE(keysOf(m_kiosk->home.themes()), (QStringList{u"si"_s, u"real-estate"_s}));
    m_kiosk->session.chooseTheme(u"si"_s);
    QCOMPARE(keysOf(m_kiosk->matters.matters()), (QStringList{u"si-transfer"_s, u"si-query"_s}));
    const QList<Choice> matters = m_kiosk->matters.matters()->choices();
    QCOMPARE(matters.at(0).trailing, u"可预约"_s);
    QCOMPARE(matters.at(1).trailing, u"本机可办"_s);
    // An appointment is made as ever, and what one may look up is everything.
    m_kiosk->session.send(Event::WentHome);
    m_kiosk->session.openErrand(Errand::Enquiry);
    m_kiosk->enquiry.choose(u"guide"_s);
    m_kiosk->session.chooseTheme(u"si"_s);
    QCOMPARE(m_kiosk->matters.matters()->total(), 3);
}

void TestAfterHours::leadsToWhatCanBeDone_data()
{
    QTest::addColumn<QString>("matter");
    QTest::addColumn<QString>("primary");
    QTest::addColumn<QString>("secondary");
    QTest::newRow("decided here") << u"si-query"_s << u"现在就在本机办理"_s << u"预约办理时间"_s;
    QTest::newRow("booked") << u"si-transfer"_s << u"预约办理时间"_s << QString();
    QTest::newRow("at a window alone") << u"si-enrol"_s << QString() << u"看其余材料"_s;
}

void TestAfterHours::leadsToWhatCanBeDone()
{
    QFETCH(QString, matter);
    QFETCH(QString, primary);
    QFETCH(QString, secondary);
    closeHall(*m_kiosk);
    m_kiosk->chooseMatter(u"si"_s, matter);
    QCOMPARE(m_kiosk->shared.page(), SessionViewModel::Page::AfterHours);
    QCOMPARE(m_kiosk->afterHours.primaryText(), primary);
    QCOMPARE(m_kiosk->afterHours.secondaryText(), secondary);
    QCOMPARE(m_kiosk->afterHours.hoursText(), u"大厅已关门，明天 9:00 开门"_s);
    QVERIFY(!m_kiosk->afterHours.note().isEmpty());
    m_kiosk->afterHours.goOn();
    if (primary.isEmpty()) {
        QCOMPARE(m_kiosk->session.state(), State::AfterHours);
        const int before = m_kiosk->afterHours.materials()->pageIndex();
        m_kiosk->afterHours.goAside();
        QVERIFY(m_kiosk->afterHours.materials()->pageIndex() != before);
        return;
    }
    // Both ask for the card first, and back leads here.
    QCOMPARE(m_kiosk->session.state(), State::LayCard);
    QCOMPARE(m_kiosk->session.context().errand,
             std::optional(secondary.isEmpty() ? Errand::Appointment : Errand::Filing));
    QCOMPARE(m_kiosk->afterHours.isAtWindow(), secondary.isEmpty());
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->session.state(), State::AfterHours);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->session.state(), State::Matter);
}

void TestAfterHours::nobodyLaysACardForNothing()
{
    closeHall(*m_kiosk);
    m_kiosk->session.start();
    QCOMPARE(m_kiosk->session.state(), State::Theme);
    // Who lays one all the same sees the same pages.
    m_kiosk->session.send(Event::WentHome);
    m_kiosk->lay(samples::youngCard());
    QCOMPARE(m_kiosk->session.state(), State::Theme);
    m_kiosk->chooseMatter(u"si"_s, u"si-transfer"_s);
    QCOMPARE(m_kiosk->session.state(), State::AfterHours);
}

void TestAfterHours::whoHasBegunFinishes()
{
    m_kiosk->tickets.setOpeningHours(aroundTen());
    m_kiosk->lay(samples::youngCard());
    m_kiosk->chooseMatter(u"si"_s, u"si-enrol"_s);
    QCOMPARE(m_kiosk->session.state(), State::Confirm);
    for (int minute = 0; minute < 22; ++minute) {
        m_kiosk->clock.advance(kMinuteMs - 5'000);
        m_kiosk->session.noteActivity();
        m_kiosk->session.tick();
    }
    QVERIFY(m_kiosk->shared.isAfterHours()); // It is past ten.
    QVERIFY(!m_kiosk->shared.isHallClosed());
    QCOMPARE(m_kiosk->session.state(), State::Confirm);
    m_kiosk->confirm(samples::ticket());
    m_kiosk->tickets.expect(u"hold printer"_s);
    m_kiosk->finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_kiosk->session.state(), State::Ticket);
    // The next one finds it closed.
    m_kiosk->session.send(Event::Done);
    QCOMPARE(m_kiosk->session.state(), State::Home);
    QVERIFY(m_kiosk->shared.isHallClosed());
}

void TestAfterHours::nextMatterIsOfTheHoursThen()
{
    m_kiosk->lay(samples::youngCard());
    m_kiosk->chooseMatter(u"si"_s, u"si-enrol"_s);
    m_kiosk->confirm(samples::ticket());
    m_kiosk->tickets.expect(u"hold printer"_s);
    m_kiosk->finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    closeHall(*m_kiosk);
    QVERIFY(!m_kiosk->shared.isHallClosed());
    m_kiosk->session.send(Event::OtherMatterWanted);
    QCOMPARE(m_kiosk->session.state(), State::Theme);
    QVERIFY(m_kiosk->shared.isHallClosed());
}

void TestAfterHours::openingIsNotWaitedFor()
{
    closeHall(*m_kiosk);
    m_kiosk->chooseMatter(u"si"_s, u"si-transfer"_s);
    m_kiosk->tickets.setOpeningHours(aroundTen());
    m_kiosk->session.tick();
    QCOMPARE(m_kiosk->session.state(), State::AfterHours);
    QCOMPARE(m_kiosk->afterHours.primaryText(), u"取号"_s);
    QCOMPARE(m_kiosk->afterHours.secondaryText(), u"预约办理时间"_s);
    m_kiosk->afterHours.goOn();
    QCOMPARE(m_kiosk->session.state(), State::LayCard);
    m_kiosk->lay(samples::youngCard());
    QCOMPARE(m_kiosk->session.state(), State::Confirm);
}

void TestAfterHours::guideLeadsToNoNumber()
{
    closeHall(*m_kiosk);
    m_kiosk->session.openErrand(Errand::Enquiry);
    m_kiosk->enquiry.choose(u"guide"_s);
    m_kiosk->chooseMatter(u"si"_s, u"si-transfer"_s);
    const QStringList ways = keysOf(m_kiosk->enquiry.choices());
    QVERIFY(!ways.contains(u"number"_s));
    QVERIFY(ways.contains(u"book"_s));
}

void TestAfterHours::callReachesWhoeverIsOnDuty()
{
    closeHall(*m_kiosk);
    QVERIFY(m_kiosk->shared.isAfterHours());
    m_kiosk->tickets.expect(u"askForHelp"_s);
    m_kiosk->shared.callStaff();
    QVERIFY(m_kiosk->shared.isHelpShown());
    QVERIFY(m_kiosk->shared.isHotlineShown());
    QCOMPARE(m_kiosk->shared.hotline(), u"12345"_s);
    QCOMPARE(m_kiosk->shared.hotlineHours(), u"24 小时"_s);
    m_kiosk->tickets.answerStaff({});
    QVERIFY(m_kiosk->shared.isStaffCalled());
    QVERIFY(!m_kiosk->shared.hasStaffCallFailed());
    // The page stays what it is while somebody reads it.
    m_kiosk->tickets.setOpeningHours({});
    m_kiosk->session.tick();
    QVERIFY(m_kiosk->shared.isHotlineShown());
    m_kiosk->shared.closeHelp();
    QVERIFY(!m_kiosk->shared.isHelpShown());
}

void TestAfterHours::callIsSaidWhereItFailed()
{
    closeHall(*m_kiosk);
    m_kiosk->tickets.expect(u"askForHelp"_s);
    m_kiosk->shared.callStaff();
    m_kiosk->tickets.answerStaff(Error{ErrorCode::StoreFailed, {}});
    QVERIFY(m_kiosk->shared.hasStaffCallFailed());
    // What was not recorded may be asked for at once.
    call();
    QVERIFY(!m_kiosk->shared.hasStaffCallFailed());
}

void TestAfterHours::callOverAResultSaysTheNumber()
{
    m_kiosk->lay(samples::youngCard());
    m_kiosk->chooseMatter(u"si"_s, u"si-enrol"_s);
    m_kiosk->confirm(samples::ticket());
    m_kiosk->tickets.expect(u"hold printer"_s);
    m_kiosk->finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    closeHall(*m_kiosk);
    call();
    QVERIFY(!m_kiosk->shared.isHelpShown());
    QVERIFY(m_kiosk->shared.noticeText().contains(u"12345"));
}

void TestAfterHours::staffIsCalledWhileItIsOpen()
{
    m_kiosk->tickets.setOpeningHours(aroundTen());
    m_kiosk->session.tick();
    m_kiosk->tickets.expect(u"callStaff"_s);
    m_kiosk->shared.callStaff();
    m_kiosk->tickets.answerStaff({});
    QVERIFY(!m_kiosk->shared.isHotlineShown());
    m_kiosk->shared.callStaff(); // Once is enough.
    QVERIFY(m_kiosk->shared.isStaffCalled());
}

QTEST_GUILESS_MAIN(TestAfterHours)
#include "tst_AfterHours.moc"
