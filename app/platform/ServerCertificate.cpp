// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/ServerCertificate.h"

#include "services/core/Durations.h"
#include "services/core/Log.h"
#include "services/crypto/CertificateInfo.h"
#include "services/crypto/CertificateRequest.h"
#include "services/crypto/KeyFile.h"
#include "services/sync/CertificateKeeper.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr qsizetype kPemLimitBytes = 64 * 1024;

QString waiting(const QString& file)
{
    return file + QStringLiteral(".new");
}

sync::PlatformEndpoint endpointOf(const ServerCertificate::Settings& settings)
{
    return {.baseUrl = {},
            .caFile = settings.caFile,
            .certificateFile = settings.certificateFile,
            .keyFile = settings.keyFile};
}

} // namespace

ServerCertificate::ServerCertificate(Settings settings, const crypto::Authority* authority,
                                     const Clock& clock, HttpServer& server)
    : m_settings(std::move(settings))
    , m_authority(authority)
    , m_clock(clock)
    , m_server(server)
    , m_served(fileState())
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { lookAndTell(); });
}

Result<void> ServerCertificate::settle(const Settings& settings)
{
    return sync::CertificateKeeper::settle(endpointOf(settings));
}

void ServerCertificate::start()
{
    const auto checked = m_authority == nullptr
                             ? Result<void>()
                             : sync::CertificateKeeper::checkFolders(endpointOf(m_settings));
    if (!checked) {
        qCCritical(lcPlatform).noquote()
            << "The server's certificate cannot be renewed:" << checked.error().detail;
    }
    lookAndTell();
    m_timer.start(m_settings.checkEvery);
}

void ServerCertificate::lookAndTell()
{
    const auto looked = look();
    const QString failure = looked ? QString() : looked.error().detail;
    if (!failure.isEmpty() && failure != m_warned) {
        qCWarning(lcPlatform).noquote() << "The server's certificate:" << redact(failure);
    }
    m_warned = failure;
}

QString ServerCertificate::fileState() const
{
    const QFileInfo file(m_settings.certificateFile);
    return QStringLiteral("%1 %2").arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size());
}

Result<bool> ServerCertificate::look()
{
    const auto isDue = isOursAndDue();
    if (!isDue) {
        return isDue.error();
    }
    if (isDue.value()) {
        OW_TRY(renew());
    }
    const QString state = fileState();
    if (state == m_served) {
        return false;
    }
    OW_TRY(m_server.reloadCertificate());
    m_served = state;
    qCInfo(lcPlatform) << "The server's certificate is another one";
    return true;
}

Result<bool> ServerCertificate::isOursAndDue() const
{
    if (m_authority == nullptr) {
        return false;
    }
    const auto certificate = crypto::readKeyFile(m_settings.certificateFile, kPemLimitBytes);
    if (!certificate) {
        return certificate.error();
    }
    const auto key = crypto::readKeyFile(m_settings.keyFile, kPemLimitBytes);
    if (!key) {
        return key.error();
    }
    const auto pair = crypto::checkPair(certificate.value().view(), key.value().view(),
                                        m_authority->certificate());
    if (!pair) {
        return pair.error().code == ErrorCode::BadSignature ? Result<bool>(false) : pair.error();
    }
    const auto info =
        crypto::readCertificate(certificate.value().view(), m_settings.certificateFile);
    return info ? Result<bool>(crypto::isInLastThird(info.value(), m_clock.now().wallMs))
                : info.error();
}

/// The key is exchanged first: see settle().
Result<void> ServerCertificate::renew()
{
    QLockFile lock(m_settings.certificateFile + QStringLiteral(".lock"));
    if (!lock.tryLock()) {
        return Error{ErrorCode::StoreBusy, QStringLiteral("another process renews it")};
    }
    // Another may have renewed it just before.
    const auto isDue = isOursAndDue();
    if (!isDue || !isDue.value()) {
        return isDue ? Result<void>() : isDue.error();
    }
    const auto former = crypto::readKeyFile(m_settings.certificateFile, kPemLimitBytes);
    if (!former) {
        return former.error();
    }
    const auto options = crypto::issueOptionsOf(former.value().view(), m_settings.certificateFile);
    if (!options) {
        return options.error();
    }
    const auto made = crypto::makeRequest(options.value().commonName, options.value().role);
    if (!made) {
        return made.error();
    }
    const auto request = crypto::readRequest(made.value().request);
    if (!request) {
        return request.error();
    }
    const qint64 nowMs = m_clock.now().wallMs;
    const auto issued = m_authority->issue(request.value().publicKey, options.value(),
                                           nowMs - std::min(kDayMs, m_settings.validityMs / 10),
                                           nowMs + m_settings.validityMs);
    if (!issued) {
        return issued.error();
    }
    OW_TRY(crypto::replaceFile(waiting(m_settings.keyFile), made.value().key.view(),
                               crypto::FileAccess::Owner));
    OW_TRY(crypto::replaceFile(waiting(m_settings.certificateFile), issued.value().pem,
                               crypto::FileAccess::Everyone));
    OW_TRY(crypto::moveFile(waiting(m_settings.keyFile), m_settings.keyFile));
    return crypto::moveFile(waiting(m_settings.certificateFile), m_settings.certificateFile);
}

} // namespace onewindow::platform
