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
    const auto self = journal::ChainStore::ownNode(database);
    return self ? std::make_unique<SlotProjection>(self.value())
                : Result<std::unique_ptr<SlotProjection>>(self.error());
}

std::vector<journal::StorePart> storeParts()
{
    return {{SlotWorkStore::kComponent.toString(), &SlotWorkStore::migrate}};
}

} // namespace onewindow::appointments
