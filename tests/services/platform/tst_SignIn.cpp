// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Totp.h"
#include "tests/services/platform/SignInTest.h"

#include <QJsonArray>
#include <QTest>

#include <future>
#include <vector>

using namespace onewindow;
using namespace onewindow::testing;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Signing in to a real platform, with what it takes, and guessing at it.
class tst_SignIn : public SignInTest
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { startHall(); }

    void administratorsFirstSignIn();
    void aCodeWorksOnce();
    void onlyOneIsBootstrapped();
    void placesOfSignIn();
    void newClerkChangesThePassword();
    void secondFactorOfAClerk();
    void guessingLocks();
    void guessingAnUnknownAccountLocks();
    void guessesAtOnceAreFive();
    void refusalsAreRecorded();
};

void tst_SignIn::administratorsFirstSignIn()
{
    Desk desk(m_hall.pki.anonymous(m_hall.port()));
    // What is asked for comes out bit by bit, and only to those who know the password.
    QCOMPARE(desk.signIn(u"sec"_s, u"guess"_s), u"BadCredentials"_s);
    QCOMPARE(desk.signIn(u"sec"_s, m_first.password), u"SecondFactor"_s);
    const QJsonObject code{{u"totp"_s, nextCode()}};
    QCOMPARE(desk.signIn(u"sec"_s, m_first.password, {{u"totp"_s, u"000000"_s}}),
             u"BadCredentials"_s);
    QCOMPARE(desk.signIn(u"sec"_s, m_first.password, code), u"PasswordExpired"_s);
    QJsonObject more = code;
    more.insert(u"newPassword"_s, u"too short 1"_s);
    QCOMPARE(desk.signIn(u"sec"_s, m_first.password, more), u"WeakPassword"_s);
    QCOMPARE(desk.json["detail"_L1].toString(), u"short"_s);
    QCOMPARE(desk.json["field"_L1].toString(), u"newPassword"_s);
    more.insert(u"newPassword"_s, m_first.password);
    QCOMPARE(desk.signIn(u"sec"_s, m_first.password, more), u"WeakPassword"_s);
    QCOMPARE(desk.json["detail"_L1].toString(), u"same"_s);
    more.insert(u"newPassword"_s, kSecPassword);
    QCOMPARE(desk.signIn(u"sec"_s, m_first.password, more), QString());
    QCOMPARE(desk.json["roles"_L1].toArray(), QJsonArray{u"securityAdministrator"_s});
    QCOMPARE(desk.json["idleSeconds"_L1].toInt(), 30 * 60);
    QCOMPARE(desk.send("GET", u"/v1/accounts"_s), 200);
    QCOMPARE(desk.signIn(u"sec"_s, m_first.password, {{u"totp"_s, nextCode()}}),
             u"BadCredentials"_s);
}

void tst_SignIn::aCodeWorksOnce()
{
    Desk desk(m_hall.pki.anonymous(m_hall.port()));
    const QJsonObject code{{u"totp"_s, nextCode()}};
    QCOMPARE(desk.signIn(u"sec"_s, kSecPassword, code), QString());
    QCOMPARE(desk.signIn(u"sec"_s, kSecPassword, code), u"BadCredentials"_s);
    QCOMPARE(desk.signIn(u"sec"_s, kSecPassword), u"SecondFactor"_s);
    QCOMPARE(desk.signIn(u"sec"_s, kSecPassword, {{u"totp"_s, nextCode()}}), QString());
}

void tst_SignIn::onlyOneIsBootstrapped()
{
    const auto second = makeFirstAdministrator(m_hall.configFile(), u"sec2"_s);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
}

void tst_SignIn::placesOfSignIn()
{
    // A clerk's account is a hall's, and works at its counters alone.
    Desk outside(m_hall.pki.anonymous(m_hall.port()));
    QCOMPARE(outside.signIn(u"wang"_s, u"secret-1"_s), u"BadCredentials"_s);
    // An administrator's is the city's, and works at consoles alone.
    Desk inside = counter();
    QCOMPARE(inside.signIn(u"sec"_s, kSecPassword, {{u"totp"_s, nextCode()}}), u"BadCredentials"_s);
    for (const QString& role : {u"kiosk"_s, u"board"_s}) {
        Desk machine(m_hall.endpoint(role + u"-1"_s, role));
        QCOMPARE(machine.signIn(u"wang"_s, u"secret-1"_s), u"NotPermitted"_s);
    }
    // A session is good at its own machine.
    Desk first = counter(1);
    QCOMPARE(first.signIn(u"wang"_s, u"secret-1"_s), QString());
    Desk second = counter(2);
    second.token = first.token;
    QCOMPARE(second.send("GET", u"/v1/session"_s), 401);
    outside.token = first.token;
    QCOMPARE(outside.send("GET", u"/v1/session"_s), 401);
}

void tst_SignIn::newClerkChangesThePassword()
{
    const QString once = add(u"hu"_s, {u"clerk"_s});
    Desk desk = counter();
    QCOMPARE(desk.signIn(u"hu"_s, once), u"PasswordExpired"_s);
    QCOMPARE(desk.signIn(u"hu"_s, once, {{u"newPassword"_s, u"Password123"_s}}), u"WeakPassword"_s);
    QCOMPARE(desk.json["detail"_L1].toString(), u"common"_s);
    QCOMPARE(desk.signIn(u"hu"_s, once, {{u"newPassword"_s, u"green tea 77"_s}}), QString());
    QCOMPARE(desk.json["name"_L1].toString(), u"胡敏"_s);
    QCOMPARE(desk.send("GET", u"/v1/session"_s), 200);
    QCOMPARE(desk.signIn(u"hu"_s, once), u"BadCredentials"_s);
    QCOMPARE(desk.signIn(u"hu"_s, u"green tea 77"_s), QString());
    const auto changes = facts(u"account.passwordSet"_s);
    QCOMPARE(changes.constLast()["by"_L1].toString(), u"hu"_s);
    QCOMPARE(changes.constLast()["once"_L1].toBool(), false);
}

void tst_SignIn::secondFactorOfAClerk()
{
    addWith(u"careful"_s, {u"clerk"_s}, u"green tea 77"_s);
    Desk admin = console();
    QCOMPARE(admin.post(u"/v1/accounts/careful/totp"_s, {{u"hall"_s, u"hall-1"_s}}), 200);
    const auto secret = identity::fromBase32(admin.json["secret"_L1].toString());
    QVERIFY(secret && secret->size() == identity::kTotpSecretBytes);
    QVERIFY(admin.json["uri"_L1].toString().startsWith(u"otpauth://totp/OneWindow:careful?"));
    Desk desk = counter();
    QCOMPARE(desk.signIn(u"careful"_s, u"green tea 77"_s), u"SecondFactor"_s);
    const QString code = identity::totpCode(*secret, identity::totpStep(m_clock.now().wallMs));
    QCOMPARE(desk.signIn(u"careful"_s, u"green tea 77"_s, {{u"totp"_s, code}}), QString());
    QCOMPARE(admin.post(u"/v1/accounts/careful/totp-off"_s, {{u"hall"_s, u"hall-1"_s}}), 200);
    QCOMPARE(desk.signIn(u"careful"_s, u"green tea 77"_s), QString());
}

void tst_SignIn::guessingLocks()
{
    addWith(u"target"_s, {u"clerk"_s}, u"green tea 77"_s);
    Desk desk = counter();
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(desk.signIn(u"target"_s, u"guess"_s), u"BadCredentials"_s);
    }
    QCOMPARE(desk.signIn(u"target"_s, u"green tea 77"_s), u"LockedOut"_s);
    QCOMPARE(desk.json["status"_L1].toInt(), 429);
    QCOMPARE(desk.json["retryAfter"_L1].toInt(), 15);
    // From another machine too; others go on.
    Desk other = counter(2);
    QCOMPARE(other.signIn(u"target"_s, u"green tea 77"_s), u"LockedOut"_s);
    QCOMPARE(other.signIn(u"wang"_s, u"secret-1"_s), QString());
    m_clock.advance(15s);
    QCOMPARE(desk.signIn(u"target"_s, u"guess"_s), u"BadCredentials"_s);
    QCOMPARE(desk.signIn(u"target"_s, u"green tea 77"_s), u"LockedOut"_s);
    QCOMPARE(desk.json["retryAfter"_L1].toInt(), 30);
    m_clock.advance(30s);
    QCOMPARE(desk.signIn(u"target"_s, u"green tea 77"_s), QString());
    // What went wrong before is forgotten.
    QCOMPARE(desk.signIn(u"target"_s, u"guess"_s), u"BadCredentials"_s);
    QCOMPARE(desk.signIn(u"target"_s, u"green tea 77"_s), QString());
}

void tst_SignIn::guessingAnUnknownAccountLocks()
{
    Desk desk = counter(3);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(desk.signIn(u"nobody"_s, u"guess"_s), u"BadCredentials"_s);
    }
    QCOMPARE(desk.signIn(u"nobody"_s, u"guess"_s), u"LockedOut"_s);
    // Trying many accounts from one machine locks the machine.
    QString last;
    for (int i = 0; i < 20 && last != u"LockedOut"; ++i) {
        last = desk.signIn(u"nobody%1"_s.arg(i), u"guess"_s);
    }
    QCOMPARE(last, u"LockedOut"_s);
    QCOMPARE(desk.signIn(u"wang"_s, u"secret-1"_s), u"LockedOut"_s);
    Desk other = counter(4);
    QCOMPARE(other.signIn(u"wang"_s, u"secret-1"_s), QString());
}

void tst_SignIn::guessesAtOnceAreFive()
{
    addWith(u"rushed"_s, {u"clerk"_s}, u"green tea 77"_s);
    std::vector<std::future<QString>> answers;
    for (int i = 0; i < 12; ++i) {
        answers.push_back(std::async(std::launch::async, [this, i] {
            Desk desk(m_hall.endpoint(u"counter-5"_s, u"counter"_s));
            return desk.signIn(u"rushed"_s, u"guess %1"_s.arg(i));
        }));
        if (i == 0) {
            answers.front().wait(); // Makes the certificate that the others use.
        }
    }
    QStringList codes;
    for (auto& answer : answers) {
        codes << answer.get();
    }
    QCOMPARE(codes.count(u"BadCredentials"_s), 5);
    QCOMPARE(codes.count(u"LockedOut"_s), 7);
}

void tst_SignIn::refusalsAreRecorded()
{
    Desk desk = counter(6);
    const auto before = facts(u"staff.signInFailed"_s).size();
    QCOMPARE(desk.signIn(u"wang"_s, u"guess"_s), u"BadCredentials"_s);
    QCOMPARE(desk.signIn(u"my secret in the wrong field"_s, u"x"_s), u"BadCredentials"_s);
    const auto failed = facts(u"staff.signInFailed"_s);
    QCOMPARE(failed.size(), before + 2);
    QStringList accounts;
    for (const QJsonObject& one : failed.sliced(before)) {
        QCOMPARE(one["at"_L1].toString(), u"counter-6"_s);
        QCOMPARE(one["why"_L1].toString(), u"password"_s);
        accounts << one["account"_L1].toString();
    }
    accounts.sort();
    // What is no account's name may be a password.
    QCOMPARE(accounts, QStringList({QString(), u"wang"_s}));
    QCOMPARE(desk.signIn(u"wang"_s, u"secret-1"_s), QString());
    QCOMPARE(facts(u"staff.signedIn"_s).constLast()["at"_L1].toString(), u"counter-6"_s);
}

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_SignIn.moc"
