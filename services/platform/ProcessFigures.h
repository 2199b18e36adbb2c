// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace onewindow::platform {

/// What this process uses, as proc(5) says; 0 for what cannot be read.
struct ProcessFigures
{
    double residentBytes = 0;
    double cpuSeconds = 0; ///< User and system, since it began.
    double openDescriptors = 0;
    double threads = 0;

    static ProcessFigures now();
};

} // namespace onewindow::platform
