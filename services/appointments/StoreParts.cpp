// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/StoreParts.h"

#include "services/appointments/SlotWorkStore.h"
#include "services/journal/ChainStore.h"
#include "services/storage/Migration.h"

namespace onewindow::appointments {

Result<std::unique_ptr<SlotProjection>> projectionOf(storage::Database& database)
{
    const auto version = storage::schemaVersion(database, SlotProjection(QString()).component());
    if (!version) {
        return version.error();
    }
    if (version.value() == 0) {
        return std::unique_ptr<SlotProjection>();
    }
    const auto halls = journal::ChainStore::halls(database);
    if (!halls) {
        return halls.error();
    }
    for (const QString& hall : halls.value()) {
        const auto own = journal::ChainStore(database, hall).own();
        if (!own) {
            return own.error();
        }
        if (own.value()) {
            return std::make_unique<SlotProjection>(own.value()->node);
        }
    }
    return std::make_unique<SlotProjection>(QString());
}

std::vector<journal::StorePart> storeParts()
{
    return {{SlotWorkStore::kComponent.toString(), &SlotWorkStore::migrate}};
}

} // namespace onewindow::appointments
