// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/BatchStore.h"
#include "services/journal/ChainStore.h"
#include "services/journal/Journal.h"
#include "services/journal/Verifier.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

namespace {

const QString kKiosk = QStringLiteral("kiosk-1");
const QString kHall = QStringLiteral("hall-1");
const QJsonObject kPersonal{{QStringLiteral("name"), QStringLiteral("王小明")}};

void expectFrozen()
{
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("^chain frozen")));
}

void expectLowerHeld()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^the parent holds")));
}

/// `batch` as its node would send it after `change`: linked and signed anew.
template <typename Change>
Batch forged(Batch batch, const TestNode& signer, Change change)
{
    change(batch);
    QByteArray prev = batch.firstPrev;
    for (Row& row : batch.rows) {
        row.prev = prev;
        row.digest = rowDigest(row);
        prev = row.digest;
    }
    batch.signature = valueOf(signer.keys->sign(signedBytes(batch)));
    return batch;
}

/// Everything a refused batch must leave as it was.
QList<qint64> countsOf(TestNode& node)
{
    return {node.number("SELECT COUNT(*) FROM journal"),
            node.number("SELECT COUNT(*) FROM chains"),
            node.number("SELECT COUNT(*) FROM envelopes"),
            node.number("SELECT COUNT(*) FROM batches"),
            node.number("SELECT COUNT(*) FROM quarantine"),
            node.number("SELECT SUM(last_pos) FROM chains")};
}

ErrorCode refusalOf(const Result<Ingested>& taken)
{
    return valueOf(taken).refusal.value_or(Error{ErrorCode::Cancelled, {}}).code;
}

bool isSound(TestNode& node)
{
    const VerifyReport report = valueOf(verifyStore(*node.database, {&node.projection}));
    if (!report.isOk()) {
        qInfo("%s", qPrintable(report.firstBad));
    }
    return report.isOk();
}

} // namespace

class TestIngest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void takesEachRowOnce_data() { TestStores::addEngineRows(); }

    void takesEachRowOnce();
    void answersWithoutRows();
    void gapChangesNothing();
    void wrongSignatureChangesNothing_data();
    void wrongSignatureChangesNothing();

    void forkFreezes_data() { TestStores::addEngineRows(); }

    void forkFreezes();
    void brokenLinkFreezes();
    void brokenFirstRowFreezes();
    void frozenChainKeepsALimitedNumber();
    void unlinkedBatchIsRefused_data();
    void unlinkedBatchIsRefused();
    void ownChainIsRefused();
    void incarnationsAreSeparate();
    void restoredParentIsShippedTheRest();
    void rolledBackChildIsTold();
    void ackOfUnknownChainIsRefused();
    void batchesHaveLimits();
    void envelopesMustFit_data();
    void envelopesMustFit();
    void envelopesGoOnceSafe_data();
    void envelopesGoOnceSafe();
    void absentEnvelopesComeBack();
    void keyErasedBeforehandStaysErased();
    void projectionErrorTakesNothing();
    void relaysInOrder();
    void terminalCannotChooseItsTimes();
    void centreIsSafeAtOnce();
    void timesAreFixedAtIngest();
    void costsTheSameHoweverLongTheChain();

private:
    TestStores m_stores;
};

void TestIngest::takesEachRowOnce()
{
    TestNode hall(kHall, m_stores.freshDatabase(), {});
    TestNode kiosk(kKiosk);
    for (int i = 0; i < 10; ++i) {
        kiosk.append();
    }
    const Batch first = kiosk.nextBatch(4);
    QCOMPARE(first.rows.size(), 4);
    Ingested taken = valueOf(hall.ingest(first, kiosk));
    QCOMPARE(taken.newRows, 4);
    QCOMPARE(taken.ack.held, 4U);
    QCOMPARE(taken.ack.node, kKiosk);

    // The answer was lost: the same again, and then some of it with more.
    taken = valueOf(hall.ingest(first, kiosk));
    QCOMPARE(taken.newRows, 0);
    QCOMPARE(taken.ack.held, 4U);
    taken = valueOf(hall.ingest(kiosk.nextBatch(), kiosk));
    QCOMPARE(taken.newRows, 6);
    QCOMPARE(taken.ack.held, 10U);
    succeed(kiosk.acknowledge(taken.ack));
    QCOMPARE(valueOf(kiosk.journal->backlog(*kiosk.database)), 0);
    QVERIFY(kiosk.nextBatch().rows.isEmpty());

    const QList<Row> sent = kiosk.ownRows();
    const QList<Row> held = hall.rowsOf(kKiosk);
    QCOMPARE(held.size(), sent.size());
    for (qsizetype i = 0; i < sent.size(); ++i) {
        QCOMPARE(held[i].digest, sent[i].digest);
    }
    QCOMPARE(hall.number("SELECT total FROM sample_sums"), 10);
    QVERIFY(isSound(hall));
}

void TestIngest::answersWithoutRows()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    kiosk.append();
    kiosk.shipAll(hall);
    const Batch question = kiosk.nextBatch();
    QVERIFY(question.rows.isEmpty());
    const Batch arrived = valueOf(decodeBatch(encodeBatch(question)));
    const Ingested answer = valueOf(hall.ingest(arrived, kiosk));
    QVERIFY(!answer.refusal);
    QCOMPARE(answer.ack.held, 1U);
    // Nobody is told what another node's chain holds.
    TestNode stranger(QStringLiteral("kiosk-2"));
    const auto asked = hall.ingest(arrived, stranger);
    QVERIFY(!asked);
    QCOMPARE(asked.error().code, ErrorCode::BadSignature);
}

void TestIngest::gapChangesNothing()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    for (int i = 0; i < 6; ++i) {
        kiosk.append();
    }
    const Batch first = kiosk.nextBatch(2);
    succeed(kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = 4}, first));
    QVERIFY(!valueOf(hall.ingest(first, kiosk)).refusal);
    const QList<qint64> before = countsOf(hall);
    const auto taken = hall.ingest(kiosk.nextBatch(), kiosk);
    QCOMPARE(refusalOf(taken), ErrorCode::ChainGap);
    QCOMPARE(valueOf(taken).ack.held, 2U);
    QCOMPARE(countsOf(hall), before);
    expectLowerHeld();
    succeed(kiosk.acknowledge(valueOf(taken).ack));
    kiosk.shipAll(hall);
    QCOMPARE(hall.rowsOf(kKiosk).size(), 6);
}

void TestIngest::wrongSignatureChangesNothing_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"signature", "another node's key", "time", "row", "shorter"}) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

void TestIngest::wrongSignatureChangesNothing()
{
    QFETCH(QString, what);
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    TestNode other(QStringLiteral("kiosk-2"));
    kiosk.append();
    kiosk.append();
    Batch batch = kiosk.nextBatch();
    if (what == u"signature") {
        batch.signature[40] = static_cast<char>(batch.signature[40] ^ 1);
    } else if (what == u"time") {
        batch.sentAt.bootMs += 1;
    } else if (what == u"row") {
        batch.rows[1].body = "{}";
        batch.rows[1].digest = rowDigest(batch.rows[1]);
    } else if (what == u"shorter") {
        batch.rows.removeLast();
    }
    const QList<qint64> before = countsOf(hall);
    const auto taken = hall.ingest(batch, what == u"another node's key" ? other : kiosk);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::BadSignature);
    QCOMPARE(countsOf(hall), before);
}

void TestIngest::forkFreezes()
{
    TestNode hall(kHall, m_stores.freshDatabase(), {});
    TestNode kiosk(kKiosk);
    for (int i = 0; i < 5; ++i) {
        kiosk.append();
    }
    const Batch all = kiosk.nextBatch();
    QVERIFY(!valueOf(hall.ingest(all, kiosk)).refusal);
    // A copy of the store went another way at row 4.
    const Batch fork = forged(all, kiosk, [](Batch& batch) { batch.rows[3].body = "{}"; });
    expectFrozen();
    const auto taken = hall.ingest(fork, kiosk);
    QCOMPARE(refusalOf(taken), ErrorCode::ChainForked);
    QCOMPARE(valueOf(taken).refusal->detail, QStringLiteral("kiosk-1/1/4"));
    QCOMPARE(hall.number("SELECT frozen FROM chains WHERE node = 'kiosk-1'"), 1);
    QCOMPARE(hall.rowsOf(kKiosk).size(), 5);

    // Both sides are kept whole: theirs with its signature, ours beside it.
    auto kept =
        valueOf(hall.database->prepare("SELECT theirs, ours, signing_key, reason FROM quarantine"));
    QVERIFY(valueOf(kept.step()));
    const Batch theirs = valueOf(decodeBatch(kept.blob(0)));
    QCOMPARE(theirs.rows.last().digest, fork.rows.last().digest);
    succeed(crypto::verify(kept.blob(2), signedBytes(theirs), theirs.signature));
    const Batch ours = valueOf(decodeBatch(kept.blob(1)));
    QCOMPARE(ours.rows.size(), 5);
    QCOMPARE(ours.rows.last().digest, all.rows.last().digest);
    QCOMPARE(kept.text(3), QStringLiteral("ChainForked"));
    kept.reset();

    // From now on even what would fit is refused.
    kiosk.append();
    QCOMPARE(refusalOf(hall.ingest(kiosk.nextBatch(), kiosk)), ErrorCode::ChainForked);
    QCOMPARE(hall.rowsOf(kKiosk).size(), 5);
    QVERIFY(isSound(hall));
}

void TestIngest::brokenLinkFreezes()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    for (int i = 0; i < 3; ++i) {
        kiosk.append();
    }
    const Batch first = kiosk.nextBatch(2);
    QVERIFY(!valueOf(hall.ingest(first, kiosk)).refusal);
    succeed(kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = 2}, first));
    const Batch broken = forged(kiosk.nextBatch(), kiosk,
                                [](Batch& batch) { batch.firstPrev = QByteArray(32, 'x'); });
    expectFrozen();
    QCOMPARE(refusalOf(hall.ingest(broken, kiosk)), ErrorCode::ChainBroken);
    QCOMPARE(refusalOf(hall.ingest(kiosk.nextBatch(), kiosk)), ErrorCode::ChainForked);
    QCOMPARE(hall.number("SELECT COUNT(*) FROM quarantine"), 2);
    QVERIFY(isSound(hall));
}

void TestIngest::brokenFirstRowFreezes()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    kiosk.append();
    const Batch broken = forged(kiosk.nextBatch(), kiosk,
                                [](Batch& batch) { batch.firstPrev = QByteArray(32, 'x'); });
    expectFrozen();
    const auto taken = hall.ingest(broken, kiosk);
    QCOMPARE(refusalOf(taken), ErrorCode::ChainBroken);
    QCOMPARE(valueOf(taken).ack.held, 0U);
    QVERIFY(isSound(hall));
}

void TestIngest::frozenChainKeepsALimitedNumber()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    kiosk.append();
    kiosk.shipAll(hall);
    const auto offer = [&](int rows) {
        TestNode clone(kKiosk);
        for (int i = 0; i < rows; ++i) {
            clone.append();
        }
        return hall.ingest(clone.nextBatch(rows), clone);
    };
    expectFrozen();
    QCOMPARE(refusalOf(offer(700)), ErrorCode::ChainForked);
    QCOMPARE(refusalOf(offer(250)), ErrorCode::ChainForked);
    QCOMPARE(refusalOf(offer(100)), ErrorCode::ChainForked); // No room for these.
    QCOMPARE(refusalOf(offer(50)), ErrorCode::ChainForked);
    QCOMPARE(hall.number("SELECT SUM(row_count) FROM quarantine"), 1000);
    QCOMPARE(hall.number("SELECT COUNT(*) FROM quarantine"), 3);
}

void TestIngest::unlinkedBatchIsRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("digest of another row") << 0;
    QTest::newRow("prev of another row") << 1;
    QTest::newRow("row left out") << 2;
    QTest::newRow("row of another node") << 3;
    QTest::newRow("row outside its limits") << 4;
}

// Batches that did not come through decodeBatch() are looked at all the same.
void TestIngest::unlinkedBatchIsRefused()
{
    QFETCH(int, kind);
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    for (int i = 0; i < 3; ++i) {
        kiosk.append();
    }
    Batch batch = kiosk.nextBatch();
    switch (kind) {
    case 0:
        batch.rows[1].digest = batch.rows[0].digest;
        break;
    case 1:
        batch.rows[1].prev = batch.rows[1].digest;
        break;
    case 2:
        batch.rows.removeAt(1);
        break;
    case 3:
        batch.rows[1].node = QStringLiteral("kiosk-2");
        break;
    default:
        batch.rows[1].kind.clear();
    }
    const auto taken = hall.ingest(batch, kiosk);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::BadFrame);
}

void TestIngest::ownChainIsRefused()
{
    TestNode hall(kHall);
    TestNode twin(kHall);
    twin.append();
    const auto taken = hall.ingest(twin.nextBatch(), twin);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::Conflict);
}

void TestIngest::incarnationsAreSeparate()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    for (int i = 0; i < 3; ++i) {
        kiosk.append();
    }
    QVERIFY(!valueOf(hall.ingest(kiosk.nextBatch(2), kiosk)).refusal);
    // Restored: a new life begins while the old one still has a row to ship.
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QStringLiteral("^incarnation 2")));
    valueOf(kiosk.transact(
        [&](storage::Database& db) { return kiosk.journal->startIncarnation(db, 2); }));
    kiosk.append();
    kiosk.shipAll(hall);
    QCOMPARE(hall.rowsOf(kKiosk, 1).size(), 3);
    QCOMPARE(hall.rowsOf(kKiosk, 2).size(), 1);
    QCOMPARE(valueOf(hall.journal->heldOf(*hall.database, kKiosk, 1)).held, 3U);
    QCOMPARE(valueOf(hall.journal->heldOf(*hall.database, kKiosk, 2)).held, 1U);
    QCOMPARE(valueOf(hall.journal->heldOf(*hall.database, kKiosk, 3)).held, 0U);
    QVERIFY(isSound(hall));
    QVERIFY(isSound(kiosk));
}

void TestIngest::restoredParentIsShippedTheRest()
{
    TestNode kiosk(kKiosk);
    TestNode hall(kHall);
    for (int i = 0; i < 4; ++i) {
        kiosk.append();
    }
    kiosk.shipAll(hall, 2);
    kiosk.append();
    // The hall's store is lost: another begins with nothing.
    TestNode restored(kHall);
    const auto taken = restored.ingest(kiosk.nextBatch(), kiosk);
    QCOMPARE(refusalOf(taken), ErrorCode::ChainGap);
    expectLowerHeld();
    succeed(kiosk.acknowledge(valueOf(taken).ack));
    QCOMPARE(valueOf(kiosk.journal->backlog(*kiosk.database)), 5);
    kiosk.shipAll(restored);
    QCOMPARE(restored.rowsOf(kKiosk).size(), 5);
    QCOMPARE(restored.rowsOf(kKiosk).last().digest, kiosk.ownRows().last().digest);
}

void TestIngest::rolledBackChildIsTold()
{
    TestNode kiosk(kKiosk);
    kiosk.append();
    const auto told = kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = 2});
    QVERIFY(!told);
    QCOMPARE(told.error().code, ErrorCode::ChainForked);
    QVERIFY(!kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = 1, .safe = ~0ULL}));
}

void TestIngest::ackOfUnknownChainIsRefused()
{
    TestNode kiosk(kKiosk);
    const auto told = kiosk.acknowledge({.node = kKiosk, .incarnation = 2});
    QVERIFY(!told);
    QCOMPARE(told.error().code, ErrorCode::NotFound);
}

void TestIngest::batchesHaveLimits()
{
    TestNode kiosk(kKiosk);
    succeed(kiosk.transact([&](storage::Database& db) -> Result<void> {
        for (int i = 0; i < 2100; ++i) {
            const bool isLarge = i < 20;
            const auto row = kiosk.journal->append(
                db, NewFact{
                        .kind = QStringLiteral("sample.other"),
                        .subject = QByteArray(16, 's'),
                        .body = {{QStringLiteral("text"), QString(isLarge ? 60'000 : 1, u'x')}},
                        .sealed = {},
                        .keyId = {},
                        .keyDigest = {},
                    });
            if (!row) {
                return row.error();
            }
        }
        return {};
    }));
    qsizetype shipped = 0;
    while (valueOf(kiosk.journal->backlog(*kiosk.database)) > 0) {
        const Batch batch = kiosk.nextBatch(1'000'000);
        QVERIFY(!batch.rows.isEmpty());
        QVERIFY(batch.rows.size() <= kBatchRowLimit);
        QVERIFY(encodeBatch(batch).size() <= 600 * 1024);
        shipped += batch.rows.size();
        succeed(kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = batch.rows.last().seq},
                                  batch));
    }
    QCOMPARE(shipped, 2100);
}

void TestIngest::envelopesMustFit_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("changed blob") << 0;
    QTest::newRow("one recipient left out") << 1;
    QTest::newRow("one recipient twice") << 2;
    QTest::newRow("of a key no row uses") << 3;
    QTest::newRow("key digest of a later row differs") << 4;
}

void TestIngest::envelopesMustFit()
{
    QFETCH(int, kind);
    TestNode hall(kHall);
    TestNode centre(QStringLiteral("centre"));
    TestNode kiosk(kKiosk);
    const DataKey key = kiosk.createDataKey({hall.asRecipient(), centre.asRecipient()});
    kiosk.appendSealed(key, kPersonal);
    kiosk.appendSealed(key, kPersonal);
    const Batch batch = forged(kiosk.nextBatch(), kiosk, [&](Batch& changed) {
        switch (kind) {
        case 0:
            changed.envelopes[0].blob[50] = static_cast<char>(changed.envelopes[0].blob[50] ^ 1);
            break;
        case 1:
            changed.envelopes.removeLast();
            break;
        case 2:
            changed.envelopes.append(changed.envelopes.first());
            break;
        case 3:
            changed.envelopes.append(changed.envelopes.first());
            changed.envelopes.last().keyId[0] =
                static_cast<char>(changed.envelopes.last().keyId[0] ^ 1);
            break;
        default:
            changed.rows[1].keyDigest[0] = static_cast<char>(changed.rows[1].keyDigest[0] ^ 1);
        }
    });
    const QList<qint64> before = countsOf(hall);
    const auto taken = hall.ingest(batch, kiosk);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::BadFrame);
    QCOMPARE(countsOf(hall), before);
}

void TestIngest::envelopesGoOnceSafe_data()
{
    QTest::addColumn<bool>("keepsEnvelopes");
    QTest::newRow("kiosk") << false;
    QTest::newRow("hall") << true;
}

void TestIngest::envelopesGoOnceSafe()
{
    QFETCH(bool, keepsEnvelopes);
    TestNode parent(QStringLiteral("centre"));
    TestNode node(QStringLiteral("node-1"), {.keepsEnvelopes = keepsEnvelopes});
    const DataKey first = node.createDataKey({node.asRecipient(), parent.asRecipient()});
    const DataKey second = node.createDataKey({node.asRecipient(), parent.asRecipient()});
    node.appendSealed(first, kPersonal);
    node.appendSealed(second, kPersonal);
    const Batch batch = node.nextBatch();
    const auto canOpen = [&](const DataKey& key) {
        return bool(node.journal->openDataKey(*node.database, key.id));
    };
    const QString id = node.journal->node();
    succeed(node.acknowledge({.node = id, .incarnation = 1, .held = 2}, batch));
    QVERIFY(canOpen(first) && canOpen(second));
    succeed(node.acknowledge({.node = id, .incarnation = 1, .held = 2, .safe = 1}));
    QCOMPARE(canOpen(first), keepsEnvelopes);
    QVERIFY(canOpen(second));
    succeed(node.acknowledge({.node = id, .incarnation = 1, .held = 2, .safe = 2}));
    QCOMPARE(canOpen(second), keepsEnvelopes);
    QVERIFY(isSound(node));
}

void TestIngest::absentEnvelopesComeBack()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    const DataKey key = kiosk.createDataKey({hall.asRecipient()});
    kiosk.appendSealed(key, kPersonal);
    const Batch whole = kiosk.nextBatch();
    Batch bare = whole;
    bare.envelopes.clear();
    QVERIFY(!valueOf(hall.ingest(bare, kiosk)).refusal);
    QVERIFY(!hall.journal->openDataKey(*hall.database, key.id));
    QVERIFY(isSound(hall));
    QCOMPARE(valueOf(hall.ingest(whole, kiosk)).newRows, 0);
    QVERIFY(hall.journal->openDataKey(*hall.database, key.id));
    QVERIFY(isSound(hall));
}

void TestIngest::keyErasedBeforehandStaysErased()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    const DataKey key = kiosk.createDataKey({hall.asRecipient()});
    kiosk.appendSealed(key, kPersonal);
    // A restored hall replays its erasures before it serves.
    succeed(hall.transact(
        [&](storage::Database& db) { return hall.journal->eraseDataKey(db, key.id); }));
    kiosk.shipAll(hall);
    QVERIFY(!hall.journal->openDataKey(*hall.database, key.id));
    QVERIFY(isSound(hall));
}

void TestIngest::projectionErrorTakesNothing()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    Journal plain({
        .node = kKiosk,
        .keys = kiosk.keys.get(),
        .clock = &kiosk.clock,
        .projections = {},
    });
    valueOf(kiosk.transact([&](storage::Database& db) {
        return plain.append(db, NewFact{
                                    .kind = QStringLiteral("sample.refused"),
                                    .subject = QByteArray(16, 's'),
                                    .body = {},
                                    .sealed = {},
                                    .keyId = {},
                                    .keyDigest = {},
                                });
    }));
    const QList<qint64> before = countsOf(hall);
    QVERIFY(!hall.ingest(kiosk.nextBatch(), kiosk));
    QCOMPARE(countsOf(hall), before);
}

void TestIngest::relaysInOrder()
{
    TestNode centre(QStringLiteral("centre"), {.isCentre = true, .takesRelays = true});
    TestNode hall(kHall, {.keepsEnvelopes = true});
    TestNode kiosk(kKiosk);
    const DataKey key = kiosk.createDataKey({hall.asRecipient(), centre.asRecipient()});
    hall.append();
    kiosk.appendSealed(key, kPersonal);
    kiosk.append();
    kiosk.shipAll(hall);
    hall.append();
    hall.append();
    kiosk.append();
    kiosk.shipAll(hall);
    hall.append();
    // By the time the centre hears of it the clocks have moved on: the hall's times count.
    for (TestNode* node : {&centre, &hall, &kiosk}) {
        node->clock.advance(3'600'000);
    }
    QCOMPARE(valueOf(hall.journal->backlog(*hall.database)), 7);
    while (valueOf(hall.journal->backlog(*hall.database)) > 0) {
        const Batch batch = valueOf(decodeBatch(encodeBatch(hall.nextBatch())));
        const bool isRelayed = batch.node == kKiosk;
        QCOMPARE(batch.isRelayed, isRelayed);
        const Ingested taken = valueOf(centre.ingest(batch, isRelayed ? kiosk : hall));
        QVERIFY(!taken.refusal);
        QCOMPARE(taken.ack.safe, taken.ack.held);
        succeed(hall.acknowledge(taken.ack, batch));
    }
    const auto order = [](TestNode& node) {
        QList<QByteArray> digests;
        auto rows = valueOf(node.database->prepare("SELECT digest FROM journal ORDER BY pos"));
        while (valueOf(rows.step())) {
            digests.append(rows.blob(0));
        }
        return digests;
    };
    QCOMPARE(order(centre), order(hall));
    const QList<Row> atHall = hall.rowsOf(kKiosk);
    const QList<Row> atCentre = centre.rowsOf(kKiosk);
    for (qsizetype i = 0; i < atHall.size(); ++i) {
        QCOMPARE(atCentre[i].correctedMs, atHall[i].correctedMs);
    }
    QVERIFY(centre.journal->openDataKey(*centre.database, key.id));
    QVERIFY(hall.journal->openDataKey(*hall.database, key.id));
    // What the hall knows to be safe, it tells the kiosk, which forgets.
    const Ingested answer = valueOf(hall.ingest(kiosk.nextBatch(), kiosk));
    QCOMPARE(answer.ack.safe, 3U);
    succeed(kiosk.acknowledge(answer.ack));
    QCOMPARE(kiosk.number("SELECT state FROM envelopes"), 2);
    QVERIFY(isSound(centre));
    QVERIFY(isSound(hall));
    QVERIFY(isSound(kiosk));
}

// The mark of a relayed batch is not signed: where nobody relays, it is refused.
void TestIngest::terminalCannotChooseItsTimes()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    kiosk.append();
    Batch batch = kiosk.nextBatch();
    batch.isRelayed = true;
    batch.rows[0].correctedMs -= 3'600'000;
    const QList<qint64> before = countsOf(hall);
    const auto taken = hall.ingest(batch, kiosk);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::NotPermitted);
    QCOMPARE(countsOf(hall), before);
}

void TestIngest::centreIsSafeAtOnce()
{
    TestNode centre(QStringLiteral("centre"), {.isCentre = true});
    TestNode kiosk(kKiosk);
    centre.append();
    kiosk.append();
    const Ingested taken = valueOf(centre.ingest(kiosk.nextBatch(), kiosk));
    QCOMPARE(taken.ack.safe, 1U);
    QCOMPARE(valueOf(centre.journal->backlog(*centre.database)), 0);
    QVERIFY(centre.nextBatch().rows.isEmpty());
}

// The kiosk's wall clock jumps by hours, in both directions, within a boot and across a boot whose
// clock the hall has seen: the hall's times are right all the same.
void TestIngest::timesAreFixedAtIngest()
{
    constexpr qint64 kHour = 3'600'000;
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    QList<qint64> due;
    const auto both = [&](qint64 ms) {
        hall.clock.advance(ms);
        kiosk.clock.advance(ms);
    };
    const auto issue = [&] {
        kiosk.append();
        due.append(hall.clock.now().wallMs);
        both(60'000);
    };
    issue();
    kiosk.clock.jumpWall(5 * kHour);
    issue();
    kiosk.shipAll(hall);
    kiosk.clock.jumpWall(-10 * kHour);
    issue();
    kiosk.clock.reboot(0);
    kiosk.clock.setSynced(false);
    both(0);
    issue();
    kiosk.clock.jumpWall(kHour);
    issue();
    kiosk.shipAll(hall, 2);
    QList<qint64> corrected;
    for (const Row& row : hall.rowsOf(kKiosk)) {
        corrected.append(row.correctedMs);
    }
    QCOMPARE(corrected, due);
}

// Looking rows up must not become walking the table: with a hundred times the rows, a batch takes
// about as long. (A walk takes dozens of times as long, so a generous limit tells the two apart.)
void TestIngest::costsTheSameHoweverLongTheChain()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    const auto appendMany = [&](int count) {
        succeed(kiosk.transact([&](storage::Database& db) -> Result<void> {
            for (int i = 0; i < count; ++i) {
                const auto row =
                    kiosk.journal->append(db, NewFact{
                                                  .kind = QStringLiteral("sample.other"),
                                                  .subject = QByteArray(16, 's'),
                                                  .body = {},
                                                  .sealed = {},
                                                  .keyId = {},
                                                  .keyDigest = {},
                                              });
                if (!row) {
                    return row.error();
                }
            }
            return {};
        }));
    };
    const auto medianNs = [&] {
        std::vector<qint64> times;
        for (int i = 0; i < 15; ++i) {
            QElapsedTimer timer;
            timer.start();
            const Batch batch = kiosk.nextBatch(5);
            const Ingested taken = valueOf(hall.ingest(batch, kiosk));
            succeed(kiosk.acknowledge(taken.ack, batch));
            times.push_back(timer.nsecsElapsed());
        }
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    };
    appendMany(300);
    const qint64 shortChain = medianNs();
    appendMany(30'000);
    kiosk.shipAll(hall, kBatchRowLimit);
    appendMany(100);
    const qint64 longChain = medianNs();
    QVERIFY2(longChain < 6 * shortChain,
             qPrintable(QStringLiteral("%1 ns, then %2 ns").arg(shortChain).arg(longChain)));
}

QTEST_GUILESS_MAIN(TestIngest)
#include "tst_Ingest.moc"
