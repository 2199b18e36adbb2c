// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes down what this version's stores and messages look like, for tst_Released and
// tst_ReleasedStore of all later ones: record_release FOLDER. Run once for a release; what is
// recorded is never changed.

#include "services/journal/Feed.h"
#include "services/journal/FeedWire.h"
#include "services/platform/PlatformStore.h"
#include "services/storage/Query.h"
#include "services/sync/HttpClient.h"
#include "tests/ManualClock.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestHall.h"
#include "tests/services/platform/TestKiosk.h"
#include "tests/services/storage/TestStores.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>

#include <cstdio>

using namespace onewindow;
using namespace onewindow::journal;

namespace {

const QString kHall = QStringLiteral("hall-1");
const QString kThing = QStringLiteral("thing");
const QString kAll = QStringLiteral("all");

/// A terminal with two plain facts and one with a personal part, and its first batch.
struct Terminal
{
    explicit Terminal(TestNode& centre)
        : kiosk(QStringLiteral("kiosk-1"))
    {
        kiosk.append(QStringLiteral("sample.added"), 'a', 1);
        const DataKey key = kiosk.createDataKey({centre.asRecipient()});
        kiosk.appendSealed(key, {{QStringLiteral("name"), QStringLiteral("王小明")}});
        kiosk.append(QStringLiteral("sample.added"), 'b', 2);
        batch = kiosk.nextBatch();
    }

    TestNode kiosk;
    Batch batch;
};

/// A bit of everything that journal, feed and platform keep, for the city and one hall.
void fill(storage::Database& database, TestNode& centre, const Terminal& terminal)
{
    const Journal city(Journal::Settings{.node = QStringLiteral("centre"),
                                         .keys = centre.keys.get(),
                                         .clock = &centre.clock,
                                         .projections = {},
                                         .isCentre = true,
                                         .keepsEnvelopes = true});
    Journal journal = city;
    Journal hall = city.forHall(kHall);
    succeed(journal.open(database));
    succeed(Feed().open(database));
    succeed(FeedCache().open(database));
    succeed(platform::PlatformStore::migrate(database));
    const NewFact fact{.kind = QStringLiteral("sample.added"),
                       .subject = QByteArray(16, 's'),
                       .body = {{QStringLiteral("amount"), 1}},
                       .sealed = {},
                       .keyId = {},
                       .keyDigest = {}};
    auto transaction = valueOf(storage::Transaction::begin(database));
    valueOf(journal.append(database, fact));
    valueOf(hall.append(database, fact));
    valueOf(hall.ingest(database, terminal.batch, terminal.kiosk.keys->signingPublicKey()));
    for (const QString& stream : {QString(), kHall}) {
        Feed feed(stream);
        succeed(
            feed.put(database, kThing, QStringLiteral("a"), kAll, {{QStringLiteral("value"), 1}}));
        succeed(feed.put(database, kThing, QStringLiteral("b"), kAll, {}));
        succeed(feed.remove(database, kThing, QStringLiteral("b")));
        succeed(FeedCache(stream).apply(database, valueOf(feed.read(database, {}, {kAll}, 10))));
        platform::PlatformStore store(database, stream);
        succeed(store.putAnswer(QStringLiteral("wang /v1/tickets"), QStringLiteral("key-00001"),
                                {QByteArray(32, 'd'), "{}"}, FakeClock::kStartMs));
        valueOf(store.markFeed(QStringLiteral("2026-11-28"), 3, QStringLiteral("2026-11-01")));
    }
    succeed(transaction.commit());
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QList<QByteArray> textsOf(storage::Database& database, const std::string& sql)
{
    auto statement = valueOf(database.prepare(sql));
    QList<QByteArray> texts;
    while (valueOf(statement.step())) {
        texts.append(statement.text(0).toUtf8());
    }
    return texts;
}

/// A SQLite store as SQL.
QByteArray dump(storage::Database& database)
{
    QByteArray sql;
    for (const QByteArray& made :
         textsOf(database, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")) {
        sql += made + ";\n";
    }
    for (const QByteArray& table :
         textsOf(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
        QByteArrayList values;
        for (const QByteArray& column :
             textsOf(database, "SELECT name FROM pragma_table_info('" + table.toStdString() +
                                   "') ORDER BY cid")) {
            values.append("quote(\"" + column + "\")");
        }
        const QByteArray all = values.join(" || ', ' || ");
        for (const QByteArray& row :
             textsOf(database, "SELECT " + all.toStdString() + " FROM " + table.toStdString())) {
            sql += "INSERT INTO " + table + " VALUES (" + row + ");\n";
        }
    }
    return sql;
}

/// The same of a schema on PostgreSQL.
QByteArray dump(const QString& connection)
{
    QProcess program;
    program.start(QStringLiteral("pg_dump"),
                  {QStringLiteral("--schema=released"), QStringLiteral("--inserts"),
                   QStringLiteral("--no-owner"), QStringLiteral("--dbname"), connection});
    OW_ENFORCE(program.waitForFinished() && program.exitCode() == 0);
    QByteArray sql;
    for (const QByteArray& line : program.readAllStandardOutput().split('\n')) {
        // Comments name the server, and a backslash speaks to psql.
        if (!line.isEmpty() && !line.startsWith("--") && !line.startsWith('\\')) {
            sql += line + '\n';
        }
    }
    return sql;
}

/// A morning at a hall that is its own centre: of three who come for one matter the first is served
/// and the second is missed; another waits for a second matter.
void workAt(testing::TestHall& hall, const Clock& clock)
{
    testing::TestKiosk kiosk(QStringLiteral("kiosk-1"), QStringLiteral("1"),
                             hall.keys(QStringLiteral("kiosk-1")), &clock);
    for (const char* matter : {"si", "si", "si", "tax"}) {
        kiosk.issue(QString::fromLatin1(matter));
    }
    sync::HttpClient terminal(hall.endpoint(QStringLiteral("kiosk-1"), QStringLiteral("kiosk")));
    auto shipped = testing::post(QStringLiteral("/v1/journal"), encodeBatch(kiosk.nextBatch(100)));
    shipped.contentType = "application/vnd.onewindow.journal";
    OW_ENFORCE(testing::Answer(terminal.perform(shipped)).status == 200);
    sync::HttpClient desk(hall.endpoint(QStringLiteral("counter-1"), QStringLiteral("counter")));
    const testing::Answer session(desk.perform(testing::post(
        QStringLiteral("/v1/session"), R"({"account":"wang","password":"secret-1"})")));
    const QString token = session.json.value(QStringLiteral("token")).toString();
    const auto press = [&](const char* verb, const QByteArray& body) {
        const QString path = QStringLiteral("/v1/windows/1/") + QLatin1String(verb);
        OW_ENFORCE(
            testing::Answer(desk.perform(testing::as(testing::post(path, body), token))).status ==
            200);
    };
    press("open", R"({"matters":["si"]})");
    for (const char* verb : {"call-next", "start", "finish", "call-next", "no-show"}) {
        press(verb, "{}");
    }
}

/// What a platform leaves that has worked, without what ties the store to its machine.
void leaveStore(const storage::DatabaseOptions& options)
{
    const ManualClock clock;
    testing::TestHall hall;
    hall.clock = &clock;
    hall.settings.store = options;
    if (options.engine == storage::Engine::Sqlite) {
        hall.settings.storePath = options.path;
    }
    hall.start();
    workAt(hall, clock);
    hall.stop();
    succeed(storage::openOrDie(options)->execute(u"DELETE FROM generation"));
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().size() != 2) {
        std::fprintf(stderr, "usage: record_release FOLDER\n");
        return 2;
    }
    const QDir folder(QCoreApplication::arguments().constLast());
    OW_ENFORCE(folder.mkpath(QStringLiteral(".")));
    TestNode centre(QStringLiteral("centre"));
    const Terminal terminal(centre);
    storage::TestStores stores;
    const auto sqlite = storage::openOrDie(valueOf(stores.fresh(storage::Engine::Sqlite)));
    fill(*sqlite, centre, terminal);
    write(folder.filePath(QStringLiteral("sqlite.sql")), dump(*sqlite));

    storage::DatabaseOptions options;
    options.engine = storage::Engine::Postgres;
    options.connectionString =
        valueOf(stores.server())->connectionString(QStringLiteral("released"));
    const auto postgres = storage::openOrDie(options);
    succeed(postgres->execute(u"CREATE SCHEMA released"));
    fill(*postgres, centre, terminal);
    write(folder.filePath(QStringLiteral("postgres.sql")), dump(options.connectionString));

    const auto whole = valueOf(stores.fresh(storage::Engine::Sqlite));
    leaveStore(whole);
    write(folder.filePath(QStringLiteral("whole-sqlite.sql")), dump(*storage::openOrDie(whole)));
    succeed(postgres->execute(u"DROP SCHEMA released CASCADE"));
    succeed(postgres->execute(u"CREATE SCHEMA released"));
    leaveStore(options);
    write(folder.filePath(QStringLiteral("whole-postgres.sql")), dump(options.connectionString));

    write(folder.filePath(QStringLiteral("batch")), encodeBatch(terminal.batch));
    write(folder.filePath(QStringLiteral("batch.key")),
          terminal.kiosk.keys->signingPublicKey().toHex() + '\n');
    write(folder.filePath(QStringLiteral("feed-page.json")),
          encodeFeedPage(valueOf(Feed(kHall).read(*sqlite, {}, {kAll}, 10))) + '\n');
    return 0;
}
