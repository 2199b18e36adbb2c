// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/CertificateKeeper.h"

#include "services/core/Log.h"
#include "services/crypto/CertificateInfo.h"
#include "services/crypto/CertificateRequest.h"
#include "services/crypto/KeyFile.h"
#include "services/identity/DeviceRequests.h"
#include "services/sync/Backoff.h"
#include "services/sync/Bell.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <pthread.h>

namespace onewindow::sync {

namespace {

constexpr qsizetype kPemLimitBytes = 64 * 1024;
/// Tries of a new certificate at once, and the pause between two of them.
constexpr int kTries = 8;
constexpr std::chrono::milliseconds kTryPause{400};

QString waiting(const QString& file)
{
    return file + QStringLiteral(".new");
}

Result<Secret> readPem(const QString& path)
{
    return crypto::readKeyFile(path, kPemLimitBytes);
}

/// Whether key and certificate in these files are a pair of the authority's.
Result<void> checkFiles(const QString& certificate, const QString& key, const QString& authority)
{
    const auto certificatePem = readPem(certificate);
    if (!certificatePem) {
        return certificatePem.error();
    }
    const auto keyPem = readPem(key);
    if (!keyPem) {
        return keyPem.error();
    }
    const auto authorityPem = readPem(authority);
    if (!authorityPem) {
        return authorityPem.error();
    }
    return crypto::checkPair(certificatePem.value().view(), keyPem.value().view(),
                             authorityPem.value().view());
}

/// Whether asking again soon is of no use. Not Revoked: a hall hears of a renewal later than we do.
bool isFinal(const Error& error)
{
    return error.code == ErrorCode::BadSignature || error.code == ErrorCode::Conflict ||
           error.code == ErrorCode::KeyUnavailable;
}

PlatformEndpoint withNewPair(PlatformEndpoint endpoint)
{
    endpoint.certificateFile = waiting(endpoint.certificateFile);
    endpoint.keyFile = waiting(endpoint.keyFile);
    return endpoint;
}

} // namespace

CertificateKeeper::CertificateKeeper(Settings settings, const crypto::NodeKeys& keys,
                                     const Clock& clock, std::function<void()> renewed)
    : m_settings(std::move(settings))
    , m_keys(&keys)
    , m_clock(clock)
    , m_renewed(std::move(renewed))
{}

CertificateKeeper::CertificateKeeper(Settings settings, const Clock& clock,
                                     std::function<void()> renewed)
    : m_settings(std::move(settings))
    , m_keys(nullptr)
    , m_clock(clock)
    , m_renewed(std::move(renewed))
{}

CertificateKeeper::~CertificateKeeper()
{
    stop();
}

/// The key is exchanged first: with a new certificate waiting and no key beside it, the key has its
/// place already.
Result<void> CertificateKeeper::settle(const PlatformEndpoint& platform)
{
    const QString certificate = waiting(platform.certificateFile);
    const bool isHalf =
        QFileInfo::exists(certificate) && !QFileInfo::exists(waiting(platform.keyFile));
    if (!isHalf || !checkFiles(certificate, platform.keyFile, platform.caFile)) {
        return {};
    }
    return crypto::moveFile(certificate, platform.certificateFile);
}

Result<void> CertificateKeeper::checkFolders(const PlatformEndpoint& platform)
{
    for (const QString& file : {platform.certificateFile, platform.keyFile}) {
        const QString folder = QFileInfo(file).absolutePath();
        if (!QFileInfo(folder).isWritable()) {
            return Error{ErrorCode::KeyUnavailable,
                         folder + QStringLiteral(": cannot be written to")};
        }
    }
    return {};
}

Result<std::unique_ptr<CertificateKeeper>> CertificateKeeper::keep(Settings settings,
                                                                   const Clock& clock)
{
    if (settings.platform.certificateFile.isEmpty() || settings.platform.baseUrl.isEmpty()) {
        return std::unique_ptr<CertificateKeeper>();
    }
    OW_TRY(settle(settings.platform));
    auto keeper = std::make_unique<CertificateKeeper>(std::move(settings), clock);
    keeper->start();
    return keeper;
}

void CertificateKeeper::start()
{
    if (const auto checked = checkFolders(m_settings.platform); !checked) {
        qCCritical(lcSync).noquote()
            << "The certificate cannot be renewed:" << checked.error().detail;
    }
    m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    pthread_setname_np(m_thread.native_handle(), "ow-certificate");
}

void CertificateKeeper::stop()
{
    if (!m_thread.joinable()) {
        return;
    }
    m_thread.request_stop();
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        if (m_client != nullptr) {
            m_client->cancel();
        }
    }
    m_stopped.ring();
    m_thread.join();
}

void CertificateKeeper::work(const std::stop_token& stop)
{
    Backoff backoff(m_settings.retryFirst, m_settings.retryLast, 0);
    while (!stop.stop_requested()) {
        const auto renewed = runOnce();
        if (stop.stop_requested()) {
            return;
        }
        if (renewed) {
            backoff.reset();
            pause(stop, m_settings.checkEvery);
            continue;
        }
        const Error& error = renewed.error();
        qCWarning(lcSync).noquote()
            << "The certificate was not renewed:" << errorName(error.code) << redact(error.detail);
        pause(stop, isFinal(error) ? m_settings.retryLast : backoff.next());
    }
}

Result<bool> CertificateKeeper::runOnce()
{
    const auto due = isDue();
    if (!due || !due.value()) {
        return due;
    }
    const PlatformEndpoint next = withNewPair(m_settings.platform);
    if (!checkFiles(next.certificateFile, next.keyFile, next.caFile)) {
        OW_TRY(ask());
    }
    OW_TRY(tryOut());
    OW_TRY(exchange());
    qCInfo(lcSync) << "The certificate was renewed";
    if (m_renewed) {
        m_renewed();
    }
    return true;
}

Result<void> CertificateKeeper::ask()
{
    OW_TRY(prepareKey());
    const auto fetched = fetch();
    if (!fetched && fetched.error().code == ErrorCode::Revoked) {
        const auto info = crypto::readCertificateAt(m_settings.platform.certificateFile);
        m_shutOut = info ? info.value().serial : QString();
    }
    return fetched;
}

Result<bool> CertificateKeeper::isDue()
{
    const auto info = crypto::readCertificateAt(m_settings.platform.certificateFile);
    if (!info) {
        return info.error();
    }
    return crypto::isInLastThird(info.value(), m_clock.now().wallMs) ||
           isForgotten(info.value().serial);
}

/// Whether the platform refuses the certificate and may give another for it.
bool CertificateKeeper::isForgotten(const QString& serial)
{
    // Without keys of a node only the certificate itself could ask.
    if (m_keys == nullptr || m_shutOut == serial) {
        return false;
    }
    HttpCall call;
    call.path = QStringLiteral("/v1/time");
    const auto answer = perform(m_settings.platform, call);
    return !answer && answer.error().code == ErrorCode::Revoked;
}

/// A key that has asked before asks again: the answer may have been lost.
Result<void> CertificateKeeper::prepareKey()
{
    const QString path = waiting(m_settings.platform.keyFile);
    if (QFileInfo::exists(path)) {
        return {};
    }
    const auto made = crypto::makeRequest(m_settings.node, {});
    if (!made) {
        return made.error();
    }
    return crypto::writeNewFile(path, made.value().key.view(), crypto::FileAccess::Owner);
}

Result<identity::RenewalRequest> CertificateKeeper::signedRequest(const QByteArray& csr) const
{
    const qint64 nowMs = m_clock.now().wallMs;
    if (m_keys != nullptr) {
        return identity::RenewalRequest::make(m_settings.node, csr, nowMs, *m_keys);
    }
    const auto certificate = readPem(m_settings.platform.certificateFile);
    if (!certificate) {
        return certificate.error();
    }
    const auto key = readPem(m_settings.platform.keyFile);
    if (!key) {
        return key.error();
    }
    return identity::RenewalRequest::make(
        m_settings.node, csr, nowMs, certificate.value().view().toByteArray(), key.value().view());
}

Result<void> CertificateKeeper::fetch()
{
    const PlatformEndpoint next = withNewPair(m_settings.platform);
    const auto key = readPem(next.keyFile);
    if (!key) {
        return key.error();
    }
    const auto csr = crypto::requestFor(key.value().view(), m_settings.node, {});
    if (!csr) {
        // What lies there is no key that can ask: the next look makes another.
        QFile::remove(next.keyFile);
        return csr.error();
    }
    const auto request = signedRequest(csr.value());
    if (!request) {
        return request.error();
    }
    HttpCall call;
    call.method = QByteArrayLiteral("POST");
    call.path = QStringLiteral("/v1/renewals");
    call.contentType = QByteArrayLiteral("application/json");
    call.body = QJsonDocument(request.value().toJson()).toJson(QJsonDocument::Compact);
    // Without a certificate: ours may have ended.
    PlatformEndpoint anonymous = m_settings.platform;
    anonymous.certificateFile.clear();
    anonymous.keyFile.clear();
    const auto answer = perform(anonymous, call);
    if (!answer) {
        return answer.error();
    }
    const auto enrolment =
        identity::Enrolment::fromJson(QJsonDocument::fromJson(answer.value().body).object());
    if (!enrolment) {
        return enrolment.error();
    }
    const auto authority = readPem(next.caFile);
    if (!authority) {
        return authority.error();
    }
    OW_TRY(crypto::checkPair(enrolment.value().certificate, key.value().view(),
                             authority.value().view()));
    return crypto::replaceFile(next.certificateFile, enrolment.value().certificate,
                               crypto::FileAccess::Everyone);
}

/// Whether the platform takes the new certificate: it may hear of it a little later than we do, and
/// a hall later than its centre.
Result<void> CertificateKeeper::tryOut()
{
    HttpCall call;
    call.path = QStringLiteral("/v1/time");
    for (int left = kTries;; --left) {
        const auto answer = perform(withNewPair(m_settings.platform), call);
        if (answer) {
            return {};
        }
        if (answer.error().code != ErrorCode::Revoked || left == 0) {
            // Asked again for with the same key: who has heard of it gives the same, a centre that
            // was restored meanwhile another.
            if (answer.error().code == ErrorCode::Revoked) {
                QFile::remove(waiting(m_settings.platform.certificateFile));
            }
            return answer.error();
        }
        m_stopped.wait({}, kTryPause);
    }
}

Result<void> CertificateKeeper::exchange()
{
    const PlatformEndpoint& platform = m_settings.platform;
    OW_TRY(crypto::moveFile(waiting(platform.keyFile), platform.keyFile));
    return crypto::moveFile(waiting(platform.certificateFile), platform.certificateFile);
}

/// One call; anything but a 200 is an error.
Result<HttpAnswer> CertificateKeeper::perform(const PlatformEndpoint& as, const HttpCall& call)
{
    HttpClient client(as);
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping) {
            return Error{ErrorCode::Cancelled, {}};
        }
        m_client = &client;
    }
    HttpCall limited = call;
    limited.limit = m_settings.callLimit;
    auto answer = client.perform(limited);
    {
        const std::lock_guard lock(m_mutex);
        m_client = nullptr;
    }
    if (answer && answer.value().status != 200) {
        return errorOf(answer.value());
    }
    return answer;
}

} // namespace onewindow::sync
