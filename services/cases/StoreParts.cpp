// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/StoreParts.h"

#include "services/cases/DraftStore.h"
#include "services/journal/ChainStore.h"
#include "services/storage/Migration.h"

namespace onewindow::cases {

Result<std::unique_ptr<CaseProjection>> projectionOf(storage::Database& database)
{
    const auto version = storage::schemaVersion(database, CaseProjection(QString()).component());
    if (!version) {
        return version.error();
    }
    if (version.value() == 0) {
        return std::unique_ptr<CaseProjection>();
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
            return std::make_unique<CaseProjection>(own.value()->node);
        }
    }
    return std::make_unique<CaseProjection>(QString());
}

std::vector<journal::StorePart> storeParts()
{
    return {{DraftStore::kComponent.toString(), &DraftStore::migrate}};
}

} // namespace onewindow::cases
