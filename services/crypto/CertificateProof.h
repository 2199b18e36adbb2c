// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/crypto/CertificateInfo.h"

#include <QByteArray>

namespace onewindow::crypto {

/// Signs `data` with the key of a TLS certificate (PEM): ECDSA, P-256, SHA-256, in DER. Shows who
/// has the key where no TLS connection does: through a node that hands the request on, and when the
/// certificate has ended. Errors: KeyUnavailable.
Result<QByteArray> proveCertificate(QByteArrayView keyPem, QByteArrayView data);

/// Whether `certificatePem` is a node's certificate of this authority, and `proof` was made of
/// `data` with its key. What the certificate says; its times are not looked at. Errors:
/// KeyUnavailable (no certificate), BadSignature.
Result<CertificateInfo> checkCertificateProof(QByteArrayView certificatePem,
                                              QByteArrayView authorityPem, QByteArrayView data,
                                              QByteArrayView proof);

} // namespace onewindow::crypto
