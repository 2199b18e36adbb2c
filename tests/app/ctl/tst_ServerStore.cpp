// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Bootstrap.h"
#include "app/ctl/Verify.h"
#include "tests/app/ctl/RunCtl.h"
#include "tests/services/platform/TestHall.h"
#include "tests/services/storage/TestStores.h"

#include <QFile>
#include <QTest>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::ctl;
using onewindow::testing::CtlAnswer;
using onewindow::testing::TestHall;

/// What technicians do to a platform's store where that is on a PostgreSQL server.
class tst_ServerStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void firstAdministratorIsMadeThere();
    void statusLooksAtIt();
    void credentialsLieInAFolderHere_data();
    void credentialsLieInAFolderHere();
    void acceptBeginsANewLifeThere();
    void acceptIsToldWhichStore();
    void verifyChecksIt();

private:
    QString configFile();

    storage::TestStores m_stores;
    storage::DatabaseOptions m_options;
    TestHall m_hall;
};

void tst_ServerStore::initTestCase()
{
    const auto options = m_stores.fresh(storage::Engine::Postgres);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    m_options = options.value();
}

/// The hall's configuration, with the store on the server.
QString tst_ServerStore::configFile()
{
    QFile original(m_hall.configFile());
    QFile changed(m_hall.file(u"server.toml"_s));
    QFile secret(m_hall.file(u"store-connection"_s));
    OW_ENFORCE(original.open(QIODevice::ReadOnly) && changed.open(QIODevice::WriteOnly) &&
               secret.open(QIODevice::WriteOnly));
    changed.write(original.readAll() + "[store]\nengine = \"postgres\"\n");
    secret.write(m_options.connectionString.toUtf8() + '\n');
    secret.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return changed.fileName();
}

void tst_ServerStore::firstAdministratorIsMadeThere()
{
    const auto made = makeFirstAdministrator(configFile(), u"chief"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const auto database = storage::openOrDie(m_options);
    QCOMPARE(storage::numberOf(*database, "SELECT COUNT(*) FROM accounts WHERE account = 'chief'"),
             1);
    QVERIFY(!QFile::exists(m_hall.settings.storePath));
    const auto again = makeFirstAdministrator(configFile(), u"other"_s);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
}

void tst_ServerStore::statusLooksAtIt()
{
    const CtlAnswer well = ctl({u"status"_s, u"--config"_s, configFile()});
    QVERIFY2(well.code == 0, qPrintable(well.out + well.err));
    QVERIFY2(well.out.contains(u"incarnation 1 (now)"_s), qPrintable(well.out));
    QVERIFY2(!well.out.contains(m_options.connectionString), qPrintable(well.out));
}

void tst_ServerStore::credentialsLieInAFolderHere_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("status") << u"status"_s;
    QTest::newRow("verify") << u"verify"_s;
}

/// What the service manager hands to the service alone, a technician has in a folder, if at all.
void tst_ServerStore::credentialsLieInAFolderHere()
{
    QFETCH(QString, command);
    QFile config(configFile());
    QVERIFY(config.open(QIODevice::ReadWrite));
    const QByteArray toml =
        config.readAll().replace("folder = \"hall-1\"", "folder = \"credential:\"") +
        "connection = \"credential:store-connection\"\n";
    config.resize(0);
    config.write(toml);
    config.close();
    const QString keys = m_hall.file(u"hall-1"_s);
    QFile::copy(m_hall.file(u"store-connection"_s), keys + u"/store-connection"_s);
    const CtlAnswer refused = ctl({command, u"--config"_s, config.fileName()});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(u"credential"_s), qPrintable(refused.err));
    const CtlAnswer done = ctl({command, u"--config"_s, config.fileName(), u"--keys"_s, keys});
    QVERIFY2(done.code == 0, qPrintable(done.out + done.err));
}

/// The connection comes from the configuration: what stands on a command line, everybody can read.
void tst_ServerStore::acceptBeginsANewLifeThere()
{
    const auto database = storage::openOrDie(m_options);
    const CtlAnswer accepted =
        ctl({u"restore"_s, u"--accept"_s, u"--postgres"_s, u"--config"_s, configFile()});
    QVERIFY2(accepted.code == 0, qPrintable(accepted.err));
    QVERIFY2(accepted.out.contains(u"goes on with incarnation"_s), qPrintable(accepted.out));
    QVERIFY(storage::numberOf(*database, "SELECT MAX(incarnation) FROM chains") > 1);
}

/// Nothing tells whether a platform works on a store on a server: the word is asked for.
void tst_ServerStore::acceptIsToldWhichStore()
{
    const CtlAnswer server = ctl({u"restore"_s, u"--accept"_s, u"--config"_s, configFile()});
    QCOMPARE(server.code, 2);
    QVERIFY2(server.err.contains(u"--postgres"_s), qPrintable(server.err));
    const CtlAnswer file =
        ctl({u"restore"_s, u"--accept"_s, u"--postgres"_s, u"--config"_s, m_hall.configFile()});
    QCOMPARE(file.code, 2);
    QVERIFY2(file.err.contains(u"--postgres"_s), qPrintable(file.err));
}

void tst_ServerStore::verifyChecksIt()
{
    const Verification sound = verifyServer(m_options);
    QCOMPARE(sound.bad, QString());
    QVERIFY(!sound.lines.isEmpty());
    const auto database = storage::openOrDie(m_options);
    QVERIFY(database->execute(u"UPDATE journal SET kind = 'account.removed' WHERE seq = 1"));
    const Verification changed = verifyServer(m_options);
    QVERIFY2(changed.bad.contains(u"journal"_s), qPrintable(changed.bad));
    storage::DatabaseOptions nowhere = m_options;
    nowhere.connectionString = u"host=/nowhere"_s;
    QVERIFY(!verifyServer(nowhere).isThere);
}

QTEST_GUILESS_MAIN(tst_ServerStore)
#include "tst_ServerStore.moc"
