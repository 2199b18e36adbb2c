// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the certificate files of this folder share; nobody outside includes it.

#include "services/core/Result.h"
#include "services/core/Secret.h"
#include "services/crypto/Certificates.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct evp_pkey_st;
struct x509_st;
struct X509_name_st;

namespace onewindow::crypto {

/// The most that is read of a PEM file.
inline constexpr qsizetype kPemLimitBytes = 64LL << 10;
/// Characters of a name in a certificate: ub-common-name of RFC 5280.
inline constexpr qsizetype kCertificateNameLimit = 64;

/// Frees what a CertificateHandle or an EvpKeyHandle owns.
struct CertificateFree
{
    void operator()(x509_st* certificate) const;
    void operator()(evp_pkey_st* key) const;
};

using CertificateHandle = std::unique_ptr<x509_st, CertificateFree>;
using EvpKeyHandle = std::unique_ptr<evp_pkey_st, CertificateFree>;

/// What is to be certified, whoever signs it.
struct CertificateSubject
{
    QString commonName;
    QString role;
    qint64 notBeforeS = 0; ///< Unix seconds.
    qint64 notAfterS = 0;
};

/// BadRequest that names the field.
Error badField(const QString& field, const QString& reason);

/// A name of at most kCertificateNameLimit characters without control characters.
Result<void> checkName(const QString& field, const QString& name, bool isRequired);
Result<void> checkDays(int days, int limit);
/// Everything of `options` but the days.
Result<void> checkOptions(const IssueOptions& options);

EvpKeyHandle makeP256Key();

/// A certificate of `subject` for `key` with a random 16-byte serial that only lacks extensions
/// and signature; it does not outlive its issuer. `issuer`: null for one that stands for itself.
CertificateHandle startCertificate(const CertificateSubject& subject, evp_pkey_st* key,
                                   x509_st* issuer);
bool addAuthorityExtensions(x509_st* certificate);
bool addNodeExtensions(x509_st* certificate, x509_st* issuer, const IssueOptions& options);

/// Whether it may sign certificates.
bool isAuthority(x509_st* certificate);

QByteArray certificatePem(x509_st* certificate);
/// PKCS #8, not encrypted.
Secret keyPem(evp_pkey_st* key);
/// SubjectPublicKeyInfo in DER.
QByteArray publicKeyDer(evp_pkey_st* key);

/// The ECDSA signature (SHA-256; SEQUENCE of r and s in DER) of `data`. Errors: KeyUnavailable with
/// `name`.
Result<QByteArray> signEcdsa(evp_pkey_st* key, QByteArrayView data, const QString& name);

/// The first `nid` entry of a name in a certificate or request; empty if there is none, or if it
/// holds a zero, which has made readers take one name for another.
QString nameEntry(const X509_name_st* name, int nid);

/// The first certificate in `pem`. Errors: KeyUnavailable with `name` and the reason.
Result<CertificateHandle> certificateFromPem(QByteArrayView pem, const QString& name);
Result<EvpKeyHandle> keyFromPem(QByteArrayView pem, const QString& name);
Result<CertificateHandle> readCertificateFile(const QString& path);
/// Only a file that nobody but its owner can read.
Result<EvpKeyHandle> readKeyFromFile(const QString& path);

} // namespace onewindow::crypto
