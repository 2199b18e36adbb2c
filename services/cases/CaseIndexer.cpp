// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseIndexer.h"

#include "services/cases/CaseIndexStore.h"
#include "services/cases/FactKinds.h"

namespace onewindow::cases {

using storage::Database;

QString CaseIndexer::component() const
{
    return CaseIndexStore::kComponent.toString();
}

QStringList CaseIndexer::tables() const
{
    return {};
}

Result<void> CaseIndexer::migrate(Database& database)
{
    return CaseIndexStore::migrate(database);
}

Result<void> CaseIndexer::apply(Database& /*database*/, const journal::Row& /*row*/)
{
    return {};
}

Result<void> CaseIndexer::publish(Database& database, const QList<journal::Row>& rows)
{
    for (const journal::Row& row : rows) {
        if (row.kind == QLatin1String(facts::kNumbered) && m_index) {
            OW_TRY(m_index->add(database, row.hall, row.subject));
        } else if (row.kind == QLatin1String(journal::kKeyErased)) {
            OW_TRY(CaseIndexStore(database).dropSealedWith(row.subject));
        }
    }
    return {};
}

} // namespace onewindow::cases
