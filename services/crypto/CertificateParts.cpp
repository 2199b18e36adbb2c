// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/CertificateParts.h"

#include "services/core/Ids.h"
#include "services/crypto/KeyFile.h"
#include "services/crypto/OpenSslHandle.h"

#include <QRegularExpression>

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>

namespace onewindow::crypto {

namespace {

constexpr qsizetype kAltNamesLimit = 32;
constexpr qsizetype kSerialBytes = 16;

using Bio = OpenSslHandle<BIO, BIO_free>;
using DigestContext = OpenSslHandle<EVP_MD_CTX, EVP_MD_CTX_free>;
using Extension = OpenSslHandle<X509_EXTENSION, X509_EXTENSION_free>;
using Name = OpenSslHandle<X509_NAME, X509_NAME_free>;
using Number = OpenSslHandle<BIGNUM, BN_free>;

bool isDnsName(const QString& name)
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        QStringLiteral("(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                       "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")));
    return name.size() <= 253 && pattern.match(name).hasMatch();
}

bool isIpAddress(const QString& address)
{
    // inet_pton() would stop at a zero character and not see what is behind it.
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(QStringLiteral("[0-9A-Fa-f.:]{2,45}")));
    if (!pattern.match(address).hasMatch()) {
        return false;
    }
    std::array<unsigned char, sizeof(in6_addr)> parsed{};
    const QByteArray text = address.toLatin1();
    return ::inet_pton(AF_INET, text.constData(), parsed.data()) == 1 ||
           ::inet_pton(AF_INET6, text.constData(), parsed.data()) == 1;
}

bool addExtension(X509* certificate, X509* issuer, int nid, const QByteArray& value)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setName(X509* certificate, const CertificateSubject& subject)
{
    const Name name(X509_NAME_new());
    const auto add = [&name](int nid, const QString& text) {
        const QByteArray utf8 = text.toUtf8();
        return text.isEmpty() ||
               X509_NAME_add_entry_by_NID(name.get(), nid, MBSTRING_UTF8, unsignedBytes(utf8),
                                          static_cast<int>(utf8.size()), -1, 0) == 1;
    };
    return name != nullptr && add(NID_organizationalUnitName, subject.role) &&
           add(NID_commonName, subject.commonName) &&
           X509_set_subject_name(certificate, name.get()) == 1;
}

bool setSerial(X509* certificate)
{
    QByteArray bytes = randomBytes(kSerialBytes);
    bytes[0] = static_cast<char>((bytes[0] & 0x3F) | 0x40); // positive, and always as long
    const Number number(BN_bin2bn(unsignedBytes(bytes), kSerialBytes, nullptr));
    return number != nullptr &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

// Not longer than the issuer's own certificate.
bool setValidity(X509* certificate, const X509* issuer, const CertificateSubject& subject)
{
    if (ASN1_TIME_set(X509_getm_notBefore(certificate), subject.notBeforeS) == nullptr ||
        ASN1_TIME_set(X509_getm_notAfter(certificate), subject.notAfterS) == nullptr) {
        return false;
    }
    const ASN1_TIME* end = X509_get0_notAfter(issuer);
    return issuer == certificate || ASN1_TIME_compare(X509_get0_notAfter(certificate), end) <= 0 ||
           X509_set1_notAfter(certificate, end) == 1;
}

QByteArray altNames(const IssueOptions& options)
{
    // All of these were checked: none holds a comma, which would start a further name.
    QStringList names;
    for (const QString& name : options.dnsNames) {
        names << QStringLiteral("DNS:") + name;
    }
    for (const QString& address : options.ipAddresses) {
        names << QStringLiteral("IP:") + address;
    }
    return names.join(u',').toLatin1();
}

// What was written to a memory BIO.
QByteArray bioBytes(BIO* bio)
{
    const auto size = static_cast<qsizetype>(BIO_ctrl_pending(bio));
    QByteArray bytes(size, Qt::Uninitialized);
    OW_ENFORCE(BIO_read(bio, bytes.data(), static_cast<int>(size)) == size);
    return bytes;
}

Bio readOnlyBio(QByteArrayView bytes)
{
    Bio bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    OW_ENFORCE(bio != nullptr);
    return bio;
}

} // namespace

void CertificateFree::operator()(x509_st* certificate) const
{
    X509_free(certificate);
}

void CertificateFree::operator()(evp_pkey_st* key) const
{
    EVP_PKEY_free(key);
}

Error badField(const QString& field, const QString& reason)
{
    return Error{ErrorCode::BadRequest, field + QStringLiteral(": ") + reason};
}

Result<void> checkName(const QString& field, const QString& name, bool isRequired)
{
    if (name.size() > kCertificateNameLimit || (isRequired && name.isEmpty())) {
        return badField(field, QStringLiteral("1 to %1 characters").arg(kCertificateNameLimit));
    }
    // A zero inside a name has made readers take one name for another.
    if (std::any_of(name.begin(), name.end(),
                    [](QChar character) { return character.category() == QChar::Other_Control; })) {
        return badField(field, QStringLiteral("holds a control character"));
    }
    return {};
}

Result<void> checkDays(int days, int limit)
{
    if (days < 1 || days > limit) {
        return badField(QStringLiteral("days"), QStringLiteral("1 to %1").arg(limit));
    }
    return {};
}

Result<void> checkOptions(const IssueOptions& options)
{
    OW_TRY(checkName(QStringLiteral("commonName"), options.commonName, true));
    OW_TRY(checkName(QStringLiteral("role"), options.role, false));
    if (options.dnsNames.size() > kAltNamesLimit || options.ipAddresses.size() > kAltNamesLimit) {
        return badField(QStringLiteral("dnsNames, ipAddresses"),
                        QStringLiteral("at most %1 each").arg(kAltNamesLimit));
    }
    for (const QString& name : options.dnsNames) {
        if (!isDnsName(name)) {
            return badField(QStringLiteral("dnsNames"), QStringLiteral("not a DNS name: ") + name);
        }
    }
    for (const QString& address : options.ipAddresses) {
        if (!isIpAddress(address)) {
            return badField(QStringLiteral("ipAddresses"),
                            QStringLiteral("not an IP address: ") + address);
        }
    }
    if (options.isServer && options.dnsNames.isEmpty() && options.ipAddresses.isEmpty()) {
        return badField(QStringLiteral("dnsNames, ipAddresses"),
                        QStringLiteral("a server needs a name or an address"));
    }
    if (!options.isServer && !options.isClient) {
        return badField(QStringLiteral("isServer, isClient"), QStringLiteral("neither is set"));
    }
    return {};
}

EvpKeyHandle makeP256Key()
{
    EvpKeyHandle key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    OW_ENFORCE(key != nullptr);
    return key;
}

CertificateHandle startCertificate(const CertificateSubject& subject, evp_pkey_st* key,
                                   x509_st* issuer)
{
    CertificateHandle certificate(X509_new());
    X509* const raw = certificate.get();
    X509* const signer = issuer != nullptr ? issuer : raw;
    const bool isComplete = raw != nullptr && X509_set_version(raw, X509_VERSION_3) == 1 &&
                            setSerial(raw) && setName(raw, subject) &&
                            X509_set_issuer_name(raw, X509_get_subject_name(signer)) == 1 &&
                            setValidity(raw, signer, subject) && X509_set_pubkey(raw, key) == 1;
    return isComplete ? std::move(certificate) : nullptr;
}

bool addAuthorityExtensions(x509_st* certificate)
{
    return addExtension(certificate, certificate, NID_basic_constraints,
                        "critical,CA:TRUE,pathlen:0") &&
           addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign") &&
           addExtension(certificate, certificate, NID_subject_key_identifier, "hash") &&
           addExtension(certificate, certificate, NID_authority_key_identifier, "keyid:always");
}

bool addNodeExtensions(x509_st* certificate, x509_st* issuer, const IssueOptions& options)
{
    QByteArrayList uses;
    if (options.isServer) {
        uses << "serverAuth";
    }
    if (options.isClient) {
        uses << "clientAuth";
    }
    const QByteArray names = altNames(options);
    return addExtension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE") &&
           addExtension(certificate, issuer, NID_key_usage, "critical,digitalSignature") &&
           addExtension(certificate, issuer, NID_ext_key_usage, uses.join(',')) &&
           addExtension(certificate, issuer, NID_subject_key_identifier, "hash") &&
           addExtension(certificate, issuer, NID_authority_key_identifier, "keyid:always") &&
           (names.isEmpty() || addExtension(certificate, issuer, NID_subject_alt_name, names));
}

bool isAuthority(x509_st* certificate)
{
    return X509_check_ca(certificate) == 1;
}

QByteArray certificatePem(x509_st* certificate)
{
    const Bio pem(BIO_new(BIO_s_mem()));
    OW_ENFORCE(pem != nullptr && PEM_write_bio_X509(pem.get(), certificate) == 1);
    return bioBytes(pem.get());
}

Secret keyPem(evp_pkey_st* key)
{
    const Bio pem(BIO_new(BIO_s_secmem()));
    OW_ENFORCE(pem != nullptr);
    OW_ENFORCE(
        PEM_write_bio_PKCS8PrivateKey(pem.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return Secret(bioBytes(pem.get()));
}

QByteArray publicKeyDer(evp_pkey_st* key)
{
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    OW_ENFORCE(size > 0);
    // OpenSSL speaks unsigned.
    QByteArray bytes(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return bytes;
}

Result<QByteArray> signEcdsa(evp_pkey_st* key, QByteArrayView data, const QString& name)
{
    const DigestContext context(EVP_MD_CTX_new());
    OW_ENFORCE(context != nullptr);
    std::size_t size = 0;
    const auto length = static_cast<std::size_t>(data.size());
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, unsignedBytes(data), length) != 1) {
        return openSslError(ErrorCode::KeyUnavailable, name);
    }
    QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (EVP_DigestSign(context.get(), writableBytes(signature), &size, unsignedBytes(data),
                       length) != 1) {
        return openSslError(ErrorCode::KeyUnavailable, name);
    }
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

QString nameEntry(const X509_name_st* name, int nid)
{
    const int index = X509_NAME_get_index_by_NID(name, nid, -1);
    if (index < 0) {
        return {};
    }
    unsigned char* utf8 = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
    if (size < 0) {
        static_cast<void>(takeOpenSslErrors());
        return {};
    }
    const QByteArray bytes(reinterpret_cast<const char*>(utf8), size);
    OPENSSL_free(utf8);
    return bytes.contains('\0') ? QString() : QString::fromUtf8(bytes);
}

Result<CertificateHandle> certificateFromPem(QByteArrayView pem, const QString& name)
{
    const Bio bio = readOnlyBio(pem);
    CertificateHandle certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (certificate == nullptr) {
        return openSslError(ErrorCode::KeyUnavailable, name);
    }
    return certificate;
}

Result<EvpKeyHandle> keyFromPem(QByteArrayView pem, const QString& name)
{
    const Bio bio = readOnlyBio(pem);
    // An empty passphrase: without one OpenSSL would ask for it at the terminal.
    char noPassphrase = '\0';
    EvpKeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, &noPassphrase));
    if (key == nullptr) {
        return openSslError(ErrorCode::KeyUnavailable, name);
    }
    return key;
}

Result<CertificateHandle> readCertificateFile(const QString& path)
{
    const auto pem = readKeyFile(path, kPemLimitBytes);
    return pem ? certificateFromPem(pem.value().view(), path) : pem.error();
}

Result<EvpKeyHandle> readKeyFromFile(const QString& path)
{
    const auto pem = readPrivateFile(path, kPemLimitBytes, false);
    return pem ? keyFromPem(pem.value().view(), path) : pem.error();
}

} // namespace onewindow::crypto
