// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/CertificateRequest.h"

#include "services/crypto/CertificateParts.h"
#include "services/crypto/OpenSslHandle.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>

namespace onewindow::crypto {

namespace {

using Bio = OpenSslHandle<BIO, BIO_free>;
using Name = OpenSslHandle<X509_NAME, X509_NAME_free>;
using Request = OpenSslHandle<X509_REQ, X509_REQ_free>;

Error wrong(const QString& what)
{
    static_cast<void>(takeOpenSslErrors());
    return badField(QStringLiteral("csr"), what);
}

bool isP256(const EVP_PKEY* key)
{
    std::array<char, 32> group{};
    return key != nullptr && EVP_PKEY_is_a(key, "EC") == 1 &&
           EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1 &&
           QByteArrayView(group.data()) == "prime256v1";
}

/// OpenSSL reads explicit parameters and compressed points as well; the one form of RFC 5480 that
/// everybody reads is SubjectPublicKeyInfo with a named curve and the whole point.
bool isPlainKey(const QByteArray& der)
{
    static const QByteArray head =
        QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
    return der.size() == head.size() + 64 && der.startsWith(head);
}

bool addEntry(X509_NAME* name, int nid, const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    return text.isEmpty() ||
           X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8, unsignedBytes(utf8),
                                      static_cast<int>(utf8.size()), -1, 0) == 1;
}

Result<QByteArray> requestWith(EVP_PKEY* key, const QString& commonName, const QString& role)
{
    OW_TRY(checkName(QStringLiteral("commonName"), commonName, true));
    OW_TRY(checkName(QStringLiteral("role"), role, false));
    const Request request(X509_REQ_new());
    const Name name(X509_NAME_new());
    const Bio pem(BIO_new(BIO_s_mem()));
    OW_ENFORCE(request != nullptr && name != nullptr && pem != nullptr);
    if (!addEntry(name.get(), NID_organizationalUnitName, role) ||
        !addEntry(name.get(), NID_commonName, commonName) ||
        X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1 ||
        X509_REQ_set_subject_name(request.get(), name.get()) != 1 ||
        X509_REQ_set_pubkey(request.get(), key) != 1 ||
        X509_REQ_sign(request.get(), key, EVP_sha256()) == 0 ||
        PEM_write_bio_X509_REQ(pem.get(), request.get()) != 1) {
        return openSslError(ErrorCode::KeyUnavailable, QStringLiteral("request"));
    }
    QByteArray bytes(static_cast<qsizetype>(BIO_ctrl_pending(pem.get())), Qt::Uninitialized);
    OW_ENFORCE(BIO_read(pem.get(), bytes.data(), static_cast<int>(bytes.size())) == bytes.size());
    return bytes;
}

/// The DER inside the one PEM block that `pem` must be.
Result<QByteArray> derOf(QByteArrayView pem)
{
    constexpr QByteArrayView begin = "-----BEGIN CERTIFICATE REQUEST-----\n";
    constexpr QByteArrayView end = "-----END CERTIFICATE REQUEST-----\n";
    if (pem.size() > kRequestLimitBytes) {
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("csr: at most %1 bytes").arg(kRequestLimitBytes)};
    }
    // Not OpenSSL's reader: it skips what stands before and behind, and knows encrypted blocks.
    if (!pem.startsWith(begin) || !pem.endsWith(end) || pem.size() < begin.size() + end.size()) {
        return wrong(QStringLiteral("one PEM block \"CERTIFICATE REQUEST\" and nothing else"));
    }
    QByteArray text =
        pem.sliced(begin.size(), pem.size() - begin.size() - end.size()).toByteArray();
    text.replace('\n', QByteArray());
    auto der = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!der || der.decoded.isEmpty()) {
        return wrong(QStringLiteral("not base64"));
    }
    return std::move(der.decoded);
}

/// At most one CN and one OU, the CN there.
Result<void> checkSubject(const X509_NAME* subject)
{
    int names = 0;
    int roles = 0;
    for (int i = 0; i < X509_NAME_entry_count(subject); ++i) {
        switch (OBJ_obj2nid(X509_NAME_ENTRY_get_object(X509_NAME_get_entry(subject, i)))) {
        case NID_commonName:
            ++names;
            break;
        case NID_organizationalUnitName:
            ++roles;
            break;
        default:
            return wrong(QStringLiteral("subject: CN and OU only"));
        }
    }
    if (names != 1 || roles > 1) {
        return wrong(QStringLiteral("subject: one CN and at most one OU"));
    }
    OW_TRY(checkName(QStringLiteral("csr: CN"), nameEntry(subject, NID_commonName), true));
    return checkName(QStringLiteral("csr: OU"), nameEntry(subject, NID_organizationalUnitName),
                     roles == 1);
}

Result<void> checkKeyAndSignature(X509_REQ* request)
{
    EVP_PKEY* const key = X509_REQ_get0_pubkey(request);
    if (!isP256(key) || !isPlainKey(publicKeyDer(key))) {
        return wrong(QStringLiteral("key: P-256 on a named curve"));
    }
    if (X509_REQ_get_signature_nid(request) != NID_ecdsa_with_SHA256) {
        return wrong(QStringLiteral("signature: ECDSA with SHA-256"));
    }
    if (X509_REQ_verify(request, key) != 1) {
        static_cast<void>(takeOpenSslErrors());
        return Error{ErrorCode::BadSignature, QStringLiteral("csr: not signed by its own key")};
    }
    return {};
}

} // namespace

Result<MadeRequest> makeRequest(const QString& commonName, const QString& role)
{
    const EvpKeyHandle key = makeP256Key();
    auto request = requestWith(key.get(), commonName, role);
    if (!request) {
        return request.error();
    }
    return MadeRequest{keyPem(key.get()), std::move(request).value()};
}

Result<QByteArray> requestFor(QByteArrayView keyPem, const QString& commonName, const QString& role)
{
    const auto key = keyFromPem(keyPem, QStringLiteral("key"));
    if (!key) {
        return key.error();
    }
    if (!isP256(key.value().get())) {
        return Error{ErrorCode::KeyUnavailable, QStringLiteral("key: not of P-256")};
    }
    return requestWith(key.value().get(), commonName, role);
}

Result<CertificateRequest> readRequest(QByteArrayView pem)
{
    const auto der = derOf(pem);
    if (!der) {
        return der.error();
    }
    const unsigned char* at = unsignedBytes(der.value());
    const unsigned char* const end = at + der.value().size();
    const Request request(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.value().size())));
    if (request == nullptr || at != end) {
        return wrong(QStringLiteral("not a PKCS #10 request"));
    }
    if (X509_REQ_get_version(request.get()) != X509_REQ_VERSION_1) {
        return wrong(QStringLiteral("version: 1"));
    }
    if (X509_REQ_get_attr_count(request.get()) > 0) {
        return wrong(QStringLiteral("attributes: the authority decides what it certifies"));
    }
    const X509_NAME* subject = X509_REQ_get_subject_name(request.get());
    OW_TRY(checkSubject(subject));
    OW_TRY(checkKeyAndSignature(request.get()));
    return CertificateRequest{nameEntry(subject, NID_commonName),
                              nameEntry(subject, NID_organizationalUnitName),
                              publicKeyDer(X509_REQ_get0_pubkey(request.get()))};
}

} // namespace onewindow::crypto
