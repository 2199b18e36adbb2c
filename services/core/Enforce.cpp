// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Enforce.h"

#include <cstdio>
#include <cstdlib>

namespace onewindow {

void enforceFailed(const char* condition, const char* file, int line)
{
    // Not through the log: the log may be what is broken.
    std::fprintf(stderr, "%s:%d: invariant broken: %s\n", file, line, condition);
    std::abort();
}

} // namespace onewindow
