// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Authority.h"

#include "services/crypto/CertificateParts.h"
#include "services/crypto/KeyFile.h"
#include "services/crypto/OpenSslHandle.h"

#include <openssl/x509.h>

namespace onewindow::crypto {

namespace {

class FileAuthorityKey final : public AuthorityKey
{
public:
    explicit FileAuthorityKey(EvpKeyHandle key)
        : m_key(std::move(key))
    {}

    [[nodiscard]] Result<QByteArray> sign(QByteArrayView data) const override
    {
        return signEcdsa(m_key.get(), data, QStringLiteral("authority key"));
    }

private:
    EvpKeyHandle m_key;
};

/// A DER element (X.690): tag, length, content.
QByteArray derElement(char tag, const QByteArray& content)
{
    QByteArray element(1, tag);
    const qsizetype size = content.size();
    OW_ENFORCE(size < 0x10000);
    if (size >= 0x100) {
        element.append('\x82').append(static_cast<char>(size >> 8));
    } else if (size >= 0x80) {
        element.append('\x81');
    }
    return element.append(static_cast<char>(size & 0xFF)).append(content);
}

/// What the authority signs. OpenSSL writes the algorithm into it when it signs, so it is signed
/// once with a key that is thrown away.
Result<QByteArray> toBeSigned(X509* certificate)
{
    const EvpKeyHandle nobody = makeP256Key();
    unsigned char* der = nullptr;
    if (X509_sign(certificate, nobody.get(), EVP_sha256()) == 0) {
        return openSslError(ErrorCode::KeyUnavailable, QStringLiteral("certificate"));
    }
    const int size = i2d_re_X509_tbs(certificate, &der);
    OW_ENFORCE(size > 0);
    // OpenSSL speaks unsigned.
    QByteArray bytes(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return bytes;
}

/// The whole certificate of what was signed and its ECDSA signature.
CertificateHandle signedCertificate(const QByteArray& tbs, const QByteArray& signature)
{
    // AlgorithmIdentifier of ecdsa-with-SHA256 (RFC 5758), which has no parameters.
    static const QByteArray algorithm = QByteArray::fromHex("300a06082a8648ce3d040302");
    const QByteArray der =
        derElement('\x30', tbs + algorithm + derElement('\x03', QByteArray(1, '\0') + signature));
    const unsigned char* at = unsignedBytes(der);
    return CertificateHandle(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

EvpKeyHandle publicKeyFrom(const QByteArray& der)
{
    const unsigned char* at = unsignedBytes(der);
    return EvpKeyHandle(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
}

} // namespace

Result<std::unique_ptr<AuthorityKey>> loadAuthorityKey(const QString& path)
{
    auto key = readKeyFromFile(path);
    if (!key) {
        return key.error();
    }
    return std::unique_ptr<AuthorityKey>(
        std::make_unique<FileAuthorityKey>(std::move(key).value()));
}

Authority::Authority(QByteArray pem, CertificateInfo info, std::unique_ptr<AuthorityKey> key)
    : m_pem(std::move(pem))
    , m_info(std::move(info))
    , m_key(std::move(key))
{}

Result<std::unique_ptr<Authority>> Authority::open(const QByteArray& certificatePem,
                                                   std::unique_ptr<AuthorityKey> key)
{
    OW_ENFORCE(key != nullptr);
    auto info = readCertificate(certificatePem, QStringLiteral("ca"));
    if (!info) {
        return info.error();
    }
    if (!info.value().isAuthority) {
        return Error{ErrorCode::KeyUnavailable, QStringLiteral("ca: not an authority")};
    }
    // Only the certificate itself is handed on, not what else its file may hold.
    const auto certificate = certificateFromPem(certificatePem, QStringLiteral("ca"));
    return std::unique_ptr<Authority>(
        new Authority(crypto::certificatePem(certificate.value().get()), std::move(info).value(),
                      std::move(key)));
}

Result<std::unique_ptr<Authority>> Authority::load(const QString& certificatePath,
                                                   const QString& keyPath)
{
    const auto pem = readKeyFile(certificatePath, kPemLimitBytes);
    if (!pem) {
        return pem.error();
    }
    auto key = loadAuthorityKey(keyPath);
    if (!key) {
        return key.error();
    }
    return open(pem.value().view().toByteArray(), std::move(key).value());
}

Result<IssuedCertificate> Authority::issue(const QByteArray& publicKey, const IssueOptions& options,
                                           qint64 notBeforeMs, qint64 notAfterMs) const
{
    OW_TRY(checkOptions(options));
    if (notBeforeMs < 0 || notAfterMs <= notBeforeMs) {
        return badField(QStringLiteral("notAfter"), QStringLiteral("not after notBefore"));
    }
    const EvpKeyHandle key = publicKeyFrom(publicKey);
    if (key == nullptr) {
        static_cast<void>(takeOpenSslErrors());
        return badField(QStringLiteral("publicKey"), QStringLiteral("not a public key"));
    }
    const auto own = certificateFromPem(m_pem, QStringLiteral("ca"));
    if (!own) {
        return own.error();
    }
    X509* const issuer = own.value().get();
    const CertificateSubject subject{.commonName = options.commonName,
                                     .role = options.role,
                                     .notBeforeS = notBeforeMs / 1000,
                                     .notAfterS = notAfterMs / 1000};
    const CertificateHandle unsignedOne = startCertificate(subject, key.get(), issuer);
    if (unsignedOne == nullptr || !addNodeExtensions(unsignedOne.get(), issuer, options)) {
        return openSslError(ErrorCode::KeyUnavailable, options.commonName);
    }
    const auto tbs = toBeSigned(unsignedOne.get());
    if (!tbs) {
        return tbs.error();
    }
    const auto signature = m_key->sign(tbs.value());
    if (!signature) {
        return signature.error();
    }
    const CertificateHandle certificate = signedCertificate(tbs.value(), signature.value());
    if (certificate == nullptr || X509_verify(certificate.get(), X509_get0_pubkey(issuer)) != 1) {
        return openSslError(ErrorCode::KeyUnavailable,
                            QStringLiteral("the key is not the authority's"));
    }
    QByteArray pem = crypto::certificatePem(certificate.get());
    auto info = readCertificate(pem, options.commonName);
    if (!info) {
        return info.error();
    }
    return IssuedCertificate{std::move(pem), std::move(info).value()};
}

} // namespace onewindow::crypto
