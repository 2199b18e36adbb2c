// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CounterViewModel.h"
#include "tests/ManualClock.h"
#include "tests/qml/Capture/FakeDocumentCamera.h"
#include "tests/qml/Printing/FakeDocumentPrinter.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QTest>

#include <functional>

namespace onewindow::testing {

/// The program where results are handed out and printed, and where missing pages are scanned, on a
/// scripted hall, with a camera that sees what the test shows it and, where a state or the test
/// wants one, an A4 printer whose jobs the test ends.
struct HandOutRig
{
    /// Of whoever filed what is there.
    inline static const QString kNumber = QStringLiteral("11010519491231002X");
    /// What the list of results asks.
    inline static const QString kReady = QStringLiteral("/v1/cases?state=approved");

    /// Of the case `number`; 1 to 7 wait to be handed over, 8 waits for what is missing.
    static QString idOf(int number);
    /// The official one.
    static QString numberOf(int number);

    explicit HandOutRig(const QString& language);

    ~HandOutRig() { screen.close(); }

    HandOutRig(const HandOutRig&) = delete;
    HandOutRig& operator=(const HandOutRig&) = delete;
    HandOutRig(HandOutRig&&) = delete;
    HandOutRig& operator=(HandOutRig&&) = delete;

    /// An entry of a list: a case that went through `states`.
    [[nodiscard]] QJsonObject filed(int number, const QString& matter,
                                    const QStringList& states) const;
    /// What the hall says of the result of case 1, as it is printed for the `copy`th time.
    [[nodiscard]] static QJsonObject paper(int copy);

    /// What is shown in `state`.
    void show(const QString& state);

    /// The window has its printer.
    void usePrinter();

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // A list has its lines when it has been drawn.
        screen.draw();
        clock.advance(std::chrono::seconds(1));
        QTest::keyClick(&screen.window(), key, modifiers);
    }

    /// Enter, until it is no echo of the one before.
    bool pressUntil(const std::function<bool()>& isDone)
    {
        return QTest::qWaitFor([&] {
            press(Qt::Key_Return);
            return isDone();
        });
    }

    /// As an input method gives it.
    void type(const QString& text);
    /// A name on the pad.
    void sign();
    /// Lays the holder's card down; or another one.
    void lay(const QString& number = kNumber);

    ui::HandOutViewModel& desk() { return *model.handOut(); }

    StaffScreen screen;
    ManualClock clock;
    ScriptedHall hall;
    ui::FakeDocumentCamera camera;
    ui::FakeDocumentPrinter printer;
    ui::CounterViewModel model;

private:
    void fill();
    void showScan(const QString& state);
    void showOpen(const QString& state);
    void showSigned(const QString& state);
    void showPrint(const QString& state);
};

} // namespace onewindow::testing
