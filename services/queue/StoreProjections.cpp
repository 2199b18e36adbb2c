// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/StoreProjections.h"

#include "services/queue/DeskStore.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/TicketProjection.h"
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
    StoreProjections projections;
    if (hallVersion.value() == 0) {
        projections.owned.push_back(std::make_unique<TicketProjection>(QString()));
        return projections;
    }
    auto own = storage::query(database, "SELECT node FROM chains WHERE is_own = 1 LIMIT 1");
    if (!own) {
        return own.error();
    }
    const Result<bool> hasRow = own.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    const QString hall = hasRow.value() ? own.value().text(0) : QString();
    projections.owned.push_back(std::make_unique<TicketProjection>(hall));
    projections.owned.push_back(std::make_unique<HallProjection>(hall));
    return projections;
}

std::vector<journal::StorePart> storeParts()
{
    return {{DeskStore::kComponent.toString(), &DeskStore::migrate},
            {HallQueue::kComponent.toString(), &HallQueue::migrate}};
}

} // namespace onewindow::queue
