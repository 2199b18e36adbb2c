// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Bootstrap.h"
#include "app/ctl/Verify.h"
#include "tests/services/platform/TestHall.h"
#include "tests/services/storage/TestStores.h"

#include <QFile>
#include <QTest>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::TestHall;

/// What technicians do to a platform's store where that is on a PostgreSQL server.
class tst_ServerStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void firstAdministratorIsMadeThere();
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
