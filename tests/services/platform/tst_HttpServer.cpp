// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Authority.h"
#include "services/crypto/CertificateRequest.h"
#include "services/crypto/KeyFile.h"
#include "tests/services/platform/HttpServerTest.h"

#include <QDateTime>
#include <QFile>
#include <QSslConfiguration>
#include <QTest>

#include <future>

using namespace onewindow;
using namespace onewindow::platform;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Who may connect, how many and how often; starting and stopping.
class tst_HttpServer : public HttpServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void echoes();
    void peerIsKnown();
    void strangersCertificateIsRefused();
    void oldTlsIsRefused();
    void clientChecksTheServer();
    void clientsKeyIsItsOwnersAlone();
    void certificateEndsWhileItIsConnected();
    void tooFrequent();
    void tooManyConnections();
    void strangersLeaveRoomForMachines_data();
    void strangersLeaveRoomForMachines();
    void strangersAreNotLetIdleForLong();
    void stopAnswersWhatIsInHand();
    void stopEndsTheStubborn();
    void badSettings_data();
    void badSettings();
    void portIsTaken();
};

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

void tst_HttpServer::clientsKeyIsItsOwnersAlone()
{
    HttpServer server(settings(), echo);
    QVERIFY(server.start());
    const auto endpoint = m_pki.endpoint(server.port(), u"kiosk-9"_s, u"kiosk"_s);
    HttpClient client(endpoint);
    QVERIFY(client.perform(get(u"/"_s)));
    QFile key(endpoint.keyFile);
    const auto owners = key.permissions();
    QVERIFY(key.setPermissions(owners | QFile::ReadGroup));
    // Not even on the connection that it has.
    const auto refused = client.perform(get(u"/"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::KeyUnavailable);
    QVERIFY(refused.error().detail.contains(endpoint.keyFile));
    QVERIFY(key.setPermissions(owners));
    QVERIFY(client.perform(get(u"/"_s)));
}

/// Whoever keeps its connection does not stay longer for that.
void tst_HttpServer::certificateEndsWhileItIsConnected()
{
    constexpr qint64 kLifeMs = 5000;
    const auto authority = crypto::Authority::load(m_pki.caFile(), m_pki.file(u"ca.key"_s));
    const auto made = crypto::makeRequest(u"brief"_s, u"kiosk"_s);
    crypto::IssueOptions options;
    options.commonName = u"brief"_s;
    options.role = u"kiosk"_s;
    options.isClient = true;
    HttpServerSettings busy = settings();
    busy.requestsPerSecond = 1e6;
    busy.requestBurst = 1e6;
    HttpServer server(busy, echo);
    QVERIFY(server.start());
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const auto issued =
        authority.value()->issue(crypto::readRequest(made.value().request).value().publicKey,
                                 options, nowMs - 3'600'000, nowMs + kLifeMs);
    QVERIFY(crypto::writeNewFile(m_pki.file(u"brief.crt"_s), issued.value().pem,
                                 crypto::FileAccess::Everyone));
    QVERIFY(crypto::writeNewFile(m_pki.file(u"brief.key"_s), made.value().key.view(),
                                 crypto::FileAccess::Owner));
    const auto socket = connectRaw(server.port(), u"brief"_s);
    QVERIFY(socket);
    const auto asks = [&] {
        socket->write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        socket->flush();
        return status(readAnswer(*socket));
    };
    int last = asks();
    QCOMPARE(last, 200);
    QTRY_VERIFY_WITH_TIMEOUT((last = last == 200 ? asks() : last) != 200, kPatience);
    QCOMPARE(last, 0);
    QVERIFY(QDateTime::currentMSecsSinceEpoch() >= nowMs + kLifeMs - 1000);
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
    // One connection, kept: each more would take the place that it asks for.
    std::unique_ptr<QSslSocket> third;
    QTRY_VERIFY_WITH_TIMEOUT(third || (third = connectRaw(server.port())), kPatience);
}

void tst_HttpServer::strangersLeaveRoomForMachines_data()
{
    QTest::addColumn<int>("inAll");
    QTest::addColumn<int>("ofOneAddress");
    QTest::newRow("in all") << 2 << 100;
    QTest::newRow("of one address") << 100 << 2;
}

void tst_HttpServer::strangersLeaveRoomForMachines()
{
    QFETCH(const int, inAll);
    QFETCH(const int, ofOneAddress);
    HttpServerSettings limits = settings();
    limits.maxStrangers = inAll;
    limits.maxStrangersPerAddress = ofOneAddress;
    HttpServer server(limits, echo);
    QVERIFY(server.start());
    const auto isServed = [&](QSslSocket* socket) {
        if (socket == nullptr) {
            return false;
        }
        socket->write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        socket->flush();
        return status(readAnswer(*socket)) == 200;
    };
    const auto first = connectRaw(server.port());
    auto second = connectRaw(server.port());
    QVERIFY(isServed(first.get()) && isServed(second.get()));
    QVERIFY(!isServed(connectRaw(server.port()).get()));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(isServed(connectRaw(server.port(), u"kiosk-1"_s).get()));
    }
    second->disconnectFromHost();
    second.reset();
    QTRY_VERIFY_WITH_TIMEOUT(isServed(connectRaw(server.port()).get()), kPatience);
}

void tst_HttpServer::strangersAreNotLetIdleForLong()
{
    HttpServerSettings limits = settings();
    limits.idleTime = 1h;
    limits.strangerIdleTime = 50ms;
    HttpServer server(limits, echo);
    QVERIFY(server.start());
    const auto machine = connectRaw(server.port(), u"kiosk-1"_s);
    const auto stranger = connectRaw(server.port());
    QVERIFY(machine && stranger);
    QVERIFY(stranger->state() == QAbstractSocket::UnconnectedState ||
            stranger->waitForDisconnected(kPatience));
    machine->write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    machine->flush();
    QCOMPARE(status(readAnswer(*machine)), 200);
}

void tst_HttpServer::stopAnswersWhatIsInHand()
{
    OpenCall call(settings(), m_pki);
    const auto idle = connectRaw(call.server->port());
    QVERIFY(idle);
    auto stopped = std::async(std::launch::async, [&] { call.server->stop(20s); });
    QVERIFY(idle->waitForDisconnected(kPatience));
    QCOMPARE(stopped.wait_for(0s), std::future_status::timeout);
    call.reply({});
    const auto result = call.answer.get();
    QVERIFY(result);
    QCOMPARE(result.value().status, 200);
    stopped.get();
    QVERIFY(!call.client->perform(get(u"/"_s)));
}

void tst_HttpServer::stopEndsTheStubborn()
{
    OpenCall call(settings(), m_pki);
    call.server->stop(50ms);
    QVERIFY(!call.answer.get());
    QVERIFY(call.request.dropped.stop_requested());
}

void tst_HttpServer::badSettings_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("name for address") << u"address"_s << ErrorCode::BadConfig;
    QTest::newRow("no certificate") << u"certificate"_s << ErrorCode::KeyUnavailable;
    QTest::newRow("no CA") << u"ca"_s << ErrorCode::KeyUnavailable;
    QTest::newRow("key of another") << u"key"_s << ErrorCode::KeyUnavailable;
    QTest::newRow("key that others can read") << u"open key"_s << ErrorCode::KeyUnavailable;
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
    } else if (what == "open key"_L1) {
        wrong.keyFile = m_pki.file(u"open.key"_s);
        QVERIFY(QFile::copy(m_pki.serverKey(), wrong.keyFile));
        QVERIFY(QFile::setPermissions(wrong.keyFile, QFile::ReadOwner | QFile::ReadOther));
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
