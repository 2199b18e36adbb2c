// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/crypto/Certificates.h"

#include <QByteArray>
#include <QString>

namespace onewindow::crypto {

/// What a certificate says.
struct CertificateInfo
{
    QString serial;         ///< Hex, lower case, without leading zero bytes.
    qint64 notBeforeMs = 0; ///< Unix milliseconds.
    qint64 notAfterMs = 0;
    QString commonName;       ///< The node.
    QString role;             ///< The organisational unit.
    QByteArray fingerprint;   ///< SHA-256 of the DER form: 32 bytes.
    QByteArray publicKey;     ///< SubjectPublicKeyInfo in DER.
    bool isAuthority = false; ///< May sign certificates.
};

/// Reads the first certificate in `pem` (at most 64 KiB). Nothing is verified. Errors:
/// KeyUnavailable with `name`, which stands for the file, and the reason.
Result<CertificateInfo> readCertificate(QByteArrayView pem, const QString& name);

/// The same from a file.
Result<CertificateInfo> readCertificateAt(const QString& path);

/// Whether less than a third of its validity is left: time to renew it.
bool isInLastThird(const CertificateInfo& certificate, qint64 nowMs);

/// What a certificate like this one is issued with: names, addresses and what it is for; `days` is
/// not set. Errors: KeyUnavailable with `name`.
Result<IssueOptions> issueOptionsOf(QByteArrayView pem, const QString& name);

/// Whether a TLS program may switch to this pair: the key is the certificate's, and the authority
/// has signed it. Times are not looked at. Errors: KeyUnavailable (unreadable, or they do not
/// belong together), BadSignature (another authority's).
Result<void> checkPair(QByteArrayView certificatePem, QByteArrayView keyPem,
                       QByteArrayView authorityPem);

} // namespace onewindow::crypto
