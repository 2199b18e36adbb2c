// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/DeskPagesRig.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace onewindow::testing;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

/// The page of what people say, as it is drawn at each size in Chinese and English, and by keys.
class TestFeedbackDeskPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void answerByKeys();
    void closeByKeys();
    void listStaysUnderTheKeysWhenItIsReadAgain();
};

void TestFeedbackDeskPages::everyPage_data()
{
    addPageRows({"feedback nothing waits", "feedback list", "feedback open", "feedback callback",
                 "feedback answered", "feedback sure", "feedback outcomes", "feedback closed"});
}

void TestFeedbackDeskPages::everyPage()
{
    const QString findings = findingsOfRow({u"feedback sure"_s, u"feedback outcomes"_s});
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void TestFeedbackDeskPages::answerByKeys()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"feedback open"_s);
    counter.press(Qt::Key_F1);
    counter.type(u"复印机修好了。"_s);
    counter.press(Qt::Key_F1);
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/feedback/%1/answer"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody["text"_L1].toString(), u"复印机修好了。"_s);
    QCOMPARE(counter.hall.lastBody["seen"_L1].toInt(-1), 0);
}

void TestFeedbackDeskPages::closeByKeys()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"feedback callback"_s);
    counter.press(Qt::Key_F3);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/feedback/%1/call"_s.arg(idOf(2)));
    QCOMPARE(counter.hall.lastBody["reached"_L1].toBool(true), false);
    counter.press(Qt::Key_F4);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/feedback/%1/close"_s.arg(idOf(2)));
    QCOMPARE(counter.hall.lastBody["outcome"_L1].toString(), u"explained"_s);
}

void TestFeedbackDeskPages::listStaysUnderTheKeysWhenItIsReadAgain()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"feedback list"_s);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Down);
    counter.hall.asked.clear();
    counter.clock.advance(31s);
    counter.model.tick();
    QCOMPARE(counter.hall.asked, QStringList{u"/v1/feedback?state=open"_s});
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.model.feedbackDesk()->selectedId(), idOf(4));
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestFeedbackDeskPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_FeedbackDeskPages.moc"
