// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Controls/Interaction.h"
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
#include <QtQml/qqml.h>

#include <algorithm>
#include <memory>

using namespace onewindow;
using namespace onewindow::ui;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_KioskPlugin)

namespace {

constexpr QSize kPortrait{1080, 1920};
constexpr QSize kLandscape{1920, 1080};
constexpr int kTarget = 81;
constexpr int kElderTarget = 101;

/// Chinese where English was asked for: all but names, this terminal's and the languages' own, and
/// the way to them.
const QRegularExpression
    kChinese(QStringLiteral("^(?!Language 语言$|..中文$|OneWindow terminal · 03 号机$|.*李娜)"
                            ".*(?<!\\*)[\\x{4e00}-\\x{9fff}](?!\\*)"));

QPoint centreOf(const QQuickItem& item)
{
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint();
}

/// All pages, or of several runs beside each other this one's: ONEWINDOW_SHARE is "0/3".
QStringList pagesOfShare()
{
    const QStringList share =
        qEnvironmentVariable("ONEWINDOW_SHARE", QStringLiteral("0/1")).split(u'/');
    const int index = share.value(0).toInt();
    const int count = std::max(1, share.value(1).toInt());
    QStringList mine;
    const QStringList all = KioskFixture::pages();
    for (qsizetype i = index; i < all.size(); i += count) {
        mine.append(all.at(i));
    }
    return mine;
}

} // namespace

/// Every page as it is drawn, upright and wide, in elder mode, in low operation, in high contrast,
/// in Chinese and English, and upright in further languages: nothing cut, nothing too small to
/// touch, nothing too faint to read, all in the language asked for. Most are drawn when everything
/// that leads to them has happened; in the two modes that are furthest apart each is watched all
/// the way, as people come to it. ONEWINDOW_SCREENS names a folder for a picture of each.
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
    void tapOutlivesAFigure();
    void keyboardTypesTheNumberAtOnce();
    void focusStaysOnThePage();
    void shutOutTerminalOffersNoRetry();

private:
    [[nodiscard]] QQuickItem* control(const QString& label) const;
    void load(const QSize& size, const Modes& modes, const QString& page, bool isWatched = false);

    SystemClock m_clock;
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
    m_language = std::make_unique<LanguageSwitch>(*m_engine, languagesIn());
}

void TestKioskPages::cleanupTestCase()
{
    m_language.reset();
    m_engine.reset();
}

void TestKioskPages::init()
{
    QTest::failOnWarning(QRegularExpression(
        QStringLiteral("^(?!.*(no number|cannot call|not booked|not checked in|not filed|"
                       "was not taken|was not heard|no answer about)).*$")));
}

void TestKioskPages::cleanup()
{
    m_view.reset();
    m_kiosk.reset();
}

/// `isWatched`: every page on the way to it is made as well, which takes ten times as long.
void TestKioskPages::load(const QSize& size, const Modes& modes, const QString& page,
                          bool isWatched)
{
    m_language->use(modes.language);
    // A terminal without a hotline is another one from the start.
    const bool hasHotline = !page.endsWith(QLatin1String("no-hotline"));
    m_kiosk = std::make_unique<KioskFixture>(modes, hasHotline ? samples::hotline() : Hotline());
    QVariantMap properties = m_kiosk->properties();
    if (!isWatched) {
        m_kiosk->show(page);
        // What is there at once is not laid out in a window of no size.
        properties.insert(QStringLiteral("width"), size.width());
        properties.insert(QStringLiteral("height"), size.height());
    }
    m_view = std::make_unique<QQuickView>(m_engine.get(), nullptr);
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(size);
    m_view->setInitialProperties(properties);
    m_view->setSource(QUrl(QStringLiteral("qrc:/qt/qml/OneWindow/Kiosk/KioskScreen.qml")));
    QCOMPARE(m_view->status(), QQuickView::Ready);
    // The tap that ended the test before has no echo here.
    m_engine->singletonInstance<Interaction*>(qmlTypeId("OneWindow.Controls", 1, 0, "Interaction"))
        ->setClock(&m_clock);
    if (isWatched) {
        m_kiosk->show(page);
    }
    // The first frame lays out; what that changes is laid out with the next, which the test takes.
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QCoreApplication::processEvents();
}

QQuickItem* TestKioskPages::control(const QString& label) const
{
    const QList<QQuickItem*> controls = ScreenCheck(*m_view, {}).controls();
    const auto found =
        std::find_if(controls.cbegin(), controls.cend(), [&](const QQuickItem* control) {
            return control->property("label").toString() == label;
        });
    return found != controls.cend() ? *found : nullptr;
}

void TestKioskPages::everyPage_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isElder");
    QTest::addColumn<bool>("isLow");
    QTest::addColumn<bool>("isContrast");
    QTest::addColumn<bool>("isWatched");
    const QList<Language> languages = languagesIn();
    const QStringList pages = pagesOfShare();
    for (const QString& page : pages) {
        // Its materials and its tiles give way to each other, and come one after the other.
        const bool isOnlyWatched = page == u"confirm-several-full";
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
                << (isEnglish ? QStringLiteral("en") : sourceLanguage()) << isElder << isLow
                << isContrast << isOnlyWatched;
        }
        QTest::addRow("%s upright zh watched", qPrintable(page))
            << page << kPortrait << sourceLanguage() << false << false << false << true;
        QTest::addRow("%s wide en elder low watched", qPrintable(page))
            << page << kLandscape << QStringLiteral("en") << true << true << false << true;
        // What further languages can do to a page is to be longer.
        for (const Language& language : languages) {
            if (language.id == sourceLanguage() || language.id == u"en") {
                continue;
            }
            for (const bool isElder : {false, true}) {
                QTest::addRow("%s upright %s%s", qPrintable(page), qPrintable(language.tag()),
                              isElder ? " elder" : "")
                    << page << kPortrait << language.id << isElder << false << false
                    << isOnlyWatched;
            }
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
    QFETCH(bool, isWatched);
    const Modes modes{.isElder = isElder,
                      .isHighContrast = isContrast,
                      .isLowOperation = isLow,
                      .language = language};
    load(size, modes, page, isWatched);
    const QImage image = m_view->grabWindow();
    if (!m_screens.isEmpty()) {
        QString name = QLatin1String(QTest::currentDataTag());
        name = QDir(m_screens).filePath(name.replace(u' ', u'_'));
        image.save(name + QStringLiteral(".png"));
        if (!m_kiosk->documents.documents().isEmpty()) {
            QFile paper(name + QStringLiteral(".pdf"));
            QVERIFY(paper.open(QIODevice::WriteOnly));
            paper.write(m_kiosk->documents.documents().constLast());
        }
    }
    const ScreenCheck check(*m_view, image);
    QStringList findings = check.targets(isElder ? kElderTarget : kTarget, 12);
    findings += check.texts();
    findings += check.tiles();
    if (!isElder && !isLow && (language == sourceLanguage() || language == u"en")) {
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
    const QStringList pages = pagesOfShare();
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
    const QQuickItem* tile = control(QStringLiteral("社会保险"));
    QVERIFY(tile != nullptr);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centreOf(*tile));
    QCOMPARE(m_kiosk->shared.page(), SessionViewModel::Page::Matter);
    QCOMPARE(m_kiosk->matters.matters()->total(), 3);
}

/// How many wait changes every few seconds, also while a finger is down.
void TestKioskPages::tapOutlivesAFigure()
{
    load(kPortrait, {}, QStringLiteral("matter"));
    const QString matter = m_kiosk->matters.matters()->choices().constFirst().title;
    QQuickItem* line = control(matter);
    QVERIFY(line != nullptr);
    line->forceActiveFocus();
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, centreOf(*line));
    m_kiosk->tickets.setFigures(QStringLiteral("si-enrol"),
                                samples::figures(7, FakeClock::kStartMs));
    QCOMPARE(control(matter), line);
    QVERIFY(line->hasActiveFocus());
    QVERIFY(line->property("trailing").toString().contains(u'7'));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, centreOf(*line));
    QCOMPARE(m_kiosk->shared.page(), SessionViewModel::Page::LayCard);
}

void TestKioskPages::keyboardTypesTheNumberAtOnce()
{
    load(kPortrait, {}, QStringLiteral("type-number"));
    for (const char key : QByteArrayLiteral("11010519491231002x")) {
        QTest::keyClick(m_view.get(), key);
    }
    QTest::keyClick(m_view.get(), Qt::Key_Backspace);
    const QString typed = QStringLiteral("110105 19491231 002");
    QVERIFY(!ScreenCheck(*m_view, {}).textsWith(QRegularExpression(u'^' + typed + u'$')).isEmpty());
}

/// A button that leads no further disables itself; the keyboard goes on typing into the page.
void TestKioskPages::focusStaysOnThePage()
{
    load(kPortrait, {}, QStringLiteral("search-many"));
    QQuickItem* button = control(QStringLiteral("后面的字词"));
    QVERIFY(button != nullptr);
    button->forceActiveFocus();
    constexpr int kMostPages = 50;
    for (int i = 0; i < kMostPages && button->isEnabled(); ++i) {
        QMetaObject::invokeMethod(button, "activated");
    }
    QVERIFY(!button->isEnabled());
    QCoreApplication::processEvents();
    const QString before = m_kiosk->search.letters();
    QTest::keyClick(m_view.get(), 'a');
    QCOMPARE(m_kiosk->search.letters(), before + u'a');
}

void TestKioskPages::shutOutTerminalOffersNoRetry()
{
    load(kPortrait, {}, QStringLiteral("failed"));
    QVERIFY(control(QStringLiteral("再试一次")) != nullptr);
    m_kiosk->session.setShutOut(true);
    QVERIFY(control(QStringLiteral("再试一次")) == nullptr);
    QVERIFY(control(QStringLiteral("呼叫工作人员")) != nullptr);
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    TestKioskPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_KioskPages.moc"
