// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/SayingIndexer.h"

#include "services/feedback/FactKinds.h"
#include "services/feedback/FeedbackStore.h"

namespace onewindow::platform {

using storage::Database;

namespace {

constexpr int kAtOnce = 100;

/// The ID number that was sealed with it; empty where none was, or it cannot be opened here.
QString sayerIn(Database& database, const journal::Journal& journal,
                const feedback::FeedbackCase& filed)
{
    const auto key = journal.openDataKey(database, filed.keyId);
    if (!key) {
        return {};
    }
    const auto personal = journal::unsealBody(key.value(), filed.id, filed.sealed);
    return personal ? personal.value().value(QStringLiteral("idNumber")).toString() : QString();
}

} // namespace

QString SayingIndexer::component() const
{
    return QStringLiteral("sayings");
}

QStringList SayingIndexer::tables() const
{
    return {};
}

/// Its table is CaseIndexStore's.
Result<void> SayingIndexer::migrate(Database& /*database*/)
{
    return {};
}

Result<void> SayingIndexer::apply(Database& /*database*/, const journal::Row& /*row*/)
{
    return {};
}

Result<void> SayingIndexer::publish(Database& database, const QList<journal::Row>& rows)
{
    for (const journal::Row& row : rows) {
        if (m_journal != nullptr && row.kind == QLatin1String(feedback::facts::kFiled)) {
            OW_TRY(add(database, row.hall, row.subject));
        }
    }
    return {};
}

Result<void> SayingIndexer::add(Database& database, const QString& hall, const QByteArray& id)
{
    const auto filed = feedback::FeedbackStore(database, hall).findCase(id);
    if (!filed || !filed.value()) {
        return filed ? Result<void>() : Result<void>(filed.error());
    }
    const feedback::FeedbackCase& said = *filed.value();
    QString sayer = sayerIn(database, m_journal->forHall(hall), said);
    const auto added = cases::CaseIndex(*m_journal)
                           .addSaying(database,
                                      {.saidIn = hall,
                                       .id = id,
                                       .saidAtMs = said.filedAtMs,
                                       .person = {},
                                       .keyId = said.keyId},
                                      sayer);
    sayer.fill(QChar(u'\0'));
    return added;
}

Result<bool> SayingIndexer::addMissing(Database& database, const QString& hall)
{
    const auto missing = cases::CaseIndexStore(database).missingSayings(hall, kAtOnce);
    if (!missing) {
        return missing.error();
    }
    for (const QByteArray& id : missing.value()) {
        OW_TRY(add(database, hall, id));
    }
    return missing.value().size() == kAtOnce;
}

} // namespace onewindow::platform
