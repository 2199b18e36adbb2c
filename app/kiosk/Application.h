// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/kiosk/KioskConfig.h"
#include "services/core/Clock.h"
#include "services/core/Result.h"

#include <QQmlApplicationEngine>
#include <QSize>

#include <memory>

namespace onewindow {

/// The terminal's composition root: store, keys, sync, devices, session and pages, built in this
/// order and handed to each other.
class Application
{
public:
    explicit Application(KioskConfig config);
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;
    Application(Application&&) = delete;
    Application& operator=(Application&&) = delete;

    /// Opens the store and settles what a power cut left open, then shows the home page: full
    /// screen, or in a window of `windowSize` if that is not empty.
    Result<void> start(QSize windowSize);

private:
    struct Parts;

    Result<void> openStore();
    void openDevices();
    Result<void> openScreen(QSize windowSize);

    KioskConfig m_config;
    SystemClock m_clock;
    std::unique_ptr<Parts> m_parts;
};

} // namespace onewindow
