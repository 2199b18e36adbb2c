// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/HttpServerTest.h"

#include "services/core/Enforce.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTest>

#include <functional>
#include <tuple>

namespace onewindow::platform {

using namespace sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

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

} // namespace

OpenCall::OpenCall(const HttpServerSettings& settings, const testing::TestPki& pki)
    : server(std::make_unique<HttpServer>(settings, std::ref(asked)))
{
    OW_ENFORCE(server->start());
    client = std::make_unique<HttpClient>(pki.anonymous(server->port()));
    answer = std::async(std::launch::async, [this] {
        HttpCall call;
        call.path = u"/slow"_s;
        return client->perform(call);
    });
    auto taken = asked.take();
    OW_ENFORCE(taken);
    std::tie(request, reply) = *std::move(taken);
}

void HttpServerTest::echo(const HttpRequest& request, const HttpReply& reply)
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

HttpCall HttpServerTest::get(const QString& path)
{
    HttpCall call;
    call.path = path;
    return call;
}

QJsonObject HttpServerTest::json(const Result<HttpAnswer>& answer)
{
    return answer ? QJsonDocument::fromJson(answer.value().body).object() : QJsonObject();
}

int HttpServerTest::status(const QByteArray& raw)
{
    return raw.startsWith("HTTP/1.1 ") ? raw.mid(9, 3).toInt() : 0;
}

QByteArray HttpServerTest::readAnswer(QSslSocket& socket, bool isHead)
{
    QByteArray answer;
    while (!isWhole(answer, isHead) && socket.waitForReadyRead(kPatience)) {
        answer += socket.readAll();
    }
    return answer;
}

void HttpServerTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

HttpServerSettings HttpServerTest::settings() const
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

std::unique_ptr<QSslSocket> HttpServerTest::connectRaw(quint16 port, const QString& name)
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

QByteArray HttpServerTest::exchange(quint16 port, const QByteArray& bytes)
{
    const auto socket = connectRaw(port);
    if (!socket) {
        return {};
    }
    socket->write(bytes);
    socket->flush();
    return readAnswer(*socket, bytes.startsWith("HEAD"));
}

} // namespace onewindow::platform
