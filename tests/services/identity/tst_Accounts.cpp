// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/identity/FactKinds.h"
#include "services/identity/StaffFile.h"
#include "services/identity/Totp.h"
#include "services/journal/Verifier.h"
#include "services/storage/Query.h"
#include "tests/services/identity/TestAccounts.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;
using onewindow::testing::TestAccounts;
using storage::Database;

namespace {

const AccountRef kWang{u"hall-1"_s, u"wang"_s};
const AccountRef kSec{{}, u"sec"_s};
const QString kSecurity = u"securityAdministrator"_s;

/// The ids of the accounts that one of `audiences` sees in `feed`.
QStringList seen(TestAccounts& centre, const journal::Feed& feed, const QStringList& audiences)
{
    const auto page = centre.transact(
        [&](Database& db) { return feed.read(db, {}, audiences, journal::kFeedPageLimit); });
    QStringList ids;
    for (const journal::FeedChange& change : page.value().changes) {
        ids << change.id;
    }
    return ids;
}

Account find(TestAccounts& centre, const AccountRef& ref)
{
    const auto found =
        centre.transact([&](Database& db) { return centre.directory.find(db, ref); });
    OW_ENFORCE(found && found.value());
    return *found.value();
}

/// Everything of every fact that is not sealed.
QByteArray factBodies(TestAccounts& centre)
{
    auto statement =
        storage::query(*centre.database, "SELECT kind, body FROM journal ORDER BY hall, pos");
    QByteArray all;
    while (statement.value().step().value()) {
        all += statement.value().text(0).toUtf8() + ' ' + statement.value().blob(1) + '\n';
    }
    return all;
}

} // namespace

/// The staff's accounts at their owner.
class tst_Accounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesItsHallAlone();
    void cityAccountsReachNobody();
    void factsTellNoSecrets();
    void newAccounts_data();
    void newAccounts();
    void twice();
    void nobodyChangesThemselves();
    void lastSecurityAdministrator();
    void stampChangesWith_data();
    void stampChangesWith();
    void removedIsForgotten();
    void secondFactorOpensAtItsNode();
    void secondFactorOfAnUnknownHall();
    void importTakesWhatIsNew();
    void staffFile_data();
    void staffFile();
    void bootstrapOnce();
    void chosenAtAHall();
    void chosenTooLate();
    void anotherHallsFactIsNothing();
    void rebuildGivesTheSame();
};

void tst_Accounts::reachesItsHallAlone()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QCOMPARE(seen(centre, centre.hall, {u"hall"_s}), QStringList(u"wang"_s));
    // What a kiosk, a board, a counter, and a counter with somebody signed in may follow.
    QCOMPARE(seen(centre, centre.hall,
                  {u"all"_s, u"kiosk"_s, u"counter"_s, u"board"_s, u"staff"_s, u"node:kiosk-1"_s,
                   u"node:hall-1"_s}),
             QStringList());
    QCOMPARE(seen(centre, centre.city, {u"hall"_s, u"all"_s}), QStringList());
    const Account account = find(centre, kWang);
    QCOMPARE(account.name, u"王晓燕"_s);
    QCOMPARE(account.roles, QStringList(u"clerk"_s));
    QVERIFY(account.mustChange);
    QVERIFY(!account.isLocked);
}

void tst_Accounts::cityAccountsReachNobody()
{
    TestAccounts centre;
    QVERIFY(centre.add(kSec, {kSecurity}));
    QCOMPARE(seen(centre, centre.city,
                  {u"all"_s, u"hall"_s, u"kiosk"_s, u"counter"_s, u"board"_s, u"staff"_s,
                   u"node:hall-1"_s}),
             QStringList());
    QCOMPARE(find(centre, kSec).roles, QStringList(kSecurity));
}

void tst_Accounts::factsTellNoSecrets()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(centre.transact(
        [&](Database& db) { return centre.accounts->renewTotp(db, kWang, u"sec"_s); }));
    QVERIFY(centre.transact([&](Database& db) {
        return centre.accounts->setPassword(db, kWang, u"another hash"_s, false, u"wang"_s);
    }));
    const QByteArray facts = factBodies(centre);
    for (const char* kind : {"account.put", "account.passwordSet", "account.totpSet"}) {
        QVERIFY2(facts.contains(kind), kind);
    }
    QVERIFY(facts.contains("\"by\":\"sec\""));
    QVERIFY(!facts.contains("hash"));
    QVERIFY(!facts.contains(u"王晓燕"_s.toUtf8()));
    const Account account = find(centre, kWang);
    QVERIFY(!facts.contains(account.totpEnvelope));
}

void tst_Accounts::newAccounts_data()
{
    QTest::addColumn<QString>("hall");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char* name, const QString& hall, const QString& account,
                        const QStringList& roles, const QString& wrong) {
        QTest::newRow(name) << hall << account << roles << wrong;
    };
    row("clerk", u"hall-1"_s, u"li.wen"_s, {u"clerk"_s}, {});
    row("technician of a hall", u"hall-1"_s, u"t-1"_s, {u"technician"_s}, {});
    row("technician of the city", {}, u"t_1"_s, {u"technician"_s}, {});
    row("administrator", {}, u"audit"_s, {u"auditAdministrator"_s}, {});
    row("clerk without a hall", {}, u"li"_s, {u"clerk"_s}, u"hall"_s);
    row("administrator of a hall", u"hall-1"_s, u"sys"_s, {u"systemAdministrator"_s}, u"hall"_s);
    row("two administrators in one", {}, u"sys"_s, {u"systemAdministrator"_s, kSecurity},
        u"roles"_s);
    row("no roles", u"hall-1"_s, u"li"_s, {}, u"roles"_s);
    row("upper case", u"hall-1"_s, u"Li"_s, {u"clerk"_s}, u"account"_s);
    row("a digit first", u"hall-1"_s, u"1li"_s, {u"clerk"_s}, u"account"_s);
    row("a blank", u"hall-1"_s, u"li wen"_s, {u"clerk"_s}, u"account"_s);
    row("Chinese", u"hall-1"_s, u"李"_s, {u"clerk"_s}, u"account"_s);
    row("too long", u"hall-1"_s, QString(33, u'a'), {u"clerk"_s}, u"account"_s);
    row("empty", u"hall-1"_s, {}, {u"clerk"_s}, u"account"_s);
}

void tst_Accounts::newAccounts()
{
    QFETCH(QString, hall);
    QFETCH(QString, account);
    QFETCH(QStringList, roles);
    QFETCH(QString, wrong);
    TestAccounts centre;
    const auto added = centre.add({hall, account}, roles);
    QCOMPARE(static_cast<bool>(added), wrong.isEmpty());
    if (!added) {
        QCOMPARE(added.error().code, ErrorCode::BadRequest);
        QVERIFY2(added.error().detail.startsWith(wrong), qPrintable(added.error().detail));
    }
}

void tst_Accounts::twice()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    const auto again = centre.add(kWang, {u"clerk"_s});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    // The same name in another hall is somebody else.
    QVERIFY(centre.add({u"hall-2"_s, u"wang"_s}, {u"clerk"_s}));
}

void tst_Accounts::nobodyChangesThemselves()
{
    TestAccounts centre;
    QVERIFY(centre.add(kSec, {kSecurity}));
    QVERIFY(centre.add({{}, u"sec2"_s}, {kSecurity}));
    const auto roles = centre.transact([&](Database& db) {
        return centre.accounts->setRoles(db, kSec, {u"technician"_s}, u"sec"_s);
    });
    const auto lock = centre.transact(
        [&](Database& db) { return centre.accounts->setLocked(db, kSec, true, u"sec"_s); });
    const auto remove =
        centre.transact([&](Database& db) { return centre.accounts->remove(db, kSec, u"sec"_s); });
    for (const Result<void>& one : {roles, lock, remove}) {
        QVERIFY(!one);
        QCOMPARE(one.error().code, ErrorCode::NotPermitted);
    }
    QVERIFY(centre.transact([&](Database& db) {
        return centre.accounts->setPassword(db, kSec, u"new"_s, false, u"sec"_s);
    }));
}

void tst_Accounts::lastSecurityAdministrator()
{
    TestAccounts centre;
    QVERIFY(centre.add(kSec, {kSecurity}));
    const auto lock = [&] {
        return centre.transact(
            [&](Database& db) { return centre.accounts->setLocked(db, kSec, true, u"sec2"_s); });
    };
    const auto alone = lock();
    QVERIFY(!alone);
    QCOMPARE(alone.error().code, ErrorCode::Conflict);
    const auto removed =
        centre.transact([&](Database& db) { return centre.accounts->remove(db, kSec, u"sec2"_s); });
    QVERIFY(!removed);
    QCOMPARE(removed.error().code, ErrorCode::Conflict);
    QVERIFY(centre.add({{}, u"sec2"_s}, {kSecurity}));
    QVERIFY(lock());
}

void tst_Accounts::stampChangesWith_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("changes");
    QTest::newRow("nothing") << u"nothing"_s << false;
    QTest::newRow("password") << u"password"_s << true;
    QTest::newRow("roles") << u"roles"_s << true;
    QTest::newRow("the same roles") << u"same"_s << false;
    QTest::newRow("second factor") << u"totp"_s << true;
    QTest::newRow("locked and unlocked") << u"lock"_s << true;
}

void tst_Accounts::stampChangesWith()
{
    QFETCH(QString, what);
    QFETCH(bool, changes);
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    const QByteArray before = find(centre, kWang).stamp();
    const auto done = centre.transact([&](Database& db) -> Result<void> {
        Accounts& accounts = *centre.accounts;
        if (what == u"password") {
            return accounts.setPassword(db, kWang, u"other"_s, false, u"wang"_s);
        }
        if (what == u"roles" || what == u"same") {
            return accounts.setRoles(db, kWang, {what == u"same" ? u"clerk"_s : u"reception"_s},
                                     u"sec"_s);
        }
        if (what == u"totp") {
            const auto secret = accounts.renewTotp(db, kWang, u"sec"_s);
            return secret ? Result<void>() : secret.error();
        }
        if (what == u"lock") {
            OW_TRY(accounts.setLocked(db, kWang, true, u"sec"_s));
            return accounts.setLocked(db, kWang, false, u"sec"_s);
        }
        return {};
    });
    QVERIFY(done);
    QCOMPARE(find(centre, kWang).stamp() != before, changes);
}

void tst_Accounts::removedIsForgotten()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(centre.transact(
        [&](Database& db) { return centre.accounts->remove(db, kWang, u"sec"_s); }));
    QCOMPARE(AccountDetailStore(*centre.database).find(kWang).value().has_value(), false);
    const auto found =
        centre.transact([&](Database& db) { return centre.directory.find(db, kWang); });
    QVERIFY(found && !found.value());
    const auto lines =
        centre.transact([&](Database& db) { return Accounts::list(db, u"hall-1"_s, {}); });
    QVERIFY(lines.value().isEmpty());
    const auto locked = centre.transact(
        [&](Database& db) { return centre.accounts->setLocked(db, kWang, true, u"sec"_s); });
    QCOMPARE(locked.error().code, ErrorCode::NotFound);
    QVERIFY(centre.add(kWang, {u"reception"_s}));
    QCOMPARE(find(centre, kWang).roles, QStringList(u"reception"_s));
}

void tst_Accounts::secondFactorOpensAtItsNode()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(centre.add(kSec, {kSecurity}));
    const auto ofHall = centre.transact(
        [&](Database& db) { return centre.accounts->renewTotp(db, kWang, u"sec"_s); });
    const auto ofCity = centre.transact(
        [&](Database& db) { return centre.accounts->renewTotp(db, kSec, u"sec"_s); });
    const QByteArray hallEnvelope = find(centre, kWang).totpEnvelope;
    QCOMPARE(centre.hallKeys->openEnvelope(hallEnvelope).value().view(), ofHall.value().view());
    QVERIFY(!centre.keys->openEnvelope(hallEnvelope));
    QCOMPARE(centre.keys->openEnvelope(find(centre, kSec).totpEnvelope).value().view(),
             ofCity.value().view());
    QCOMPARE(ofHall.value().view().size(), kTotpSecretBytes);
    // An administrator cannot go without it, others can.
    QVERIFY(!centre.transact(
        [&](Database& db) { return centre.accounts->dropTotp(db, kSec, u"sec"_s); }));
    QVERIFY(centre.transact(
        [&](Database& db) { return centre.accounts->dropTotp(db, kWang, u"sec"_s); }));
    QVERIFY(find(centre, kWang).totpEnvelope.isEmpty());
}

void tst_Accounts::secondFactorOfAnUnknownHall()
{
    TestAccounts centre;
    const AccountRef ref{u"hall-9"_s, u"li"_s};
    QVERIFY(centre.add(ref, {u"clerk"_s}));
    const auto secret = centre.transact(
        [&](Database& db) { return centre.accounts->renewTotp(db, ref, u"sec"_s); });
    QVERIFY(!secret);
    QCOMPARE(secret.error().code, ErrorCode::Conflict);
}

void tst_Accounts::importTakesWhatIsNew()
{
    TestAccounts centre;
    const QList<NewAccount> staff{{kWang, u"王晓燕"_s, {u"clerk"_s}, u"hash 1"_s, false},
                                  {{u"hall-1"_s, u"li"_s}, u"李文"_s, {u"clerk"_s}, u"h"_s, false}};
    const auto import = [&] {
        return centre.transact([&](Database& db) { return centre.accounts->import(db, staff); })
            .value();
    };
    QCOMPARE(import(), 2);
    QVERIFY(!find(centre, kWang).mustChange);
    QVERIFY(centre.transact([&](Database& db) {
        return centre.accounts->setPassword(db, kWang, u"hash 2"_s, false, u"wang"_s);
    }));
    QVERIFY(centre.transact([&](Database& db) {
        return centre.accounts->remove(db, {u"hall-1"_s, u"li"_s}, u"sec"_s);
    }));
    // What happened since is not undone by a restart.
    QCOMPARE(import(), 0);
    QCOMPARE(find(centre, kWang).passwordHash, u"hash 2"_s);
}

void tst_Accounts::staffFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("detail");
    QTest::newRow("good") << QByteArray(R"({"staff":[
        {"account":"Wang","name":"b","role":"clerk","password":"c"},
        {"account":"sec","name":"b","roles":["securityAdministrator"],"password":"c"}]})")
                          << QString();
    QTest::newRow("not JSON") << QByteArray("{") << u"no staff"_s;
    QTest::newRow("empty") << QByteArray("{\"staff\":[]}") << u"no staff"_s;
    QTest::newRow("no role") << QByteArray(
                                    R"({"staff":[{"account":"a","name":"b","password":"c"}]})")
                             << u"staff[0]: roles"_s;
    QTest::newRow("no password") << QByteArray(
                                        R"({"staff":[{"account":"a","name":"b","role":"clerk"}]})")
                                 << u"staff[0]: no password"_s;
}

void tst_Accounts::staffFile()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, detail);
    const auto staff = parseStaffFile(json, u"staff.json"_s, u"hall-1"_s);
    QCOMPARE(static_cast<bool>(staff), detail.isEmpty());
    if (staff) {
        QCOMPARE(staff.value().size(), 2);
        QCOMPARE(staff.value().at(0).ref.account, u"wang"_s);
        QCOMPARE(staff.value().at(0).ref.hall, u"hall-1"_s);
        QCOMPARE(staff.value().at(1).ref.hall, QString());
    } else {
        QVERIFY2(staff.error().detail.contains(detail), qPrintable(staff.error().detail));
    }
}

void tst_Accounts::bootstrapOnce()
{
    TestAccounts centre;
    const NewAccount first{kSec, u"sec"_s, {kSecurity}, u"hash"_s, true};
    const auto secret =
        centre.transact([&](Database& db) { return centre.accounts->bootstrap(db, first); });
    QVERIFY(secret);
    const Account account = find(centre, kSec);
    QVERIFY(account.mustChange);
    QCOMPARE(centre.keys->openEnvelope(account.totpEnvelope).value().view(), secret.value().view());
    NewAccount second = first;
    second.ref.account = u"sec2"_s;
    const auto again =
        centre.transact([&](Database& db) { return centre.accounts->bootstrap(db, second); });
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
}

namespace {

/// A hall's own journal, which says that somebody has chosen a password.
journal::Batch chosenBatch(TestAccounts& centre, const QString& node, qint64 version,
                           const QString& hash)
{
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    auto opened = storage::Database::open(options);
    OW_ENFORCE(opened);
    Database& database = *opened.value();
    journal::Journal::Settings settings;
    settings.node = node;
    settings.hall = node;
    settings.keys = centre.hallKeys.get();
    settings.clock = &centre.clock;
    journal::Journal own(std::move(settings));
    OW_ENFORCE(own.open(database));
    auto transaction = storage::Transaction::begin(database);
    const auto key =
        own.createDataKey(database, {{u"hall-1"_s, centre.hallKeys->sealingPublicKey()},
                                     {u"centre"_s, centre.keys->sealingPublicKey()}});
    OW_ENFORCE(key);
    journal::NewFact fact;
    fact.kind = QLatin1String(facts::kAccountPasswordChosen);
    fact.subject = randomBytes(16);
    fact.body = {{u"account"_s, u"wang"_s}, {u"version"_s, version}};
    fact.sealed = journal::sealBody(centre.hallKeys->suite(), key.value(), fact.subject,
                                    {{u"password"_s, hash}})
                      .value();
    fact.keyId = key.value().id;
    fact.keyDigest = key.value().keyDigest;
    OW_ENFORCE(own.append(database, fact));
    auto batch = own.nextBatch(database, 100);
    OW_ENFORCE(batch && transaction.value().commit());
    return std::move(batch).value();
}

Result<journal::Ingested> ingest(TestAccounts& centre, const QString& hall,
                                 const journal::Batch& batch)
{
    return centre.transact([&](Database& db) {
        return centre.journal->forHall(hall).ingest(db, batch, centre.hallKeys->signingPublicKey());
    });
}

} // namespace

void tst_Accounts::chosenAtAHall()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    const qint64 version = find(centre, kWang).version;
    QVERIFY(ingest(centre, u"hall-1"_s, chosenBatch(centre, u"hall-1"_s, version, u"mine"_s)));
    const Account account = find(centre, kWang);
    QCOMPARE(account.passwordHash, u"mine"_s);
    QVERIFY(!account.mustChange);
    QVERIFY(account.version > version);
    QVERIFY(!factBodies(centre).contains("mine"));
}

void tst_Accounts::chosenTooLate()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    const qint64 version = find(centre, kWang).version;
    // Somebody reset the password while the hall was off line.
    QVERIFY(centre.transact([&](Database& db) {
        return centre.accounts->setPassword(db, kWang, u"reset"_s, true, u"sec"_s);
    }));
    QVERIFY(ingest(centre, u"hall-1"_s, chosenBatch(centre, u"hall-1"_s, version, u"mine"_s)));
    QCOMPARE(find(centre, kWang).passwordHash, u"reset"_s);
    QVERIFY(find(centre, kWang).mustChange);
}

void tst_Accounts::anotherHallsFactIsNothing()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    const qint64 version = find(centre, kWang).version;
    // A node of the hall that is not the hall itself.
    QVERIFY(ingest(centre, u"hall-1"_s, chosenBatch(centre, u"kiosk-1"_s, version, u"mine"_s)));
    QCOMPARE(find(centre, kWang).passwordHash, u"hash of wang"_s);
}

void tst_Accounts::rebuildGivesTheSame()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(centre.add(kSec, {kSecurity}));
    QVERIFY(centre.add({{}, u"sec2"_s}, {kSecurity}));
    QVERIFY(centre.transact(
        [&](Database& db) { return centre.accounts->renewTotp(db, kWang, u"sec"_s); }));
    const qint64 version = find(centre, kWang).version;
    QVERIFY(ingest(centre, u"hall-1"_s, chosenBatch(centre, u"hall-1"_s, version, u"mine"_s)));
    QVERIFY(centre.transact(
        [&](Database& db) { return centre.accounts->setLocked(db, kSec, true, u"sec2"_s); }));
    QVERIFY(centre.transact(
        [&](Database& db) { return centre.accounts->remove(db, kSec, u"sec2"_s); }));
    AccountProjection fresh(u"centre"_s);
    const auto report = journal::verifyStore(
        *centre.database, {&fresh},
        {{AccountDetailStore::kComponent.toString(), &AccountDetailStore::migrate},
         {SessionStore::kComponent.toString(), &SessionStore::migrate},
         {GuardStore::kComponent.toString(), &GuardStore::migrate}});
    QVERIFY(report);
    QCOMPARE(report.value().firstBad, QString());
}

QTEST_GUILESS_MAIN(tst_Accounts)
#include "tst_Accounts.moc"
