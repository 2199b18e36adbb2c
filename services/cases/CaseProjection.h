// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"

namespace onewindow::cases {

/// The cases that were filed, derived from the journal: `cases`, what was photographed
/// (`case_attachments`), paid (`case_payments`, `case_fees`) and issued again (`case_documents`)
/// for them, and at a centre the steps they took (`case_steps`, with `case_notices`), the results
/// it gave out again (`case_copies`) and the sequences of its official numbers (`case_sequences`).
/// The same code at centre, hall and terminal; numbers, steps and decisions are the centre's facts,
/// which the others hear of through the feed.
class CaseProjection final : public journal::Projection
{
public:
    /// `self`: the node whose store it is. Only its own facts number, progress and
    /// decide.
    explicit CaseProjection(QString self);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    [[nodiscard]] QStringList tablesAfterCheckpoint() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    static Result<void> applyFiled(storage::Database& database, const journal::Row& row);
    static Result<void> applyAttached(storage::Database& database, const journal::Row& row);
    static Result<void> applyDocumented(storage::Database& database, const journal::Row& row);
    static Result<void> applyNumbered(storage::Database& database, const journal::Row& row);
    static Result<void> applyStep(storage::Database& database, const journal::Row& row,
                                  bool isDecision);

    QString m_self;
};

} // namespace onewindow::cases
