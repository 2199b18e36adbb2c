// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Feed.h"
#include "services/journal/FeedWire.h"
#include "services/journal/Verifier.h"
#include "services/platform/PlatformStore.h"
#include "services/storage/Query.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/platform/ReleasedFiles.h"
#include "tests/services/storage/TestStores.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::testing;
using namespace onewindow::journal;
using platform::PlatformStore;
using storage::Engine;

namespace {

const QString kHall = QStringLiteral("hall-1");
const QString kThing = QStringLiteral("thing");
const QString kAll = QStringLiteral("all");

Batch batchOf(const QString& version)
{
    return valueOf(decodeBatch(contentOf(version, QStringLiteral("batch"))));
}

QByteArray keyOf(const QString& version)
{
    return QByteArray::fromHex(contentOf(version, QStringLiteral("batch.key")).trimmed());
}

/// Something that no program of today writes.
const QJsonObject kOfTomorrow{
    {QStringLiteral("amount"), 1},
    {QStringLiteral("future"), QJsonObject{{QStringLiteral("list"), QJsonArray{1, 2}}}}};

} // namespace

/// Every version that was ever released, as it wrote its stores and its messages, against this one.
/// record_release makes the files, once for each; see CONTRIBUTING.md.
class TestReleased : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storeIsOpened_data();
    void storeIsOpened();

    void batchIsTaken_data() { addVersions(); }

    void batchIsTaken();

    void feedPageIsTaken_data() { addVersions(); }

    void feedPageIsTaken();
    void unknownFieldsOfFactsGoOn();
    void unknownFieldsOfThingsGoOn();

private:
    static void addVersions();
    storage::DatabaseOptions recordedStore(const QString& version, Engine engine);

    storage::TestStores m_stores;
};

void TestReleased::addVersions()
{
    QTest::addColumn<QString>("version");
    const QStringList versions =
        released().entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    OW_ENFORCE(!versions.isEmpty());
    for (const QString& version : versions) {
        QTest::newRow(qPrintable(version)) << version;
    }
}

void TestReleased::storeIsOpened_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("engine");
    for (const QString& version :
         released().entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QTest::addRow("%s, sqlite", qPrintable(version))
            << version << static_cast<int>(Engine::Sqlite);
        QTest::addRow("%s, postgres", qPrintable(version))
            << version << static_cast<int>(Engine::Postgres);
    }
}

/// A store of that version, made anew from its dump.
storage::DatabaseOptions TestReleased::recordedStore(const QString& version, Engine engine)
{
    auto options = valueOf(m_stores.fresh(engine));
    const auto loader = storage::openOrDie(options);
    if (engine == Engine::Postgres) {
        options.connectionString =
            valueOf(m_stores.server())->connectionString(QStringLiteral("released"));
        succeed(loader->execute(u"DROP SCHEMA IF EXISTS released CASCADE"));
    }
    const QString name =
        engine == Engine::Postgres ? QStringLiteral("postgres.sql") : QStringLiteral("sqlite.sql");
    succeed(loader->execute(QString::fromUtf8(contentOf(version, name))));
    return options;
}

void TestReleased::storeIsOpened()
{
    QFETCH(QString, version);
    QFETCH(int, engine);
    const auto database = storage::openOrDie(recordedStore(version, static_cast<Engine>(engine)));
    const auto keys = testKeys(crypto::Suite::National);
    const FakeClock clock;
    Journal city(Journal::Settings{.node = QStringLiteral("centre"),
                                   .keys = keys.get(),
                                   .clock = &clock,
                                   .projections = {},
                                   .isCentre = true});
    Journal hall = city.forHall(kHall);
    succeed(city.open(*database));
    succeed(Feed().open(*database));
    succeed(FeedCache().open(*database));
    succeed(PlatformStore::migrate(*database));

    const std::vector<StorePart> parts{
        {PlatformStore::kComponent.toString(), &PlatformStore::migrate}};
    const auto verify = [&] { return valueOf(verifyStore(*database, {}, parts)).firstBad; };
    QCOMPARE(verify(), QString());
    QCOMPARE(storage::numberOf(*database, "SELECT COUNT(*) FROM journal"), 5);
    for (const QString& stream : {QString(), kHall}) {
        QCOMPARE(valueOf(Feed(stream).all(*database, kThing)).size(), 1);
        QCOMPARE(*valueOf(FeedCache(stream).find(*database, kThing, QStringLiteral("a"))),
                 (QJsonObject{{QStringLiteral("value"), 1}}));
        const auto answer = valueOf(
            PlatformStore(*database, stream)
                .findAnswer(QStringLiteral("wang /v1/tickets"), QStringLiteral("key-00001")));
        QVERIFY(answer && answer->body == "{}");
    }
    // And it goes on: the batch that it took is a repeat, and there are new facts and changes.
    auto transaction = valueOf(storage::Transaction::begin(*database));
    const Ingested again = valueOf(hall.ingest(*database, batchOf(version), keyOf(version)));
    QCOMPARE(again.newRows, 0);
    QCOMPARE(again.ack.held, 3U);
    QCOMPARE(valueOf(hall.append(*database, {.kind = QStringLiteral("sample.added"),
                                             .subject = QByteArray(16, 's'),
                                             .body = {},
                                             .sealed = {},
                                             .keyId = {},
                                             .keyDigest = {}}))
                 .seq,
             2U);
    succeed(Feed(kHall).put(*database, kThing, QStringLiteral("c"), kAll, {}));
    QCOMPARE(valueOf(Feed(kHall).position(*database)), 4);
    succeed(transaction.commit());
    QCOMPARE(verify(), QString());
}

void TestReleased::batchIsTaken()
{
    QFETCH(QString, version);
    TestNode node(kHall);
    const Ingested taken = valueOf(node.ingest(batchOf(version), keyOf(version)));
    QVERIFY(!taken.refusal);
    QCOMPARE(taken.newRows, 3);
    QVERIFY(valueOf(verifyStore(*node.database, {&node.projection})).isOk());
    // Whoever relays it sends the same bytes on, so that the signature holds.
    const Batch relayed = node.nextBatch();
    QCOMPARE(relayed.signature, batchOf(version).signature);
    QVERIFY(crypto::verify(keyOf(version), signedBytes(relayed), relayed.signature));
}

void TestReleased::feedPageIsTaken()
{
    QFETCH(QString, version);
    const auto page = decodeFeedPage(contentOf(version, QStringLiteral("feed-page.json")));
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QVERIFY(page.value().isSnapshot);
    QCOMPARE(page.value().cursor.position, 3);
    QCOMPARE(page.value().changes.size(), 1);
    QCOMPARE(page.value().changes.first().body, (QJsonObject{{QStringLiteral("value"), 1}}));
}

void TestReleased::unknownFieldsOfFactsGoOn()
{
    TestNode kiosk(QStringLiteral("kiosk-1"));
    TestNode hall(kHall);
    TestNode centre(QStringLiteral("centre"), {.isCentre = true, .takesRelays = true});
    valueOf(kiosk.transact([&](storage::Database& database) {
        return kiosk.journal->append(database, {.kind = QStringLiteral("sample.ofTomorrow"),
                                                .subject = QByteArray(16, 's'),
                                                .body = kOfTomorrow,
                                                .sealed = {},
                                                .keyId = {},
                                                .keyDigest = {}});
    }));
    kiosk.shipAll(hall);
    const Batch relayed = hall.nextBatch();
    QVERIFY(!valueOf(centre.ingest(relayed, kiosk)).refusal);
    const QList<Row> rows = centre.rowsOf(QStringLiteral("kiosk-1"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(QJsonDocument::fromJson(rows.first().body).object(), kOfTomorrow);
    QCOMPARE(rows.first().kind, QStringLiteral("sample.ofTomorrow"));
}

// From a parent's page through a hall's copy, and into the page that the hall gives its own.
void TestReleased::unknownFieldsOfThingsGoOn()
{
    const QByteArray bytes =
        R"({"cursor":"e.1","hasMore":false,"isSnapshot":true,"ofTomorrow":1,"changes":[{"kind":)"
        R"("thing","id":"a","version":1,"ofTomorrow":true,"body":{"amount":1,"future":{"list":)"
        R"([1,2]}}}]})";
    const auto database = storage::openOrDie(valueOf(m_stores.fresh(Engine::Sqlite)));
    FeedCache cache;
    Feed feed;
    succeed(cache.open(*database));
    succeed(feed.open(*database));
    succeed(cache.apply(*database, valueOf(decodeFeedPage(bytes))));
    const auto copy = valueOf(cache.find(*database, kThing, QStringLiteral("a")));
    QVERIFY(copy);
    QCOMPARE(*copy, kOfTomorrow);
    succeed(feed.put(*database, kThing, QStringLiteral("a"), kAll, *copy));
    const FeedPage page =
        valueOf(decodeFeedPage(encodeFeedPage(valueOf(feed.read(*database, {}, {kAll}, 10)))));
    QCOMPARE(*page.changes.first().body, kOfTomorrow);
}

QTEST_GUILESS_MAIN(TestReleased)
#include "tst_Released.moc"
