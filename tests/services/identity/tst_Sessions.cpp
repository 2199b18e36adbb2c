// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/identity/TestAccounts.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestAccounts;
using storage::Database;

namespace {

const AccountRef kWang{u"hall-1"_s, u"wang"_s};
const QString kToken = u"token"_s;
const QString kCounter = u"counter-1"_s;

Result<void> begin(TestAccounts& centre, const AccountRef& ref, const QString& machine,
                   const QString& token = kToken)
{
    return centre.transact([&](Database& db) -> Result<void> {
        const auto account = centre.directory.find(db, ref);
        OW_ENFORCE(account && account.value());
        const SessionLimits limits = sessionLimits(account.value()->roles);
        const qint64 nowMs = centre.clock.now().wallMs;
        return SessionStore(db).put({.hall = ref.hall,
                                     .tokenDigest = tokenDigest(token),
                                     .account = ref.account,
                                     .machine = machine,
                                     .stamp = account.value()->stamp(),
                                     .createdMs = nowMs,
                                     .lastUsedMs = nowMs,
                                     .idleMs = limits.idleMs,
                                     .expiresMs = nowMs + limits.absoluteMs});
    });
}

/// "wang", or why the session is none.
QString who(TestAccounts& centre, const QString& machine, const QString& token = kToken)
{
    const auto session =
        centre.transact([&](Database& db) { return centre.directory.session(db, token, machine); });
    return session ? session.value().account : session.error().detail;
}

} // namespace

/// Sessions in the store, and the guards against guessing.
class tst_Sessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void known();
    void idle();
    void usedGoesOn();
    void ends();
    void administratorsAreShorter();
    void endsWithTheAccount_data();
    void endsWithTheAccount();
    void lockedAndUnlockedStaysEnded();
    void atWork();
    void trimKeepsTheNewest();
    void pruneTakesTheEnded();
    void codeStepOnce();

    void lockTimes_data();
    void lockTimes();
    void fiveFailuresLock();
    void lockDoubles();
    void goodOnesAreTakenBack();
    void successForgets();
    void forgottenAfterADay();
    void clockSetBack();
    void subjectsAreApart();
};

void tst_Sessions::known()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(begin(centre, kWang, kCounter));
    QCOMPARE(who(centre, kCounter), u"wang"_s);
    QCOMPARE(who(centre, u"counter-2"_s), u"unknown"_s);
    QCOMPARE(who(centre, {}), u"unknown"_s);
    QCOMPARE(who(centre, kCounter, u"tokem"_s), u"unknown"_s);
}

void tst_Sessions::idle()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(begin(centre, kWang, kCounter));
    centre.clock.advance(12h - 1s);
    QCOMPARE(who(centre, kCounter), u"wang"_s);
    centre.clock.advance(1s);
    QCOMPARE(who(centre, kCounter), u"idle"_s);
}

void tst_Sessions::usedGoesOn()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(begin(centre, kWang, kCounter));
    centre.clock.advance(11h);
    QVERIFY(centre.transact([&](Database& db) -> Result<void> {
        const auto session = centre.directory.session(db, kToken, kCounter);
        OW_ENFORCE(session);
        OW_TRY(SessionStore(db).touch(session.value().stored, centre.clock.now().wallMs));
        // A process that comes later with an earlier time changes nothing.
        return SessionStore(db).touch(session.value().stored, centre.clock.now().wallMs - 5000);
    }));
    centre.clock.advance(2h);
    QCOMPARE(who(centre, kCounter), u"wang"_s);
}

void tst_Sessions::ends()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(begin(centre, kWang, kCounter));
    for (int i = 0; i < 13; ++i) {
        centre.clock.advance(1h);
        QVERIFY(centre.transact([&](Database& db) -> Result<void> {
            const auto session = centre.directory.session(db, kToken, kCounter);
            return session
                       ? SessionStore(db).touch(session.value().stored, centre.clock.now().wallMs)
                       : session.error();
        }));
    }
    centre.clock.advance(1h);
    QCOMPARE(who(centre, kCounter), u"expired"_s);
}

void tst_Sessions::administratorsAreShorter()
{
    TestAccounts centre;
    const AccountRef sys{{}, u"sys"_s};
    QVERIFY(centre.add(sys, {u"systemAdministrator"_s}));
    QVERIFY(begin(centre, sys, {}));
    QCOMPARE(who(centre, {}), u"sys"_s);
    centre.clock.advance(30min);
    QCOMPARE(who(centre, {}), u"idle"_s);
}

void tst_Sessions::endsWithTheAccount_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("then");
    QTest::newRow("nothing") << u"nothing"_s << u"wang"_s;
    QTest::newRow("locked") << u"lock"_s << u"account"_s;
    QTest::newRow("removed") << u"remove"_s << u"account"_s;
    QTest::newRow("other roles") << u"roles"_s << u"account"_s;
    QTest::newRow("another password") << u"password"_s << u"account"_s;
    QTest::newRow("a second factor") << u"totp"_s << u"account"_s;
}

void tst_Sessions::endsWithTheAccount()
{
    QFETCH(QString, what);
    QFETCH(QString, then);
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(begin(centre, kWang, kCounter));
    const auto session = centre.transact(
        [&](Database& db) { return centre.directory.session(db, kToken, kCounter); });
    QVERIFY(centre.transact([&](Database& db) -> Result<void> {
        Accounts& accounts = *centre.accounts;
        if (what == u"lock") {
            return accounts.setLocked(db, kWang, true, u"sec"_s);
        }
        if (what == u"remove") {
            return accounts.remove(db, kWang, u"sec"_s);
        }
        if (what == u"roles") {
            return accounts.setRoles(db, kWang, {u"hallManager"_s}, u"sec"_s);
        }
        if (what == u"password") {
            return accounts.setPassword(db, kWang, u"h"_s, true, u"sec"_s);
        }
        if (what == u"totp") {
            const auto secret = accounts.renewTotp(db, kWang, u"sec"_s);
            return secret ? Result<void>() : secret.error();
        }
        return {};
    }));
    QCOMPARE(who(centre, kCounter), then);
    const auto lives = centre.transact(
        [&](Database& db) { return centre.directory.stillLives(db, session.value()); });
    QCOMPARE(static_cast<bool>(lives), then == u"wang");
}

void tst_Sessions::lockedAndUnlockedStaysEnded()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(begin(centre, kWang, kCounter));
    QVERIFY(centre.transact([&](Database& db) -> Result<void> {
        OW_TRY(centre.accounts->setLocked(db, kWang, true, u"sec"_s));
        return centre.accounts->setLocked(db, kWang, false, u"sec"_s);
    }));
    QCOMPARE(who(centre, kCounter), u"account"_s);
}

void tst_Sessions::atWork()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    const auto isAtWork = [&] {
        return centre.transact([&](Database& db) { return centre.directory.isAtWork(db, kWang); })
            .value();
    };
    QVERIFY(!isAtWork());
    QVERIFY(begin(centre, kWang, kCounter));
    QVERIFY(isAtWork());
    QVERIFY(centre.transact(
        [&](Database& db) { return centre.accounts->setLocked(db, kWang, true, u"sec"_s); }));
    QVERIFY(!isAtWork());
    QVERIFY(centre.transact(
        [&](Database& db) { return centre.accounts->setLocked(db, kWang, false, u"sec"_s); }));
    centre.clock.advance(12h);
    QVERIFY(!isAtWork());
}

void tst_Sessions::trimKeepsTheNewest()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(begin(centre, kWang, kCounter, QString::number(i)));
        centre.clock.advance(1s);
    }
    QVERIFY(centre.transact(
        [&](Database& db) { return SessionStore(db).trim(u"hall-1"_s, u"wang"_s, 2); }));
    QStringList left;
    for (int i = 0; i < 5; ++i) {
        left << who(centre, kCounter, QString::number(i));
    }
    QCOMPARE(left, QStringList({u"unknown"_s, u"unknown"_s, u"unknown"_s, u"wang"_s, u"wang"_s}));
}

void tst_Sessions::pruneTakesTheEnded()
{
    TestAccounts centre;
    QVERIFY(centre.add(kWang, {u"clerk"_s}));
    QVERIFY(begin(centre, kWang, kCounter, u"old"_s));
    centre.clock.advance(13h);
    QVERIFY(begin(centre, kWang, kCounter, u"new"_s));
    const qint64 nowMs = centre.clock.now().wallMs;
    QVERIFY(centre.transact(
        [&](Database& db) { return SessionStore(db).prune(u"hall-1"_s, nowMs, 100); }));
    QCOMPARE(who(centre, kCounter, u"old"_s), u"unknown"_s);
    QCOMPARE(who(centre, kCounter, u"new"_s), u"wang"_s);
}

void tst_Sessions::codeStepOnce()
{
    TestAccounts centre;
    const auto use = [&](qint64 step) {
        return centre
            .transact([&](Database& db) {
                return SessionStore(db).useTotpStep(u"hall-1"_s, u"wang"_s, step);
            })
            .value();
    };
    QVERIFY(use(100));
    QVERIFY(!use(100));
    QVERIFY(!use(99));
    QVERIFY(use(101));
    QCOMPARE(SessionStore(*centre.database).totpStep(u"hall-1"_s, u"wang"_s).value(), 101);
}

void tst_Sessions::lockTimes_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("seconds");
    QTest::newRow("1st") << 1 << 0;
    QTest::newRow("4th") << 4 << 0;
    QTest::newRow("5th") << 5 << 15;
    QTest::newRow("6th") << 6 << 30;
    QTest::newRow("10th") << 10 << 480;
    QTest::newRow("11th") << 11 << 900;
    QTest::newRow("the millionth") << 1'000'000 << 900;
}

void tst_Sessions::lockTimes()
{
    QFETCH(int, failures);
    QFETCH(int, seconds);
    QCOMPARE(lockMs(failures, 5), seconds * 1000);
}

namespace {

const Guarded kGuarded{u"hall-1"_s, u"account wang"_s, 5};

/// Seconds that are left of a lock; 0 when the attempt was counted.
qint64 attempt(TestAccounts& centre, const Guarded& guarded = kGuarded)
{
    const auto lockedMs = centre.transact(
        [&](Database& db) { return GuardStore(db).begin(guarded, centre.clock.now().wallMs); });
    return lockedMs.value() / 1000;
}

} // namespace

void tst_Sessions::fiveFailuresLock()
{
    TestAccounts centre;
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(attempt(centre), 0);
    }
    QCOMPARE(attempt(centre), 15);
    centre.clock.advance(5s);
    QCOMPARE(attempt(centre), 10);
    centre.clock.advance(10s);
    QCOMPARE(attempt(centre), 0);
    QCOMPARE(attempt(centre), 30);
}

void tst_Sessions::lockDoubles()
{
    TestAccounts centre;
    for (int i = 0; i < 5; ++i) {
        attempt(centre);
    }
    for (const qint64 seconds : {15, 30, 60, 120, 240, 480, 900, 900}) {
        QCOMPARE(attempt(centre), seconds);
        centre.clock.advance(std::chrono::seconds(seconds));
        QCOMPARE(attempt(centre), 0);
    }
}

void tst_Sessions::goodOnesAreTakenBack()
{
    TestAccounts centre;
    for (int i = 0; i < 30; ++i) {
        QCOMPARE(attempt(centre), 0);
        QVERIFY(centre.transact([&](Database& db) { return GuardStore(db).takeBack(kGuarded); }));
    }
    // In between four wrong ones the good ones change nothing either.
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(attempt(centre), 0);
    }
    QCOMPARE(attempt(centre), 0);
    QVERIFY(centre.transact([&](Database& db) { return GuardStore(db).takeBack(kGuarded); }));
    QCOMPARE(attempt(centre), 0);
    QCOMPARE(attempt(centre), 15);
}

void tst_Sessions::successForgets()
{
    TestAccounts centre;
    for (int i = 0; i < 4; ++i) {
        attempt(centre);
    }
    QVERIFY(centre.transact([&](Database& db) { return GuardStore(db).clear(kGuarded); }));
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(attempt(centre), 0);
    }
    QCOMPARE(attempt(centre), 15);
}

void tst_Sessions::forgottenAfterADay()
{
    TestAccounts centre;
    for (int i = 0; i < 4; ++i) {
        attempt(centre);
    }
    centre.clock.advance(24h + 1s);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(attempt(centre), 0);
    }
    QCOMPARE(attempt(centre), 15);
}

void tst_Sessions::clockSetBack()
{
    TestAccounts centre;
    for (int i = 0; i < 5; ++i) {
        attempt(centre);
    }
    centre.clock.jumpWall(-48h);
    QCOMPARE(attempt(centre), 900);
}

void tst_Sessions::subjectsAreApart()
{
    TestAccounts centre;
    for (int i = 0; i < 5; ++i) {
        attempt(centre);
    }
    QCOMPARE(attempt(centre, {u"hall-1"_s, u"account li"_s, 5}), 0);
    QCOMPARE(attempt(centre, {u"hall-2"_s, u"account wang"_s, 5}), 0);
    QCOMPARE(attempt(centre), 15);
}

QTEST_GUILESS_MAIN(tst_Sessions)
#include "tst_Sessions.moc"
