// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/Accounts.h"

namespace onewindow::identity {

/// Takes the passwords that were chosen at halls into effect, in the transaction that takes in the
/// hall's rows. Applied after AccountProjection; owns no table.
class ChosenPasswords final : public journal::Projection
{
public:
    /// Whose accounts they are: once, before the first row. It outlives this object.
    void setAccounts(Accounts& accounts) { m_accounts = &accounts; }

    [[nodiscard]] QString component() const override { return QStringLiteral("chosen_passwords"); }

    [[nodiscard]] QStringList tables() const override { return {}; }

    Result<void> migrate(storage::Database&) override { return {}; }

    Result<void> apply(storage::Database& database, const journal::Row& row) override
    {
        return m_accounts == nullptr ? Result<void>() : m_accounts->takeChosen(database, row);
    }

private:
    Accounts* m_accounts = nullptr;
};

} // namespace onewindow::identity
