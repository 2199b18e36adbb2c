// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Password.h"
#include "services/identity/HallPasswords.h"
#include "services/platform/ClientNetwork.h"
#include "services/platform/SignInDesk.h"
#include "services/storage/Query.h"
#include "tests/services/identity/TestAccounts.h"
#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <future>

using namespace onewindow;
using namespace onewindow::identity;
using namespace onewindow::platform;
using namespace Qt::StringLiterals;
using onewindow::testing::TestAccounts;
using storage::Database;

namespace {

const AccountRef kWang{u"hall-1"_s, u"wang"_s};

/// A hall below a centre: its store, its copy of the centre's feed, and its desk.
struct Hall
{
    explicit Hall(TestAccounts& theCentre)
        : Hall(theCentre, fileOf(theCentre))
    {}

    Hall(TestAccounts& theCentre, storage::DatabaseOptions store)
        : centre(theCentre)
        , options(std::move(store))
    {
        chosen.setJournal(journal);
        auto opened = Database::open(options);
        OW_ENFORCE(opened);
        auto database = std::move(opened).value();
        OW_ENFORCE(journal.open(*database) && cache.open(*database));
        OW_ENFORCE(AccountDetailStore::migrate(*database) && SessionStore::migrate(*database) &&
                   GuardStore::migrate(*database));
        writer = std::make_unique<storage::Writer>(std::move(database));
        desk = std::make_unique<SignInDesk>(
            SignInParts{.writer = *writer,
                        .workers = workers,
                        .journal = journal,
                        .staff = directory,
                        .keys = *centre.hallKeys,
                        .clock = centre.clock,
                        .accounts = nullptr,
                        .recipients = {{u"hall-1"_s, centre.hallKeys->sealingPublicKey()},
                                       {u"centre"_s, centre.keys->sealingPublicKey()}}});
    }

    ~Hall()
    {
        workers.stop();
        writer->stop();
    }

    Hall(const Hall&) = delete;
    Hall& operator=(const Hall&) = delete;
    Hall(Hall&&) = delete;
    Hall& operator=(Hall&&) = delete;

    static storage::DatabaseOptions fileOf(const TestAccounts& theCentre)
    {
        storage::DatabaseOptions options;
        options.path = theCentre.folder.filePath(u"hall.db"_s);
        return options;
    }

    /// The centre's feed comes down.
    void pull()
    {
        const auto page = centre.transact([&](Database& db) {
            return centre.hall.read(db, {}, {QLatin1String(kAccountAudience)},
                                    journal::kFeedPageLimit);
        });
        OW_ENFORCE(page && writer->runAndWait<void>([&](Database& db) {
            journal::FeedPage whole = page.value();
            whole.isSnapshot = true;
            return cache.apply(db, whole);
        }));
    }

    /// The hall's journal goes up.
    void push()
    {
        const auto batch = writer->runAndWait<journal::Batch>(
            [&](Database& db) { return journal.nextBatch(db, 100); });
        OW_ENFORCE(batch);
        const auto taken = centre.transact([&](Database& db) {
            return centre.journal->forHall(u"hall-1"_s)
                .ingest(db, batch.value(), centre.hallKeys->signingPublicKey());
        });
        OW_ENFORCE(taken && !taken.value().refusal);
        OW_ENFORCE(writer->runAndWait<void>([&](Database& db) {
            return journal.acknowledged(db, taken.value().ack, batch.value());
        }));
    }

    /// The code of the refusal; "" and a token after success.
    QString signIn(const QString& password, const QString& newPassword = {})
    {
        std::promise<QString> answer;
        SignInRequest request;
        request.account = u"wang"_s;
        request.password = password;
        request.newPassword = newPassword;
        request.machine = u"counter-1"_s;
        desk->signIn(std::move(request),
                     [&](const std::optional<SignInRefusal>& refusal, const SignedIn& signedIn) {
                         token = signedIn.token;
                         answer.set_value(refusal ? errorName(refusal->error.code) : QString());
                     });
        return answer.get_future().get();
    }

    /// "wang", or why the session of `token` is none.
    QString who(const QString& ofToken)
    {
        const auto session = writer->runAndWait<StaffSession>(
            [&](Database& db) { return directory.session(db, ofToken, u"counter-1"_s); });
        return session ? session.value().account : session.error().detail;
    }

    TestAccounts& centre;
    storage::DatabaseOptions options;
    journal::FeedCache cache{u"hall-1"_s};
    StaffDirectory directory{u"hall-1"_s, {{u"hall-1"_s, &cache}}, centre.clock, true};
    HallPasswords chosen;
    journal::Journal journal{{.node = u"hall-1"_s,
                              .hall = u"hall-1"_s,
                              .keys = centre.hallKeys.get(),
                              .clock = &centre.clock,
                              .projections = {&chosen},
                              .keepsEnvelopes = true}};
    std::unique_ptr<storage::Writer> writer;
    WorkerPool workers{"test", 2, 16};
    std::unique_ptr<SignInDesk> desk;
    QString token;
};

void addWang(TestAccounts& centre)
{
    OW_ENFORCE(centre.transact([&](Database& db) {
        return centre.accounts->add(
            db,
            {.ref = kWang,
             .name = u"王晓燕"_s,
             .roles = {u"clerk"_s},
             .passwordHash = crypto::hashPassword(crypto::Suite::International, "one time"),
             .mustChange = true},
            u"sec"_s);
    }));
}

} // namespace

/// Signing in at a hall that reads its accounts from the centre.
class tst_SignInDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordChosenWithoutTheCentre();
    void passwordChosenTwiceWithoutTheCentre();
    void resetWinsOverWhatWasChosen();
    void resetWinsOverTheSecondChoice();
    void rightPasswordDoesNotLockWhileTheStoreFails();
    void noConsoles();
    void guessersOfOneNetworkAreOne();
    void guessesByWayOfTwoProcessesAllCount();
};

void tst_SignInDesk::passwordChosenWithoutTheCentre()
{
    TestAccounts centre;
    addWang(centre);
    Hall hall(centre);
    QCOMPARE(hall.signIn(u"one time"_s), u"BadCredentials"_s); // Not heard of it yet.
    hall.pull();
    QCOMPARE(hall.signIn(u"one time"_s), u"PasswordExpired"_s);
    QCOMPARE(hall.signIn(u"one time"_s, u"green tea 77"_s), QString());
    const QString first = hall.token;
    // The centre is away: what was chosen counts here all the same.
    QCOMPARE(hall.who(first), u"wang"_s);
    QCOMPARE(hall.signIn(u"one time"_s), u"BadCredentials"_s);
    QCOMPARE(hall.signIn(u"green tea 77"_s), QString());
    hall.push();
    hall.pull();
    // The centre has it now, and nobody is signed out by that.
    QCOMPARE(hall.who(first), u"wang"_s);
    QCOMPARE(hall.signIn(u"green tea 77"_s), QString());
    const auto account =
        centre.transact([&](Database& db) { return centre.directory.find(db, kWang); });
    QVERIFY(account && account.value());
    QVERIFY(!account.value()->mustChange);
    QVERIFY(crypto::verifyPassword(account.value()->passwordHash, "green tea 77"));
}

void tst_SignInDesk::resetWinsOverWhatWasChosen()
{
    TestAccounts centre;
    addWang(centre);
    Hall hall(centre);
    hall.pull();
    QVERIFY(centre.transact([&](Database& db) {
        return centre.accounts->setPassword(
            db, kWang, crypto::hashPassword(crypto::Suite::International, "reset"), true, u"sec"_s);
    }));
    QCOMPARE(hall.signIn(u"one time"_s, u"green tea 77"_s), QString());
    const QString first = hall.token;
    hall.push();
    QCOMPARE(hall.who(first), u"wang"_s);
    hall.pull();
    QCOMPARE(hall.who(first), u"account"_s);
    QCOMPARE(hall.signIn(u"green tea 77"_s), u"BadCredentials"_s);
    QCOMPARE(hall.signIn(u"reset"_s), u"PasswordExpired"_s);
}

void tst_SignInDesk::passwordChosenTwiceWithoutTheCentre()
{
    TestAccounts centre;
    addWang(centre);
    Hall hall(centre);
    hall.pull();
    QCOMPARE(hall.signIn(u"one time"_s, u"green tea 77"_s), QString());
    QCOMPARE(hall.signIn(u"green tea 77"_s, u"black tea 88"_s), QString());
    hall.push();
    hall.pull();
    QCOMPARE(hall.signIn(u"green tea 77"_s), u"BadCredentials"_s);
    QCOMPARE(hall.signIn(u"black tea 88"_s), QString());
    const auto account =
        centre.transact([&](Database& db) { return centre.directory.find(db, kWang); });
    QVERIFY(account && account.value());
    QVERIFY(crypto::verifyPassword(account.value()->passwordHash, "black tea 88"));
}

void tst_SignInDesk::resetWinsOverTheSecondChoice()
{
    TestAccounts centre;
    addWang(centre);
    Hall hall(centre);
    hall.pull();
    QCOMPARE(hall.signIn(u"one time"_s, u"green tea 77"_s), QString());
    hall.push();
    QVERIFY(centre.transact([&](Database& db) {
        return centre.accounts->setPassword(
            db, kWang, crypto::hashPassword(crypto::Suite::International, "reset"), true, u"sec"_s);
    }));
    QCOMPARE(hall.signIn(u"green tea 77"_s, u"black tea 88"_s), QString());
    hall.push();
    hall.pull();
    QCOMPARE(hall.signIn(u"black tea 88"_s), u"BadCredentials"_s);
    QCOMPARE(hall.signIn(u"reset"_s), u"PasswordExpired"_s);
}

void tst_SignInDesk::rightPasswordDoesNotLockWhileTheStoreFails()
{
    TestAccounts centre;
    addWang(centre);
    Hall hall(centre);
    hall.pull();
    QCOMPARE(hall.signIn(u"one time"_s, u"green tea 77"_s), QString());
    const auto change = [&](const char* statement) {
        return bool(hall.writer->runAndWait<void>(
            [&](Database& db) { return storage::run(db, statement); }));
    };
    QVERIFY(change("ALTER TABLE sessions RENAME TO away"));
    for (int i = 0; i < SignInDesk::kAccountFailures; ++i) {
        QCOMPARE(hall.signIn(u"green tea 77"_s), u"StoreFailed"_s);
    }
    QVERIFY(change("ALTER TABLE away RENAME TO sessions"));
    QCOMPARE(hall.signIn(u"green tea 77"_s), QString());
}

void tst_SignInDesk::noConsoles()
{
    TestAccounts centre;
    const Hall hall(centre);
    QVERIFY(!hall.directory.hasConsoles());
    QVERIFY(centre.directory.hasConsoles());
}

/// Whoever has an IPv6 network has a new address for every guess.
void tst_SignInDesk::guessersOfOneNetworkAreOne()
{
    TestAccounts centre;
    Hall hall(centre);
    const auto guess = [&](const QString& account, const QString& address) {
        std::promise<QString> answer;
        SignInRequest request;
        request.account = account;
        request.password = u"a guess"_s;
        request.remote = address;
        hall.desk->signIn(
            std::move(request), [&](const std::optional<SignInRefusal>& refusal, const SignedIn&) {
                answer.set_value(refusal ? errorName(refusal->error.code) : QString());
            });
        return answer.get_future().get();
    };
    // As many guesses as are free, from one address.
    OW_ENFORCE(hall.writer->runAndWait<void>([&](Database& db) -> Result<void> {
        const Guarded place{
            {}, u"address "_s + clientNetwork(u"2001:db8:1:2::1"_s), SignInDesk::kPlaceFailures};
        for (int i = 0; i < SignInDesk::kPlaceFailures; ++i) {
            const auto lockedMs = GuardStore(db).begin(place, centre.clock.now().wallMs);
            OW_ENFORCE(lockedMs && lockedMs.value() == 0);
        }
        return {};
    }));
    QCOMPARE(guess(u"another"_s, u"2001:db8:1:2:3:4:5:6"_s), u"LockedOut"_s);
    QCOMPARE(guess(u"another"_s, u"2001:db8:1:3:3:4:5:6"_s), u"BadCredentials"_s);
}

/// Two processes over one PostgreSQL database: each sees what the other has counted.
void tst_SignInDesk::guessesByWayOfTwoProcessesAllCount()
{
    storage::TestStores stores;
    const auto options = stores.fresh(storage::Engine::Postgres);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    TestAccounts centre;
    Hall hall(centre, options.value());
    const auto other = storage::openOrDie(options.value());
    const auto onlooker = storage::openOrDie(options.value());
    auto theirs = storage::Transaction::begin(*other);
    QVERIFY(theirs && hall.journal.lock(*other));
    const Guarded account{u"hall-1"_s, u"account wang"_s, SignInDesk::kAccountFailures};
    QVERIFY(GuardStore(*other).begin(account, centre.clock.now().wallMs));
    auto guessing = std::async(std::launch::async, [&] { return hall.signIn(u"a guess"_s); });
    QTRY_VERIFY_WITH_TIMEOUT(
        storage::numberOf(*onlooker, "SELECT COUNT(*) FROM pg_locks WHERE NOT granted") > 0,
        30'000);
    QVERIFY(theirs.value().commit());
    QCOMPARE(guessing.get(), u"BadCredentials"_s);
    QCOMPARE(storage::numberOf(*onlooker, "SELECT failures FROM sign_in_guards WHERE subject = "
                                          "'account wang'"),
             2);
}

QTEST_GUILESS_MAIN(tst_SignInDesk)
#include "tst_SignInDesk.moc"
