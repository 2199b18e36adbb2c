// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/Backlog.h"

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/Ticket.h"
#include "services/storage/Transaction.h"
#include "tests/bench/DeskNode.h"
#include "tests/bench/Report.h"

namespace onewindow::bench {

namespace {

constexpr int kFactsOfTransaction = 500;

/// The same fact under a name that no projection knows.
journal::NewFact noticeFact(int k, qint64 nowMs, QByteArray& ticket)
{
    journal::NewFact fact = ticketFact(k, nowMs, ticket);
    fact.kind = QStringLiteral("bench.") + fact.kind.section(u'.', 1);
    return fact;
}

} // namespace

journal::NewFact ticketFact(int k, qint64 nowMs, QByteArray& ticket)
{
    journal::NewFact fact;
    if (k % 2 != 0) {
        fact.kind = QString::fromLatin1(queue::facts::kHeld);
        fact.subject = ticket;
        fact.body = {{QStringLiteral("by"), QStringLiteral("printer")}};
        return fact;
    }
    const QString series = QStringLiteral("A");
    const qint64 counter = k / 2 + 1;
    ticket = makeUuidV7(nowMs);
    fact.kind = QString::fromLatin1(queue::facts::kIssued);
    fact.subject = ticket;
    fact.body = {{QStringLiteral("number"), queue::formatNumber(series, u"1", counter)},
                 {QStringLiteral("series"), series},
                 {QStringLiteral("counter"), counter},
                 {QStringLiteral("matter"), QString::fromLatin1(kMatter)},
                 {QStringLiteral("class"), queue::className(queue::TicketClass::Ordinary)},
                 {QStringLiteral("day"), queue::hallDay(nowMs)},
                 {QStringLiteral("token"), makeToken()},
                 {QStringLiteral("printing"), true}};
    return fact;
}

BenchNode::BenchNode(const storage::DatabaseOptions& store, const QString& id,
                     const crypto::NodeKeys& keys, journal::Journal::Settings settings)
    : database(valueOf(storage::Database::open(store)))
{
    settings.node = id;
    settings.keys = &keys;
    settings.clock = &clock;
    journal = std::make_unique<journal::Journal>(std::move(settings));
    succeed(journal->open(*database));
}

void addFacts(BenchNode& node, Facts kind, int facts)
{
    const qint64 nowMs = node.clock.now().wallMs;
    QByteArray ticket;
    for (int done = 0; done < facts;) {
        auto transaction = valueOf(storage::Transaction::begin(*node.database));
        for (int i = 0; i < kFactsOfTransaction && done < facts; ++i, ++done) {
            const journal::NewFact fact = kind == Facts::Tickets ? ticketFact(done, nowMs, ticket)
                                                                 : noticeFact(done, nowMs, ticket);
            valueOf(node.journal->append(*node.database, fact));
        }
        succeed(transaction.commit());
    }
}

QList<journal::Batch> cutBatches(BenchNode& kiosk, int rowsOfBatch)
{
    QList<journal::Batch> batches;
    while (true) {
        auto transaction = valueOf(storage::Transaction::begin(*kiosk.database));
        journal::Batch batch = valueOf(kiosk.journal->nextBatch(*kiosk.database, rowsOfBatch));
        if (batch.rows.isEmpty()) {
            return batches;
        }
        succeed(kiosk.journal->acknowledged(*kiosk.database, {.node = batch.node,
                                                              .incarnation = batch.incarnation,
                                                              .held = batch.rows.last().seq,
                                                              .safe = 0}));
        succeed(transaction.commit());
        batches.append(std::move(batch));
    }
}

} // namespace onewindow::bench
