// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Verify.h"
#include "services/core/Enforce.h"
#include "services/journal/StoreScan.h"
#include "services/storage/Query.h"
#include "tests/Seed.h"
#include "tests/app/ctl/SqlitePages.h"
#include "tests/app/ctl/WorkedStores.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::SqlitePages;
using onewindow::testing::StoreFiles;
using onewindow::testing::WorkedStores;

namespace {

constexpr int kPatienceMs = 30'000;

/// What changes one value of `column`: SQL.
QString changed(const journal::Column& column)
{
    const QString name = journal::quoted(column.name);
    return column.kind == 'i'   ? name + u" + 1"_s
           : column.kind == 't' ? u"COALESCE(%1, '') || 'x'"_s.arg(name)
                                : u"CAST(%1 || x'00' AS BLOB)"_s.arg(name);
}

} // namespace

/// `onewindow-ctl verify` on the stores of a real terminal and a real hall that have worked a
/// while.
class tst_Verify : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_stores = std::make_unique<WorkedStores>(); }

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyTableIsCovered_data() { addStores(); }

    void everyTableIsCovered();
    void everyTableHasARow();

    void changedValueIsNamed_data() { addStores(); }

    void changedValueIsNamed();

    void changedByteIsNoticed_data() { addWorkingStores(); }

    void changedByteIsNoticed();

    void changedByteOfTheWalIsNoticed_data() { addWorkingStores(); }

    void changedByteOfTheWalIsNoticed();

    void cutWalIsNoticed_data() { addWorkingStores(); }

    void cutWalIsNoticed();
    void changedSchemaIsNoticed_data();
    void changedSchemaIsNoticed();
    void programSaysSo();

private:
    static void addStores();
    /// Those of programs.
    static void addWorkingStores();
    static qint64 rowsIn(storage::Database& database, const QString& table);
    /// Runs `sql` on a copy of the store of the current row; whether it could.
    bool change(const QString& sql);
    /// That of the current row.
    [[nodiscard]] StoreFiles sound() const;

    std::unique_ptr<WorkedStores> m_stores;
};

void tst_Verify::addStores()
{
    addWorkingStores();
    QTest::newRow("old terminal") << WorkedStores::kOld;
    QTest::newRow("city") << u"city"_s;
}

void tst_Verify::addWorkingStores()
{
    QTest::addColumn<QString>("store");
    QTest::newRow("terminal") << u"terminal"_s;
    QTest::newRow("hall") << u"hall"_s;
}

qint64 tst_Verify::rowsIn(storage::Database& database, const QString& table)
{
    auto rows = storage::query(database, "SELECT COUNT(*) FROM " + table.toStdString());
    OW_ENFORCE(rows && rows.value().step());
    return rows.value().integer(0);
}

StoreFiles tst_Verify::sound() const
{
    return m_stores->sound().value(
        *static_cast<const QString*>(QTest::qData("store", qMetaTypeId<QString>())));
}

bool tst_Verify::change(const QString& sql)
{
    storage::DatabaseOptions options;
    options.path = m_stores->put(sound());
    const auto database = storage::Database::open(options);
    OW_ENFORCE(database);
    return bool(database.value()->execute(sql));
}

void tst_Verify::everyTableIsCovered()
{
    const Verification verification = verifyFile(m_stores->put(sound()));
    QCOMPARE(verification.bad, QString());
    storage::DatabaseOptions options;
    options.path = m_stores->path();
    const auto database = storage::Database::open(options);
    QVERIFY(database);
    const auto tables = journal::tablesOf(*database.value());
    QVERIFY(tables);
    QVERIFY(tables.value().size() >= 13);
    for (const QString& table : tables.value()) {
        // Of rows that were never pruned there is nothing to say.
        const bool isSilent = table == u"checkpoints" && rowsIn(*database.value(), table) == 0;
        const bool isNamed =
            isSilent || table == u"schema_versions" ||
            !verification.lines.filter(QRegularExpression(u'^' + table + u':')).isEmpty();
        QVERIFY2(isNamed, qPrintable(table));
    }
}

// In one of the stores at least: else the rest of this file would prove nothing for it.
void tst_Verify::everyTableHasARow()
{
    QSet<QString> all;
    QSet<QString> filled;
    for (auto store = m_stores->sound().cbegin(); store != m_stores->sound().cend(); ++store) {
        storage::DatabaseOptions options;
        options.path = m_stores->put(store.value());
        const auto database = storage::Database::open(options);
        QVERIFY(database);
        const auto tables = journal::tablesOf(*database.value());
        QVERIFY(tables);
        for (const QString& table : tables.value()) {
            all.insert(table);
            // Most changes in it go unnoticed: see WorkedStores::kOld.
            const bool isChecked = store.key() != WorkedStores::kOld || table == u"checkpoints";
            if (isChecked && rowsIn(*database.value(), table) > 0) {
                filled.insert(table);
            }
        }
    }
    const QStringList empty = (all - filled).values();
    QVERIFY2(empty.isEmpty(), qPrintable(empty.join(u", "_s)));
}

// One row of each table, another one each time, and each of its columns.
void tst_Verify::changedValueIsNamed()
{
    QFETCH(QString, store);
    QRandomGenerator random(testSeed());
    storage::DatabaseOptions options;
    options.path = m_stores->put(sound());
    QHash<QString, std::pair<QList<journal::Column>, qint64>> tables;
    {
        const auto database = storage::Database::open(options);
        QVERIFY(database);
        for (const QString& table : journal::tablesOf(*database.value()).value()) {
            if (store != WorkedStores::kOld || table == u"checkpoints") {
                tables.insert(table, {journal::columnsOf(*database.value(), table).value(),
                                      rowsIn(*database.value(), table)});
            }
        }
    }
    for (auto it = tables.cbegin(); it != tables.cend(); ++it) {
        const auto& [columns, rows] = it.value();
        if (rows == 0) {
            continue; // See everyTableHasARow().
        }
        int changes = 0;
        for (const journal::Column& column : columns) {
            QStringList key;
            for (const journal::Column& part : journal::keyOf(columns)) {
                key << journal::quoted(part.name);
            }
            const QString keys = key.join(u", "_s);
            const QString sql =
                u"UPDATE %1 SET %2 = %3 WHERE (%4) = (SELECT %4 FROM %1 LIMIT 1 OFFSET %5)"_s.arg(
                    it.key(), journal::quoted(column.name), changed(column), keys,
                    QString::number(random.bounded(rows)));
            if (!change(sql)) {
                continue; // A constraint keeps such a value out.
            }
            ++changes;
            const Verification verification = verifyFile(m_stores->path());
            QVERIFY2(verification.bad.startsWith(it.key() + u": "_s),
                     qPrintable(sql + u" -> "_s + verification.bad));
        }
        QVERIFY2(changes > 0, qPrintable(it.key()));
    }
}

// Any byte that carries something, and any other one too: those may go unnoticed.
void tst_Verify::changedByteIsNoticed()
{
    constexpr int kChanges = 150;
    QRandomGenerator random(testSeed());
    const QByteArray whole = sound().file;
    QList<quint32> roots;
    {
        storage::DatabaseOptions options;
        options.path = m_stores->put(sound());
        const auto database = storage::Database::open(options);
        QVERIFY(database);
        auto rows = storage::query(*database.value(),
                                   "SELECT rootpage FROM sqlite_master WHERE rootpage > 0");
        QVERIFY(rows);
        while (rows.value().step().value()) {
            roots.append(static_cast<quint32>(rows.value().integer(0)));
        }
    }
    const SqlitePages pages(whole, roots);
    const auto used = pages.used();
    int named = 0;
    for (int i = 0; i < kChanges; ++i) {
        const qsizetype at = i % 4 == 0 ? random.bounded(static_cast<int>(whole.size()))
                                        : used[random.bounded(static_cast<int>(used.size()))];
        StoreFiles store = sound();
        store.file[at] = static_cast<char>(store.file[at] ^ (1 + random.bounded(255)));
        const Verification verification = verifyFile(m_stores->put(store));
        QVERIFY2(!verification.isOk() || !pages.isUsed(at),
                 qPrintable(u"byte %1 of page %2: %3 for %4"_s.arg(at % 4096)
                                .arg(at / 4096 + 1)
                                .arg(static_cast<quint8>(store.file[at]))
                                .arg(static_cast<quint8>(whole[at]))));
        // A damaged schema leaves nothing to read; all else names its table.
        const bool isUnnamed = verification.bad == u"store: database disk image is malformed";
        QVERIFY2(!isUnnamed, qPrintable(u"byte %1"_s.arg(at)));
        named += !verification.isOk() && !verification.bad.startsWith(u"store: ") ? 1 : 0;
    }
    qInfo("%d of %d changes named with a table and a row", named, kChanges);
    QVERIFY(named > kChanges / 3);
}

void tst_Verify::changedByteOfTheWalIsNoticed()
{
    QFETCH(QString, store);
    QRandomGenerator random(testSeed());
    const StoreFiles whole = m_stores->working().value(store);
    QVERIFY(!whole.wal.isEmpty());
    const Verification before = verifyFile(m_stores->put(whole));
    QCOMPARE(before.bad, QString());
    const auto line = QRegularExpression(u"(\\d+) whole frames"_s).match(before.lines.first());
    QVERIFY2(line.hasMatch(), qPrintable(before.lines.first()));
    const int bytes = 32 + line.captured(1).toInt() * (24 + 4096);
    QVERIFY(bytes <= whole.wal.size());
    for (int i = 0; i < 40; ++i) {
        // Also the salts of the last frame, which its checksum does not cover.
        const int at = i == 0 ? bytes - 4096 - 10 : random.bounded(bytes);
        StoreFiles changed = whole;
        changed.wal[at] = static_cast<char>(changed.wal[at] ^ (1 + random.bounded(255)));
        const Verification verification = verifyFile(m_stores->put(changed));
        QVERIFY2(!verification.isOk(), qPrintable(u"byte %1 of %2"_s.arg(at).arg(bytes)));
    }
}

void tst_Verify::cutWalIsNoticed()
{
    QFETCH(QString, store);
    StoreFiles cut = m_stores->working().value(store);
    const qsizetype frames = (cut.wal.size() - 32) / (24 + 4096);
    QVERIFY(frames > 4);
    cut.wal.truncate(32 + (24 + 4096) * 3 + 1000);
    const Verification verification = verifyFile(m_stores->put(cut));
    QVERIFY(!verification.isOk());
}

void tst_Verify::changedSchemaIsNoticed_data()
{
    QTest::addColumn<QString>("store");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("bad");
    const auto add = [](const char* name, const QString& sql, const QString& bad) {
        QTest::newRow(name) << u"hall"_s << sql << bad;
    };
    add("index gone", u"DROP INDEX tickets_person"_s,
        u"schema: index tickets_person is not as it was created"_s);
    add("index of commands gone", u"DROP INDEX commands_by_time"_s,
        u"schema: index commands_by_time is not as it was created"_s);
    add("index added", u"CREATE INDEX mine ON tickets (number)"_s,
        u"schema: index mine is nobody's"_s);
    add("trigger added",
        u"CREATE TRIGGER mine AFTER INSERT ON tickets BEGIN DELETE FROM tickets; END"_s,
        u"schema: trigger mine is nobody's"_s);
    add("view added", u"CREATE VIEW mine AS SELECT * FROM tickets"_s,
        u"schema: view mine is nobody's"_s);
    add("table added", u"CREATE TABLE mine (a TEXT)"_s, u"schema: table mine is nobody's"_s);
    add("column added", u"ALTER TABLE day_keys ADD COLUMN mine TEXT"_s,
        u"schema: table day_keys is not as it was created"_s);
    add("table gone", u"DROP TABLE feed_marks"_s,
        u"schema_versions: platform has version 1 and its table feed_marks is missing"_s);
    add("component added", u"INSERT INTO schema_versions VALUES ('mine', 1)"_s,
        u"schema_versions: mine has version 1, this program knows 0"_s);
    add("note in the header", u"PRAGMA user_version = 7"_s,
        u"store: header: user version (byte 60) was changed"_s);
}

void tst_Verify::changedSchemaIsNoticed()
{
    QFETCH(QString, sql);
    QFETCH(QString, bad);
    QVERIFY(change(sql));
    QCOMPARE(verifyFile(m_stores->path()).bad, bad);
}

void tst_Verify::programSaysSo()
{
    const auto run = [](const QString& file) {
        QProcess program;
        program.start(QStringLiteral(ONEWINDOW_BIN_DIR "/onewindow-ctl"),
                      {u"verify"_s, u"--store"_s, file});
        OW_ENFORCE(program.waitForFinished(kPatienceMs));
        return std::pair(program.exitCode(), program.readAllStandardOutput());
    };
    const auto& [soundCode, soundText] = run(m_stores->put(m_stores->sound().value(u"hall"_s)));
    QCOMPARE(soundCode, 0);
    QVERIFY(soundText.contains("\nnot covered"));
    QVERIFY(soundText.endsWith("OK: every row is as it was written\n"));

    storage::DatabaseOptions options;
    options.path = m_stores->path();
    {
        const auto database = storage::Database::open(options);
        QVERIFY(database);
        QVERIFY(database.value()->execute(u"UPDATE day_key_grants SET node = 'kiosk-9' WHERE day = "
                                          "(SELECT MIN(day) FROM day_key_grants) AND node = "
                                          "'kiosk-1'"));
    }
    const auto& [badCode, badText] = run(m_stores->path());
    QCOMPARE(badCode, 1);
    QVERIFY(badText.contains("BAD: day_key_grants: day="));
    QVERIFY(badText.contains("node=kiosk-9"));
    QVERIFY(badText.contains("changed, a column does not give its check value"));
    QCOMPARE(run(m_stores->file(u"nothing.db"_s)).first, 2);
}

QTEST_GUILESS_MAIN(tst_Verify)
#include "tst_Verify.moc"
