// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterViewModel.h"
#include "services/queue/FeedKinds.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::ScriptedHall;
using onewindow::testing::StaffScreen;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

constexpr int kLeastTarget = 40;
constexpr int kPatienceMs = 40'000;
const QString kPath = u"/v1/hall/rules"_s;

/// The program at the page of its hall's rules, on a scripted hall.
struct Counter
{
    explicit Counter(const QString& language)
        : screen(language)
        , model(hall, clock, u"1"_s)
    {
        hall.nowMs = clock.now().wallMs;
        hall.permissions = {u"rules.edit"_s, u"ratings.read"_s, u"case.show"_s};
        hall.start();
        fill();
    }

    ~Counter() { screen.close(); }

    Counter(const Counter&) = delete;
    Counter& operator=(const Counter&) = delete;
    Counter(Counter&&) = delete;
    Counter& operator=(Counter&&) = delete;

    void fill();

    bool load(const QSize& size = {1600, 900}) { return screen.load(u"Counter"_s, &model, size); }

    void enter()
    {
        model.session()->signIn(u"zhao"_s, u"secret"_s);
        press(Qt::Key_F8, Qt::ControlModifier | Qt::ShiftModifier);
    }

    /// What the page shows in `state`.
    void show(const QString& state);

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // A list has its lines when it has been drawn.
        screen.draw();
        clock.advance(1s);
        QTest::keyClick(&screen.window(), key, modifiers);
    }

    /// F9, and Enter once it is not the echo of the key before; whether the hall was asked.
    bool saves()
    {
        press(Qt::Key_F9);
        return QTest::qWaitFor(
            [this] { return press(Qt::Key_Return), hall.posted.contains(kPath); }, kPatienceMs);
    }

    StaffScreen screen;
    ManualClock clock;
    ScriptedHall hall;
    CounterViewModel model;
};

void Counter::fill()
{
    const QJsonObject week{
        {u"hours"_s, QJsonArray{u"0830-1200"_s, u"1330-1700"_s}},
        {u"weekdays"_s, QJsonObject{{u"6"_s, QJsonArray{u"0900-1200"_s}}, {u"7"_s, QJsonArray()}}},
        {u"days"_s, QJsonObject{{u"2099-01-01"_s, QJsonArray()},
                                {u"2098-12-31"_s, QJsonArray{u"0830-1200"_s}}}}};
    const QJsonObject file{{u"calling"_s, queue::callingJson({})},
                           {u"windows"_s, QJsonObject()},
                           {u"opening"_s, week}};
    queue::HallRules rules;
    rules.order.ordinaryEvery = 4;
    QJsonArray staff;
    for (const auto& [account, name] :
         {std::pair(u"wang"_s, u"王晓燕"_s), std::pair(u"li"_s, u"李文"_s),
          std::pair(u"zhao"_s, u"赵主任"_s)}) {
        staff << QJsonObject{{u"account"_s, account}, {u"name"_s, name}};
    }
    const auto change = [](const QString& field, const QJsonValue& from, const QJsonValue& to) {
        return QJsonObject{{u"field"_s, field}, {u"from"_s, from}, {u"to"_s, to}};
    };
    const QJsonArray many{
        change(u"calling.ordinaryEvery"_s, 3, 4),
        change(u"opening.weekdays.6"_s, QJsonArray(), QJsonArray{u"0900-1200"_s}),
        change(u"windows.2"_s, QJsonValue::Null, QJsonArray{u"si-enrol"_s, u"si-card"_s})};
    QJsonArray history;
    for (int version = 12; version > 0; --version) {
        history << QJsonObject{{u"version"_s, version},
                               {u"at"_s, hall.nowMs - version * 86'400'000LL},
                               {u"staff"_s, version % 2 == 0 ? u"zhao"_s : u"sun"_s},
                               {u"changes"_s, version == 12 ? many : QJsonArray{many.at(0)}}};
    }
    hall.answers[kPath] = {
        {u"version"_s, 12},
        {u"rules"_s,
         QJsonObject{{u"calling"_s, queue::callingJson(rules)},
                     {u"windows"_s, QJsonObject{{u"2"_s, QJsonArray{u"si-enrol"_s, u"si-card"_s}}}},
                     {u"skills"_s, QJsonObject{{u"li"_s, QJsonArray{u"hf-loan"_s}}}}}},
        {u"file"_s, file},
        {u"history"_s, history},
        {u"staff"_s, staff}};
    hall.answers[kPath + u"?version=11"_s] = {
        {u"version"_s, 11}, {u"rules"_s, QJsonObject{{u"calling"_s, queue::callingJson({})}}}};
}

void Counter::show(const QString& state)
{
    static const QHash<QString, Qt::Key> groups{
        {u"opening"_s, Qt::Key_F2}, {u"hours wrong"_s, Qt::Key_F2},
        {u"windows"_s, Qt::Key_F3}, {u"skills"_s, Qt::Key_F4},
        {u"history"_s, Qt::Key_F5}, {u"history entry"_s, Qt::Key_F5}};
    enter();
    if (groups.contains(state)) {
        press(groups.value(state));
    }
    RulesViewModel& rules = *model.rules();
    if (state == u"windows" || state == u"history entry") {
        press(state == u"windows" ? Qt::Key_Down : Qt::Key_Return);
        press(Qt::Key_Return);
    } else if (state == u"hours wrong") {
        rules.hours()->type(1, u"9-12"_s);
    } else if (state == u"calling edited" || state == u"played" || state == u"saving") {
        rules.numbers()->step(2, 2);
        rules.numbers()->step(1, -4);
    }
    if (state == u"played") {
        press(Qt::Key_F7);
        QTRY_COMPARE_WITH_TIMEOUT(rules.effect()->groups().size(), 3, kPatienceMs);
    } else if (state == u"saving") {
        press(Qt::Key_F9);
        QTRY_COMPARE_WITH_TIMEOUT(rules.effect()->groups().size(), 3, kPatienceMs);
    } else if (state == u"refused") {
        rules.numbers()->step(2, 1);
        hall.isFailing = true;
        hall.failure = ErrorCode::BadRequest;
        hall.failureDetail = u"windows.2: no such window"_s;
        press(Qt::Key_F9);
        press(Qt::Key_Return);
        press(Qt::Key_Escape);
    }
}

QQuickItem* dialogOf(StaffScreen& screen)
{
    QQuickItem* item = screen.window().activeFocusItem();
    while (item != nullptr && item->property("rules").isNull()) {
        item = item->parentItem();
    }
    return item;
}

} // namespace

/// The page of a hall's rules as it is drawn, in each language and at each size, and by keys alone.
class TestRulesPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void numberByKeys();
    void hoursByKeys();
    void windowByKeys();
    void takenBackByKeys();
    void escapeSavesNothing();
    void pageIsTheManagers();
};

void TestRulesPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state :
         {"calling", "calling edited", "played", "opening", "hours wrong", "windows", "skills",
          "history", "history entry", "saving", "refused"}) {
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

void TestRulesPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Counter counter(language);
    QVERIFY(counter.load(size));
    counter.show(state);
    QQuickItem* dialog = state == u"saving" ? dialogOf(counter.screen) : nullptr;
    const QImage image = counter.screen.draw();
    counter.screen.keep(QLatin1String("rules ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = counter.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void TestRulesPages::numberByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.load());
    counter.enter();
    counter.press(Qt::Key_F1);
    // To the third number, by Tab alone.
    const auto title = [&counter] {
        const QQuickItem* item = counter.screen.window().activeFocusItem();
        return item == nullptr ? QString() : item->property("title").toString();
    };
    for (int i = 0; i < 60 && title() != u"几个里叫一个普通号"; ++i) {
        counter.press(Qt::Key_Tab);
    }
    QCOMPARE(title(), u"几个里叫一个普通号"_s);
    counter.press(Qt::Key_Right);
    counter.press(Qt::Key_Plus);
    counter.press(Qt::Key_Left);
    counter.hall.posted.clear();
    QVERIFY(counter.saves());
    QCOMPARE(counter.hall.posted, QStringList(kPath));
    QCOMPARE(counter.hall.lastBody["version"_L1].toInteger(), 12);
    QCOMPARE(counter.hall.lastBody["rules"_L1]["calling"_L1]["ordinaryEvery"_L1].toInt(), 5);
    // What was not touched is sent as it was.
    QCOMPARE(counter.hall.lastBody["rules"_L1]["skills"_L1]["li"_L1].toArray(),
             QJsonArray{u"hf-loan"_s});
    QVERIFY(!counter.hall.lastBody["rules"_L1].toObject().contains("opening"_L1));
}

void TestRulesPages::hoursByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.load());
    counter.enter();
    counter.press(Qt::Key_F2);
    const auto label = [&counter] {
        const QQuickItem* item = counter.screen.window().activeFocusItem();
        return item == nullptr ? QString() : item->property("label").toString();
    };
    for (int i = 0; i < 60 && label() != u"星期六"; ++i) {
        counter.press(Qt::Key_Tab);
    }
    QCOMPARE(label(), u"星期六"_s);
    QTest::keySequence(&counter.screen.window(), QKeySequence::SelectAll);
    for (const char letter : QByteArray("9:00-11:00")) {
        QTest::keyClick(&counter.screen.window(), letter);
    }
    counter.press(Qt::Key_Tab);
    // Written as the others are once it is left.
    QCOMPARE(counter.model.rules()->changes(), QStringList(u"星期六：09:00-12:00 → 09:00-11:00"_s));
    QVERIFY(counter.saves());
    QCOMPARE(counter.hall.lastBody["rules"_L1]["opening"_L1]["weekdays"_L1]["6"_L1].toArray(),
             QJsonArray{u"0900-1100"_s});
}

void TestRulesPages::windowByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.load());
    counter.enter();
    counter.press(Qt::Key_F3);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.model.rules()->matters()->chosen(),
             QStringList({u"si-enrol"_s, u"si-card"_s}));
    const QString name = counter.model.rules()->matters()->matterName(u"hf-loan"_s);
    const auto label = [&counter] {
        const QQuickItem* item = counter.screen.window().activeFocusItem();
        return item == nullptr ? QString() : item->property("label").toString();
    };
    for (int i = 0; i < 200 && label() != name; ++i) {
        counter.press(Qt::Key_Tab);
    }
    counter.press(Qt::Key_Space);
    QVERIFY(counter.saves());
    QCOMPARE(counter.hall.lastBody["rules"_L1]["windows"_L1]["2"_L1].toArray(),
             QJsonArray({u"si-enrol"_s, u"si-card"_s, u"hf-loan"_s}));
}

void TestRulesPages::takenBackByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.load());
    counter.enter();
    counter.press(Qt::Key_F5);
    counter.press(Qt::Key_Return);
    counter.press(Qt::Key_F6);
    QVERIFY(counter.model.rules()->isEdited());
    QVERIFY(counter.saves());
    QCOMPARE(counter.hall.lastBody["rules"_L1].toObject().keys(), QStringList(u"calling"_s));
}

void TestRulesPages::escapeSavesNothing()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.load());
    counter.enter();
    counter.model.rules()->numbers()->step(2, 1);
    counter.hall.posted.clear();
    counter.press(Qt::Key_F9);
    // The page behind it takes no keys.
    counter.press(Qt::Key_F8);
    counter.press(Qt::Key_F3);
    counter.press(Qt::Key_Escape);
    QCOMPARE(counter.hall.posted, QStringList());
    QVERIFY(counter.model.rules()->isEdited());
    QCOMPARE(counter.model.rules()->group(), u"calling"_s);
    counter.press(Qt::Key_F8);
    QVERIFY(!counter.model.rules()->isEdited());
}

void TestRulesPages::pageIsTheManagers()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.load());
    counter.hall.permissions = {u"case.show"_s};
    counter.enter();
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
    QCOMPARE(counter.hall.asked.filter(kPath), QStringList());
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    TestRulesPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_RulesPages.moc"
