// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace onewindow {

/// Turns SIGTERM and SIGINT into something to read: a descriptor (signalfd(2)) that stays open as
/// long as the program runs. Before the first thread, so that all inherit it.
int catchStopSignals();

} // namespace onewindow
