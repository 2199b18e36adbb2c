// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

namespace onewindow::queue {

/// A range of minutes, in steps of five: never a single minute that nobody can keep.
struct WaitRange
{
    int lowMinutes = 0;
    int highMinutes = 0;
};

/// How long who comes now will wait: people ahead times the usual service time over the open
/// windows (QL of standards section 6.5), less the usual no-shows at the low end. Nothing when no
/// window is open: then nobody can say.
std::optional<WaitRange> estimateWait(int ahead, int usualMinutes, int openWindows);

} // namespace onewindow::queue
