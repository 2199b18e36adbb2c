// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/staff/StaffScreen.h"

#include "tests/qml/ScreenCheck.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickItem>
#include <QTest>

namespace onewindow::testing {

namespace {

QQuickItem* findBelow(QQuickItem* item, const QString& name)
{
    if (!item->isVisible()) {
        return nullptr;
    }
    if (item->property("label").toString() == name || item->property("text").toString() == name ||
        item->property("title").toString() == name) {
        return item;
    }
    const QList<QQuickItem*> children = item->childItems();
    for (QQuickItem* child : children) {
        if (QQuickItem* found = findBelow(child, name)) {
            return found;
        }
    }
    return nullptr;
}

} // namespace

StaffScreen::StaffScreen(const QString& language)
    : m_engine(std::make_unique<QQmlApplicationEngine>())
{
    QLocale::setDefault(QLocale(language));
    if (language != QStringLiteral("zh_CN")) {
        const bool isLoaded =
            m_translator.load(QStringLiteral(":/i18n/onewindow_%1.qm").arg(language));
        Q_ASSERT(isLoaded);
        Q_UNUSED(isLoaded)
        QGuiApplication::installTranslator(&m_translator);
    }
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
}

StaffScreen::~StaffScreen()
{
    QGuiApplication::removeTranslator(&m_translator);
}

bool StaffScreen::load(const QString& module, QObject* model, const QSize& size)
{
    m_engine->setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(model)}});
    m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/OneWindow/%1/Main.qml").arg(module)));
    m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().value(0));
    if (m_window == nullptr) {
        return false;
    }
    m_window->resize(size);
    m_window->show();
    m_window->requestActivate();
    return QTest::qWaitForWindowActive(m_window);
}

void StaffScreen::close()
{
    m_window = nullptr;
    m_engine.reset();
}

QImage StaffScreen::draw()
{
    QImage image;
    for (int i = 0; i < 3; ++i) {
        image = m_window->grabWindow();
        QCoreApplication::processEvents();
    }
    return image;
}

void StaffScreen::keep(const QString& name, const QImage& image) const
{
    const QString folder = qEnvironmentVariable("ONEWINDOW_SCREENS");
    if (!folder.isEmpty() && QDir().mkpath(folder)) {
        image.save(
            QDir(folder).filePath(QString(name).replace(u' ', u'_') + QStringLiteral(".png")));
    }
}

QString StaffScreen::findings(const QImage& image, int leastTarget, QQuickItem* under)
{
    const ui::ScreenCheck check(*m_window, image, under);
    QStringList findings = check.targets(leastTarget, 6);
    findings += check.texts();
    findings += check.contrast(4.5);
    return findings.join(u'\n');
}

QQuickItem* StaffScreen::find(const QString& name)
{
    return findBelow(m_window->contentItem(), name);
}

} // namespace onewindow::testing
