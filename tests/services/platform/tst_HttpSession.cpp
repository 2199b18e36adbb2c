// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/HttpServerTest.h"

#include <QElapsedTimer>
#include <QTest>

using namespace onewindow;
using namespace onewindow::platform;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// One connection: what is read of it, what is refused, and its end.
class tst_HttpSession : public HttpServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAlive();
    void head();
    void malformed_data();
    void malformed();
    void bodyLimits_data();
    void bodyLimits();
    void bodyOverLimitIsNotRead();
    void expectContinue();
    void chunked();
    void tooSlow_data();
    void tooSlow();
    void trickles_data();
    void trickles();
    void whoDoesNotReadIsNotWaitedFor();
    void securityHeaders_data();
    void securityHeaders();
    void goodbyeEndsWithTheClient();
};

void tst_HttpSession::keepsAlive()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const auto socket = connectRaw(server.port());
    QVERIFY(socket);
    for (int i = 0; i < 3; ++i) {
        socket->write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        const QByteArray answer = readAnswer(*socket);
        QCOMPARE(status(answer), 200);
        QVERIFY(answer.contains("Connection: keep-alive\r\n"));
    }
    socket->write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QVERIFY(readAnswer(*socket).contains("Connection: close\r\n"));
}

void tst_HttpSession::head()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const QByteArray answer =
        exchange(server.port(), "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QCOMPARE(status(answer), 200);
    QVERIFY(answer.endsWith("\r\n\r\n"));
    QVERIFY(!answer.contains("Content-Length: 0\r\n"));
}

void tst_HttpSession::malformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("expected");
    const QByteArray host("Host: a\r\n");
    QTest::newRow("garbage") << QByteArray("\x16\x03\x01garbage\r\n\r\n") << 400;
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("absolute target")
        << QByteArray("GET http://a/ HTTP/1.1\r\n" + host + "\r\n") << 400;
    QTest::newRow("relative path") << QByteArray("GET /a/../b HTTP/1.1\r\n" + host + "\r\n") << 400;
    QTest::newRow("space in header name")
        << QByteArray("GET / HTTP/1.1\r\n" + host + "A b: c\r\n\r\n") << 400;
    QTest::newRow("folded header")
        << QByteArray("GET / HTTP/1.1\r\n" + host + "A: b\n c\r\n\r\n") << 400;
    QTest::newRow("two lengths") << QByteArray("POST / HTTP/1.1\r\n" + host +
                                               "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab")
                                 << 400;
    QTest::newRow("negative length")
        << QByteArray("POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n") << 400;
    QTest::newRow("length and chunks")
        << QByteArray("POST / HTTP/1.1\r\n" + host +
                      "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
        << 400;
    QTest::newRow("bad chunk") << QByteArray("POST / HTTP/1.1\r\n" + host +
                                             "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n")
                               << 400;
    QTest::newRow("header too long")
        << QByteArray("GET / HTTP/1.1\r\n" + host + "A: " + QByteArray(20'000, 'a') + "\r\n\r\n")
        << 431;
    QTest::newRow("endless chunk line")
        << QByteArray("POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n1;" +
                      QByteArray(40'000, 'a'))
        << 431;
    QTest::newRow("target too long")
        << QByteArray("GET /" + QByteArray(3000, 'a') + " HTTP/1.1\r\n" + host + "\r\n") << 400;
}

void tst_HttpSession::malformed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, expected);
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const QByteArray answer = exchange(server.port(), bytes);
    QCOMPARE(status(answer), expected);
    QVERIFY(answer.contains("Content-Type: application/problem+json\r\n"));
    QVERIFY(answer.contains("Connection: close\r\n"));
}

void tst_HttpSession::bodyLimits_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("expected");
    QTest::newRow("small, at the limit") << u"/small"_s << 1000 << 200;
    QTest::newRow("small, one over") << u"/small"_s << 1001 << 413;
    QTest::newRow("large, at the limit") << u"/large"_s << 100'000 << 200;
    QTest::newRow("large, one over") << u"/large"_s << 100'001 << 413;
    QTest::newRow("far over") << u"/small"_s << 5'000'000 << 413;
}

void tst_HttpSession::bodyLimits()
{
    QFETCH(QString, path);
    QFETCH(int, size);
    QFETCH(int, expected);
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    HttpClient client(m_pki.anonymous(server.port()));
    HttpCall call;
    call.method = "POST";
    call.path = path;
    call.body = QByteArray(size, 'a');
    call.contentType = "text/plain";
    const auto answer = client.perform(call);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer.value().status, expected);
    if (expected == 413) {
        QCOMPARE(errorOf(answer.value()).code, ErrorCode::TooLarge);
    }
}

void tst_HttpSession::bodyOverLimitIsNotRead()
{
    // Chunked, so that no length announces it, and never ending: the answer comes before the end.
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const QByteArray answer = exchange(
        server.port(), "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" +
                           QByteArray("10\r\n0123456789abcdef\r\n").repeated(100));
    QCOMPARE(status(answer), 413);
}

void tst_HttpSession::expectContinue()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const auto socket = connectRaw(server.port());
    QVERIFY(socket);
    socket->write(
        "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    QVERIFY(socket->waitForReadyRead(kPatience));
    QCOMPARE(socket->readAll(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    socket->write("abc");
    QVERIFY(readAnswer(*socket).contains("\"length\":3"));
}

void tst_HttpSession::chunked()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const QByteArray answer =
        exchange(server.port(), "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n"
                                "0\r\n\r\n");
    QCOMPARE(status(answer), 200);
    QVERIFY(answer.contains("\"length\":7"));
}

void tst_HttpSession::tooSlow_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isTls");
    QTest::newRow("no handshake") << QByteArray("\x16\x03") << false;
    QTest::newRow("nothing after the handshake") << QByteArray() << true;
    QTest::newRow("half a header") << QByteArray("GET / HTTP/1.1\r\nHost:") << true;
    QTest::newRow("half a body")
        << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc") << true;
}

void tst_HttpSession::tooSlow()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isTls);
    HttpServerSettings limits = settings();
    limits.handshakeTime = isTls ? 20s : 50ms;
    limits.idleTime = 50ms;
    limits.headerTime = 50ms;
    limits.bodyTime = 50ms;
    HttpServer server(limits, echo);
    QVERIFY(server.start());
    std::unique_ptr<QTcpSocket> socket;
    if (isTls) {
        socket = connectRaw(server.port());
    } else {
        socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(u"127.0.0.1"_s, server.port());
        QVERIFY(socket->waitForConnected(kPatience));
    }
    QVERIFY(socket);
    socket->write(bytes);
    socket->flush();
    if (socket->state() == QAbstractSocket::ConnectedState) {
        QVERIFY(socket->waitForDisconnected(kPatience));
    }
    QVERIFY(socket->readAll().isEmpty());
}

void tst_HttpSession::trickles_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("drop");
    QTest::newRow("head") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nA: ") << QByteArray("a");
    QTest::newRow("body") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\n")
                          << QByteArray("a");
    QTest::newRow("chunks")
        << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        << QByteArray("1\r\na\r\n");
}

/// What comes bit by bit has no more time than what does not come.
void tst_HttpSession::trickles()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, drop);
    HttpServerSettings limits = settings();
    limits.strangerIdleTime = 20s;
    limits.headerTime = 300ms;
    limits.bodyTime = 300ms;
    HttpServer server(limits, echo);
    QVERIFY(server.start());
    const auto socket = connectRaw(server.port());
    QVERIFY(socket);
    socket->write(begin);
    int drops = 0;
    QElapsedTimer elapsed;
    elapsed.start();
    while (socket->state() == QAbstractSocket::ConnectedState && elapsed.elapsed() < kPatience) {
        socket->write(drop);
        socket->flush();
        ++drops;
        socket->waitForDisconnected(20);
    }
    QCOMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QVERIFY(drops > 1);
    QVERIFY(socket->readAll().isEmpty());
}

void tst_HttpSession::whoDoesNotReadIsNotWaitedFor()
{
    HttpServerSettings limits = settings();
    limits.writeTime = 300ms;
    HttpServer server(limits, [](const HttpRequest&, const HttpReply& reply) {
        HttpResponse response;
        response.body = QByteArray(64 << 20, 'a');
        reply(std::move(response));
    });
    QVERIFY(server.start());
    const auto socket = connectRaw(server.port());
    QVERIFY(socket);
    socket->setReadBufferSize(1024);
    socket->write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    socket->flush();
    QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() > 0, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), std::size_t(0), kPatience);
}

void tst_HttpSession::securityHeaders_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("answer") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTest::newRow("problem") << QByteArray("GET /.. HTTP/1.1\r\nHost: a\r\n\r\n");
}

void tst_HttpSession::securityHeaders()
{
    QFETCH(QByteArray, bytes);
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const QByteArray answer = exchange(server.port(), bytes);
    for (const char* header :
         {"Strict-Transport-Security: max-age=", "X-Content-Type-Options: nosniff\r\n",
          "X-Frame-Options: DENY\r\n", "Content-Security-Policy: default-src 'none'",
          "Referrer-Policy: no-referrer\r\n", "Cache-Control: no-store\r\n",
          "Date: ", "OneWindow-Api-Version: 1\r\n"}) {
        QVERIFY2(answer.contains(header), header);
    }
    QVERIFY(!answer.contains("Server:"));
}

void tst_HttpSession::goodbyeEndsWithTheClient()
{
    HttpServerSettings patient = settings();
    patient.lingerTime = 60s;
    HttpServer server(patient, echo);
    QVERIFY(server.start());
    QCOMPARE(status(exchange(server.port(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n")), 200);
    QCOMPARE(status(exchange(server.port(), "GET /.. HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    QElapsedTimer elapsed;
    elapsed.start();
    server.stop(60s);
    QVERIFY(elapsed.elapsed() < kPatience);
}

QTEST_GUILESS_MAIN(tst_HttpSession)
#include "tst_HttpSession.moc"
