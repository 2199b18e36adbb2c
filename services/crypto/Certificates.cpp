// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Certificates.h"

#include "services/crypto/CertificateParts.h"
#include "services/crypto/KeyFile.h"
#include "services/crypto/OpenSslHandle.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace onewindow::crypto {

namespace {

constexpr int kAuthorityDaysLimit = 7300;
constexpr int kNodeDaysLimit = 3650;
constexpr qint64 kDaySeconds = 24LL * 60 * 60;

struct AuthorityPair
{
    CertificateHandle certificate;
    EvpKeyHandle key;
};

// From yesterday on.
CertificateSubject subjectFor(const QString& commonName, const QString& role, int days)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    return {.commonName = commonName,
            .role = role,
            .notBeforeS = now - kDaySeconds,
            .notAfterS = now + days * kDaySeconds};
}

// Nothing is made where one of the two files would have to be overwritten.
Result<void> checkAbsent(const QString& certificatePath, const QString& keyPath)
{
    for (const QString& path : {certificatePath, keyPath}) {
        if (QFileInfo::exists(path)) {
            return Error{ErrorCode::Conflict, path + QStringLiteral(": is there already")};
        }
    }
    return {};
}

Result<void> writePair(X509* certificate, const QString& certificatePath, EVP_PKEY* key,
                       const QString& keyPath)
{
    OW_TRY(writeNewFile(keyPath, keyPem(key).view(), FileAccess::Owner));
    auto written = writeNewFile(certificatePath, certificatePem(certificate), FileAccess::Everyone);
    if (!written) {
        QFile::remove(keyPath); // the one just made: useless without its certificate
    }
    return written;
}

Result<AuthorityPair> readAuthority(const QString& certificatePath, const QString& keyPath)
{
    auto certificate = readCertificateFile(certificatePath);
    if (!certificate) {
        return certificate.error();
    }
    auto key = readKeyFromFile(keyPath);
    if (!key) {
        return key.error();
    }
    AuthorityPair authority{std::move(certificate).value(), std::move(key).value()};
    if (!isAuthority(authority.certificate.get())) {
        return openSslError(ErrorCode::KeyUnavailable,
                            certificatePath + QStringLiteral(": not an authority"));
    }
    if (X509_check_private_key(authority.certificate.get(), authority.key.get()) != 1) {
        return openSslError(ErrorCode::KeyUnavailable,
                            keyPath + QStringLiteral(": not the authority's key"));
    }
    return authority;
}

} // namespace

Result<void> createAuthority(const QString& certificatePath, const QString& keyPath,
                             const QString& commonName, int days)
{
    OW_TRY(checkName(QStringLiteral("commonName"), commonName, true));
    OW_TRY(checkDays(days, kAuthorityDaysLimit));
    OW_TRY(checkAbsent(certificatePath, keyPath));
    const EvpKeyHandle key = makeP256Key();
    const CertificateSubject subject = subjectFor(commonName, {}, days);
    const CertificateHandle certificate = startCertificate(subject, key.get(), nullptr);
    if (certificate == nullptr || !addAuthorityExtensions(certificate.get()) ||
        X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0) {
        return openSslError(ErrorCode::KeyUnavailable, certificatePath);
    }
    return writePair(certificate.get(), certificatePath, key.get(), keyPath);
}

Result<void> issueCertificate(const QString& authorityPath, const QString& authorityKeyPath,
                              const IssueOptions& options, const QString& certificatePath,
                              const QString& keyPath)
{
    OW_TRY(checkOptions(options));
    OW_TRY(checkDays(options.days, kNodeDaysLimit));
    OW_TRY(checkAbsent(certificatePath, keyPath));
    const auto authority = readAuthority(authorityPath, authorityKeyPath);
    if (!authority) {
        return authority.error();
    }
    X509* const issuer = authority.value().certificate.get();
    const EvpKeyHandle key = makeP256Key();
    const CertificateSubject subject = subjectFor(options.commonName, options.role, options.days);
    const CertificateHandle certificate = startCertificate(subject, key.get(), issuer);
    if (certificate == nullptr || !addNodeExtensions(certificate.get(), issuer, options) ||
        X509_sign(certificate.get(), authority.value().key.get(), EVP_sha256()) == 0) {
        return openSslError(ErrorCode::KeyUnavailable, certificatePath);
    }
    return writePair(certificate.get(), certificatePath, key.get(), keyPath);
}

Result<QByteArray> fingerprint(const QString& certificatePath)
{
    const auto certificate = readCertificateFile(certificatePath);
    if (!certificate) {
        return certificate.error();
    }
    QByteArray bytes(32, Qt::Uninitialized);
    unsigned int written = 0;
    OW_ENFORCE(
        X509_digest(certificate.value().get(), EVP_sha256(), writableBytes(bytes), &written) == 1);
    OW_ENFORCE(written == 32);
    return bytes;
}

} // namespace onewindow::crypto
