// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sync/HttpClient.h"
#include "tests/services/platform/TestCentre.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <memory>

namespace onewindow::testing {

inline constexpr int kProgramPatienceMs = 60'000;

inline constexpr auto kHallConfig = R"(
node = "hall-1"
role = "hall"
[listen]
port = %1
[tls]
certificate = "%2"
key = "%3"
ca = "%4"
[keys]
folder = "hall-1"
[store]
path = "hall.db"
[limits]
requests_per_second = 100000.0
request_burst = 100000.0
[upstream]
url = "%5"
ca = "%6"
certificate = "%7"
key = "%8"
node = "centre"
sealing_key = "%9"
)";

/// The hall below a centre as a program of its own, which can be killed.
class HallProgram
{
public:
    /// `centre` has been started.
    HallProgram(TestHall& hall, const TestCentre& centre)
        : m_hall(hall)
        , m_centre(centre)
    {}

    ~HallProgram() { stop(); }

    HallProgram(const HallProgram&) = delete;
    HallProgram& operator=(const HallProgram&) = delete;
    HallProgram(HallProgram&&) = delete;
    HallProgram& operator=(HallProgram&&) = delete;

    /// Starts it; the port stays the same. It follows the centre by way of `centrePort`.
    void start(quint16 centrePort)
    {
        writeConfig(centrePort);
        m_program = std::make_unique<QProcess>();
        m_program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_program->start(QStringLiteral(ONEWINDOW_BIN_DIR) + QStringLiteral("/onewindow-platform"),
                         {QStringLiteral("--config"), configFile()});
        OW_ENFORCE(
            QTest::qWaitFor([this] { return m_program->canReadLine(); }, kProgramPatienceMs));
        const QString ready = QString::fromUtf8(m_program->readLine()).trimmed();
        OW_ENFORCE(ready.startsWith(QStringLiteral("ready ")));
        m_port = ready.section(u':', -1).toUShort();
    }

    void stop()
    {
        if (m_program) {
            m_program->terminate();
            OW_ENFORCE(m_program->waitForFinished(kProgramPatienceMs));
            m_program.reset();
        }
    }

    /// As a power cut does.
    void kill()
    {
        m_program->kill();
        OW_ENFORCE(m_program->waitForFinished(kProgramPatienceMs));
        m_program.reset();
    }

    [[nodiscard]] quint16 port() const { return m_port; }

    [[nodiscard]] QString store() const { return m_hall.file(QStringLiteral("hall.db")); }

    [[nodiscard]] QString configFile() const { return m_hall.file(QStringLiteral("hall.toml")); }

private:
    void writeConfig(quint16 centrePort)
    {
        const auto up =
            m_hall.pki.endpoint(centrePort, QStringLiteral("hall-1"), QStringLiteral("hall"));
        const auto keys = crypto::FileNodeKeys::load(m_centre.file(QStringLiteral("keys")));
        OW_ENFORCE(keys);
        const QString toml =
            QString::fromLatin1(kHallConfig)
                .arg(m_port)
                .arg(m_hall.pki.serverCertificate(), m_hall.pki.serverKey(), m_hall.pki.caFile(),
                     up.baseUrl, up.caFile, up.certificateFile, up.keyFile,
                     QString::fromLatin1(keys.value()->sealingPublicKey().toBase64()));
        QFile file(configFile());
        OW_ENFORCE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(toml.toUtf8());
    }

    TestHall& m_hall;
    const TestCentre& m_centre;
    std::unique_ptr<QProcess> m_program;
    quint16 m_port = 0;
};

/// A clerk at window 1.
class Clerk
{
public:
    explicit Clerk(const sync::PlatformEndpoint& endpoint)
        : m_client(endpoint)
    {}

    /// The status, or 0 if nobody answered.
    int post(const QString& path, const QJsonObject& body = {})
    {
        sync::HttpCall call;
        call.method = "POST";
        call.path = path;
        call.contentType = "application/json";
        call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        call.headers = {{"Authorization", "Bearer " + m_token.toLatin1()}};
        if (m_token.isEmpty()) {
            call.headers.clear();
        }
        call.limit = std::chrono::seconds(20);
        const auto answer = m_client.perform(call);
        m_answer = answer ? QJsonDocument::fromJson(answer.value().body).object() : QJsonObject();
        return answer ? answer.value().status : 0;
    }

    int signIn(const QString& password, const QString& newPassword = {})
    {
        QJsonObject body{{QStringLiteral("account"), QStringLiteral("wang")},
                         {QStringLiteral("password"), password}};
        if (!newPassword.isEmpty()) {
            body.insert(QStringLiteral("newPassword"), newPassword);
        }
        m_token.clear();
        const int status = post(QStringLiteral("/v1/session"), body);
        m_token = m_answer[QStringLiteral("token")].toString();
        return status;
    }

    int window(const QString& verb, const QJsonObject& body = {})
    {
        return post(QStringLiteral("/v1/windows/1/") + verb, body);
    }

    [[nodiscard]] QString said(const QString& member) const { return m_answer[member].toString(); }

private:
    sync::HttpClient m_client;
    QString m_token;
    QJsonObject m_answer;
};

} // namespace onewindow::testing
