// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/HttpServerTest.h"

#include <QTest>

#include <future>
#include <stop_token>

using namespace onewindow;
using namespace onewindow::platform;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The handler answers when it likes, or never; meanwhile clients leave and servers stop.
class tst_HttpAnswers : public HttpServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void answersFromAnyThreadLater();
    void droppedClientCancels();
    void handlerThatForgets();
    void answerInTime();
    void secondRequestWaitsItsTurn();
    void repliesOutliveTheServer();
};

void tst_HttpAnswers::answersFromAnyThreadLater()
{
    OpenCall call(settings(), m_pki);
    HttpResponse response;
    response.status = 201;
    response.body = "{}";
    call.reply(response);
    const auto result = call.answer.get();
    QVERIFY(result);
    QCOMPARE(result.value().status, 201);
}

void tst_HttpAnswers::droppedClientCancels()
{
    OpenCall call(settings(), m_pki);
    std::promise<void> dropped;
    std::stop_callback onDropped(call.request.dropped, [&dropped] { dropped.set_value(); });
    call.client->cancel();
    const auto cancelled = call.answer.get();
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    // What perform() left open is closed when the client goes, at the latest.
    QCOMPARE(dropped.get_future().wait_for(20s), std::future_status::ready);
    call.reply({}); // Nobody is there; nothing happens.
}

void tst_HttpAnswers::handlerThatForgets()
{
    HttpServer server(settings(), [](const HttpRequest&, const HttpReply&) {});
    QVERIFY(server.start());
    HttpClient client(m_pki.anonymous(server.port()));
    const auto answer = client.perform(get(u"/"_s));
    QVERIFY(answer);
    QCOMPARE(answer.value().status, 500);
}

void tst_HttpAnswers::answerInTime()
{
    Asked asked;
    HttpServerSettings limits = settings();
    limits.answerTime = 50ms;
    HttpServer server(limits, std::ref(asked));
    QVERIFY(server.start());
    HttpClient client(m_pki.anonymous(server.port()));
    const auto answer = client.perform(get(u"/"_s));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::NetworkFailed);
    const auto waiting = asked.take();
    QVERIFY(waiting);
    // The client may see the end of the connection before the handler is told.
    std::promise<void> dropped;
    std::stop_callback onDropped(waiting->first.dropped, [&dropped] { dropped.set_value(); });
    QCOMPARE(dropped.get_future().wait_for(20s), std::future_status::ready);
}

void tst_HttpAnswers::secondRequestWaitsItsTurn()
{
    Asked asked;
    HttpServer server(settings(), std::ref(asked));
    QVERIFY(server.start());
    const auto socket = connectRaw(server.port());
    QVERIFY(socket);
    socket->write("GET /first HTTP/1.1\r\nHost: a\r\n\r\nGET /second HTTP/1.1\r\nHost: a\r\n\r\n");
    socket->flush();
    auto first = asked.take();
    QVERIFY(first);
    QCOMPARE(first->first.target.path(), u"/first"_s);
    HttpResponse response;
    response.body = "one";
    first->second(response);
    auto second = asked.take();
    QVERIFY(second);
    QCOMPARE(second->first.target.path(), u"/second"_s);
    response.body = "two";
    second->second(response);
    QByteArray answer;
    while (!answer.endsWith("two") && socket->waitForReadyRead(kPatience)) {
        answer += socket->readAll();
    }
    QVERIFY(answer.indexOf("one") > 0 && answer.indexOf("one") < answer.indexOf("two"));
}

void tst_HttpAnswers::repliesOutliveTheServer()
{
    OpenCall call(settings(), m_pki);
    call.server->stop(10ms);
    call.server.reset();
    call.reply({});
    QVERIFY(!call.answer.get());
}

QTEST_GUILESS_MAIN(tst_HttpAnswers)
#include "tst_HttpAnswers.moc"
