// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterViewModel.h"
#include "services/core/Durations.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <array>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::ScriptedHall;
using onewindow::testing::StaffScreen;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

constexpr int kLeastTarget = 40;
constexpr int kMatters = 12;
constexpr int kWindows = 20;
constexpr const char* kLive = "/v1/hall/live";
constexpr const char* kWhatIf = "/v1/hall/what-if";

const QStringList kIds{u"si-enrol"_s,    u"si-transfer"_s, u"si-pension"_s,  u"si-card"_s,
                       u"hf-withdraw"_s, u"hf-loan"_s,     u"hf-transfer"_s, u"hh-move"_s,
                       u"mi-remote"_s,   u"mi-transfer"_s, u"re-transfer"_s, u"tax-deed"_s};

QJsonObject level(double people, double within)
{
    return {{u"people"_s, people}, {u"within"_s, within}};
}

QJsonObject outlook(int windows, double mean, int low, int high)
{
    QJsonObject json{{u"openWindows"_s, windows}, {u"nextHour"_s, level(8, 5)}};
    if (windows > 0) {
        json.insert(u"meanMinutes"_s, mean);
        json.insert(u"low"_s, low);
        json.insert(u"high"_s, high);
    }
    return json;
}

/// The counter of a manager in a large hall on a busy morning.
struct Manager
{
    explicit Manager(const QString& language)
        : screen(language)
        , model(hall, clock, u"1"_s)
    {
        hall.nowMs = clock.now().wallMs;
        hall.permissions = {u"hall.watch"_s, u"window.assign"_s, u"queue.call"_s};
        hall.start();
    }

    ~Manager() { screen.close(); }

    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;
    Manager(Manager&&) = delete;
    Manager& operator=(Manager&&) = delete;

    [[nodiscard]] QJsonArray matters() const;
    [[nodiscard]] QJsonArray windows() const;
    [[nodiscard]] QJsonArray terminals(bool hasTrouble) const;
    [[nodiscard]] QJsonObject live(bool hasTrouble) const;
    [[nodiscard]] static QJsonObject outcome();
    /// What the page shows in `state`.
    void show(const QString& state);

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        screen.draw();
        clock.advance(1s);
        QTest::keyClick(&screen.window(), key, modifiers);
    }

    [[nodiscard]] HallViewModel& page() { return *model.hallView(); }

    StaffScreen screen;
    ManualClock clock;
    ScriptedHall hall;
    CounterViewModel model;
};

QJsonArray Manager::matters() const
{
    QJsonArray matters;
    for (int i = 0; i < kMatters; ++i) {
        const int waiting = (i * 7) % 12;
        QJsonObject matter{
            {u"id"_s, kIds.at(i)},
            {u"waiting"_s, waiting},
            {u"late"_s, i % 3 == 0 ? waiting / 3 : 0},
            {u"windows"_s, i == 7 ? QJsonArray{} : QJsonArray{u"1"_s, u"2"_s, u"3"_s}}};
        if (waiting > 0) {
            matter.insert(u"longestSince"_s, hall.nowMs - (6 + 4 * i) * kMinuteMs);
        }
        if (i != 7) {
            matter.insert(u"low"_s, 5 * i);
            matter.insert(u"high"_s, 5 * i + 15);
        }
        matters.append(matter);
    }
    return matters;
}

QJsonArray Manager::windows() const
{
    QJsonArray windows;
    for (int i = 1; i <= kWindows; ++i) {
        QJsonObject window{{u"id"_s, QString::number(i)},
                           {u"state"_s, i % 7 == 0   ? u"closed"_s
                                        : i % 5 == 0 ? u"paused"_s
                                                     : u"open"_s},
                           {u"matters"_s, QJsonArray()}};
        if (i % 7 != 0) {
            window.insert(u"staff"_s, u"wang"_s);
            window.insert(u"since"_s, hall.nowMs - i * 9 * kMinuteMs);
            window.insert(u"matters"_s,
                          QJsonArray{kIds.at(i % kMatters), kIds.at((i + 3) % kMatters)});
        }
        if (i % 5 == 0) {
            window.insert(u"reason"_s, u"papers"_s);
        } else if (i % 7 != 0 && i % 3 != 0) {
            window.insert(u"number"_s, u"A1%1"_s.arg(i, 3, 10, QLatin1Char('0')));
            window.insert(u"ticketState"_s, i % 2 == 0 ? u"serving"_s : u"called"_s);
            window.insert(u"calledAt"_s, hall.nowMs - i * kMinuteMs);
            window.insert(u"startedAt"_s, hall.nowMs - i * kMinuteMs);
        }
        windows.append(window);
    }
    return windows;
}

QJsonArray Manager::terminals(bool hasTrouble) const
{
    QJsonArray terminals;
    for (int i = 1; i <= 4; ++i) {
        QJsonObject devices;
        if (hasTrouble && i == 2) {
            devices.insert(u"printer"_s, QJsonObject{{u"status"_s, u"noPaper"_s}});
            devices.insert(u"reader"_s, QJsonObject{{u"status"_s, u"missing"_s}});
        }
        terminals.append(QJsonObject{
            {u"node"_s, u"kiosk-%1"_s.arg(i)},
            {u"name"_s, u"%1 号机"_s.arg(i)},
            {u"devices"_s, devices},
            {u"heardAt"_s, hasTrouble && i == 3 ? hall.nowMs - 12 * kMinuteMs : hall.nowMs}});
    }
    return terminals;
}

QJsonObject Manager::live(bool hasTrouble) const
{
    QJsonArray alarms;
    if (hasTrouble) {
        for (const char* code : {"HelpWanted", "ChainForked", "Timeout"}) {
            alarms.append(QJsonObject{{u"id"_s, QLatin1String(code)},
                                      {u"code"_s, QLatin1String(code)},
                                      {u"node"_s, u"kiosk-2"_s},
                                      {u"raisedAt"_s, hall.nowMs - 20 * kMinuteMs}});
        }
    }
    return {{u"asOf"_s, hall.nowMs},
            {u"levelMinutes"_s, 20},
            {u"level"_s, QJsonObject{{u"lastHour"_s, level(86, hasTrouble ? 40 : 72)},
                                     {u"nextHour"_s, level(57.3, 41.2)}}},
            {u"matters"_s, matters()},
            {u"windows"_s, windows()},
            {u"staffNames"_s, QJsonObject{{u"wang"_s, u"王晓燕"_s}}},
            {u"terminals"_s, terminals(hasTrouble)},
            {u"alarms"_s, alarms}};
}

QJsonObject Manager::outcome()
{
    QJsonArray matters{QJsonObject{{u"id"_s, kIds.at(0)},
                                   {u"waiting"_s, 8},
                                   {u"now"_s, outlook(2, 27.4, 20, 35)},
                                   {u"then"_s, outlook(3, 16.2, 12, 20)}},
                       QJsonObject{{u"id"_s, kIds.at(1)},
                                   {u"waiting"_s, 3},
                                   {u"isRough"_s, true},
                                   {u"now"_s, outlook(2, 9, 5, 15)},
                                   {u"then"_s, outlook(2, 12.5, 10, 20)}},
                       QJsonObject{{u"id"_s, kIds.at(4)},
                                   {u"waiting"_s, 2},
                                   {u"now"_s, outlook(1, 9, 5, 15)},
                                   {u"then"_s, outlook(0, 0, 0, 0)}}};
    return {{u"asOf"_s, 1},
            {u"levelMinutes"_s, 20},
            {u"level"_s, QJsonObject{{u"now"_s, level(57, 35)}, {u"then"_s, level(57, 42)}}},
            {u"matters"_s, matters}};
}

void Manager::show(const QString& state)
{
    const bool hasTrouble = state == u"troubles";
    if (state == u"quiet") {
        hall.answers[QLatin1String(kLive)] = {
            {u"asOf"_s, hall.nowMs},
            {u"levelMinutes"_s, 20},
            {u"level"_s, QJsonObject{{u"lastHour"_s, level(0, 0)}}},
            {u"windows"_s, QJsonArray{QJsonObject{{u"id"_s, u"1"_s}, {u"state"_s, u"closed"_s}}}}};
    } else if (state == u"no answer") {
        hall.isPersonAway = true;
    } else {
        hall.answers[QLatin1String(kLive)] = live(hasTrouble);
    }
    hall.answers[QLatin1String(kWhatIf)] = outcome();
    for (const char* id : {"1", "2", "3"}) {
        hall.window(u"open"_s, {{u"matters"_s, QJsonArray{kIds.at(1), kIds.at(4)}}},
                    QLatin1String(id));
    }
    model.session()->signIn(u"zhao"_s, u"secret"_s);
    press(Qt::Key_F8, Qt::ControlModifier);
    if (state == u"choose") {
        press(Qt::Key_M);
    } else if (state == u"preview") {
        page().put(0, 0);
    }
}

} // namespace

/// The page of the hall as it is drawn, in each language and size, and by keys and mouse.
class TestHallPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void allAtOnce_data();
    void allAtOnce();
    void movedByKeys();
    void movedByMouse();
    void droppedBeside();
    void escapeLeavesItAsItIs();
    void noOtherPageFromADialog();
    void cardStaysUnderTheKeys();
    void askedOnceASecondAtMost();
    void askedAgainAfterARefusal();
};

void TestHallPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state : {"busy", "troubles", "quiet", "no answer", "choose", "preview"}) {
        for (const QLatin1String language : {"zh_CN"_L1, "en"_L1, "zh_Hant"_L1}) {
            for (const QSize size : {QSize(1920, 1080), QSize(1600, 900), QSize(1200, 700)}) {
                if (language == "zh_Hant"_L1 && size.width() > 1200) {
                    continue; // As long as in Simplified Chinese.
                }
                QTest::addRow("%s %s %d", state, language.data(), size.width())
                    << QString::fromLatin1(state) << QString(language) << size;
            }
        }
    }
}

void TestHallPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Manager manager(language);
    QVERIFY(manager.screen.load(u"Counter"_s, &manager.model, size));
    manager.show(state);
    QQuickItem* dialog = nullptr;
    if (state == u"choose") {
        manager.screen.draw();
        dialog = manager.screen.window().activeFocusItem();
        while (dialog != nullptr && dialog->property("move").isNull()) {
            dialog = dialog->parentItem();
        }
        QVERIFY(dialog != nullptr);
    }
    const QImage image = manager.screen.draw();
    manager.screen.keep(u"hall "_s + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = manager.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void TestHallPages::allAtOnce_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* language : {"zh_CN", "en"}) {
        for (const QSize size : {QSize(1920, 1080), QSize(1600, 900)}) {
            QTest::addRow("%s %d", language, size.width()) << QString::fromLatin1(language) << size;
        }
    }
}

namespace {

/// The long lists that are shown.
QList<QQuickItem*> listsIn(QQuickItem* item)
{
    QList<QQuickItem*> found;
    if (item->inherits("QQuickItemView") && item->property("count").toInt() >= kMatters) {
        found << item;
    }
    const QList<QQuickItem*> children = item->childItems();
    for (QQuickItem* child : children) {
        if (child->isVisible()) {
            found << listsIn(child);
        }
    }
    return found;
}

} // namespace

/// Twelve matters and twenty windows are seen without scrolling.
void TestHallPages::allAtOnce()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Manager manager(language);
    QVERIFY(manager.screen.load(u"Counter"_s, &manager.model, size));
    manager.show(u"busy"_s);
    manager.screen.draw();
    QCOMPARE(manager.page().matters()->count(), kMatters);
    QCOMPARE(manager.page().windows()->count(), kWindows);
    const QList<QQuickItem*> lists = listsIn(manager.screen.window().contentItem());
    QCOMPARE(lists.size(), 2);
    for (const QQuickItem* list : lists) {
        QVERIFY2(
            list->property("contentHeight").toReal() <= list->height() + 0.5,
            qPrintable(
                u"%1 in %2"_s.arg(list->property("contentHeight").toReal()).arg(list->height())));
    }
}

void TestHallPages::movedByKeys()
{
    Manager manager(u"zh_CN"_s);
    QVERIFY(manager.screen.load(u"Counter"_s, &manager.model, {1600, 900}));
    manager.show(u"busy"_s);
    manager.press(Qt::Key_Right); // The second window.
    manager.press(Qt::Key_M);
    HallMove& move = *manager.page().move();
    QCOMPARE(move.windowName(), u"2 号窗口"_s);
    manager.press(Qt::Key_Down);
    manager.press(Qt::Key_Down);
    manager.press(Qt::Key_Space);
    QVERIFY(move.canPlay());
    manager.press(Qt::Key_Tab);
    manager.press(Qt::Key_Return);
    QVERIFY(move.isPlayed());
    QCOMPARE(manager.hall.posted.constLast(), QLatin1String(kWhatIf));
    const QJsonObject plan = manager.hall.lastBody[u"windows"_s].toArray().at(0).toObject();
    QCOMPARE(plan[u"window"_s].toString(), u"2"_s);
    QCOMPARE(plan[u"matters"_s].toArray().size(), 3);
    // Not the echo of the key that asked.
    QTRY_VERIFY((manager.press(Qt::Key_Return), !move.isPlanned()));
    QCOMPARE(manager.hall.posted.constLast(), u"/v1/windows/2/assign"_s);
    QCOMPARE(manager.hall.lastBody[u"expectedMatters"_s].toArray().size(), 2);
    QVERIFY(!move.isPlanned());
    // The keys are at the windows again.
    manager.press(Qt::Key_Right);
    manager.press(Qt::Key_M);
    QCOMPARE(move.windowName(), u"3 号窗口"_s);
}

namespace {

/// The middle of the item that a screen reader calls so.
QPoint middleOf(Manager& manager, const QString& name)
{
    const QQuickItem* item = manager.screen.find(name);
    return item == nullptr
               ? QPoint()
               : item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
}

void drag(Manager& manager, const QPoint& from, const QPoint& to)
{
    QQuickWindow& window = manager.screen.window();
    QTest::mousePress(&window, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 8; ++step) {
        QTest::mouseMove(&window, from + (to - from) * step / 8);
        manager.screen.draw();
    }
    QTest::mouseRelease(&window, Qt::LeftButton, {}, to);
    manager.screen.draw();
}

} // namespace

void TestHallPages::movedByMouse()
{
    Manager manager(u"zh_CN"_s);
    QVERIFY(manager.screen.load(u"Counter"_s, &manager.model, {1600, 900}));
    manager.show(u"busy"_s);
    manager.screen.draw();
    const QPoint from = middleOf(manager, manager.page().windows()->lines().at(1).title);
    const QPoint to = middleOf(manager, manager.page().matters()->lines().at(2).title);
    QVERIFY(!from.isNull() && !to.isNull());
    drag(manager, from, to);
    HallMove& move = *manager.page().move();
    QVERIFY(move.isPlanned());
    QCOMPARE(move.window(), u"2"_s);
    const QJsonObject plan = manager.hall.lastBody[u"windows"_s].toArray().at(0).toObject();
    QVERIFY(plan[u"matters"_s].toArray().contains(manager.page().matters()->idAt(2)));
    QVERIFY(!manager.hall.posted.contains(u"/v1/windows/2/assign"_s));
}

void TestHallPages::droppedBeside()
{
    Manager manager(u"zh_CN"_s);
    QVERIFY(manager.screen.load(u"Counter"_s, &manager.model, {1600, 900}));
    manager.show(u"busy"_s);
    manager.screen.draw();
    const QPoint from = middleOf(manager, manager.page().windows()->lines().at(1).title);
    drag(manager, from, from + QPoint(180, 220));
    QVERIFY(!manager.page().move()->isPlanned());
    QVERIFY(!manager.hall.posted.contains(QLatin1String(kWhatIf)));
}

void TestHallPages::escapeLeavesItAsItIs()
{
    Manager manager(u"zh_CN"_s);
    QVERIFY(manager.screen.load(u"Counter"_s, &manager.model, {1600, 900}));
    manager.show(u"preview"_s);
    QVERIFY(manager.page().move()->isPlayed());
    manager.press(Qt::Key_Escape);
    QVERIFY(!manager.page().move()->isPlanned());
    manager.press(Qt::Key_Return); // The dialog of the card that has the keys, and nothing else.
    QVERIFY(!manager.hall.posted.contains(u"/v1/windows/1/assign"_s));
    manager.press(Qt::Key_Escape);
    QVERIFY(!manager.page().move()->isPlanned());
}

void TestHallPages::noOtherPageFromADialog()
{
    Manager manager(u"zh_CN"_s);
    QVERIFY(manager.screen.load(u"Counter"_s, &manager.model, {1600, 900}));
    manager.show(u"choose"_s);
    manager.press(Qt::Key_F1, Qt::ControlModifier);
    QCOMPARE(manager.model.pages()->current(), u"hall"_s);
    manager.press(Qt::Key_Escape);
    manager.press(Qt::Key_F1, Qt::ControlModifier);
    QCOMPARE(manager.model.pages()->current(), u"window"_s);
}

void TestHallPages::cardStaysUnderTheKeys()
{
    Manager manager(u"zh_CN"_s);
    QVERIFY(manager.screen.load(u"Counter"_s, &manager.model, {1600, 900}));
    manager.show(u"busy"_s);
    manager.press(Qt::Key_Right);
    const QQuickItem* card = manager.screen.window().activeFocusItem();
    QVERIFY(card != nullptr);
    manager.clock.advance(61s); // Every time on the page is another one.
    manager.model.tick();
    manager.screen.draw();
    QCOMPARE(manager.screen.window().activeFocusItem(), card);
}

void TestHallPages::askedOnceASecondAtMost()
{
    ManualClock clock;
    ScriptedHall scripted;
    const QString path = u"/v1/hall/live"_s;
    scripted.permissions << u"hall.watch"_s;
    scripted.answers[path] = {{u"asOf"_s, 1}};
    CounterViewModel model(scripted, clock, u"1"_s);
    scripted.start();
    model.session()->signIn(u"zhao"_s, u"secret"_s);
    QCOMPARE(scripted.asked.count(path), 0); // Not before the page is shown.
    model.pages()->go(u"hall"_s);
    QCOMPARE(scripted.asked.count(path), 1);
    for (int i = 0; i < 20; ++i) {
        scripted.window(u"open"_s); // The feed tells of many things.
        model.tick();
    }
    QCOMPARE(scripted.asked.count(path), 1);
    clock.advance(1s);
    model.tick();
    QCOMPARE(scripted.asked.count(path), 2);
    // Without news it is asked now and then.
    for (int i = 0; i < 9; ++i) {
        clock.advance(1s);
        model.tick();
    }
    QCOMPARE(scripted.asked.count(path), 2);
    clock.advance(1s);
    model.tick();
    QCOMPARE(scripted.asked.count(path), 3);
}

void TestHallPages::askedAgainAfterARefusal()
{
    ManualClock clock;
    ScriptedHall scripted;
    scripted.permissions << u"hall.watch"_s;
    CounterViewModel model(scripted, clock, u"1"_s);
    scripted.start();
    model.session()->signIn(u"zhao"_s, u"secret"_s);
    model.pages()->go(u"hall"_s); // Nothing answers.
    QVERIFY(!model.hallView()->isLoaded() && !model.hallView()->notice().isEmpty());
    scripted.answers[u"/v1/hall/live"_s] = {{u"asOf"_s, 1}};
    clock.advance(10s);
    model.tick();
    QVERIFY(model.hallView()->isLoaded() && model.hallView()->notice().isEmpty());
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestHallPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_HallPages.moc"
