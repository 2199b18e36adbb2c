// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "tests/services/journal/IngestChecks.h"
#include "tests/services/storage/TestStores.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

/// What a parent takes in of a chain, and what it refuses without harm.
class tst_Ingest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void takesEachRowOnce_data() { TestStores::addEngineRows(); }

    void takesEachRowOnce();
    void answersWithoutRows();
    void wrongSignatureChangesNothing_data();
    void wrongSignatureChangesNothing();
    void unlinkedBatchIsRefused_data();
    void unlinkedBatchIsRefused();
    void ownChainIsRefused();
    void incarnationsAreSeparate();
    void projectionErrorTakesNothing();
    void timesAreFixedAtIngest();
    void costsTheSameHoweverLongTheChain();

private:
    TestStores m_stores;
};

void tst_Ingest::takesEachRowOnce()
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

void tst_Ingest::answersWithoutRows()
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

void tst_Ingest::wrongSignatureChangesNothing_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"signature", "another node's key", "time", "row", "shorter"}) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

void tst_Ingest::wrongSignatureChangesNothing()
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

void tst_Ingest::unlinkedBatchIsRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("digest of another row") << 0;
    QTest::newRow("prev of another row") << 1;
    QTest::newRow("row left out") << 2;
    QTest::newRow("row of another node") << 3;
    QTest::newRow("row outside its limits") << 4;
}

// Batches that did not come through decodeBatch() are looked at all the same.
void tst_Ingest::unlinkedBatchIsRefused()
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

void tst_Ingest::ownChainIsRefused()
{
    TestNode hall(kHall);
    TestNode twin(kHall);
    twin.append();
    const auto taken = hall.ingest(twin.nextBatch(), twin);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::Conflict);
}

void tst_Ingest::incarnationsAreSeparate()
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

void tst_Ingest::projectionErrorTakesNothing()
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

// The kiosk's wall clock jumps by hours, in both directions, within a boot and across a boot whose
// clock the hall has seen: the hall's times are right all the same.
void tst_Ingest::timesAreFixedAtIngest()
{
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
    kiosk.clock.jumpWall(5 * kHourMs);
    issue();
    kiosk.shipAll(hall);
    kiosk.clock.jumpWall(-10 * kHourMs);
    issue();
    kiosk.clock.reboot(0);
    kiosk.clock.setSynced(false);
    both(0);
    issue();
    kiosk.clock.jumpWall(kHourMs);
    issue();
    kiosk.shipAll(hall, 2);
    QList<qint64> corrected;
    for (const Row& row : hall.rowsOf(kKiosk)) {
        corrected.append(row.correctedMs);
    }
    QCOMPARE(corrected, due);
}

namespace {

/// A terminal and its hall, with a chain of some length.
struct Pair
{
    /// Many rows that no projection knows, in one transaction.
    void append(int count)
    {
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
    }

    qint64 shipNs()
    {
        QElapsedTimer timer;
        timer.start();
        const Batch batch = kiosk.nextBatch(5);
        const Ingested taken = valueOf(hall.ingest(batch, kiosk));
        succeed(kiosk.acknowledge(taken.ack, batch));
        return timer.nsecsElapsed();
    }

    TestNode hall{kHall};
    TestNode kiosk{kKiosk};
};

qint64 medianOf(std::vector<qint64> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace

// Looking rows up must not become walking the table: with a hundred times the rows, a batch takes
// about as long. (A walk takes dozens of times as long, so a generous limit tells the two apart.)
void tst_Ingest::costsTheSameHoweverLongTheChain()
{
    Pair shortChain;
    Pair longChain;
    longChain.append(30'000);
    longChain.kiosk.shipAll(longChain.hall, kBatchRowLimit);
    for (Pair* pair : {&shortChain, &longChain}) {
        pair->append(300);
    }
    std::vector<qint64> shortNs;
    std::vector<qint64> longNs;
    // By turns, so that whatever else the machine does slows down both.
    for (int i = 0; i < 15; ++i) {
        shortNs.push_back(shortChain.shipNs());
        longNs.push_back(longChain.shipNs());
    }
    QVERIFY2(medianOf(longNs) < 6 * medianOf(shortNs),
             qPrintable(
                 QStringLiteral("%1 ns, then %2 ns").arg(medianOf(shortNs)).arg(medianOf(longNs))));
}

QTEST_GUILESS_MAIN(tst_Ingest)
#include "tst_Ingest.moc"
