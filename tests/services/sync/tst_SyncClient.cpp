// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedWire.h"
#include "services/storage/Transaction.h"
#include "services/sync/HttpClient.h"
#include "tests/ManualClock.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestKiosk.h"
#include "tests/services/platform/TestTerminal.h"
#include "tests/services/sync/Relay.h"
#include "tests/services/sync/ScriptedHall.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::emptyFeed;
using onewindow::testing::heldAnswer;
using onewindow::testing::Relay;
using onewindow::testing::ScriptedHall;
using onewindow::testing::TestHall;
using onewindow::testing::TestKiosk;
using onewindow::testing::TestPki;
using onewindow::testing::TestTerminal;
using onewindow::testing::text;

namespace {

constexpr int kPatienceMs = 30'000;
const QString kMatter = u"si"_s;

QString urlOf(quint16 port)
{
    return u"https://127.0.0.1:%1"_s.arg(port);
}

queue::Person zhang()
{
    return {u"张建国"_s, u"11010519491231002X"_s, QDate(1949, 12, 31), false};
}

platform::HttpResponse problem(int status, const QByteArray& code)
{
    return {.status = status,
            .contentType = "application/problem+json",
            .body = "{\"code\":\"" + code + "\"}",
            .error = {},
            .headers = {}};
}

} // namespace

/// Journal up and feed down, between a terminal and a hall that are both real, over real TLS.
class tst_SyncClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void journalGoesUpInOrder();
    void backlogIsShippedWhenTheHallIsBack();
    void takenUpAgainAfterARestart();
    void lostAnswersShipNothingTwice();
    void brokenConnectionsShipEverythingOnce_data();
    void brokenConnectionsShipEverythingOnce();
    void restoredHallIsShippedEverythingAgain();
    void twoTerminalsAreCalledInOrderOfIssue();
    void clockJumpsDoNotReorder();
    void personServedTwiceIsCalledOnce();
    void powerLossLosesNoNumber();

    void feedComesDown();
    void feedIsTakenUpWhereItWas();
    void newEpochGetsASnapshot();

    void hallGoneIsNoticedAndFoundAgain();
    void silentHallIsStale();
    void failuresAreNotHammered();
    void badAnswersAreNamed_data();
    void badAnswersAreNamed();
    void serverErrorIsTriedAgain();
    void strangersServerIsNotTalkedTo();
    void strangersCertificateIsNotTaken();
    void stopsPromptly();

private:
    /// A terminal that talks to the hall, or to whoever listens on `port`.
    TestTerminal::Options optionsOf(const QString& node, quint16 port = 0);
    /// One that is at work: it has had the hall's feed, now or in an earlier run.
    std::unique_ptr<TestTerminal> terminal(const QString& node = u"kiosk-1"_s, quint16 port = 0);
    QStringList rowsOf(const TestTerminal& kiosk, const QString& node = u"kiosk-1"_s) const;
    QStringList rowsAtHall(const QString& node = u"kiosk-1"_s) const;
    /// Calls everybody who waits for kMatter at window 1: their numbers in order.
    QStringList callEverybody();

    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<QTemporaryDir> m_folder;
    NoonClock m_clock;
};

void tst_SyncClient::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hall = std::make_unique<TestHall>();
    m_hall->settings.http.requestsPerSecond = 100'000;
    m_hall->settings.http.requestBurst = 100'000;
    m_hall->clock = &m_clock;
    m_hall->start();
}

void tst_SyncClient::cleanup()
{
    m_hall.reset();
    m_folder.reset();
}

TestTerminal::Options tst_SyncClient::optionsOf(const QString& node, quint16 port)
{
    TestTerminal::Options options;
    options.node = node;
    options.storePath = m_folder->filePath(node + u".db"_s);
    options.endpoint = m_hall->endpoint(node, u"kiosk"_s);
    if (port != 0) {
        options.endpoint.baseUrl = urlOf(port);
    }
    return options;
}

std::unique_ptr<TestTerminal> tst_SyncClient::terminal(const QString& node, quint16 port)
{
    auto kiosk = std::make_unique<TestTerminal>(*m_hall, optionsOf(node, port), m_clock);
    kiosk->startAndWaitForFeed();
    return kiosk;
}

QStringList tst_SyncClient::rowsOf(const TestTerminal& kiosk, const QString& node) const
{
    return TestKiosk::rowsOf(kiosk.store(), node);
}

QStringList tst_SyncClient::rowsAtHall(const QString& node) const
{
    storage::DatabaseOptions options;
    options.path = m_hall->settings.storePath;
    return TestKiosk::rowsOf(options, node);
}

void tst_SyncClient::journalGoesUpInOrder()
{
    const auto kiosk = terminal();
    for (int i = 0; i < 20; ++i) {
        kiosk->issue(kMatter);
    }
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(rowsAtHall().size(), 40);
    QCOMPARE(rowsAtHall(), rowsOf(*kiosk));
    QVERIFY(kiosk->sync().isOnline());
    QVERIFY(kiosk->sync().lastContactMs() > 0);
}

void tst_SyncClient::backlogIsShippedWhenTheHallIsBack()
{
    const auto kiosk = terminal();
    m_hall->stop();
    QSignalSpy backlog(&kiosk->sync(), &SyncClient::backlogChanged);
    QStringList issued;
    for (int i = 0; i < 300; ++i) { // More than one batch of 500 rows.
        issued << kiosk->issue(kMatter);
    }
    QCOMPARE(kiosk->backlog(), 600);
    m_hall->start();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(rowsAtHall(), rowsOf(*kiosk));
    QTRY_VERIFY_WITH_TIMEOUT(!backlog.isEmpty() && backlog.last().first().toLongLong() == 0,
                             kPatienceMs);
    QCOMPARE(callEverybody(), issued << u"QueueEmpty"_s);
}

void tst_SyncClient::takenUpAgainAfterARestart()
{
    auto kiosk = terminal();
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    m_hall->stop();
    kiosk->issue(kMatter);
    kiosk.reset();
    kiosk = terminal();
    kiosk->issue(kMatter);
    QCOMPARE(kiosk->backlog(), 4);
    m_hall->start();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(rowsAtHall().size(), 6);
    QCOMPARE(rowsAtHall(), rowsOf(*kiosk));
}

// The hall has taken the rows, and the terminal never hears of it.
void tst_SyncClient::lostAnswersShipNothingTwice()
{
    Relay relay(m_hall->port());
    const auto kiosk = terminal(u"kiosk-1"_s, relay.port());
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    relay.loseAnswers(true);
    kiosk->issue(kMatter);
    kiosk->issue(kMatter);
    QTRY_VERIFY_WITH_TIMEOUT(rowsAtHall().size() > 2, kPatienceMs);
    QCOMPARE(kiosk->backlog(), 4);
    relay.loseAnswers(false);
    relay.cut();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(rowsAtHall().size(), 6);
    QCOMPARE(rowsAtHall(), rowsOf(*kiosk));
}

void tst_SyncClient::brokenConnectionsShipEverythingOnce_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 3; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void tst_SyncClient::brokenConnectionsShipEverythingOnce()
{
    QFETCH(quint32, seed);
    Relay relay(m_hall->port());
    auto kiosk = terminal(u"kiosk-1"_s, relay.port());
    // Within the handshake, within the first answer, or some answers later.
    relay.breakAtRandom(seed, 8'000);
    QRandomGenerator random(seed);
    QStringList issued;
    for (int i = 0; i < 60; ++i) {
        issued << kiosk->issue(kMatter);
        if (random.bounded(8) == 0) {
            relay.cut();
        }
        if (random.bounded(20) == 0) {
            kiosk.reset();
            kiosk = terminal(u"kiosk-1"_s, relay.port());
        }
    }
    relay.breakAtRandom(seed, 0);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(rowsAtHall().size(), 120);
    QCOMPARE(rowsAtHall(), rowsOf(*kiosk));
    QCOMPARE(callEverybody(), issued << u"QueueEmpty"_s);
}

void tst_SyncClient::restoredHallIsShippedEverythingAgain()
{
    const auto kiosk = terminal();
    for (int i = 0; i < 3; ++i) {
        kiosk->issue(kMatter);
    }
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    m_hall->stop();
    // A backup from before the terminal was there.
    for (const QString& side : {QString(), u"-wal"_s, u"-shm"_s}) {
        QFile::remove(m_hall->settings.storePath + side);
    }
    // The terminal hears of it by asking, or by a gap: whichever comes first.
    m_hall->start();
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(rowsAtHall().size(), 8, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(rowsAtHall(), rowsOf(*kiosk));
}

// Off line and in turn; the one that issued later is back first.
void tst_SyncClient::twoTerminalsAreCalledInOrderOfIssue()
{
    terminal(u"kiosk-1"_s).reset();
    terminal(u"kiosk-2"_s).reset();
    // A minute apart: the hall knows a terminal's clock as well as a batch travels fast, which on a
    // busy machine is longer than two taps are apart.
    ManualClock clock;
    clock.jumpWall(std::chrono::milliseconds(m_clock.now().wallMs - clock.now().wallMs) - 10min);
    const auto one = std::make_unique<TestTerminal>(*m_hall, optionsOf(u"kiosk-1"_s), clock);
    const auto two = std::make_unique<TestTerminal>(*m_hall, optionsOf(u"kiosk-2"_s), clock);
    QStringList issued;
    for (int i = 0; i < 6; ++i) {
        issued << (i % 2 == 0 ? one : two)->issue(kMatter);
        clock.advance(1min);
    }
    two->sync().start();
    QTRY_COMPARE_WITH_TIMEOUT(two->backlog(), 0, kPatienceMs);
    one->sync().start();
    QTRY_COMPARE_WITH_TIMEOUT(one->backlog(), 0, kPatienceMs);
    QCOMPARE(callEverybody(), issued << u"QueueEmpty"_s);
}

void tst_SyncClient::clockJumpsDoNotReorder()
{
    ManualClock crooked;
    // What the hall's clock says, so that only the jumps are wrong.
    crooked.jumpWall(std::chrono::milliseconds(m_clock.now().wallMs - crooked.now().wallMs));
    auto kiosk = terminal();
    kiosk.reset();
    kiosk = std::make_unique<TestTerminal>(*m_hall, optionsOf(u"kiosk-1"_s), crooked);
    kiosk->sync().start();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->sync().isOnline(), kPatienceMs);
    m_hall->stop();
    QStringList issued;
    for (const auto jump : {0h, 3h, -5h, 2h, -1h}) {
        crooked.jumpWall(jump);
        issued << kiosk->issue(kMatter);
        crooked.advance(1s);
    }
    m_hall->start();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(callEverybody(), issued << u"QueueEmpty"_s);
}

// Two terminals that cannot know of each other give one person two numbers.
void tst_SyncClient::personServedTwiceIsCalledOnce()
{
    terminal(u"kiosk-1"_s).reset();
    terminal(u"kiosk-2"_s).reset();
    ManualClock clock;
    clock.jumpWall(std::chrono::milliseconds(m_clock.now().wallMs - clock.now().wallMs));
    const auto one = std::make_unique<TestTerminal>(*m_hall, optionsOf(u"kiosk-1"_s), clock);
    const auto two = std::make_unique<TestTerminal>(*m_hall, optionsOf(u"kiosk-2"_s), clock);
    const QString first = one->issue(kMatter, zhang());
    clock.advance(1min);
    const QString second = two->issue(kMatter, zhang());
    QVERIFY(first != second);
    const QString other = one->issue(kMatter);
    one->sync().start();
    two->sync().start();
    QTRY_VERIFY_WITH_TIMEOUT(one->backlog() == 0 && two->backlog() == 0, kPatienceMs);
    QCOMPARE(callEverybody(), QStringList({first, other, u"QueueEmpty"_s}));
}

// What was committed is there after the cut; what was being printed is held and marked.
void tst_SyncClient::powerLossLosesNoNumber()
{
    auto kiosk = terminal();
    kiosk->sync().stop();
    QStringList issued{kiosk->issue(kMatter)};
    issued << kiosk->issuePending(kMatter).number;
    kiosk.reset();
    kiosk = terminal();
    issued << kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(callEverybody(), issued << u"QueueEmpty"_s);
}

QStringList tst_SyncClient::callEverybody()
{
    HttpClient counter(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
    QByteArray token;
    const auto post = [&](const QString& path, const QByteArray& body) {
        HttpCall call;
        call.method = "POST";
        call.path = path;
        call.body = body;
        call.contentType = "application/json";
        if (!token.isEmpty()) {
            call.headers.append({"Authorization", "Bearer " + token});
        }
        const auto answer = counter.perform(call);
        return answer ? QJsonDocument::fromJson(answer.value().body).object() : QJsonObject();
    };
    token = post(u"/v1/session"_s, R"({"account":"wang","password":"secret-1"})")
                .value(u"token"_s)
                .toString()
                .toLatin1();
    post(u"/v1/windows/1/open"_s, R"({"matters":["si"]})");
    QStringList called;
    for (;;) {
        const QJsonObject ticket = post(u"/v1/windows/1/call-next"_s, "{}");
        if (!ticket.contains(u"number"_s)) {
            return called << ticket.value(u"code"_s).toString();
        }
        called << ticket.value(u"number"_s).toString();
        post(u"/v1/windows/1/no-show"_s, "{}");
    }
}

void tst_SyncClient::feedComesDown()
{
    auto kiosk = terminal();
    QCOMPARE(kiosk->desk().catalogue().matters.size(), 2);
    QCOMPARE(kiosk->desk().hallName().zh, u"测试政务服务中心"_s);
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().figures(kMatter), kPatienceMs);
    kiosk->issue(kMatter);
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().figures(kMatter)->waiting == 1, kPatienceMs);
    // And is there without the hall.
    m_hall->stop();
    kiosk.reset();
    kiosk = terminal();
    QCOMPARE(kiosk->desk().catalogue().matters.size(), 2);
    QCOMPARE(kiosk->desk().figures(kMatter)->waiting, 1);
}

void tst_SyncClient::feedIsTakenUpWhereItWas()
{
    auto kiosk = terminal();
    kiosk->issue(kMatter);
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().figures(kMatter)->waiting == 1, kPatienceMs);
    kiosk.reset();
    kiosk = std::make_unique<TestTerminal>(*m_hall, optionsOf(u"kiosk-1"_s), m_clock);
    QSignalSpy applied(&kiosk->sync(), &SyncClient::changesApplied);
    kiosk->sync().start();
    kiosk->issue(kMatter);
    QTRY_VERIFY_WITH_TIMEOUT(!applied.isEmpty(), kPatienceMs);
    const auto page = applied.first().first().value<journal::FeedPage>();
    QVERIFY(!page.isSnapshot);
    for (const journal::FeedChange& change : page.changes) {
        QVERIFY2(change.kind != u"matter", "what was there already came again");
    }
}

void tst_SyncClient::newEpochGetsASnapshot()
{
    const auto kiosk = terminal();
    m_hall->stop();
    {
        storage::DatabaseOptions options;
        options.path = m_hall->settings.storePath;
        auto database = storage::Database::open(options);
        QVERIFY(database);
        journal::Feed feed(u"hall-1"_s);
        auto transaction = storage::Transaction::begin(*database.value());
        QVERIFY(transaction);
        QVERIFY(feed.open(*database.value()));
        QVERIFY(feed.renewEpoch(*database.value()));
        QVERIFY(transaction.value().commit());
    }
    QSignalSpy applied(&kiosk->sync(), &SyncClient::changesApplied);
    m_hall->start();
    QTRY_VERIFY_WITH_TIMEOUT(!applied.isEmpty(), kPatienceMs);
    QVERIFY(applied.first().first().value<journal::FeedPage>().isSnapshot);
    QCOMPARE(kiosk->desk().catalogue().matters.size(), 2);
}

void tst_SyncClient::hallGoneIsNoticedAndFoundAgain()
{
    // A hall that is merely slow is not gone: what is counted are the stops.
    TestTerminal::Options options = optionsOf(u"kiosk-1"_s);
    options.timing.connectLimit = 20s;
    options.timing.staleAfter = 1h;
    TestTerminal kiosk(*m_hall, options, m_clock);
    kiosk.sync().start();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk.sync().isOnline(), kPatienceMs);
    QSignalSpy online(&kiosk.sync(), &SyncClient::onlineChanged);
    for (int i = 0; i < 2; ++i) {
        m_hall->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!kiosk.sync().isOnline(), kPatienceMs);
        m_hall->start();
        QTRY_VERIFY_WITH_TIMEOUT(kiosk.sync().isOnline(), kPatienceMs);
    }
    QCOMPARE(online.size(), 4);
}

// It takes connections and answers nothing: no failure tells of it, only time.
void tst_SyncClient::silentHallIsStale()
{
    Relay relay(m_hall->port());
    TestTerminal::Options options = optionsOf(u"kiosk-1"_s, relay.port());
    options.timing.staleAfter = 1s;
    options.timing.answerSlack = 60s;
    options.timing.shipLimit = 60s;
    TestTerminal kiosk(*m_hall, options, m_clock);
    kiosk.sync().start();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk.sync().isOnline(), kPatienceMs);
    relay.loseAnswers(true);
    QTRY_VERIFY_WITH_TIMEOUT(!kiosk.sync().isOnline(), kPatienceMs);
    relay.loseAnswers(false);
    relay.cut();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk.sync().isOnline(), kPatienceMs);
}

void tst_SyncClient::failuresAreNotHammered()
{
    const ScriptedHall hall(m_hall->pki,
                            [](const platform::HttpRequest&) { return problem(503, "StoreBusy"); });
    QElapsedTimer asking;
    asking.start();
    TestTerminal kiosk(*m_hall, optionsOf(u"kiosk-1"_s, hall.port()), m_clock);
    kiosk.sync().start();
    QTRY_VERIFY_WITH_TIMEOUT(hall.asked().size() >= 10, kPatienceMs);
    kiosk.sync().stop();
    // Two loops; the shortest waits are 10, 20, 40, 50, 50 ... ms.
    QVERIFY(hall.asked().size() <= 2 * (4 + asking.elapsed() / 50));
    QVERIFY(!kiosk.sync().isOnline());
}

void tst_SyncClient::badAnswersAreNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<platform::HttpResponse>("answer");
    QTest::addColumn<ErrorCode>("code");
    const QString feed = u"/v1/feed"_s;
    const QString journal = u"/v1/journal"_s; // And what is asked of it.
    const auto held = [](const QByteArray& of) {
        return text(R"({"acks":[{"node":"kiosk-1",)" + of + "}]}");
    };
    QTest::newRow("feed: no JSON") << feed << text("<html>") << ErrorCode::BadFrame;
    QTest::newRow("feed: a list") << feed << text("[]") << ErrorCode::BadFrame;
    QTest::newRow("feed: no time")
        << feed << text(R"({"cursor":"","hasMore":false,"isSnapshot":false,"changes":[]})")
        << ErrorCode::BadFrame;
    QTest::newRow("feed: too large for a page")
        << feed << text(QByteArray(journal::kFeedPageByteLimit + 1, ' ')) << ErrorCode::TooLarge;
    QTest::newRow("feed: without end")
        << feed << text(QByteArray(HttpClient::kAnswerLimitBytes + 1, ' ')) << ErrorCode::TooLarge;
    QTest::newRow("feed: not permitted")
        << feed << problem(403, "NotPermitted") << ErrorCode::NotPermitted;
    QTest::newRow("journal: no JSON") << journal << text("ok") << ErrorCode::BadFrame;
    QTest::newRow("journal: of no life")
        << journal << held(R"("held":2,"safe":0)") << ErrorCode::BadFrame;
    QTest::newRow("journal: safe before held")
        << journal << held(R"("incarnation":1,"held":1,"safe":2)") << ErrorCode::BadFrame;
    QTest::newRow("journal: less than nothing")
        << journal << held(R"("incarnation":1,"held":-1,"safe":-1)") << ErrorCode::BadFrame;
    QTest::newRow("journal: not a whole number")
        << journal << held(R"("incarnation":1,"held":1.5,"safe":0)") << ErrorCode::BadFrame;
    QTest::newRow("journal: half a digest")
        << journal << held(R"("incarnation":1,"held":1,"safe":0,"head":"77")")
        << ErrorCode::BadFrame;
    QTest::newRow("journal: forked")
        << journal << problem(409, "ChainForked") << ErrorCode::ChainForked;
}

void tst_SyncClient::badAnswersAreNamed()
{
    QFETCH(QString, path);
    QFETCH(platform::HttpResponse, answer);
    QFETCH(ErrorCode, code);
    const ScriptedHall hall(
        m_hall->pki,
        [&](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            if (request.target.path().startsWith(path)) {
                return answer;
            }
            return request.target.path() == u"/v1/feed" ? emptyFeed() : problem(503, "StoreBusy");
        });
    QTest::ignoreMessage(QtCriticalMsg,
                         QRegularExpression(u"The parent refuses .*"_s + errorName(code)));
    TestTerminal kiosk(*m_hall, optionsOf(u"kiosk-1"_s, hall.port()), m_clock);
    QSignalSpy refused(&kiosk.sync(), &SyncClient::refused);
    kiosk.sync().start();
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, kPatienceMs);
    QCOMPARE(refused.first().first().value<ErrorCode>(), code);
    // Asked again later, and not reported again.
    const auto count = hall.asked().filter(path).size();
    QTRY_VERIFY_WITH_TIMEOUT(hall.asked().filter(path).size() > count + 1, kPatienceMs);
    QCOMPARE(refused.size(), 1);
}

void tst_SyncClient::serverErrorIsTriedAgain()
{
    std::atomic<int> left = 5;
    const ScriptedHall hall(m_hall->pki, [&](const platform::HttpRequest& request) {
        if (--left >= 0) {
            return platform::HttpResponse{.status = 502,
                                          .contentType = "text/html",
                                          .body = "oops",
                                          .error = {},
                                          .headers = {}};
        }
        return request.target.path() == u"/v1/feed" ? emptyFeed() : heldAnswer(0);
    });
    TestTerminal kiosk(*m_hall, optionsOf(u"kiosk-1"_s, hall.port()), m_clock);
    QSignalSpy refused(&kiosk.sync(), &SyncClient::refused);
    kiosk.sync().start();
    QTRY_VERIFY_WITH_TIMEOUT(left < 0 && kiosk.sync().isOnline(), kPatienceMs);
    QVERIFY(refused.isEmpty());
}

void tst_SyncClient::strangersServerIsNotTalkedTo()
{
    auto kiosk = terminal();
    kiosk.reset();
    // The same address and name, certified by somebody else.
    const TestPki strangers;
    const ScriptedHall hall(strangers, [](const platform::HttpRequest&) { return emptyFeed(); });
    Relay relay(hall.port());
    kiosk = std::make_unique<TestTerminal>(*m_hall, optionsOf(u"kiosk-1"_s, relay.port()), m_clock);
    kiosk->sync().start();
    kiosk->issue(kMatter);
    QTRY_VERIFY_WITH_TIMEOUT(relay.accepted() >= 4, kPatienceMs);
    QCOMPARE(hall.asked(), QStringList());
    QVERIFY(!kiosk->sync().isOnline());
    QCOMPARE(kiosk->backlog(), 2);
}

void tst_SyncClient::strangersCertificateIsNotTaken()
{
    auto kiosk = terminal();
    kiosk.reset();
    TestPki strangers;
    Relay relay(m_hall->port());
    TestTerminal::Options options = optionsOf(u"kiosk-1"_s);
    options.endpoint = strangers.endpoint(relay.port(), u"kiosk-1"_s, u"kiosk"_s);
    options.endpoint.caFile = m_hall->pki.caFile();
    kiosk = std::make_unique<TestTerminal>(*m_hall, options, m_clock);
    kiosk->sync().start();
    kiosk->issue(kMatter);
    QTRY_VERIFY_WITH_TIMEOUT(relay.accepted() >= 4, kPatienceMs);
    QVERIFY(!kiosk->sync().isOnline());
    QCOMPARE(kiosk->backlog(), 2);
    QCOMPARE(rowsAtHall(), QStringList());
}

void tst_SyncClient::stopsPromptly()
{
    // The hall holds every request for ever.
    const ScriptedHall hall(
        m_hall->pki, [](const platform::HttpRequest&) -> std::optional<platform::HttpResponse> {
            return std::nullopt;
        });
    TestTerminal::Options options = optionsOf(u"kiosk-1"_s, hall.port());
    options.timing.pollWait = 60s;
    options.timing.shipLimit = 60s;
    TestTerminal kiosk(*m_hall, options, m_clock);
    for (int i = 0; i < 3; ++i) {
        const auto asked = hall.asked().size();
        kiosk.sync().start();
        QTRY_VERIFY_WITH_TIMEOUT(hall.asked().size() >= asked + 2, kPatienceMs);
        QElapsedTimer stopping;
        stopping.start();
        kiosk.sync().stop();
        // 200 ms on a machine of its own; a minute if it waited for an answer.
        QVERIFY(stopping.elapsed() < 30'000);
    }
}

QTEST_GUILESS_MAIN(tst_SyncClient)
#include "tst_SyncClient.moc"
