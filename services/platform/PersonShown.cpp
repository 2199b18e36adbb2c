// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PersonShown.h"

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"

#include <utility>

namespace onewindow::platform {

Result<void> recordPersonShown(storage::Database& database, journal::Journal& journal,
                               const PersonLook& look, QJsonObject what, const QByteArray& subject)
{
    what.insert(QStringLiteral("staff"), look.staff);
    what.insert(QStringLiteral("at"), look.at);
    journal::NewFact fact;
    fact.kind = QLatin1String(queue::facts::kPersonShown);
    fact.subject = subject.isEmpty() ? makeUuidV7(journal.clock().now().wallMs) : subject;
    fact.body = std::move(what);
    const auto row = journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

} // namespace onewindow::platform
