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

/// In the list of numbers.
int rowOf(const char* name)
{
    const auto numbers = queue::ruleNumbers();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (QLatin1String(numbers[i].name) == QLatin1String(name)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

QVariant roleOf(const QAbstractItemModel& model, int row, const char* role)
{
    return model.data(model.index(row, 0), model.roleNames().key(role));
}

} // namespace

/// The rules of a real hall, set at its manager's counter.
class TestRulesViewModel : public onewindow::testing::DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void stepsStayWithinLimits();
    void savedAndTakenBack();
    void whatSomebodyElseSavedIsNotUndoneUnseen();
    void backToTheFiles();
    void hoursAreTyped();
    void wrongHoursAreNotSaved();
    void windowsProfileIsOfferedToItsClerk();
    void clerkMayChooseWithinSkills();
    void effectIsPlayedBeforeSaving();
    void clerkHasNoSuchPage();
    void nothingStaysWhenThePageIsLeft();

private:
    /// The manager at a machine, with the rules read.
    std::unique_ptr<Desk> reading(const QString& machine = u"counter-1"_s);
    bool saves(Desk& desk);
};

std::unique_ptr<Desk> TestRulesViewModel::reading(const QString& machine)
{
    auto desk = std::make_unique<Desk>(*m_rig, machine);
    OW_ENFORCE(desk->signIn(u"zhao"_s, u"secret-4"_s));
    OW_ENFORCE(
        QTest::qWaitFor([&] { return !desk->model.choice()->matterIds().isEmpty(); }, kPatienceMs));
    desk->model.pages()->go(u"rules"_s);
    OW_ENFORCE(QTest::qWaitFor([&] { return desk->model.rules()->isReady(); }, kPatienceMs));
    return desk;
}

bool TestRulesViewModel::saves(Desk& desk)
{
    RulesViewModel& rules = *desk.model.rules();
    if (!rules.canSave()) {
        return false;
    }
    rules.save();
    return QTest::qWaitFor(
        [&] { return rules.isReady() && !rules.isEdited() && !desk.model.isBusy(); }, kPatienceMs);
}

void TestRulesViewModel::stepsStayWithinLimits()
{
    const auto desk = reading();
    RulesViewModel& rules = *desk->model.rules();
    RuleNumberModel& numbers = *rules.numbers();
    QCOMPARE(numbers.rowCount(), static_cast<int>(queue::ruleNumbers().size()));
    for (int row = 0; row < numbers.rowCount(); ++row) {
        for (const int direction : {1, -1}) {
            for (int i = 0; i < 200; ++i) {
                numbers.step(row, direction);
            }
            QCOMPARE(roleOf(numbers, row, "canMore").toBool(), direction < 0);
            QCOMPARE(roleOf(numbers, row, "canLess").toBool(), direction > 0);
        }
        QVERIFY(!roleOf(numbers, row, "title").toString().isEmpty());
        QVERIFY(!roleOf(numbers, row, "meaning").toString().isEmpty());
    }
    // Nothing of it left the program.
    rules.discard();
    QVERIFY(!rules.isEdited());
    QCOMPARE(roleOf(numbers, rowOf("ordinaryEvery"), "valueText").toString(), u"3 个"_s);
}

void TestRulesViewModel::savedAndTakenBack()
{
    const auto desk = reading();
    RulesViewModel& rules = *desk->model.rules();
    const int row = rowOf("ordinaryEvery");
    rules.numbers()->step(row, 1);
    QVERIFY(rules.isEdited() && rules.isOrderEdited());
    QCOMPARE(rules.changes(), QStringList(u"几个里叫一个普通号：3 个 → 4 个"_s));
    QVERIFY(saves(*desk));
    QCOMPARE(roleOf(*rules.numbers(), row, "valueText").toString(), u"4 个"_s);
    QVERIFY(rules.canUseFile());
    rules.show(u"history"_s);
    QCOMPARE(rules.list()->count(), 1);
    QCOMPARE(rules.list()->lines().constFirst().title, u"赵主任"_s);
    QVERIFY(!rules.canRestore());
    rules.choose(rules.list()->lines().constFirst().id);
    QCOMPARE(rules.details()->count(), 1);
    QVERIFY(rules.canRestore());
    rules.restore();
    QTRY_VERIFY_WITH_TIMEOUT(rules.isEdited(), kPatienceMs);
    QCOMPARE(rules.changes(), QStringList(u"几个里叫一个普通号：4 个 → 3 个"_s));
    QVERIFY(saves(*desk));
    QTRY_COMPARE_WITH_TIMEOUT(rules.list()->count(), 2, kPatienceMs);
    QVERIFY(!rules.canSave());
}

void TestRulesViewModel::whatSomebodyElseSavedIsNotUndoneUnseen()
{
    const auto first = reading(u"counter-1"_s);
    const auto second = reading(u"counter-2"_s);
    RulesViewModel& late = *second->model.rules();
    late.numbers()->step(rowOf("recallLimit"), 1);
    first->model.rules()->show(u"windows"_s);
    first->model.rules()->matters()->toggleMatter(u"tax"_s);
    QVERIFY(saves(*first));
    // The other one hears of it, and keeps what it was about to set.
    QTRY_VERIFY_WITH_TIMEOUT(late.notice().contains(u"赵主任"_s), kPatienceMs);
    QCOMPARE(late.changes(), QStringList(u"一个号最多叫几次：3 次 → 4 次"_s));
    QVERIFY(saves(*second));
    QTRY_COMPARE_WITH_TIMEOUT(
        roleOf(*first->model.rules()->numbers(), rowOf("recallLimit"), "valueText").toString(),
        u"4 次"_s, kPatienceMs);
    late.show(u"windows"_s);
    QCOMPARE(late.matters()->chosen(), QStringList(u"tax"_s));
}

void TestRulesViewModel::backToTheFiles()
{
    const auto desk = reading();
    RulesViewModel& rules = *desk->model.rules();
    QVERIFY(!rules.canUseFile());
    rules.numbers()->step(rowOf("reentryAfter"), 2);
    QVERIFY(saves(*desk));
    QVERIFY(rules.canUseFile());
    rules.useFile();
    QCOMPARE(rules.changes(), QStringList(u"过号回来排在几个号后：5 个 → 3 个"_s));
    QVERIFY(saves(*desk));
    QVERIFY(!rules.canUseFile());
}

void TestRulesViewModel::hoursAreTyped()
{
    const auto desk = reading();
    RulesViewModel& rules = *desk->model.rules();
    rules.show(u"opening"_s);
    RuleHoursModel& hours = *rules.hours();
    QCOMPARE(hours.rowCount(), 8); // No day has hours of its own.
    QCOMPARE(hours.addDay(u"2099-01-01"_s, {}), RuleHoursModel::tr("请先写好每周的时间"));
    for (int row = 0; row < 5; ++row) {
        hours.type(row, u"8:30-12:00，13:30-17:00"_s);
    }
    QVERIFY(!hours.hasProblem());
    hours.settle();
    QCOMPARE(roleOf(hours, 0, "hours").toString(), u"08:30-12:00 13:30-17:00"_s);
    QCOMPARE(hours.addDay(u"2099-01-01"_s, {}), QString());
    QCOMPARE(hours.rowCount(), 9);
    QVERIFY(saves(*desk));
    QCOMPARE(roleOf(hours, 8, "title").toString(), u"2099-01-01 星期四"_s);
    // A terminal has it as if it stood in the hall's file.
    QTRY_VERIFY_WITH_TIMEOUT(!m_rig->terminal().openingHours().isEmpty(), kPatienceMs);
    hours.removeDay(8);
    QCOMPARE(rules.changes().size(), 1);
    QVERIFY(saves(*desk));
    QCOMPARE(hours.rowCount(), 8);
}

void TestRulesViewModel::wrongHoursAreNotSaved()
{
    const auto desk = reading();
    RulesViewModel& rules = *desk->model.rules();
    RuleHoursModel& hours = *rules.hours();
    hours.type(0, u"9:00-12:00"_s);
    for (const QString& wrong :
         {u"9"_s, u"12:00-9:00"_s, u"9:00-12:00 11:00-13:00"_s, u"25:00-26:00"_s}) {
        hours.type(1, wrong);
        QVERIFY2(hours.hasProblem() && !rules.canSave(), qPrintable(wrong));
        QCOMPARE(roleOf(hours, 1, "hours").toString(), wrong);
        QVERIFY(!roleOf(hours, 1, "problem").toString().isEmpty());
    }
    hours.type(1, u"不开放"_s);
    QVERIFY(!hours.hasProblem() && rules.canSave());
    // Days that are made up for a holiday are worked on.
    hours.type(7, {});
    QVERIFY(hours.hasProblem());
    hours.type(7, u"9:00-12:00"_s);
    QVERIFY(rules.canSave());
    QVERIFY(!hours.addDay(u"gestern"_s, {}).isEmpty());
    QVERIFY(!hours.addDay(u"2020-01-01"_s, {}).isEmpty());
    QVERIFY(!hours.addDay(u"2099-01-01"_s, u"9"_s).isEmpty());
    rules.discard();
    QVERIFY(!rules.isEdited());
}

void TestRulesViewModel::windowsProfileIsOfferedToItsClerk()
{
    const auto desk = reading();
    RulesViewModel& rules = *desk->model.rules();
    Desk clerk(*m_rig, u"counter-2"_s);
    QVERIFY(clerk.signIn());
    QCOMPARE(clerk.model.choice()->chosen(), QStringList());
    rules.show(u"windows"_s);
    QCOMPARE(rules.list()->count(), 2);
    QCOMPARE(rules.chosenName(), rules.list()->lines().constFirst().title);
    rules.matters()->toggleMatter(u"tax"_s);
    QVERIFY(saves(*desk));
    QTRY_COMPARE_WITH_TIMEOUT(clerk.model.choice()->chosen(), QStringList(u"tax"_s), kPatienceMs);
    // The clerk may choose others all the same.
    clerk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(clerk.open());
    QTRY_COMPARE_WITH_TIMEOUT(clerk.model.choice()->chosen(), QStringList({u"tax"_s, u"si"_s}),
                              kPatienceMs);
}

void TestRulesViewModel::clerkMayChooseWithinSkills()
{
    const auto desk = reading();
    RulesViewModel& rules = *desk->model.rules();
    rules.show(u"skills"_s);
    QStringList accounts;
    for (const DeskLine& line : rules.list()->lines()) {
        accounts << line.id;
    }
    QVERIFY(accounts.contains(u"wang"_s) && accounts.contains(u"li"_s));
    rules.choose(u"wang"_s);
    rules.matters()->toggleMatter(u"tax"_s);
    QVERIFY(saves(*desk));
    Desk clerk(*m_rig, u"counter-2"_s);
    QVERIFY(clerk.signIn());
    QTRY_VERIFY_WITH_TIMEOUT(clerk.model.choice()->isLimited(), kPatienceMs);
    clerk.model.choice()->toggleMatter(u"si"_s);
    QCOMPARE(clerk.model.choice()->wanted(), QStringList(u"tax"_s));
    QVERIFY(clerk.open());
    Desk other(*m_rig, u"counter-3"_s, u"2"_s);
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    QVERIFY(!other.model.choice()->isLimited());
}

void TestRulesViewModel::effectIsPlayedBeforeSaving()
{
    const auto desk = reading();
    RulesViewModel& rules = *desk->model.rules();
    for (int i = 0; i < 30; ++i) {
        rules.numbers()->step(rowOf("priorityHeadStartMinutes"), -1);
    }
    rules.play();
    QVERIFY(rules.effect()->isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(rules.effect()->groups().size(), 3, kPatienceMs);
    QVERIFY(!rules.effect()->isRunning());
    const auto minutes = [](const QStringList& texts, int group) {
        return texts.at(group).toDouble();
    };
    // Without a head start those with priority wait longer, and nobody else does.
    QVERIFY(minutes(rules.effect()->meansAfter(), 1) > minutes(rules.effect()->meansBefore(), 1));
    QVERIFY(minutes(rules.effect()->meansAfter(), 0) <= minutes(rules.effect()->meansBefore(), 0));
    // Other values: what was played is not theirs.
    rules.numbers()->step(rowOf("ordinaryEvery"), 1);
    QVERIFY(rules.effect()->groups().isEmpty());
    // One that is left alone does not come to anybody else's page.
    rules.play();
    desk->model.pages()->go(u"window"_s);
    QVERIFY(!rules.effect()->isRunning());
}

void TestRulesViewModel::clerkHasNoSuchPage()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    desk.model.pages()->go(u"rules"_s);
    QCOMPARE(desk.model.pages()->current(), u"window"_s);
}

void TestRulesViewModel::nothingStaysWhenThePageIsLeft()
{
    const auto desk = reading();
    RulesViewModel& rules = *desk->model.rules();
    rules.numbers()->step(rowOf("recallLimit"), 1);
    desk->model.pages()->go(u"window"_s);
    QVERIFY(!rules.isReady() && !rules.isEdited());
    QCOMPARE(rules.list()->count(), 0);
    desk->model.pages()->go(u"rules"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rules.isReady(), kPatienceMs);
    QVERIFY(!rules.isEdited());
}

QTEST_GUILESS_MAIN(TestRulesViewModel)
#include "tst_RulesViewModel.moc"
