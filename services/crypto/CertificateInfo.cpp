// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/CertificateInfo.h"

#include "services/crypto/CertificateParts.h"
#include "services/crypto/KeyFile.h"
#include "services/crypto/OpenSslHandle.h"

#include <arpa/inet.h>
#include <openssl/bn.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>

namespace onewindow::crypto {

namespace {

using AltNames = OpenSslHandle<GENERAL_NAMES, GENERAL_NAMES_free>;
using Number = OpenSslHandle<BIGNUM, BN_free>;

/// Unix milliseconds; 0 for a time that cannot be read.
qint64 toMs(const ASN1_TIME* time)
{
    std::tm parts{};
    return ASN1_TIME_to_tm(time, &parts) == 1 ? static_cast<qint64>(timegm(&parts)) * 1000 : 0;
}

QString serialOf(const X509* certificate)
{
    const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    if (number == nullptr) {
        return {};
    }
    char* hex = BN_bn2hex(number.get());
    const QString text = QString::fromLatin1(hex).toLower();
    OPENSSL_free(hex);
    return text;
}

QByteArrayView bytesOf(const ASN1_STRING* text)
{
    // OpenSSL speaks unsigned.
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)), ASN1_STRING_length(text)};
}

/// An IPv4 or IPv6 address as text; empty for anything else.
QString addressText(QByteArrayView bytes)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const bool isOld = bytes.size() == sizeof(in_addr);
    if ((!isOld && bytes.size() != sizeof(in6_addr)) ||
        ::inet_ntop(isOld ? AF_INET : AF_INET6, bytes.data(), text.data(), text.size()) ==
            nullptr) {
        return {};
    }
    return QString::fromLatin1(text.data());
}

} // namespace

Result<CertificateInfo> readCertificate(QByteArrayView pem, const QString& name)
{
    if (pem.size() > kPemLimitBytes) {
        return Error{ErrorCode::KeyUnavailable, name + QStringLiteral(": too large")};
    }
    const auto read = certificateFromPem(pem, name);
    if (!read) {
        return read.error();
    }
    X509* const certificate = read.value().get();
    const EVP_PKEY* key = X509_get0_pubkey(certificate);
    CertificateInfo info;
    info.serial = serialOf(certificate);
    if (key == nullptr || info.serial.isEmpty()) {
        return openSslError(ErrorCode::KeyUnavailable, name);
    }
    info.notBeforeMs = toMs(X509_get0_notBefore(certificate));
    info.notAfterMs = toMs(X509_get0_notAfter(certificate));
    info.commonName = nameEntry(X509_get_subject_name(certificate), NID_commonName);
    info.role = nameEntry(X509_get_subject_name(certificate), NID_organizationalUnitName);
    info.publicKey = publicKeyDer(X509_get0_pubkey(certificate));
    info.isAuthority = isAuthority(certificate);
    info.fingerprint = QByteArray(32, Qt::Uninitialized);
    unsigned int written = 0;
    OW_ENFORCE(X509_digest(certificate, EVP_sha256(), writableBytes(info.fingerprint), &written) ==
               1);
    OW_ENFORCE(written == 32);
    return info;
}

Result<CertificateInfo> readCertificateAt(const QString& path)
{
    const auto pem = readKeyFile(path, kPemLimitBytes);
    return pem ? readCertificate(pem.value().view(), path) : pem.error();
}

bool isInLastThird(const CertificateInfo& certificate, qint64 nowMs)
{
    const qint64 validityMs = certificate.notAfterMs - certificate.notBeforeMs;
    return certificate.notAfterMs - nowMs < validityMs / 3;
}

Result<IssueOptions> issueOptionsOf(QByteArrayView pem, const QString& name)
{
    const auto info = readCertificate(pem, name);
    if (!info) {
        return info.error();
    }
    const auto read = certificateFromPem(pem, name);
    X509* const certificate = read.value().get();
    IssueOptions options;
    options.commonName = info.value().commonName;
    options.role = info.value().role;
    const AltNames names(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
        int type = 0;
        const void* value = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names.get(), i), &type);
        if (type == GEN_DNS) {
            options.dnsNames << QString::fromLatin1(
                bytesOf(static_cast<const ASN1_STRING*>(value)));
        } else if (type == GEN_IPADD) {
            options.ipAddresses << addressText(bytesOf(static_cast<const ASN1_STRING*>(value)));
        }
    }
    const quint32 uses = X509_get_extended_key_usage(certificate);
    options.isServer = (uses & XKU_SSL_SERVER) != 0;
    options.isClient = (uses & XKU_SSL_CLIENT) != 0;
    return options;
}

Result<void> checkPair(QByteArrayView certificatePem, QByteArrayView keyPem,
                       QByteArrayView authorityPem)
{
    const auto certificate = certificateFromPem(certificatePem, QStringLiteral("certificate"));
    if (!certificate) {
        return certificate.error();
    }
    const auto key = keyFromPem(keyPem, QStringLiteral("key"));
    if (!key) {
        return key.error();
    }
    const auto authority = certificateFromPem(authorityPem, QStringLiteral("ca"));
    if (!authority) {
        return authority.error();
    }
    if (X509_check_private_key(certificate.value().get(), key.value().get()) != 1) {
        return openSslError(ErrorCode::KeyUnavailable,
                            QStringLiteral("key and certificate do not belong together"));
    }
    EVP_PKEY* const signer = X509_get0_pubkey(authority.value().get());
    if (!isAuthority(authority.value().get()) || signer == nullptr ||
        X509_verify(certificate.value().get(), signer) != 1) {
        return openSslError(ErrorCode::BadSignature,
                            QStringLiteral("the certificate is another authority's"));
    }
    return {};
}

} // namespace onewindow::crypto
