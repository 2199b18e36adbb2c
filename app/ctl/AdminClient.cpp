// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/AdminClient.h"

#include "app/ctl/Terminal.h"
#include "services/core/Clock.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/crypto/CertificateInfo.h"
#include "services/sync/CertificateKeeper.h"
#include "services/sync/HttpClient.h"

#include <QJsonDocument>

#include <array>

namespace onewindow {

namespace {

constexpr std::chrono::seconds kLimit{30};
constexpr int kSecretLines = 3;

/// What the platform asks for beyond the password, and how a person is asked for it.
struct Asked
{
    ErrorCode code;
    const char* field;
    const char* question;
    int line; ///< Of the password file.
};

constexpr std::array kAsked{
    Asked{ErrorCode::SecondFactor, "totp", "One-time code: ", 1},
    Asked{ErrorCode::PasswordExpired, "newPassword", "New password (the old one has expired): ", 2},
};

QString text(QByteArrayView bytes)
{
    return QString::fromUtf8(bytes);
}

/// No program keeps a console's certificate while nobody works there: whoever signs in renews it
/// first. If that fails, the one that is there may still do.
void renewCertificate(const sync::PlatformEndpoint& endpoint)
{
    if (endpoint.certificateFile.isEmpty()) {
        return;
    }
    const auto settled = sync::CertificateKeeper::settle(endpoint);
    const auto info = crypto::readCertificateAt(endpoint.certificateFile);
    if (!settled || !info) {
        return; // Signing in says what is wrong with the files.
    }
    const SystemClock clock;
    sync::CertificateKeeper keeper({.node = info.value().commonName, .platform = endpoint}, clock);
    if (const auto renewed = keeper.runOnce(); !renewed) {
        qCWarning(lcSync).noquote()
            << "The certificate was not renewed:" << describe(renewed.error());
    }
}

} // namespace

void AdminClient::addOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("url"), QStringLiteral("The centre, as https://centre:8443."),
         QStringLiteral("url")},
        {QStringLiteral("ca"), QStringLiteral("Its authority's certificate."),
         QStringLiteral("file")},
        {QStringLiteral("account"), QStringLiteral("Who signs in."), QStringLiteral("name")},
        {QStringLiteral("password-file"),
         QStringLiteral("Password, then code, then new password, a line each; - is standard "
                        "input. Asked for without it."),
         QStringLiteral("file")},
        {QStringLiteral("certificate"), QStringLiteral("A counter's certificate, if it is one."),
         QStringLiteral("file")},
        {QStringLiteral("key"), QStringLiteral("Its key."), QStringLiteral("file")},
    });
}

Result<std::unique_ptr<AdminClient>> AdminClient::signIn(const QCommandLineParser& parser)
{
    for (const char* needed : {"url", "ca", "account"}) {
        if (parser.value(QLatin1String(needed)).isEmpty()) {
            return Error{ErrorCode::BadRequest,
                         QStringLiteral("--%1 is missing").arg(QLatin1String(needed))};
        }
    }
    sync::PlatformEndpoint endpoint;
    endpoint.baseUrl = parser.value(QStringLiteral("url"));
    endpoint.caFile = parser.value(QStringLiteral("ca"));
    endpoint.certificateFile = parser.value(QStringLiteral("certificate"));
    endpoint.keyFile = parser.value(QStringLiteral("key"));
    renewCertificate(endpoint);
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the constructor is private.
    std::unique_ptr<AdminClient> client(
        new AdminClient(std::make_unique<sync::HttpClient>(std::move(endpoint)),
                        parser.value(QStringLiteral("account")).toLower()));
    if (const auto begun = client->begin(parser.value(QStringLiteral("password-file"))); !begun) {
        return begun.error();
    }
    return client;
}

AdminClient::AdminClient(std::unique_ptr<sync::HttpClient> http, QString account)
    : m_http(std::move(http))
    , m_account(std::move(account))
{}

AdminClient::~AdminClient()
{
    if (!m_token.isEmpty()) {
        // If it does not arrive, the session ends by itself.
        (void)del(QStringLiteral("/v1/session"));
    }
}

Result<void> AdminClient::begin(const QString& passwordFile)
{
    QList<QByteArray> lines;
    if (passwordFile.isEmpty()) {
        const auto password = askSecret(QStringLiteral("Password of %1: ").arg(m_account));
        if (!password) {
            return password.error();
        }
        lines << password.value().view().toByteArray();
    } else {
        const auto read = readSecretLines(passwordFile, kSecretLines);
        if (!read) {
            return read.error();
        }
        lines = read.value();
    }
    QJsonObject body{{QStringLiteral("account"), m_account},
                     {QStringLiteral("password"), text(lines.value(0))}};
    auto answer = post(QStringLiteral("/v1/session"), body);
    for (const Asked& asked : kAsked) {
        if (answer || answer.error().code != asked.code) {
            continue;
        }
        QByteArray given = lines.value(asked.line);
        if (passwordFile.isEmpty()) {
            const auto typed = askSecret(QString::fromLatin1(asked.question));
            if (!typed) {
                return typed.error();
            }
            given = typed.value().view().toByteArray();
        }
        if (given.isEmpty()) {
            return answer.error();
        }
        body.insert(QLatin1String(asked.field), text(given));
        answer = post(QStringLiteral("/v1/session"), body);
    }
    if (!answer) {
        return answer.error();
    }
    m_session = answer.value();
    m_token = m_session.take(QStringLiteral("token")).toString().toLatin1();
    return {};
}

Result<QJsonObject> AdminClient::get(const QString& path)
{
    sync::HttpCall call;
    call.path = path;
    return perform(std::move(call));
}

Result<QJsonObject> AdminClient::post(const QString& path, const QJsonObject& body)
{
    sync::HttpCall call;
    call.method = QByteArrayLiteral("POST");
    call.path = path;
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.contentType = QByteArrayLiteral("application/json");
    call.headers.append({QByteArrayLiteral("Idempotency-Key"), makeToken().toLatin1()});
    return perform(std::move(call));
}

Result<QJsonObject> AdminClient::del(const QString& path)
{
    sync::HttpCall call;
    call.method = QByteArrayLiteral("DELETE");
    call.path = path;
    return perform(std::move(call));
}

Result<QJsonObject> AdminClient::perform(sync::HttpCall call)
{
    call.limit = kLimit;
    if (!m_token.isEmpty()) {
        call.headers.append({QByteArrayLiteral("Authorization"), "Bearer " + m_token});
    }
    const auto answer = m_http->perform(call);
    if (!answer) {
        return answer.error();
    }
    if (answer.value().status < 200 || answer.value().status > 299) {
        return sync::errorOf(answer.value());
    }
    const QJsonDocument json = QJsonDocument::fromJson(answer.value().body);
    return json.isObject()
               ? Result<QJsonObject>(json.object())
               : Error{ErrorCode::ServerRefused, QStringLiteral("the answer is no JSON object")};
}

QString describe(const Error& error)
{
    return error.detail.isEmpty() ? errorName(error.code)
                                  : errorName(error.code) + QStringLiteral(": ") + error.detail;
}

} // namespace onewindow
