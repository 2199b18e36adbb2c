// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Enrol.h"

#include "services/crypto/CertificateInfo.h"
#include "services/crypto/CertificateRequest.h"
#include "services/crypto/FileKeys.h"
#include "services/crypto/KeyFile.h"
#include "services/identity/DeviceRequests.h"
#include "services/identity/EnrolmentCode.h"
#include "services/sync/HttpClient.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace onewindow {

namespace {

constexpr qsizetype kPemLimitBytes = 64 * 1024;
constexpr std::chrono::seconds kLimit{20};

/// A TOML basic string.
QString quoted(const QString& text)
{
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + escaped + u'"';
}

QString programOf(const identity::Machine& machine)
{
    return machine.role == u"hall" ? QStringLiteral("platform") : machine.role;
}

class Enroller
{
public:
    explicit Enroller(const EnrolOptions& options)
        : m_options(options)
        , m_dir(options.folder)
    {}

    Result<identity::Machine> run()
    {
        OW_TRY(checkOptions());
        OW_TRY(fetchAuthority());
        OW_TRY(prepareKeys());
        OW_TRY(ask());
        OW_TRY(write());
        return m_enrolment.machine;
    }

private:
    [[nodiscard]] QString at(const char* name) const { return m_dir.filePath(QLatin1String(name)); }

    Result<void> checkOptions()
    {
        const auto code = identity::EnrolmentCode::parse(m_options.code);
        if (!code) {
            return code.error();
        }
        m_code = code.value();
        const QUrl url(m_options.url, QUrl::StrictMode);
        if (!url.isValid() || url.scheme() != u"https" || url.host().isEmpty()) {
            return Error{ErrorCode::BadRequest, QStringLiteral("url: https://HOST:PORT")};
        }
        m_url = url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
                    .toString(QUrl::FullyEncoded);
        const QStringList programs = m_dir.entryList({QStringLiteral("*.toml")}, QDir::Files);
        if (!programs.isEmpty()) {
            return Error{ErrorCode::Conflict,
                         m_dir.path() + QStringLiteral(": is enrolled already")};
        }
        return {};
    }

    /// Nothing of this machine leaves it before the platform has shown the code's authority.
    Result<void> fetchAuthority()
    {
        const auto pem = sync::HttpClient::fetchAuthority(m_url);
        if (!pem) {
            return pem.error();
        }
        const auto info = crypto::readCertificate(pem.value(), QStringLiteral("the authority"));
        if (!info) {
            return info.error();
        }
        if (!m_code.isOf(info.value().fingerprint)) {
            return Error{ErrorCode::BadSignature,
                         QStringLiteral("the platform has another authority than the code: it is "
                                        "not the one the code is for")};
        }
        m_authority = pem.value();
        return {};
    }

    Result<void> prepareKeys()
    {
        OW_TRY(folder(m_dir.path()));
        auto made = crypto::FileNodeKeys::create(at("keys"), m_options.suite);
        if (!made && made.error().code != ErrorCode::Conflict) {
            return made;
        }
        auto keys = crypto::FileNodeKeys::load(at("keys"));
        if (!keys) {
            return keys.error();
        }
        m_keys = std::move(keys).value();
        if (!QFileInfo::exists(at("tls.key"))) {
            const auto request = crypto::makeRequest(QStringLiteral("machine"), {});
            if (!request) {
                return request.error();
            }
            OW_TRY(crypto::writeNewFile(at("tls.key"), request.value().key.view(),
                                        crypto::FileAccess::Owner));
        }
        auto key = crypto::readPrivateFile(at("tls.key"), kPemLimitBytes, false);
        if (!key) {
            return key.error();
        }
        m_tlsKey = std::move(key).value();
        return crypto::replaceFile(at("ca.pem"), m_authority, crypto::FileAccess::Everyone);
    }

    Result<void> ask()
    {
        const auto csr = crypto::requestFor(m_tlsKey.view(), QStringLiteral("machine"), {});
        if (!csr) {
            return csr.error();
        }
        const auto request = identity::EnrolmentRequest::make(m_options.code, csr.value(), *m_keys);
        if (!request) {
            return request.error();
        }
        sync::PlatformEndpoint endpoint;
        endpoint.baseUrl = m_url;
        endpoint.caFile = at("ca.pem");
        sync::HttpClient http(std::move(endpoint));
        sync::HttpCall call;
        call.method = QByteArrayLiteral("POST");
        call.path = QStringLiteral("/v1/enrolments");
        call.contentType = QByteArrayLiteral("application/json");
        call.body = QJsonDocument(request.value().toJson()).toJson(QJsonDocument::Compact);
        call.limit = kLimit;
        const auto answer = http.perform(call);
        if (!answer) {
            return answer.error();
        }
        if (answer.value().status != 200) {
            return sync::errorOf(answer.value());
        }
        auto enrolment =
            identity::Enrolment::fromJson(QJsonDocument::fromJson(answer.value().body).object());
        if (!enrolment) {
            return enrolment.error();
        }
        m_enrolment = std::move(enrolment).value();
        return crypto::checkPair(m_enrolment.certificate, m_tlsKey.view(), m_authority);
    }

    /// The configuration comes last: with it the machine is enrolled, without it nothing is.
    Result<void> write()
    {
        OW_TRY(folder(at("store")));
        OW_TRY(crypto::replaceFile(at("tls.pem"), m_enrolment.certificate,
                                   crypto::FileAccess::Everyone));
        const QString file = programOf(m_enrolment.machine) + QStringLiteral(".toml");
        return crypto::writeNewFile(m_dir.filePath(file), configuration().toUtf8(),
                                    crypto::FileAccess::Owner);
    }

    static Result<void> folder(const QString& path)
    {
        if (!QDir().mkpath(path) ||
            !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)) {
            return Error{ErrorCode::KeyUnavailable, path + QStringLiteral(": cannot be made")};
        }
        return {};
    }

    /// url, ca, certificate and key of a section.
    [[nodiscard]] QString connection(const char* section) const
    {
        return QStringLiteral("[%1]\nurl = %2\nca = \"ca.pem\"\ncertificate = \"tls.pem\"\n"
                              "key = \"tls.key\"\n")
            .arg(QLatin1String(section), quoted(m_url));
    }

    /// Who may open what is sealed here, besides hall and machine; nothing where it is the hall.
    [[nodiscard]] QString centre(const char* node, const char* key) const
    {
        return m_enrolment.centre.isEmpty()
                   ? QString()
                   : QStringLiteral("%1 = %2\n%3 = \"%4\"\n")
                         .arg(QLatin1String(node), quoted(m_enrolment.centre), QLatin1String(key),
                              QString::fromLatin1(m_enrolment.centreSealingKey.toBase64()));
    }

    [[nodiscard]] QString configuration() const
    {
        const identity::Machine& machine = m_enrolment.machine;
        QString toml =
            QStringLiteral("# Written by onewindow-ctl enrol. Every key not named here has its "
                           "default.\nnode = %1\n")
                .arg(quoted(machine.id));
        if (machine.role == u"kiosk") {
            toml += QStringLiteral("name = %1\nmark = %2\n\n[store]\npath = \"store/kiosk.db\"\n\n"
                                   "[keys]\nfolder = \"keys\"\n\n")
                        .arg(quoted(machine.name), quoted(machine.mark));
            toml += connection("platform") +
                    QStringLiteral("node = %1\nsealing_key = \"%2\"\n")
                        .arg(quoted(machine.hall),
                             QString::fromLatin1(m_enrolment.hallSealingKey.toBase64())) +
                    centre("centre", "centre_sealing_key");
        } else if (machine.role == u"hall") {
            toml += QStringLiteral("role = \"hall\"\n\n") + connection("upstream") +
                    centre("node", "sealing_key") +
                    QStringLiteral("\n[tls]\nca = \"ca.pem\"\ncertificate = \"tls.pem\"\n"
                                   "key = \"tls.key\"\n\n[store]\npath = \"store/platform.db\"\n\n"
                                   "[keys]\nfolder = \"keys\"\n");
        } else {
            toml += u'\n' + connection("platform");
        }
        return toml;
    }

    const EnrolOptions& m_options;
    QDir m_dir;
    QString m_url;
    identity::EnrolmentCode m_code;
    QByteArray m_authority;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    Secret m_tlsKey;
    identity::Enrolment m_enrolment;
};

} // namespace

Result<identity::Machine> enrol(const EnrolOptions& options)
{
    return Enroller(options).run();
}

} // namespace onewindow
