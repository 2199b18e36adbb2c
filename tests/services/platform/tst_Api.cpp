// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/HttpClient.h"
#include "tests/services/platform/TestHall.h"
#include "tests/services/platform/TestKiosk.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <future>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestHall;
using onewindow::testing::TestKiosk;

namespace {

HttpCall get(const QString& path)
{
    HttpCall call;
    call.path = path;
    call.limit = 40s;
    return call;
}

HttpCall post(const QString& path, const QByteArray& body, const QByteArray& key = {})
{
    HttpCall call;
    call.method = "POST";
    call.path = path;
    call.body = body;
    call.contentType = "application/json";
    if (!key.isEmpty()) {
        call.headers.append({"Idempotency-Key", key});
    }
    return call;
}

HttpCall as(HttpCall call, const QString& token)
{
    call.headers.append({"Authorization", "Bearer " + token.toLatin1()});
    return call;
}

/// An answer, or a status of 0 when there was none.
struct Answer
{
    explicit Answer(const Result<HttpAnswer>& result)
        : status(result ? result.value().status : 0)
        , type(result ? result.value().contentType : QByteArray())
        , body(result ? result.value().body : QByteArray())
        , json(QJsonDocument::fromJson(body).object())
    {}

    int status;
    QByteArray type;
    QByteArray body;
    QJsonObject json;
};

QSet<QString> kinds(const QJsonObject& page)
{
    QSet<QString> found;
    const QJsonArray changes = page["changes"_L1].toArray();
    for (const QJsonValue change : changes) {
        found << change["kind"_L1].toString();
    }
    return found;
}

QByteArray text(const QByteArray& field, const QByteArray& value)
{
    return "{\"" + field + "\":\"" + value + "\"}";
}

} // namespace

class tst_Api : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void cleanupTestCase();

    void routes_data();
    void routes();
    void roles_data();
    void roles();
    void badBodies_data();
    void badBodies();
    void problems();

    void signsIn();
    void wrongPassword();
    void sessionEnds();
    void windowDay();
    void twoClerksTwoPeople();
    void person();

    void repeatedCommandHappensOnce();
    void keyForAnotherRequest();
    void refusedCommandIsTriedAnew();
    void badKeys_data();
    void badKeys();

    void feedStartsWithASnapshot();
    void feedAudiences_data();
    void feedAudiences();
    void feedWakesUp();
    void feedHoldsWhileNothingHappens();
    void feedBadWait_data();
    void feedBadWait();

    void journalIsTaken();
    void journalOfAnother();
    void journalOfAStranger();
    void journalGap();
    void journalFork();
    void journalGarbage();

    void ticketPage_data();
    void ticketPage();
    void ticketPageUnknown();
    void styleAndHealth();

private:
    QString signIn(HttpClient& client);
    Answer issue(const QString& matter);
    /// A clerk's press at a window.
    Answer press(const QString& window, const QString& verb, const QByteArray& body = "{}",
                 const QByteArray& key = {});
    /// Serves whom the window has called, and sends them home.
    bool serve(const QString& window);
    HttpCall batchCall(const journal::Batch& batch) const;

    TestHall m_hall;
    std::unique_ptr<HttpClient> m_counter;
    QString m_token;
};

void tst_Api::initTestCase()
{
    m_hall.settings.http.requestsPerSecond = 100'000;
    m_hall.settings.http.requestBurst = 100'000;
    m_hall.settings.rules.recallGapMs = 0;
    m_hall.start();
    m_counter = std::make_unique<HttpClient>(m_hall.endpoint(u"counter-1"_s, u"counter"_s));
    m_token = signIn(*m_counter);
    QVERIFY(!m_token.isEmpty());
}

void tst_Api::cleanupTestCase()
{
    m_hall.stop();
}

QString tst_Api::signIn(HttpClient& client)
{
    const Answer answer(
        client.perform(post(u"/v1/session"_s, R"({"account":"Wang","password":"secret-1"})")));
    return answer.json["token"_L1].toString();
}

Answer tst_Api::issue(const QString& matter)
{
    return Answer(
        m_counter->perform(as(post(u"/v1/tickets"_s, text("matter", matter.toUtf8())), m_token)));
}

Answer tst_Api::press(const QString& window, const QString& verb, const QByteArray& body,
                      const QByteArray& key)
{
    return Answer(
        m_counter->perform(as(post(u"/v1/windows/%1/%2"_s.arg(window, verb), body, key), m_token)));
}

bool tst_Api::serve(const QString& window)
{
    return press(window, u"start"_s).status == 200 && press(window, u"finish"_s).status == 200;
}

HttpCall tst_Api::batchCall(const journal::Batch& batch) const
{
    HttpCall call = post(u"/v1/journal"_s, journal::encodeBatch(batch));
    call.contentType = "application/vnd.onewindow.journal";
    return call;
}

void tst_Api::routes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("root") << QByteArray("GET") << u"/"_s << 404;
    QTest::newRow("unknown") << QByteArray("GET") << u"/v1/nothing"_s << 404;
    QTest::newRow("too long") << QByteArray("GET") << u"/v1/time/now"_s << 404;
    QTest::newRow("too short") << QByteArray("POST") << u"/v1/windows/1"_s << 404;
    QTest::newRow("another version") << QByteArray("GET") << u"/v2/time"_s << 404;
    QTest::newRow("time") << QByteArray("GET") << u"/v1/time"_s << 200;
    QTest::newRow("time by POST") << QByteArray("POST") << u"/v1/time"_s << 405;
    QTest::newRow("session by GET") << QByteArray("GET") << u"/v1/session"_s << 405;
    QTest::newRow("feed by DELETE") << QByteArray("DELETE") << u"/v1/feed"_s << 405;
    QTest::newRow("page by POST") << QByteArray("POST") << u"/t/abc"_s << 405;
    QTest::newRow("unknown window command")
        << QByteArray("POST") << u"/v1/windows/1/explode"_s << 404;
    QTest::newRow("unknown window") << QByteArray("POST") << u"/v1/windows/99/open"_s << 404;
}

void tst_Api::routes()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(int, status);
    HttpCall call = as(get(path), m_token);
    call.method = method;
    call.contentType = "application/json";
    const Answer answer(m_counter->perform(call));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.type.startsWith("application/problem+json"), status != 200);
}

void tst_Api::roles_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("role");
    QTest::addColumn<int>("status");
    const QByteArray GET("GET");
    const QByteArray POST("POST");
    const auto row = [](const char* name, const QByteArray& method, const QString& path,
                        const QString& role,
                        int status) { QTest::newRow(name) << method << path << role << status; };
    row("feed, public", GET, u"/v1/feed"_s, {}, 403);
    row("feed, board", GET, u"/v1/feed"_s, u"board"_s, 200);
    row("feed, unknown role", GET, u"/v1/feed"_s, u"printer"_s, 403);
    row("feed, kiosk not enrolled", GET, u"/v1/feed"_s, u"kiosk"_s, 403);
    row("journal, counter", POST, u"/v1/journal"_s, u"counter"_s, 403);
    row("journal, public", POST, u"/v1/journal"_s, {}, 403);
    row("session, kiosk", POST, u"/v1/session"_s, u"kiosk"_s, 403);
    row("session, board", POST, u"/v1/session"_s, u"board"_s, 403);
    row("window, counter without staff", POST, u"/v1/windows/1/open"_s, u"counter"_s, 401);
    row("window, kiosk", POST, u"/v1/windows/1/call-next"_s, u"kiosk"_s, 401);
    row("window, public", POST, u"/v1/windows/1/call-next"_s, {}, 401);
    row("ticket, board", POST, u"/v1/tickets"_s, u"board"_s, 403);
    row("ticket, public", POST, u"/v1/tickets"_s, {}, 403);
    row("restore, kiosk", POST, u"/v1/tickets/1/restore"_s, u"kiosk"_s, 401);
    row("person, kiosk", GET, u"/v1/tickets/1/person"_s, u"kiosk"_s, 401);
    row("person, board", GET, u"/v1/tickets/1/person"_s, u"board"_s, 401);
    row("help, counter without staff", POST, u"/v1/help/1/answer"_s, u"counter"_s, 401);
}

void tst_Api::roles()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, role);
    QFETCH(int, status);
    HttpClient client(role.isEmpty() ? m_hall.pki.anonymous(m_hall.port())
                                     : m_hall.endpoint(role + u"-9"_s, role));
    HttpCall call = get(path);
    call.method = method;
    call.contentType = "application/json";
    QCOMPARE(Answer(client.perform(call)).status, status);
}

void tst_Api::badBodies_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    QTest::newRow("no JSON") << u"/v1/tickets"_s << QByteArray("matter=si") << QString();
    QTest::newRow("a list") << u"/v1/tickets"_s << QByteArray("[]") << QString();
    QTest::newRow("too deep") << u"/v1/tickets"_s << QByteArray(5000, '[') << QString();
    QTest::newRow("missing") << u"/v1/tickets"_s << QByteArray("{}") << u"matter"_s;
    QTest::newRow("empty body") << u"/v1/tickets"_s << QByteArray() << u"matter"_s;
    QTest::newRow("number for text")
        << u"/v1/tickets"_s << QByteArray(R"({"matter":1})") << u"matter"_s;
    QTest::newRow("object for text")
        << u"/v1/tickets"_s << QByteArray(R"({"matter":"si","class":{}})") << u"class"_s;
    QTest::newRow("text too long")
        << u"/v1/tickets"_s << text("matter", QByteArray(65, 'a')) << u"matter"_s;
    QTest::newRow("control character")
        << u"/v1/tickets"_s << QByteArray("{\"matter\":\"a\\u0000b\"}") << u"matter"_s;
    QTest::newRow("text for list")
        << u"/v1/windows/1/open"_s << QByteArray(R"({"matters":"si"})") << u"matters"_s;
    QTest::newRow("numbers in list")
        << u"/v1/windows/1/open"_s << QByteArray(R"({"matters":[1]})") << u"matters"_s;
    QTest::newRow("empty text in list")
        << u"/v1/windows/1/open"_s << QByteArray(R"({"matters":[""]})") << u"matters"_s;
    QTest::newRow("reason too long")
        << u"/v1/windows/1/pause"_s << text("reason", QByteArray(101, 'a')) << u"reason"_s;
    QTest::newRow("no password") << u"/v1/session"_s << text("account", "wang") << u"password"_s;
}

void tst_Api::badBodies()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    const Answer answer(m_counter->perform(as(post(path, body), m_token)));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json["code"_L1].toString(), u"BadRequest"_s);
    QCOMPARE(answer.json["field"_L1].toString(), field);
}

void tst_Api::problems()
{
    const Answer answer(m_counter->perform(get(u"/v1/nothing"_s)));
    QCOMPARE(answer.type, QByteArray("application/problem+json"));
    QCOMPARE(answer.json["type"_L1].toString(), u"urn:onewindow:problem:NotFound"_s);
    QCOMPARE(answer.json["status"_L1].toInt(), 404);
    QCOMPARE(answer.json["code"_L1].toString(), u"NotFound"_s);
    QVERIFY(!answer.json["title"_L1].toString().isEmpty());
}

void tst_Api::signsIn()
{
    HttpClient client(m_hall.endpoint(u"counter-2"_s, u"counter"_s));
    const Answer in(
        client.perform(post(u"/v1/session"_s, R"({"account":"wang","password":"secret-1"})")));
    QCOMPARE(in.status, 200);
    QCOMPARE(in.json["name"_L1].toString(), u"王晓燕"_s);
    QCOMPARE(in.json["role"_L1].toString(), u"clerk"_s);
    const QString token = in.json["token"_L1].toString();
    HttpCall out = as(get(u"/v1/session"_s), token);
    out.method = "DELETE";
    QCOMPARE(Answer(client.perform(out)).status, 200);
    QCOMPARE(Answer(client.perform(out)).status, 401);
}

void tst_Api::wrongPassword()
{
    for (const char* account : {"wang", "nobody"}) {
        const Answer answer(m_counter->perform(
            post(u"/v1/session"_s,
                 QByteArray(R"({"account":"%","password":"guess"})").replace("%", account))));
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json["code"_L1].toString(), u"BadCredentials"_s);
    }
}

void tst_Api::sessionEnds()
{
    const Answer answer(
        m_counter->perform(as(post(u"/v1/windows/1/open"_s, "{}"), u"no-such-token"_s)));
    QCOMPARE(answer.status, 401);
    // A token is worth nothing at a machine that is no counter, nor without a certificate.
    HttpClient board(m_hall.endpoint(u"board-1"_s, u"board"_s));
    QCOMPARE(Answer(board.perform(as(get(u"/v1/feed"_s), m_token))).status, 403);
    HttpClient anybody(m_hall.pki.anonymous(m_hall.port()));
    QCOMPARE(Answer(anybody.perform(as(post(u"/v1/windows/1/open"_s, "{}"), m_token))).status, 403);
}

void tst_Api::windowDay()
{
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si"],"unknown":true})").status, 200);
    QCOMPARE(press(u"1"_s, u"call-next"_s).json["code"_L1].toString(), u"QueueEmpty"_s);
    const QString number = issue(u"si"_s).json["number"_L1].toString();
    QVERIFY(number.startsWith(u"A0"));
    QCOMPARE(press(u"1"_s, u"pause"_s, text("reason", "tea")).status, 200);
    QCOMPARE(press(u"1"_s, u"call-next"_s).json["code"_L1].toString(), u"WindowClosed"_s);
    QCOMPARE(press(u"1"_s, u"resume"_s).status, 200);
    const Answer called = press(u"1"_s, u"call-next"_s);
    QCOMPARE(called.status, 200);
    QCOMPARE(called.json["number"_L1].toString(), number);
    QCOMPARE(press(u"1"_s, u"recall"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"start"_s).status, 200);
    const QByteArray stale = text("expectedTicket", "00000000-0000-0000-0000-000000000000");
    QCOMPARE(press(u"1"_s, u"finish"_s, stale).json["code"_L1].toString(), u"Conflict"_s);
    QCOMPARE(press(u"1"_s, u"finish"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"undo"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"transfer"_s, R"({"matter":"tax","reason":"x"})").status, 200);
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
    // It waits for the other matter now.
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["tax"]})").status, 200);
    const Answer again = press(u"1"_s, u"call-next"_s);
    QCOMPARE(again.json["number"_L1].toString(), number);
    QCOMPARE(press(u"1"_s, u"no-show"_s).status, 200);
    const QString id = again.json["id"_L1].toString();
    const Answer restored(
        m_counter->perform(as(post(u"/v1/tickets/"_s + id + u"/restore"_s, "{}"), m_token)));
    QCOMPARE(restored.json["state"_L1].toString(), u"waiting"_s);
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 200);
    QVERIFY(serve(u"1"_s));
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
}

void tst_Api::twoClerksTwoPeople()
{
    for (const QString& window : {u"1"_s, u"2"_s}) {
        QCOMPARE(press(window, u"open"_s, R"({"matters":["si"]})").status, 200);
    }
    const auto callNext = [this](const QString& window) {
        return std::async(std::launch::async, [this, window] {
            HttpClient client(m_hall.endpoint(u"counter-1"_s, u"counter"_s));
            return Answer(
                client.perform(as(post(u"/v1/windows/%1/call-next"_s.arg(window), "{}"), m_token)));
        });
    };
    for (int round = 0; round < 5; ++round) {
        QCOMPARE(issue(u"si"_s).status, 200);
        QCOMPARE(issue(u"si"_s).status, 200);
        auto one = callNext(u"1"_s);
        auto two = callNext(u"2"_s);
        const Answer first = one.get();
        const Answer second = two.get();
        QCOMPARE(first.status, 200);
        QCOMPARE(second.status, 200);
        QVERIFY(first.json["number"_L1] != second.json["number"_L1]);
        QVERIFY(serve(u"1"_s));
        QVERIFY(serve(u"2"_s));
    }
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
    QCOMPARE(press(u"2"_s, u"close"_s).status, 200);
}

void tst_Api::person()
{
    const QString id = issue(u"si"_s).json["id"_L1].toString();
    const Answer answer(
        m_counter->perform(as(get(u"/v1/tickets/"_s + id + u"/person"_s), m_token)));
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.json["code"_L1].toString(), u"NotFound"_s);
}

void tst_Api::repeatedCommandHappensOnce()
{
    const HttpCall call =
        as(post(u"/v1/tickets"_s, text("matter", "si"), "key-once-0001"), m_token);
    const Answer first(m_counter->perform(call));
    QCOMPARE(first.status, 200);
    for (int i = 0; i < 3; ++i) {
        const Answer again(m_counter->perform(call));
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
    }
    // At the same moment, over several connections, it is one as well.
    std::vector<std::future<QByteArray>> all;
    for (int i = 0; i < 4; ++i) {
        all.push_back(std::async(std::launch::async, [this] {
            HttpClient client(m_hall.endpoint(u"counter-1"_s, u"counter"_s));
            return Answer(
                       client.perform(as(
                           post(u"/v1/tickets"_s, text("matter", "si"), "key-once-0002"), m_token)))
                .body;
        }));
    }
    QSet<QByteArray> answers;
    for (auto& one : all) {
        answers << one.get();
    }
    QCOMPARE(answers.size(), 1);
}

void tst_Api::keyForAnotherRequest()
{
    QCOMPARE(Answer(m_counter->perform(
                        as(post(u"/v1/tickets"_s, text("matter", "si"), "key-other-01"), m_token)))
                 .status,
             200);
    const Answer other(m_counter->perform(
        as(post(u"/v1/tickets"_s, text("matter", "tax"), "key-other-01"), m_token)));
    QCOMPARE(other.status, 409);
    QCOMPARE(other.json["code"_L1].toString(), u"Conflict"_s);
    // Another machine's key is another key: nobody reads an answer that is not his.
    HttpClient kiosk(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    const Answer stranger(
        kiosk.perform(post(u"/v1/tickets"_s, text("matter", "tax"), "key-other-01")));
    QCOMPARE(stranger.status, 200);
}

void tst_Api::refusedCommandIsTriedAnew()
{
    const QString window = u"2"_s;
    QCOMPARE(press(window, u"open"_s, R"({"matters":["tax"]})").status, 200);
    while (press(window, u"call-next"_s).status == 200) {
        QVERIFY(serve(window));
    }
    const Answer refused = press(window, u"call-next"_s, "{}", "key-anew-0001");
    QCOMPARE(refused.json["code"_L1].toString(), u"QueueEmpty"_s);
    QCOMPARE(issue(u"tax"_s).status, 200);
    QCOMPARE(press(window, u"call-next"_s, "{}", "key-anew-0001").status, 200);
    QVERIFY(serve(window));
    QCOMPARE(press(window, u"close"_s).status, 200);
}

void tst_Api::badKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("short") << QByteArray("1234567");
    QTest::newRow("long") << QByteArray(65, 'a');
    QTest::newRow("space") << QByteArray("1234 56789");
    QTest::newRow("quote") << QByteArray("12345678'");
}

void tst_Api::badKeys()
{
    QFETCH(QByteArray, key);
    const Answer answer(
        m_counter->perform(as(post(u"/v1/tickets"_s, text("matter", "si"), key), m_token)));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json["field"_L1].toString(), u"Idempotency-Key"_s);
}

void tst_Api::feedStartsWithASnapshot()
{
    HttpClient board(m_hall.endpoint(u"board-1"_s, u"board"_s));
    const Answer first(board.perform(get(u"/v1/feed"_s)));
    QCOMPARE(first.status, 200);
    QVERIFY(first.json["isSnapshot"_L1].toBool());
    QVERIFY(first.json["now"_L1].toInteger() > 1'700'000'000'000);
    QVERIFY(kinds(first.json)
                .contains(QSet<QString>{u"hall"_s, u"theme"_s, u"matter"_s, u"window"_s, u"queue"_s,
                                        u"notice"_s}));
    const Answer next(
        board.perform(get(u"/v1/feed?after="_s + first.json["cursor"_L1].toString())));
    QCOMPARE(next.status, 200);
    QVERIFY(!next.json["isSnapshot"_L1].toBool());
    QVERIFY(next.json["changes"_L1].toArray().isEmpty());
    // A cursor of another life of the feed, and nonsense, start anew.
    for (const QString& cursor : {u"AAAAAAAAAAAAAAAAAAAAAA.5"_s, u"nonsense"_s, u"%27--"_s}) {
        const Answer anew(board.perform(get(u"/v1/feed?after="_s + cursor)));
        QVERIFY(anew.json["isSnapshot"_L1].toBool());
    }
}

void tst_Api::feedAudiences_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("isSignedIn");
    QTest::addColumn<QStringList>("sees");
    QTest::addColumn<QStringList>("neverSees");
    QTest::newRow("board") << u"board-1"_s << u"board"_s << false << QStringList{u"queue"_s}
                           << QStringList{u"ticket"_s, u"open"_s, u"device"_s, u"help"_s,
                                          u"daykey"_s};
    QTest::newRow("kiosk") << u"kiosk-1"_s << u"kiosk"_s << false
                           << QStringList{u"queue"_s, u"open"_s, u"daykey"_s}
                           << QStringList{u"ticket"_s, u"device"_s, u"help"_s};
    QTest::newRow("counter, nobody signed in")
        << u"counter-1"_s << u"counter"_s << false << QStringList{u"queue"_s}
        << QStringList{u"ticket"_s, u"open"_s, u"device"_s, u"help"_s, u"daykey"_s};
    QTest::newRow("counter, signed in")
        << u"counter-1"_s << u"counter"_s << true << QStringList{u"queue"_s, u"ticket"_s}
        << QStringList{u"open"_s, u"daykey"_s};
}

void tst_Api::feedAudiences()
{
    QFETCH(QString, name);
    QFETCH(QString, role);
    QFETCH(bool, isSignedIn);
    QFETCH(QStringList, sees);
    QFETCH(QStringList, neverSees);
    HttpClient client(m_hall.endpoint(name, role));
    const auto feed = [&](const QString& after, const QString& wait) {
        const HttpCall call = get(u"/v1/feed?after=%1&wait=%2"_s.arg(after, wait));
        return Answer(client.perform(isSignedIn ? as(call, m_token) : call));
    };
    // Both ways to the feed: the store's, and the hub's memory.
    QCOMPARE(issue(u"si"_s).status, 200);
    const Answer snapshot = feed({}, u"0"_s);
    QCOMPARE(issue(u"si"_s).status, 200);
    const Answer live = feed(snapshot.json["cursor"_L1].toString(), u"25"_s);
    for (const QString& kind : sees) {
        QVERIFY2(kinds(snapshot.json).contains(kind), qPrintable(kind));
    }
    QVERIFY(kinds(live.json).contains(u"queue"_s));
    for (const QString& kind : neverSees) {
        QVERIFY2(!kinds(snapshot.json).contains(kind), qPrintable(kind));
        QVERIFY2(!kinds(live.json).contains(kind), qPrintable(kind));
    }
    if (role == u"kiosk") {
        const QJsonArray changes = snapshot.json["changes"_L1].toArray();
        for (const QJsonValue change : changes) {
            QVERIFY(change["kind"_L1] != u"daykey"_s ||
                    change["id"_L1].toString().endsWith(u"/kiosk-1"));
        }
    }
}

void tst_Api::feedWakesUp()
{
    press(u"1"_s, u"open"_s, R"({"matters":["si"]})");
    QCOMPARE(issue(u"si"_s).status, 200);
    HttpClient board(m_hall.endpoint(u"board-1"_s, u"board"_s));
    const Answer before(board.perform(get(u"/v1/feed"_s)));
    auto poll = std::async(std::launch::async, [&] {
        return Answer(
            board.perform(get(u"/v1/feed?wait=25&after="_s + before.json["cursor"_L1].toString())));
    });
    QCOMPARE(poll.wait_for(50ms), std::future_status::timeout);
    QElapsedTimer sincePress;
    sincePress.start();
    const Answer called = press(u"1"_s, u"call-next"_s);
    QCOMPARE(called.status, 200);
    const Answer seen = poll.get();
    qInfo("from the press to the board: %lld ms", sincePress.elapsed());
    // A tenth of a second on a machine of its own; this one runs other tests beside.
    QVERIFY(sincePress.elapsed() < 2000);
    QVERIFY(kinds(seen.json).contains(u"call"_s));
    QVERIFY(serve(u"1"_s));
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
}

void tst_Api::feedHoldsWhileNothingHappens()
{
    HttpClient board(m_hall.endpoint(u"board-1"_s, u"board"_s));
    const Answer before(board.perform(get(u"/v1/feed"_s)));
    QElapsedTimer held;
    held.start();
    const Answer empty(
        board.perform(get(u"/v1/feed?wait=0.3&after="_s + before.json["cursor"_L1].toString())));
    QCOMPARE(empty.status, 200);
    QVERIFY(held.elapsed() >= 290);
    QVERIFY(empty.json["changes"_L1].toArray().isEmpty());
    QVERIFY(!empty.json["hasMore"_L1].toBool());
}

void tst_Api::feedBadWait_data()
{
    QTest::addColumn<QString>("wait");
    QTest::newRow("text") << u"long"_s;
    QTest::newRow("negative") << u"-1"_s;
    QTest::newRow("too long") << u"31"_s;
    QTest::newRow("nan") << u"nan"_s;
    QTest::newRow("inf") << u"inf"_s;
}

void tst_Api::feedBadWait()
{
    QFETCH(QString, wait);
    HttpClient board(m_hall.endpoint(u"board-1"_s, u"board"_s));
    const Answer answer(board.perform(get(u"/v1/feed?wait="_s + wait)));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json["field"_L1].toString(), u"wait"_s);
}

void tst_Api::journalIsTaken()
{
    TestKiosk kiosk(u"kiosk-1"_s, u"1"_s, m_hall.keys(u"kiosk-1"_s));
    HttpClient client(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    const QString number = kiosk.issue(u"si"_s);
    const journal::Batch batch = kiosk.nextBatch(100);
    QCOMPARE(batch.rows.size(), 2);
    for (int i = 0; i < 3; ++i) {
        const Answer answer(client.perform(batchCall(batch)));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json["held"_L1].toInt(), 2);
        QCOMPARE(answer.json["safe"_L1].toInt(), 2);
        QCOMPARE(answer.json["incarnation"_L1].toInt(), static_cast<int>(batch.incarnation));
    }
    // It waits with the others now, once.
    const Answer feed(m_counter->perform(as(get(u"/v1/feed"_s), m_token)));
    int times = 0;
    const QJsonArray changes = feed.json["changes"_L1].toArray();
    for (const QJsonValue change : changes) {
        times +=
            change["kind"_L1] == u"ticket"_s && change["body"_L1]["number"_L1] == number ? 1 : 0;
    }
    QCOMPARE(times, 1);
}

void tst_Api::journalOfAnother()
{
    TestKiosk kiosk(u"kiosk-2"_s, u"2"_s, m_hall.keys(u"kiosk-2"_s));
    kiosk.issue(u"si"_s);
    const journal::Batch batch = kiosk.nextBatch(100);
    HttpClient other(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    const Answer answer(other.perform(batchCall(batch)));
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.json["code"_L1].toString(), u"NotPermitted"_s);
    // The right name with the wrong key is no better.
    TestKiosk forged(u"kiosk-1"_s, u"1"_s, m_hall.keys(u"kiosk-2"_s));
    forged.issue(u"si"_s);
    const Answer signedWrong(other.perform(batchCall(forged.nextBatch(100))));
    QCOMPARE(signedWrong.status, 403);
    QCOMPARE(signedWrong.json["code"_L1].toString(), u"BadSignature"_s);
}

void tst_Api::journalOfAStranger()
{
    HttpClient stranger(m_hall.endpoint(u"kiosk-9"_s, u"kiosk"_s));
    TestKiosk kiosk(u"kiosk-9"_s, u"9"_s, m_hall.keys(u"kiosk-2"_s));
    kiosk.issue(u"si"_s);
    const Answer answer(stranger.perform(batchCall(kiosk.nextBatch(100))));
    QCOMPARE(answer.status, 403);
}

void tst_Api::journalGap()
{
    TestKiosk kiosk(u"kiosk-2"_s, u"2"_s, m_hall.keys(u"kiosk-2"_s));
    HttpClient client(m_hall.endpoint(u"kiosk-2"_s, u"kiosk"_s));
    kiosk.issue(u"si"_s);
    const journal::Batch first = kiosk.nextBatch(1);
    // As if the parent had acknowledged it and was then restored from a backup.
    kiosk.acknowledge({.node = first.node, .incarnation = first.incarnation, .held = 1, .safe = 0},
                      first);
    const journal::Batch second = kiosk.nextBatch(100);
    const Answer gap(client.perform(batchCall(second)));
    QCOMPARE(gap.status, 409);
    QCOMPARE(gap.json["code"_L1].toString(), u"ChainGap"_s);
    QCOMPARE(gap.json["held"_L1].toInt(-1), 0);
    QCOMPARE(Answer(client.perform(batchCall(first))).status, 200);
    const Answer whole(client.perform(batchCall(second)));
    QCOMPARE(whole.status, 200);
    QCOMPARE(whole.json["held"_L1].toInt(), 2);
}

void tst_Api::journalFork()
{
    // Another life of kiosk-2 under the same name and incarnation: the chain that is held already
    // says something else.
    TestKiosk kiosk(u"kiosk-2"_s, u"2"_s, m_hall.keys(u"kiosk-2"_s));
    HttpClient client(m_hall.endpoint(u"kiosk-2"_s, u"kiosk"_s));
    kiosk.issue(u"tax"_s);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"."_s));
    const Answer fork(client.perform(batchCall(kiosk.nextBatch(100))));
    QCOMPARE(fork.status, 409);
    QCOMPARE(fork.json["code"_L1].toString(), u"ChainForked"_s);
}

void tst_Api::journalGarbage()
{
    HttpClient client(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    for (const QByteArray& body : {QByteArray(), QByteArray("{}"), QByteArray(100'000, 'x')}) {
        const Answer answer(client.perform(post(u"/v1/journal"_s, body)));
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json["code"_L1].toString(), u"BadFrame"_s);
    }
}

void tst_Api::ticketPage_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("accepts");
    QTest::addColumn<bool>("isEnglish");
    QTest::newRow("says nothing") << QString() << QByteArray() << false;
    QTest::newRow("browser in Chinese")
        << QString() << QByteArray("zh-CN,zh;q=0.9,en;q=0.8") << false;
    QTest::newRow("browser in English") << QString() << QByteArray("en-GB,en;q=0.9") << true;
    QTest::newRow("asked for English") << u"?lang=en"_s << QByteArray("zh-CN") << true;
    QTest::newRow("asked for Chinese") << u"?lang=zh"_s << QByteArray("en") << false;
}

void tst_Api::ticketPage()
{
    QFETCH(QString, query);
    QFETCH(QByteArray, accepts);
    QFETCH(bool, isEnglish);
    const Answer issued = issue(u"tax"_s);
    HttpClient phone(m_hall.pki.anonymous(m_hall.port()));
    HttpCall call = get(u"/t/"_s + issued.json["token"_L1].toString() + query);
    if (!accepts.isEmpty()) {
        call.headers.append({"Accept-Language", accepts});
    }
    const Answer page(phone.perform(call));
    QCOMPARE(page.status, 200);
    QVERIFY(page.type.startsWith("text/html"));
    QVERIFY(page.body.contains(issued.json["number"_L1].toString().toUtf8()));
    QCOMPARE(page.body.contains("Waiting"), isEnglish);
    QCOMPARE(page.body.contains("等候叫号"), !isEnglish);
    // Names from the catalogue are text, not markup.
    QVERIFY(page.body.contains(isEnglish ? "Tax &amp; duty" : "&lt;b&gt;税务&lt;/b&gt;"));
    QVERIFY(!page.body.contains("<script"));
}

void tst_Api::ticketPageUnknown()
{
    HttpClient phone(m_hall.pki.anonymous(m_hall.port()));
    for (const QString& token : {u"AAAAAAAAAAAAAAAAAAAAAA"_s, u"%27%20OR%201"_s, u"a%2Fb"_s}) {
        const Answer page(phone.perform(get(u"/t/"_s + token)));
        QCOMPARE(page.status, 404);
        QVERIFY(page.type.startsWith("text/html"));
    }
}

void tst_Api::styleAndHealth()
{
    HttpClient anybody(m_hall.pki.anonymous(m_hall.port()));
    const Answer style(anybody.perform(get(u"/assets/ticket.css"_s)));
    QCOMPARE(style.status, 200);
    QVERIFY(style.type.startsWith("text/css"));
    const Answer health(anybody.perform(get(u"/healthz"_s)));
    QCOMPARE(health.json["status"_L1].toString(), u"ok"_s);
    const Answer time(anybody.perform(get(u"/v1/time"_s)));
    QVERIFY(qAbs(time.json["now"_L1].toInteger() - QDateTime::currentMSecsSinceEpoch()) < 60'000);
}

QTEST_GUILESS_MAIN(tst_Api)
#include "tst_Api.moc"
