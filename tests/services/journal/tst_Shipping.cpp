// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QRandomGenerator>
#include <QTest>

#include <ctime>

using namespace onewindow;
using namespace onewindow::journal;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kSuite = crypto::Suite::International;

/// "node/seq" of every row, in order.
QStringList namesOf(const QList<Batch>& batches)
{
    QStringList names;
    for (const Batch& batch : batches) {
        for (const Row& row : batch.rows) {
            names << u"%1/%2"_s.arg(row.node).arg(row.seq);
        }
    }
    return names;
}

/// "node/seq" of the rows of a store, in the order in which they came in.
QStringList namesByPosition(storage::Database& database)
{
    QStringList names;
    auto statement = valueOf(database.prepare("SELECT node, seq FROM journal ORDER BY pos"));
    while (valueOf(statement.step())) {
        names << u"%1/%2"_s.arg(statement.text(0)).arg(statement.integer(1));
    }
    return names;
}

/// What this thread has worked so far: it does not grow while the process is stopped or waits.
double workedSeconds()
{
    timespec worked{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &worked);
    return double(worked.tv_sec) + double(worked.tv_nsec) / 1e9;
}

} // namespace

/// What a node ships next while its parent is still taking in what it shipped last.
class tst_Shipping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchFollowsTheOneOnItsWay();
    void noBatchBeforeAnotherChainsTurn();
    void bundlesMadeAheadAreTheSame_data();
    void bundlesMadeAheadAreTheSame();
    void checkedBatch();
    void aBatchIsToldOfOnce();

    void bundleEndsBeforeAnotherChainsTurn_data() { storage::TestStores::addEngineRows(); }

    void bundleEndsBeforeAnotherChainsTurn();
    void longBacklogDelaysNoBundle();

private:
    storage::TestStores m_stores;
};

void tst_Shipping::batchFollowsTheOneOnItsWay()
{
    TestNode kiosk(u"kiosk-1"_s, TestNode::Options{.suite = kSuite});
    TestNode hall(u"hall-1"_s, TestNode::Options{.suite = kSuite});
    for (int i = 0; i < 10; ++i) {
        kiosk.append();
    }
    const Batch first = kiosk.nextBatch(3);
    const Batch second = valueOf(kiosk.journal->batchAfter(*kiosk.database, first, 4));
    QCOMPARE(namesOf({second}),
             (QStringList{u"kiosk-1/4"_s, u"kiosk-1/5"_s, u"kiosk-1/6"_s, u"kiosk-1/7"_s}));
    const Ack firstAck = valueOf(hall.ingest(first, kiosk)).ack;
    const Ack secondAck = valueOf(hall.ingest(second, kiosk)).ack;
    QCOMPARE(secondAck.held, quint64{7});
    succeed(kiosk.acknowledge(firstAck, first));
    succeed(kiosk.acknowledge(secondAck, second));
    const Batch last = kiosk.nextBatch();
    QCOMPARE(last.rows.first().seq, quint64{8});
    QVERIFY(valueOf(kiosk.journal->batchAfter(*kiosk.database, last, 4)).rows.isEmpty());
}

void tst_Shipping::noBatchBeforeAnotherChainsTurn()
{
    TestNode kiosk(u"kiosk-1"_s, TestNode::Options{.suite = kSuite});
    TestNode hall(u"hall-1"_s, TestNode::Options{.suite = kSuite});
    hall.append();
    kiosk.append();
    kiosk.shipAll(hall);
    hall.append();
    const Batch first = hall.nextBatch();
    QCOMPARE(namesOf({first}), QStringList{u"hall-1/1"_s});
    QVERIFY(valueOf(hall.journal->batchAfter(*hall.database, first, 10)).rows.isEmpty());
}

void tst_Shipping::bundlesMadeAheadAreTheSame_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 5; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

// Three chains come in by turns at a hall: in whatever pieces they go up, and whether each piece is
// made after the last was acknowledged or before, they go up in the order in which they came.
void tst_Shipping::bundlesMadeAheadAreTheSame()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    TestNode hall(u"hall-1"_s, TestNode::Options{.keepsEnvelopes = true, .suite = kSuite});
    TestNode one(u"kiosk-1"_s, TestNode::Options{.suite = kSuite});
    TestNode two(u"kiosk-2"_s, TestNode::Options{.suite = kSuite});
    for (int i = 0; i < 40; ++i) {
        TestNode* const nodes[] = {&hall, &one, &two};
        TestNode& node = *nodes[random.bounded(3)];
        for (int rows = random.bounded(1, 5); rows > 0; --rows) {
            node.append();
        }
        if (&node != &hall) {
            node.shipAll(hall);
        }
    }
    const auto next = [&](const QList<Batch>& sent) {
        return valueOf(hall.journal->nextBatches(*hall.database, random.bounded(1, 12), {}, sent));
    };
    TestNode centre(u"centre"_s,
                    TestNode::Options{.isCentre = true, .takesRelays = true, .suite = kSuite});
    QStringList shipped;
    for (QList<Batch> bundle = next({}); !bundle.isEmpty();) {
        const QList<Batch> ahead = next(bundle);
        for (const Batch& batch : bundle) {
            const TestNode& owner = batch.node == u"hall-1"    ? hall
                                    : batch.node == u"kiosk-1" ? one
                                                               : two;
            const Ingested taken = valueOf(centre.ingest(batch, owner));
            QVERIFY(!taken.refusal);
            QCOMPARE(taken.newRows, batch.rows.size());
            succeed(hall.acknowledge(taken.ack, batch));
        }
        shipped += namesOf(bundle);
        bundle = ahead;
    }
    QVERIFY(next({}).isEmpty());
    QCOMPARE(shipped, namesByPosition(*hall.database));
    QCOMPARE(shipped, namesByPosition(*centre.database));
}

void tst_Shipping::checkedBatch()
{
    TestNode kiosk(u"kiosk-1"_s, TestNode::Options{.suite = kSuite});
    kiosk.append();
    kiosk.append();
    const Batch good = kiosk.nextBatch();
    const QByteArray key = kiosk.keys->signingPublicKey();
    QVERIFY(bool(CheckedBatch::check(good, key)));
    QVERIFY(bool(CheckedBatch::checkDecoded(valueOf(decodeBatch(encodeBatch(good))), key)));

    Batch changed = good;
    changed.rows[0].body += ' ';
    QCOMPARE(CheckedBatch::check(changed, key).error().code, ErrorCode::BadFrame);
    // On the wire the digests follow the rows, and only the signature tells.
    QCOMPARE(
        CheckedBatch::checkDecoded(valueOf(decodeBatch(encodeBatch(changed))), key).error().code,
        ErrorCode::BadSignature);
    const auto others = testKeys(kSuite);
    QCOMPARE(CheckedBatch::check(good, others->signingPublicKey()).error().code,
             ErrorCode::BadSignature);
}

void tst_Shipping::aBatchIsToldOfOnce()
{
    TestNode kiosk(u"kiosk-1"_s, TestNode::Options{.suite = kSuite});
    TestNode hall(u"hall-1"_s, TestNode::Options{.suite = kSuite});
    for (int i = 0; i < 5; ++i) {
        kiosk.append();
    }
    QCOMPARE(kiosk.projection.published(), QList<qsizetype>({1, 1, 1, 1, 1}));
    kiosk.shipAll(hall);
    QCOMPARE(hall.projection.published(), QList<qsizetype>{5});
}

void tst_Shipping::bundleEndsBeforeAnotherChainsTurn()
{
    TestNode kiosk(u"kiosk-1"_s, TestNode::Options{.suite = kSuite});
    TestNode hall(u"hall-1"_s, m_stores.freshDatabase(), TestNode::Options{.suite = kSuite});
    for (int i = 0; i < 4; ++i) {
        hall.append();
        hall.append();
        kiosk.append();
        kiosk.shipAll(hall);
    }
    const auto batches = valueOf(hall.journal->nextBatches(*hall.database, 100, {}, {}));
    QCOMPARE(batches.size(), 8);
    QCOMPARE(namesOf(batches), namesByPosition(*hall.database));
}

/// Batches of a row or two while a hall and its terminal took turns, and then its own rows alone.
void tst_Shipping::longBacklogDelaysNoBundle()
{
    TestNode kiosk(u"kiosk-1"_s, TestNode::Options{.suite = kSuite});
    TestNode hall(u"hall-1"_s, TestNode::Options{.suite = kSuite});
    for (int i = 0; i < 100; ++i) {
        hall.append();
        kiosk.append();
        kiosk.shipAll(hall);
    }
    const auto bundle = [&] {
        const double before = workedSeconds();
        const auto batches = valueOf(hall.journal->nextBatches(*hall.database, 200, {}, {}));
        OW_ENFORCE(batches.size() == 200);
        return workedSeconds() - before;
    };
    const double small = bundle();
    succeed(hall.transact([&](storage::Database& database) -> Result<void> {
        for (int i = 0; i < 30'000; ++i) {
            const auto row = hall.journal->append(database, {.kind = u"sample.added"_s,
                                                             .subject = QByteArray(16, 's'),
                                                             .body = {{u"amount"_s, 1}},
                                                             .sealed = {},
                                                             .keyId = {},
                                                             .keyDigest = {}});
            if (!row) {
                return row.error();
            }
        }
        return {};
    }));
    const double large = bundle();
    qInfo() << "seconds for a bundle:" << small << "and before a long backlog:" << large;
    QVERIFY(large < 5 * small);
}

QTEST_GUILESS_MAIN(tst_Shipping)
#include "tst_Shipping.moc"
