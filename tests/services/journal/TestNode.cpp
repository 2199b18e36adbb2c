// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/journal/TestNode.h"

#include "services/crypto/FileKeys.h"
#include "services/journal/ChainStore.h"

#include <QTemporaryDir>

namespace onewindow::journal {

namespace {

std::unique_ptr<storage::Database> storeInMemory()
{
    storage::DatabaseOptions options;
    options.path = QStringLiteral(":memory:");
    return valueOf(storage::Database::open(options));
}

} // namespace

std::unique_ptr<crypto::NodeKeys> testKeys(crypto::Suite suite)
{
    const QTemporaryDir folder;
    succeed(crypto::FileNodeKeys::create(folder.path(), suite));
    return valueOf(crypto::FileNodeKeys::load(folder.path()));
}

TestNode::TestNode(const QString& id, std::unique_ptr<storage::Database> store, Options options)
    : keys(testKeys(options.suite))
    , database(std::move(store))
    , m_options(std::move(options))
{
    makeJournal(id);
    succeed(journal->open(*database));
}

void TestNode::makeJournal(const QString& id)
{
    journal = std::make_unique<Journal>(Journal::Settings{
        .node = id,
        .keys = keys.get(),
        .clock = &clock,
        .projections = {&projection},
        .isCentre = m_options.isCentre,
        .takesRelays = m_options.takesRelays,
        .keepsEnvelopes = m_options.keepsEnvelopes,
        .draw = m_options.draw,
        .recent = m_options.recent,
    });
}

void TestNode::useKeys(std::unique_ptr<crypto::NodeKeys> others)
{
    const QString id = journal->node();
    keys = std::move(others);
    makeJournal(id);
}

TestNode::TestNode(const QString& id, Options options)
    : TestNode(id, storeInMemory(), std::move(options))
{}

TestNode::TestNode(const QString& id)
    : TestNode(id, Options{})
{}

Row TestNode::append(const QString& kind, char subject, int amount)
{
    return valueOf(transact([&](storage::Database& db) {
        return journal->append(db, NewFact{
                                       .kind = kind,
                                       .subject = QByteArray(16, subject),
                                       .body = {{QStringLiteral("amount"), amount}},
                                       .sealed = {},
                                       .keyId = {},
                                       .keyDigest = {},
                                   });
    }));
}

Row TestNode::appendSealed(const DataKey& key, const QJsonObject& personal)
{
    const QByteArray subject(16, 's');
    const QByteArray sealed = valueOf(sealBody(keys->suite(), key, subject, personal));
    return valueOf(transact([&](storage::Database& db) {
        return journal->append(db, NewFact{
                                       .kind = QStringLiteral("sample.added"),
                                       .subject = subject,
                                       .body = {{QStringLiteral("amount"), 1}},
                                       .sealed = sealed,
                                       .keyId = key.id,
                                       .keyDigest = key.keyDigest,
                                   });
    }));
}

DataKey TestNode::createDataKey(const std::vector<Recipient>& recipients)
{
    return valueOf(
        transact([&](storage::Database& db) { return journal->createDataKey(db, recipients); }));
}

Recipient TestNode::asRecipient() const
{
    return {.node = journal->node(), .sealingPublicKey = keys->sealingPublicKey()};
}

Batch TestNode::nextBatch(int maxRows)
{
    return valueOf(journal->nextBatch(*database, maxRows));
}

Result<void> TestNode::acknowledge(const Ack& ack, const Batch& sent)
{
    return transact([&](storage::Database& db) { return journal->acknowledged(db, ack, sent); });
}

Result<Ingested> TestNode::ingest(const Batch& batch, const TestNode& child)
{
    return ingest(batch, child.keys->signingPublicKey());
}

Result<Ingested> TestNode::ingest(const Batch& batch, QByteArrayView signingKey)
{
    return transact([&](storage::Database& db) { return journal->ingest(db, batch, signingKey); });
}

void TestNode::shipAll(TestNode& parent, int maxRows)
{
    while (valueOf(journal->backlog(*database)) > 0) {
        const Batch batch = nextBatch(maxRows);
        const Ingested taken = valueOf(parent.ingest(batch, *this));
        OW_ENFORCE(!taken.refusal.has_value());
        succeed(acknowledge(taken.ack, batch));
    }
}

QList<Row> TestNode::rowsOf(const QString& node, quint32 incarnation)
{
    ChainStore chains(*database);
    Chain chain;
    chain.node = node;
    chain.incarnation = incarnation;
    return valueOf(chains.rows(chain, 1, kNoPos, 1'000'000));
}

qint64 TestNode::number(std::string_view sql)
{
    auto statement = valueOf(database->prepare(sql));
    return valueOf(statement.step()) ? statement.integer(0) : -1;
}

void TestNode::run(const QString& sql)
{
    succeed(database->execute(sql));
}

} // namespace onewindow::journal
