// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Controls/Interaction.h"
#include "tests/qml/FakeClock.h"

#include <QObject>
#include <QQuickItem>
#include <QQuickView>
#include <QStringList>

#include <memory>

namespace onewindow::ui {

/// What the tests of single controls share: a scene in a window of its own, what can be pressed in
/// it, and taps by a clock that only the test moves.
class ControlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

protected:
    /// Shows `scene`, a QML document, in a window of `size`. Whatever QML says from now on fails
    /// the test.
    void load(const char* scene, const QSize& size);
    void resize(const QSize& size);

    [[nodiscard]] QQuickItem* root() const { return m_view->rootObject(); }

    /// The control that a screen reader calls so, if it can be pressed now.
    [[nodiscard]] QQuickItem* control(const QString& label) const;
    /// What all of them are called.
    [[nodiscard]] QStringList labels() const;
    /// In its middle, whatever lies there.
    void tap(const QQuickItem* item);
    /// As a finger does that is in no haste.
    void press(const QString& label);

    FakeClock m_clock;
    std::unique_ptr<QQuickView> m_view;
    Interaction* m_interaction = nullptr;
};

} // namespace onewindow::ui
