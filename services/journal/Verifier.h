// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace onewindow::journal {

/// Tables of a store that are no projection and that the journal does not know of: whoever checks
/// the store names them. Their rows must carry check values; see CheckValue.h.
struct StorePart
{
    QString component; ///< The migrations' component.
    Result<void> (*migrate)(storage::Database&);
};

struct VerifyReport
{
    QStringList checked; ///< One line for each thing checked, with its count.
    QString firstBad;    ///< Names the first bad row and field; empty when all is well.

    [[nodiscard]] bool isOk() const { return firstBad.isEmpty(); }
};

/// Clears nothing and reads `from` only: creates the tables of `projections` in `into` (an empty
/// store) and applies every row of `from`, those of each hall in `pos` order. Of a store that has
/// pruned, this gives the things born after the checkpoint, see
/// Projection::tablesAfterCheckpoint(); those of before are in `from` alone, and come back from a
/// backup or from the parent.
Result<void> rebuildProjections(storage::Database& from, storage::Database& into,
                                const std::vector<Projection*>& projections);

/// Walks a store that may be damaged: the engine's own integrity check, each chain row by row,
/// heads, envelopes against keyDigest, batch signatures where the key is known, the projections
/// rebuilt in memory and compared row by row, the check values of every other table, and that the
/// schema is exactly what the components make: a table or index of nobody is bad. Reads only.
Result<VerifyReport> verifyStore(storage::Database& database,
                                 const std::vector<Projection*>& projections,
                                 const std::vector<StorePart>& parts = {});

} // namespace onewindow::journal
