// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/DeskPagesRig.h"

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
using namespace onewindow::testing;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

/// Going from page to page of the counter: what the rail shows, its keys, and what stays of
/// anybody.
class TestDeskPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void railOfAManager_data();
    void railOfAManager();
    void railShowsWhatOneMay();
    void keysGoFromPageToPage();
    void noOtherPageFromADialog();
    void nothingStaysWhenOneLeaves();
};

void TestDeskPages::railOfAManager_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* language : {"zh_CN", "en", "zh_Hant"}) {
        for (const QSize size :
             {QSize(1920, 1080), QSize(1600, 900), QSize(1280, 800), QSize(1200, 700)}) {
            QTest::addRow("%s %d", language, size.width()) << QString::fromLatin1(language) << size;
        }
    }
}

/// All eleven pages, and the call for a colleague.
void TestDeskPages::railOfAManager()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    DeskPagesRig counter(language);
    QVERIFY(counter.load(size));
    counter.hall.permissions << u"case.handOver"_s << u"ticket.issue"_s << u"person.show"_s
                             << u"hall.watch"_s << u"rules.edit"_s << u"help.answer"_s;
    counter.signIn();
    const QStringList ids = counter.model.pages()->ids();
    QCOMPARE(ids.size(), 11);
    counter.fillReport();
    counter.model.pages()->go(u"reports"_s);
    const QImage image = counter.screen.draw();
    counter.screen.keep(QLatin1String("rail ") + QLatin1String(QTest::currentDataTag()), image);
    QQuickItem* rail = counter.screen.find(counter.model.pages()->name(ids.constLast()));
    while (rail != nullptr && !rail->property("hasIcons").isValid()) {
        rail = rail->parentItem();
    }
    QVERIFY(rail != nullptr);
    const QString findings = counter.screen.findings(image, 40, rail);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void TestDeskPages::railShowsWhatOneMay()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.hall.permissions = {};
    counter.signIn();
    QCOMPARE(counter.model.pages()->ids(), (QStringList{u"window"_s, u"outage"_s}));
    QVERIFY(counter.screen.find(u"办件"_s) == nullptr);
    counter.press(Qt::Key_F2, Qt::ControlModifier);
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
    counter.press(Qt::Key_F10);
    counter.hall.permissions = {u"case.show"_s};
    counter.signIn();
    QCOMPARE(counter.model.pages()->ids(), (QStringList{u"window"_s, u"cases"_s, u"outage"_s}));
    QVERIFY(counter.screen.find(u"办件"_s) != nullptr);
    QVERIFY(counter.screen.find(u"留言回访"_s) == nullptr);
}

void TestDeskPages::keysGoFromPageToPage()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.fillFeedback();
    counter.fillCases();
    counter.signIn();
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
    for (const auto& [key, page] :
         {std::pair{Qt::Key_F2, u"cases"_s}, std::pair{Qt::Key_F3, u"feedback"_s},
          std::pair{Qt::Key_F1, u"window"_s}}) {
        counter.press(key, Qt::ControlModifier);
        QCOMPARE(counter.model.pages()->current(), page);
    }
    // The window's keys are the window's.
    counter.hall.posted.clear();
    counter.press(Qt::Key_F2, Qt::ControlModifier);
    counter.press(Qt::Key_F9);
    QCOMPARE(counter.hall.posted, QStringList());
}

void TestDeskPages::noOtherPageFromADialog()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    counter.show(u"case refuse"_s);
    counter.press(Qt::Key_F3, Qt::ControlModifier);
    QCOMPARE(counter.model.pages()->current(), u"cases"_s);
    counter.press(Qt::Key_Escape);
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
    counter.press(Qt::Key_F3, Qt::ControlModifier);
    QCOMPARE(counter.model.pages()->current(), u"feedback"_s);
}

/// Neither the model nor what is drawn knows of anybody any more.
void TestDeskPages::nothingStaysWhenOneLeaves()
{
    for (const Qt::Key away : {Qt::Key_F1, Qt::Key_F10}) {
        DeskPagesRig counter;
        QVERIFY(counter.load());
        counter.show(u"case open"_s);
        QVERIFY(counter.screen.find(u"王秀英"_s) != nullptr);
        counter.press(away, away == Qt::Key_F1 ? Qt::ControlModifier : Qt::NoModifier);
        QVERIFY(counter.screen.find(u"王秀英"_s) == nullptr);
        QVERIFY(!counter.model.caseDesk()->isOpen());
        QCOMPARE(counter.model.caseDesk()->answers()->count(), 0);
        QCOMPARE(counter.model.caseDesk()->list()->count(), 0);
        if (away == Qt::Key_F10) {
            counter.signIn();
        }
        counter.press(Qt::Key_F3, Qt::ControlModifier);
        QTRY_VERIFY((counter.press(Qt::Key_Return),
                     counter.model.feedbackDesk()->text().contains(u"复印机")));
        counter.press(Qt::Key_F1);
        counter.type(u"半句"_s);
        counter.press(away, away == Qt::Key_F1 ? Qt::ControlModifier : Qt::NoModifier);
        QCOMPARE(counter.model.feedbackDesk()->text(), QString());
        QCOMPARE(counter.model.feedbackDesk()->facts()->count(), 0);
        if (away == Qt::Key_F10) {
            counter.signIn();
        }
        counter.press(Qt::Key_F3, Qt::ControlModifier);
        QTRY_VERIFY((counter.press(Qt::Key_Return), counter.model.feedbackDesk()->isOpen()));
        counter.press(Qt::Key_F1);
        // The half answer is gone: F1 goes to an empty box and asks nothing.
        counter.press(Qt::Key_F1);
        QVERIFY(counter.screen.find(u"发出答复？"_s) == nullptr);
    }
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestDeskPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_DeskPages.moc"
