// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Keys.h"

#include "services/crypto/Curve25519.h"

namespace onewindow::crypto {

namespace {

// Splits a self-describing public key and makes the OpenSSL key of it; null if that is impossible.
SharedKey publicKey(QByteArrayView described, Curve25519 use)
{
    const auto suite = described.isEmpty() ? std::nullopt : suiteFromByte(described.front());
    if (!suite) {
        return nullptr;
    }
    const QByteArrayView raw = described.sliced(1);
    return *suite == Suite::National ? sm2KeyFromPublic(raw) : curve25519KeyFromPublic(use, raw);
}

bool isNational(QByteArrayView described)
{
    return suiteFromByte(described.front()) == Suite::National;
}

Error noPublicKey()
{
    return Error{ErrorCode::KeyUnavailable, QStringLiteral("not a public key")};
}

} // namespace

Result<void> verify(QByteArrayView signingPublicKey, QByteArrayView data, QByteArrayView signature)
{
    const SharedKey key = publicKey(signingPublicKey, Curve25519::Signing);
    if (key == nullptr) {
        return noPublicKey();
    }
    const bool fits = isNational(signingPublicKey) ? sm2Verify(key, data, signature)
                                                   : ed25519Verify(key, data, signature);
    if (!fits) {
        return Error{ErrorCode::BadSignature, QStringLiteral("changed bytes or another key")};
    }
    return {};
}

Result<QByteArray> makeEnvelope(QByteArrayView sealingPublicKey, QByteArrayView dataKey)
{
    if (dataKey.isEmpty() || dataKey.size() > kEnvelopeLimitBytes) {
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("an envelope takes 1 to %1 bytes").arg(kEnvelopeLimitBytes)};
    }
    const SharedKey key = publicKey(sealingPublicKey, Curve25519::Sealing);
    if (key == nullptr) {
        return noPublicKey();
    }
    auto encrypted =
        isNational(sealingPublicKey) ? sm2Encrypt(key, dataKey) : x25519Encrypt(key, dataKey);
    if (!encrypted) {
        return Error{ErrorCode::KeyUnavailable, QStringLiteral("the key cannot be encrypted to")};
    }
    return encrypted->prepend(sealingPublicKey.front());
}

} // namespace onewindow::crypto
