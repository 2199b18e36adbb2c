// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/CheckValue.h"
#include "services/journal/Feed.h"
#include "services/journal/GenerationStore.h"
#include "services/journal/IssuerMark.h"
#include "services/journal/StoreScan.h"
#include "services/journal/Verifier.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <array>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

namespace {

const QJsonObject kPersonal{{QStringLiteral("name"), QStringLiteral("王小明")}};

/// Fills the store of a hall with some of everything: own rows, two kiosks, data keys (one erased),
/// a frozen chain, the feed and a cache of another feed, and what it knows of its own life.
void fill(TestNode& hall)
{
    TestNode first(QStringLiteral("kiosk-1"));
    TestNode second(QStringLiteral("kiosk-2"), {.suite = crypto::Suite::International});
    const DataKey kept = first.createDataKey({hall.asRecipient()});
    const DataKey erased = first.createDataKey({hall.asRecipient()});
    for (int i = 0; i < 4; ++i) {
        first.append(QStringLiteral("sample.added"), static_cast<char>('a' + i), i);
        first.appendSealed(i % 2 == 0 ? kept : erased, kPersonal);
        second.append(QStringLiteral("sample.added"), 'x', i);
        hall.append(QStringLiteral("sample.added"), static_cast<char>('p' + i), i);
        first.clock.advance(1000);
        hall.clock.advance(1000);
        first.shipAll(hall, 2);
        second.shipAll(hall);
    }
    succeed(hall.transact(
        [&](storage::Database& db) { return hall.journal->eraseDataKey(db, erased.id); }));

    // The second kiosk's store was copied: two rows claim the same place.
    TestNode clone(QStringLiteral("kiosk-2"), {.suite = crypto::Suite::International});
    clone.append(QStringLiteral("sample.added"), 'z');
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("chain frozen")));
    QVERIFY(valueOf(hall.ingest(clone.nextBatch(), clone)).refusal);

    // Its parent, as far as the hall knows it.
    const Batch own = hall.nextBatch();
    succeed(hall.acknowledge({.node = QStringLiteral("hall-1"), .incarnation = 1, .held = 1}, own));

    succeed(hall.transact([&](storage::Database& db) -> Result<void> {
        OW_TRY(IssuerMarkStore::migrate(db));
        OW_TRY(IssuerMarkStore(db).configure(QStringLiteral("1")));
        OW_TRY(GenerationStore(db).put({.token = QStringLiteral("token"),
                                        .sinceMs = hall.clock.now().wallMs,
                                        .mark = QStringLiteral("1"),
                                        .burnt = QStringLiteral("2"),
                                        .burntDay = QStringLiteral("2026-11-22")}));
        Feed feed;
        OW_TRY(feed.open(db));
        for (int i = 0; i < 3; ++i) {
            OW_TRY(feed.put(db, QStringLiteral("queue"), QStringLiteral("matter-%1").arg(i),
                            QStringLiteral("all"), {{QStringLiteral("waiting"), i}}));
        }
        OW_TRY(feed.remove(db, QStringLiteral("queue"), QStringLiteral("matter-1")));
        const auto page = feed.read(db, {}, {QStringLiteral("all")}, 10);
        if (!page) {
            return page.error();
        }
        FeedCache cache;
        OW_TRY(cache.open(db));
        return cache.apply(db, page.value());
    }));
}

/// Lets the oldest rows of a filled hall go. Sums of what they added cannot be checked any more.
void grow(TestNode& hall)
{
    const auto forked =
        valueOf(hall.transact([&](storage::Database& db) -> Result<QList<ForkedChain>> {
            auto heads = hall.journal->heads(db);
            if (!heads) {
                return heads.error();
            }
            for (Ack& head : heads.value()) {
                head.safe = head.held;
            }
            return hall.journal->acknowledgedAll(db, heads.value());
        }));
    QVERIFY(forked.isEmpty());
    hall.clock.advance(Journal::kPruneAgeMs + 10'000);
    QVERIFY(valueOf(hall.transact(
                [&](storage::Database& db) { return hall.journal->prune(db, 6); })) > 0);
}

/// A component that the journal knows nothing of.
Result<void> makeNotes(storage::Database& database)
{
    constexpr std::array kNotes{storage::Migration{
        1, "CREATE TABLE notes (day TEXT PRIMARY KEY NOT NULL, body {blob} NOT NULL, local {blob} "
           "NOT NULL) {norowid}"}};
    return storage::migrate(database, u"notes", kNotes);
}

VerifyReport verify(TestNode& node)
{
    return valueOf(verifyStore(*node.database, {&node.projection}));
}

/// Every value of every table, whatever its type: what a store contains.
QByteArray contentOf(storage::Database& database)
{
    QByteArray content;
    const QStringList tables = valueOf(tablesOf(database));
    for (const QString& table : tables) {
        const auto columns = valueOf(columnsOf(database, table));
        QStringList values;
        for (const Column& column : columns) {
            values.append(QStringLiteral("typeof(%1) || quote(%1)").arg(quoted(column.name)));
        }
        content += table.toUtf8();
        const QString sql = QStringLiteral("SELECT %1 AS v FROM %2 ORDER BY v")
                                .arg(values.join(QStringLiteral(" || ")), quoted(table));
        succeed(forEachRow(database, sql, [&](const storage::Statement& row) -> Result<bool> {
            content += row.text(0).toUtf8() + '\n';
            return true;
        }));
    }
    return content;
}

} // namespace

class TestVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void soundStorePasses_data() { TestStores::addEngineRows(); }

    void soundStorePasses();

    void emptyStorePasses_data() { TestStores::addEngineRows(); }

    void emptyStorePasses();

    void rebuiltIsTheSame_data() { TestStores::addEngineRows(); }

    void rebuiltIsTheSame();

    void everyChangedColumnIsNamed_data() { TestStores::addEngineRows(); }

    void everyChangedColumnIsNamed();

    void everyDeletedRowIsNoticed_data() { TestStores::addEngineRows(); }

    void everyDeletedRowIsNoticed();
    void namesTheFirstBadRow_data();
    void namesTheFirstBadRow();
    void changedTypeIsNoticed();
    void otherTablesCarryCheckValues();
    void tableWithoutCheckValuesIsRefused();
    void changedSchemaIsNoticed_data();
    void changedSchemaIsNoticed();
    void changedByteOfTheFileIsNoticed_data();
    void changedByteOfTheFileIsNoticed();
    void cutFileIsNoticed();
    void writtenByNobodyElse();

private:
    std::unique_ptr<TestNode> filledNode(const storage::DatabaseOptions& options)
    {
        auto node = std::make_unique<TestNode>(QStringLiteral("hall-1"),
                                               storage::openOrDie(options), TestNode::Options{});
        fill(*node);
        return node;
    }

    TestStores m_stores;
};

void TestVerifier::soundStorePasses()
{
    const auto node = filledNode(valueOf(m_stores.fresh()));
    const VerifyReport report = verify(*node);
    QVERIFY2(report.isOk(), qPrintable(report.firstBad));
    QVERIFY(report.checked.contains(
        QStringLiteral("journal: 16 rows in 3 chains, each digest from the first on")));
    QVERIFY(
        report.checked.contains(QStringLiteral("sample_sums: 9 rows are what the journal gives")));
}

void TestVerifier::emptyStorePasses()
{
    TestNode node(QStringLiteral("hall-1"), m_stores.freshDatabase(), {});
    const VerifyReport report = verify(node);
    QVERIFY2(report.isOk(), qPrintable(report.firstBad));
}

void TestVerifier::rebuiltIsTheSame()
{
    const auto node = filledNode(valueOf(m_stores.fresh()));
    const auto rebuilt = m_stores.freshDatabase();
    succeed(rebuildProjections(*node->database, *rebuilt, {&node->projection}));
    const auto dump = [](storage::Database& database) {
        QList<QByteArray> rows;
        auto statement = valueOf(database.prepare(
            "SELECT subject, total, last_ms, writer FROM sample_sums ORDER BY subject"));
        while (valueOf(statement.step())) {
            rows.append(statement.blob(0) + QByteArray::number(statement.integer(1)) +
                        QByteArray::number(statement.integer(2)) + statement.text(3).toUtf8());
        }
        return rows;
    };
    QCOMPARE(dump(*rebuilt).size(), 9);
    QCOMPARE(dump(*rebuilt), dump(*node->database));
}

// For each row of each table and each of its columns: change the value, verify, undo. On
// PostgreSQL, where it takes a minute, for some of them: the checks are the same.
void TestVerifier::everyChangedColumnIsNamed()
{
    const auto filled = filledNode(valueOf(m_stores.fresh()));
    const auto grown = filledNode(valueOf(m_stores.fresh()));
    grow(*grown);
    int changes = 0;
    const QStringList tables = valueOf(tablesOf(*filled->database));
    QVERIFY(tables.size() >= 12);
    for (const QString& table : tables) {
        // It has a row in a store alone that has let rows go.
        const auto& node = table == u"checkpoints" ? grown : filled;
        storage::Database& database = *node->database;
        const auto columns = valueOf(columnsOf(database, table));
        const bool isSqlite = database.engine() == storage::Engine::Sqlite;
        const int rowLimit = isSqlite ? 1000 : 1;
        const int columnStep = isSqlite ? 1 : 5;
        const qint64 rows =
            node->number(QStringLiteral("SELECT COUNT(*) FROM %1").arg(table).toStdString());
        QVERIFY2(rows > 0, qPrintable(table));
        const int before = changes;
        for (qint64 row = 0; row < std::min<qint64>(rows, rowLimit); ++row) {
            for (qsizetype i = 0; i < columns.size(); i += columnStep) {
                const Column& column = columns[i];
                const QString name = quoted(column.name);
                const QString other =
                    column.kind == 'i'   ? QStringLiteral("%1 + 1").arg(name)
                    : column.kind == 't' ? QStringLiteral("COALESCE(%1, '') || 'x'").arg(name)
                    : isSqlite           ? QStringLiteral("CAST(x'00' || %1 AS BLOB)").arg(name)
                                         : QStringLiteral("'\\x00'::bytea || %1").arg(name);
                // One row: that with the row-th smallest text of all columns.
                QStringList all;
                for (const Column& each : columns) {
                    all.append(
                        isSqlite ? QStringLiteral("quote(%1)").arg(quoted(each.name))
                                 : QStringLiteral("COALESCE(%1::text, '')").arg(quoted(each.name)));
                }
                const QString whole = all.join(QStringLiteral(" || ' ' || "));
                const QString sql =
                    QStringLiteral("UPDATE %1 SET %2 = %3 WHERE %4 = (SELECT %4 FROM %1 "
                                   "ORDER BY 1 LIMIT 1 OFFSET %5)")
                        .arg(table, name, other, whole)
                        .arg(row);
                auto transaction = valueOf(storage::Transaction::begin(database));
                if (!database.execute(sql)) {
                    continue; // A constraint keeps such a value out.
                }
                ++changes;
                const VerifyReport report = verify(*node);
                const QString what = table + u'.' + column.name + u' ' + QString::number(row);
                QVERIFY2(!report.isOk(), qPrintable(what));
                const QString owner = table == u"schema_versions" ? QString() : table;
                QVERIFY2(report.firstBad.contains(owner),
                         qPrintable(what + QStringLiteral(": ") + report.firstBad));
            }
        }
        QVERIFY2(changes > before, qPrintable(table));
    }
    QVERIFY(changes > (filled->database->engine() == storage::Engine::Sqlite ? 500 : 12));
}

void TestVerifier::everyDeletedRowIsNoticed()
{
    const auto filled = filledNode(valueOf(m_stores.fresh()));
    const auto grown = filledNode(valueOf(m_stores.fresh()));
    grow(*grown);
    // Rows that may go at any time, or that a reader gets anew; and without `generation` a store is
    // taken for a copy when it is started, see tst_Restart.
    const QStringList mayGo{QStringLiteral("boot_anchors"), QStringLiteral("quarantine"),
                            QStringLiteral("batches"), // See namesTheFirstBadRow().
                            QStringLiteral("feed"),         QStringLiteral("feed_cache"),
                            QStringLiteral("feed_cursor"),  QStringLiteral("generation"),
                            QStringLiteral("issuer_mark")};
    for (const QString& table : valueOf(tablesOf(*filled->database))) {
        if (mayGo.contains(table)) {
            continue;
        }
        const auto& node = table == u"checkpoints" ? grown : filled;
        QVERIFY2(node->number(QStringLiteral("SELECT COUNT(*) FROM %1").arg(table).toStdString()) >
                     0,
                 qPrintable(table));
        const auto columns = valueOf(columnsOf(*node->database, table));
        const QString key = quoted(columns.first().name);
        for (const QString& end : {QStringLiteral("MIN"), QStringLiteral("MAX")}) {
            auto transaction = valueOf(storage::Transaction::begin(*node->database));
            const bool isBlob = columns.first().kind == 'b';
            const QString value = isBlob && node->database->engine() != storage::Engine::Sqlite
                                      ? QStringLiteral("decode(%1(encode(%2, 'hex')), 'hex')")
                                      : QStringLiteral("%1(%2)");
            node->run(QStringLiteral("DELETE FROM %1 WHERE %2 = (SELECT %3 FROM %1)")
                          .arg(table, key, value.arg(end, key)));
            const VerifyReport report = verify(*node);
            QVERIFY2(!report.isOk(), qPrintable(table));
        }
    }
}

void TestVerifier::namesTheFirstBadRow_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("firstBad");
    const auto add = [](const char* name, const char* sql, const char* firstBad) {
        QTest::newRow(name) << QString::fromLatin1(sql) << QString::fromLatin1(firstBad);
    };
    add("body", "UPDATE journal SET body = x'7b7d' WHERE pos = 3",
        "^journal: kiosk-1/1/\\d \\(pos 3\\): content does not give its digest$");
    add("two rows", "UPDATE journal SET body = x'7b7d' WHERE pos IN (4, 9)",
        "^journal: .* \\(pos 4\\): content does not give its digest$");
    add("digest", "UPDATE journal SET digest = zeroblob(32) WHERE pos = 5",
        "^journal: .* \\(pos 5\\): digest was changed$");
    add("prev", "UPDATE journal SET prev = zeroblob(32) WHERE pos = 5",
        "^journal: .* \\(pos 5\\): prev is not the digest before$");
    add("corrected time", "UPDATE journal SET corrected_ms = corrected_ms + 1 WHERE pos = 5",
        "^journal: .* \\(pos 5\\): hall, corrected_ms or local was changed$");
    add("kind", "UPDATE journal SET kind = '' WHERE pos = 5",
        "^journal: .* \\(pos 5\\): row: kind$");
    add("suite", "UPDATE journal SET suite = 77 WHERE pos = 5",
        "^journal: .* \\(pos 5\\): suite is out of range$");
    add("incarnation past 32 bits", "UPDATE journal SET incarnation = 4294967297 WHERE pos = 5",
        "^journal: .* \\(pos 5\\): incarnation is out of range$");
    add("row gone", "DELETE FROM journal WHERE pos = 5",
        "^journal: .* \\(pos 6\\): pos 5 is missing$");
    add("last row gone", "DELETE FROM journal WHERE pos = 16",
        "^chains: hall-1/1: 16 rows were written, 15 are there$");
    add("last rows of a chain gone, and the counter set back",
        "DELETE FROM journal WHERE pos = 16; UPDATE chains SET last_pos = 15 WHERE is_own = 1",
        "^chains: node=hall-1, incarnation=1: changed");
    add("first batch gone", "DELETE FROM batches WHERE node = 'kiosk-1' AND first_seq = 1",
        "^batches: kiosk-1/1 up to \\d: it begins with row \\d, not 1$");
    add("last batch gone", "DELETE FROM batches WHERE node = 'kiosk-1' AND last_seq = 8",
        "^batches: kiosk-1/1: the last one is missing$");
    add("head", "UPDATE chains SET head_seq = head_seq + 1 WHERE node = 'kiosk-1'",
        "^chains: node=kiosk-1, incarnation=1: changed");
    add("projection",
        "UPDATE sample_sums SET total = 99 WHERE subject = x'"
        "61616161616161616161616161616161'",
        "^sample_sums: subject=6161.*: the journal gives total=0, not total=99$");
    add("projection row gone",
        "DELETE FROM sample_sums WHERE subject = x'61616161616161616161616161616161'",
        "^sample_sums: subject=6161.*: missing$");
    add("projection row too many",
        "INSERT INTO sample_sums VALUES ('', x'00', 1, 1, 'nobody', NULL)",
        "^sample_sums: subject=00: not what the journal gives$");
    add("envelope", "UPDATE envelopes SET content = CAST(content || x'00' AS BLOB) WHERE state = 0",
        "^envelopes: key_id=[0-9a-f]{32}: changed");
    add("feed", "UPDATE feed SET body = x'7b7d' WHERE id = 'matter-2'",
        "^feed: kind=queue, id=matter-2: changed");
    add("cached", "UPDATE feed_cache SET body = x'7b7d' WHERE id = 'matter-2'",
        "^feed_cache: kind=queue, id=matter-2: changed");
}

void TestVerifier::namesTheFirstBadRow()
{
    QFETCH(QString, sql);
    QFETCH(QString, firstBad);
    TestNode node(QStringLiteral("hall-1"));
    fill(node);
    node.run(sql);
    const VerifyReport report = verify(node);
    QVERIFY2(QRegularExpression(firstBad).match(report.firstBad).hasMatch(),
             qPrintable(report.firstBad));
}

void TestVerifier::changedTypeIsNoticed()
{
    TestNode node(QStringLiteral("hall-1"));
    fill(node);
    node.run(QStringLiteral("UPDATE journal SET body = CAST(body AS TEXT) WHERE pos = 5"));
    QCOMPARE(verify(node).firstBad,
             QStringLiteral("journal: node=hall-1, incarnation=1, seq=2: body is of another type"));
}

void TestVerifier::otherTablesCarryCheckValues()
{
    TestNode node(QStringLiteral("hall-1"));
    const std::vector<StorePart> parts{{QStringLiteral("notes"), &makeNotes}};
    succeed(makeNotes(*node.database));
    const QString day = QStringLiteral("2026-11-22");
    const QByteArray body("body");
    succeed(storage::run(*node.database, "INSERT INTO notes (day, body, local) VALUES (?, ?, ?)",
                         day, body, checkOfColumns(day, body)));
    const VerifyReport report = valueOf(verifyStore(*node.database, {&node.projection}, parts));
    QVERIFY2(report.isOk(), qPrintable(report.firstBad));
    QVERIFY(report.checked.contains(QStringLiteral("notes: 1 rows give their check values")));
    node.run(QStringLiteral("UPDATE notes SET body = x'00'"));
    QCOMPARE(valueOf(verifyStore(*node.database, {&node.projection}, parts)).firstBad,
             QStringLiteral("notes: day=2026-11-22: changed, a column does not give its check "
                            "value"));
    // Whoever does not know of them does not let them pass.
    QCOMPARE(verify(node).firstBad,
             QStringLiteral("schema_versions: notes has version 1, this program knows 0"));
}

void TestVerifier::tableWithoutCheckValuesIsRefused()
{
    TestNode node(QStringLiteral("hall-1"));
    const std::vector<StorePart> parts{{QStringLiteral("plain"), [](storage::Database& database) {
                                            constexpr std::array kPlain{storage::Migration{
                                                1, "CREATE TABLE plain (day TEXT NOT NULL)"}};
                                            return storage::migrate(database, u"plain", kPlain);
                                        }}};
    succeed(parts.front().migrate(*node.database));
    QCOMPARE(valueOf(verifyStore(*node.database, {&node.projection}, parts)).firstBad,
             QStringLiteral("schema: table plain has no check values"));
}

void TestVerifier::changedSchemaIsNoticed_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("firstBad");
    const auto add = [](const char* name, const char* sql, const char* firstBad) {
        QTest::newRow(name) << QString::fromLatin1(sql) << QString::fromLatin1(firstBad);
    };
    add("index gone", "DROP INDEX chains_own", "schema: index chains_own is not as it was created");
    add("column added", "ALTER TABLE chains ADD COLUMN note TEXT",
        "schema: table chains is not as it was created");
    add("table gone", "DROP TABLE feed_cache",
        "schema_versions: feed_cache has version 1 and its table feed_cache is missing");
    add("component gone", "DELETE FROM schema_versions WHERE component = 'feed'",
        "schema_versions: feed has version 0 and its table feed is there");
    add("journal gone", "DELETE FROM schema_versions WHERE component = 'journal'",
        "schema_versions: journal has version 0 and its table batches is there");
    add("version", "UPDATE schema_versions SET version = 9 WHERE component = 'feed'",
        "schema_versions: feed has version 9, this program knows 1");
}

void TestVerifier::changedSchemaIsNoticed()
{
    QFETCH(QString, sql);
    QFETCH(QString, firstBad);
    TestNode node(QStringLiteral("hall-1"));
    fill(node);
    node.run(sql);
    QCOMPARE(verify(node).firstBad, firstBad);
}

void TestVerifier::changedByteOfTheFileIsNoticed_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

// Any byte of the file: what is changed is noticed, or the store's content is what it was.
void TestVerifier::changedByteOfTheFileIsNoticed()
{
    QFETCH(quint32, seed);
    const QTemporaryDir folder;
    storage::DatabaseOptions options;
    options.path = folder.filePath(QStringLiteral("store.db"));
    QByteArray content;
    {
        const auto node = filledNode(options);
        content = contentOf(*node->database);
        succeed(node->database->checkpoint());
    }
    QFile file(options.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    SampleProjection projection;
    QRandomGenerator random(seed);
    int noticed = 0;
    for (int i = 0; i < 60; ++i) {
        QByteArray changed = whole;
        const int at = random.bounded(static_cast<int>(whole.size()));
        changed[at] = static_cast<char>(changed[at] ^ (1 + random.bounded(255)));
        QFile::remove(options.path + QStringLiteral("-wal"));
        QFile::remove(options.path + QStringLiteral("-shm"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(changed);
        file.close();
        auto readOnly = options;
        readOnly.readOnly = true;
        const auto database = storage::Database::open(readOnly);
        if (!database) {
            ++noticed;
            continue;
        }
        const auto report = verifyStore(*database.value(), {&projection});
        if (!report || !report.value().isOk()) {
            ++noticed;
            continue;
        }
        QVERIFY2(contentOf(*database.value()) == content,
                 qPrintable(QStringLiteral("byte %1 of %2").arg(at).arg(whole.size())));
    }
    QVERIFY(noticed > 0);
}

void TestVerifier::cutFileIsNoticed()
{
    const QTemporaryDir folder;
    storage::DatabaseOptions options;
    options.path = folder.filePath(QStringLiteral("store.db"));
    {
        const auto node = filledNode(options);
        succeed(node->database->checkpoint());
    }
    QFile file(options.path);
    QVERIFY(file.resize(file.size() / 2));
    const auto database = storage::Database::open(options);
    if (database) {
        SampleProjection projection;
        const auto report = verifyStore(*database.value(), {&projection});
        QVERIFY(report);
        QVERIFY(!report.value().isOk());
        QVERIFY(!report.value().firstBad.isEmpty());
    }
}

// Verification changes nothing.
void TestVerifier::writtenByNobodyElse()
{
    TestNode node(QStringLiteral("hall-1"));
    fill(node);
    const QByteArray before = contentOf(*node.database);
    const qint64 changes = node.database->totalChanges();
    QVERIFY(verify(node).isOk());
    QCOMPARE(node.database->totalChanges(), changes);
    QCOMPARE(contentOf(*node.database), before);
}

QTEST_GUILESS_MAIN(TestVerifier)
#include "tst_Verifier.moc"
