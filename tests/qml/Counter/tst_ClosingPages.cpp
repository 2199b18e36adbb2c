// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/queue/FeedKinds.h"
#include "tests/qml/Counter/ReceptionRig.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QStyleHints>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace onewindow::testing;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

namespace kinds = queue::feed;
using Step = ClosingViewModel::Step;

constexpr int kLeastTarget = 40;
const QString kOutlook = u"/v1/hall/closing?at=15:30"_s;

QJsonObject outlook(int waiting)
{
    return {{u"at"_s, 1'795'309'200'000 + 6 * kHourMs + kHourMs / 2},
            {u"waiting"_s, waiting},
            {u"late"_s, 8},
            {u"stopped"_s, QJsonArray{u"si-enrol"_s, u"hf-withdraw"_s}},
            {u"matters"_s,
             QJsonArray{
                 QJsonObject{{u"matter"_s, u"si-enrol"_s}, {u"waiting"_s, 14}, {u"late"_s, 6}},
                 QJsonObject{{u"matter"_s, u"hf-withdraw"_s}, {u"waiting"_s, 5}, {u"late"_s, 2}}}}};
}

/// A manager at the program, on a scripted hall.
struct Manager : ReceptionRig
{
    explicit Manager(const QString& language = u"zh_CN"_s)
        : ReceptionRig(language)
    {
        hall.permissions << u"day.end"_s << u"hall.watch"_s;
        hall.answers[kOutlook] = outlook(23);
    }

    /// 14:00 has been ordered, five hours ahead.
    void order()
    {
        hall.feed(kinds::kClosing, u"closing"_s,
                  QJsonObject{{u"at"_s, hall.nowMs + 5 * kHourMs},
                              {u"reason"_s, u"power"_s},
                              {u"day"_s, u"2026-11-22"_s}});
    }

    void stop(const QString& matter, const QString& why, const QStringList& late)
    {
        hall.feed(kinds::kQueue, matter,
                  QJsonObject{
                      {u"waiting"_s, 9},
                      {u"openWindows"_s, why == u"unserved" ? 0 : 2},
                      {u"stopped"_s, why},
                      {u"late"_s, QJsonObject{{u"count"_s, late.size() + 2},
                                              {u"fromDueAt"_s, 1},
                                              {u"numbers"_s, QJsonArray::fromStringList(late)}}}});
    }

    void openWindows()
    {
        hall.window(u"open"_s,
                    {{u"staff"_s, u"wang"_s},
                     {u"matters"_s, QJsonArray{u"si-enrol"_s, u"hf-withdraw"_s}},
                     {u"number"_s, u"A1023"_s},
                     {u"ticket"_s, u"t-1023"_s}},
                    u"1"_s);
        hall.window(u"paused"_s,
                    {{u"staff"_s, u"li"_s}, {u"matters"_s, QJsonArray{u"hf-withdraw"_s}}}, u"2"_s);
    }

    void show(const QString& state);
};

void Manager::show(const QString& state)
{
    signIn();
    openWindows();
    ClosingViewModel& closing = *model.closing();
    if (state == u"bar") {
        order();
        stop(u"si-enrol"_s, u"full"_s, {u"A1031"_s, u"A1032"_s, u"A2007"_s});
        stop(u"hf-withdraw"_s, u"unserved"_s, {u"B1004"_s});
    } else if (state == u"withdraw") {
        order();
        closing.beginClosing();
    } else if (state.startsWith(u"window") || state.startsWith(u"lost")) {
        closing.beginLost();
        if (state != u"window") {
            closing.chooseWindow(u"1"_s);
        }
        if (state == u"lost") {
            closing.chooseLostReason(u"unwell"_s);
        }
    } else {
        closing.beginClosing();
        if (state == u"time wrong") {
            closing.takeTime(u"half past three"_s);
        } else if (state != u"time") {
            closing.takeTime(u"15:30"_s);
        }
        if (state == u"confirm") {
            closing.chooseReason(u"power"_s);
        }
    }
}

} // namespace

/// Closing early, and a window that is lost: as the dialogs are drawn, and by keys alone.
class TestClosingPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void closesByKeys();
    void threeTimesEnterClosesNothing();
    void othersWaitByNow();
    void timeIsTyped_data();
    void timeIsTyped();
    void isTakenBackByKeys();
    void losesAWindowByKeys();
    void onlyForWhoMay();
    void everybodyReadsIt();
    void goesWithTheSession();
    void numberIsGivenOutAnyway();
};

void TestClosingPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state : {"bar", "time", "time wrong", "reason", "confirm", "withdraw",
                              "window", "lost reason", "lost"}) {
        for (const char* language : {"zh_CN", "en", "zh_Hant"}) {
            for (const QSize size : {QSize(1600, 900), QSize(1200, 700)}) {
                if (QLatin1String(language) == "zh_Hant"_L1 && size.width() > 1200) {
                    continue; // As wide as the other Chinese.
                }
                QTest::addRow("%s %s %d", state, language, size.width())
                    << QString::fromLatin1(state) << QString::fromLatin1(language) << size;
            }
        }
    }
}

void TestClosingPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Manager manager(language);
    QVERIFY(manager.load(size));
    manager.show(state);
    const QImage image = manager.screen.draw();
    manager.screen.keep(QLatin1String("closing ") + QLatin1String(QTest::currentDataTag()), image);
    // What is behind a dialog is no matter.
    QQuickItem* dialog = nullptr;
    if (state != u"bar") {
        dialog = manager.screen.window().activeFocusItem();
        while (dialog != nullptr && dialog->property("closing").isNull() &&
               dialog->property("ids").isNull()) {
            dialog = dialog->parentItem();
        }
        QVERIFY(dialog != nullptr);
    }
    const QString findings = manager.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

/// From the hall's page.
void TestClosingPages::closesByKeys()
{
    Manager manager;
    QVERIFY(manager.load());
    manager.signIn();
    manager.model.pages()->go(u"hall"_s);
    manager.press(Qt::Key_F4);
    QCOMPARE(manager.model.closing()->step(), Step::Time);
    manager.type(u"15:30"_s);
    manager.press(Qt::Key_Return);
    QCOMPARE(manager.hall.asked.constLast(), kOutlook);
    QCOMPARE(manager.model.closing()->step(), Step::Reason);
    manager.press(Qt::Key_Down);
    manager.press(Qt::Key_Return);
    QCOMPARE(manager.model.closing()->step(), Step::Confirm);
    QVERIFY(manager.model.closing()->outlookText().contains(u"23"_s));
    QVERIFY(!manager.hall.posted.contains(u"/v1/hall/closing"_s));
    manager.press(Qt::Key_Down);
    // Each press waits until it is no echo of the one before.
    QTRY_VERIFY(
        (manager.press(Qt::Key_Return), manager.hall.posted.constLast() == u"/v1/hall/closing"));
    QCOMPARE(manager.hall.lastBody,
             (QJsonObject{{u"at"_s, u"15:30"_s}, {u"reason"_s, u"system"_s}, {u"expected"_s, 23}}));
    QCOMPARE(manager.model.closing()->step(), Step::Nothing);
}

void TestClosingPages::threeTimesEnterClosesNothing()
{
    Manager manager;
    QVERIFY(manager.load());
    manager.signIn();
    manager.model.closing()->beginClosing();
    manager.type(u"15:30"_s);
    for (const Step step : {Step::Reason, Step::Confirm, Step::Nothing}) {
        QTRY_VERIFY(manager.model.closing()->step() == step ||
                    (manager.press(Qt::Key_Return), manager.model.closing()->step() == step));
    }
    QVERIFY(!manager.hall.posted.contains(u"/v1/hall/closing"_s));
}

/// What is confirmed is what was seen.
void TestClosingPages::othersWaitByNow()
{
    Manager manager;
    manager.show(u"confirm"_s);
    manager.hall.answers[kOutlook] = outlook(25);
    manager.hall.isFailing = true;
    manager.hall.failure = ErrorCode::Conflict;
    ClosingViewModel& closing = *manager.model.closing();
    closing.close();
    QCOMPARE(closing.step(), Step::Confirm);
    QVERIFY(closing.timeProblem().contains(u"变化"_s));
    QVERIFY(closing.outlookText().contains(u"25"_s));
    manager.clock.advance(1s);
    closing.close();
    QCOMPARE(manager.hall.lastBody["expected"_L1].toInt(), 25);
    QCOMPARE(closing.step(), Step::Nothing);
}

void TestClosingPages::timeIsTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTime");
    QTest::newRow("as it is shown") << u"15:30"_s << true;
    QTest::newRow("without a colon") << u"1530"_s << true;
    QTest::newRow("Chinese colon") << u"15：30"_s << true;
    QTest::newRow("spaces") << u" 15:30 "_s << true;
    QTest::newRow("no such minute") << u"15:60"_s << false;
    QTest::newRow("words") << u"now"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestClosingPages::timeIsTyped()
{
    QFETCH(QString, text);
    QFETCH(bool, isTime);
    Manager manager;
    manager.show(u"time"_s);
    manager.model.closing()->takeTime(text);
    QCOMPARE(manager.hall.asked, isTime ? QStringList{kOutlook} : QStringList());
    QCOMPARE(manager.model.closing()->timeProblem().isEmpty(), isTime);
}

void TestClosingPages::isTakenBackByKeys()
{
    Manager manager;
    QVERIFY(manager.load());
    manager.show(u"withdraw"_s);
    manager.press(Qt::Key_Down);
    manager.press(Qt::Key_Return);
    QCOMPARE(manager.hall.posted.constLast(), u"/v1/hall/closing/withdraw"_s);
    // Once it has come there is nothing to take back: another time would have to be ordered.
    manager.clock.advance(6h);
    manager.model.closing()->beginClosing();
    QCOMPARE(manager.model.closing()->step(), Step::Time);
}

void TestClosingPages::losesAWindowByKeys()
{
    Manager manager;
    QVERIFY(manager.load());
    manager.signIn();
    manager.openWindows();
    manager.model.pages()->go(u"hall"_s);
    manager.press(Qt::Key_F3);
    QCOMPARE(manager.model.closing()->windowIds(), (QStringList{u"1"_s, u"2"_s}));
    manager.press(Qt::Key_Return);
    QCOMPARE(manager.model.closing()->step(), Step::LostReason);
    QTRY_VERIFY(
        manager.model.closing()->step() == Step::LostConfirm ||
        (manager.press(Qt::Key_Return), manager.model.closing()->step() == Step::LostConfirm));
    // What the other window serves goes on, though it makes a pause.
    const QString text = manager.model.closing()->lostText();
    QVERIFY(text.contains(u"A1023"_s));
    QVERIFY(text.contains(manager.model.choice()->matterName(u"si-enrol"_s)));
    QVERIFY(!text.contains(manager.model.choice()->matterName(u"hf-withdraw"_s)));
    manager.press(Qt::Key_Down);
    QTRY_VERIFY(
        (manager.press(Qt::Key_Return), manager.hall.posted.constLast() == u"/v1/windows/1/lost"));
    QCOMPARE(manager.hall.lastBody,
             (QJsonObject{{u"reason"_s, u"unwell"_s}, {u"expectedTicket"_s, u"t-1023"_s}}));
}

void TestClosingPages::onlyForWhoMay()
{
    Manager manager;
    manager.hall.permissions = {u"queue.call"_s};
    manager.signIn();
    manager.openWindows();
    manager.model.closing()->beginClosing();
    manager.model.closing()->beginLost();
    QCOMPARE(manager.model.closing()->step(), Step::Nothing);
}

void TestClosingPages::everybodyReadsIt()
{
    Manager manager;
    manager.hall.permissions = {u"queue.call"_s};
    QVERIFY(manager.model.closing()->barText().isEmpty());
    manager.show(u"bar"_s);
    const QString text = manager.model.closing()->barText();
    for (const QString& said : {u"14:00"_s, u"停电停水"_s, u"A1031"_s, u"8 个号"_s,
                                manager.model.choice()->matterName(u"hf-withdraw"_s)}) {
        QVERIFY2(text.contains(said), qPrintable(said + u'\n' + text));
    }
    manager.hall.feed(kinds::kClosing, u"closing"_s, std::nullopt);
    QVERIFY(!manager.model.closing()->barText().contains(u"14:00"_s));
}

void TestClosingPages::goesWithTheSession()
{
    Manager manager;
    manager.show(u"confirm"_s);
    manager.model.session()->signOut();
    QCOMPARE(manager.model.closing()->step(), Step::Nothing);
    QVERIFY(manager.model.closing()->outlookText().isEmpty());
}

/// Told that today's are gone, reception gives one out all the same by pressing again.
void TestClosingPages::numberIsGivenOutAnyway()
{
    Manager manager;
    manager.signIn();
    ReceptionViewModel& reception = *manager.model.reception();
    reception.toggle(u"si-enrol"_s);
    manager.hall.isFailing = true;
    manager.hall.failure = ErrorCode::TooLate;
    reception.issue();
    QVERIFY(manager.model.problem().contains(u"再按一次"_s));
    QVERIFY(!manager.hall.lastBody.contains("anyway"_L1));
    manager.clock.advance(1s);
    manager.hall.answers[u"/v1/tickets"_s] = {{u"number"_s, u"A0007"_s}, {u"token"_s, u"t"_s}};
    reception.issue();
    QVERIFY(manager.hall.lastBody["anyway"_L1].toBool());
    QCOMPARE(reception.number(), u"A0007"_s);
    // For another matter it is asked again.
    manager.clock.advance(1s);
    reception.toggle(u"hf-withdraw"_s);
    reception.issue();
    QVERIFY(!manager.hall.lastBody.contains("anyway"_L1));
    // And for whoever comes next, with the same matter.
    reception.toggle(u"si-enrol"_s);
    manager.clock.advance(1s);
    manager.hall.isFailing = true;
    reception.issue();
    QVERIFY(manager.model.problem().contains(u"再按一次"_s));
    reception.clear();
    reception.toggle(u"si-enrol"_s);
    manager.clock.advance(1s);
    reception.issue();
    QVERIFY(!manager.hall.lastBody.contains("anyway"_L1));
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    TestClosingPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ClosingPages.moc"
