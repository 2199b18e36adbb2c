// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <malloc.h>

#include <cstddef>

namespace onewindow::bench {

/// What this process has of the allocator just now, in bytes.
inline std::size_t heapBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace onewindow::bench
