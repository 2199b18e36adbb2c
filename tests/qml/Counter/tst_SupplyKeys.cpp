// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/HandOutRig.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::HandOutRig;
using onewindow::testing::ScriptedHall;
using onewindow::testing::StaffScreen;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

/// Missing pages of a case that are scanned at the window, by keys alone.
class TestSupplyKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void missingPagesByKeys();
    void pagesThatCouldNotBeSentAreThereAgain();
    void badPageIsNamed();
    void noCameraNoScan();
};

void TestSupplyKeys::missingPagesByKeys()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"scan page"_s);
    QCOMPARE(counter.model.scan()->title(),
             counter.model.caseDesk()->supply()->names().constFirst());
    // The page that is looked at goes, the one before it is put last, and what is there is sent.
    counter.press(Qt::Key_Delete);
    counter.press(Qt::Key_Up);
    counter.press(Qt::Key_Up);
    counter.press(Qt::Key_Down, Qt::ShiftModifier);
    counter.press(Qt::Key_Return);
    const QString path = u"/v1/cases/%1/pages/proof"_s.arg(HandOutRig::idOf(8));
    QCOMPARE(counter.hall.posted.mid(1),
             (QStringList{path, path, u"/v1/cases/%1/decision"_s.arg(HandOutRig::idOf(8))}));
    // Nothing is missing any more: it is received by itself.
    QCOMPARE(counter.hall.lastBody,
             (QJsonObject{{u"state"_s, u"received"_s}, {u"seen"_s, u"correction"_s}}));
    QVERIFY(!counter.model.scan()->isOpen());
}

void TestSupplyKeys::pagesThatCouldNotBeSentAreThereAgain()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"scan pages"_s);
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::Timeout;
    counter.press(Qt::Key_Return);
    QVERIFY(counter.model.caseDesk()->notice().contains(u"照片还在"));
    QCOMPARE(counter.hall.posted.size(), 2);
    counter.press(Qt::Key_F2);
    QVERIFY(counter.pressUntil([&] { return counter.model.scan()->isOpen(); }));
    QCOMPARE(counter.model.scan()->pages().size(), 3);
    QVERIFY(counter.pressUntil([&] { return !counter.model.scan()->isOpen(); }));
    QCOMPARE(counter.hall.posted.size(), 2 + 3 + 1);
}

void TestSupplyKeys::badPageIsNamed()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"scan pages"_s);
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::BadRequest;
    counter.press(Qt::Key_Return);
    QVERIFY(counter.model.caseDesk()->notice().contains(u"第 1 页"));
}

void TestSupplyKeys::noCameraNoScan()
{
    StaffScreen screen(u"zh_CN"_s);
    ManualClock clock;
    ScriptedHall hall;
    CounterViewModel model(hall, clock, u"1"_s);
    HandOutRig sample(u"zh_CN"_s);
    hall.answers = sample.hall.answers;
    hall.start();
    model.session()->signIn(u"wang"_s, u"secret"_s);
    model.pages()->go(u"cases"_s);
    model.caseDesk()->open(HandOutRig::idOf(8));
    QVERIFY(model.caseDesk()->isOpen());
    QVERIFY(!model.caseDesk()->canSupply());
    // Papers may be brought all the same.
    QVERIFY(model.caseDesk()->stepIds().contains(u"received"_s));
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestSupplyKeys test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_SupplyKeys.moc"
