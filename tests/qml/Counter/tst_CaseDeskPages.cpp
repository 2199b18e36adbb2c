// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/DeskPagesRig.h"

#include <QGuiApplication>
#include <QJsonArray>
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

/// The page of cases, as it is drawn at each size in Chinese and English, and by keys alone.
class TestCaseDeskPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void acceptByKeys();
    void missingByKeys();
    void specialProcedureByKeys();
    void feeByKeys();
    void foundByScanner();
};

void TestCaseDeskPages::everyPage_data()
{
    addPageRows({"case list", "case open", "case accept", "case missing", "case refuse",
                 "case steps", "case fee", "case fee taken", "case picture", "case find",
                 "case departments", "case late"});
}

void TestCaseDeskPages::everyPage()
{
    const QString findings = findingsOfRow(
        {u"case accept"_s, u"case missing"_s, u"case refuse"_s, u"case steps"_s, u"case fee"_s,
         u"case fee taken"_s, u"case picture"_s, u"case find"_s, u"case departments"_s});
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void TestCaseDeskPages::acceptByKeys()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"case accept"_s);
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/decision"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody,
             (QJsonObject{{u"state"_s, u"accepted"_s}, {u"seen"_s, u"received"_s}}));
    counter.press(Qt::Key_F5);
    counter.press(Qt::Key_Down);
    // Not the echo of the key that said yes.
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.hall.lastBody["reason"_L1].toString()),
                 u"conditions"_s);
    QCOMPARE(counter.hall.lastBody["state"_L1].toString(), u"rejected"_s);
}

void TestCaseDeskPages::missingByKeys()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"case missing"_s);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Space);
    counter.press(Qt::Key_Tab);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/decision"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody["missing"_L1].toArray(), (QJsonArray{u"id_card"_s, u"proof"_s}));
    QCOMPARE(counter.hall.lastBody["reason"_L1].toString(), u"materials"_s);
}

void TestCaseDeskPages::specialProcedureByKeys()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"case steps"_s);
    const QStringList ids = counter.model.caseDesk()->stepIds();
    QCOMPARE(ids.constFirst(), u"review"_s);
    QCOMPARE(ids.size(), 1 + cases::specialReasons().size());
    QCOMPARE(counter.model.caseDesk()->stepNames().size(), ids.size());
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/decision"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody, (QJsonObject{{u"state"_s, u"suspended"_s},
                                                 {u"seen"_s, u"received"_s},
                                                 {u"reason"_s, u"hearing"_s}}));
}

void TestCaseDeskPages::feeByKeys()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"case fee"_s);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/fee-claim"_s.arg(idOf(1)));
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/fee"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody, (QJsonObject{{u"cents"_s, 1500}, {u"method"_s, u"card"_s}}));
    QCOMPARE(counter.model.caseDesk()->fee()->receipt(), u"S0-20261130-0001"_s);
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.model.caseDesk()->fee()->step()),
                 CaseFee::Step::None);
    QVERIFY(!counter.model.caseDesk()->canTakeFee());
}

void TestCaseDeskPages::foundByScanner()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"case list"_s);
    counter.hall.answers[u"/v1/cases?number=T0k3n"_s] = {
        {u"cases"_s, QJsonArray{counter.filed(1, u"mi-remote"_s, u"approved"_s, 1)}}};
    counter.press(Qt::Key_F8);
    counter.type(u"https://hall.example/c/T0k3n?x=1"_s);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.model.caseDesk()->selectedId(), idOf(1));
    QVERIFY(counter.model.caseDesk()->isOpen());
    QVERIFY(!counter.model.caseDesk()->canAccept());
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestCaseDeskPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_CaseDeskPages.moc"
