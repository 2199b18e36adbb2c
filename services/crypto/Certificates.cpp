// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Certificates.h"

#include "services/core/Ids.h"
#include "services/crypto/KeyFile.h"
#include "services/crypto/OpenSslHandle.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>

namespace onewindow::crypto {

namespace {

constexpr qsizetype kPemLimitBytes = 64LL << 10;
constexpr qsizetype kNameLimit = 64; // ub-common-name of RFC 5280
constexpr qsizetype kAltNamesLimit = 32;
constexpr int kAuthorityDaysLimit = 7300;
constexpr int kNodeDaysLimit = 3650;
constexpr qsizetype kSerialBytes = 16;

using Bio = OpenSslHandle<BIO, BIO_free>;
using Certificate = OpenSslHandle<X509, X509_free>;
using Extension = OpenSslHandle<X509_EXTENSION, X509_EXTENSION_free>;
using Key = OpenSslHandle<EVP_PKEY, EVP_PKEY_free>;
using Name = OpenSslHandle<X509_NAME, X509_NAME_free>;
using Number = OpenSslHandle<BIGNUM, BN_free>;

struct Authority
{
    Certificate certificate;
    Key key;
};

// What is to be certified, whoever signs it.
struct Subject
{
    QString commonName;
    QString role;
    int days = 0;
};

Error badField(const QString& field, const QString& reason)
{
    return Error{ErrorCode::BadRequest, field + QStringLiteral(": ") + reason};
}

Result<void> checkName(const QString& field, const QString& name, bool isRequired)
{
    if (name.size() > kNameLimit || (isRequired && name.isEmpty())) {
        return badField(field, QStringLiteral("1 to %1 characters").arg(kNameLimit));
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

Result<void> checkOptions(const IssueOptions& options)
{
    OW_TRY(checkName(QStringLiteral("commonName"), options.commonName, true));
    OW_TRY(checkName(QStringLiteral("role"), options.role, false));
    OW_TRY(checkDays(options.days, kNodeDaysLimit));
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

Key makeKey()
{
    Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    OW_ENFORCE(key != nullptr);
    return key;
}

bool addExtension(X509* certificate, X509* issuer, int nid, const QByteArray& value)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setName(X509* certificate, const Subject& subject)
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

// From yesterday on; not longer than the issuer's own certificate.
bool setValidity(X509* certificate, const X509* issuer, int days)
{
    if (X509_time_adj_ex(X509_getm_notBefore(certificate), -1, 0, nullptr) == nullptr ||
        X509_time_adj_ex(X509_getm_notAfter(certificate), days, 0, nullptr) == nullptr) {
        return false;
    }
    const ASN1_TIME* end = X509_get0_notAfter(issuer);
    return issuer == certificate || ASN1_TIME_compare(X509_get0_notAfter(certificate), end) <= 0 ||
           X509_set1_notAfter(certificate, end) == 1;
}

// A certificate of `subject` for `key` that only lacks extensions and signature. `issuer`: null
// for one that stands for itself.
Certificate startCertificate(const Subject& subject, EVP_PKEY* key, X509* issuer)
{
    Certificate certificate(X509_new());
    X509* const raw = certificate.get();
    X509* const signer = issuer != nullptr ? issuer : raw;
    const bool isComplete =
        raw != nullptr && X509_set_version(raw, X509_VERSION_3) == 1 && setSerial(raw) &&
        setName(raw, subject) && X509_set_issuer_name(raw, X509_get_subject_name(signer)) == 1 &&
        setValidity(raw, signer, subject.days) && X509_set_pubkey(raw, key) == 1;
    return isComplete ? std::move(certificate) : nullptr;
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

bool addAuthorityExtensions(X509* certificate)
{
    return addExtension(certificate, certificate, NID_basic_constraints,
                        "critical,CA:TRUE,pathlen:0") &&
           addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign") &&
           addExtension(certificate, certificate, NID_subject_key_identifier, "hash") &&
           addExtension(certificate, certificate, NID_authority_key_identifier, "keyid:always");
}

bool addNodeExtensions(X509* certificate, X509* issuer, const IssueOptions& options)
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

// What was written to a memory BIO.
QByteArray bioBytes(BIO* bio)
{
    const auto size = static_cast<qsizetype>(BIO_ctrl_pending(bio));
    QByteArray bytes(size, Qt::Uninitialized);
    OW_ENFORCE(BIO_read(bio, bytes.data(), static_cast<int>(size)) == size);
    return bytes;
}

Result<void> writePair(X509* certificate, const QString& certificatePath, EVP_PKEY* key,
                       const QString& keyPath)
{
    const Bio keyPem(BIO_new(BIO_s_secmem()));
    const Bio certificatePem(BIO_new(BIO_s_mem()));
    OW_ENFORCE(keyPem != nullptr && certificatePem != nullptr);
    OW_ENFORCE(PEM_write_bio_PKCS8PrivateKey(keyPem.get(), key, nullptr, nullptr, 0, nullptr,
                                             nullptr) == 1);
    OW_ENFORCE(PEM_write_bio_X509(certificatePem.get(), certificate) == 1);
    const Secret keyText(bioBytes(keyPem.get()));
    OW_TRY(writeNewFile(keyPath, keyText.view(), FileAccess::Owner));
    auto written =
        writeNewFile(certificatePath, bioBytes(certificatePem.get()), FileAccess::Everyone);
    if (!written) {
        QFile::remove(keyPath); // the one just made: useless without its certificate
    }
    return written;
}

Bio readOnlyBio(QByteArrayView bytes)
{
    Bio bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    OW_ENFORCE(bio != nullptr);
    return bio;
}

Result<Certificate> readCertificate(const QString& path)
{
    const auto pem = readKeyFile(path, kPemLimitBytes);
    if (!pem) {
        return pem.error();
    }
    const Bio bio = readOnlyBio(pem.value().view());
    Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (certificate == nullptr) {
        return openSslError(ErrorCode::KeyUnavailable, path);
    }
    return certificate;
}

Result<Key> readKey(const QString& path)
{
    const auto pem = readPrivateFile(path, kPemLimitBytes, false);
    if (!pem) {
        return pem.error();
    }
    const Bio bio = readOnlyBio(pem.value().view());
    // An empty passphrase: without one OpenSSL would ask for it at the terminal.
    char noPassphrase = '\0';
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, &noPassphrase));
    if (key == nullptr) {
        return openSslError(ErrorCode::KeyUnavailable, path);
    }
    return key;
}

Result<Authority> readAuthority(const QString& certificatePath, const QString& keyPath)
{
    auto certificate = readCertificate(certificatePath);
    if (!certificate) {
        return certificate.error();
    }
    auto key = readKey(keyPath);
    if (!key) {
        return key.error();
    }
    Authority authority{std::move(certificate).value(), std::move(key).value()};
    if (X509_check_ca(authority.certificate.get()) != 1) {
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
    const Key key = makeKey();
    const Subject subject{.commonName = commonName, .role = QString(), .days = days};
    const Certificate certificate = startCertificate(subject, key.get(), nullptr);
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
    OW_TRY(checkAbsent(certificatePath, keyPath));
    const auto authority = readAuthority(authorityPath, authorityKeyPath);
    if (!authority) {
        return authority.error();
    }
    X509* const issuer = authority.value().certificate.get();
    const Key key = makeKey();
    const Subject subject{
        .commonName = options.commonName, .role = options.role, .days = options.days};
    const Certificate certificate = startCertificate(subject, key.get(), issuer);
    if (certificate == nullptr || !addNodeExtensions(certificate.get(), issuer, options) ||
        X509_sign(certificate.get(), authority.value().key.get(), EVP_sha256()) == 0) {
        return openSslError(ErrorCode::KeyUnavailable, certificatePath);
    }
    return writePair(certificate.get(), certificatePath, key.get(), keyPath);
}

Result<QByteArray> fingerprint(const QString& certificatePath)
{
    const auto certificate = readCertificate(certificatePath);
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
