// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedEdit.h"
#include "services/journal/FeedWire.h"
#include "tests/services/journal/FeedSource.h"
#include "tests/services/storage/TestStores.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

/// What a reader of the feed is told, page by page.
class tst_Feed : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void changesComeInOrder_data() { TestStores::addEngineRows(); }

    void changesComeInOrder();
    void sameThingIsNoChange();
    void oneEditOfManyChanges();
    void onlyTheNewestVersionIsThere();
    void audiencesSeeTheirOwn();
    void changedAudienceLeavesATombstone();
    void pagesAreResumable_data();
    void pagesAreResumable();
    void largePagesAreCut();
    void idleReaderMovesOn();
    void unknownEpochGetsASnapshot();
    void forgottenTombstonesGetASnapshot();
    void snapshotInPagesIsNotStartedAnew();
    void whatIsGoneIsPassedOverInPages();
    void undoneChangeIsNeverSeen();
    void limits_data();
    void limits();

private:
    TestStores m_stores;
};

void tst_Feed::changesComeInOrder()
{
    FeedSource source(m_stores.freshDatabase());
    source.put(QStringLiteral("a"), 1);
    source.put(QStringLiteral("b"), 2);
    const FeedPage first = source.read({});
    QCOMPARE(shortly(first), QStringList({QStringLiteral("a=1"), QStringLiteral("b=2")}));
    QVERIFY(first.isSnapshot && !first.hasMore);
    QCOMPARE(source.read(first.cursor).changes.size(), 0);

    source.put(QStringLiteral("a"), 3);
    source.remove(QStringLiteral("b"));
    source.put(QStringLiteral("c"), 4);
    const FeedPage second = source.read(first.cursor);
    QCOMPARE(shortly(second),
             QStringList({QStringLiteral("a=3"), QStringLiteral("b gone"), QStringLiteral("c=4")}));
    QVERIFY(!second.isSnapshot);
    QVERIFY(second.changes[0].version > first.changes[0].version);
    QCOMPARE(second.cursor.position, source.position());
}

void tst_Feed::sameThingIsNoChange()
{
    FeedSource source(storeInMemory());
    source.put(QStringLiteral("a"), 1);
    const qint64 position = source.position();
    source.put(QStringLiteral("a"), 1);
    source.remove(QStringLiteral("never there"));
    QCOMPARE(source.position(), position);
    source.remove(QStringLiteral("a"));
    source.remove(QStringLiteral("a"));
    QCOMPARE(source.position(), position + 1);
    source.put(QStringLiteral("a"), 1);
    QCOMPARE(source.position(), position + 2);
}

void tst_Feed::oneEditOfManyChanges()
{
    FeedSource source(storeInMemory());
    source.put(QStringLiteral("a"), 1);
    const FeedCursor before = source.read({}).cursor;
    {
        auto transaction = valueOf(storage::Transaction::begin(*source.database));
        FeedEdit edit(*source.database, source.feed.hall());
        succeed(edit.put(kThing, QStringLiteral("b"), kAll, thingBody(2)));
        succeed(edit.put(kThing, QStringLiteral("b"), kAll, thingBody(2))); // The same: no change.
        succeed(edit.put(kThing, QStringLiteral("c"), kAll, thingBody(3)));
        succeed(edit.remove(kThing, QStringLiteral("a")));
        succeed(edit.remove(kThing, QStringLiteral("never put")));
        succeed(edit.finish());
        succeed(transaction.commit());
    }
    QCOMPARE(source.position(), 4);
    QCOMPARE(shortly(source.read(before)),
             (QStringList{QStringLiteral("b=2"), QStringLiteral("c=3"), QStringLiteral("a gone")}));
    // An edit that changes nothing writes nothing.
    FeedEdit idle(*source.database, source.feed.hall());
    succeed(idle.finish());
    QCOMPARE(source.position(), 4);
}

void tst_Feed::onlyTheNewestVersionIsThere()
{
    FeedSource source(storeInMemory());
    for (int i = 0; i < 100; ++i) {
        source.put(QStringLiteral("a"), i);
    }
    source.put(QStringLiteral("b"), 1);
    source.remove(QStringLiteral("b"));
    QCOMPARE(shortly(source.read({})), QStringList{QStringLiteral("a=99")});
}

void tst_Feed::audiencesSeeTheirOwn()
{
    FeedSource source(storeInMemory());
    const QString own = QStringLiteral("node:kiosk-1");
    source.put(QStringLiteral("a"), 1, kAll);
    source.put(QStringLiteral("b"), 2, kStaff);
    source.put(QStringLiteral("c"), 3, own);
    source.put(QStringLiteral("d"), 4, QStringLiteral("node:kiosk-2"));
    source.remove(QStringLiteral("b"));
    const FeedCursor start{.epoch = source.read({}).cursor.epoch};
    QCOMPARE(shortly(source.read(start, {kAll})), QStringList{QStringLiteral("a=1")});
    QCOMPARE(shortly(source.read(start, {kAll, own})),
             QStringList({QStringLiteral("a=1"), QStringLiteral("c=3")}));
    QCOMPARE(shortly(source.read(start, {kAll, kStaff})),
             QStringList({QStringLiteral("a=1"), QStringLiteral("b gone")}));
}

void tst_Feed::changedAudienceLeavesATombstone()
{
    FeedSource source(storeInMemory());
    source.put(QStringLiteral("a"), 1, kAll);
    const FeedCursor cursor = source.read({}).cursor;
    source.put(QStringLiteral("a"), 2, kStaff);
    QCOMPARE(shortly(source.read(cursor, {kAll})), QStringList{QStringLiteral("a gone")});
    QCOMPARE(shortly(source.read(cursor, {kStaff})), QStringList{QStringLiteral("a=2")});
    QCOMPARE(shortly(source.read(cursor, {kAll, kStaff})), QStringList{QStringLiteral("a=2")});
    QCOMPARE(shortly(source.read(cursor, {QStringLiteral("board")})), QStringList());
    source.put(QStringLiteral("a"), 3, kAll);
    QCOMPARE(shortly(source.read(cursor, {kAll})), QStringList{QStringLiteral("a=3")});
    QCOMPARE(shortly(source.read(cursor, {kStaff})), QStringList{QStringLiteral("a gone")});
}

void tst_Feed::pagesAreResumable_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : {1, 2, 3, 7, 10, 11, 1000}) {
        QTest::addRow("by %d", limit) << limit;
    }
}

void tst_Feed::pagesAreResumable()
{
    QFETCH(int, limit);
    FeedSource source(storeInMemory());
    QStringList due;
    for (int i = 0; i < 10; ++i) {
        source.put(QStringLiteral("s%1").arg(i), i, kStaff);
        source.put(QStringLiteral("a%1").arg(i), i, kAll);
        due.append(QStringLiteral("a%1=%1").arg(i));
    }
    QStringList seen;
    FeedPage page;
    int pages = 0;
    do {
        page = source.read(FeedCursor::fromText(page.cursor.toText()), {kAll}, limit);
        QVERIFY(page.changes.size() <= limit);
        QCOMPARE(page.isSnapshot, pages == 0);
        seen += shortly(page);
        ++pages;
    } while (page.hasMore);
    QCOMPARE(seen, due);
    QCOMPARE(pages, (10 + limit - 1) / limit);
    QCOMPARE(page.cursor.position, source.position());
    QCOMPARE(page.cursor.snapshotFrom, 0);
}

void tst_Feed::largePagesAreCut()
{
    FeedSource source(storeInMemory());
    for (int i = 0; i < 10; ++i) {
        succeed(source.feed.put(*source.database, kThing, QString::number(i), kAll,
                                {{QStringLiteral("text"), QString(200'000, u'x')}}));
    }
    FeedPage page = source.read({});
    QVERIFY(page.hasMore);
    QVERIFY(encodeFeedPage(page).size() < kFeedPageByteLimit);
    qsizetype changes = page.changes.size();
    while (page.hasMore) {
        page = source.read(page.cursor);
        changes += page.changes.size();
    }
    QCOMPARE(changes, 10);
}

void tst_Feed::idleReaderMovesOn()
{
    FeedSource source(storeInMemory());
    const FeedCursor cursor = source.read({}).cursor;
    source.put(QStringLiteral("s"), 1, kStaff);
    const FeedPage page = source.read(cursor, {kAll});
    QCOMPARE(page.changes.size(), 0);
    QCOMPARE(page.cursor.position, source.position());
}

void tst_Feed::unknownEpochGetsASnapshot()
{
    FeedSource source(storeInMemory());
    source.put(QStringLiteral("a"), 1);
    source.put(QStringLiteral("b"), 2);
    source.remove(QStringLiteral("b"));
    const FeedCursor cursor = source.read({}).cursor;
    succeed(source.feed.renewEpoch(*source.database));
    const FeedPage page = source.read(cursor);
    QVERIFY(page.isSnapshot);
    QCOMPARE(shortly(page), QStringList{QStringLiteral("a=1")});
    QVERIFY(page.cursor.epoch != cursor.epoch);
    // A place that this feed has not reached is none of its own, either.
    QVERIFY(source.read({.epoch = page.cursor.epoch, .position = 99}).isSnapshot);
}

void tst_Feed::forgottenTombstonesGetASnapshot()
{
    FeedSource source(storeInMemory());
    source.put(QStringLiteral("a"), 1);
    source.put(QStringLiteral("b"), 2);
    const FeedCursor before = source.read({}).cursor;
    source.remove(QStringLiteral("a"));
    source.put(QStringLiteral("c"), 3);
    const FeedCursor after = source.read(before).cursor;
    succeed(source.feed.dropTombstones(*source.database, source.position()));
    const FeedPage late = source.read(before);
    QVERIFY(late.isSnapshot);
    QCOMPARE(shortly(late), QStringList({QStringLiteral("b=2"), QStringLiteral("c=3")}));
    QVERIFY(!source.read(after).isSnapshot);
    // Going back is not possible, and forgetting beyond the end forgets up to the end.
    succeed(source.feed.dropTombstones(*source.database, 1));
    succeed(source.feed.dropTombstones(*source.database, 1'000'000));
    QVERIFY(!source.read(after).isSnapshot);
}

void tst_Feed::snapshotInPagesIsNotStartedAnew()
{
    FeedSource source(storeInMemory());
    for (int i = 0; i < 6; ++i) {
        source.put(QString::number(i), i);
    }
    const FeedPage first = source.read({}, {kAll}, 2);
    QVERIFY(first.isSnapshot && first.hasMore);
    // Tombstones from before the snapshot began are forgotten: it brings none of them anyway.
    succeed(source.feed.dropTombstones(*source.database, source.position()));
    const FeedPage second = source.read(first.cursor, {kAll}, 2);
    QVERIFY(!second.isSnapshot);
    QCOMPARE(shortly(second), QStringList({QStringLiteral("2=2"), QStringLiteral("3=3")}));
    // A tombstone from after it began is one it needs.
    source.remove(QStringLiteral("0"));
    QVERIFY(shortly(source.read(second.cursor)).contains(QStringLiteral("0 gone")));
    source.put(QStringLiteral("7"), 7);
    source.put(QStringLiteral("8"), 8);
    succeed(source.feed.dropTombstones(*source.database, source.position()));
    QVERIFY(source.read(second.cursor).isSnapshot);
}

void tst_Feed::whatIsGoneIsPassedOverInPages()
{
    FeedSource source(storeInMemory());
    source.put(QStringLiteral("first"), 1);
    {
        auto transaction = valueOf(storage::Transaction::begin(*source.database));
        constexpr int kMany = 6000;
        for (int i = 0; i < kMany; ++i) {
            const QString id = QStringLiteral("gone-%1").arg(i);
            succeed(source.feed.put(*source.database, kThing, id, kAll, thingBody(i)));
            succeed(source.feed.remove(*source.database, kThing, id));
        }
        succeed(transaction.commit());
    }
    source.put(QStringLiteral("last"), 2);
    // No answer has to look at all of it.
    FeedPage page = source.read({});
    QVERIFY(page.isSnapshot && page.hasMore);
    QCOMPARE(shortly(page), QStringList(QStringLiteral("first=1")));
    page = source.read(page.cursor);
    QVERIFY(!page.isSnapshot && !page.hasMore);
    QCOMPARE(shortly(page), QStringList(QStringLiteral("last=2")));
    QCOMPARE(page.cursor.position, source.position());
    QCOMPARE(page.cursor.snapshotFrom, 0);
}

void tst_Feed::undoneChangeIsNeverSeen()
{
    FeedSource source(storeInMemory());
    source.put(QStringLiteral("a"), 1);
    const FeedCursor cursor = source.read({}).cursor;
    {
        auto transaction = valueOf(storage::Transaction::begin(*source.database));
        succeed(source.feed.put(*source.database, kThing, QStringLiteral("a"), kAll, thingBody(2)));
    }
    QCOMPARE(source.read(cursor).changes.size(), 0);
    source.put(QStringLiteral("a"), 3);
    QCOMPARE(shortly(source.read(cursor)), QStringList{QStringLiteral("a=3")});
}

void tst_Feed::limits_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("audience");
    QTest::addColumn<int>("bodyLength");
    QTest::addColumn<bool>("isTaken");
    const QString longest(kFeedNameLimit, u'n');
    const QString tooLong(kFeedNameLimit + 1, u'n');
    QTest::newRow("longest names") << longest << longest << longest << 1 << true;
    QTest::newRow("long kind") << tooLong << longest << longest << 1 << false;
    QTest::newRow("long id") << longest << tooLong << longest << 1 << false;
    QTest::newRow("long audience") << longest << longest << tooLong << 1 << false;
    QTest::newRow("large body") << kThing << longest << kAll << 256 * 1024 << false;
}

void tst_Feed::limits()
{
    QFETCH(QString, kind);
    QFETCH(QString, id);
    QFETCH(QString, audience);
    QFETCH(int, bodyLength);
    QFETCH(bool, isTaken);
    FeedSource source(storeInMemory());
    const auto put = source.feed.put(*source.database, kind, id, audience,
                                     {{QStringLiteral("text"), QString(bodyLength, u'x')}});
    QCOMPARE(bool(put), isTaken);
    if (!put) {
        QCOMPARE(put.error().code, ErrorCode::TooLarge);
    }
}

QTEST_GUILESS_MAIN(tst_Feed)
#include "tst_Feed.moc"
