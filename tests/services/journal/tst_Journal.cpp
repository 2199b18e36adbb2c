// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/ChainStore.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/Journal.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

namespace {

const QJsonObject kPersonal{{QStringLiteral("name"), QStringLiteral("王小明")},
                            {QStringLiteral("idNumber"), QStringLiteral("11010519491231002X")}};

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void appendLinksRows_data() { TestStores::addEngineRows(); }

    void appendLinksRows();

    void appendAppliesProjections_data() { TestStores::addEngineRows(); }

    void appendAppliesProjections();

    void failedProjectionUndoesTheFact_data() { TestStores::addEngineRows(); }

    void failedProjectionUndoesTheFact();
    void badFactIsRefused_data();
    void badFactIsRefused();

    void reopenGoesOn_data() { TestStores::addEngineRows(); }

    void reopenGoesOn();
    void storeOfAnotherNodeIsRefused();

    void newIncarnationStartsAnew_data() { TestStores::addEngineRows(); }

    void newIncarnationStartsAnew();
    void ownTimeGoesBackOnlyWhenDisciplined();
    void sealedForRecipientsOnly_data();
    void sealedForRecipientsOnly();
    void sealIsBoundToItsSubject();

    void erasedKeyIsGoneAndTheChainStays_data() { TestStores::addEngineRows(); }

    void erasedKeyIsGoneAndTheChainStays();

    void storeTellsWhatAnyEngineReadsBack_data() { TestStores::addEngineRows(); }

    void storeTellsWhatAnyEngineReadsBack();

private:
    std::unique_ptr<TestNode> freshNode(const QString& id)
    {
        return std::make_unique<TestNode>(id, m_stores.freshDatabase(), TestNode::Options{});
    }

    TestStores m_stores;
};

void TestJournal::appendLinksRows()
{
    const auto node = freshNode(QStringLiteral("kiosk-1"));
    QByteArray prev = noDigest();
    for (quint64 seq = 1; seq <= 20; ++seq) {
        const Row row = node->append();
        QCOMPARE(row.node, QStringLiteral("kiosk-1"));
        QCOMPARE(row.incarnation, 1U);
        QCOMPARE(row.seq, seq);
        QCOMPARE(row.prev, prev);
        QCOMPARE(row.digest, rowDigest(row));
        QCOMPARE(row.at, node->clock.now());
        QCOMPARE(row.correctedMs, row.at.wallMs);
        prev = row.digest;
        node->clock.advance(10);
    }
    QCOMPARE(node->number("SELECT MAX(pos) FROM journal"), 20);
    QCOMPARE(node->number("SELECT last_pos FROM chains"), 20);
}

void TestJournal::appendAppliesProjections()
{
    const auto node = freshNode(QStringLiteral("kiosk-1"));
    node->append(QStringLiteral("sample.added"), 'a', 3);
    node->append(QStringLiteral("sample.added"), 'a', 4);
    node->append(QStringLiteral("sample.added"), 'b', 5);
    node->append(QStringLiteral("something.else"), 'c', 6);
    QCOMPARE(node->number("SELECT SUM(total) FROM sample_sums"), 12);
    node->append(QStringLiteral("sample.removed"), 'a');
    QCOMPARE(node->number("SELECT SUM(total) FROM sample_sums"), 5);
}

void TestJournal::failedProjectionUndoesTheFact()
{
    const auto node = freshNode(QStringLiteral("kiosk-1"));
    node->append();
    const auto refused = node->transact([&](storage::Database& db) {
        return node->journal->append(db, NewFact{
                                             .kind = QStringLiteral("sample.refused"),
                                             .subject = QByteArray(16, 's'),
                                             .body = {},
                                             .sealed = {},
                                             .keyId = {},
                                             .keyDigest = {},
                                         });
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(node->ownRows().size(), 1);
    QCOMPARE(node->append().seq, 2U);
}

void TestJournal::badFactIsRefused_data()
{
    QTest::addColumn<NewFact>("fact");
    const NewFact good{
        .kind = QStringLiteral("sample.added"),
        .subject = QByteArray(16, 's'),
        .body = {},
        .sealed = {},
        .keyId = {},
        .keyDigest = {},
    };
    const auto add = [&](const char* name, auto change) {
        NewFact fact = good;
        change(fact);
        QTest::newRow(name) << fact;
    };
    add("no kind", [](NewFact& fact) { fact.kind.clear(); });
    add("short subject", [](NewFact& fact) { fact.subject = "short"; });
    add("body too large", [](NewFact& fact) {
        fact.body = {{QStringLiteral("text"), QString(kBodyLimit, u'x')}};
    });
    add("sealed without key", [](NewFact& fact) { fact.sealed = "sealed"; });
}

void TestJournal::badFactIsRefused()
{
    QFETCH(NewFact, fact);
    TestNode node(QStringLiteral("kiosk-1"));
    const auto refused =
        node.transact([&](storage::Database& db) { return node.journal->append(db, fact); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadFrame);
    QCOMPARE(node.ownRows().size(), 0);
}

void TestJournal::reopenGoesOn()
{
    const auto options = valueOf(m_stores.fresh());
    QByteArray head;
    {
        TestNode node(QStringLiteral("kiosk-1"), storage::openOrDie(options), {});
        node.append();
        head = node.append().digest;
    }
    TestNode node(QStringLiteral("kiosk-1"), storage::openOrDie(options), {});
    const Row row = node.append();
    QCOMPARE(row.seq, 3U);
    QCOMPARE(row.prev, head);
}

void TestJournal::storeOfAnotherNodeIsRefused()
{
    TestNode node(QStringLiteral("kiosk-1"));
    Journal other({
        .node = QStringLiteral("kiosk-2"),
        .keys = node.keys.get(),
        .clock = &node.clock,
        .projections = {},
    });
    const auto opened = other.open(*node.database);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Conflict);
}

void TestJournal::newIncarnationStartsAnew()
{
    const auto node = freshNode(QStringLiteral("kiosk-1"));
    node->append();
    node->append();
    const auto start = [&](quint32 atLeast) {
        return valueOf(node->transact(
            [&](storage::Database& db) { return node->journal->startIncarnation(db, atLeast); }));
    };
    QCOMPARE(start(1), 2U);
    QCOMPARE(start(9), 9U);
    const Row row = node->append();
    QCOMPARE(row.incarnation, 9U);
    QCOMPARE(row.seq, 1U);
    QCOMPARE(row.prev, noDigest());
    QCOMPARE(node->ownRows(1).size(), 2);
    QCOMPARE(node->number("SELECT MAX(pos) FROM journal"), 3);
    QCOMPARE(valueOf(node->journal->backlog(*node->database)), 3);
}

void TestJournal::ownTimeGoesBackOnlyWhenDisciplined()
{
    TestNode node(QStringLiteral("hall-1"));
    const qint64 first = node.append().correctedMs;
    node.clock.setSynced(false);
    node.clock.jumpWall(-5 * 3'600'000);
    QCOMPARE(node.append().correctedMs, first);
    node.clock.setSynced(true);
    QCOMPARE(node.append().correctedMs, node.clock.now().wallMs);
}

void TestJournal::sealedForRecipientsOnly_data()
{
    QTest::addColumn<crypto::Suite>("suite");
    QTest::newRow("national") << crypto::Suite::National;
    QTest::newRow("international") << crypto::Suite::International;
}

void TestJournal::sealedForRecipientsOnly()
{
    QFETCH(crypto::Suite, suite);
    TestNode kiosk(QStringLiteral("kiosk-1"), {.suite = suite});
    TestNode hall(QStringLiteral("hall-1"), {.suite = suite});
    TestNode centre(QStringLiteral("centre"), {.suite = suite});
    TestNode stranger(QStringLiteral("hall-2"), {.suite = suite});
    const DataKey key = kiosk.createDataKey({hall.asRecipient(), centre.asRecipient()});
    const Row sent = kiosk.appendSealed(key, kPersonal);
    QVERIFY(!sent.sealed.contains("11010519491231002X"));
    const Batch batch = kiosk.nextBatch();

    for (TestNode* node : {&hall, &centre, &stranger}) {
        QVERIFY(!valueOf(node->ingest(batch, kiosk)).refusal);
        const Row row = node->rowsOf(QStringLiteral("kiosk-1")).first();
        const auto opened = node->journal->openDataKey(*node->database, row.keyId);
        QCOMPARE(bool(opened), node != &stranger);
        if (opened) {
            QCOMPARE(valueOf(unsealBody(opened.value(), row.subject, row.sealed)), kPersonal);
        } else {
            QCOMPARE(opened.error().code, ErrorCode::NotFound);
        }
    }
    // The writer keeps the key in memory only.
    QVERIFY(!kiosk.journal->openDataKey(*kiosk.database, key.id));
}

void TestJournal::sealIsBoundToItsSubject()
{
    TestNode node(QStringLiteral("kiosk-1"));
    const DataKey key = node.createDataKey({node.asRecipient()});
    const QByteArray subject(16, 's');
    const QByteArray sealed = valueOf(sealBody(crypto::Suite::National, key, subject, kPersonal));
    QCOMPARE(valueOf(unsealBody(key, subject, sealed)), kPersonal);
    const auto moved = unsealBody(key, QByteArray(16, 't'), sealed);
    QVERIFY(!moved);
    QCOMPARE(moved.error().code, ErrorCode::SealBroken);
    const DataKey reopened = valueOf(node.journal->openDataKey(*node.database, key.id));
    QCOMPARE(valueOf(unsealBody(reopened, subject, sealed)), kPersonal);
    QCOMPARE(reopened.keyDigest, key.keyDigest);
}

void TestJournal::erasedKeyIsGoneAndTheChainStays()
{
    const auto hall = freshNode(QStringLiteral("hall-1"));
    TestNode kiosk(QStringLiteral("kiosk-1"));
    const DataKey key = kiosk.createDataKey({hall->asRecipient()});
    kiosk.appendSealed(key, kPersonal);
    const Batch first = kiosk.nextBatch();
    QVERIFY(!valueOf(hall->ingest(first, kiosk)).refusal);

    succeed(hall->transact(
        [&](storage::Database& db) { return hall->journal->eraseDataKey(db, key.id); }));
    const auto opened = hall->journal->openDataKey(*hall->database, key.id);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NotFound);

    // The envelopes come again with the next row of the session, and are not taken back.
    kiosk.appendSealed(key, kPersonal);
    QVERIFY(!kiosk.nextBatch().envelopes.isEmpty());
    QVERIFY(!valueOf(hall->ingest(kiosk.nextBatch(), kiosk)).refusal);
    QVERIFY(!hall->journal->openDataKey(*hall->database, key.id));
    const QList<Row> rows = hall->rowsOf(QStringLiteral("kiosk-1"));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rowDigest(rows[0]), rows[0].digest);
    QCOMPARE(rows[1].prev, rows[0].digest);
}

void TestJournal::storeTellsWhatAnyEngineReadsBack()
{
    const auto node = freshNode(QStringLiteral("hall-1"));
    TestNode kiosk(QStringLiteral("kiosk-1"));
    const DataKey key = kiosk.createDataKey({node->asRecipient()});
    kiosk.append();
    kiosk.appendSealed(key, kPersonal);
    kiosk.append(QStringLiteral("sample.removed"));
    kiosk.shipAll(*node);
    const QList<Row> sent = kiosk.ownRows();
    const QList<Row> held = node->rowsOf(QStringLiteral("kiosk-1"));
    QCOMPARE(held.size(), sent.size());
    for (qsizetype i = 0; i < sent.size(); ++i) {
        QCOMPARE(encodeRow(held[i]), encodeRow(sent[i]));
        QCOMPARE(held[i].digest, sent[i].digest);
        QCOMPARE(held[i].prev, sent[i].prev);
    }
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_Journal.moc"
