// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/CertificateProof.h"

#include "services/crypto/CertificateParts.h"
#include "services/crypto/OpenSslHandle.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace onewindow::crypto {

namespace {

using DigestContext = OpenSslHandle<EVP_MD_CTX, EVP_MD_CTX_free>;

Error notProven(const QString& what)
{
    static_cast<void>(takeOpenSslErrors());
    return Error{ErrorCode::BadSignature, what};
}

} // namespace

Result<QByteArray> proveCertificate(QByteArrayView keyPem, QByteArrayView data)
{
    const auto key = keyFromPem(keyPem, QStringLiteral("key"));
    return key ? signEcdsa(key.value().get(), data, QStringLiteral("key")) : key.error();
}

Result<CertificateInfo> checkCertificateProof(QByteArrayView certificatePem,
                                              QByteArrayView authorityPem, QByteArrayView data,
                                              QByteArrayView proof)
{
    auto info = readCertificate(certificatePem, QStringLiteral("certificate"));
    if (!info) {
        return info.error();
    }
    const auto certificate = certificateFromPem(certificatePem, QStringLiteral("certificate"));
    const auto authority = certificateFromPem(authorityPem, QStringLiteral("ca"));
    if (!authority) {
        return authority.error();
    }
    EVP_PKEY* const signer = X509_get0_pubkey(authority.value().get());
    if (info.value().isAuthority || signer == nullptr ||
        X509_verify(certificate.value().get(), signer) != 1) {
        return notProven(QStringLiteral("certificate: not one of this authority's nodes"));
    }
    const DigestContext context(EVP_MD_CTX_new());
    OW_ENFORCE(context != nullptr);
    EVP_PKEY* const key = X509_get0_pubkey(certificate.value().get());
    if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestVerify(context.get(), unsignedBytes(proof),
                         static_cast<std::size_t>(proof.size()), unsignedBytes(data),
                         static_cast<std::size_t>(data.size())) != 1) {
        return notProven(QStringLiteral("signature: not by the certificate's key"));
    }
    return info;
}

} // namespace onewindow::crypto
