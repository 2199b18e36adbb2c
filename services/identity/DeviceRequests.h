// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/crypto/CertificateRequest.h"
#include "services/crypto/Keys.h"
#include "services/identity/Machine.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace onewindow::identity {

/// The longest public key of a node, in bytes.
inline constexpr qsizetype kNodeKeyLimitBytes = 128;

/// POST /v1/enrolments: {code, csr, signingKey, sealingKey, proof}, bytes in base64.
struct EnrolmentRequest
{
    QString code;
    QByteArray csr; ///< PEM; see crypto::readRequest().
    QByteArray signingKey;
    QByteArray sealingKey;
    QByteArray proof; ///< By the signing key over toBeSigned().

    /// Code, request and keys, so that none of them can be exchanged on the way. Empty for a
    /// mistyped code.
    [[nodiscard]] QByteArray toBeSigned() const;
    [[nodiscard]] QJsonObject toJson() const;

    /// Signed by `keys`. Errors: BadRequest (the code is mistyped), KeyUnavailable.
    static Result<EnrolmentRequest> make(const QString& code, const QByteArray& csr,
                                         const crypto::NodeKeys& keys);
};

/// An EnrolmentRequest that fits together; what is left to ask is whether the code counts.
struct CheckedEnrolment
{
    QByteArray codeDigest;
    QByteArray publicKey; ///< Of the certificate to be, DER.
    QByteArray signingKey;
    QByteArray sealingKey;
};

/// Checks what needs no store: computing for about a millisecond. `fingerprint`: the authority's.
/// Errors: BadRequest ("field: what"), TooLarge, BadSignature (csr, proof), Conflict (the code is
/// of another authority).
Result<CheckedEnrolment> checkEnrolment(const EnrolmentRequest& request,
                                        QByteArrayView fingerprint);

/// POST /v1/renewals: {node, csr, at, signature, certificate?}. `at` (Unix ms by the device's
/// clock) grows from one renewal to the next, so that an old one is no use to who kept a copy. It
/// is signed by the device's signing key; or, with the certificate that is to be renewed beside it,
/// by that one's key: most machines have no other. Both work when the certificate has ended.
struct RenewalRequest
{
    QString node;
    QByteArray csr; ///< PEM.
    qint64 atMs = 0;
    QByteArray signature;   ///< Over toBeSigned().
    QByteArray certificate; ///< PEM; empty where the device's signing key has signed.

    [[nodiscard]] QByteArray toBeSigned() const;
    [[nodiscard]] QJsonObject toJson() const;

    /// Signed by `keys`. Errors: KeyUnavailable.
    static Result<RenewalRequest> make(const QString& node, const QByteArray& csr, qint64 atMs,
                                       const crypto::NodeKeys& keys);
    /// Signed by the key of `certificate` (both PEM). Errors: KeyUnavailable.
    static Result<RenewalRequest> make(const QString& node, const QByteArray& csr, qint64 atMs,
                                       const QByteArray& certificate, QByteArrayView key);
};

/// The answer to both.
struct Enrolment
{
    Machine machine;
    QByteArray certificate; ///< PEM.
    /// Who its facts are also sealed for; empty for a hall itself, or one without keys.
    QByteArray hallSealingKey;
    /// The centre, if it is another node than the hall, and its key.
    QString centre;
    QByteArray centreSealingKey;

    [[nodiscard]] QJsonObject toJson() const;
    /// Errors: BadFrame.
    static Result<Enrolment> fromJson(const QJsonObject& json);
};

} // namespace onewindow::identity
