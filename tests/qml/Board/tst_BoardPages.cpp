// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/BoardViewModel.h"
#include "services/queue/FeedKinds.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QScopeGuard>
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

void show(ScriptedHall& hall, const QString& state)
{
    for (const char* matter : {"si-enrol", "hf-loan", "hh-idcard", "mi-claim"}) {
        hall.feed(kinds::kQueue, QString::fromLatin1(matter), QJsonObject{{u"waiting"_s, 12}});
    }
    if (state == u"empty") {
        return;
    }
    if (state == u"long names") {
        for (const char* window : {"1", "3", "5"}) {
            hall.window(
                u"open"_s,
                {{u"name"_s,
                  QJsonObject{{u"zh"_s, u"二楼东区 12 号综合受理与不动产登记窗口"_s},
                              {u"en"_s, u"Second floor east, window 12, property register"_s}}}},
                QString::fromLatin1(window));
        }
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
};

void tst_BoardPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state : {"empty", "one", "many", "stale", "long names"}) {
        for (const char* language : {"zh_CN", "en"}) {
            QTest::addRow("%s %s wide", state, language)
                << QString::fromLatin1(state) << QString::fromLatin1(language) << QSize(1920, 1080);
            QTest::addRow("%s %s upright", state, language)
                << QString::fromLatin1(state) << QString::fromLatin1(language) << QSize(1080, 1920);
        }
    }
    QTest::newRow("many zh_CN small") << u"many"_s << u"zh_CN"_s << QSize(1280, 720);
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

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    tst_BoardPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_BoardPages.moc"
