// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <QList>
#include <QStringList>

namespace onewindow::journal {

/// Plain tables derived from the journal. apply() runs in the transaction that writes the row, so
/// the tables are never ahead of or behind the chain; clearing and applying all rows in `pos` order
/// gives the same tables again, which `onewindow-ctl verify` does and compares.
class Projection
{
public:
    Projection() = default;
    virtual ~Projection() = default;
    Projection(const Projection&) = delete;
    Projection& operator=(const Projection&) = delete;
    Projection(Projection&&) = delete;
    Projection& operator=(Projection&&) = delete;

    /// The migrations' component name and the tables this projection owns alone.
    [[nodiscard]] virtual QString component() const = 0;
    [[nodiscard]] virtual QStringList tables() const = 0;

    /// Those of tables() that the rows after a checkpoint give alone, once older rows were pruned:
    /// each of their rows is made by a fact of its own, and no thing of before the checkpoint has a
    /// part in it. Of the others (sums, counters, the last state of something that stays) a pruned
    /// store's own copy is the only one.
    [[nodiscard]] virtual QStringList tablesAfterCheckpoint() const { return {}; }

    /// Creates the tables. Also run on an empty in-memory store by the verifier.
    virtual Result<void> migrate(storage::Database& database) = 0;

    /// Takes in one row; a kind that is not its own is ignored. Deterministic: depends on the row
    /// and the tables alone. An error undoes the transaction, so the own fact does not happen; but
    /// what another node recorded has happened, and an error refuses its whole batch again and
    /// again: answer one only when the store fails, not for what such a row says.
    virtual Result<void> apply(storage::Database& database, const Row& row) = 0;

    /// Tells others of what `rows` have changed, in the same transaction, after every projection
    /// has applied all of them: a thing that many of them touch is told of once. Not run when
    /// tables are built again. Errors: as apply().
    virtual Result<void> publish(storage::Database& /*database*/, const QList<Row>& /*rows*/)
    {
        return {};
    }
};

} // namespace onewindow::journal
