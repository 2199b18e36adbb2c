// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/LanguageSwitch.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"
#include "tests/qml/ScreenCheck.h"

#include <QDir>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickItem>
#include <QQuickView>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::ui;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_KioskPlugin)

namespace {

constexpr QSize kPortrait{1080, 1920};
constexpr QSize kLandscape{1920, 1080};
constexpr int kTarget = 81;
constexpr int kElderTarget = 101;

/// Chinese where English was asked for: all but names, this terminal's, and the way to Chinese.
const QRegularExpression kChinese(QStringLiteral(
    "^(?!中文$|OneWindow terminal · 03 号机$).*(?<!\\*)[\\x{4e00}-\\x{9fff}](?!\\*)"));

} // namespace

/// Every page as it is drawn, upright and wide, in elder mode, in low operation, in high contrast,
/// in Chinese and English: nothing cut, nothing too small to touch, nothing too faint to read, all
/// in the language asked for. ONEWINDOW_SCREENS names a folder for a picture of each.
class TestKioskPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void everyPage_data();
    void everyPage();
    void tabReachesEveryControl_data();
    void tabReachesEveryControl();
    void homeTileLeadsToItsMatters();

private:
    void load(const QSize& size, const Modes& modes, const QString& page);

    // One engine for all: every page is compiled once.
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<LanguageSwitch> m_language;
    std::unique_ptr<KioskFixture> m_kiosk;
    std::unique_ptr<QQuickView> m_view;
    QString m_screens;
};

void TestKioskPages::initTestCase()
{
    m_screens = qEnvironmentVariable("ONEWINDOW_SCREENS");
    if (!m_screens.isEmpty()) {
        QVERIFY(QDir().mkpath(m_screens));
    }
    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_language = std::make_unique<LanguageSwitch>(*m_engine);
}

void TestKioskPages::cleanupTestCase()
{
    m_language.reset();
    m_engine.reset();
}

void TestKioskPages::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!.*(no number|cannot call)).*$")));
}

void TestKioskPages::cleanup()
{
    m_view.reset();
    m_kiosk.reset();
}

void TestKioskPages::load(const QSize& size, const Modes& modes, const QString& page)
{
    m_language->use(modes.language);
    m_kiosk = std::make_unique<KioskFixture>(modes);
    m_view = std::make_unique<QQuickView>(m_engine.get(), nullptr);
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(size);
    m_view->setInitialProperties(m_kiosk->properties());
    m_view->setSource(QUrl(QStringLiteral("qrc:/qt/qml/OneWindow/Kiosk/KioskScreen.qml")));
    QCOMPARE(m_view->status(), QQuickView::Ready);
    m_kiosk->show(page);
    // The first frame lays out; what that changes is laid out with the next, which the test takes.
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QCoreApplication::processEvents();
}

void TestKioskPages::everyPage_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isElder");
    QTest::addColumn<bool>("isLow");
    QTest::addColumn<bool>("isContrast");
    const auto pages = KioskFixture::pages();
    for (const QString& page : pages) {
        for (int bits = 0; bits < 32; ++bits) {
            const bool isWide = (bits & 1) != 0;
            const bool isElder = (bits & 2) != 0;
            const bool isLow = (bits & 4) != 0;
            const bool isEnglish = (bits & 8) != 0;
            const bool isContrast = (bits & 16) != 0;
            if (isContrast && (isElder || isLow || isWide)) {
                continue;
            }
            QTest::addRow("%s%s%s%s%s%s", qPrintable(page), isWide ? " wide" : " upright",
                          isEnglish ? " en" : " zh", isElder ? " elder" : "", isLow ? " low" : "",
                          isContrast ? " contrast" : "")
                << page << (isWide ? kLandscape : kPortrait)
                << (isEnglish ? QStringLiteral("en") : QStringLiteral("zh_CN")) << isElder << isLow
                << isContrast;
        }
    }
}

void TestKioskPages::everyPage()
{
    QFETCH(QString, page);
    QFETCH(QSize, size);
    QFETCH(QString, language);
    QFETCH(bool, isElder);
    QFETCH(bool, isLow);
    QFETCH(bool, isContrast);
    const Modes modes{.isElder = isElder,
                      .isHighContrast = isContrast,
                      .isLowOperation = isLow,
                      .language = language};
    load(size, modes, page);
    const QImage image = m_view->grabWindow();
    if (!m_screens.isEmpty()) {
        QString name = QLatin1String(QTest::currentDataTag());
        image.save(QDir(m_screens).filePath(name.replace(u' ', u'_') + QStringLiteral(".png")));
    }
    const ScreenCheck check(*m_view, image);
    QStringList findings = check.targets(isElder ? kElderTarget : kTarget, 12);
    findings += check.texts();
    findings += check.tiles();
    if (!isElder && !isLow) {
        findings += check.contrast(isContrast ? 7.0 : 4.5); // Colours do not depend on the layout.
    }
    if (modes.language == QStringLiteral("en")) {
        findings += check.textsWith(kChinese);
    }
    if (isLow) {
        findings += check.controlsBelow(size.height() * 0.55);
    }
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
}

void TestKioskPages::tabReachesEveryControl_data()
{
    QTest::addColumn<QString>("page");
    const auto pages = KioskFixture::pages();
    for (const QString& page : pages) {
        QTest::newRow(qPrintable(page)) << page;
    }
}

void TestKioskPages::tabReachesEveryControl()
{
    QFETCH(QString, page);
    load(kPortrait, {}, page);
    const QList<QQuickItem*> controls = ScreenCheck(*m_view, {}).controls();
    QList<QQuickItem*> reached;
    for (qsizetype i = 0; i < controls.size() + 2; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QQuickItem* item = m_view->activeFocusItem();
        if (controls.contains(item) && !reached.contains(item)) {
            reached.append(item);
            QVERIFY(item->property("showsFocus").toBool());
        }
    }
    QCOMPARE(reached.size(), controls.size());
}

void TestKioskPages::homeTileLeadsToItsMatters()
{
    load(kPortrait, {}, QStringLiteral("home"));
    const QList<QQuickItem*> controls = ScreenCheck(*m_view, {}).controls();
    QQuickItem* tile = nullptr;
    for (QQuickItem* control : controls) {
        if (control->property("label").toString() == QStringLiteral("社会保险")) {
            tile = control;
        }
    }
    QVERIFY(tile != nullptr);
    const QPointF centre = tile->mapToScene(QPointF(tile->width() / 2, tile->height() / 2));
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre.toPoint());
    QCOMPARE(m_kiosk->shared.page(), SessionViewModel::Page::Matter);
    QCOMPARE(m_kiosk->matters.matters()->total(), 3);
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    TestKioskPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_KioskPages.moc"
