// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/ChainStore.h"
#include "tests/services/journal/RestoredCity.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;
using City = RestoredCity;
using namespace Qt::StringLiterals;

/// What a store lost between its backup and its end comes back from its parent, each row as it was
/// and where it was.
class tst_Refill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack_data();
    void everythingComesBack();
    void storeWithoutARowIsFilled();
    void livesOfBeforeComeBack();
    void whatTheParentLacksIsShipped();
    void brokenAnswerChangesNothing_data();
    void brokenAnswerChangesNothing();
    void nothingIsTakenWhileItRecords();
    void otherRowsContradict();
    void rowsLeftAtTheParentStopNothing();
    void repeatsAddNothing();
    void terminalTakesBackItsOwn();
    void prunedRowsStayAway();
    void sealedRowsCanBeOpened_data();
    void sealedRowsCanBeOpened();
    void refusalOfAProjectionUndoesTheBatch();
};

void tst_Refill::everythingComesBack_data()
{
    QTest::addColumn<int>("shippedBefore"); // Rounds that the centre had when the copy was made.
    QTest::addColumn<bool>("isKilled");     // And started again after every step.
    QTest::newRow("all of the copy was at the centre") << 4 << false;
    QTest::newRow("part of it") << 2 << false;
    QTest::newRow("nothing of it") << 0 << false;
    QTest::newRow("killed after every step") << 2 << true;
}

void tst_Refill::everythingComesBack()
{
    QFETCH(int, shippedBefore);
    QFETCH(bool, isKilled);
    City city;
    city.work(shippedBefore);
    city.shipHall();
    city.work(4 - shippedBefore);
    city.backUp();
    city.work(7);
    city.shipHall();
    const QStringList before = city.rows();
    const qint64 sum = city.hall->number("SELECT SUM(total) FROM sample_sums");
    city.restore();
    QVERIFY(city.rows().size() < before.size());
    int steps = 0;
    while (city.step()) {
        ++steps;
        QCOMPARE(city.wrong(), QString());
        QVERIFY(valueOf(isHeld(*city.hall->database)));
        if (isKilled) {
            city.restart();
        }
    }
    QVERIFY2(steps > 4, qPrintable(QString::number(steps)));
    QCOMPARE(city.rows(), before);
    QCOMPARE(city.hall->number("SELECT SUM(total) FROM sample_sums"), sum);
    // Only now the next life begins, and nothing is missing.
    const Settled settled = city.settle();
    QCOMPARE(settled.incarnation, 2U);
    QCOMPARE(settled.missing, 0U);
    QVERIFY(settled.contradicted.isEmpty());
    QCOMPARE(city.hall->append().incarnation, 2U);
    city.shipHall();
    QCOMPARE(City::rowsOf(*city.centre.database).size(), city.rows().size());
    QCOMPARE(city.wrong(), QString());
    // The terminal has nothing to do with it and goes on.
    city.work(1);
    city.shipHall();
    QCOMPARE(city.wrong(), QString());
    QCOMPARE(valueOf(verifyStore(*city.centre.database, {&city.centre.projection})).firstBad,
             QString());
}

/// There is no backup, but the keys are there.
void tst_Refill::storeWithoutARowIsFilled()
{
    City city;
    city.backUp();
    city.work(5);
    city.shipHall();
    const QStringList before = city.rows();
    city.restore();
    QVERIFY(city.rows().isEmpty());
    while (city.step()) {
    }
    QCOMPARE(city.rows(), before);
    QCOMPARE(city.settle().missing, 0U);
    QCOMPARE(city.wrong(), QString());
}

/// Restored twice from one backup: the life between the two comes back as well.
void tst_Refill::livesOfBeforeComeBack()
{
    City city;
    city.work(2);
    city.shipHall();
    city.backUp();
    city.work(1);
    city.shipHall();
    city.restore();
    while (city.step()) {
    }
    QCOMPARE(city.settle().incarnation, 2U);
    city.work(2);
    city.shipHall();
    const QStringList before = city.rows();
    city.restore();
    while (city.step()) {
    }
    QCOMPARE(city.rows(), before);
    const Settled settled = city.settle();
    QCOMPARE(settled.incarnation, 3U);
    QCOMPARE(settled.missing, 0U);
    QCOMPARE(city.hall->ownRows(2).size(), 3); // store.restored, and two rounds.
    QCOMPARE(city.wrong(), QString());
}

void tst_Refill::whatTheParentLacksIsShipped()
{
    City city;
    city.work(2);
    city.shipHall();
    city.work(3);
    city.backUp();
    const QStringList before = city.rows();
    city.restore();
    QVERIFY(!city.step());
    city.settle();
    city.shipHall();
    QCOMPARE(City::rowsOf(*city.centre.database).first(before.size()), before);
}

void tst_Refill::brokenAnswerChangesNothing_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a changed body") << ErrorCode::BadFrame;
    QTest::newRow("a changed body, linked anew") << ErrorCode::BadSignature;
    QTest::newRow("a changed signature") << ErrorCode::BadSignature;
    QTest::newRow("another's signature") << ErrorCode::KeyUnavailable;
    QTest::newRow("rows left out") << ErrorCode::ChainGap;
    QTest::newRow("rows on top of others") << ErrorCode::ChainBroken;
    QTest::newRow("not as it was kept") << ErrorCode::BadFrame;
    QTest::newRow("no rows") << ErrorCode::BadFrame;
}

void tst_Refill::brokenAnswerChangesNothing()
{
    QFETCH(ErrorCode, code);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    City city;
    city.work(1);
    city.shipHall();
    city.backUp();
    city.work(6);
    city.shipHall();
    const QStringList before = city.rows();
    city.restore();
    // The hall's own next batch, and what has to come before it.
    QList<KeptBatch> kept = city.kept();
    while (kept.constFirst().batch.node != u"hall-1"_s) {
        valueOf(city.take(kept.takeFirst()));
        kept = city.kept();
    }
    KeptBatch forged = kept.constFirst();
    Batch& batch = forged.batch;
    const auto link = [&batch] {
        QByteArray prev = batch.firstPrev;
        for (Row& row : batch.rows) {
            row.prev = prev;
            row.digest = rowDigest(row);
            prev = row.digest;
        }
    };
    const auto sign = [&](const crypto::NodeKeys& keys) {
        batch.signature = valueOf(keys.sign(signedBytes(batch)));
        forged.signingKey = keys.signingPublicKey();
    };
    if (tag.startsWith(u"a changed body"_s)) {
        batch.rows.last().body = R"({"amount":1000000})";
        if (tag.endsWith(u"anew"_s)) {
            link();
        }
    } else if (tag == u"a changed signature"_s) {
        batch.signature[5] = static_cast<char>(batch.signature.at(5) ^ 1);
    } else if (tag == u"another's signature"_s) {
        sign(*city.terminal.keys);
    } else if (tag == u"rows left out"_s) {
        for (Row& row : batch.rows) {
            row.seq += 1;
        }
        link();
        sign(*city.hall->keys);
    } else if (tag == u"rows on top of others"_s) {
        batch.firstPrev = QByteArray(32, 'x');
        link();
        sign(*city.hall->keys);
    } else if (tag == u"not as it was kept"_s) {
        batch.isRelayed = false;
    } else {
        batch.rows.clear();
        sign(*city.hall->keys);
    }
    const QStringList held = city.rows();
    const auto taken = city.take(forged);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, code);
    QCOMPARE(city.rows(), held);
    QCOMPARE(city.wrong(), QString());
    // The next answer is an honest one.
    while (city.step()) {
    }
    QCOMPARE(city.rows(), before);
}

void tst_Refill::nothingIsTakenWhileItRecords()
{
    City city;
    city.work(1);
    city.backUp();
    city.work(1);
    city.shipHall();
    city.restore();
    const KeptBatch batch = city.kept().constFirst();
    city.settle();
    const auto taken = city.take(batch);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::Conflict);
}

/// A copy was written to elsewhere with the same keys: the parent's rows are real and do not
/// follow on the own ones. Both stay where they are.
void tst_Refill::otherRowsContradict()
{
    City city;
    city.work(1);
    city.shipHall();
    city.backUp();
    city.hall->append(u"sample.added"_s, 'x', 1);
    city.shipHall();
    const QByteArray theirs = city.hall->ownRows().last().digest;
    city.restore();
    succeed(city.hall->transact([](storage::Database& db) -> Result<void> {
        auto own = valueOf(ChainStore(db).own());
        own->isFrozen = false; // As it was before anybody noticed.
        return ChainStore(db).update(*own);
    }));
    const Row mine = city.hall->append(u"sample.added"_s, 'y', 1);
    city.hall->append(u"sample.added"_s, 'y', 1);
    succeed(city.hall->transact([](storage::Database& db) { return hold(db, 1); }));
    // The centre is not ahead of this store, so it has nothing to give; settle() sees it.
    QVERIFY(city.kept().isEmpty());
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows"_s));
    const Settled settled = city.settle();
    QCOMPARE(settled.contradicted, QList<quint32>{1});
    QCOMPARE(city.hall->ownRows()[qsizetype(mine.seq) - 1].digest, mine.digest);
    QVERIFY(mine.digest != theirs);
    city.hall->append();
    QCOMPARE(city.hall->nextBatch().incarnation, 2U);
    // Whatever it hears of them later.
    valueOf(city.hall->transact([&](storage::Database& db) {
        return city.hall->journal->acknowledgedAll(
            db, valueOf(city.centre.journal->heldChains(*city.centre.database)));
    }));
    for (const Batch& batch :
         valueOf(city.hall->journal->nextBatches(*city.hall->database, 9, {}))) {
        QVERIFY(batch.node != u"hall-1"_s || batch.incarnation == 2U);
    }
}

/// What could not be taken back is missing here, and the next life is shipped all the same.
void tst_Refill::rowsLeftAtTheParentStopNothing()
{
    City city;
    city.work(1);
    city.backUp();
    city.work(2);
    city.shipHall();
    city.restore();
    QVERIFY(city.settle().missing > 0);
    valueOf(city.hall->transact([&](storage::Database& db) {
        return city.hall->journal->acknowledgedAll(
            db, valueOf(city.centre.journal->heldChains(*city.centre.database)));
    }));
    const Row row = city.hall->append();
    city.shipHall();
    QCOMPARE(city.centre.rowsOf(u"hall-1"_s, 2).constLast().digest, row.digest);
    QCOMPARE(city.wrong(), QString());
}

void tst_Refill::repeatsAddNothing()
{
    City city;
    city.work(1);
    city.backUp();
    city.work(3);
    city.shipHall();
    city.restore();
    const QList<KeptBatch> first = city.kept();
    while (city.step()) {
    }
    const QStringList all = city.rows();
    for (const KeptBatch& batch : first) {
        QCOMPARE(valueOf(city.take(batch)).rows, 0);
    }
    QCOMPARE(city.rows(), all);
    QCOMPARE(city.wrong(), QString());
}

/// A terminal asks its hall, and gets nobody else's rows.
void tst_Refill::terminalTakesBackItsOwn()
{
    City city;
    city.work(5);
    TestNode other(u"kiosk-2"_s);
    other.append();
    other.shipAll(*city.hall);
    // An empty store with the same keys.
    TestNode reborn(u"kiosk-1"_s);
    reborn.useKeys(std::move(city.terminal.keys));
    reborn.clock.advance(60'000);
    succeed(reborn.transact([](storage::Database& db) { return hold(db, 1); }));
    int rows = 0;
    for (;;) {
        const auto kept = valueOf(city.hall->journal->keptBeyond(
            *city.hall->database, valueOf(reborn.journal->heads(*reborn.database)), u"kiosk-1"_s,
            City::kRowsAtOnce));
        if (kept.isEmpty()) {
            break;
        }
        for (const KeptBatch& batch : kept) {
            QCOMPARE(batch.batch.node, u"kiosk-1"_s);
            rows += valueOf(reborn.transact([&](storage::Database& db) {
                        return reborn.journal->takeBack(db, batch);
                    })).rows;
        }
    }
    QCOMPARE(rows, 10);
    const auto own = reborn.ownRows();
    QCOMPARE(own.size(), 10);
    for (const Row& row : own) {
        QCOMPARE(row.correctedMs, row.at.wallMs); // At home, whatever the hall made of it.
    }
    QCOMPARE(valueOf(verifyStore(*reborn.database, {&reborn.projection})).firstBad, QString());
}

void tst_Refill::prunedRowsStayAway()
{
    City city;
    city.work(2);
    city.shipHall();
    // Safe at the centre, and old.
    const auto held = valueOf(city.centre.journal->heldChains(*city.centre.database));
    const auto forked = valueOf(city.hall->transact(
        [&](storage::Database& db) { return city.hall->journal->acknowledgedAll(db, held); }));
    QVERIFY(forked.isEmpty());
    city.hall->clock.advance(Journal::kPruneAgeMs + 1000);
    QVERIFY(valueOf(city.hall->transact(
                [&](storage::Database& db) { return city.hall->journal->prune(db, 100); })) > 0);
    // A terminal without a row asks for what is not there any more.
    QVERIFY(valueOf(city.hall->journal->keptBeyond(*city.hall->database, {}, u"kiosk-1"_s, 100))
                .isEmpty());
    // One that lacks only the last rows gets these.
    city.work(1);
    const auto kept = valueOf(city.hall->journal->keptBeyond(
        *city.hall->database, {Ack{.node = u"kiosk-1"_s, .incarnation = 1, .held = 4}},
        u"kiosk-1"_s, 100));
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.constFirst().batch.rows.last().seq, 6U);
}

void tst_Refill::sealedRowsCanBeOpened_data()
{
    QTest::addColumn<bool>("isForTheHall");
    QTest::addColumn<bool>("isErased");
    QTest::newRow("by whom they were sealed for") << true << false;
    QTest::newRow("not by others") << false << false;
    QTest::newRow("not what was forgotten meanwhile") << true << true;
}

void tst_Refill::sealedRowsCanBeOpened()
{
    QFETCH(bool, isForTheHall);
    QFETCH(bool, isErased);
    City city;
    city.backUp();
    std::vector<Recipient> recipients{city.centre.asRecipient()};
    if (isForTheHall) {
        recipients.push_back(city.hall->asRecipient());
    }
    const DataKey key = city.hall->createDataKey(recipients);
    const Row sealed = city.hall->appendSealed(key, {{u"name"_s, u"王小明"_s}});
    city.shipHall();
    city.restore();
    if (isErased) {
        succeed(city.hall->transact(
            [&](storage::Database& db) { return city.hall->journal->eraseDataKey(db, key.id); }));
    }
    const auto kept = city.kept();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(valueOf(city.take(kept.constFirst())).unreadable, isForTheHall ? 0 : 1);
    QCOMPARE(city.hall->ownRows().constFirst().sealed, sealed.sealed);
    const auto opened = city.hall->journal->openDataKey(*city.hall->database, key.id);
    QCOMPARE(bool(opened), isForTheHall && !isErased);
    if (opened) {
        const auto personal = unsealBody(opened.value(), sealed.subject, sealed.sealed);
        QCOMPARE(valueOf(personal)[u"name"_s].toString(), u"王小明"_s);
    }
    QCOMPARE(city.wrong(), QString());
}

void tst_Refill::refusalOfAProjectionUndoesTheBatch()
{
    City city;
    city.work(1);
    city.shipHall();
    // Such a row is one for the centre, whose projection is another one in this test.
    const Row last = city.hall->ownRows().last();
    Row row = last;
    row.seq += 1;
    row.kind = u"sample.refused"_s;
    row.prev = last.digest;
    row.digest = rowDigest(row);
    Batch batch{.node = u"hall-1"_s,
                .incarnation = 1,
                .sentAt = city.hall->clock.now(),
                .firstPrev = last.digest,
                .rows = {row},
                .envelopes = {},
                .signature = {},
                .isRelayed = true};
    batch.signature = valueOf(city.hall->keys->sign(signedBytes(batch)));
    city.backUp();
    city.restore();
    const QStringList before = city.rows();
    QVERIFY(!city.take({.batch = batch, .signingKey = city.hall->keys->signingPublicKey()}));
    QCOMPARE(city.rows(), before);
    QCOMPARE(city.wrong(), QString());
}

QTEST_GUILESS_MAIN(tst_Refill)
#include "tst_Refill.moc"
