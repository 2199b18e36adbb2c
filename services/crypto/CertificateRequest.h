// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/core/Secret.h"

#include <QByteArray>
#include <QString>

namespace onewindow::crypto {

/// The largest request that is read: one with a P-256 key has about 500 bytes.
inline constexpr qsizetype kRequestLimitBytes = 8LL << 10;

/// A fresh key and the request to certify it.
struct MadeRequest
{
    Secret key;         ///< PKCS #8 in PEM, not encrypted.
    QByteArray request; ///< PKCS #10 in PEM.
};

/// What a request asks for. Only the public key is ever taken from it; the names are what its maker
/// believes to be.
struct CertificateRequest
{
    QString commonName;
    QString role;
    QByteArray publicKey; ///< SubjectPublicKeyInfo of a P-256 key, in DER.
};

/// Makes a P-256 key and a request (PKCS #10, ECDSA with SHA-256) for it with the node as CN and
/// the role as OU. Errors: BadRequest naming the field.
Result<MadeRequest> makeRequest(const QString& commonName, const QString& role);

/// A request for a key that is there already (PEM): the same key asks again. Errors: BadRequest,
/// KeyUnavailable (not a P-256 key).
Result<QByteArray> requestFor(QByteArrayView keyPem, const QString& commonName,
                              const QString& role);

/// Reads a request that came over the wire: one PEM block of at most kRequestLimitBytes, PKCS #10
/// version 1, a P-256 key on a named curve, signed by that key with ECDSA and SHA-256, a CN and at
/// most an OU of up to 64 characters each, nothing else. Errors: BadRequest ("csr: " and what is
/// wrong), TooLarge, BadSignature.
Result<CertificateRequest> readRequest(QByteArrayView pem);

} // namespace onewindow::crypto
