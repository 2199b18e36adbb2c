// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseIndex.h"
#include "services/journal/Projection.h"

#include <optional>

namespace onewindow::platform {

/// At a centre: takes what people said into its CaseIndex, so that those who wanted it find it
/// again by their card. What was erased CaseIndexer drops. Applied after FeedbackProjection; beside
/// the journal, so a rebuild leaves it alone.
class SayingIndexer final : public journal::Projection
{
public:
    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;
    Result<void> publish(storage::Database& database, const QList<journal::Row>& rows) override;

    /// Before anything is recorded. `journal` outlives this object.
    void use(const journal::Journal& journal) { m_journal = &journal; }

    /// What was said in `hall` and is not in the index, some at once; whether there is more.
    Result<bool> addMissing(storage::Database& database, const QString& hall);

private:
    Result<void> add(storage::Database& database, const QString& hall, const QByteArray& id);

    const journal::Journal* m_journal = nullptr;
};

} // namespace onewindow::platform
