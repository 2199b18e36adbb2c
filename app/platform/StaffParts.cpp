// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/StaffParts.h"

#include "services/core/Log.h"
#include "services/identity/GuardStore.h"
#include "services/identity/StaffFile.h"

#include <QFileInfo>

namespace onewindow::platform {

StaffParts::StaffParts(Options options, const Clock& clock)
    : m_options(std::move(options))
    , m_projection(m_options.node)
    , m_hallFeed(m_options.hall)
    , m_hallCache(m_options.hall)
{
    QHash<QString, const journal::FeedThings*> streams;
    if (!m_options.hall.isEmpty()) {
        streams.insert(m_options.hall, m_options.isCentre
                                           ? static_cast<const journal::FeedThings*>(&m_hallFeed)
                                           : &m_hallCache);
    }
    if (m_options.isCentre) {
        streams.insert(QString(), &m_cityFeed);
    }
    m_directory = std::make_unique<identity::StaffDirectory>(m_options.hall, std::move(streams),
                                                             clock, !m_options.isCentre);
}

std::vector<journal::Projection*> StaffParts::projections()
{
    return m_options.isCentre ? std::vector<journal::Projection*>{&m_projection, &m_chosen}
                              : std::vector<journal::Projection*>{&m_hallChosen};
}

Result<void> StaffParts::open(storage::Database& database, journal::Journal& journal,
                              const crypto::NodeKeys& keys,
                              identity::Accounts::SealingKey sealingKey)
{
    OW_TRY(identity::AccountDetailStore::migrate(database));
    OW_TRY(identity::SessionStore::migrate(database));
    OW_TRY(identity::GuardStore::migrate(database));
    m_hallChosen.setJournal(journal);
    if (m_options.isCentre) {
        // The first administrator may be made before the platform has run.
        OW_TRY(m_cityFeed.open(database));
        if (!m_options.hall.isEmpty()) {
            OW_TRY(m_hallFeed.open(database));
        }
        m_accounts = std::make_unique<identity::Accounts>(journal, keys, std::move(sealingKey));
        m_chosen.setAccounts(*m_accounts);
    }
    return {};
}

Result<void> StaffParts::import(storage::Database& database)
{
    if (!m_accounts || !QFileInfo::exists(m_options.staffFile)) {
        return {};
    }
    const auto staff = identity::loadStaffFile(m_options.staffFile, m_options.hall);
    if (!staff) {
        return staff.error();
    }
    const auto count = m_accounts->import(database, staff.value());
    if (!count) {
        return count.error();
    }
    if (count.value() > 0) {
        qCInfo(lcPlatform) << "New accounts from the staff file:" << count.value();
    }
    return {};
}

} // namespace onewindow::platform
