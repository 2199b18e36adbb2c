// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <chrono>

namespace onewindow {

/// Tells the service manager how the program is (sd_notify(3)); does nothing when none is there.
void notifyManager(const QByteArray& state);

/// How often the manager wants to hear WATCHDOG=1: half of what it allows; 0 if it does not.
std::chrono::milliseconds watchdogInterval();

} // namespace onewindow
