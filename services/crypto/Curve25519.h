// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Sm2.h"

#include <QByteArray>

#include <optional>

namespace onewindow::crypto {

// Ed25519 signatures (RFC 8032) and X25519 envelopes (RFC 7748) over raw bytes: private and public
// keys are 32 bytes each.

/// Which of the two a key is for.
enum class Curve25519 {
    Signing, ///< Ed25519
    Sealing, ///< X25519
};

/// Null if there are not 32 bytes.
SharedKey curve25519KeyFromPrivate(Curve25519 use, QByteArrayView privateKey);

/// Null if there are not 32 bytes.
SharedKey curve25519KeyFromPublic(Curve25519 use, QByteArrayView publicKey);

/// The public half of a key, 32 bytes.
QByteArray curve25519PublicBytes(const SharedKey& key);

/// 64 bytes.
std::optional<QByteArray> ed25519Sign(const SharedKey& key, QByteArrayView data);

bool ed25519Verify(const SharedKey& key, QByteArrayView data, QByteArrayView signature);

/// An ephemeral public key (32 bytes), then AES-256-GCM under what HKDF-SHA256 (RFC 5869) makes of
/// the agreed secret and both public keys: 48 bytes more than `plain`. Nothing if `key` is one of
/// the few points with which no secret can be agreed.
std::optional<QByteArray> x25519Encrypt(const SharedKey& key, QByteArrayView plain);

/// Nothing for changed bytes and for another key.
std::optional<QByteArray> x25519Decrypt(const SharedKey& key, QByteArrayView encrypted);

} // namespace onewindow::crypto
