// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/DeskPagesRig.h"

#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QSignalSpy>
#include <QTemporaryDir>
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

/// A month's figures, as they are drawn at each size in Chinese and English, and by keys alone.
class TestReportPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void reportByKeys();
};

void TestReportPages::everyPage_data()
{
    addPageRows({"report", "report doubt", "report of nothing", "report charts"});
}

void TestReportPages::everyPage()
{
    const QString findings = findingsOfRow();
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

/// From month to month, no further than this one, and into a file.
void TestReportPages::reportByKeys()
{
    const QTemporaryDir folder;
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"report"_s);
    ui::ReportViewModel& report = *counter.model.report();
    report.setFolder(folder.path());
    QCOMPARE(report.lines()->rowCount(), 18);
    QCOMPARE(report.lines()->lines().constFirst().kept, u"121/150"_s);
    QCOMPARE(report.lines()->lines().constLast().waitShare, 1.0);
    QCOMPARE(report.level(), u"20 分钟内叫到的占 98.3%"_s);
    QVERIFY(!report.hasCharts());
    counter.press(Qt::Key_F7);
    QVERIFY(report.hasCharts());
    QCOMPARE(report.hours()->rowCount(), 10);
    QCOMPARE(report.hours()->bars().at(2).to, 1.0);
    QVERIFY(report.hours()->bars().constLast().value.isEmpty());
    QCOMPARE(report.quoted()->rowCount(), 7);
    QCOMPARE(report.quoted()->bars().constLast().to, 1.0);
    QCOMPARE(report.quoted()->bars().constFirst().caption, u"110 人，说准 82%"_s);
    counter.press(Qt::Key_F7);
    QVERIFY(!report.hasCharts());
    QCOMPARE(report.lines()->lines().at(1).ratings, u"53 / 4.7"_s);
    QVERIFY(report.doubt().isEmpty());
    const QString month = report.month();
    counter.press(Qt::Key_F2);
    QCOMPARE(report.month(), month);
    QSignalSpy exported(&report, &ui::ReportViewModel::exported);
    counter.press(Qt::Key_F6);
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, 30'000);
    QFile file(folder.filePath(u"report-%1-day.csv"_s.arg(counter.dayIn(0).left(7))));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("\xEF\xBB\xBF\"day\"\r\n"));
    QVERIFY(report.notice().contains(folder.path()));
    QFile definitions(folder.filePath(u"report-definitions.txt"_s));
    QVERIFY(definitions.open(QIODevice::ReadOnly));
    QVERIFY(definitions.readAll().contains("\nkeptPercent\t"));
    // A folder that is not there.
    report.setFolder(folder.filePath(u"none"_s));
    counter.press(Qt::Key_F6);
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 2, 30'000);
    QVERIFY(report.notice().startsWith(u"没有存成"_s));
    counter.press(Qt::Key_F4);
    QVERIFY(!report.doubt().isEmpty());
    counter.press(Qt::Key_F1);
    QVERIFY(report.month() != month);
    QVERIFY(report.hasNext());
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestReportPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ReportPages.moc"
