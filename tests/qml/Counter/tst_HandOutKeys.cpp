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

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

/// Results that are handed over by keys alone, and nothing of anybody left afterwards.
class TestHandOutKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void onlyForWhoMay();
    void handedOverByKeys();
    void onPaperByKeys();
    void whatIsSentIsTheSignature();
    void foundByTheReceipt();
    void foundByTheCard();
    void cardOfSomebodyElse();
    void ofTwoTheSecondReadsWhoDid();
    void lostAnswerIsAskedForAgain();
    void unpaidIsNotHandedOver();
    void nothingStaysWhenOneLeaves();
};

void TestHandOutKeys::onlyForWhoMay()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.hall.permissions.removeOne(u"case.handOver"_s);
    counter.model.session()->signIn(u"wang"_s, u"secret"_s);
    QVERIFY(!counter.model.pages()->ids().contains(u"handOut"_s));
    counter.press(Qt::Key_F2, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
}

void TestHandOutKeys::handedOverByKeys()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out open"_s);
    // Neither known nor signed.
    counter.press(Qt::Key_F1);
    QVERIFY(counter.screen.find(u"结果已经交到领取人手里？"_s) == nullptr);
    counter.press(Qt::Key_F2);
    counter.type(u"11010519491231002x"_s);
    counter.press(Qt::Key_Return);
    QVERIFY(counter.desk().isChecked());
    QVERIFY(counter.desk().receiver().contains(u"王秀英"_s));
    QVERIFY(!counter.desk().receiver().contains(HandOutRig::kNumber));
    counter.sign();
    counter.press(Qt::Key_F1);
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/hand-over"_s.arg(HandOutRig::idOf(1)));
    QCOMPARE(counter.hall.lastBody["check"_L1].toString(), u"document"_s);
    QCOMPARE(counter.hall.lastBody["idNumber"_L1].toString(), HandOutRig::kNumber);
    QVERIFY(counter.desk().notice().contains(HandOutRig::numberOf(1)));
    QCOMPARE(counter.desk().selectedId(), QString());
    QCOMPARE(counter.desk().list()->count(), 6);
}

void TestHandOutKeys::onPaperByKeys()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out open"_s);
    counter.lay();
    counter.press(Qt::Key_F4);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QVERIFY(!counter.desk().paperText().isEmpty());
    // Undone, and done again.
    counter.press(Qt::Key_F3);
    QVERIFY(counter.desk().paperText().isEmpty() && !counter.desk().canHandOver());
    counter.press(Qt::Key_F4);
    counter.press(Qt::Key_Down);
    QVERIFY(counter.pressUntil([&] { return !counter.desk().paperText().isEmpty(); }));
    counter.press(Qt::Key_F1);
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.hall.posted.constLast()),
                 u"/v1/cases/%1/hand-over"_s.arg(HandOutRig::idOf(1)));
    QCOMPARE(counter.hall.lastBody["paperReason"_L1].toString(), u"cannotWrite"_s);
    QCOMPARE(counter.hall.lastBody["check"_L1].toString(), u"card"_s);
    QVERIFY(!counter.hall.lastBody.contains(u"strokes"_s));
}

void TestHandOutKeys::whatIsSentIsTheSignature()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out sure"_s);
    const cases::Signature written = counter.desk().ink()->signature();
    counter.press(Qt::Key_Return);
    const auto sent = cases::decodeStrokes(
        QByteArray::fromBase64(counter.hall.lastBody["strokes"_L1].toString().toLatin1()));
    QVERIFY(sent);
    QCOMPARE(sent.value(), written);
    QVERIFY(counter.desk().ink()->isEmpty());
}

void TestHandOutKeys::foundByTheReceipt()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out list"_s);
    counter.hall.answers[u"/v1/cases?number=T0k3n"_s] =
        counter.hall.answers.value(u"/v1/cases?number="_s + HandOutRig::numberOf(1));
    counter.press(Qt::Key_F8);
    counter.type(u"https://hall.example/c/T0k3n?x=1"_s);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.desk().selectedId(), HandOutRig::idOf(1));
    QVERIFY(counter.desk().isReady());
}

/// What waits elsewhere, or is not done, is not listed; the card says who receives what is opened.
void TestHandOutKeys::foundByTheCard()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out card"_s);
    QCOMPARE(counter.desk().list()->count(), 1);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.desk().selectedId(), HandOutRig::idOf(1));
    QVERIFY(counter.desk().isChecked());
    // The card is given back while they sign.
    counter.desk().clearCard();
    QVERIFY(counter.desk().isChecked());
    QCOMPARE(counter.desk().list()->count(), 7);
}

void TestHandOutKeys::cardOfSomebodyElse()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out wrong"_s);
    QVERIFY(!counter.desk().isChecked());
    QVERIFY(counter.desk().notice().contains(u"本人"));
    counter.sign();
    QVERIFY(!counter.desk().canHandOver());
    counter.desk().handOver();
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
}

void TestHandOutKeys::ofTwoTheSecondReadsWhoDid()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out late"_s);
    QVERIFY(counter.desk().notice().contains(u"li"_s));
    QVERIFY(counter.desk().notice().contains(u"counter-2"_s));
    QVERIFY(!counter.desk().canHandOver());
    QVERIFY(!counter.desk().isChecked() && counter.desk().ink()->isEmpty());
    QCOMPARE(counter.desk().list()->count(), 6);
}

/// The act is the same when it is said again.
void TestHandOutKeys::lostAnswerIsAskedForAgain()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out sure"_s);
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::Timeout;
    counter.press(Qt::Key_Return);
    const QString act = counter.hall.lastBody["act"_L1].toString();
    QVERIFY(!act.isEmpty());
    QVERIFY(counter.desk().canHandOver());
    counter.press(Qt::Key_F1);
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.desk().selectedId()), QString());
    QCOMPARE(counter.hall.lastBody["act"_L1].toString(), act);
}

void TestHandOutKeys::unpaidIsNotHandedOver()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out owed"_s);
    QCOMPARE(counter.desk().selectedId(), HandOutRig::idOf(3));
    QVERIFY(!counter.desk().isReady());
    counter.sign();
    QVERIFY(!counter.desk().canHandOver());
}

/// Neither the model nor what is drawn knows of anybody any more.
void TestHandOutKeys::nothingStaysWhenOneLeaves()
{
    for (const Qt::Key away : {Qt::Key_F1, Qt::Key_F10}) {
        HandOutRig counter(u"zh_CN"_s);
        QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
        counter.show(u"hand out signed"_s);
        QVERIFY(counter.screen.find(u"王秀英"_s) != nullptr || counter.desk().isChecked());
        counter.press(away, away == Qt::Key_F1 ? Qt::ControlModifier : Qt::NoModifier);
        QVERIFY(!counter.desk().isChecked() && counter.desk().ink()->isEmpty());
        QCOMPARE(counter.desk().facts()->count(), 0);
        QCOMPARE(counter.desk().list()->count(), 0);
        QVERIFY(!counter.desk().receiver().contains(u"王秀英"));
        QCOMPARE(counter.desk().selectedId(), QString());
        // And what was scanned.
        HandOutRig scanning(u"zh_CN"_s);
        QVERIFY(scanning.screen.load(u"Counter"_s, &scanning.model, {1366, 768}));
        scanning.show(u"scan page"_s);
        QCOMPARE(scanning.model.scan()->pages().size(), 3);
        scanning.model.pages()->go(u"window"_s);
        QVERIFY(!scanning.model.scan()->isOpen() && scanning.model.scan()->pages().isEmpty());
        QVERIFY(!scanning.model.scan()->shown()->isThere() && !scanning.camera.isWanted());
    }
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestHandOutKeys test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_HandOutKeys.moc"
