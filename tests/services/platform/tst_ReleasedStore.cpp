// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Verify.h"
#include "services/core/Enforce.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"
#include "services/sync/HttpClient.h"
#include "tests/ManualClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/ReleasedFiles.h"
#include "tests/services/platform/TestHall.h"
#include "tests/services/storage/TestStores.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <chrono>

using namespace onewindow;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;
using storage::Engine;

namespace {

/// Whether `json` has every member of `known`, of the same type.
bool hasAll(const QJsonObject& json, const QJsonObject& known)
{
    const QStringList keys = known.keys();
    return std::all_of(keys.begin(), keys.end(), [&](const QString& key) {
        return json.value(key).type() == known.value(key).type();
    });
}

} // namespace

/// A platform of this version goes on with the whole store that one of every released version left
/// in the middle of a morning (see record_release; that of 0.1.0 was put together afterwards, of
/// its steps, its facts and what it made of them): what waited is called, what was served stays,
/// and the journal gives every table as it is. And it serves a terminal that is of that version
/// still: what that one sends is taken, and the answers have what it reads of them.
class tst_ReleasedStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dayGoesOn_data();
    void dayGoesOn();
    void terminalIsServed_data();
    void terminalIsServed();

private:
    storage::DatabaseOptions recordedStore(const QString& version, Engine engine);
    static void serveWhoWaits(TestHall& hall);

    storage::TestStores m_stores;
};

void tst_ReleasedStore::dayGoesOn_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("engine");
    const QStringList versions =
        released().entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    OW_ENFORCE(!versions.isEmpty());
    for (const QString& version : versions) {
        for (const Engine engine : {Engine::Sqlite, Engine::Postgres}) {
            QTest::addRow("%s, %s", qPrintable(version),
                          engine == Engine::Sqlite ? "sqlite" : "postgres")
                << version << static_cast<int>(engine);
        }
    }
}

/// A store of that version, made anew from its dump.
storage::DatabaseOptions tst_ReleasedStore::recordedStore(const QString& version, Engine engine)
{
    auto options = m_stores.fresh(engine);
    OW_ENFORCE(options);
    const auto loader = storage::openOrDie(options.value());
    const bool isSqlite = engine == Engine::Sqlite;
    if (!isSqlite) {
        options.value().connectionString =
            m_stores.server().value()->connectionString(u"released"_s);
        OW_ENFORCE(loader->execute(u"DROP SCHEMA IF EXISTS released CASCADE"));
    }
    const auto loaded = loader->execute(QString::fromUtf8(
        contentOf(version, isSqlite ? u"whole-sqlite.sql"_s : u"whole-postgres.sql"_s)));
    if (!loaded) {
        qFatal("%s: %s", qPrintable(version), qPrintable(loaded.error().detail));
    }
    return options.value();
}

/// The clerk whose window it was serves the other matter there.
void tst_ReleasedStore::serveWhoWaits(TestHall& hall)
{
    sync::HttpClient desk(hall.endpoint(u"counter-1"_s, u"counter"_s));
    const Answer session(
        desk.perform(post(u"/v1/session"_s, R"({"account":"wang","password":"secret-1"})")));
    QCOMPARE(session.status, 200);
    const QString token = session.json["token"_L1].toString();
    const auto press = [&](const QString& verb, const QByteArray& body) {
        return Answer(desk.perform(as(post(u"/v1/windows/1/"_s + verb, body), token)));
    };
    QCOMPARE(press(u"open"_s, R"({"matters":["tax"]})").status, 200);
    const Answer called = press(u"call-next"_s, "{}");
    QCOMPARE(called.status, 200);
    QCOMPARE(called.json["number"_L1].toString(), u"B1001"_s);
    QCOMPARE(press(u"start"_s, "{}").status, 200);
    QCOMPARE(press(u"finish"_s, "{}").status, 200);
    QCOMPARE(press(u"call-next"_s, "{}").json["code"_L1].toString(), u"QueueEmpty"_s);
}

void tst_ReleasedStore::dayGoesOn()
{
    QFETCH(QString, version);
    QFETCH(int, engine);
    const storage::DatabaseOptions options = recordedStore(version, static_cast<Engine>(engine));
    const bool isSqlite = options.engine == Engine::Sqlite;
    const auto verified = [&] {
        return isSqlite ? verifyFile(options.path) : verifyServer(options);
    };
    const auto states = [&] {
        const auto database = storage::openOrDie(options);
        const auto found = storage::rowsOf(
            storage::query(*database, "SELECT number, state FROM tickets ORDER BY number"),
            [](const storage::Statement& row) {
                return u"%1 %2"_s.arg(row.text(0)).arg(row.integer(1));
            });
        OW_ENFORCE(found);
        return QStringList(found.value());
    };
    const QStringList before = states();
    QCOMPARE(before, (QStringList{u"A1001 5"_s, u"A1002 6"_s, u"A1003 1"_s, u"B1001 1"_s}));
    ManualClock clock;
    clock.advance(std::chrono::hours(1)); // The morning goes on.
    TestHall hall;
    hall.clock = &clock;
    hall.settings.store = options;
    if (isSqlite) {
        hall.settings.storePath = options.path;
    }
    hall.start();
    serveWhoWaits(hall);
    hall.stop();
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(states(), (QStringList{u"A1001 5"_s, u"A1002 6"_s, u"A1003 1"_s, u"B1001 5"_s}));
    const Verification verification = verified();
    QVERIFY2(verification.isOk(), qPrintable(verification.bad));
}

void tst_ReleasedStore::terminalIsServed_data()
{
    QTest::addColumn<QString>("version");
    const QStringList versions =
        released().entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& version : versions) {
        QTest::newRow(qPrintable(version)) << version;
    }
}

void tst_ReleasedStore::terminalIsServed()
{
    QFETCH(QString, version);
    TestHall hall;
    // The terminal with the key that signed what was recorded.
    QFile file(hall.file(u"nodes.json"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QJsonObject machines = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray nodes = machines["nodes"_L1].toArray();
    for (QJsonValueRef node : nodes) {
        QJsonObject machine = node.toObject();
        if (machine["id"_L1].toString() == u"kiosk-1") {
            const QByteArray key =
                QByteArray::fromHex(contentOf(version, u"batch.key"_s).trimmed());
            machine[u"signingKey"_s] = QString::fromLatin1(key.toBase64());
            node = machine;
        }
    }
    machines[u"nodes"_s] = nodes;
    QVERIFY(file.resize(0) && file.seek(0));
    file.write(QJsonDocument(machines).toJson());
    file.close();
    hall.start();
    sync::HttpClient terminal(hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    sync::HttpCall batch = post(u"/v1/journal"_s, contentOf(version, u"batch"_s));
    batch.contentType = "application/vnd.onewindow.journal";
    for (int i = 0; i < 2; ++i) { // The first answer may have been lost.
        const Answer taken(terminal.perform(batch));
        QCOMPARE(taken.status, 200);
        QCOMPARE(taken.json["node"_L1].toString(), u"kiosk-1"_s);
        QCOMPARE(taken.json["incarnation"_L1].toInteger(), 1);
        QCOMPARE(taken.json["held"_L1].toInteger(), 3);
        QCOMPARE(taken.json["safe"_L1].toInteger(), 3);
    }
    const Answer feed(terminal.perform(get(u"/v1/feed?after=AAAAAAAAAAAAAAAAAAAAAA.3&wait=0"_s)));
    QCOMPARE(feed.status, 200);
    // Whatever the page of that version had is there, and of the same type.
    const QJsonObject known =
        QJsonDocument::fromJson(contentOf(version, u"feed-page.json"_s)).object();
    const QJsonObject change = known["changes"_L1][0].toObject();
    QVERIFY(hasAll(feed.json, known));
    const QJsonArray changes = feed.json["changes"_L1].toArray();
    QVERIFY(!changes.isEmpty());
    for (const QJsonValue one : changes) {
        QVERIFY(hasAll(one.toObject(), change));
    }
    hall.stop();
}

QTEST_GUILESS_MAIN(tst_ReleasedStore)
#include "tst_ReleasedStore.moc"
