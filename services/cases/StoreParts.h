// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseProjection.h"
#include "services/journal/Verifier.h"

#include <memory>
#include <vector>

namespace onewindow::cases {

/// The projection a store was written with, for whoever checks or rebuilds it from outside; nothing
/// where no cases are kept. Errors: StoreFailed.
Result<std::unique_ptr<CaseProjection>> projectionOf(storage::Database& database);

/// The tables of this folder that are no projection.
std::vector<journal::StorePart> storeParts();

} // namespace onewindow::cases
