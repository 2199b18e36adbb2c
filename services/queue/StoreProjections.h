// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"
#include "services/journal/Verifier.h"

#include <memory>
#include <vector>

namespace onewindow::queue {

/// The projections a store was written with, for whoever checks or rebuilds it from outside.
struct StoreProjections
{
    std::vector<std::unique_ptr<journal::Projection>> owned;

    [[nodiscard]] std::vector<journal::Projection*> pointers() const;
};

/// Those of a kiosk or of a hall, told apart by the tables that are there. Errors: StoreFailed.
Result<StoreProjections> projectionsOf(storage::Database& database);

/// The tables of this folder that are no projection.
std::vector<journal::StorePart> storeParts();

} // namespace onewindow::queue
