// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"

namespace onewindow::journal {

/// A small projection: the sum of what "sample.added" facts add to each subject, with the time of
/// the last one; "sample.removed" takes the subject out. A "sample.refused" is an error.
class SampleProjection final : public Projection
{
public:
    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const Row& row) override;
    Result<void> publish(storage::Database& database, const QList<Row>& rows) override;

    /// How many rows each publish() was about.
    [[nodiscard]] const QList<qsizetype>& published() const { return m_published; }

private:
    QList<qsizetype> m_published;
};

} // namespace onewindow::journal
