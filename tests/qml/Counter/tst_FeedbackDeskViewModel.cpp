// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/Desk.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::Desk;
using onewindow::testing::kPatienceMs;

namespace {

const QString kText = u"窗口等得太久"_s;

} // namespace

/// What people said at a terminal, read and answered at a counter of a real hall.
class TestFeedbackDeskViewModel : public onewindow::testing::DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void answeredAndClosed();
    void ofTwoWhoAnswerTheSecondIsTold();
    void pressedTwiceIsOnce();
    void withoutTheHallNothingIsAnswered();
    void clerkHasNoSuchPage();
    void nothingStaysWhenThePageIsLeft();

private:
    /// The manager at a machine, with the one thing that was said open.
    std::unique_ptr<Desk> reading(const QString& machine);
};

std::unique_ptr<Desk> TestFeedbackDeskViewModel::reading(const QString& machine)
{
    auto desk = std::make_unique<Desk>(*m_rig, machine);
    OW_ENFORCE(desk->signIn(u"zhao"_s, u"secret-4"_s));
    desk->model.pages()->go(u"feedback"_s);
    FeedbackDeskViewModel& model = *desk->model.feedbackDesk();
    OW_ENFORCE(QTest::qWaitFor([&] { return model.list()->count() == 1; }, kPatienceMs));
    model.open(model.list()->lines().constFirst().id);
    OW_ENFORCE(QTest::qWaitFor([&] { return model.isOpen(); }, kPatienceMs));
    return desk;
}

void TestFeedbackDeskViewModel::answeredAndClosed()
{
    const auto filed = m_rig->complain(kText);
    const auto desk = reading(u"counter-1"_s);
    FeedbackDeskViewModel& model = *desk->model.feedbackDesk();
    QVERIFY(model.title().contains(filed.filed.number));
    QCOMPARE(model.text(), kText);
    QVERIFY(model.canAnswer() && !model.canClose());
    model.answer(u"下周加开窗口。"_s);
    QTRY_VERIFY_WITH_TIMEOUT(model.isCorrection() && !desk->model.isBusy(), kPatienceMs);
    QCOMPARE(model.done()->lines().constFirst().title, u"下周加开窗口。"_s);
    desk->nextPress();
    model.answer(u"更正：下月加开窗口。"_s);
    QTRY_VERIFY_WITH_TIMEOUT(model.isOpen() && !model.canAnswer() && !desk->model.isBusy(),
                             kPatienceMs);
    desk->nextPress();
    model.close(u"solved"_s);
    QTRY_COMPARE_WITH_TIMEOUT(model.list()->count(), 0, kPatienceMs);
    model.toggleClosed();
    QTRY_COMPARE_WITH_TIMEOUT(model.list()->count(), 1, kPatienceMs);
}

void TestFeedbackDeskViewModel::ofTwoWhoAnswerTheSecondIsTold()
{
    m_rig->complain(kText);
    const auto first = reading(u"counter-1"_s);
    const auto second = reading(u"counter-2"_s);
    first->model.feedbackDesk()->answer(u"甲"_s);
    QTRY_VERIFY_WITH_TIMEOUT(first->model.feedbackDesk()->isCorrection(), kPatienceMs);
    FeedbackDeskViewModel& late = *second->model.feedbackDesk();
    late.answer(u"乙"_s);
    QTRY_VERIFY_WITH_TIMEOUT(late.isOpen() && late.isCorrection(), kPatienceMs);
    QVERIFY(late.notice().contains(u"同事"_s));
    QCOMPARE(late.done()->lines().constFirst().title, u"甲"_s);
}

/// The second press would correct the answer, once and for all.
void TestFeedbackDeskViewModel::pressedTwiceIsOnce()
{
    m_rig->complain(kText);
    const auto desk = reading(u"counter-1"_s);
    FeedbackDeskViewModel& model = *desk->model.feedbackDesk();
    model.answer(u"甲"_s);
    model.answer(u"甲"_s);
    QTRY_VERIFY_WITH_TIMEOUT(model.isCorrection() && !desk->model.isBusy(), kPatienceMs);
    model.answer(u"甲"_s);
    QVERIFY(!desk->model.isBusy());
    QCOMPARE(model.done()->count(), 1);
    QVERIFY(model.canAnswer());
}

void TestFeedbackDeskViewModel::withoutTheHallNothingIsAnswered()
{
    m_rig->complain(kText);
    const auto desk = reading(u"counter-1"_s);
    FeedbackDeskViewModel& model = *desk->model.feedbackDesk();
    m_rig->hall.stop();
    model.answer(u"甲"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!model.notice().isEmpty() && !desk->model.isBusy(), kPatienceMs);
    QVERIFY(model.isOpen() && !model.isCorrection());
    m_rig->hall.start();
    QTRY_VERIFY_WITH_TIMEOUT(desk->model.isFresh(), kPatienceMs);
    desk->nextPress();
    model.answer(u"甲"_s);
    QTRY_VERIFY_WITH_TIMEOUT(model.isCorrection(), kPatienceMs);
    QCOMPARE(model.done()->count(), 1);
    // Nothing is being read any more that could not be read.
    m_rig->hall.stop();
    model.enter();
    QVERIFY(!model.emptyText().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!model.notice().isEmpty(), kPatienceMs);
    QCOMPARE(model.emptyText(), QString());
}

void TestFeedbackDeskViewModel::clerkHasNoSuchPage()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    desk.model.pages()->go(u"feedback"_s);
    QCOMPARE(desk.model.pages()->current(), u"window"_s);
}

void TestFeedbackDeskViewModel::nothingStaysWhenThePageIsLeft()
{
    m_rig->complain(kText);
    const auto desk = reading(u"counter-1"_s);
    FeedbackDeskViewModel& model = *desk->model.feedbackDesk();
    // What is still to come is another's.
    model.open(model.selectedId());
    desk->model.session()->signOut();
    QTRY_VERIFY_WITH_TIMEOUT(!desk->model.session()->isSignedIn(), kPatienceMs);
    QCOMPARE(model.text(), QString());
    QCOMPARE(model.list()->count(), 0);
    QCOMPARE(model.facts()->count(), 0);
}

QTEST_GUILESS_MAIN(TestFeedbackDeskViewModel)
#include "tst_FeedbackDeskViewModel.moc"
