// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace onewindow {

/// Logs the broken invariant and aborts; the service manager starts the program anew. Use
/// OW_ENFORCE.
[[noreturn]] void enforceFailed(const char* condition, const char* file, int line);

} // namespace onewindow

/// Checks an invariant in every build: a program whose state is wrong must not go on.
#define OW_ENFORCE(condition)                                                                      \
    do {                                                                                           \
        if (!(condition)) [[unlikely]] {                                                           \
            ::onewindow::enforceFailed(#condition, __FILE__, __LINE__);                            \
        }                                                                                          \
    } while (false)
