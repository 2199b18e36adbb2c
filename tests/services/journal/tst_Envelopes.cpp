// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/journal/IngestChecks.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;

/// The envelopes that travel with a chain: which are taken, and when they go.
class tst_Envelopes : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void envelopesMustFit_data();
    void envelopesMustFit();
    void envelopesGoOnceSafe_data();
    void envelopesGoOnceSafe();
    void absentEnvelopesComeBack();
    void keyErasedBeforehandStaysErased();
};

void tst_Envelopes::envelopesMustFit_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("changed blob") << 0;
    QTest::newRow("one recipient left out") << 1;
    QTest::newRow("one recipient twice") << 2;
    QTest::newRow("of a key no row uses") << 3;
    QTest::newRow("key digest of a later row differs") << 4;
}

void tst_Envelopes::envelopesMustFit()
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

void tst_Envelopes::envelopesGoOnceSafe_data()
{
    QTest::addColumn<bool>("keepsEnvelopes");
    QTest::newRow("kiosk") << false;
    QTest::newRow("hall") << true;
}

void tst_Envelopes::envelopesGoOnceSafe()
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

void tst_Envelopes::absentEnvelopesComeBack()
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

void tst_Envelopes::keyErasedBeforehandStaysErased()
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

QTEST_GUILESS_MAIN(tst_Envelopes)
#include "tst_Envelopes.moc"
