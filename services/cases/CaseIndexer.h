// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseIndex.h"
#include "services/journal/Projection.h"

#include <memory>

namespace onewindow::cases {

/// Keeps the centre's CaseIndex: takes in what was numbered, drops what was erased. Applied after
/// CaseProjection. The index is beside the journal, so a rebuild leaves it alone.
class CaseIndexer final : public journal::Projection
{
public:
    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;
    Result<void> publish(storage::Database& database, const QList<journal::Row>& rows) override;

    /// Before anything is recorded. `journal` outlives this object.
    void use(const journal::Journal& journal) { m_index = std::make_unique<CaseIndex>(journal); }

    /// After use().
    [[nodiscard]] CaseIndex& index() const { return *m_index; }

private:
    std::unique_ptr<CaseIndex> m_index;
};

} // namespace onewindow::cases
