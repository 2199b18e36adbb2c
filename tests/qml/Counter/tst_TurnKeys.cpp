// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/CounterScreen.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::CounterScreen;
using queue::TicketState;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

/// What departs from the order of calling, at the counter by keys alone.
class tst_TurnKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyDialog_data();
    void everyDialog();
    void suspendAndCallBack();
    void sendToAColleague();
    void callOther();
    void endDay();
    void takeOver();
};

void tst_TurnKeys::everyDialog_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QKeyCombination>("key");
    QTest::addColumn<QString>("language");
    for (const char* language : {"zh_CN", "en"}) {
        const auto row = [language](const char* state, QKeyCombination key) {
            QTest::addRow("%s %s", state, language)
                << QString::fromLatin1(state) << key << QString::fromLatin1(language);
        };
        row("turns", QKeyCombination(Qt::Key_unknown));
        row("suspend", QKeyCombination(Qt::Key_F11));
        row("bring back", QKeyCombination(Qt::Key_F11));
        row("call other", QKeyCombination(Qt::ShiftModifier, Qt::Key_F1));
        row("end day", QKeyCombination(Qt::ControlModifier, Qt::Key_F10));
    }
}

/// Drawn on a small screen, where there is least room.
void tst_TurnKeys::everyDialog()
{
    QFETCH(QString, state);
    QFETCH(QKeyCombination, key);
    QFETCH(QString, language);
    constexpr int kLeastTarget = 40;
    CounterScreen counter(language);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1200, 700}));
    counter.show(state);
    QQuickItem* dialog = nullptr;
    if (key.key() != Qt::Key_unknown) {
        counter.press(key.key(), key.keyboardModifiers());
        dialog = counter.dialog();
        QVERIFY(dialog != nullptr);
    }
    const QImage image = counter.screen.draw();
    counter.screen.keep(QLatin1String("counter turns ") + QLatin1String(QTest::currentDataTag()),
                        image);
    const QString findings = counter.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void tst_TurnKeys::suspendAndCallBack()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"turns"_s);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    // Who is away longest is proposed, and anybody by their number.
    counter.press(Qt::Key_F11);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/windows/1/bring-back"_s));
    QCOMPARE(counter.hall.lastBody["ticket"_L1].toString(), u"A1003"_s);
    counter.clock.advance(1s);
    counter.press(Qt::Key_F11);
    for (const char letter : {'b', '2', '0', '0', '1'}) {
        QTest::keyClick(&counter.screen.window(), letter);
    }
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.lastBody["ticket"_L1].toString(), u"B2001"_s);
    // With somebody in hand the same key lets them go.
    counter.serve(TicketState::Serving);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(Qt::Key_F11);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/windows/1/suspend"_s));
    QCOMPARE(counter.hall.lastBody["reason"_L1].toString(), u"copies"_s);
}

/// Windows and colleagues come before other matters.
void tst_TurnKeys::sendToAColleague()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"transfer"_s);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(Qt::Key_F5);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    counter.press(Qt::Key_Down);
    QTRY_VERIFY((counter.press(Qt::Key_Return), !counter.hall.posted.isEmpty()));
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/windows/1/transfer"_s));
    QCOMPARE(counter.hall.lastBody["toStaff"_L1].toString(), u"li"_s);
    QVERIFY(!counter.hall.lastBody.contains("matter"_L1));
    const TurnsViewModel* turns = counter.model.turns();
    QCOMPARE(turns->targetIds().constFirst(), u"window/2"_s);
    QCOMPARE(turns->targetIds().size(), turns->targetNames().size());
}

void tst_TurnKeys::callOther()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"turns"_s);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(Qt::Key_F1, Qt::ShiftModifier);
    // Nobody is proposed: whoever is called is chosen.
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted, QStringList());
    for (const char letter : {'c', '1', '0', '0', '7'}) {
        QTest::keyClick(&counter.screen.window(), letter);
    }
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted, QStringList());
    counter.press(Qt::Key_Down);
    // Not the echo of the key that chose the number.
    QTRY_VERIFY((counter.press(Qt::Key_Return), !counter.hall.posted.isEmpty()));
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/windows/1/call-out-of-order"_s));
    QCOMPARE(counter.hall.lastBody["ticket"_L1].toString(), u"C1007"_s);
    QCOMPARE(counter.hall.lastBody["reason"_L1].toString(), u"urgent"_s);
    // Who may not is offered nothing.
    CounterScreen clerk(u"zh_CN"_s);
    QVERIFY(clerk.screen.load(u"Counter"_s, &clerk.model, {1600, 900}));
    clerk.show(u"queue"_s);
    QVERIFY(clerk.screen.find(u"指定叫号"_s) == nullptr);
    clerk.press(Qt::Key_F1, Qt::ShiftModifier);
    QCOMPARE(clerk.hall.posted, QStringList(u"/v1/session"_s));
}

/// What is proposed changes nothing.
void tst_TurnKeys::endDay()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"end day"_s);
    counter.fillQueue();
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(Qt::Key_F10, Qt::ControlModifier);
    QVERIFY(counter.model.turns()->endDayText().contains(u"19"_s));
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Down); // And round to the first.
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted, QStringList());
    counter.press(Qt::Key_F10, Qt::ControlModifier);
    counter.press(Qt::Key_Down);
    QTRY_VERIFY((counter.press(Qt::Key_Return), !counter.hall.posted.isEmpty()));
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/day/end"_s));
    QCOMPARE(counter.hall.lastBody["expected"_L1].toInt(), 21);
}

void tst_TurnKeys::takeOver()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"taken"_s);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(Qt::Key_F9, Qt::ShiftModifier);
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/windows/1/take-over"_s));
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    tst_TurnKeys test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_TurnKeys.moc"
