// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/ChosenPasswords.h"
#include "services/identity/HallPasswords.h"
#include "services/identity/StaffDirectory.h"

#include <memory>
#include <vector>

namespace onewindow::platform {

/// The parts of a platform that accounts and sign-in need, by what the node is: a centre owns the
/// accounts, a hall below one reads them from its copy of the centre's feed.
class StaffParts
{
public:
    struct Options
    {
        QString node;
        QString hall; ///< Whose counters sign in here; empty at a centre that serves none.
        bool isCentre = true;
        QString staffFile; ///< What a centre begins with, if it is there.
    };

    /// `clock` outlives this object.
    StaffParts(Options options, const Clock& clock);

    /// For Journal::Settings, after those of the queue.
    [[nodiscard]] std::vector<journal::Projection*> projections();

    /// Makes the tables; after Journal::open(). All of them outlive this object.
    Result<void> open(storage::Database& database, journal::Journal& journal,
                      const crypto::NodeKeys& keys, identity::Accounts::SealingKey sealingKey);

    /// At a centre: takes in what is new in the staff file. Errors: BadConfig, those of the store.
    Result<void> import(storage::Database& database);

    [[nodiscard]] const identity::StaffDirectory& directory() const { return *m_directory; }

    /// Null at a hall below a centre.
    [[nodiscard]] identity::Accounts* accounts() { return m_accounts.get(); }

private:
    Options m_options;
    identity::AccountProjection m_projection;
    identity::ChosenPasswords m_chosen;   ///< At a centre.
    identity::HallPasswords m_hallChosen; ///< At a hall below one.
    journal::Feed m_cityFeed;
    journal::Feed m_hallFeed;
    journal::FeedCache m_hallCache;
    std::unique_ptr<identity::StaffDirectory> m_directory;
    std::unique_ptr<identity::Accounts> m_accounts;
};

} // namespace onewindow::platform
