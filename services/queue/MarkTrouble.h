// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"
#include "services/core/Result.h"
#include "services/journal/Journal.h"

#include <QString>

#include <optional>

namespace onewindow::queue {

/// Why nothing can be numbered under `mark` until somebody acts: StoreRestored, MarkBurnt. Cheap.
Result<std::optional<ErrorCode>> markTrouble(storage::Database& database,
                                             const journal::Journal& journal, const QString& mark);

/// Before something is numbered under `mark`: notes it for a copy of this store. Errors: see
/// markTrouble().
Result<void> useMark(storage::Database& database, const journal::Journal& journal,
                     const QString& mark);

} // namespace onewindow::queue
