// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotProjection.h"
#include "services/journal/Verifier.h"

#include <memory>
#include <vector>

namespace onewindow::appointments {

/// The projection a store was written with, for whoever checks or rebuilds it from outside; nothing
/// where no slots are kept. Errors: StoreFailed.
Result<std::unique_ptr<SlotProjection>> projectionOf(storage::Database& database);

/// The tables of this folder that are no projection.
std::vector<journal::StorePart> storeParts();

} // namespace onewindow::appointments
