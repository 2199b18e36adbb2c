// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstring>

namespace onewindow {

/// Overwrites what calls that have returned left on this thread's stack, below whoever calls this:
/// as deep as drawing, scripts and the store ever go.
[[gnu::noinline]] inline void wipeUnusedStack()
{
    constexpr std::size_t kBytes = 256UL * 1024;
    std::array<char, kBytes> unused; // NOLINT(*-member-init): it is there to be overwritten.
    explicit_bzero(unused.data(), unused.size());
}

} // namespace onewindow
