// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/qml/Capture/FakeDocumentCamera.h"
#include "tests/qml/Counter/AcceptRig.h"
#include "tests/qml/Counter/ReceptionRig.h"

#include <QInputMethodEvent>
#include <QQuickWindow>
#include <QTest>

namespace onewindow::testing {

/// The page of accepting as it is drawn, with a camera and a printer.
struct AcceptScreen
{
    explicit AcceptScreen(const QString& language = QStringLiteral("zh_CN"));

    ~AcceptScreen() { screen.close(); }

    AcceptScreen(const AcceptScreen&) = delete;
    AcceptScreen& operator=(const AcceptScreen&) = delete;
    AcceptScreen(AcceptScreen&&) = delete;
    AcceptScreen& operator=(AcceptScreen&&) = delete;

    bool load(const QSize& size = {1600, 900})
    {
        return screen.load(QStringLiteral("Counter"), &rig.model, size);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // A list has its lines when it has been drawn.
        screen.draw();
        rig.nextPress();
        QTest::keyClick(&screen.window(), key, modifiers);
    }

    /// Until it is no echo of the press before, and no further.
    template <typename Condition>
    bool pressUntil(Qt::Key key, Condition condition)
    {
        return QTest::qWaitFor([&] { return condition() || (press(key), condition()); });
    }

    bool pressUntil(Qt::Key key, ui::AcceptViewModel::Step step)
    {
        return pressUntil(key, [&] { return rig.accept().step() == step; });
    }

    void type(const QString& text)
    {
        // As an input method gives it.
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(screen.window().activeFocusItem(), &event);
    }

    /// What the page shows in `state`; what is only a dialog, on the page behind it.
    void show(const QString& state);

    StaffScreen screen;
    AcceptRig rig;
    ui::FakeDocumentCamera camera;
    FakePrinter printer;

private:
    /// The same of a signature; false for another state.
    bool showSigning(const QString& state);
    /// The same of a form that is filled in, which is open.
    void showFilledIn(const QString& state);
};

} // namespace onewindow::testing
