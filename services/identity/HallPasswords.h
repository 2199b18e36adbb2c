// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"
#include "services/journal/Projection.h"

namespace onewindow::identity {

/// At a hall below a centre: lets the passwords that were chosen here count at once, in the
/// transaction of the fact that tells the centre; also when that fact comes back to a restored
/// store. Owns no table, so a rebuild leaves them alone.
class HallPasswords final : public journal::Projection
{
public:
    /// By which the hall opens what it has sealed: once, before the first row. It outlives this
    /// object.
    void setJournal(const journal::Journal& journal) { m_journal = &journal; }

    [[nodiscard]] QString component() const override { return QStringLiteral("hall_passwords"); }

    [[nodiscard]] QStringList tables() const override { return {}; }

    Result<void> migrate(storage::Database& /*database*/) override { return {}; }

    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    const journal::Journal* m_journal = nullptr;
};

} // namespace onewindow::identity
