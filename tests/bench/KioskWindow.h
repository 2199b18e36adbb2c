// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/FrameWatch.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <QQmlEngine>
#include <QQuickView>

#include <memory>

namespace onewindow::bench {

/// The kiosk on scripted devices in one window, upright, drawn in software.
class KioskWindow
{
public:
    /// Before the application is made.
    static void drawInSoftware();

    KioskWindow();

    /// Shows a kiosk just started, in its own window, until nothing is drawn any more.
    void restart();

    // After restart():
    [[nodiscard]] ui::KioskFixture& kiosk() { return *m_kiosk; }

    [[nodiscard]] QQuickView& view() { return *m_view; }

    [[nodiscard]] FrameWatch& frames() { return *m_frames; }

private:
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<ui::KioskFixture> m_kiosk;
    std::unique_ptr<QQuickView> m_view;
    std::unique_ptr<FrameWatch> m_frames;
};

} // namespace onewindow::bench
