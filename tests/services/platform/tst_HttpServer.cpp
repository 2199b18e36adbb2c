// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/HttpServer.h"
#include "services/platform/Problem.h"
#include "services/sync/HttpClient.h"
#include "tests/services/platform/TestPki.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>
#include <QWaitCondition>

#include <deque>
#include <future>
#include <thread>

using namespace onewindow;
using namespace onewindow::platform;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// For what must come, in milliseconds: on a machine with other work to do.
constexpr int kPatience = 20'000;

/// A handler that keeps what it is asked, for the test to answer.
class Asked
{
public:
    void operator()(HttpRequest request, HttpReply reply)
    {
        const QMutexLocker lock(&m_mutex);
        m_waiting.emplace_back(std::move(request), std::move(reply));
        m_arrived.wakeAll();
    }

    std::optional<std::pair<HttpRequest, HttpReply>> take()
    {
        const QMutexLocker lock(&m_mutex);
        if (m_waiting.empty() && !m_arrived.wait(&m_mutex, kPatience)) {
            return std::nullopt;
        }
        auto first = std::move(m_waiting.front());
        m_waiting.pop_front();
        return first;
    }

private:
    QMutex m_mutex;
    QWaitCondition m_arrived;
    std::deque<std::pair<HttpRequest, HttpReply>> m_waiting;
};

/// Echoes what the server made of the request.
void echo(const HttpRequest& request, const HttpReply& reply)
{
    QJsonObject json{{u"method"_s, QString::fromLatin1(request.method)},
                     {u"path"_s, request.target.path()},
                     {u"peerName"_s, request.peerName},
                     {u"peerRole"_s, request.peerRole},
                     {u"remote"_s, request.remote},
                     {u"length"_s, request.body.size()},
                     {u"x"_s, QString::fromLatin1(request.header("x-one"))}};
    HttpResponse response;
    response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    reply(std::move(response));
}

HttpCall get(const QString& path)
{
    HttpCall call;
    call.path = path;
    return call;
}

QJsonObject json(const Result<HttpAnswer>& answer)
{
    return answer ? QJsonDocument::fromJson(answer.value().body).object() : QJsonObject();
}

int status(const QByteArray& raw)
{
    return raw.startsWith("HTTP/1.1 ") ? raw.mid(9, 3).toInt() : 0;
}

/// Whether `raw` is an answer to its last byte.
bool isWhole(const QByteArray& raw, bool isHead)
{
    const QByteArray name("\r\nContent-Length: ");
    const qsizetype end = raw.indexOf("\r\n\r\n");
    const qsizetype length = raw.indexOf(name) + name.size();
    return end >= 0 &&
           (isHead ||
            raw.size() - end - 4 >= raw.mid(length, raw.indexOf("\r\n", length) - length).toInt());
}

/// What the server answers; as far as it came if it closes before the end.
QByteArray readAnswer(QSslSocket& socket, bool isHead = false)
{
    QByteArray answer;
    while (!isWhole(answer, isHead) && socket.waitForReadyRead(kPatience)) {
        answer += socket.readAll();
    }
    return answer;
}

} // namespace

class tst_HttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void echoes();
    void peerIsKnown();
    void strangersCertificateIsRefused();
    void oldTlsIsRefused();
    void clientChecksTheServer();
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
    void tooFrequent();
    void tooManyConnections();
    void securityHeaders_data();
    void securityHeaders();
    void answersFromAnyThreadLater();
    void droppedClientCancels();
    void goodbyeEndsWithTheClient();
    void handlerThatForgets();
    void answerInTime();
    void secondRequestWaitsItsTurn();
    void stopAnswersWhatIsInHand();
    void stopEndsTheStubborn();
    void repliesOutliveTheServer();
    void badSettings_data();
    void badSettings();
    void portIsTaken();

private:
    HttpServerSettings settings() const;
    /// A raw TLS connection; `name` gives it a client certificate.
    std::unique_ptr<QSslSocket> connectRaw(quint16 port, const QString& name = {});
    /// Sends `bytes`, reads the answer, and closes.
    QByteArray exchange(quint16 port, const QByteArray& bytes);

    testing::TestPki m_pki;
};

HttpServerSettings tst_HttpServer::settings() const
{
    HttpServerSettings settings;
    settings.certificateFile = m_pki.serverCertificate();
    settings.keyFile = m_pki.serverKey();
    settings.caFile = m_pki.caFile();
    settings.handshakeTime = 20s;
    // For a client that is slow to send what the server no longer wants: it closes when it has the
    // answer.
    settings.lingerTime = 20s;
    settings.bodyLimit = [](const HttpRequest& request) {
        return request.target.path() == "/large"_L1 ? 100'000 : 1000;
    };
    return settings;
}

std::unique_ptr<QSslSocket> tst_HttpServer::connectRaw(quint16 port, const QString& name)
{
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(m_pki.caFile()));
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    if (!name.isEmpty()) {
        const auto endpoint = m_pki.endpoint(port, name, u"kiosk"_s);
        QFile key(endpoint.keyFile);
        if (key.open(QIODevice::ReadOnly)) {
            tls.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
        }
        tls.setLocalCertificateChain(QSslCertificate::fromPath(endpoint.certificateFile));
    }
    socket->setSslConfiguration(tls);
    socket->connectToHostEncrypted(u"127.0.0.1"_s, port);
    return socket->waitForEncrypted(kPatience) ? std::move(socket) : nullptr;
}

QByteArray tst_HttpServer::exchange(quint16 port, const QByteArray& bytes)
{
    const auto socket = connectRaw(port);
    if (!socket) {
        return {};
    }
    socket->write(bytes);
    socket->flush();
    return readAnswer(*socket, bytes.startsWith("HEAD"));
}

void tst_HttpServer::echoes()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    QVERIFY(server.port() != 0);
    HttpClient client(m_pki.anonymous(server.port()));
    HttpCall call;
    call.method = "POST";
    call.path = u"/v1/%E5%8F%B7?a=b"_s;
    call.body = "hello";
    call.contentType = "application/json";
    call.headers = {{"X-One", "1"}};
    const auto answer = client.perform(call);
    QVERIFY(answer);
    QCOMPARE(answer.value().status, 200);
    QCOMPARE(answer.value().contentType, QByteArray("application/json"));
    QCOMPARE(json(answer), (QJsonObject{{u"method"_s, u"POST"_s},
                                        {u"path"_s, u"/v1/号"_s},
                                        {u"peerName"_s, u""_s},
                                        {u"peerRole"_s, u""_s},
                                        {u"remote"_s, u"127.0.0.1"_s},
                                        {u"length"_s, 5},
                                        {u"x"_s, u"1"_s}}));
}

void tst_HttpServer::peerIsKnown()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    HttpClient client(m_pki.endpoint(server.port(), u"kiosk-1"_s, u"kiosk"_s));
    const auto answer = client.perform(get(u"/"_s));
    QCOMPARE(json(answer)["peerName"_L1].toString(), u"kiosk-1"_s);
    QCOMPARE(json(answer)["peerRole"_L1].toString(), u"kiosk"_s);
}

void tst_HttpServer::strangersCertificateIsRefused()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    testing::TestPki other;
    auto endpoint = other.endpoint(server.port(), u"kiosk-1"_s, u"kiosk"_s);
    endpoint.caFile = m_pki.caFile();
    HttpClient client(endpoint);
    const auto answer = client.perform(get(u"/"_s));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::NetworkFailed);
    // The server's own certificate is one of the CA's, but not one for clients.
    auto server1 = m_pki.anonymous(server.port());
    server1.certificateFile = m_pki.serverCertificate();
    server1.keyFile = m_pki.serverKey();
    HttpClient asServer(server1);
    QVERIFY(!asServer.perform(get(u"/"_s)));
}

void tst_HttpServer::oldTlsIsRefused()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    QSslSocket socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(m_pki.caFile()));
    tls.setProtocol(QSsl::TlsV1_2);
    socket.setSslConfiguration(tls);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    QVERIFY(!socket.waitForEncrypted(kPatience));
    // In clear it is no better.
    QTcpSocket plain;
    plain.connectToHost(u"127.0.0.1"_s, server.port());
    QVERIFY(plain.waitForConnected(kPatience));
    plain.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    while (plain.state() == QAbstractSocket::ConnectedState && plain.waitForReadyRead(kPatience)) {
    }
    QVERIFY(!plain.readAll().contains("HTTP"));
}

void tst_HttpServer::clientChecksTheServer()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    testing::TestPki other;
    HttpClient wrongAuthority(other.anonymous(server.port()));
    QVERIFY(!wrongAuthority.perform(get(u"/"_s)));
    auto endpoint = m_pki.anonymous(server.port());
    endpoint.baseUrl = u"https://127.0.0.2:%1"_s.arg(server.port());
    HttpClient wrongName(endpoint);
    QVERIFY(!wrongName.perform(get(u"/"_s)));
    endpoint.baseUrl = u"http://127.0.0.1:%1"_s.arg(server.port());
    HttpClient inClear(endpoint);
    QVERIFY(!inClear.perform(get(u"/"_s)));
}

void tst_HttpServer::keepsAlive()
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

void tst_HttpServer::head()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const QByteArray answer =
        exchange(server.port(), "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QCOMPARE(status(answer), 200);
    QVERIFY(answer.endsWith("\r\n\r\n"));
    QVERIFY(!answer.contains("Content-Length: 0\r\n"));
}

void tst_HttpServer::malformed_data()
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

void tst_HttpServer::malformed()
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

void tst_HttpServer::bodyLimits_data()
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

void tst_HttpServer::bodyLimits()
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

void tst_HttpServer::bodyOverLimitIsNotRead()
{
    // Chunked, so that no length announces it, and never ending: the answer comes before the end.
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const QByteArray answer = exchange(
        server.port(), "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" +
                           QByteArray("10\r\n0123456789abcdef\r\n").repeated(100));
    QCOMPARE(status(answer), 413);
}

void tst_HttpServer::expectContinue()
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

void tst_HttpServer::chunked()
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

void tst_HttpServer::tooSlow_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isTls");
    QTest::newRow("no handshake") << QByteArray("\x16\x03") << false;
    QTest::newRow("nothing after the handshake") << QByteArray() << true;
    QTest::newRow("half a header") << QByteArray("GET / HTTP/1.1\r\nHost:") << true;
    QTest::newRow("half a body")
        << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc") << true;
}

void tst_HttpServer::tooSlow()
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

void tst_HttpServer::tooFrequent()
{
    HttpServerSettings limits = settings();
    limits.requestsPerSecond = 0.001;
    limits.requestBurst = 5;
    HttpServer server(limits, echo);
    QVERIFY(server.start());
    HttpClient kiosk(m_pki.endpoint(server.port(), u"kiosk-1"_s, u"kiosk"_s));
    for (int i = 0; i < 5; ++i) {
        const auto answer = kiosk.perform(get(u"/"_s));
        QVERIFY(answer);
        QCOMPARE(answer.value().status, 200);
    }
    const auto answer = kiosk.perform(get(u"/"_s));
    QVERIFY(answer);
    QCOMPARE(answer.value().status, 429);
    QCOMPARE(errorOf(answer.value()).code, ErrorCode::TooMany);
    // Another one on the same machine is not punished for it.
    HttpClient board(m_pki.endpoint(server.port(), u"board-1"_s, u"board"_s));
    const auto other = board.perform(get(u"/"_s));
    QVERIFY(other);
    QCOMPARE(other.value().status, 200);
}

void tst_HttpServer::tooManyConnections()
{
    HttpServerSettings limits = settings();
    limits.maxConnectionsPerAddress = 2;
    HttpServer server(limits, echo);
    QVERIFY(server.start());
    const auto first = connectRaw(server.port());
    auto second = connectRaw(server.port());
    QVERIFY(first && second);
    QVERIFY(!connectRaw(server.port()));
    second->disconnectFromHost();
    second.reset();
    QTRY_VERIFY(connectRaw(server.port()));
}

void tst_HttpServer::securityHeaders_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("answer") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTest::newRow("problem") << QByteArray("GET /.. HTTP/1.1\r\nHost: a\r\n\r\n");
}

void tst_HttpServer::securityHeaders()
{
    QFETCH(QByteArray, bytes);
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const QByteArray answer = exchange(server.port(), bytes);
    for (const char* header :
         {"Strict-Transport-Security: max-age=", "X-Content-Type-Options: nosniff\r\n",
          "X-Frame-Options: DENY\r\n", "Content-Security-Policy: default-src 'none'",
          "Referrer-Policy: no-referrer\r\n", "Cache-Control: no-store\r\n", "Date: "}) {
        QVERIFY2(answer.contains(header), header);
    }
    QVERIFY(!answer.contains("Server:"));
}

void tst_HttpServer::answersFromAnyThreadLater()
{
    Asked asked;
    HttpServer server(settings(), std::ref(asked));
    QVERIFY(server.start());
    HttpClient client(m_pki.anonymous(server.port()));
    auto answer = std::async(std::launch::async, [&] { return client.perform(get(u"/slow"_s)); });
    auto waiting = asked.take();
    QVERIFY(waiting);
    HttpResponse response;
    response.status = 201;
    response.body = "{}";
    waiting->second(response);
    const auto result = answer.get();
    QVERIFY(result);
    QCOMPARE(result.value().status, 201);
}

void tst_HttpServer::droppedClientCancels()
{
    Asked asked;
    HttpServer server(settings(), std::ref(asked));
    QVERIFY(server.start());
    HttpClient client(m_pki.anonymous(server.port()));
    auto answer = std::async(std::launch::async, [&] { return client.perform(get(u"/slow"_s)); });
    auto waiting = asked.take();
    QVERIFY(waiting);
    std::promise<void> dropped;
    std::stop_callback onDropped(waiting->first.dropped, [&dropped] { dropped.set_value(); });
    client.cancel();
    const auto cancelled = answer.get();
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    // What perform() left open is closed when the client goes, at the latest.
    QCOMPARE(dropped.get_future().wait_for(20s), std::future_status::ready);
    waiting->second({}); // Nobody is there; nothing happens.
}

void tst_HttpServer::goodbyeEndsWithTheClient()
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

void tst_HttpServer::handlerThatForgets()
{
    HttpServer server(settings(), [](const HttpRequest&, const HttpReply&) {});
    QVERIFY(server.start());
    HttpClient client(m_pki.anonymous(server.port()));
    const auto answer = client.perform(get(u"/"_s));
    QVERIFY(answer);
    QCOMPARE(answer.value().status, 500);
}

void tst_HttpServer::answerInTime()
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
    QVERIFY(asked.take()->first.dropped.stop_requested());
}

void tst_HttpServer::secondRequestWaitsItsTurn()
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

void tst_HttpServer::stopAnswersWhatIsInHand()
{
    Asked asked;
    HttpServer server(settings(), std::ref(asked));
    QVERIFY(server.start());
    const auto idle = connectRaw(server.port());
    QVERIFY(idle);
    HttpClient client(m_pki.anonymous(server.port()));
    auto answer = std::async(std::launch::async, [&] { return client.perform(get(u"/slow"_s)); });
    auto waiting = asked.take();
    QVERIFY(waiting);
    auto stopped = std::async(std::launch::async, [&] { server.stop(20s); });
    QVERIFY(idle->waitForDisconnected(kPatience));
    QCOMPARE(stopped.wait_for(0s), std::future_status::timeout);
    waiting->second({});
    const auto result = answer.get();
    QVERIFY(result);
    QCOMPARE(result.value().status, 200);
    stopped.get();
    QVERIFY(!client.perform(get(u"/"_s)));
}

void tst_HttpServer::stopEndsTheStubborn()
{
    Asked asked;
    HttpServer server(settings(), std::ref(asked));
    QVERIFY(server.start());
    HttpClient client(m_pki.anonymous(server.port()));
    auto answer = std::async(std::launch::async, [&] { return client.perform(get(u"/slow"_s)); });
    auto waiting = asked.take();
    QVERIFY(waiting);
    server.stop(50ms);
    QVERIFY(!answer.get());
    QVERIFY(waiting->first.dropped.stop_requested());
}

void tst_HttpServer::repliesOutliveTheServer()
{
    Asked asked;
    auto server = std::make_unique<HttpServer>(settings(), std::ref(asked));
    QVERIFY(server->start());
    HttpClient client(m_pki.anonymous(server->port()));
    auto answer = std::async(std::launch::async, [&] { return client.perform(get(u"/slow"_s)); });
    auto waiting = asked.take();
    QVERIFY(waiting);
    server->stop(10ms);
    server.reset();
    waiting->second({});
    QVERIFY(!answer.get());
}

void tst_HttpServer::badSettings_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("name for address") << u"address"_s << ErrorCode::BadConfig;
    QTest::newRow("no certificate") << u"certificate"_s << ErrorCode::KeyUnavailable;
    QTest::newRow("no CA") << u"ca"_s << ErrorCode::KeyUnavailable;
    QTest::newRow("key of another") << u"key"_s << ErrorCode::KeyUnavailable;
}

void tst_HttpServer::badSettings()
{
    QFETCH(QString, what);
    QFETCH(ErrorCode, expected);
    HttpServerSettings wrong = settings();
    if (what == "address"_L1) {
        wrong.address = u"localhost"_s;
    } else if (what == "certificate"_L1) {
        wrong.certificateFile = m_pki.file(u"none.crt"_s);
    } else if (what == "ca"_L1) {
        wrong.caFile = m_pki.serverKey();
    } else {
        wrong.keyFile = m_pki.file(u"ca.key"_s);
    }
    HttpServer server(wrong, echo);
    const auto started = server.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, expected);
}

void tst_HttpServer::portIsTaken()
{
    HttpServer first(settings(), echo);
    QVERIFY(first.start());
    HttpServerSettings same = settings();
    same.port = first.port();
    HttpServer second(same, echo);
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::NetworkFailed);
}

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_HttpServer.moc"
