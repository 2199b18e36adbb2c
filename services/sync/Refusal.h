// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"

namespace onewindow::sync {

/// Whether an error is the platform's considered no, which asking again will not change soon.
bool isRefusal(ErrorCode code);

/// Whether an error is a fault of this machine or of the parent's that trying again, which goes on,
/// may not mend: somebody should look. A parent that cannot be reached is none.
bool isFault(ErrorCode code);

/// Remembers the last refusal, so that one that repeats is reported once.
class RefusalMemory
{
public:
    /// Takes note of `code`; whether it differs from the last one.
    bool isNew(ErrorCode code);

    /// After a yes; whether it is the first one, or the first since a refusal.
    bool clear();

private:
    ErrorCode m_last = ErrorCode::NotPermitted;
    bool m_hasLast = false;
    bool m_isClear = false;
};

} // namespace onewindow::sync
