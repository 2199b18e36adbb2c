// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace onewindow::crypto {

/// What goes into a certificate of a node or a program.
struct IssueOptions
{
    QString commonName;      ///< 1 to 64 characters: the node's id or name.
    QString role;            ///< As OU, at most 64 characters: "kiosk", "hall", "counter"...
    QStringList dnsNames;    ///< At most 32, as subjectAltName.
    QStringList ipAddresses; ///< At most 32, IPv4 or IPv6, as subjectAltName.
    int days = 365;          ///< How long it is valid, 1 to 3650.
    bool isServer = false;   ///< May serve TLS; needs a DNS name or an address.
    bool isClient = false;   ///< May sign in by TLS.
};

// X.509 v3 certificates with P-256 keys, signed with ECDSA and SHA-256, as PEM files: TLS between
// nodes. Validity starts one day early, for peers whose clock is slow. Key files have mode 0600 and
// are on disk when the function returns. No file is ever overwritten.

/// Makes a root that may issue certificates for nodes but no further authorities, valid 1 to 7300
/// days. Errors: BadRequest (names the field), Conflict (a file is there), KeyUnavailable (path and
/// reason).
Result<void> createAuthority(const QString& certificatePath, const QString& keyPath,
                             const QString& commonName, int days);

/// Makes a key and a certificate for it, signed by the authority. Errors: BadRequest (names the
/// field), Conflict (a file is there), KeyUnavailable (path and reason; also when authority and key
/// do not belong together).
Result<void> issueCertificate(const QString& authorityPath, const QString& authorityKeyPath,
                              const IssueOptions& options, const QString& certificatePath,
                              const QString& keyPath);

/// SHA-256 of the DER form of the first certificate in a PEM file: 32 bytes. Errors:
/// KeyUnavailable.
Result<QByteArray> fingerprint(const QString& certificatePath);

} // namespace onewindow::crypto
