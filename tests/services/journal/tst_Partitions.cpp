// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/BatchStore.h"
#include "services/journal/ChainStore.h"
#include "services/journal/Feed.h"
#include "services/journal/FeedWire.h"
#include "services/journal/Verifier.h"
#include "services/storage/Transaction.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

namespace {

const QString kEast = QStringLiteral("hall-1");
const QString kWest = QStringLiteral("hall-2");
const QString kKiosk = QStringLiteral("kiosk-1");
const QJsonObject kPersonal{{QStringLiteral("name"), QStringLiteral("王小明")}};

NewFact fact(int amount)
{
    return {.kind = QStringLiteral("sample.added"),
            .subject = QByteArray(16, 's'),
            .body = {{QStringLiteral("amount"), amount}},
            .sealed = {},
            .keyId = {},
            .keyDigest = {}};
}

/// A centre that holds two halls, each with a terminal of the same name.
struct City
{
    explicit City(std::unique_ptr<storage::Database> store, TestNode::Options options)
        : centre(QStringLiteral("centre"), std::move(store), options)
        , east(centre.journal->forHall(kEast))
        , west(centre.journal->forHall(kWest))
    {}

    /// What a terminal has, into the partition of `hall`.
    Ingested take(const QString& hall, TestNode& kiosk)
    {
        const Batch batch = kiosk.nextBatch();
        const Ingested taken = valueOf(centre.transact([&](storage::Database& db) {
            return centre.journal->forHall(hall).ingest(db, batch, kiosk.keys->signingPublicKey());
        }));
        succeed(kiosk.acknowledge(taken.ack, batch));
        return taken;
    }

    void record(const QString& hall, int amount)
    {
        valueOf(centre.transact([&](storage::Database& db) {
            return centre.journal->forHall(hall).append(db, fact(amount));
        }));
    }

    QList<Row> rows(const QString& hall, const QString& node)
    {
        Chain chain;
        chain.node = node;
        return valueOf(ChainStore(*centre.database, hall).rows(chain, 1, kNoPos, 1000));
    }

    qint64 sum(const QString& hall)
    {
        return centre.number("SELECT total FROM sample_sums WHERE hall = '" + hall.toStdString() +
                             "'");
    }

    VerifyReport verify() { return valueOf(verifyStore(*centre.database, {&centre.projection})); }

    TestNode centre;
    Journal east;
    Journal west;
};

/// A city with three facts of each terminal, two of each hall's own at the centre and one of the
/// city's, and a stream for each.
std::unique_ptr<City> filledCity(std::unique_ptr<storage::Database> store)
{
    auto city = std::make_unique<City>(std::move(store), TestNode::Options{.isCentre = true});
    TestNode eastern(kKiosk);
    TestNode western(kKiosk);
    for (int i = 1; i <= 3; ++i) {
        eastern.append(QStringLiteral("sample.added"), 's', i);
        western.append(QStringLiteral("sample.added"), 's', 10 * i);
        city->take(kEast, eastern);
        if (i < 3) {
            city->take(kWest, western);
            city->record(kEast, 100);
            city->record(kWest, 100);
        }
    }
    city->take(kWest, western);
    city->record({}, 7);
    succeed(city->centre.transact([&](storage::Database& db) -> Result<void> {
        for (const QString& hall : {QString(), kEast, kWest}) {
            Feed feed(hall);
            OW_TRY(feed.open(db));
            OW_TRY(feed.put(db, QStringLiteral("machine"), kKiosk, QStringLiteral("all"),
                            {{QStringLiteral("hall"), hall}}));
        }
        return {};
    }));
    return city;
}

QStringList ids(const QList<FeedChange>& changes)
{
    QStringList texts;
    for (const FeedChange& change : changes) {
        texts.append(QStringLiteral("%1@%2").arg(change.id).arg(change.version));
    }
    return texts;
}

} // namespace

class TestPartitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sameNumbersInBoth_data() { TestStores::addEngineRows(); }

    void sameNumbersInBoth();

    void shippingOfOneLeavesTheOther_data() { TestStores::addEngineRows(); }

    void shippingOfOneLeavesTheOther();

    void frozenChainFreezesOnlyItsOwn_data() { TestStores::addEngineRows(); }

    void frozenChainFreezesOnlyItsOwn();

    void erasureForgetsOnlyThere_data() { TestStores::addEngineRows(); }

    void erasureForgetsOnlyThere();

    void newLifeOfOne_data() { TestStores::addEngineRows(); }

    void newLifeOfOne();

    void streamsCountApart_data() { TestStores::addEngineRows(); }

    void streamsCountApart();

    void streamBeginsWithItsFirstChange_data() { TestStores::addEngineRows(); }

    void streamBeginsWithItsFirstChange();

    void cachesOfTwoStreams_data() { TestStores::addEngineRows(); }

    void cachesOfTwoStreams();

    void storeOfSeveralPasses_data() { TestStores::addEngineRows(); }

    void storeOfSeveralPasses();
    void movedRowIsNamed_data();
    void movedRowIsNamed();
    void strangersStoreIsRefused();
    void hallsDoNotWaitForEachOther();

private:
    TestStores m_stores;
};

void TestPartitions::sameNumbersInBoth()
{
    const auto city = filledCity(m_stores.freshDatabase());
    QCOMPARE(valueOf(Journal::halls(*city->centre.database)), (QStringList{{}, kEast, kWest}));
    QCOMPARE(city->rows(kEast, kKiosk).size(), 3);
    QCOMPARE(city->rows(kWest, kKiosk).size(), 3);
    QVERIFY(city->rows(kEast, kKiosk).constFirst().digest !=
            city->rows(kWest, kKiosk).constFirst().digest);
    QVERIFY(city->rows({}, kKiosk).isEmpty());
    // The centre's own chain in each begins with 1 and is linked in itself.
    const QString centre = QStringLiteral("centre");
    QCOMPARE(city->rows(kEast, centre).size(), 2);
    QCOMPARE(city->rows(kWest, centre).size(), 2);
    QCOMPARE(city->rows({}, centre).size(), 1);
    QCOMPARE(city->rows(kWest, centre).constLast().prev,
             city->rows(kWest, centre).constFirst().digest);
    for (const QString& hall : {kEast, kWest}) {
        const std::string of = " FROM journal WHERE hall = '" + hall.toStdString() + "'";
        QCOMPARE(city->centre.number("SELECT MAX(pos)" + of), 5);
        QCOMPARE(city->centre.number("SELECT COUNT(DISTINCT pos)" + of), 5);
    }
    QCOMPARE(city->sum(kEast), 206);
    QCOMPARE(city->sum(kWest), 260);
    QCOMPARE(city->sum({}), 7);
}

// A node that hands on what it has of two halls.
void TestPartitions::shippingOfOneLeavesTheOther()
{
    City city(m_stores.freshDatabase(), {});
    TestNode kiosk(kKiosk);
    kiosk.append();
    city.take(kEast, kiosk);
    city.record(kEast, 1);
    city.record(kWest, 2);
    city.record(kWest, 3);
    storage::Database& database = *city.centre.database;
    QCOMPARE(valueOf(city.east.backlog(database)), 2);
    QCOMPARE(valueOf(city.west.backlog(database)), 2);
    const Batch relayed = valueOf(city.east.nextBatch(database, 1000));
    QCOMPARE(relayed.node, kKiosk);
    QVERIFY(relayed.isRelayed);
    const Batch own = valueOf(city.west.nextBatch(database, 1000));
    QCOMPARE(own.rows.size(), 2);
    QCOMPARE(own.rows.constLast().seq, 2U);
    succeed(city.centre.transact([&](storage::Database& db) {
        return city.west.acknowledged(
            db, {.node = QStringLiteral("centre"), .incarnation = 1, .held = 2, .safe = 2}, own);
    }));
    QCOMPARE(valueOf(city.west.backlog(database)), 0);
    QCOMPARE(valueOf(city.east.backlog(database)), 2);
    QCOMPARE(valueOf(city.centre.journal->backlog(database)), 0);
    QCOMPARE(city.centre.number("SELECT COUNT(*) FROM batches WHERE hall = 'hall-2'"), 1);
    QCOMPARE(valueOf(city.east.heldOf(database, kKiosk, 1)).held, 1U);
    QCOMPARE(valueOf(city.west.heldOf(database, kKiosk, 1)).held, 0U);
}

void TestPartitions::frozenChainFreezesOnlyItsOwn()
{
    const auto city = filledCity(m_stores.freshDatabase());
    TestNode stranger(kKiosk);
    stranger.append();
    const Batch batch = stranger.nextBatch();
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("chain frozen")));
    const Ingested refused = valueOf(city->centre.transact([&](storage::Database& db) {
        return city->east.ingest(db, batch, stranger.keys->signingPublicKey());
    }));
    QVERIFY(refused.refusal.has_value());
    QCOMPARE(city->centre.number("SELECT COUNT(*) FROM chains WHERE frozen = 1"), 1);
    QCOMPARE(city->centre.number("SELECT COUNT(*) FROM quarantine WHERE hall = 'hall-1'"), 1);
    QCOMPARE(city->centre.number("SELECT COUNT(*) FROM quarantine"), 1);
    const auto west = ChainStore(*city->centre.database, kWest).find(kKiosk, 1);
    QVERIFY(west && west.value() && !west.value()->isFrozen);
}

void TestPartitions::erasureForgetsOnlyThere()
{
    City city(m_stores.freshDatabase(), {.isCentre = true, .keepsEnvelopes = true});
    const NewDataKey key = valueOf(city.east.makeDataKey({city.centre.asRecipient()}));
    succeed(city.centre.transact([&](storage::Database& db) -> Result<void> {
        OW_TRY(city.east.storeDataKey(db, key));
        return city.west.storeDataKey(db, key);
    }));
    succeed(city.centre.transact(
        [&](storage::Database& db) { return city.east.eraseDataKey(db, key.key.id); }));
    QCOMPARE(city.east.openDataKey(*city.centre.database, key.key.id).error().code,
             ErrorCode::NotFound);
    QVERIFY(city.west.openDataKey(*city.centre.database, key.key.id));
    QCOMPARE(city.centre.journal->openDataKey(*city.centre.database, key.key.id).error().code,
             ErrorCode::NotFound);
}

void TestPartitions::newLifeOfOne()
{
    const auto city = filledCity(m_stores.freshDatabase());
    QCOMPARE(valueOf(city->centre.transact(
                 [&](storage::Database& db) { return city->east.startIncarnation(db, 0); })),
             2U);
    city->record(kEast, 1);
    city->record(kWest, 1);
    QCOMPARE(
        city->centre.number("SELECT incarnation FROM chains WHERE hall = 'hall-1' AND is_own = 1"),
        2);
    QCOMPARE(
        city->centre.number("SELECT incarnation FROM chains WHERE hall = 'hall-2' AND is_own = 1"),
        1);
    QCOMPARE(city->rows(kWest, QStringLiteral("centre")).size(), 3);
    const VerifyReport report = city->verify();
    // No parent ever signed for the life that ended.
    QCOMPARE(report.firstBad, QString());
}

void TestPartitions::streamsCountApart()
{
    const auto city = filledCity(m_stores.freshDatabase());
    storage::Database& database = *city->centre.database;
    Feed east(kEast);
    Feed west(kWest);
    succeed(city->centre.transact([&](storage::Database& db) -> Result<void> {
        for (int i = 0; i < 4; ++i) {
            OW_TRY(east.put(db, QStringLiteral("machine"), QStringLiteral("m-%1").arg(i),
                            QStringLiteral("all"), {}));
        }
        return east.remove(db, QStringLiteral("machine"), kKiosk);
    }));
    QCOMPARE(valueOf(east.position(database)), 6);
    QCOMPARE(valueOf(west.position(database)), 1);
    QCOMPARE(ids(valueOf(east.all(database, QStringLiteral("machine")))),
             (QStringList{QStringLiteral("m-0@2"), QStringLiteral("m-1@3"), QStringLiteral("m-2@4"),
                          QStringLiteral("m-3@5")}));
    QCOMPARE(ids(valueOf(west.all(database, QStringLiteral("machine")))),
             QStringList{QStringLiteral("kiosk-1@1")});
    QVERIFY(!valueOf(east.find(database, QStringLiteral("machine"), kKiosk)));
    QCOMPARE(*valueOf(west.find(database, QStringLiteral("machine"), kKiosk)),
             (QJsonObject{{QStringLiteral("hall"), kWest}}));
    const FeedPage before = valueOf(west.read(database, {}, {QStringLiteral("all")}, 10));
    succeed(city->centre.transact([&](storage::Database& db) -> Result<void> {
        OW_TRY(east.dropTombstones(db, 7));
        return east.renewEpoch(db);
    }));
    // Neither the tombstones nor the epoch of one are the other's.
    const FeedPage after = valueOf(west.read(database, before.cursor, {QStringLiteral("all")}, 10));
    QVERIFY(!after.isSnapshot);
    QCOMPARE(after.cursor.toText(), before.cursor.toText());
    const auto ends = valueOf(Feed::endsOf(database, {kEast, kWest, QStringLiteral("none")}));
    QCOMPARE(ends.size(), 2);
    QCOMPARE(ends[kEast].position, 6);
    QCOMPARE(ends[kWest].epoch, before.cursor.epoch);
}

// Nobody opens a stream for each hall of a city: it is there, and empty, until something is put.
void TestPartitions::streamBeginsWithItsFirstChange()
{
    const auto city = filledCity(m_stores.freshDatabase());
    storage::Database& database = *city->centre.database;
    Feed north(QStringLiteral("hall-3"));
    const QStringList all{QStringLiteral("all")};
    const FeedPage empty = valueOf(north.read(database, {}, all, 10));
    QVERIFY(empty.changes.isEmpty() && !empty.isSnapshot);
    const FeedPage sent = valueOf(decodeFeedPage(encodeFeedPage(empty)));
    QCOMPARE(sent.cursor.toText(), QString());
    QCOMPARE(valueOf(north.position(database)), 0);
    // Whoever followed a stream that is no longer there starts anew.
    QVERIFY(valueOf(north.read(database, {.epoch = QStringLiteral("old"), .position = 9}, all, 10))
                .isSnapshot);
    succeed(city->centre.transact([&](storage::Database& db) {
        return north.put(db, QStringLiteral("machine"), kKiosk, all.first(), {});
    }));
    const FeedPage page = valueOf(north.read(database, empty.cursor, all, 10));
    QCOMPARE(ids(page.changes), QStringList{QStringLiteral("kiosk-1@1")});
    QVERIFY(page.isSnapshot);
    QVERIFY(city->verify().isOk());
}

void TestPartitions::cachesOfTwoStreams()
{
    const auto city = filledCity(m_stores.freshDatabase());
    const auto store = m_stores.freshDatabase();
    FeedCache ofCity;
    FeedCache ofHall(kEast);
    succeed(ofCity.open(*store));
    const QStringList all{QStringLiteral("all")};
    const auto pull = [&](FeedCache& cache) {
        const FeedPage page =
            valueOf(Feed(cache.hall())
                        .read(*city->centre.database, valueOf(cache.cursor(*store)), all, 100));
        auto transaction = valueOf(storage::Transaction::begin(*store));
        succeed(cache.apply(*store, page));
        succeed(transaction.commit());
    };
    pull(ofCity);
    pull(ofHall);
    const QString kind = QStringLiteral("machine");
    const FeedThings& things = ofHall;
    QCOMPARE(valueOf(things.find(*store, kind, kKiosk))->value(QStringLiteral("hall")), kEast);
    QCOMPARE(valueOf(ofCity.find(*store, kind, kKiosk))->value(QStringLiteral("hall")), QString());
    // A snapshot of one stream sweeps only that stream's things.
    succeed(city->centre.transact([&](storage::Database& db) -> Result<void> {
        Feed feed;
        OW_TRY(feed.remove(db, kind, kKiosk));
        return feed.renewEpoch(db);
    }));
    pull(ofCity);
    QVERIFY(valueOf(ofCity.all(*store, kind)).isEmpty());
    QCOMPARE(valueOf(ofHall.all(*store, kind)).size(), 1);
}

void TestPartitions::storeOfSeveralPasses()
{
    const auto city = filledCity(m_stores.freshDatabase());
    const VerifyReport report = city->verify();
    QVERIFY2(report.isOk(), qPrintable(report.firstBad));
    QVERIFY(report.checked.contains(
        QStringLiteral("journal: 11 rows in 5 chains, each digest from the first on")));
    QVERIFY(
        report.checked.contains(QStringLiteral("sample_sums: 3 rows are what the journal gives")));
}

void TestPartitions::movedRowIsNamed_data()
{
    QTest::addColumn<bool>("isPostgres");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("firstBad");
    const auto add = [](const char* name, const char* sql, const char* firstBad) {
        for (const bool isPostgres : {false, true}) {
            QTest::addRow("%s, %s", name, isPostgres ? "postgres" : "sqlite")
                << isPostgres << QString::fromLatin1(sql) << QString::fromLatin1(firstBad);
        }
    };
    add("row to a hall of nobody",
        "UPDATE journal SET hall = 'x' WHERE hall = 'hall-1' AND pos = 2",
        "^journal: x: centre/1/1 \\(pos 2\\): hall");
    add("row to the other hall's end",
        "UPDATE journal SET hall = 'hall-2', node = 'kiosk-9', pos = 6 "
        "WHERE hall = 'hall-1' AND pos = 5",
        "^journal: hall-2: kiosk-9/1/3 \\(pos 6\\): ");
    add("chain", "UPDATE chains SET hall = 'x' WHERE hall = 'hall-1' AND node = 'kiosk-1'",
        "^chains: hall=x, node=kiosk-1, incarnation=1: changed");
    add("batch", "UPDATE batches SET hall = 'x' WHERE hall = 'hall-1' AND last_seq = 2",
        "^batches: hall=x, node=kiosk-1, incarnation=1, last_seq=2: changed");
    add("thing", "UPDATE feed SET hall = 'x' WHERE hall = 'hall-1'",
        "^feed: hall=x, kind=machine, id=kiosk-1: changed");
    add("stream", "UPDATE feed_counter SET hall = 'x' WHERE hall = 'hall-1'",
        "^feed_counter: hall=x: changed");
    add("projected", "UPDATE sample_sums SET hall = 'x' WHERE hall = 'hall-1'",
        "^sample_sums: hall=x, subject=73.*: not what the journal gives$");
    add("own chain gone", "DELETE FROM chains WHERE hall = 'hall-2' AND node = 'centre'",
        "^chains: hall-2: centre/1: missing");
}

void TestPartitions::movedRowIsNamed()
{
    QFETCH(bool, isPostgres);
    QFETCH(QString, sql);
    QFETCH(QString, firstBad);
    const auto options =
        valueOf(m_stores.fresh(isPostgres ? storage::Engine::Postgres : storage::Engine::Sqlite));
    const auto city = filledCity(storage::openOrDie(options));
    city->centre.run(sql);
    const VerifyReport report = city->verify();
    QVERIFY2(QRegularExpression(firstBad).match(report.firstBad).hasMatch(),
             qPrintable(report.firstBad));
}

void TestPartitions::strangersStoreIsRefused()
{
    TestNode node(QStringLiteral("centre"));
    Journal other(Journal::Settings{.node = QStringLiteral("hall-1"),
                                    .hall = kEast,
                                    .keys = node.keys.get(),
                                    .clock = &node.clock,
                                    .projections = {}});
    QCOMPARE(other.open(*node.database).error().code, ErrorCode::Conflict);
}

// On PostgreSQL a transaction that writes to one hall keeps nobody from another, and those who
// write to the same hall one after the other.
void TestPartitions::hallsDoNotWaitForEachOther()
{
    auto options = valueOf(m_stores.fresh(storage::Engine::Postgres));
    const auto city = filledCity(storage::openOrDie(options));
    options.busyTimeout = std::chrono::milliseconds(200);
    const auto second = storage::openOrDie(options);
    const auto record = [](storage::Database& database, const Journal& of) -> Result<void> {
        Journal journal = of;
        const auto row = journal.append(database, fact(1));
        if (!row) {
            return row.error();
        }
        return Feed(journal.hall())
            .put(database, QStringLiteral("machine"), QStringLiteral("new"), QStringLiteral("all"),
                 {});
    };
    auto held = valueOf(storage::Transaction::begin(*city->centre.database));
    succeed(record(*city->centre.database, city->east));
    {
        auto transaction = valueOf(storage::Transaction::begin(*second));
        succeed(record(*second, city->west));
        succeed(transaction.commit());
    }
    {
        auto transaction = valueOf(storage::Transaction::begin(*second));
        QCOMPARE(record(*second, city->east).error().code, ErrorCode::StoreBusy);
    }
    succeed(held.commit());
    auto transaction = valueOf(storage::Transaction::begin(*second));
    succeed(record(*second, city->east));
    succeed(transaction.commit());
    QVERIFY(city->verify().isOk());
}

QTEST_GUILESS_MAIN(TestPartitions)
#include "tst_Partitions.moc"
