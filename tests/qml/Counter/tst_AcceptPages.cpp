// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/AcceptScreen.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptRig;
using onewindow::testing::AcceptScreen;
using Step = AcceptViewModel::Step;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

constexpr int kLeastTarget = 40;

} // namespace

/// The page of accepting as it is drawn, at each size and in each language.
class TestAcceptPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void enterGoesOnAndComesIntoSight();
    void nothingIsDrawnWhenOneLeaves();
};

void TestAcceptPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state :
         {"start", "person", "unfinished", "person dialog", "consent", "form", "no form", "choice",
          "errors", "missing", "commitment", "pad", "pad refused", "signed", "covered", "sure",
          "again", "filed", "filed notice"}) {
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

void TestAcceptPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    AcceptScreen counter(language);
    QVERIFY(counter.load(size));
    counter.show(state);
    static const QStringList dialogs{u"person dialog"_s, u"consent"_s, u"choice"_s,
                                     u"commitment"_s,    u"pad"_s,     u"pad refused"_s,
                                     u"sure"_s,          u"again"_s};
    QQuickItem* dialog = nullptr;
    if (dialogs.contains(state)) {
        dialog = counter.screen.window().activeFocusItem();
        QVERIFY(dialog != nullptr);
        const QQuickItem* page = dialog;
        while (page != nullptr && page->property("isDialogOpen").isNull()) {
            dialog = const_cast<QQuickItem*>(page);
            page = page->parentItem();
        }
        QVERIFY(page != nullptr && page->property("isDialogOpen").toBool());
    }
    const QImage image = counter.screen.draw();
    counter.screen.keep(QLatin1String("accept ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = counter.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

/// However long the form is.
void TestAcceptPages::enterGoesOnAndComesIntoSight()
{
    AcceptScreen counter;
    QVERIFY(counter.load({1200, 700}));
    counter.show(u"form"_s);
    counter.rig.accept().form()->addEntry(u"contacts"_s);
    counter.rig.accept().form()->addEntry(u"contacts"_s);
    counter.rig.accept().form()->goTo(u"phone"_s);
    const QRectF window({}, QSizeF(counter.screen.window().size()));
    for (int i = 0; i < 12; ++i) {
        counter.screen.draw();
        const QQuickItem* item = counter.screen.window().activeFocusItem();
        QVERIFY(item != nullptr);
        const QRectF place = item->mapRectToScene(item->boundingRect());
        QVERIFY2(window.contains(place), qPrintable(u"after %1"_s.arg(i)));
        counter.press(Qt::Key_Tab);
    }
}

void TestAcceptPages::nothingIsDrawnWhenOneLeaves()
{
    AcceptScreen counter;
    QVERIFY(counter.load());
    counter.show(u"form"_s);
    counter.type(u"13800001234"_s);
    QVERIFY(counter.rig.accept().form()->count() > 0);
    counter.press(Qt::Key_F1, Qt::ControlModifier);
    counter.press(Qt::Key_F1, Qt::ControlModifier | Qt::ShiftModifier);
    counter.screen.draw();
    for (const QString& text : {u"13800001234"_s, u"张建国 · 110105********002X"_s}) {
        QVERIFY2(counter.screen.find(text) == nullptr, qPrintable(text));
    }
    QCOMPARE(counter.rig.accept().step(), Step::Choosing);
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestAcceptPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_AcceptPages.moc"
