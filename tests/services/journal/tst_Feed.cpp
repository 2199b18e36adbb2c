// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Feed.h"
#include "services/journal/FeedWire.h"
#include "services/storage/Transaction.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

namespace {

const QString kAll = QStringLiteral("all");
const QString kStaff = QStringLiteral("staff");
const QString kThing = QStringLiteral("thing");

QJsonObject body(int value)
{
    return {{QStringLiteral("value"), value}};
}

/// The changes of a page in short: "id=value", "id gone".
QStringList shortly(const FeedPage& page)
{
    QStringList texts;
    for (const FeedChange& change : page.changes) {
        texts.append(change.body ? QStringLiteral("%1=%2").arg(change.id).arg(
                                       change.body->value(QStringLiteral("value")).toInt())
                                 : QStringLiteral("%1 gone").arg(change.id));
    }
    return texts;
}

/// A store with a feed.
struct Source
{
    explicit Source(std::unique_ptr<storage::Database> store)
        : database(std::move(store))
    {
        succeed(feed.open(*database));
    }

    std::unique_ptr<storage::Database> database;
    Feed feed;

    void put(const QString& id, int value, const QString& audience = kAll)
    {
        auto transaction = valueOf(storage::Transaction::begin(*database));
        succeed(feed.put(*database, kThing, id, audience, body(value)));
        succeed(transaction.commit());
    }

    void remove(const QString& id)
    {
        auto transaction = valueOf(storage::Transaction::begin(*database));
        succeed(feed.remove(*database, kThing, id));
        succeed(transaction.commit());
    }

    FeedPage read(const FeedCursor& cursor, const QStringList& audiences = {kAll}, int limit = 100)
    {
        return valueOf(feed.read(*database, cursor, audiences, limit));
    }

    qint64 position() { return valueOf(feed.position(*database)); }
};

std::unique_ptr<storage::Database> storeInMemory()
{
    storage::DatabaseOptions options;
    options.path = QStringLiteral(":memory:");
    return storage::openOrDie(options);
}

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

class TestFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void changesComeInOrder_data() { TestStores::addEngineRows(); }

    void changesComeInOrder();
    void sameThingIsNoChange();
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
    void undoneChangeIsNeverSeen();
    void limits_data();
    void limits();
    void cursorText_data();
    void cursorText();

    void cacheFollows_data() { TestStores::addEngineRows(); }

    void cacheFollows();
    void cacheKeepsTheOldUntilASnapshotIsWhole();
    void cacheEqualsTheFeed_data();
    void cacheEqualsTheFeed();
    void wireRefuses_data();
    void wireRefuses();
    void changedPageIsRefusedOrCanonical();

private:
    TestStores m_stores;
};

void TestFeed::changesComeInOrder()
{
    Source source(m_stores.freshDatabase());
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

void TestFeed::sameThingIsNoChange()
{
    Source source(storeInMemory());
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

void TestFeed::onlyTheNewestVersionIsThere()
{
    Source source(storeInMemory());
    for (int i = 0; i < 100; ++i) {
        source.put(QStringLiteral("a"), i);
    }
    source.put(QStringLiteral("b"), 1);
    source.remove(QStringLiteral("b"));
    QCOMPARE(shortly(source.read({})), QStringList{QStringLiteral("a=99")});
}

void TestFeed::audiencesSeeTheirOwn()
{
    Source source(storeInMemory());
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

void TestFeed::changedAudienceLeavesATombstone()
{
    Source source(storeInMemory());
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

void TestFeed::pagesAreResumable_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : {1, 2, 3, 7, 10, 11, 1000}) {
        QTest::addRow("by %d", limit) << limit;
    }
}

void TestFeed::pagesAreResumable()
{
    QFETCH(int, limit);
    Source source(storeInMemory());
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

void TestFeed::largePagesAreCut()
{
    Source source(storeInMemory());
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

void TestFeed::idleReaderMovesOn()
{
    Source source(storeInMemory());
    const FeedCursor cursor = source.read({}).cursor;
    source.put(QStringLiteral("s"), 1, kStaff);
    const FeedPage page = source.read(cursor, {kAll});
    QCOMPARE(page.changes.size(), 0);
    QCOMPARE(page.cursor.position, source.position());
}

void TestFeed::unknownEpochGetsASnapshot()
{
    Source source(storeInMemory());
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

void TestFeed::forgottenTombstonesGetASnapshot()
{
    Source source(storeInMemory());
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

void TestFeed::snapshotInPagesIsNotStartedAnew()
{
    Source source(storeInMemory());
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

void TestFeed::undoneChangeIsNeverSeen()
{
    Source source(storeInMemory());
    source.put(QStringLiteral("a"), 1);
    const FeedCursor cursor = source.read({}).cursor;
    {
        auto transaction = valueOf(storage::Transaction::begin(*source.database));
        succeed(source.feed.put(*source.database, kThing, QStringLiteral("a"), kAll, body(2)));
    }
    QCOMPARE(source.read(cursor).changes.size(), 0);
    source.put(QStringLiteral("a"), 3);
    QCOMPARE(shortly(source.read(cursor)), QStringList{QStringLiteral("a=3")});
}

void TestFeed::limits_data()
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

void TestFeed::limits()
{
    QFETCH(QString, kind);
    QFETCH(QString, id);
    QFETCH(QString, audience);
    QFETCH(int, bodyLength);
    QFETCH(bool, isTaken);
    Source source(storeInMemory());
    const auto put = source.feed.put(*source.database, kind, id, audience,
                                     {{QStringLiteral("text"), QString(bodyLength, u'x')}});
    QCOMPARE(bool(put), isTaken);
    if (!put) {
        QCOMPARE(put.error().code, ErrorCode::TooLarge);
    }
}

void TestFeed::cursorText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("position") << QStringLiteral("epoch.12") << true;
    QTest::newRow("within a snapshot") << QStringLiteral("epoch.12.34") << true;
    for (const char* bad :
         {"", "epoch", "epoch.", ".12", "epoch.x", "epoch.-1", "epoch.12.", "epoch.12.x",
          "epoch.12.0", "epoch.12.34.56", "epoch.012", "epoch.+1", "epoch.99999999999999999999"}) {
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    }
    QTest::newRow("long") << QString(200, u'e') + QStringLiteral(".1") << false;
}

void TestFeed::cursorText()
{
    QFETCH(QString, text);
    QFETCH(bool, isKnown);
    QCOMPARE(FeedCursor::fromText(text).toText(), isKnown ? text : QString());
}

void TestFeed::cacheFollows()
{
    Source source(storeInMemory());
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
    QCOMPARE(valueOf(cache.find(*store, kThing, QStringLiteral("b"))), std::optional(body(3)));
    QVERIFY(!valueOf(cache.find(*store, kThing, QStringLiteral("a"))));
    QVERIFY(!valueOf(cache.find(*store, QStringLiteral("other"), QStringLiteral("b"))));
    QCOMPARE(valueOf(cache.cursor(*store)).toText(), page.cursor.toText());
}

void TestFeed::cacheKeepsTheOldUntilASnapshotIsWhole()
{
    Source source(storeInMemory());
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

void TestFeed::cacheEqualsTheFeed_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 10; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

// Whatever changes, whenever the reader reads, however small the pages and whatever is forgotten:
// once it has read to the end, the cache is what the reader may see.
void TestFeed::cacheEqualsTheFeed()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    Source source(storeInMemory());
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

void TestFeed::wireRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("detail");
    const auto add = [](const char* name, const char* bytes, const char* detail) {
        QTest::newRow(name) << QByteArray(bytes)
                            << QStringLiteral("feed page: ") + QString::fromLatin1(detail);
    };
    add("no JSON", "x", "no JSON object");
    add("array", "[]", "no JSON object");
    add("no cursor", R"({"hasMore":false,"isSnapshot":false,"changes":[]})", "cursor");
    add("bad cursor", R"({"cursor":"e","hasMore":false,"isSnapshot":false,"changes":[]})",
        "cursor");
    add("no hasMore", R"({"cursor":"e.1","isSnapshot":false,"changes":[]})", "hasMore");
    add("no isSnapshot", R"({"cursor":"e.1","hasMore":false,"changes":[]})", "isSnapshot");
    add("no changes", R"({"cursor":"e.1","hasMore":false,"isSnapshot":false})", "changes");
    add("change no object", R"({"cursor":"e.1","hasMore":false,"isSnapshot":false,"changes":[1]})",
        "kind");
    add("no id", R"({"cursor":"e.1","hasMore":false,"isSnapshot":false,"changes":[{"kind":"k"}]})",
        "id");
    add("no version",
        R"({"cursor":"e.1","hasMore":false,"isSnapshot":false,"changes":[{"kind":"k","id":"i"}]})",
        "version");
    add("body no object",
        R"({"cursor":"e.1","hasMore":false,"isSnapshot":false,)"
        R"("changes":[{"kind":"k","id":"i","version":1,"body":null}]})",
        "body");
}

void TestFeed::wireRefuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, detail);
    const auto page = decodeFeedPage(bytes);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::BadFrame);
    QCOMPARE(page.error().detail, detail);
    QCOMPARE(decodeFeedPage(QByteArray(kFeedPageByteLimit + 1, ' ')).error().code,
             ErrorCode::TooLarge);
}

void TestFeed::changedPageIsRefusedOrCanonical()
{
    Source source(storeInMemory());
    source.put(QStringLiteral("a"), 1);
    source.put(QStringLiteral("b"), 2);
    FeedPage page = source.read({});
    page.changes[1].body.reset();
    const QByteArray bytes = encodeFeedPage(page);
    QRandomGenerator random(20260403);
    for (int i = 0; i < 3000; ++i) {
        QByteArray changed = bytes;
        const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
        changed[at] = static_cast<char>(random.bounded(256));
        if (const auto decoded = decodeFeedPage(changed)) {
            const QByteArray again = encodeFeedPage(decoded.value());
            QCOMPARE(encodeFeedPage(valueOf(decodeFeedPage(again))), again);
        }
    }
}

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_Feed.moc"
