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

namespace {

constexpr int kLeastTarget = 40;

} // namespace

/// Where results are handed over and pages are scanned, as the counter's pages are drawn, at each
/// size and in each language.
class TestHandOutPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
};

void TestHandOutPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QLatin1String state :
         {"hand out list"_L1,     "hand out nothing"_L1, "hand out card"_L1,   "hand out find"_L1,
          "hand out open"_L1,     "hand out owed"_L1,    "hand out number"_L1, "hand out paper"_L1,
          "hand out on paper"_L1, "hand out wrong"_L1,   "hand out signed"_L1, "hand out sure"_L1,
          "hand out late"_L1,     "hand out done"_L1,    "scan material"_L1,   "scan live"_L1,
          "scan lost"_L1,         "scan page"_L1,        "scan flawed"_L1,     "print ready"_L1,
          "print no paper"_L1,    "print sent"_L1,       "print held"_L1,      "print failed"_L1,
          "print unsure"_L1,      "print before"_L1,     "print why"_L1,       "print done"_L1}) {
        for (const char* language : {"zh_CN", "en", "zh_Hant"}) {
            for (const QSize size : {QSize(1600, 900), QSize(1366, 768), QSize(1200, 700)}) {
                const bool isTraditional = QLatin1String(language) == "zh_Hant"_L1;
                if (size.width() > 1200 && (isTraditional || state.startsWith("print"_L1))) {
                    continue; // As wide as the other Chinese; nothing but words is another.
                }
                QTest::addRow("%s %s %d", state.data(), language, size.width())
                    << QString(state) << QString::fromLatin1(language) << size;
            }
        }
    }
}

void TestHandOutPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    HandOutRig counter(language);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, size));
    counter.show(state);
    static const QStringList dialogs{u"hand out find"_s, u"hand out number"_s, u"hand out paper"_s,
                                     u"hand out sure"_s, u"scan material"_s,   u"scan live"_s,
                                     u"scan lost"_s,     u"scan page"_s,       u"scan flawed"_s,
                                     u"print why"_s};
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
    counter.screen.keep(QLatin1String("desk ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = counter.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(findings));
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestHandOutPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_HandOutPages.moc"
