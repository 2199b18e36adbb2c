// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <memory>
#include <optional>

struct evp_pkey_st;

namespace onewindow::crypto {

/// An OpenSSL key, private or public. Only read once it is made, so threads may share it.
using SharedKey = std::shared_ptr<evp_pkey_st>;

/// Bytes of a private key of SM2, Ed25519 and X25519.
inline constexpr qsizetype kPrivateKeyBytes = 32;

// SM2 (GM/T 0003) over raw bytes: a private key is 32 bytes, a public key an uncompressed point of
// 65 bytes.

/// Null if the number is outside [1, n-2].
SharedKey sm2KeyFromPrivate(QByteArrayView privateKey);

/// Null if the bytes are no point of the curve.
SharedKey sm2KeyFromPublic(QByteArrayView publicKey);

/// The uncompressed point of a key, 65 bytes.
QByteArray sm2PublicBytes(const SharedKey& key);

/// r || s over SM3(ZA || data) with the default user ID "1234567812345678" (GM/T 0009): 64 bytes.
std::optional<QByteArray> sm2Sign(const SharedKey& key, QByteArrayView data);

bool sm2Verify(const SharedKey& key, QByteArrayView data, QByteArrayView signature);

/// x1 || y1 || C3 || C2: 96 bytes more than `plain`.
std::optional<QByteArray> sm2Encrypt(const SharedKey& key, QByteArrayView plain);

/// Nothing for changed bytes and for another key.
std::optional<QByteArray> sm2Decrypt(const SharedKey& key, QByteArrayView encrypted);

} // namespace onewindow::crypto
