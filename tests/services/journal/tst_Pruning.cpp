// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/journal/CheckpointStore.h"
#include "services/journal/Schema.h"
#include "services/journal/Verifier.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 1500; // An hour apart: 62 days.
constexpr int kStep = 200;

} // namespace

/// A long history at a terminal, its hall and the centre, and what is left of it.
class tst_Pruning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void onlyOldAndSafeRowsGo_data();
    void onlyOldAndSafeRowsGo();
    void goesOnFromTheCheckpoint();
    void hallPrunesWholeBatches();
    void repeatedRowsOfBeforeAreKnown();
    void changedCheckpointIsNamed_data();
    void changedCheckpointIsNamed();
    void keysWithoutRowsGo();
    void formerLivesGoWhole();
    void lifeThatIsGoneIsStillCompared_data();
    void lifeThatIsGoneIsStillCompared();
    void lifeThatIsGoneIsNotShipped();
    void contradictedLifeStays();

    void contradictedLifeGoesInTheEnd_data() { storage::TestStores::addEngineRows(); }

    void contradictedLifeGoesInTheEnd();
    void lastLifeStaysUntilTheNextIsSafe();
    void silentTerminalHoldsNothingUp();

    void batchLargerThanTheStepGoes_data() { storage::TestStores::addEngineRows(); }

    void batchLargerThanTheStepGoes();

    void keyOfARowThatStaysIsNoted_data() { storage::TestStores::addEngineRows(); }

    void keyOfARowThatStaysIsNoted();
    void readsNoMoreThanGoes();

    void olderStoreGetsTheIndex_data() { storage::TestStores::addEngineRows(); }

    void olderStoreGetsTheIndex();

private:
    /// Rows an hour apart up to now, in three batches a day.
    void work(TestNode& kiosk, TestNode& hall);
    void relayAll(TestNode& hall, const TestNode& kiosk, TestNode& centre);
    int pruneAll(TestNode& node);
    /// All that is anywhere goes up, and each hears what is safe, as Uplink does it.
    void bringUp();
    static void startLife(TestNode& node);
    /// A few rows of a first life that is all safe and old, and of a second one.
    void liveTwice();
    static QString verified(TestNode& node);

    storage::TestStores m_stores;
    std::unique_ptr<TestNode> m_kiosk;
    std::unique_ptr<TestNode> m_hall;
    std::unique_ptr<TestNode> m_centre;
};

void tst_Pruning::init()
{
    const auto suite = crypto::Suite::International;
    m_kiosk = std::make_unique<TestNode>(u"kiosk-1"_s, TestNode::Options{.suite = suite});
    m_hall = std::make_unique<TestNode>(u"hall-1"_s,
                                        TestNode::Options{.keepsEnvelopes = true, .suite = suite});
    m_centre = std::make_unique<TestNode>(
        u"centre"_s, TestNode::Options{.isCentre = true, .takesRelays = true, .suite = suite});
}

void tst_Pruning::work(TestNode& kiosk, TestNode& hall)
{
    for (int i = 0; i < kRows; ++i) {
        // A thing every hundred rows, so that some are older than any bound and some are not.
        kiosk.append(u"sample.added"_s, static_cast<char>('a' + i / 100), i);
        for (TestNode* node : {m_kiosk.get(), m_hall.get(), m_centre.get()}) {
            node->clock.advance(kHourMs);
        }
        if (i % 8 == 7) {
            kiosk.shipAll(hall);
        }
        if (i % 24 == 23) {
            hall.append(u"sample.added"_s, 'h', 1);
        }
    }
    kiosk.shipAll(hall);
}

void tst_Pruning::relayAll(TestNode& hall, const TestNode& kiosk, TestNode& centre)
{
    while (valueOf(hall.journal->backlog(*hall.database)) > 0) {
        const Batch batch = hall.nextBatch();
        const Ingested taken =
            valueOf(centre.ingest(batch, batch.node == u"kiosk-1" ? kiosk : hall));
        QVERIFY(!taken.refusal);
        succeed(hall.acknowledge(taken.ack, batch));
    }
}

int tst_Pruning::pruneAll(TestNode& node)
{
    int all = 0;
    for (;;) {
        const int gone = valueOf(node.transact(
            [&](storage::Database& database) { return node.journal->prune(database, kStep); }));
        OW_ENFORCE(gone <= kStep);
        if (gone == 0) {
            return all;
        }
        all += gone;
    }
}

QString tst_Pruning::verified(TestNode& node)
{
    const VerifyReport report = valueOf(verifyStore(*node.database, {&node.projection}));
    return report.firstBad;
}

void tst_Pruning::onlyOldAndSafeRowsGo_data()
{
    QTest::addColumn<int>("safe");
    QTest::addColumn<int>("gone"); // Rows older than 30 days: those before row 780.
    QTest::newRow("nothing is safe") << 0 << 0;
    QTest::newRow("a part of the old is safe") << 500 << 499;
    QTest::newRow("all is safe") << kRows << kRows - 30 * 24;
}

void tst_Pruning::onlyOldAndSafeRowsGo()
{
    QFETCH(int, safe);
    QFETCH(int, gone);
    work(*m_kiosk, *m_hall);
    succeed(m_kiosk->acknowledge(
        {.node = u"kiosk-1"_s, .incarnation = 1, .held = kRows, .safe = quint64(safe)}));
    const int pruned = pruneAll(*m_kiosk);
    QVERIFY2(qAbs(pruned - gone) <= 1, qPrintable(QString::number(pruned)));
    QCOMPARE(m_kiosk->number("SELECT COUNT(*) FROM journal"), kRows - pruned);
    QCOMPARE(verified(*m_kiosk), QString());
    // What is still open keeps all that the pruned rows had made of it.
    QCOMPARE(m_kiosk->number("SELECT COUNT(*) FROM sample_sums"), (kRows + 99) / 100);
}

void tst_Pruning::goesOnFromTheCheckpoint()
{
    work(*m_kiosk, *m_hall);
    succeed(m_kiosk->acknowledge(
        {.node = u"kiosk-1"_s, .incarnation = 1, .held = kRows, .safe = kRows}));
    QVERIFY(pruneAll(*m_kiosk) > 0);
    const Row row = m_kiosk->append();
    QCOMPARE(row.seq, quint64(kRows + 1));
    m_kiosk->shipAll(*m_hall);
    QCOMPARE(m_hall->rowsOf(u"kiosk-1"_s).size(), kRows + 1);
    // The parent was restored: what is left is shipped again.
    succeed(m_kiosk->acknowledge(
        {.node = u"kiosk-1"_s, .incarnation = 1, .held = kRows - 10, .safe = kRows - 10}));
    m_kiosk->shipAll(*m_hall);
    QCOMPARE(verified(*m_kiosk), QString());
    QCOMPARE(verified(*m_hall), QString());
}

void tst_Pruning::hallPrunesWholeBatches()
{
    work(*m_kiosk, *m_hall);
    relayAll(*m_hall, *m_kiosk, *m_centre);
    const qint64 all = m_hall->number("SELECT COUNT(*) FROM journal");
    const int gone = pruneAll(*m_hall);
    QVERIFY(gone > 700);
    QCOMPARE(m_hall->number("SELECT COUNT(*) FROM journal"), all - gone);
    QCOMPARE(verified(*m_hall), QString());
    // The first batch of the terminal that is left is whole: it can be handed on again.
    succeed(m_hall->acknowledge(
        {.node = u"kiosk-1"_s,
         .incarnation = 1,
         .held = CheckpointStore(*m_hall->database).find(u"kiosk-1"_s, 1).value()->seq,
         .safe = 0}));
    relayAll(*m_hall, *m_kiosk, *m_centre);
    // A centre keeps everything.
    QCOMPARE(pruneAll(*m_centre), 0);
}

/// A terminal that never heard of an acknowledgement ships rows that its hall has let go.
void tst_Pruning::repeatedRowsOfBeforeAreKnown()
{
    work(*m_kiosk, *m_hall);
    relayAll(*m_hall, *m_kiosk, *m_centre);
    QVERIFY(pruneAll(*m_hall) > 0);
    succeed(m_kiosk->acknowledge({.node = u"kiosk-1"_s, .incarnation = 1, .held = 0, .safe = 0}));
    const Batch batch = m_kiosk->nextBatch(2000);
    const Ingested taken = valueOf(m_hall->ingest(batch, *m_kiosk));
    QVERIFY(!taken.refusal);
    QCOMPARE(taken.newRows, 0);
    QCOMPARE(taken.ack.held, quint64(kRows));
    QCOMPARE(verified(*m_hall), QString());
}

void tst_Pruning::changedCheckpointIsNamed_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("digest") << u"UPDATE checkpoints SET digest = zeroblob(32)"_s;
    QTest::newRow("seq") << u"UPDATE checkpoints SET seq = seq - 1"_s;
    QTest::newRow("position") << u"UPDATE checkpoints SET pos = pos + 1"_s;
    QTest::newRow("signature") << u"UPDATE checkpoints SET signature = zeroblob(64)"_s;
    QTest::newRow("check value") << u"UPDATE checkpoints SET local = zeroblob(8)"_s;
    QTest::newRow("gone") << u"DELETE FROM checkpoints"_s;
    QTest::newRow("a row more is gone")
        << u"DELETE FROM journal WHERE pos = (SELECT MIN(pos) FROM journal)"_s;
}

void tst_Pruning::changedCheckpointIsNamed()
{
    QFETCH(QString, sql);
    work(*m_kiosk, *m_hall);
    succeed(m_kiosk->acknowledge(
        {.node = u"kiosk-1"_s, .incarnation = 1, .held = kRows, .safe = kRows}));
    QVERIFY(pruneAll(*m_kiosk) > 0);
    m_kiosk->run(sql);
    QVERIFY(!verified(*m_kiosk).isEmpty());
}

void tst_Pruning::keysWithoutRowsGo()
{
    const DataKey old = m_kiosk->createDataKey({m_kiosk->asRecipient()});
    const DataKey erased = m_kiosk->createDataKey({m_kiosk->asRecipient()});
    m_kiosk->appendSealed(old, {});
    m_kiosk->appendSealed(erased, {});
    m_kiosk->append();
    m_kiosk->shipAll(*m_hall);
    succeed(m_kiosk->acknowledge({.node = u"kiosk-1"_s, .incarnation = 1, .held = 3, .safe = 3}));
    succeed(m_kiosk->journal->eraseDataKey(*m_kiosk->database, erased.id));
    m_kiosk->clock.advance(31 * 24 * kHourMs);
    QCOMPARE(pruneAll(*m_kiosk), 2);
    QCOMPARE(m_kiosk->number("SELECT COUNT(*) FROM envelopes"), 1);
    QCOMPARE(valueOf(erasedKeys(*m_kiosk->database, {}, {}, 10)), QList<QByteArray>{erased.id});
    QCOMPARE(verified(*m_kiosk), QString());
}

void tst_Pruning::bringUp()
{
    m_kiosk->shipAll(*m_hall);
    relayAll(*m_hall, *m_kiosk, *m_centre);
    const auto held = valueOf(m_hall->journal->heldChains(*m_hall->database));
    const auto forked = valueOf(m_kiosk->transact([&](storage::Database& database) {
        return m_kiosk->journal->acknowledgedAll(database, held);
    }));
    QVERIFY(forked.isEmpty());
}

void tst_Pruning::startLife(TestNode& node)
{
    valueOf(node.transact(
        [&](storage::Database& database) { return node.journal->startIncarnation(database, 1); }));
}

void tst_Pruning::liveTwice()
{
    for (int life = 0; life < 2; ++life) {
        for (int i = 0; i < 3; ++i) {
            m_kiosk->append();
            m_hall->append();
        }
        bringUp();
        if (life == 0) {
            startLife(*m_kiosk);
            startLife(*m_hall);
        }
        for (TestNode* node : {m_kiosk.get(), m_hall.get(), m_centre.get()}) {
            node->clock.advance(31 * 24 * kHourMs);
        }
    }
}

void tst_Pruning::formerLivesGoWhole()
{
    work(*m_kiosk, *m_hall);
    // The answers to the rows of the first life come before the centre has them.
    startLife(*m_kiosk);
    QCOMPARE(valueOf(m_kiosk->journal->heldOf(*m_kiosk->database, u"kiosk-1"_s, 1)).safe, 0U);
    startLife(*m_hall);
    work(*m_kiosk, *m_hall);
    bringUp();
    QCOMPARE(valueOf(m_kiosk->journal->heldOf(*m_kiosk->database, u"kiosk-1"_s, 1)).safe,
             quint64(kRows));
    for (TestNode* node : {m_kiosk.get(), m_hall.get()}) {
        QVERIFY(pruneAll(*node) > kRows);
        QCOMPARE(node->number("SELECT COUNT(*) FROM journal WHERE incarnation = 1"), 0);
        QCOMPARE(node->number("SELECT COUNT(*) FROM batches WHERE incarnation = 1"), 0);
        // Of the second life as much as of an only one: see onlyOldAndSafeRowsGo().
        const qint64 left = node->number("SELECT COUNT(*) FROM journal WHERE node = 'kiosk-1'");
        QVERIFY2(qAbs(left - 30 * 24) <= 8, qPrintable(QString::number(left)));
        QCOMPARE(verified(*node), QString());
    }
    m_kiosk->append();
    bringUp();
    QCOMPARE(m_centre->rowsOf(u"kiosk-1"_s, 1).size(), kRows);
    QCOMPARE(m_centre->rowsOf(u"kiosk-1"_s, 2).size(), kRows + 1);
    QCOMPARE(verified(*m_centre), QString());
}

void tst_Pruning::lifeThatIsGoneIsStillCompared_data()
{
    QTest::addColumn<bool>("isSame");
    QTest::newRow("the parent holds the same") << true;
    QTest::newRow("the parent holds other rows") << false;
}

/// The store was copied back after its first life was let go.
void tst_Pruning::lifeThatIsGoneIsStillCompared()
{
    QFETCH(bool, isSame);
    liveTwice();
    QCOMPARE(pruneAll(*m_kiosk), 5); // All but the last row of the second life.
    auto lives = valueOf(m_hall->journal->livesOf(*m_hall->database, u"kiosk-1"_s));
    QCOMPARE(lives.size(), 2);
    if (!isSame) {
        lives.first().headDigest = QByteArray(32, 'x');
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows"_s));
    }
    succeed(m_kiosk->transact([](storage::Database& database) { return hold(database, 1); }));
    const Settled settled = valueOf(m_kiosk->transact(
        [&](storage::Database& database) { return m_kiosk->journal->settle(database, lives); }));
    QCOMPARE(settled.contradicted, isSame ? QList<quint32>() : QList<quint32>{1});
    QCOMPARE(settled.missing, 0U);
    // A terminal that was copied and writes on in its first life is found out at the hall too.
    pruneAll(*m_hall);
    QCOMPARE(m_hall->rowsOf(u"kiosk-1"_s, 1).size(), 0);
    TestNode copy(u"kiosk-1"_s, TestNode::Options{.suite = crypto::Suite::International});
    for (int i = 0; i < 3; ++i) {
        copy.append();
    }
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"chain frozen"_s));
    const Ingested taken = valueOf(m_hall->ingest(copy.nextBatch(), copy));
    QVERIFY(taken.refusal);
    QCOMPARE(taken.refusal->code, ErrorCode::ChainForked);
    QCOMPARE(verified(*m_hall), QString());
}

/// A parent that has lost it does not keep the present life waiting.
void tst_Pruning::lifeThatIsGoneIsNotShipped()
{
    liveTwice();
    QCOMPARE(pruneAll(*m_kiosk), 5);
    pruneAll(*m_hall);
    succeed(m_kiosk->acknowledge({.node = u"kiosk-1"_s, .incarnation = 1, .held = 0, .safe = 0}));
    QCOMPARE(valueOf(m_kiosk->journal->backlog(*m_kiosk->database)), 0);
    valueOf(m_hall->transact([&](storage::Database& database) {
        return m_hall->journal->acknowledgedAll(
            database, {{.node = u"hall-1"_s, .incarnation = 2, .held = 3, .safe = 3},
                       {.node = u"kiosk-1"_s, .incarnation = 2, .held = 3, .safe = 3}});
    }));
    QCOMPARE(valueOf(m_hall->journal->backlog(*m_hall->database)), 0);
    const Row row = m_kiosk->append();
    QCOMPARE(m_kiosk->nextBatch().incarnation, row.incarnation);
    bringUp();
    QCOMPARE(m_centre->rowsOf(u"kiosk-1"_s, 2).constLast().digest, row.digest);
    // It may say again that all is safe.
    succeed(m_kiosk->acknowledge({.node = u"kiosk-1"_s, .incarnation = 1, .held = 3, .safe = 3}));
    QCOMPARE(verified(*m_kiosk), QString());
    QCOMPARE(verified(*m_hall), QString());
}

/// The parent has rows of that life, and says that they are safe: they are others.
void tst_Pruning::contradictedLifeStays()
{
    m_kiosk->append();
    m_kiosk->append();
    bringUp();
    m_kiosk->append();
    const HeldChain other{
        .incarnation = 1, .held = 3, .safe = 3, .headDigest = QByteArray(32, 'x')};
    succeed(m_kiosk->transact([](storage::Database& database) { return hold(database, 1); }));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows"_s));
    const Settled settled = valueOf(m_kiosk->transact(
        [&](storage::Database& database) { return m_kiosk->journal->settle(database, {other}); }));
    QCOMPARE(settled.contradicted, QList<quint32>{1});
    bringUp();
    valueOf(m_kiosk->transact([&](storage::Database& database) {
        return m_kiosk->journal->acknowledgedAll(
            database,
            {{.node = u"kiosk-1"_s, .incarnation = 1, .held = 3, .safe = 3},
             {.node = u"kiosk-1"_s, .incarnation = settled.incarnation, .held = 1, .safe = 1}});
    }));
    QCOMPARE(valueOf(m_kiosk->journal->heldOf(*m_kiosk->database, u"kiosk-1"_s, 1)).safe, 2U);
    QCOMPARE(verified(*m_kiosk), QString());
    for (int i = 0; i < 3; ++i) {
        m_kiosk->append();
    }
    succeed(m_kiosk->acknowledge(
        {.node = u"kiosk-1"_s, .incarnation = settled.incarnation, .held = 4, .safe = 4}));
    m_kiosk->clock.advance(31 * 24 * kHourMs);
    // What came after it goes, and it stays where it is.
    QCOMPARE(pruneAll(*m_kiosk), 3);
    QCOMPARE(m_kiosk->ownRows(1).size(), 3);
    QCOMPARE(m_kiosk->number("SELECT COUNT(*) FROM journal"), 4);
    QCOMPARE(verified(*m_kiosk), QString());
    m_kiosk->run(u"DELETE FROM journal WHERE incarnation = 1 AND seq = 3"_s);
    QVERIFY(!verified(*m_kiosk).isEmpty());
}

/// Nobody has looked at it in a year.
void tst_Pruning::contradictedLifeGoesInTheEnd()
{
    m_kiosk = std::make_unique<TestNode>(u"kiosk-1"_s, m_stores.freshDatabase(),
                                         TestNode::Options{.suite = crypto::Suite::International});
    const DataKey key = m_kiosk->createDataKey({m_kiosk->asRecipient()});
    for (int i = 0; i < kStep + 1; ++i) {
        m_kiosk->appendSealed(key, {});
    }
    const HeldChain other{
        .incarnation = 1, .held = 3, .safe = 3, .headDigest = QByteArray(32, 'x')};
    succeed(m_kiosk->transact([](storage::Database& database) { return hold(database, 1); }));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows"_s));
    const Settled settled = valueOf(m_kiosk->transact(
        [&](storage::Database& database) { return m_kiosk->journal->settle(database, {other}); }));
    const auto liveOn = [&](int days, quint64 rows) {
        m_kiosk->clock.advance(days * 24 * kHourMs);
        m_kiosk->append();
        succeed(m_kiosk->acknowledge({.node = u"kiosk-1"_s,
                                      .incarnation = settled.incarnation,
                                      .held = rows,
                                      .safe = rows}));
    };
    liveOn(200, 2);
    liveOn(160, 3);
    QCOMPARE(pruneAll(*m_kiosk), 2);
    QCOMPARE(m_kiosk->ownRows(1).size(), kStep + 1);
    QCOMPARE(m_kiosk->number("SELECT COUNT(*) FROM envelopes"), 1);
    liveOn(6, 4);
    QCOMPARE(pruneAll(*m_kiosk), kStep + 1);
    QCOMPARE(m_kiosk->ownRows(1).size(), 0);
    QCOMPARE(m_kiosk->number("SELECT COUNT(*) FROM envelopes"), 0);
    QCOMPARE(verified(*m_kiosk), QString());
}

/// Its batch is the only one here that says under which key this node has signed.
void tst_Pruning::lastLifeStaysUntilTheNextIsSafe()
{
    for (int i = 0; i < 3; ++i) {
        m_kiosk->append();
    }
    bringUp();
    startLife(*m_kiosk);
    m_kiosk->clock.advance(31 * 24 * kHourMs);
    QCOMPARE(pruneAll(*m_kiosk), 2);
    QCOMPARE(m_kiosk->number("SELECT COUNT(*) FROM batches"), 1);
    m_kiosk->append();
    bringUp();
    QCOMPARE(pruneAll(*m_kiosk), 1);
    QCOMPARE(m_kiosk->number("SELECT COUNT(*) FROM batches"), 1);
    QCOMPARE(verified(*m_kiosk), QString());
}

/// A terminal that was taken away begins no other life; its hall's rows grow old all the same.
void tst_Pruning::silentTerminalHoldsNothingUp()
{
    m_kiosk->append();
    bringUp();
    for (int day = 0; day < 60; ++day) {
        m_hall->append();
        relayAll(*m_hall, *m_kiosk, *m_centre);
        for (TestNode* node : {m_kiosk.get(), m_hall.get(), m_centre.get()}) {
            node->clock.advance(24 * kHourMs);
        }
    }
    QVERIFY(pruneAll(*m_hall) >= 30);
    QCOMPARE(m_hall->rowsOf(u"kiosk-1"_s).size(), 0);
    QCOMPARE(verified(*m_hall), QString());
    // It is back, and goes on where it was.
    m_kiosk->append();
    bringUp();
    QCOMPARE(m_hall->rowsOf(u"kiosk-1"_s).size(), 1);
    QCOMPARE(m_centre->rowsOf(u"kiosk-1"_s).size(), 2);
    QCOMPARE(verified(*m_hall), QString());
}

void tst_Pruning::batchLargerThanTheStepGoes()
{
    constexpr int kLarge = 700;
    constexpr int kSmallStep = 500;
    const auto suite = crypto::Suite::International;
    m_hall = std::make_unique<TestNode>(u"hall-1"_s, m_stores.freshDatabase(),
                                        TestNode::Options{.keepsEnvelopes = true, .suite = suite});
    for (int i = 0; i < kLarge; ++i) {
        m_kiosk->append();
    }
    m_kiosk->shipAll(*m_hall); // In one batch.
    QCOMPARE(m_hall->number("SELECT COUNT(*) FROM batches"), 1);
    for (int i = 0; i < 3; ++i) {
        m_hall->append();
    }
    relayAll(*m_hall, *m_kiosk, *m_centre);
    m_hall->clock.advance(31 * 24 * kHourMs);
    const auto prune = [&](storage::Database& database) {
        return m_hall->journal->prune(database, kSmallStep);
    };
    // The batch goes whole, and what is behind it goes with it or after it.
    int gone = 0;
    while (const int step = valueOf(m_hall->transact(prune))) {
        gone += step;
    }
    QCOMPARE(gone, kLarge + 2);
    QCOMPARE(m_hall->rowsOf(u"kiosk-1"_s).size(), 0);
    QCOMPARE(verified(*m_hall), QString());
}

/// Rows before and after the checkpoint are sealed under one key.
void tst_Pruning::keyOfARowThatStaysIsNoted()
{
    TestNode kiosk(u"kiosk-1"_s, m_stores.freshDatabase(),
                   TestNode::Options{.suite = crypto::Suite::International});
    const DataKey shared = kiosk.createDataKey({kiosk.asRecipient()});
    const DataKey old = kiosk.createDataKey({kiosk.asRecipient()});
    kiosk.appendSealed(old, {});
    kiosk.appendSealed(shared, {});
    kiosk.appendSealed(shared, {});
    kiosk.shipAll(*m_hall);
    succeed(kiosk.acknowledge({.node = u"kiosk-1"_s, .incarnation = 1, .held = 3, .safe = 3}));
    kiosk.clock.advance(31 * 24 * kHourMs);
    QCOMPARE(pruneAll(kiosk), 2);
    QCOMPARE(kiosk.number("SELECT COUNT(*) FROM journal"), 1);
    QCOMPARE(kiosk.number("SELECT COUNT(*) FROM envelopes"), 1);
    QCOMPARE(kiosk.number("SELECT COUNT(*) FROM envelopes e JOIN journal j ON "
                          "j.key_id = e.key_id AND j.seq = 3"),
             1);
    QCOMPARE(verified(kiosk), QString());
}

/// SQLite reads a table by its index, by its place in the file, or all of it: this it never does.
void tst_Pruning::readsNoMoreThanGoes()
{
    QStringList statements;
    storage::DatabaseOptions options = valueOf(m_stores.fresh(storage::Engine::Sqlite));
    options.onPrepare = [&](std::string_view sql) {
        statements << QString::fromUtf8(sql.data(), qsizetype(sql.size()));
    };
    TestNode kiosk(u"kiosk-1"_s, storage::openOrDie(options),
                   TestNode::Options{.suite = crypto::Suite::International});
    for (int i = 0; i < 5; ++i) {
        kiosk.append();
    }
    succeed(kiosk.acknowledge({.node = u"kiosk-1"_s, .incarnation = 1, .held = 5, .safe = 5}));
    kiosk.clock.advance(31 * 24 * kHourMs);
    statements.clear();
    QCOMPARE(pruneAll(kiosk), 4);
    const QStringList asked = std::exchange(statements, {});
    int deletions = 0;
    for (QString sql : asked) {
        if (!sql.startsWith(u"DELETE"_s) || !sql.contains(u"journal"_s)) {
            continue;
        }
        ++deletions;
        sql.replace(u'?', u'1');
        auto plan =
            valueOf(kiosk.database->prepare((u"EXPLAIN QUERY PLAN "_s + sql).toStdString()));
        while (valueOf(plan.step())) {
            const QString step = plan.text(3);
            const bool isOfRows = step.contains(QRegularExpression(u"\\b(journal|j)\\b"_s));
            QVERIFY2(!isOfRows || step.contains(u"(rowid>? AND rowid<?)"_s) ||
                         step.contains(u"(hall=? AND key_id=?)"_s),
                     qPrintable(step + u" in "_s + sql));
        }
    }
    QCOMPARE(deletions, 2);
}

void tst_Pruning::olderStoreGetsTheIndex()
{
    const auto database = m_stores.freshDatabase();
    succeed(migrateJournal(*database));
    succeed(database->execute(u"DROP INDEX journal_key; UPDATE schema_versions SET version = 1 "
                              "WHERE component = 'journal'"));
    succeed(migrateJournal(*database));
    QVERIFY(database->execute(u"DROP INDEX journal_key"));
}

QTEST_GUILESS_MAIN(tst_Pruning)
#include "tst_Pruning.moc"
