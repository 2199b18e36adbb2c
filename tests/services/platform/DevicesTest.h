// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/CertificateInfo.h"
#include "services/crypto/CertificateRequest.h"
#include "services/identity/DeviceRequests.h"
#include "services/sync/HttpClient.h"
#include "tests/services/platform/TestHall.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

/// What the tests of machines have in common. Not for a header that others include.
namespace onewindow::testing::devices {

using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How long certificates last here; a device's clock may be off by so much when it renews.
inline constexpr qint64 kValidityMs = 48LL * 60 * 60 * 1000;
/// For what comes soon, on a machine with other work to do.
inline constexpr int kPatienceMs = 60'000;

inline HttpCall get(const QString& path)
{
    HttpCall call;
    call.path = path;
    call.limit = 40s;
    return call;
}

inline HttpCall post(const QString& path, const QJsonObject& body, const QString& token = {})
{
    HttpCall call;
    call.method = "POST";
    call.path = path;
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.contentType = "application/json";
    call.limit = 40s;
    if (!token.isEmpty()) {
        call.headers.append({"Authorization", "Bearer " + token.toLatin1()});
    }
    return call;
}

/// An answer, or a status of 0 when there was none.
struct Answer
{
    explicit Answer(const Result<HttpAnswer>& result)
        : status(result ? result.value().status : 0)
        , body(result ? result.value().body : QByteArray())
        , json(QJsonDocument::fromJson(body).object())
    {}

    [[nodiscard]] QString code() const { return json["code"_L1].toString(); }

    int status;
    QByteArray body;
    QJsonObject json;
};

/// A machine before it is enrolled, and its files afterwards.
struct Device
{
    Device()
        : folder(std::make_unique<QTemporaryDir>())
    {
        OW_ENFORCE(crypto::FileNodeKeys::create(file("keys"), crypto::Suite::International));
        keys = crypto::FileNodeKeys::load(file("keys")).value();
        auto made = crypto::makeRequest(u"machine"_s, {});
        write("tls.key", made.value().key.view().toByteArray());
        csr = made.value().request;
    }

    [[nodiscard]] QString file(const char* name) const
    {
        return folder->filePath(QLatin1String(name));
    }

    void write(const char* name, const QByteArray& content) const
    {
        QFile out(file(name));
        OW_ENFORCE(out.open(QIODevice::WriteOnly) && out.write(content) == content.size());
        OW_ENFORCE(out.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }

    [[nodiscard]] QJsonObject enrolment(const QString& code) const
    {
        return identity::EnrolmentRequest::make(code, csr, *keys).value().toJson();
    }

    [[nodiscard]] PlatformEndpoint endpoint(const TestHall& hall) const
    {
        PlatformEndpoint endpoint = hall.pki.anonymous(hall.port());
        endpoint.certificateFile = file("tls.pem");
        endpoint.keyFile = file("tls.key");
        return endpoint;
    }

    [[nodiscard]] QString serial() const
    {
        return crypto::readCertificateAt(file("tls.pem")).value().serial;
    }

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<crypto::NodeKeys> keys;
    QByteArray csr;
};

/// A hall, and who may invite machines to it and shut them out.
class DevicesTest : public QObject
{
protected:
    void begin()
    {
        m_hall = std::make_unique<TestHall>();
        m_hall->settings.enrolment.validityMs = kValidityMs;
        m_hall->start();
        m_counter = std::make_unique<HttpClient>(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
        m_technician = signIn(u"chen"_s);
        m_console = std::make_unique<HttpClient>(m_hall->pki.anonymous(m_hall->port()));
        m_security = signInAtConsole(u"sun"_s);
    }

    void end()
    {
        m_counter.reset();
        m_console.reset();
        m_hall.reset();
    }

    /// An administrator of the city.
    QString signInAtConsole(const QString& account)
    {
        const Answer answer(
            m_console->perform(post(u"/v1/session"_s, {{u"account"_s, account},
                                                       {u"password"_s, u"secret-1"_s},
                                                       {u"totp"_s, TestHall::sunsCode()}})));
        OW_ENFORCE(answer.status == 200);
        return answer.json["token"_L1].toString();
    }

    QString signIn(const QString& account)
    {
        const Answer answer(m_counter->perform(
            post(u"/v1/session"_s, {{u"account"_s, account}, {u"password"_s, u"secret-1"_s}})));
        OW_ENFORCE(answer.status == 200);
        return answer.json["token"_L1].toString();
    }

    QString invite(const QString& node, const QString& role)
    {
        const Answer answer(m_counter->perform(
            post(u"/v1/devices"_s, {{u"hall"_s, u"hall-1"_s}, {u"node"_s, node}, {u"role"_s, role}},
                 m_technician)));
        OW_ENFORCE(answer.status == 200);
        return answer.json["code"_L1].toString();
    }

    /// Sends what a machine without a certificate asks for.
    Answer ask(const QJsonObject& body)
    {
        HttpClient anonymous(m_hall->pki.anonymous(m_hall->port()));
        return Answer(anonymous.perform(post(u"/v1/enrolments"_s, body)));
    }

    void enrol(const Device& device, const QString& code)
    {
        const Answer answer = ask(device.enrolment(code));
        QCOMPARE(answer.status, 200);
        device.write("tls.pem", answer.json["certificate"_L1].toString().toLatin1());
    }

    void revoke(const QString& node, bool wipe)
    {
        const Answer answer(
            m_console->perform(post(u"/v1/devices/%1/revoke"_s.arg(node),
                                    {{u"reason"_s, u"stolen"_s}, {u"wipe"_s, wipe}}, m_security)));
        QCOMPARE(answer.status, 200);
    }

    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<HttpClient> m_counter;
    std::unique_ptr<HttpClient> m_console; ///< Where administrators sign in.
    QString m_technician;
    QString m_security;
};

} // namespace onewindow::testing::devices
