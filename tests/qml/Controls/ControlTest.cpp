// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Controls/ControlTest.h"

#include "tests/qml/ScreenCheck.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QRegularExpression>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)

namespace onewindow::ui {

void ControlTest::cleanup()
{
    m_view.reset();
}

void ControlTest::load(const char* scene, const QSize& size)
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_view = std::make_unique<QQuickView>();
    m_view->engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    QQmlComponent component(m_view->engine());
    component.setData(scene, QUrl(QStringLiteral("qrc:/Scene.qml")));
    QVERIFY2(component.isReady(), qPrintable(component.errorString()));
    m_view->setContent({}, nullptr, component.create());
    m_interaction = m_view->engine()->singletonInstance<Interaction*>(
        qmlTypeId("OneWindow.Controls", 1, 0, "Interaction"));
    QVERIFY(m_interaction != nullptr);
    m_interaction->setClock(&m_clock);
    resize(size);
}

void ControlTest::resize(const QSize& size)
{
    m_view->resize(size);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QTRY_COMPARE(root()->width(), qreal(size.width()));
    QTRY_COMPARE(root()->height(), qreal(size.height()));
}

QQuickItem* ControlTest::control(const QString& label) const
{
    const QList<QQuickItem*> controls = ScreenCheck(*m_view, {}).controls();
    for (QQuickItem* control : controls) {
        if (control->property("label").toString() == label) {
            return control;
        }
    }
    return nullptr;
}

QStringList ControlTest::labels() const
{
    QStringList labels;
    const QList<QQuickItem*> controls = ScreenCheck(*m_view, {}).controls();
    for (const QQuickItem* control : controls) {
        labels.append(control->property("label").toString());
    }
    return labels;
}

void ControlTest::tap(const QQuickItem* item)
{
    const QPointF centre = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre.toPoint());
}

void ControlTest::press(const QString& label)
{
    m_view->grabWindow(); // Lays out what the last press changed.
    const QQuickItem* found = control(label);
    QVERIFY2(found != nullptr, qPrintable(label + u':' + labels().join(u' ')));
    m_clock.advance(Interaction::kSameTapMs);
    tap(found);
}

} // namespace onewindow::ui
