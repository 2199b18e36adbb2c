// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Query.h"
#include "tests/services/platform/SignInTest.h"

#include <QJsonArray>
#include <QTest>

#include <future>

using namespace onewindow;
using namespace onewindow::testing;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Accounts are made, changed, locked and removed by those who may, and sessions end by it.
class tst_ApiAccounts : public SignInTest
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        startHall();
        takeOffice();
    }

    void clerkIsNoAdministrator_data();
    void clerkIsNoAdministrator();
    void passwordReset();
    void rolesEndTheSession();
    void lockEndsAHeldPoll();
    void removedAccount();
    void administratorNeedsASecondFactor();
    void hallManagerSeesTheHallsAccounts();
    void secretsAreNotKeptForRepeats();
};

void tst_ApiAccounts::clerkIsNoAdministrator_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("missing");
    QTest::newRow("list") << QByteArray("GET") << u"/v1/accounts?hall=hall-1"_s
                          << u"account.list"_s;
    QTest::newRow("add") << QByteArray("POST") << u"/v1/accounts"_s << u"account.manage"_s;
    for (const char* verb : {"password", "roles", "lock", "unlock", "totp", "totp-off", "remove"}) {
        QTest::newRow(verb) << QByteArray("POST")
                            << u"/v1/accounts/lin/%1"_s.arg(QLatin1String(verb))
                            << u"account.manage"_s;
    }
}

void tst_ApiAccounts::clerkIsNoAdministrator()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, missing);
    Desk nobody = counter();
    QCOMPARE(nobody.send(method, path), 401);
    Desk clerk = counter();
    QCOMPARE(clerk.signIn(u"wang"_s, u"secret-1"_s), QString());
    QCOMPARE(clerk.send(method, path), 403);
    QCOMPARE(clerk.json["detail"_L1].toString(), missing);
}

void tst_ApiAccounts::passwordReset()
{
    addWith(u"reset"_s, {u"clerk"_s}, u"green tea 77"_s);
    Desk desk = counter();
    QCOMPARE(desk.signIn(u"reset"_s, u"green tea 77"_s), QString());
    Desk admin = console();
    QCOMPARE(admin.post(u"/v1/accounts/reset/password"_s, {{u"hall"_s, u"hall-1"_s}}), 200);
    const QString once = admin.json["password"_L1].toString();
    QCOMPARE(desk.send("GET", u"/v1/session"_s), 401);
    QCOMPARE(desk.json["detail"_L1].toString(), u"account"_s);
    QCOMPARE(desk.signIn(u"reset"_s, u"green tea 77"_s), u"BadCredentials"_s);
    QCOMPARE(desk.signIn(u"reset"_s, once), u"PasswordExpired"_s);
}

void tst_ApiAccounts::rolesEndTheSession()
{
    addWith(u"roles"_s, {u"clerk"_s}, u"green tea 77"_s);
    Desk desk = counter();
    QCOMPARE(desk.signIn(u"roles"_s, u"green tea 77"_s), QString());
    Desk admin = console();
    QCOMPARE(admin.post(u"/v1/accounts/roles/roles"_s,
                        {{u"hall"_s, u"hall-1"_s}, {u"roles"_s, QJsonArray{u"reception"_s}}}),
             200);
    QCOMPARE(desk.send("GET", u"/v1/session"_s), 401);
    QCOMPARE(desk.code(), u"SessionEnded"_s);
    QCOMPARE(desk.signIn(u"roles"_s, u"green tea 77"_s), QString());
    QCOMPARE(desk.post(u"/v1/windows/1/open"_s), 403);
    QCOMPARE(facts(u"account.put"_s).constLast()["by"_L1].toString(), u"sec"_s);
}

void tst_ApiAccounts::lockEndsAHeldPoll()
{
    addWith(u"locked"_s, {u"clerk"_s}, u"green tea 77"_s);
    Desk desk = counter();
    QCOMPARE(desk.signIn(u"locked"_s, u"green tea 77"_s), QString());
    QCOMPARE(desk.send("GET", u"/v1/feed"_s), 200);
    const QString cursor = desk.json["cursor"_L1].toString();
    QVERIFY(!cursor.isEmpty());
    // Held: the next change would be the staff's to see.
    auto held = std::async(std::launch::async,
                           [&] { return desk.send("GET", u"/v1/feed?wait=25&after="_s + cursor); });
    Desk admin = console();
    QCOMPARE(admin.post(u"/v1/accounts/locked/lock"_s, {{u"hall"_s, u"hall-1"_s}}), 200);
    Desk other = counter(2);
    QCOMPARE(other.signIn(u"wang"_s, u"secret-1"_s), QString());
    QCOMPARE(other.post(u"/v1/tickets"_s, {{u"matter"_s, u"si"_s}}), 200);
    QCOMPARE(held.get(), 401);
    QCOMPARE(desk.code(), u"SessionEnded"_s);
    QCOMPARE(desk.signIn(u"locked"_s, u"green tea 77"_s), u"NotPermitted"_s);
    QCOMPARE(admin.post(u"/v1/accounts/locked/unlock"_s, {{u"hall"_s, u"hall-1"_s}}), 200);
    QCOMPARE(desk.signIn(u"locked"_s, u"green tea 77"_s), QString());
}

void tst_ApiAccounts::removedAccount()
{
    addWith(u"gone"_s, {u"clerk"_s}, u"green tea 77"_s);
    Desk desk = counter();
    QCOMPARE(desk.signIn(u"gone"_s, u"green tea 77"_s), QString());
    Desk admin = console();
    QCOMPARE(admin.post(u"/v1/accounts/gone/remove"_s, {{u"hall"_s, u"hall-1"_s}}), 200);
    QCOMPARE(desk.send("GET", u"/v1/session"_s), 401);
    QCOMPARE(desk.signIn(u"gone"_s, u"green tea 77"_s), u"BadCredentials"_s);
    QCOMPARE(admin.post(u"/v1/accounts/gone/remove"_s, {{u"hall"_s, u"hall-1"_s}}), 404);
}

void tst_ApiAccounts::administratorNeedsASecondFactor()
{
    Desk admin = console();
    QCOMPARE(admin.post(u"/v1/accounts"_s, {{u"account"_s, u"audit"_s},
                                            {u"name"_s, u"审计"_s},
                                            {u"roles"_s, QJsonArray{u"auditAdministrator"_s}}}),
             200);
    QVERIFY(admin.json["totp"_L1]["secret"_L1].isString());
    QCOMPARE(admin.post(u"/v1/accounts/audit/totp-off"_s), 409);
    // No account has the powers of two.
    QCOMPARE(
        admin.post(u"/v1/accounts/audit/roles"_s,
                   {{u"roles"_s, QJsonArray{u"auditAdministrator"_s, u"securityAdministrator"_s}}}),
        400);
    // And nobody gives themselves another.
    QCOMPARE(admin.post(u"/v1/accounts/sec/roles"_s,
                        {{u"roles"_s, QJsonArray{u"systemAdministrator"_s}}}),
             403);
}

void tst_ApiAccounts::hallManagerSeesTheHallsAccounts()
{
    Desk manager = counter();
    QCOMPARE(manager.signIn(u"zhao"_s, u"secret-1"_s), QString());
    QCOMPARE(manager.send("GET", u"/v1/accounts"_s), 403);
    QCOMPARE(manager.send("GET", u"/v1/accounts?hall=hall-2"_s), 403);
    QCOMPARE(manager.send("GET", u"/v1/accounts?hall=hall-1"_s), 200);
    QStringList accounts;
    const QJsonArray list = manager.json["accounts"_L1].toArray();
    for (const QJsonValue account : list) {
        accounts << account["account"_L1].toString();
        QVERIFY(!account.toObject().contains("passwordHash"_L1));
    }
    QVERIFY(accounts.contains(u"wang"_s));
    QVERIFY(!accounts.contains(u"sec"_s));
}

void tst_ApiAccounts::secretsAreNotKeptForRepeats()
{
    const QString once = add(u"kept"_s, {u"clerk"_s});
    const auto database = store();
    auto statement = storage::query(*database, "SELECT body FROM commands ORDER BY hall, scope");
    QVERIFY(statement);
    while (statement.value().step().value()) {
        QVERIFY(!statement.value().blob(0).contains(once.toUtf8()));
    }
}

QTEST_GUILESS_MAIN(tst_ApiAccounts)
#include "tst_ApiAccounts.moc"
