// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/Desk.h"

#include <QElapsedTimer>
#include <QTest>

#include <cstdlib>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Desk;
using onewindow::testing::DeskTest;
using onewindow::testing::kPatienceMs;
using onewindow::testing::numbersOf;
using onewindow::testing::StaffRig;

/// The clerk's program against a real hall: what is shown comes over its feed, what is pressed goes
/// to its API.
class tst_CounterViewModel : public DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void opensForSomeMatters();
    void opensForAll();
    void colleaguesWindow();
    void takesOver();
    void pausesWithAReason();
    void closes();

    void aCitizensWay();
    void nobodyWaits();
    void missedAndBack();
    void transfers();
    void severalMattersOnOneNumber();
    void restOfThemGoesOn();
    void twoClerksTwoPeople();

    void undo_data();
    void undo();
    void undoNotAfterwards();
    void undoTooLateAtTheHall();
    void undoFinishUncounts();
};

void tst_CounterViewModel::opensForSomeMatters()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    const QString tax = m_rig->take(u"tax"_s).ticket.number;
    QVERIFY(desk.signIn());
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.choice()->matterIds(), QStringList({u"si"_s, u"tax"_s}),
                              kPatienceMs);
    desk.model.choice()->toggleMatter(u"tax"_s);
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QCOMPARE(numbersOf(*desk.model.queue()), QStringList(tax));
}

void tst_CounterViewModel::opensForAll()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    m_rig->take(u"tax"_s);
    QVERIFY(desk.works(2));
}

void tst_CounterViewModel::colleaguesWindow()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    QVERIFY(desk.call());
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    QTRY_VERIFY_WITH_TIMEOUT(other.model.isTaken(), kPatienceMs);
    QCOMPARE(other.model.windowState(), CounterViewModel::WindowState::Closed);
    // Whom the colleague serves is not shown here.
    QCOMPARE(other.model.hand()->state(), CitizenInHand::State::Nobody);
    QCOMPARE(other.model.hand()->number(), QString());
    other.model.setWindowId(u"2"_s);
    QVERIFY(!other.model.isTaken());
    QVERIFY(other.open());
}

void tst_CounterViewModel::takesOver()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s);
    Desk manager(*m_rig, u"counter-3"_s);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    QVERIFY(desk.call());
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    QTRY_VERIFY_WITH_TIMEOUT(other.model.isTaken(), kPatienceMs);
    other.model.takeOver();
    // The colleague is still signed in.
    QTRY_VERIFY_WITH_TIMEOUT(other.model.problem().contains(u"值班主任"_s), kPatienceMs);
    QVERIFY(manager.signIn(u"zhao"_s, u"secret-4"_s));
    QTRY_VERIFY_WITH_TIMEOUT(manager.model.isTaken(), kPatienceMs);
    manager.model.takeOver();
    QVERIFY(manager.reaches(CounterViewModel::WindowState::Open));
    // Whom the colleague has called is not lost.
    QVERIFY(manager.reaches(CitizenInHand::State::Called));
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.isTaken(), kPatienceMs);
    QCOMPARE(desk.model.hand()->number(), QString());
    manager.model.session()->signOut();
    QTRY_VERIFY_WITH_TIMEOUT(!manager.model.session()->isSignedIn(), kPatienceMs);
    other.nextPress();
    other.model.takeOver();
    QVERIFY(other.reaches(CounterViewModel::WindowState::Open));
}

void tst_CounterViewModel::pausesWithAReason()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    desk.model.pause(u"lunch"_s);
    QVERIFY(desk.reaches(CounterViewModel::WindowState::Paused));
    QCOMPARE(desk.model.pauseReason(), u"午间休息"_s);
    desk.model.callNext();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.problem().isEmpty(), kPatienceMs);
    desk.nextPress();
    desk.model.resume();
    QVERIFY(desk.reaches(CounterViewModel::WindowState::Open));
    QCOMPARE(desk.model.pauseReason(), QString());
}

void tst_CounterViewModel::closes()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    desk.nextPress();
    desk.model.closeWindow();
    QVERIFY(desk.reaches(CounterViewModel::WindowState::Closed));
}

void tst_CounterViewModel::aCitizensWay()
{
    Desk desk(*m_rig);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.works(1));
    QCOMPARE(desk.model.queue()->lines().constFirst().matter, u"社保登记"_s);

    QVERIFY(desk.call());
    QCOMPARE(desk.model.hand()->number(), number);
    QCOMPARE(desk.model.hand()->matter(), u"社保登记"_s);
    QCOMPARE(desk.model.hand()->callCount(), 1);
    QVERIFY(desk.waits(0));

    desk.model.recall();
    QVERIFY(desk.isCalledTimes(2));
    QElapsedTimer sinceStart;
    sinceStart.start();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    desk.clock.advance(90s);
    desk.model.tick();
    // By the hall's clock, which is known as well as its last news was quick.
    const QString shown = desk.model.hand()->elapsed();
    const qint64 seconds =
        shown.section(u':', 0, 0).toInt() * 60 + shown.section(u':', 1, 1).toInt();
    QVERIFY2(std::abs(seconds - 90) <= 1 + sinceStart.elapsed() / 1000, qPrintable(shown));
    const QString before = desk.model.servedToday();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    QVERIFY(desk.model.servedToday() != before);
    QCOMPARE(desk.model.hand()->number(), QString());
    QCOMPARE(desk.model.problem(), QString());
}

void tst_CounterViewModel::nobodyWaits()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    desk.model.callNext();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.problem().isEmpty(), kPatienceMs);
    QCOMPARE(desk.model.hand()->state(), CitizenInHand::State::Nobody);
    // The next thing done takes the message away.
    m_rig->take(u"si"_s);
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    QCOMPARE(desk.model.problem(), QString());
}

void tst_CounterViewModel::missedAndBack()
{
    Desk desk(*m_rig);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.works(1));
    QVERIFY(desk.call());
    desk.model.noShow();
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    QTRY_COMPARE_WITH_TIMEOUT(numbersOf(*desk.model.setAside()), QStringList(number), kPatienceMs);
    desk.model.restore(desk.model.setAside()->lines().constFirst().id);
    QVERIFY(desk.waits(1));
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.setAside()->count(), 0, kPatienceMs);
}

void tst_CounterViewModel::transfers()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s, u"2"_s);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.signIn());
    desk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(desk.open());
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    other.model.choice()->toggleMatter(u"tax"_s);
    QVERIFY(other.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    // Not to where the citizen is already.
    QCOMPARE(desk.model.turns()->targetIds(), QStringList(u"tax"_s));
    QCOMPARE(desk.model.turns()->targetNames(), QStringList(u"<b>税务</b>"_s));
    desk.model.turns()->transfer(u"tax"_s, u"wish"_s);
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    QVERIFY(other.waits(1));
    QCOMPARE(numbersOf(*other.model.queue()), QStringList(number));
    QVERIFY(other.model.queue()->lines().constFirst().tag.contains(u'1'));
}

void tst_CounterViewModel::severalMattersOnOneNumber()
{
    Desk desk(*m_rig);
    m_rig->takeFor(u"si"_s, {u"tax"_s});
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(2));
    QCOMPARE(desk.model.queue()->lines().constFirst().matter, u"社保登记；<b>税务</b>"_s);
    QVERIFY(desk.call());
    QCOMPARE(desk.model.hand()->matter(), u"社保登记"_s);
    QCOMPARE(desk.model.hand()->further(), QStringList(u"<b>税务</b>"_s));
    QStringList headings;
    for (const MatterLine& line : desk.model.hand()->materials()->lines()) {
        headings << (line.isMatter ? QStringList(line.text) : QStringList());
    }
    QCOMPARE(headings, QStringList({u"社保登记"_s, u"<b>税务</b>"_s}));
    QVERIFY(!desk.model.asksWhatWasDone());
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    QVERIFY(desk.model.asksWhatWasDone());
    desk.model.askWhatWasDone();
    QCOMPARE(desk.model.done()->done(), QStringList({u"si"_s, u"tax"_s}));
    QCOMPARE(desk.model.done()->restName(), QString());
    desk.nextPress();
    desk.model.finishByWhatWasDone();
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    QCOMPARE(desk.model.problem(), QString());
    // One matter asks nothing.
    desk.nextPress();
    QVERIFY(desk.call());
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    QVERIFY(!desk.model.asksWhatWasDone());
    QCOMPARE(desk.model.hand()->further(), QStringList());
}

void tst_CounterViewModel::restOfThemGoesOn()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s, u"2"_s);
    const QString number = m_rig->takeFor(u"si"_s, {u"tax"_s}).ticket.number;
    QVERIFY(desk.signIn());
    desk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(desk.open());
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    other.model.choice()->toggleMatter(u"tax"_s);
    QVERIFY(other.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    // This window does not serve it, and says so.
    QCOMPARE(desk.model.hand()->further(), QStringList(u"<b>税务</b>（本窗口不办）"_s));
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    desk.model.askWhatWasDone();
    QCOMPARE(desk.model.done()->done(), QStringList(u"si"_s));
    QCOMPARE(desk.model.done()->restName(), u"<b>税务</b>"_s);
    // Not done after all, and done.
    desk.model.done()->toggle(u"si"_s);
    QCOMPARE(desk.model.done()->rest(), u"si"_s);
    desk.model.done()->toggle(u"si"_s);
    desk.nextPress();
    desk.model.transferRest();
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    QVERIFY(other.waits(1));
    QCOMPARE(numbersOf(*other.model.queue()), QStringList(number));
    QCOMPARE(other.model.queue()->lines().constFirst().matter, u"<b>税务</b>"_s);
}

void tst_CounterViewModel::twoClerksTwoPeople()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s, u"2"_s);
    m_rig->take(u"si"_s);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    QVERIFY(desk.open());
    QVERIFY(other.open());
    QVERIFY(desk.waits(2));
    QVERIFY(other.waits(2));
    desk.model.callNext();
    other.model.callNext();
    QVERIFY(desk.reaches(CitizenInHand::State::Called));
    QVERIFY(other.reaches(CitizenInHand::State::Called));
    QVERIFY(desk.model.hand()->number() != other.model.hand()->number());
}

void tst_CounterViewModel::undo_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<CitizenInHand::State>("before");
    for (const char* verb : {"call", "no-show", "start", "finish", "transfer"}) {
        const QString name = QString::fromLatin1(verb);
        QTest::newRow(verb) << name
                            << (name == u"call"     ? CitizenInHand::State::Nobody
                                : name == u"finish" ? CitizenInHand::State::Serving
                                                    : CitizenInHand::State::Called);
    }
}

void tst_CounterViewModel::undo()
{
    QFETCH(QString, verb);
    QFETCH(CitizenInHand::State, before);
    Desk desk(*m_rig);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.works(1));
    QCOMPARE(desk.model.undoSeconds(), 0);
    QVERIFY(desk.call());
    if (verb == u"no-show") {
        desk.model.noShow();
    } else if (verb == u"start" || verb == u"finish") {
        desk.model.startOrFinish();
        QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    } else if (verb == u"transfer") {
        desk.model.turns()->transfer(u"tax"_s, u"wish"_s);
    }
    if (verb == u"finish") {
        desk.nextPress();
        desk.model.startOrFinish();
    }
    if (verb == u"no-show" || verb == u"finish" || verb == u"transfer") {
        QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    }
    QVERIFY(desk.model.undoSeconds() > 0);
    desk.clock.advance(7s);
    QVERIFY(desk.model.undoSeconds() > 0);
    desk.model.undo();
    QVERIFY(desk.reaches(before));
    QCOMPARE(desk.model.hand()->number(),
             before == CitizenInHand::State::Nobody ? QString() : number);
    QVERIFY(desk.waits(before == CitizenInHand::State::Nobody ? 1 : 0));
    QCOMPARE(desk.model.undoSeconds(), 0);
    QCOMPARE(desk.model.problem(), QString());
}

void tst_CounterViewModel::undoNotAfterwards()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    QVERIFY(desk.call());
    QVERIFY(desk.model.undoSeconds() > 0);
    desk.clock.advance(9s);
    QCOMPARE(desk.model.undoSeconds(), 0);
    desk.model.undo();
    QVERIFY(!desk.model.isBusy());
    QCOMPARE(desk.model.hand()->state(), CitizenInHand::State::Called);
}

void tst_CounterViewModel::undoTooLateAtTheHall()
{
    // The clerk's clock is behind: the hall's decides.
    m_rig = std::make_unique<StaffRig>(queue::HallRules{.undoLimitMs = -1});
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    QVERIFY(desk.call());
    desk.model.undo();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.problem().isEmpty(), kPatienceMs);
    QCOMPARE(desk.model.hand()->state(), CitizenInHand::State::Called);
}

void tst_CounterViewModel::undoFinishUncounts()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    const QString before = desk.model.servedToday();
    QVERIFY(desk.call());
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    desk.nextPress();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    QVERIFY(desk.model.servedToday() != before);
    desk.model.undo();
    QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    QCOMPARE(desk.model.servedToday(), before);
}

QTEST_GUILESS_MAIN(tst_CounterViewModel)
#include "tst_CounterViewModel.moc"
