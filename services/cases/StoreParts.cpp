// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/StoreParts.h"

#include "services/cases/CaseIndexStore.h"
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
    const auto self = journal::ChainStore::ownNode(database);
    return self ? std::make_unique<CaseProjection>(self.value())
                : Result<std::unique_ptr<CaseProjection>>(self.error());
}

std::vector<journal::StorePart> storeParts()
{
    return {{DraftStore::kComponent.toString(), &DraftStore::migrate},
            {CaseIndexStore::kComponent.toString(), &CaseIndexStore::migrate}};
}

} // namespace onewindow::cases
