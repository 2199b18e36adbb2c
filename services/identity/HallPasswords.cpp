// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/HallPasswords.h"

#include "services/core/Log.h"
#include "services/identity/AccountDetailStore.h"
#include "services/identity/FactKinds.h"

#include <QJsonDocument>

namespace onewindow::identity {

Result<void> HallPasswords::apply(storage::Database& database, const journal::Row& row)
{
    const bool isOurs = m_journal != nullptr && row.node == m_journal->node() &&
                        row.kind == QLatin1String(facts::kAccountPasswordChosen);
    if (!isOurs) {
        return {};
    }
    const auto key = m_journal->forHall(row.hall).openDataKey(database, row.keyId);
    const auto personal = key ? journal::unsealBody(key.value(), row.subject, row.sealed)
                              : Result<QJsonObject>(key.error());
    if (!personal) {
        // It was forgotten, or the parent has kept no envelope for this hall: what the centre says
        // of the account counts.
        qCWarning(lcPlatform) << "A password that was chosen here cannot be opened:"
                              << errorName(personal.error().code);
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    return AccountDetailStore(database).putChosen(
        {row.hall, body[QStringLiteral("account")].toString()},
        body[QStringLiteral("version")].toInteger(),
        personal.value()[QStringLiteral("password")].toString(), row.id);
}

} // namespace onewindow::identity
