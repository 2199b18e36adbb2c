// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Bundle.h"
#include "services/platform/Api.h"
#include "tests/services/platform/ApiTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

/// Which routes there are, for which machines, and what is a request at all.
class tst_Api : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void routes_data();
    void routes();
    void roles_data();
    void roles();
    void badBodies_data();
    void badBodies();
    void problems();
    void bodiesOfTheJournal_data();
    void bodiesOfTheJournal();
};

void tst_Api::routes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("page of another name") << QByteArray("GET") << u"/nothing"_s << 404;
    QTest::newRow("unknown") << QByteArray("GET") << u"/v1/nothing"_s << 404;
    QTest::newRow("too long") << QByteArray("GET") << u"/v1/time/now"_s << 404;
    QTest::newRow("too short") << QByteArray("POST") << u"/v1/windows/1"_s << 404;
    QTest::newRow("another version") << QByteArray("GET") << u"/v2/time"_s << 404;
    QTest::newRow("time") << QByteArray("GET") << u"/v1/time"_s << 200;
    QTest::newRow("time by POST") << QByteArray("POST") << u"/v1/time"_s << 405;
    QTest::newRow("session by GET") << QByteArray("GET") << u"/v1/session"_s << 200;
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
    const bool isStranger = QByteArray(QTest::currentDataTag()).endsWith("not enrolled");
    HttpClient client(role.isEmpty()
                          ? m_hall.pki.anonymous(m_hall.port())
                          : m_hall.endpoint(role + (isStranger ? u"-9"_s : u"-1"_s), role));
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
    QTest::newRow("unknown member")
        << u"/v1/tickets"_s << QByteArray(R"({"matter":"si","clas":"normal"})") << u"clas"_s;
    QTest::newRow("a name twice") << u"/v1/tickets"_s
                                  << QByteArray(R"({"matter":"si","matter":"tax"})") << u"matter"_s;
    QTest::newRow("a body where none belongs")
        << u"/v1/help/1/answer"_s << QByteArray(R"({"id":"2"})") << u"id"_s;
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

void tst_Api::bodiesOfTheJournal_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<qsizetype>("limit");
    QTest::newRow("terminal") << u"kiosk"_s << journal::kRelayedByteLimit;
    QTest::newRow("hall") << u"hall"_s << journal::kBatchByteLimit;
    QTest::newRow("counter") << u"counter"_s << qsizetype(64 * 1024);
}

/// What a hall takes it can hand on.
void tst_Api::bodiesOfTheJournal()
{
    QFETCH(QString, role);
    QFETCH(qsizetype, limit);
    platform::HttpRequest request;
    request.target.segments = {u"v1"_s, u"journal"_s};
    request.peerRole = role;
    QCOMPARE(platform::Api::bodyLimit(request), limit);
}

QTEST_GUILESS_MAIN(tst_Api)
#include "tst_Api.moc"
