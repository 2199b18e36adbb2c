// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseOwner.h"

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeedKinds.h"
#include "services/queue/AppendFact.h"

namespace onewindow::cases {

using storage::Database;

namespace {

constexpr int kAtOnce = 100;
constexpr int kSequenceDigits = 4;

} // namespace

QString officialNumber(const QString& taskCode, const QString& day, qint64 sequence)
{
    return taskCode + QString(day).remove(u'-') +
           QStringLiteral("%1").arg(sequence, kSequenceDigits, 10, QLatin1Char('0'));
}

CaseOwner::CaseOwner(const journal::Journal& journal)
    : m_journal(journal)
{}

Result<bool> CaseOwner::work(Database& database, const QString& hall)
{
    journal::Journal journal = m_journal.forHall(hall);
    OW_TRY(journal.lock(database));
    CaseStore store(database, hall);
    const auto waiting = store.unnumbered(kAtOnce);
    if (!waiting) {
        return waiting.error();
    }
    for (const CaseRow& filed : waiting.value()) {
        const QString code = filed.taskCode.isEmpty() ? filed.matter : filed.taskCode;
        const auto last = store.lastSequence(code, filed.day);
        if (!last) {
            return last.error();
        }
        const qint64 sequence = last.value() + 1;
        OW_TRY(queue::appendFact(
            journal, database, facts::kNumbered, filed.id,
            {{QStringLiteral("number"), officialNumber(code, filed.day, sequence)},
             {QStringLiteral("taskCode"), code},
             {QStringLiteral("day"), filed.day},
             {QStringLiteral("sequence"), sequence}}));
        if (filed.state == CaseState::Approved) {
            OW_TRY(queue::appendFact(journal, database, facts::kDecided, filed.id,
                                     {{QStringLiteral("state"), stateName(filed.state)},
                                      {QStringLiteral("by"), QStringLiteral("rule")}}));
        }
    }
    return waiting.value().size() == kAtOnce;
}

Result<void> CaseOwner::tidy(Database& database, const QString& hall)
{
    journal::Feed stream(hall);
    const QString kind = QString::fromLatin1(feed::kCase);
    const auto shown = stream.all(database, kind);
    if (!shown) {
        return shown.error();
    }
    const qint64 before = m_journal.clock().now().wallMs - kShownMs;
    for (const journal::FeedChange& change : shown.value()) {
        if (change.body && change.body->value(QLatin1String("at")).toInteger() < before) {
            OW_TRY(stream.remove(database, kind, change.id));
        }
    }
    return {};
}

} // namespace onewindow::cases
