// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/SqliteFileCheck.h"
#include "services/storage/Transaction.h"
#include "tests/services/storage/TestStores.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

constexpr qsizetype kFrameBytes = 24 + 4096;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    OW_ENFORCE(file.write(content) == content.size());
}

} // namespace

/// What SQLite reads over in its files. That a changed byte of a -wal file is found wherever it is,
/// tst_Verify shows on real stores.
class tst_SqliteFileCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void soundStorePasses();
    void changedHeaderIsNamed_data();
    void changedHeaderIsNamed();
    void missingStoreIsAnError();
    void wholeFramesAreCounted();
    void framesOfAnEarlierUseAreNoWrong();
    void undoneWorkLeavesNoFrames();
    void tornFramesAreNamedUntilTheNextStart();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("store.db")); }

    [[nodiscard]] QString wal() const { return path() + QStringLiteral("-wal"); }

    [[nodiscard]] std::unique_ptr<Database> open() const;
    [[nodiscard]] SqliteFileReport check() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

std::unique_ptr<Database> tst_SqliteFileCheck::open() const
{
    DatabaseOptions options;
    options.path = path();
    return openOrDie(options);
}

SqliteFileReport tst_SqliteFileCheck::check() const
{
    const auto report = checkSqliteFile(path());
    OW_ENFORCE(report);
    return report.value();
}

void tst_SqliteFileCheck::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto database = open();
    QVERIFY(database->execute(u"CREATE TABLE notes (text TEXT NOT NULL)"));
    QVERIFY(database->execute(u"INSERT INTO notes VALUES ('first')"));
}

void tst_SqliteFileCheck::soundStorePasses()
{
    QCOMPARE(check().wrong, QString());
    QCOMPARE(check().walFrames, 0);
}

void tst_SqliteFileCheck::changedHeaderIsNamed_data()
{
    QTest::addColumn<int>("at");
    // The rest is the engine's to find, or carries nothing: see SqlitePages.
    for (int at = 0; at < 96; ++at) {
        const bool isTheEngines =
            (at >= 16 && at < 18) || (at >= 21 && at < 24) || (at >= 28 && at < 44);
        if (!isTheEngines) {
            QTest::addRow("byte %d", at) << at;
        }
    }
}

void tst_SqliteFileCheck::changedHeaderIsNamed()
{
    QFETCH(const int, at);
    QByteArray file = contentOf(path());
    file[at] = static_cast<char>(file[at] ^ 1);
    write(path(), file);
    QVERIFY2(check().wrong.startsWith(QLatin1String("header: ")), qPrintable(check().wrong));
}

void tst_SqliteFileCheck::missingStoreIsAnError()
{
    const auto report = checkSqliteFile(m_folder->filePath(QStringLiteral("nothing.db")));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::StoreFailed);
}

void tst_SqliteFileCheck::wholeFramesAreCounted()
{
    const auto database = open();
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(database->execute(u"INSERT INTO notes VALUES ('more')"));
        QCOMPARE(check().walFrames, i);
        QCOMPARE(check().wrong, QString());
    }
}

void tst_SqliteFileCheck::framesOfAnEarlierUseAreNoWrong()
{
    const auto database = open();
    for (int i = 0; i < 5; ++i) {
        QVERIFY(database->execute(u"INSERT INTO notes VALUES ('earlier')"));
    }
    QVERIFY(database->checkpoint());
    QVERIFY(database->execute(u"INSERT INTO notes VALUES ('later')"));
    QCOMPARE(contentOf(wal()).size(), 32 + 5 * kFrameBytes);
    QCOMPARE(check().walFrames, 1);
    QCOMPARE(check().wrong, QString());
}

// Ten megabytes that are undone, more than the cache holds.
void tst_SqliteFileCheck::undoneWorkLeavesNoFrames()
{
    const auto database = open();
    QVERIFY(database->execute(u"INSERT INTO notes VALUES ('before')"));
    const auto before = contentOf(wal()).size();
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(database->execute(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2600) "
            "INSERT INTO notes SELECT hex(randomblob(2000)) FROM n"));
    }
    QCOMPARE(contentOf(wal()).size(), before);
}

// A commit that the power cut tore: the next start drops it, and it does not stay in the file,
// where nobody could tell it from a changed one.
void tst_SqliteFileCheck::tornFramesAreNamedUntilTheNextStart()
{
    QByteArray file;
    QByteArray frames;
    {
        const auto database = open();
        for (int i = 0; i < 4; ++i) {
            QVERIFY(database->execute(u"INSERT INTO notes VALUES ('more')"));
        }
        file = contentOf(path());
        frames = contentOf(wal());
    }
    // The last sector of the third frame's page never reached the disk.
    frames.replace(32 + 2 * kFrameBytes + 24 + 3584, 512, QByteArray(512, '\0'));
    write(path(), file);
    write(wal(), frames);
    QCOMPARE(check().walFrames, 2);
    QCOMPARE(check().wrong, QStringLiteral("-wal: frame 3 is torn or was changed: what was "
                                           "committed from it on is not seen"));
    const auto database = open();
    QCOMPARE(numberOf(*database, "SELECT COUNT(*) FROM notes"), 3);
    QCOMPARE(check().wrong, QString());
    QVERIFY(database->execute(u"INSERT INTO notes VALUES ('later')"));
    QCOMPARE(check().wrong, QString());
    QCOMPARE(check().walFrames, 1);
}

QTEST_GUILESS_MAIN(tst_SqliteFileCheck)
#include "tst_SqliteFileCheck.moc"
