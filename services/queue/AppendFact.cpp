// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/AppendFact.h"

namespace onewindow::queue {

Result<void> appendFact(journal::Journal& journal, storage::Database& database, const char* kind,
                        const QByteArray& subject, const QJsonObject& body)
{
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(kind);
    fact.subject = subject;
    fact.body = body;
    const auto row = journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

} // namespace onewindow::queue
