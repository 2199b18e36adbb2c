// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"
#include "services/storage/Transaction.h"

#include <optional>
#include <vector>

namespace onewindow::journal {

/// A transaction of this function's caller, unless one is open already.
Result<std::optional<storage::Transaction>> begunUnlessOpen(storage::Database& database);

/// Applies every row of `from` to `projections`, whose tables in `into` are empty: those of each
/// hall in `pos` order, and of a store that has pruned those after its checkpoints. `from` and
/// `into` may be one store. Inside a transaction of each.
Result<void> replay(storage::Database& from, storage::Database& into,
                    const std::vector<Projection*>& projections);

/// Brings `projections` up to date. Those that the store did not have yet are given what is there
/// already, in the transaction that makes their tables: a version that knew nothing of them took it
/// in. Processes that start together wait for each other; one of the version before may go on
/// meanwhile, and what it records then is not in them.
Result<void> migrateProjections(storage::Database& database,
                                const std::vector<Projection*>& projections);

} // namespace onewindow::journal
