// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedWire.h"
#include "tests/services/journal/FeedSource.h"
#include "tests/services/storage/TestStores.h"

#include <QMap>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

namespace {

QStringList cached(FeedCache& cache, storage::Database& database)
{
    FeedPage page;
    page.changes = valueOf(cache.all(database, kThing));
    return shortly(page);
}

void apply(FeedCache& cache, storage::Database& database, const FeedPage& page)
{
    // By way of the wire, as it comes.
    const FeedPage arrived = valueOf(decodeFeedPage(encodeFeedPage(page)));
    auto transaction = valueOf(storage::Transaction::begin(database));
    succeed(cache.apply(database, arrived));
    succeed(transaction.commit());
}

} // namespace

/// A reader's copy of the feed.
class tst_FeedCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void cacheFollows_data() { TestStores::addEngineRows(); }

    void cacheFollows();
    void cacheKeepsTheOldUntilASnapshotIsWhole();
    void cacheEqualsTheFeed_data();
    void cacheEqualsTheFeed();

private:
    TestStores m_stores;
};

void tst_FeedCache::cacheFollows()
{
    FeedSource source(storeInMemory());
    const auto store = m_stores.freshDatabase();
    FeedCache cache;
    succeed(cache.open(*store));
    QCOMPARE(valueOf(cache.cursor(*store)).toText(), QString());
    source.put(QStringLiteral("a"), 1);
    source.put(QStringLiteral("b"), 2);
    apply(cache, *store, source.read({}));
    QCOMPARE(cached(cache, *store), QStringList({QStringLiteral("a=1"), QStringLiteral("b=2")}));
    source.remove(QStringLiteral("a"));
    source.put(QStringLiteral("b"), 3);
    const FeedPage page = source.read(valueOf(cache.cursor(*store)));
    apply(cache, *store, page);
    apply(cache, *store, page); // Twice does no harm.
    QCOMPARE(cached(cache, *store), QStringList{QStringLiteral("b=3")});
    QCOMPARE(valueOf(cache.find(*store, kThing, QStringLiteral("b"))), std::optional(thingBody(3)));
    QVERIFY(!valueOf(cache.find(*store, kThing, QStringLiteral("a"))));
    QVERIFY(!valueOf(cache.find(*store, QStringLiteral("other"), QStringLiteral("b"))));
    QCOMPARE(valueOf(cache.cursor(*store)).toText(), page.cursor.toText());
}

void tst_FeedCache::cacheKeepsTheOldUntilASnapshotIsWhole()
{
    FeedSource source(storeInMemory());
    const auto store = storeInMemory();
    FeedCache cache;
    succeed(cache.open(*store));
    for (int i = 0; i < 4; ++i) {
        source.put(QString::number(i), i);
    }
    apply(cache, *store, source.read({}));
    source.remove(QStringLiteral("3"));
    succeed(source.feed.dropTombstones(*source.database, source.position()));
    source.remove(QStringLiteral("2"));
    source.put(QStringLiteral("0"), 10);
    succeed(source.feed.renewEpoch(*source.database));
    FeedPage page = source.read(valueOf(cache.cursor(*store)), {kAll}, 1);
    QVERIFY(page.isSnapshot && page.hasMore);
    apply(cache, *store, page);
    QCOMPARE(cached(cache, *store).size(), 4);
    // Broken off, and begun anew.
    page = source.read({}, {kAll}, 1);
    apply(cache, *store, page);
    QCOMPARE(cached(cache, *store).size(), 4);
    while (page.hasMore) {
        page = source.read(valueOf(cache.cursor(*store)), {kAll}, 1);
        apply(cache, *store, page);
    }
    QCOMPARE(cached(cache, *store), QStringList({QStringLiteral("0=10"), QStringLiteral("1=1")}));
}

void tst_FeedCache::cacheEqualsTheFeed_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 10; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

// Whatever changes, whenever the reader reads, however small the pages and whatever is forgotten:
// once it has read to the end, the cache is what the reader may see.
void tst_FeedCache::cacheEqualsTheFeed()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    FeedSource source(storeInMemory());
    const auto store = storeInMemory();
    FeedCache cache;
    succeed(cache.open(*store));
    QMap<QString, int> visible;
    const auto readOnce = [&] {
        const FeedPage page =
            source.read(valueOf(cache.cursor(*store)), {kAll}, 1 + random.bounded(4));
        apply(cache, *store, page);
        return page.hasMore;
    };
    for (int i = 0; i < 400; ++i) {
        const QString id = QString::number(random.bounded(10));
        switch (random.bounded(10)) {
        case 0:
        case 1:
            source.remove(id);
            visible.remove(id);
            break;
        case 2:
            source.put(id, i, kStaff);
            visible.remove(id);
            break;
        case 3:
            succeed(source.feed.dropTombstones(*source.database,
                                               source.position() - random.bounded(5)));
            break;
        case 4:
            if (random.bounded(10) == 0) {
                succeed(source.feed.renewEpoch(*source.database));
            }
            break;
        case 5:
        case 6:
            readOnce();
            break;
        default:
            source.put(id, i);
            visible.insert(id, i);
        }
        if (random.bounded(20) == 0) {
            while (readOnce()) {
            }
            QStringList due;
            for (auto thing = visible.cbegin(); thing != visible.cend(); ++thing) {
                due.append(QStringLiteral("%1=%2").arg(thing.key()).arg(thing.value()));
            }
            QCOMPARE(cached(cache, *store), due);
        }
    }
}

QTEST_GUILESS_MAIN(tst_FeedCache)
#include "tst_FeedCache.moc"
