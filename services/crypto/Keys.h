// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/core/Secret.h"
#include "services/crypto/Suite.h"

#include <QByteArray>

namespace onewindow::crypto {

/// The most that one envelope takes: room for a few keys, not for data.
inline constexpr qsizetype kEnvelopeLimitBytes = 256;

/// Bytes of a signature, in both suites.
inline constexpr qsizetype kSignatureBytes = 64;

/// What a node does with its private keys. The keys themselves never come out, so a certified
/// module (SKF, SDF) can stand behind this as well as files. Safe to call from several threads.
class NodeKeys
{
public:
    NodeKeys() = default;
    virtual ~NodeKeys() = default;
    NodeKeys(const NodeKeys&) = delete;
    NodeKeys& operator=(const NodeKeys&) = delete;
    NodeKeys(NodeKeys&&) = delete;
    NodeKeys& operator=(NodeKeys&&) = delete;

    [[nodiscard]] virtual Suite suite() const = 0;

    /// For verify(): the suite's byte, then the raw key: an uncompressed point (65 bytes, SM2) or
    /// 32 bytes (Ed25519).
    [[nodiscard]] virtual QByteArray signingPublicKey() const = 0;

    /// For makeEnvelope(): the suite's byte, then the raw key of the node's other key pair: an
    /// uncompressed point (65 bytes, SM2) or 32 bytes (X25519).
    [[nodiscard]] virtual QByteArray sealingPublicKey() const = 0;

    /// Signs `data`: 64 bytes, r || s for SM2 (GM/T 0003.2 with SM3 and the default user ID
    /// "1234567812345678"), RFC 8032 for Ed25519. Errors: KeyUnavailable.
    [[nodiscard]] virtual Result<QByteArray> sign(QByteArrayView data) const = 0;

    /// What makeEnvelope() closed for this node. Errors: SealBroken for any change and for an
    /// envelope to another node, KeyUnavailable.
    [[nodiscard]] virtual Result<Secret> openEnvelope(QByteArrayView envelope) const = 0;

    /// Seals a secret of this node (a day key) for its own store; see seal(). Errors: TooLarge,
    /// KeyUnavailable.
    [[nodiscard]] virtual Result<QByteArray> wrap(QByteArrayView plain,
                                                  QByteArrayView associated) const = 0;

    /// The reverse of wrap(). Errors: SealBroken, TooLarge, KeyUnavailable.
    [[nodiscard]] virtual Result<Secret> unwrap(QByteArrayView wrapped,
                                                QByteArrayView associated) const = 0;
};

/// Checks a signature by the key that signingPublicKey() gave. Errors: BadSignature,
/// KeyUnavailable (those bytes are no public key).
Result<void> verify(QByteArrayView signingPublicKey, QByteArrayView data, QByteArrayView signature);

/// Encrypts `dataKey` (1 to 256 bytes) so that only the node whose sealingPublicKey() it is can
/// open it. National: SM2 encryption (GM/T 0003.4), 0x01 || x1 || y1 || C3 || C2. International:
/// X25519 with an ephemeral key, HKDF-SHA256, AES-256-GCM: 0x02 || key || ciphertext || tag.
/// Errors: KeyUnavailable (no public key), TooLarge.
Result<QByteArray> makeEnvelope(QByteArrayView sealingPublicKey, QByteArrayView dataKey);

} // namespace onewindow::crypto
