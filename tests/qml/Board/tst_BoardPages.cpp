// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/BoardViewModel.h"
#include "services/queue/FeedKinds.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QScopeGuard>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::ScriptedHall;
using onewindow::testing::StaffScreen;

namespace kinds = queue::feed;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_BoardPlugin)

namespace {

/// Names that leave little room.
void nameAtLength(ScriptedHall& hall, const QString& window)
{
    hall.window(
        u"open"_s,
        {{u"name"_s, QJsonObject{{u"zh"_s, u"二楼东区 12 号综合受理与不动产登记窗口"_s},
                                 {u"en"_s, u"Second floor east, window 12, property register"_s}}},
         {u"area"_s, QJsonObject{{u"zh"_s, u"二楼东区不动产登记与公积金服务专区"_s},
                                 {u"en"_s, u"Second floor east, property and housing fund"_s}}},
         {u"number"_s, u"A1023"_s}},
        window);
}

/// A hall at work: windows with somebody in hand, those who are next, and those who did not come.
void work(ScriptedHall& hall)
{
    for (int i = 1; i <= 8; ++i) {
        hall.window(i == 3 ? u"paused"_s : u"open"_s,
                    i % 4 == 0 ? QJsonObject() : QJsonObject{{u"number"_s, u"B10%1"_s.arg(20 + i)}},
                    QString::number(i));
    }
    QJsonArray next;
    for (int i = 0; i < 3; ++i) {
        next << QJsonObject{{u"number"_s, u"A10%1"_s.arg(24 + i)}, {u"dueAt"_s, i}};
    }
    hall.feed(kinds::kQueue, u"si-enrol"_s, QJsonObject{{u"waiting"_s, 12}, {u"next"_s, next}});
    for (int i = 0; i < 7; ++i) {
        hall.feed(kinds::kMissed, QString::number(i),
                  QJsonObject{{u"number"_s, u"C10%1"_s.arg(40 + i)},
                              {u"window"_s, u"1"_s},
                              {u"at"_s, hall.nowMs - i}});
    }
    QJsonObject perHour;
    for (int hour = 8; hour < 18; ++hour) {
        perHour.insert(QString::number(hour), 20 + hour * 7 % 30);
    }
    hall.feed(kinds::kHours, u"hours"_s, QJsonObject{{u"days"_s, 9}, {u"perHour"_s, perHour}});
}

/// Not scrolled out of the view that it stands in.
bool isWithinItsView(const QQuickItem& item)
{
    const QQuickItem* view = item.parentItem();
    while (view != nullptr && !view->clip()) {
        view = view->parentItem();
    }
    return view != nullptr &&
           QRectF(0, 0, view->width(), view->height())
               .contains(item.mapRectToItem(view, {0, 0, item.width(), item.height()}));
}

void show(ScriptedHall& hall, const QString& state)
{
    for (const char* matter : {"si-enrol", "hf-loan", "hh-idcard", "mi-claim"}) {
        hall.feed(kinds::kQueue, QString::fromLatin1(matter), QJsonObject{{u"waiting"_s, 12}});
    }
    if (state == u"empty") {
        return;
    }
    if (state == u"full" || state == u"before the first call") {
        work(hall);
    }
    if (state == u"before the first call") {
        return;
    }
    if (state == u"long names") {
        for (const QString& window : {u"1"_s, u"2"_s, u"3"_s, u"5"_s}) {
            nameAtLength(hall, window);
        }
    }
    if (state == u"late") {
        hall.feed(kinds::kQueue, u"si-enrol"_s,
                  QJsonObject{{u"waiting"_s, 12},
                              {u"openWindows"_s, 2},
                              {u"late"_s,
                               QJsonObject{{u"count"_s, 8},
                                           {u"numbers"_s, QJsonArray{u"A1031"_s, u"A1032"_s,
                                                                     u"A2007"_s, u"A1033"_s}}}}});
    }
    if (state != u"one") {
        hall.feed(kinds::kNotice, u"1"_s,
                  QJsonObject{
                      {u"text"_s, QJsonObject{{u"zh"_s, u"今天 16:30 停止取号，17:00 停止办理"_s},
                                              {u"en"_s, u"No numbers after 16:30, no service after "
                                                        "17:00 today"_s}}}});
        for (int i = 0; i < 12; ++i) {
            hall.call(QString::number(1 + i % 6), u"A10%1"_s.arg(10 + i), 20 - i);
        }
    }
    hall.call(u"2"_s, u"A1023"_s, 0);
    if (state == u"stale") {
        hall.setFresh(false);
    }
}

} // namespace

/// The board as it is drawn, wide and upright, in Chinese and English: nothing cut, nothing too
/// small for a hall, nothing too faint.
class tst_BoardPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void flashesAtMostTwice();
    void windowsWithoutRoomComeInTurn();
};

void tst_BoardPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state :
         {"empty", "before the first call", "one", "many", "full", "late", "stale", "long names"}) {
        for (const char* language : {"zh_CN", "en"}) {
            QTest::addRow("%s %s wide", state, language)
                << QString::fromLatin1(state) << QString::fromLatin1(language) << QSize(1920, 1080);
            QTest::addRow("%s %s upright", state, language)
                << QString::fromLatin1(state) << QString::fromLatin1(language) << QSize(1080, 1920);
        }
    }
    QTest::newRow("many zh_CN small") << u"many"_s << u"zh_CN"_s << QSize(1280, 720);
    QTest::newRow("full zh_CN small") << u"full"_s << u"zh_CN"_s << QSize(1280, 720);
}

void tst_BoardPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    StaffScreen screen(language);
    const ManualClock clock;
    ScriptedHall hall;
    hall.nowMs = clock.now().wallMs;
    BoardViewModel model(hall, clock);
    const auto closing = qScopeGuard([&screen] { screen.close(); });
    QVERIFY(screen.load(u"Board"_s, &model, size));
    hall.start();
    show(hall, state);
    // Two flashes, and then it stands still.
    QTRY_VERIFY(!screen.window().property("flashing").toBool());
    const QImage image = screen.draw();
    screen.keep(QLatin1String("board ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = screen.findings(image, 1);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void tst_BoardPages::flashesAtMostTwice()
{
    StaffScreen screen(u"zh_CN"_s);
    const ManualClock clock;
    ScriptedHall hall;
    hall.nowMs = clock.now().wallMs;
    BoardViewModel model(hall, clock);
    const auto closing = qScopeGuard([&screen] { screen.close(); });
    QVERIFY(screen.load(u"Board"_s, &model, {1920, 1080}));
    hall.start();
    QVERIFY(!screen.window().property("flashing").toBool());
    auto* newest = screen.window().property("newestCard").value<QQuickItem*>();
    QVERIFY(newest != nullptr);
    const QSignalSpy changes(newest, SIGNAL(isLitChanged()));
    hall.call(u"2"_s, u"A1023"_s, 0);
    QVERIFY(screen.window().property("flashing").toBool());
    QTRY_VERIFY(!screen.window().property("flashing").toBool());
    // On and off, twice.
    QCOMPARE(changes.count(), 4);
    QVERIFY(!newest->property("isLit").toBool());
}

/// More windows than a board has room for: each is seen when its page has come.
void tst_BoardPages::windowsWithoutRoomComeInTurn()
{
    constexpr int kWindows = 20;
    constexpr int kPages = 3;
    constexpr int kTurnSeconds = 8;
    StaffScreen screen(u"zh_CN"_s);
    const ManualClock clock;
    ScriptedHall hall;
    hall.nowMs = clock.now().wallMs;
    BoardViewModel model(hall, clock);
    const auto closing = qScopeGuard([&screen] { screen.close(); });
    QVERIFY(screen.load(u"Board"_s, &model, {1920, 1080}));
    hall.start();
    for (int i = 1; i <= kWindows; ++i) {
        hall.window(u"open"_s,
                    {{u"name"_s, QJsonObject{{u"zh"_s, u"第 %1 窗口"_s.arg(i)}}},
                     {u"order"_s, i},
                     {u"number"_s, u"B%1"_s.arg(1000 + i)}},
                    QString::number(i));
    }
    QSet<QString> seen;
    for (int page = 0; page < kPages; ++page) {
        screen.draw();
        for (int i = 1; i <= kWindows; ++i) {
            const QString number = u"B%1"_s.arg(1000 + i);
            QQuickItem* item = screen.find(number);
            if (item != nullptr && isWithinItsView(*item)) {
                seen.insert(number);
            }
        }
        QVERIFY2(seen.size() <= (page + 1) * 8, "more than there is room for");
        for (int second = 0; second < kTurnSeconds; ++second) {
            model.tick();
        }
    }
    QCOMPARE(seen.size(), kWindows);
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    tst_BoardPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_BoardPages.moc"
