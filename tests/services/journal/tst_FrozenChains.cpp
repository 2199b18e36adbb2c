// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/ChainStore.h"
#include "tests/services/journal/IngestChecks.h"
#include "tests/services/storage/TestStores.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

/// Chains that do not go on where they should: gaps, forks, broken links.
class tst_FrozenChains : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void gapLeavesTheChain();

    void forkFreezes_data() { TestStores::addEngineRows(); }

    void forkFreezes();
    void brokenLinkFreezes();
    void brokenFirstRowFreezes();
    void frozenChainKeepsALimitedNumber();

    void nodeKeepsALimitedNumber_data() { TestStores::addEngineRows(); }

    void nodeKeepsALimitedNumber();

    void livesThatNeverBeganAreLimited_data() { TestStores::addEngineRows(); }

    void livesThatNeverBeganAreLimited();

    void forgedIsKeptOnce_data() { TestStores::addEngineRows(); }

    void forgedIsKeptOnce();

private:
    TestStores m_stores;
};

void tst_FrozenChains::gapLeavesTheChain()
{
    TestNode hall(kHall);
    TestNode kiosk(kKiosk);
    for (int i = 0; i < 6; ++i) {
        kiosk.append();
    }
    const Batch first = kiosk.nextBatch(2);
    succeed(kiosk.acknowledge({.node = kKiosk, .incarnation = 1, .held = 4}, first));
    QVERIFY(!valueOf(hall.ingest(first, kiosk)).refusal);
    const QList<Row> before = hall.rowsOf(kKiosk);
    const Batch late = kiosk.nextBatch();
    const auto taken = hall.ingest(late, kiosk);
    QCOMPARE(refusalOf(taken), ErrorCode::ChainGap);
    QCOMPARE(valueOf(taken).ack.held, 2U);
    QVERIFY(!valueOf(taken).isStanding);
    QCOMPARE(hall.rowsOf(kKiosk).size(), before.size());
    // Kept for whoever looks into it, once; that it comes again is worth an alarm.
    const auto again = hall.ingest(late, kiosk);
    QCOMPARE(refusalOf(again), ErrorCode::ChainGap);
    QVERIFY(valueOf(again).isStanding);
    QCOMPARE(hall.number("SELECT COUNT(*) FROM quarantine WHERE reason = 'ChainGap'"), 1);
    QCOMPARE(hall.number("SELECT frozen FROM chains WHERE node = 'kiosk-1'"), 0);
    QVERIFY(isSound(hall));
    expectLowerHeld();
    succeed(kiosk.acknowledge(valueOf(taken).ack));
    kiosk.shipAll(hall);
    QCOMPARE(hall.rowsOf(kKiosk).size(), 6);
}

void tst_FrozenChains::forkFreezes()
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

void tst_FrozenChains::brokenLinkFreezes()
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

void tst_FrozenChains::brokenFirstRowFreezes()
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

void tst_FrozenChains::frozenChainKeepsALimitedNumber()
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

/// A life more costs a node nothing.
void tst_FrozenChains::nodeKeepsALimitedNumber()
{
    TestNode hall(kHall, m_stores.freshDatabase(), {});
    TestNode kiosk(kKiosk);
    for (int i = 0; i < 400; ++i) {
        kiosk.append();
    }
    const Batch batch = kiosk.nextBatch();
    for (quint32 life = 1; life <= 4; ++life) {
        const Batch broken = forged(batch, kiosk, [&](Batch& other) {
            other.incarnation = life;
            other.firstPrev = QByteArray(32, 'x');
            for (Row& row : other.rows) {
                row.incarnation = life;
            }
        });
        expectFrozen();
        QCOMPARE(refusalOf(hall.ingest(broken, kiosk)), ErrorCode::ChainBroken);
    }
    QCOMPARE(hall.number("SELECT COUNT(*) FROM chains WHERE frozen = 1"), 4);
    QCOMPARE(hall.number("SELECT COUNT(*) FROM quarantine"), 2);
    // Of another node there is room.
    TestNode other(QStringLiteral("kiosk-2"));
    other.append();
    const Batch broken =
        forged(other.nextBatch(), other, [](Batch& one) { one.firstPrev = QByteArray(32, 'x'); });
    expectFrozen();
    QCOMPARE(refusalOf(hall.ingest(broken, other)), ErrorCode::ChainBroken);
    QCOMPARE(hall.number("SELECT COUNT(*) FROM quarantine"), 3);
    QVERIFY(isSound(hall));
}

void tst_FrozenChains::livesThatNeverBeganAreLimited()
{
    constexpr quint32 kLives = 1000;
    TestNode hall(kHall, m_stores.freshDatabase(), {});
    hall.append();
    TestNode kiosk(kKiosk);
    kiosk.append();
    succeed(hall.transact([](storage::Database& database) -> Result<void> {
        for (quint32 life = 2; life <= kLives; ++life) {
            OW_TRY(ChainStore(database).insert(
                {.node = kKiosk, .incarnation = life, .headDigest = noDigest(), .isFrozen = true}));
        }
        return {};
    }));
    const auto offer = [&](quint32 life) {
        return hall.ingest(forged(kiosk.nextBatch(), kiosk,
                                  [&](Batch& batch) {
                                      batch.incarnation = life;
                                      batch.rows.first().incarnation = life;
                                      batch.firstPrev = QByteArray(32, 'x');
                                  }),
                           kiosk);
    };
    expectFrozen();
    QCOMPARE(refusalOf(offer(1)), ErrorCode::ChainBroken);
    const auto taken = offer(kLives + 1);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::TooMany);
    QCOMPARE(hall.number("SELECT COUNT(*) FROM chains WHERE node = 'kiosk-1'"), kLives);
    QCOMPARE(hall.number("SELECT COUNT(*) FROM quarantine"), 1);
}

/// What somebody else signed is there to be looked at, and does no harm to what the node signs.
void tst_FrozenChains::forgedIsKeptOnce()
{
    TestNode hall(kHall, m_stores.freshDatabase(), {});
    TestNode kiosk(kKiosk);
    TestNode stranger(QStringLiteral("kiosk-2"));
    for (int i = 0; i < 3; ++i) {
        kiosk.append();
    }
    const QByteArray key = kiosk.keys->signingPublicKey();
    const Batch batch = kiosk.nextBatch();
    const auto forge = [&](const QByteArray& body) {
        return forged(batch, stranger, [&](Batch& other) { other.rows[1].body = body; });
    };
    const Batch first = forge("{}");
    const auto keep = [&](const Batch& other) {
        const auto taken = hall.ingest(other, kiosk);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::BadSignature);
        succeed(hall.transact([&](storage::Database& database) {
            return hall.journal->keepForged(database, other, key);
        }));
    };
    keep(first);
    keep(first);
    keep(forge("[]"));
    auto kept =
        valueOf(hall.database->prepare("SELECT theirs, signing_key, reason FROM quarantine"));
    QVERIFY(valueOf(kept.step()));
    const Batch theirs = valueOf(decodeBatch(kept.blob(0)));
    QCOMPARE(theirs.rows.last().digest, first.rows.last().digest);
    QVERIFY(
        crypto::verify(stranger.keys->signingPublicKey(), signedBytes(theirs), theirs.signature));
    QVERIFY(!crypto::verify(kept.blob(1), signedBytes(theirs), theirs.signature));
    QCOMPARE(kept.text(2), QStringLiteral("BadSignature"));
    QVERIFY(!valueOf(kept.step()));
    kept.reset();

    QVERIFY(!valueOf(hall.ingest(batch, kiosk)).refusal);
    QCOMPARE(hall.rowsOf(kKiosk).size(), 3);
    // A fork of the node's own finds as much room as if nothing had been kept before.
    const Batch fork = forged(batch, kiosk, [](Batch& other) { other.rows[2].body = "{}"; });
    expectFrozen();
    QCOMPARE(refusalOf(hall.ingest(fork, kiosk)), ErrorCode::ChainForked);
    QCOMPARE(hall.number("SELECT COUNT(*) FROM quarantine"), 2);
    QVERIFY(isSound(hall));
}

QTEST_GUILESS_MAIN(tst_FrozenChains)
#include "tst_FrozenChains.moc"
