// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FactKinds.h"
#include "services/feedback/FactKinds.h"
#include "services/journal/Feed.h"
#include "services/queue/Ticket.h"
#include "services/storage/Database.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HallRule.h"
#include "tests/services/platform/TestHall.h"
#include "tests/services/platform/TestKiosk.h"
#include "tests/services/storage/TestStores.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Statements;
using onewindow::testing::TestHall;
using onewindow::testing::TestKiosk;

namespace {

/// A hall's own, and not divided: a centre reads them of no hall while it serves one.
const QStringList kOfAHall{
    u"colleague_asks"_s,  u"paper_numbers"_s,   u"day_key_grants"_s, u"day_keys"_s,
    u"desk_ended"_s,      u"desk_help"_s,       u"devices"_s,        u"help_requests"_s,
    u"matter_windows"_s,  u"number_counters"_s, u"number_days"_s,    u"queue_counts"_s,
    u"schema_versions"_s, u"tickets"_s,         u"windows"_s,        u"quoted_waits"_s,
    u"window_changes"_s,  u"hall_closings"_s,   u"stopped_matters"_s};

HttpCall call(const QByteArray& method, const QString& path, const QByteArray& body = {},
              const QByteArray& token = {}, const QByteArray& key = {})
{
    HttpCall made;
    made.method = method;
    made.path = path;
    made.body = body;
    made.contentType = body.isEmpty() ? QByteArray() : QByteArray("application/json");
    made.limit = 30s;
    if (!token.isEmpty()) {
        made.headers.append({"Authorization", "Bearer " + token});
    }
    if (!key.isEmpty()) {
        made.headers.append({"Idempotency-Key", key});
    }
    return made;
}

} // namespace

/// What a centre keeps is divided by hall, and nothing it does while it serves asks across.
class tst_HallInEveryStatement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyKeyBeginsWithTheHall();
    void everyStatementNamesTheHall();
    void ruleFindsWhatLacksIt_data();
    void ruleFindsWhatLacksIt();

private:
    int perform(HttpClient& client, const HttpCall& made)
    {
        const auto answer = client.perform(made);
        return answer ? answer.value().status : 0;
    }

    static Result<journal::Row> appendSealed(TestKiosk& kiosk);
    Result<journal::Row> appendCase(TestKiosk& kiosk);
    static Result<void> appendOpinions(TestKiosk& kiosk);
    void journalWorkload();
    void commandWorkload();
    storage::TestStores m_stores;
    std::shared_ptr<Statements> m_statements = std::make_shared<Statements>();
    NoonClock m_clock;
    TestHall m_hall;
    std::unique_ptr<storage::Database> m_database;
};

void tst_HallInEveryStatement::initTestCase()
{
    auto options = m_stores.fresh(storage::Engine::Postgres);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    m_database = storage::openOrDie(options.value());
    options.value().onPrepare = [all = m_statements](std::string_view sql) { all->add(sql); };
    m_hall.settings.store = options.value();
    m_hall.settings.http.requestsPerSecond = 100'000;
    m_hall.settings.http.requestBurst = 100'000;
    m_hall.clock = &m_clock;
    m_hall.start();
}

void tst_HallInEveryStatement::cleanupTestCase()
{
    m_hall.stop();
}

void tst_HallInEveryStatement::everyKeyBeginsWithTheHall()
{
    const QStringList undivided = testing::undividedTables(*m_database);
    for (const QString& table : undivided) {
        QVERIFY2(kOfAHall.contains(table),
                 qPrintable(u"%1 has no hall first in its key"_s.arg(table)));
    }
    QCOMPARE(testing::undividedIndexes(*m_database), QStringList());
    QVERIFY(testing::dividedTables(*m_database).size() >= 10);
}

/// A fact with a personal part, whose key goes with it.
Result<journal::Row> tst_HallInEveryStatement::appendSealed(TestKiosk& kiosk)
{
    return kiosk.writer().runAndWait<journal::Row>(
        [&](storage::Database& database) -> Result<journal::Row> {
            journal::Journal& journal = kiosk.journal();
            const auto key = journal.createDataKey(
                database, {{journal.node(), journal.keys().sealingPublicKey()}});
            if (!key) {
                return key.error();
            }
            journal::NewFact fact;
            fact.kind = u"test.sealed"_s;
            fact.subject = QByteArray(16, 's');
            const auto sealed = journal::sealBody(journal.keys().suite(), key.value(), fact.subject,
                                                  {{u"name"_s, u"张三"_s}});
            if (!sealed) {
                return sealed.error();
            }
            fact.sealed = sealed.value();
            fact.keyId = key.value().id;
            fact.keyDigest = key.value().keyDigest;
            return journal.append(database, fact);
        });
}

/// What somebody files, for the centre to number.
Result<journal::Row> tst_HallInEveryStatement::appendCase(TestKiosk& kiosk)
{
    journal::NewFact fact;
    fact.kind = QLatin1String(cases::facts::kFiled);
    fact.subject = QByteArray(16, 'c');
    fact.body = {{u"matter"_s, u"si"_s},
                 {u"taskCode"_s, u"11370303004221826G2370114001000"_s},
                 {u"provisional"_s, u"K1-20261130-0001"_s},
                 {u"counter"_s, 1},
                 {u"day"_s, queue::hallDay(m_clock.now().wallMs)},
                 {u"token"_s, u"token"_s},
                 {u"state"_s, u"approved"_s}};
    return kiosk.writer().runAndWait<journal::Row>(
        [&](storage::Database& database) { return kiosk.journal().append(database, fact); });
}

/// A rating, its correction with a call back, and a question.
Result<void> tst_HallInEveryStatement::appendOpinions(TestKiosk& kiosk)
{
    return kiosk.writer().runAndWait<void>([&](storage::Database& database) -> Result<void> {
        for (const char* kind : {feedback::facts::kRated, feedback::facts::kRated,
                                 feedback::facts::kCallback, feedback::facts::kFiled}) {
            journal::NewFact fact;
            fact.kind = QLatin1String(kind);
            fact.subject = QByteArray(16, 'o');
            fact.body = {{u"level"_s, 1}, {u"until"_s, u"2026-11-30"_s}};
            if (const auto row = kiosk.journal().append(database, fact); !row) {
                return row.error();
            }
        }
        return {};
    });
}

/// Batches: taken, repeated, with a gap, forked; then what a node that ships on asks.
void tst_HallInEveryStatement::journalWorkload()
{
    TestKiosk kiosk(u"kiosk-1"_s, u"1"_s, m_hall.keys(u"kiosk-1"_s), &m_clock);
    HttpClient client(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    const auto send = [&](const journal::Batch& batch) {
        HttpCall made = call("POST", u"/v1/journal"_s, journal::encodeBatch(batch));
        made.contentType = "application/vnd.onewindow.journal";
        return perform(client, made);
    };
    kiosk.issue(u"si"_s);
    QVERIFY(appendSealed(kiosk));
    QVERIFY(appendCase(kiosk));
    QVERIFY(appendOpinions(kiosk));
    const journal::Batch first = kiosk.nextBatch(100);
    const auto held = static_cast<quint64>(first.rows.size());
    QCOMPARE(send(first), 200);
    QCOMPARE(send(first), 200);
    QTRY_VERIFY(m_statements->all().join(u' ').contains(u"UPDATE cases SET state"_s));
    kiosk.acknowledge({.node = first.node, .incarnation = 1, .held = held, .safe = held}, first);
    kiosk.issue(u"tax"_s);
    kiosk.acknowledge({.node = first.node, .incarnation = 1, .held = held + 1, .safe = held}, {});
    QCOMPARE(send(kiosk.nextBatch(100)), 409); // A gap.
    TestKiosk clone(u"kiosk-1"_s, u"1"_s, m_hall.keys(u"kiosk-1"_s), &m_clock);
    clone.issue(u"si"_s);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"chain frozen"_s));
    QCOMPARE(send(clone.nextBatch(100)), 409); // A fork.
}

void tst_HallInEveryStatement::commandWorkload()
{
    HttpClient desk(m_hall.endpoint(u"counter-1"_s, u"counter"_s));
    const auto signedIn =
        desk.perform(call("POST", u"/v1/session"_s, R"({"account":"wang","password":"secret-1"})"));
    QVERIFY(signedIn);
    const QByteArray token =
        QJsonDocument::fromJson(signedIn.value().body)["token"_L1].toString().toLatin1();
    HttpClient reception(m_hall.endpoint(u"counter-2"_s, u"counter"_s));
    const auto received = reception.perform(
        call("POST", u"/v1/session"_s, R"({"account":"lin","password":"secret-1"})"));
    QVERIFY(received);
    const QByteArray issuer =
        QJsonDocument::fromJson(received.value().body)["token"_L1].toString().toLatin1();
    for (int i = 0; i < 2; ++i) { // The second time from the kept answer.
        QCOMPARE(perform(reception, call("POST", u"/v1/tickets"_s, R"({"matter":"si"})", issuer,
                                         "key-of-one-ticket")),
                 200);
    }
    perform(desk, call("POST", u"/v1/windows/1/open"_s, R"({"matters":["si"]})", token));
    perform(desk, call("POST", u"/v1/windows/1/call-next"_s, "{}", token));
    perform(desk, call("POST", u"/v1/windows/1/start"_s, "{}", token));
    perform(desk, call("POST", u"/v1/windows/1/finish"_s, "{}", token));
    QCOMPARE(perform(desk, call("GET", u"/v1/feed"_s, {}, token)), 200);
    QCOMPARE(perform(desk, call("GET", u"/v1/feed?after=none.5&wait=0"_s, {}, token)), 200);
    perform(desk, call("DELETE", u"/v1/session"_s, {}, token));
    const auto manager =
        desk.perform(call("POST", u"/v1/session"_s, R"({"account":"zhao","password":"secret-1"})"));
    QVERIFY(manager);
    const QByteArray reader =
        QJsonDocument::fromJson(manager.value().body)["token"_L1].toString().toLatin1();
    QCOMPARE(perform(desk, call("GET", u"/v1/feedback?state=open"_s, {}, reader)), 200);
    QCOMPARE(perform(desk, call("GET", u"/v1/cases?number=token"_s, {}, reader)), 200);
    QCOMPARE(
        perform(desk, call("POST", u"/v1/hall/rules"_s,
                           R"({"version":0,"rules":{"calling":{"ordinaryEvery":4}}})", reader)),
        200);
    QCOMPARE(perform(desk, call("GET", u"/v1/hall/rules"_s, {}, reader)), 200);
    QCOMPARE(perform(desk, call("GET", u"/v1/hall/rules?version=1"_s, {}, reader)), 200);
    QCOMPARE(perform(desk, call("GET", u"/v1/ratings?month=2026-10&by=day"_s, {}, reader)), 200);
    QCOMPARE(perform(desk, call("GET", u"/v1/reports?month=2026-10&by=day"_s, {}, reader)), 200);
}

void tst_HallInEveryStatement::everyStatementNamesTheHall()
{
    m_statements->clear();
    journalWorkload();
    commandWorkload();
    const testing::Judged judged =
        testing::judge(m_statements->all(), testing::dividedTables(*m_database));
    QVERIFY2(judged.lacking.isEmpty(), qPrintable(judged.lacking.join(u'\n')));
    // Else this would prove little.
    for (const QString& table :
         {u"cases"_s, u"case_sequences"_s, u"journal"_s, u"chains"_s, u"batches"_s, u"quarantine"_s,
          u"feed"_s, u"feed_counter"_s, u"commands"_s, u"envelopes"_s, u"ratings"_s,
          u"feedback_cases"_s, u"feedback_work"_s, u"case_steps"_s, u"case_notices"_s,
          u"case_fees"_s, u"hall_rules"_s}) {
        QVERIFY2(judged.touched.contains(table), qPrintable(table + u" was never touched"_s));
    }
    qInfo() << judged.statements << "different statements, on" << judged.touched.size()
            << "divided tables";
}

void tst_HallInEveryStatement::ruleFindsWhatLacksIt_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("touched");
    QTest::addColumn<int>("named");
    const auto add = [](const char* name, const char* sql, int touched, int named) {
        QTest::newRow(name) << QString::fromLatin1(sql) << touched << named;
    };
    add("select", "SELECT a FROM feed WHERE hall = ? AND pos > ?", 1, 1);
    add("select without", "SELECT hall, a FROM feed WHERE pos > ?", 1, 0);
    add("insert", "INSERT INTO feed (hall, kind) VALUES (?, ?)", 1, 1);
    add("insert without", "INSERT INTO feed (kind) VALUES (?)", 1, 0);
    add("update without", "UPDATE feed SET hall_name = ? WHERE pos = ?", 1, 0);
    add("inner without", "DELETE FROM feed WHERE hall = ? AND pos IN (SELECT pos FROM feed)", 2, 1);
    add("joined", "SELECT 1 FROM feed f JOIN feed g ON g.hall = f.hall WHERE f.hall = ?", 2, 2);
    add("several", "SELECT pos FROM feed WHERE hall IN (?, ?)", 1, 1);
    add("another table", "SELECT pos FROM feed_marks WHERE day = ?", 0, 0);
}

void tst_HallInEveryStatement::ruleFindsWhatLacksIt()
{
    QFETCH(QString, sql);
    QFETCH(int, touched);
    QFETCH(int, named);
    QCOMPARE(testing::touches(sql, u"feed"_s), touched);
    QCOMPARE(testing::namedHalls(sql), named);
}

QTEST_GUILESS_MAIN(tst_HallInEveryStatement)
#include "tst_HallInEveryStatement.moc"
