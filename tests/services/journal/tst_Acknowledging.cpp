// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/journal/IngestChecks.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;

/// What a child ships and how it takes its parent's answers; and what a hall hands on to the
/// centre.
class tst_Acknowledging : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void restoredParentIsShippedTheRest();
    void rolledBackChildIsTold();
    void otherRowIsAFork();
    void otherRowsOfATerminalAreTold();
    void olderParentIsBelievedDownwards();
    void ackOfUnknownChainIsRefused();
    void batchesHaveLimits();
    void relaysInOrder();
    void terminalCannotChooseItsTimes();
    void centreIsSafeAtOnce();
};

void tst_Acknowledging::restoredParentIsShippedTheRest()
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

void tst_Acknowledging::rolledBackChildIsTold()
{
    TestNode kiosk(kKiosk);
    kiosk.append();
    const auto told = kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = 2});
    QVERIFY(!told);
    QCOMPARE(told.error().code, ErrorCode::ChainForked);
    QVERIFY(!kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = 1, .safe = ~0ULL}));
}

/// As many rows as the parent holds, and not the same: a copy elsewhere has shipped its own.
void tst_Acknowledging::otherRowIsAFork()
{
    TestNode kiosk(kKiosk);
    TestNode copy(kKiosk);
    TestNode hall(kHall);
    kiosk.append(QStringLiteral("sample.added"), 'a');
    copy.append(QStringLiteral("sample.added"), 'b');
    copy.shipAll(hall);
    const auto ask = [&] {
        const auto held = valueOf(hall.journal->heldChains(*hall.database));
        return kiosk.transact([&](storage::Database& database) {
            return kiosk.journal->acknowledgedAll(database, held);
        });
    };
    const auto told = ask();
    QVERIFY(!told);
    QCOMPARE(told.error().code, ErrorCode::ChainForked);
    QCOMPARE(valueOf(kiosk.journal->backlog(*kiosk.database)), 1);
    // A parent with more is no further from it.
    copy.append();
    copy.shipAll(hall);
    QCOMPARE(ask().error().code, ErrorCode::ChainForked);
    const Ack ofOne{.node = kKiosk,
                    .incarnation = 1,
                    .held = 1,
                    .safe = 0,
                    .headDigest = copy.ownRows().first().digest};
    QCOMPARE(kiosk.acknowledge(ofOne).error().code, ErrorCode::ChainForked);
    QCOMPARE(valueOf(kiosk.journal->backlog(*kiosk.database)), 1);
}

void tst_Acknowledging::otherRowsOfATerminalAreTold()
{
    TestNode kiosk(kKiosk);
    TestNode copy(kKiosk);
    TestNode hall(kHall);
    TestNode centre(QStringLiteral("centre"), {.isCentre = true, .takesRelays = true});
    kiosk.append(QStringLiteral("sample.added"), 'a');
    copy.append(QStringLiteral("sample.added"), 'b');
    kiosk.shipAll(hall);
    hall.append();
    Batch others = copy.nextBatch();
    others.isRelayed = true;
    QVERIFY(!valueOf(centre.ingest(others, copy)).refusal);
    QList<Ack> held = valueOf(centre.journal->heldChains(*centre.database));
    held.append({.node = kHall,
                 .incarnation = 1,
                 .held = 1,
                 .safe = 1,
                 .headDigest = hall.ownRows().first().digest});
    const auto forked = valueOf(hall.transact([&](storage::Database& database) {
        return hall.journal->acknowledgedAll(database, held);
    }));
    QCOMPARE(forked.size(), 1);
    QCOMPARE(forked.first().node, kKiosk);
    QCOMPARE(forked.first().incarnation, 1U);
    // Its rows are none that the centre holds; the hall's own are.
    QCOMPARE(valueOf(hall.journal->heldOf(*hall.database, kKiosk, 1)).safe, 0U);
    QCOMPARE(valueOf(hall.journal->backlog(*hall.database)), 1);
}

/// It says how many rows it holds, and not which.
void tst_Acknowledging::olderParentIsBelievedDownwards()
{
    TestNode kiosk(kKiosk);
    for (int i = 0; i < 4; ++i) {
        kiosk.append();
    }
    const auto hear = [&](quint64 held, quint64 safe) {
        valueOf(kiosk.transact([&](storage::Database& database) {
            return kiosk.journal->acknowledgedAll(
                database, {{.node = kKiosk, .incarnation = 1, .held = held, .safe = safe}});
        }));
        return std::pair(valueOf(kiosk.journal->backlog(*kiosk.database)),
                         valueOf(kiosk.journal->heldOf(*kiosk.database, kKiosk, 1)).safe);
    };
    QCOMPARE(hear(4, 4), std::pair(qint64(4), quint64(0)));
    // What was shipped it has compared.
    succeed(kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = 3, .safe = 0}));
    QCOMPARE(hear(4, 2), std::pair(qint64(1), quint64(2)));
    expectLowerHeld();
    QCOMPARE(hear(1, 1), std::pair(qint64(3), quint64(1)));
    const auto more = kiosk.transact([&](storage::Database& database) {
        return kiosk.journal->acknowledgedAll(
            database, {{.node = kKiosk, .incarnation = 1, .held = 5, .safe = 0}});
    });
    QVERIFY(!more);
    QCOMPARE(more.error().code, ErrorCode::ChainForked);
}

void tst_Acknowledging::ackOfUnknownChainIsRefused()
{
    TestNode kiosk(kKiosk);
    const auto told = kiosk.acknowledge({.node = kKiosk, .incarnation = 2});
    QVERIFY(!told);
    QCOMPARE(told.error().code, ErrorCode::NotFound);
}

void tst_Acknowledging::batchesHaveLimits()
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
        QVERIFY(encodeBatch(batch).size() <= 800 * 1024);
        shipped += batch.rows.size();
        succeed(kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = batch.rows.last().seq},
                                  batch));
    }
    QCOMPARE(shipped, 2100);
}

void tst_Acknowledging::relaysInOrder()
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
void tst_Acknowledging::terminalCannotChooseItsTimes()
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

void tst_Acknowledging::centreIsSafeAtOnce()
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

QTEST_GUILESS_MAIN(tst_Acknowledging)
#include "tst_Acknowledging.moc"
