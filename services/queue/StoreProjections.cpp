// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/StoreProjections.h"

#include "services/identity/AccountProjection.h"
#include "services/identity/DeviceProjection.h"
#include "services/queue/CrowdProjection.h"
#include "services/queue/DayCounts.h"
#include "services/queue/DeskStore.h"
#include "services/queue/HallDay.h"
#include "services/queue/HallProjection.h"
#include "services/queue/PublicTickets.h"
#include "services/queue/RulesProjection.h"
#include "services/queue/TicketProjection.h"
#include "services/queue/WaitProjection.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"

namespace onewindow::queue {

std::vector<journal::Projection*> StoreProjections::pointers() const
{
    std::vector<journal::Projection*> all;
    all.reserve(owned.size());
    for (const auto& projection : owned) {
        all.push_back(projection.get());
    }
    return all;
}

Result<StoreProjections> projectionsOf(storage::Database& database)
{
    HallProjection probe{QString()};
    const Result<int> hallVersion = storage::schemaVersion(database, probe.component());
    if (!hallVersion) {
        return hallVersion.error();
    }
    auto own =
        storage::query(database, "SELECT node FROM chains WHERE is_own = 1 ORDER BY hall LIMIT 1");
    if (!own) {
        return own.error();
    }
    const Result<bool> hasRow = own.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    const QString node = hasRow.value() ? own.value().text(0) : QString();
    const bool isHall = hallVersion.value() != 0;
    StoreProjections projections;
    projections.owned.push_back(std::make_unique<TicketProjection>(isHall ? node : QString()));
    if (isHall) {
        projections.owned.push_back(std::make_unique<HallProjection>(node));
        projections.owned.push_back(std::make_unique<WaitProjection>(node));
        projections.owned.push_back(std::make_unique<RulesProjection>(node));
    }
    // Of a centre; what the store does not have is left out.
    projections.owned.push_back(std::make_unique<identity::AccountProjection>(node));
    projections.owned.push_back(std::make_unique<identity::DeviceProjection>(node));
    projections.owned.push_back(std::make_unique<CrowdProjection>());
    projections.owned.push_back(std::make_unique<DayCounts>());
    return projections;
}

std::vector<journal::StorePart> storeParts()
{
    return {{DeskStore::kComponent.toString(), &DeskStore::migrate},
            {HallDay::kComponent.toString(), &HallDay::migrate},
            {HallDay::kCityComponent.toString(), &HallDay::migrateCity},
            {PublicTickets::kComponent.toString(), &PublicTickets::migrateTables}};
}

} // namespace onewindow::queue
