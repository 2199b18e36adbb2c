// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/LanguageSwitch.h"
#include "tests/TestLanguage.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"
#include "tests/qml/ScreenCheck.h"

#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickItem>
#include <QQuickView>
#include <QSGRendererInterface>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_KioskPlugin)

/// A language is added by a file alone: one that this test makes up is offered by its own name,
/// chosen by a tap, and spoken.
class TestLanguagePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void languageOfAFileIsOfferedAndSpoken();

private:
    void tap(const QString& label);
    [[nodiscard]] QStringList labels() const;
    [[nodiscard]] bool shows(const QString& text) const;

    std::unique_ptr<QQuickView> m_view;
};

QStringList TestLanguagePage::labels() const
{
    QStringList labels;
    for (const QQuickItem* control : ScreenCheck(*m_view, {}).controls()) {
        labels << control->property("label").toString();
    }
    return labels;
}

bool TestLanguagePage::shows(const QString& text) const
{
    const QRegularExpression whole(u'^' + QRegularExpression::escape(text) + u'$');
    return !ScreenCheck(*m_view, {}).textsWith(whole).isEmpty();
}

void TestLanguagePage::tap(const QString& label)
{
    QTRY_VERIFY2(labels().contains(label), qPrintable(labels().join(u", ")));
    for (QQuickItem* control : ScreenCheck(*m_view, {}).controls()) {
        if (control->property("label").toString() == label) {
            QMetaObject::invokeMethod(control, "activated");
            return;
        }
    }
}

void TestLanguagePage::languageOfAFileIsOfferedAndSpoken()
{
    const QTemporaryDir folder;
    QVERIFY(onewindow::testing::makeLanguage(folder.path(), u"eo"_s,
                                             {{"Language", "简体中文", "Esperanto"},
                                              {"HomePage", "取号办事", "Prenu numeron"},
                                              {"Style", "Noto Sans CJK SC", "Noto Sans CJK JP"}}));
    const QList<Language> languages = languagesIn(folder.path());
    KioskFixture kiosk({}, samples::hotline(), languages);
    QQmlEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    LanguageSwitch languageSwitch(engine, languages);
    QObject::connect(&kiosk.session, &KioskSession::modesChanged, &languageSwitch,
                     [&] { languageSwitch.use(kiosk.session.modes().language); });
    m_view = std::make_unique<QQuickView>(&engine, nullptr);
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(1080, 1920);
    m_view->setInitialProperties(kiosk.properties());
    m_view->setSource(QUrl(u"qrc:/qt/qml/OneWindow/Kiosk/KioskScreen.qml"_s));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));

    tap(u"语言 Language"_s);
    QTRY_VERIFY(shows(u"请选择语言"_s));
    for (const Language& language : languages) {
        QVERIFY2(labels().contains(language.name), qPrintable(language.name));
    }
    tap(u"Esperanto"_s);
    QTRY_VERIFY(shows(u"Prenu numeron"_s));
    QVERIFY(!shows(u"请选择语言"_s));
    // What its file lacks is Chinese, and the font is what it names.
    QVERIFY(labels().contains(u"语言 Language"_s));
    const auto items = m_view->rootObject()->findChildren<QQuickItem*>();
    const auto spoken = std::ranges::find_if(items, [](const QQuickItem* item) {
        return item->property("text").toString() == u"Prenu numeron" &&
               item->inherits("QQuickText");
    });
    QVERIFY(spoken != items.end());
    QCOMPARE((*spoken)->property("font").value<QFont>().family(), u"Noto Sans CJK JP"_s);
    m_view.reset();
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    TestLanguagePage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_LanguagePage.moc"
