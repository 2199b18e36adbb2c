// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/KioskWindow.h"

#include <QSGRendererInterface>
#include <QUrl>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_KioskPlugin)

namespace onewindow::bench {

namespace {

constexpr QSize kPortrait{1080, 1920};

} // namespace

void KioskWindow::drawInSoftware()
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

KioskWindow::KioskWindow()
    : m_engine(std::make_unique<QQmlEngine>())
{
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
}

void KioskWindow::restart()
{
    m_frames.reset();
    m_view.reset();
    m_kiosk = std::make_unique<ui::KioskFixture>();
    m_view = std::make_unique<QQuickView>(m_engine.get(), nullptr);
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(kPortrait);
    m_view->setInitialProperties(m_kiosk->properties());
    m_view->setSource(QUrl(QStringLiteral("qrc:/qt/qml/OneWindow/Kiosk/KioskScreen.qml")));
    if (m_view->status() != QQuickView::Ready) {
        giveUp(QStringLiteral("the kiosk's screen cannot be made"));
    }
    m_frames = std::make_unique<FrameWatch>(*m_view);
    m_view->show();
    m_frames->settle();
}

} // namespace onewindow::bench
