// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/Desk.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Desk;
using onewindow::testing::kPatienceMs;

namespace {

HallLine lineOf(const HallLineModel& model, const QString& id)
{
    const auto& lines = model.lines();
    const auto found = std::find_if(lines.cbegin(), lines.cend(),
                                    [&id](const HallLine& line) { return line.id == id; });
    return found == lines.cend() ? HallLine() : *found;
}

int rowOf(const HallLineModel& model, const QString& id)
{
    for (int row = 0; row < model.count(); ++row) {
        if (model.idAt(row) == id) {
            return row;
        }
    }
    return -1;
}

} // namespace

/// The manager's page of the hall, at a counter of a real hall where a clerk works.
class TestHallViewModel : public onewindow::testing::DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheHall();
    void movesAWindow();
    void whatWasChosenIsPlayedFirst();
    void leftAsItIs();
    void movedMeanwhile();
    void clerkIsTold();
    void clerkHasNoSuchPage();
    void nothingStaysWhenThePageIsLeft();

private:
    /// The manager, with the page shown and the hall on it.
    std::unique_ptr<Desk> watching();
    /// Whether something comes to the page as time goes by.
    static bool comes(Desk& desk, const std::function<bool()>& something);
};

std::unique_ptr<Desk> TestHallViewModel::watching()
{
    auto desk = std::make_unique<Desk>(*m_rig, u"counter-2"_s, u"2"_s);
    OW_ENFORCE(desk->signIn(u"zhao"_s, u"secret-4"_s));
    desk->model.pages()->go(u"hall"_s);
    OW_ENFORCE(QTest::qWaitFor([&] { return desk->model.hallView()->isLoaded(); }, kPatienceMs));
    return desk;
}

bool TestHallViewModel::comes(Desk& desk, const std::function<bool()>& something)
{
    return QTest::qWaitFor(
        [&] {
            desk.clock.advance(1s);
            desk.model.tick();
            return something();
        },
        kPatienceMs);
}

void TestHallViewModel::showsTheHall()
{
    Desk clerk(*m_rig);
    m_rig->take(u"si"_s);
    m_rig->take(u"si"_s);
    QVERIFY(clerk.works(2));
    const auto desk = watching();
    HallViewModel& hall = *desk->model.hallView();
    QCOMPARE(lineOf(*hall.matters(), u"si"_s).figure, u"2 人"_s);
    QCOMPARE(lineOf(*hall.windows(), u"1"_s).tag, u"服务中"_s);
    QVERIFY(lineOf(*hall.windows(), u"1"_s).caption.contains(u"王晓燕"_s));
    QCOMPARE(lineOf(*hall.windows(), u"2"_s).tag, u"未开放"_s);
    QVERIFY(hall.terminals()->count() > 0);
    // What changes comes by itself.
    QVERIFY(clerk.call());
    QVERIFY(comes(*desk, [&] {
        return lineOf(*hall.matters(), u"si"_s).figure == u"1 人" &&
               lineOf(*hall.windows(), u"1"_s).figure.contains(u"已叫"_s);
    }));
}

void TestHallViewModel::movesAWindow()
{
    Desk clerk(*m_rig);
    QVERIFY(clerk.signIn());
    clerk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(clerk.open());
    m_rig->take(u"tax"_s);
    const auto desk = watching();
    HallViewModel& hall = *desk->model.hallView();
    QVERIFY(comes(*desk,
                  [&] { return lineOf(*hall.matters(), u"tax"_s).care == HallLine::Care::Act; }));
    hall.put(rowOf(*hall.windows(), u"1"_s), rowOf(*hall.matters(), u"tax"_s));
    QVERIFY(hall.move()->isPlanned());
    QTRY_VERIFY_WITH_TIMEOUT(hall.move()->isPlayed(), kPatienceMs);
    QCOMPARE(lineOf(*hall.move()->effects(), u"tax"_s).tag, u"有窗口了"_s);
    QVERIFY(hall.move()->what().startsWith(u"加办"_s));
    QVERIFY(hall.move()->canBeOnly() && !hall.move()->isOnly());
    hall.move()->toggleOnly();
    QTRY_VERIFY_WITH_TIMEOUT(hall.move()->isPlayed(), kPatienceMs);
    QVERIFY(hall.move()->isOnly() && hall.move()->what().contains(u"不再办"_s));
    hall.move()->toggleOnly();
    QTRY_VERIFY_WITH_TIMEOUT(hall.move()->isPlayed(), kPatienceMs);
    hall.move()->apply();
    QTRY_VERIFY_WITH_TIMEOUT(!hall.move()->isPlanned(), kPatienceMs);
    QCOMPARE(desk->model.problem(), QString());
    QVERIFY(comes(*desk, [&] { return lineOf(*hall.windows(), u"1"_s).detail == u"办理 2 项"; }));
    QVERIFY(clerk.waits(1));
    QVERIFY(clerk.reaches(CounterViewModel::WindowState::Open));
}

void TestHallViewModel::whatWasChosenIsPlayedFirst()
{
    Desk clerk(*m_rig);
    QVERIFY(clerk.signIn());
    clerk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(clerk.open());
    const auto desk = watching();
    HallViewModel& hall = *desk->model.hallView();
    hall.select(rowOf(*hall.windows(), u"2"_s));
    QVERIFY(!hall.canMove()); // It is closed.
    hall.select(rowOf(*hall.windows(), u"1"_s));
    QVERIFY(hall.canMove());
    QVERIFY(lineOf(*hall.matters(), u"si"_s).isMarked);
    hall.chooseForSelected();
    HallMove& move = *hall.move();
    QVERIFY(lineOf(*move.choices(), u"si"_s).isMarked);
    QVERIFY(!move.canPlay()); // It serves just that already.
    move.toggle(u"tax"_s);
    QVERIFY(move.canPlay() && lineOf(*move.choices(), u"tax"_s).isMarked);
    move.toggle(u"si"_s);
    move.play();
    QTRY_VERIFY_WITH_TIMEOUT(move.isPlayed(), kPatienceMs);
    QVERIFY(!move.canBeOnly());
    move.apply();
    QTRY_VERIFY_WITH_TIMEOUT(!move.isPlanned(), kPatienceMs);
    QCOMPARE(desk->model.problem(), QString());
}

void TestHallViewModel::leftAsItIs()
{
    Desk clerk(*m_rig);
    QVERIFY(clerk.works(0));
    const auto desk = watching();
    HallViewModel& hall = *desk->model.hallView();
    const int window = rowOf(*hall.windows(), u"1"_s);
    const QString before = lineOf(*hall.windows(), u"1"_s).detail;
    hall.put(window, rowOf(*hall.matters(), u"si"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hall.move()->isPlayed(), kPatienceMs);
    hall.move()->cancel();
    QVERIFY(!hall.move()->isPlanned());
    hall.move()->apply(); // There is nothing to apply.
    QVERIFY(!desk->model.isBusy());
    hall.put(window, -1); // Beside everything.
    QVERIFY(!hall.move()->isPlanned());
    hall.refresh();
    QCOMPARE(lineOf(*hall.windows(), u"1"_s).detail, before);
}

/// The clerk has opened it for something else since it was looked at.
void TestHallViewModel::movedMeanwhile()
{
    Desk clerk(*m_rig);
    QVERIFY(clerk.signIn());
    clerk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(clerk.open());
    const auto desk = watching();
    HallViewModel& hall = *desk->model.hallView();
    hall.select(rowOf(*hall.windows(), u"1"_s));
    hall.chooseForSelected();
    hall.move()->toggle(u"tax"_s);
    hall.move()->play();
    QTRY_VERIFY_WITH_TIMEOUT(hall.move()->isPlayed(), kPatienceMs);
    clerk.nextPress();
    clerk.model.closeWindow();
    QVERIFY(clerk.reaches(CounterViewModel::WindowState::Closed));
    clerk.model.choice()->toggleMatter(u"si"_s);
    clerk.model.choice()->toggleMatter(u"tax"_s);
    clerk.nextPress();
    QVERIFY(clerk.open());
    hall.move()->apply();
    QTRY_VERIFY_WITH_TIMEOUT(!desk->model.problem().isEmpty(), kPatienceMs);
    QVERIFY(!hall.move()->isPlanned());
    // What is wanted is wanted of what is there now.
    QVERIFY(comes(*desk, [&] { return lineOf(*hall.windows(), u"1"_s).detail == u"办理 1 项"; }));
}

void TestHallViewModel::clerkIsTold()
{
    Desk clerk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(clerk.signIn());
    clerk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(clerk.open() && clerk.waits(1));
    QVERIFY(clerk.call());
    QCOMPARE(clerk.model.moved()->text(), QString());
    const auto desk = watching();
    HallViewModel& hall = *desk->model.hallView();
    hall.select(rowOf(*hall.windows(), u"1"_s));
    hall.chooseForSelected();
    hall.move()->toggle(u"tax"_s);
    hall.move()->play();
    QTRY_VERIFY_WITH_TIMEOUT(hall.move()->isPlayed(), kPatienceMs);
    hall.move()->apply();
    QTRY_VERIFY_WITH_TIMEOUT(clerk.model.moved()->text().contains(u"值班主任"_s), kPatienceMs);
    // Whom they have in hand stays in hand.
    QCOMPARE(clerk.model.hand()->state(), CitizenInHand::State::Called);
    clerk.nextPress();
    clerk.model.startOrFinish();
    QVERIFY(clerk.reaches(CitizenInHand::State::Serving));
    QVERIFY(!clerk.model.moved()->text().isEmpty());
    clerk.nextPress();
    clerk.model.startOrFinish();
    QVERIFY(clerk.reaches(CitizenInHand::State::Nobody));
    m_rig->take(u"tax"_s);
    QVERIFY(clerk.waits(1));
    QVERIFY(clerk.call());
    QCOMPARE(clerk.model.moved()->text(), QString());
}

void TestHallViewModel::clerkHasNoSuchPage()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(!desk.model.pages()->ids().contains(u"hall"_s));
    desk.model.pages()->go(u"hall"_s);
    QCOMPARE(desk.model.pages()->current(), u"window"_s);
}

void TestHallViewModel::nothingStaysWhenThePageIsLeft()
{
    Desk clerk(*m_rig);
    QVERIFY(clerk.works(0));
    const auto desk = watching();
    HallViewModel& hall = *desk->model.hallView();
    hall.put(rowOf(*hall.windows(), u"1"_s), rowOf(*hall.matters(), u"si"_s));
    desk->model.pages()->go(u"window"_s);
    QVERIFY(!hall.isLoaded() && !hall.move()->isPlanned());
    QCOMPARE(hall.windows()->count() + hall.matters()->count() + hall.terminals()->count(), 0);
}

QTEST_GUILESS_MAIN(TestHallViewModel)
#include "tst_HallViewModel.moc"
