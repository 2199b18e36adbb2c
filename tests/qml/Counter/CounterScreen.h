// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CounterViewModel.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QTest>

namespace onewindow::testing {

/// The counter's program on a scripted hall.
struct CounterScreen
{
    explicit CounterScreen(const QString& language);

    ~CounterScreen() { screen.close(); }

    CounterScreen(const CounterScreen&) = delete;
    CounterScreen& operator=(const CounterScreen&) = delete;
    CounterScreen(CounterScreen&&) = delete;
    CounterScreen& operator=(CounterScreen&&) = delete;

    /// Brings it to a state by its name, "called"; what is only a dialog, to the page behind it.
    void show(const QString& state);

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&screen.window(), key, modifiers);
    }

    /// The dialog that has the keys.
    [[nodiscard]] QQuickItem* dialog();

    StaffScreen screen;
    ManualClock clock;
    ScriptedHall hall;
    ui::CounterViewModel model;

    /// `served`: the window's matters; all unless said.
    void serve(queue::TicketState state, const QJsonObject& more = {},
               const QStringList& served = {});
    void fillQueue();

private:
    bool showSession(const QString& state);
    /// What goes wrong with somebody in hand, or in the hall.
    void showTrouble(const QString& state);
    /// Who is away for a while, and where somebody may be sent.
    void showTurns();
    /// The matter in hand needs more materials than a screen holds.
    void makeListLong();
};

} // namespace onewindow::testing
