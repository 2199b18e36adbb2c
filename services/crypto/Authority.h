// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/crypto/CertificateInfo.h"
#include "services/crypto/Certificates.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace onewindow::crypto {

/// The authority's private key and nothing else, so that a hardware module can stand behind it.
/// Safe to call from several threads.
class AuthorityKey
{
public:
    AuthorityKey() = default;
    virtual ~AuthorityKey() = default;
    AuthorityKey(const AuthorityKey&) = delete;
    AuthorityKey& operator=(const AuthorityKey&) = delete;
    AuthorityKey(AuthorityKey&&) = delete;
    AuthorityKey& operator=(AuthorityKey&&) = delete;

    /// The ECDSA signature (P-256, SHA-256; SEQUENCE of r and s in DER) of `data`. Errors:
    /// KeyUnavailable.
    [[nodiscard]] virtual Result<QByteArray> sign(QByteArrayView data) const = 0;
};

/// The key from a PEM file that only its owner can read. Errors: KeyUnavailable (path and reason).
Result<std::unique_ptr<AuthorityKey>> loadAuthorityKey(const QString& path);

/// A certificate just issued.
struct IssuedCertificate
{
    QByteArray pem;
    CertificateInfo info;
};

/// Issues the certificates of nodes and programs. Everything in them but the public key is its
/// owner's decision. Safe to call from several threads.
class Authority
{
public:
    /// `certificatePem` is the authority's own. Errors: KeyUnavailable when it is no certificate of
    /// an authority with a P-256 key; the key itself is tried with the first certificate.
    static Result<std::unique_ptr<Authority>> open(const QByteArray& certificatePem,
                                                   std::unique_ptr<AuthorityKey> key);
    /// Both from files, as `onewindow-ctl provision` makes them.
    static Result<std::unique_ptr<Authority>> load(const QString& certificatePath,
                                                   const QString& keyPath);

    /// A certificate for `publicKey` (CertificateRequest::publicKey), with a fresh random serial of
    /// 16 bytes, valid from `notBeforeMs` to `notAfterMs` (Unix milliseconds, cut to seconds; not
    /// longer than the authority's own). IssueOptions::days is not used. Errors: BadRequest (names
    /// the field), KeyUnavailable (the key failed, or is not the authority's).
    [[nodiscard]] Result<IssuedCertificate> issue(const QByteArray& publicKey,
                                                  const IssueOptions& options, qint64 notBeforeMs,
                                                  qint64 notAfterMs) const;

    [[nodiscard]] const QByteArray& certificate() const { return m_pem; } ///< PEM.

    /// SHA-256 of the authority's certificate: 32 bytes.
    [[nodiscard]] const QByteArray& fingerprint() const { return m_info.fingerprint; }

private:
    Authority(QByteArray pem, CertificateInfo info, std::unique_ptr<AuthorityKey> key);

    QByteArray m_pem;
    CertificateInfo m_info;
    std::unique_ptr<AuthorityKey> m_key;
};

} // namespace onewindow::crypto
