// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Curve25519.h"

#include "services/core/Enforce.h"
#include "services/core/Ids.h"
#include "services/core/Secret.h"
#include "services/crypto/AesGcm.h"
#include "services/crypto/OpenSslHandle.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>

#include <array>

namespace onewindow::crypto {

namespace {

using DigestContext = OpenSslHandle<EVP_MD_CTX, EVP_MD_CTX_free>;
using KdfContext = OpenSslHandle<EVP_KDF_CTX, EVP_KDF_CTX_free>;
using KeyContext = OpenSslHandle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kSignatureBytes = 64;

const char* keyType(Curve25519 use)
{
    return use == Curve25519::Signing ? "ED25519" : "X25519";
}

EVP_KDF* hkdfAlgorithm()
{
    static EVP_KDF* const hkdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    OW_ENFORCE(hkdf != nullptr);
    return hkdf;
}

std::optional<Secret> agree(const SharedKey& own, const SharedKey& peer)
{
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, own.get(), nullptr));
    OW_ENFORCE(context != nullptr);
    QByteArray shared(kKeyBytes, Qt::Uninitialized);
    std::size_t written = kKeyBytes;
    // The derivation refuses a peer's point of small order, whose secret everybody knows.
    const bool isAgreed = EVP_PKEY_derive_init(context.get()) == 1 &&
                          EVP_PKEY_derive_set_peer(context.get(), peer.get()) == 1 &&
                          EVP_PKEY_derive(context.get(), writableBytes(shared), &written) == 1 &&
                          written == kKeyBytes;
    takeOpenSslErrors();
    return isAgreed ? std::optional(Secret(std::move(shared))) : std::nullopt;
}

// Key and nonce of one envelope. Both public keys go in, so that neither can be exchanged.
Secret deriveKeyAndNonce(const Secret& shared, QByteArrayView ephemeral, QByteArrayView recipient)
{
    std::array digest{'S', 'H', 'A', '2', '5', '6', '\0'};
    QByteArray label = QByteArrayLiteral("OneWindow envelope 1");
    QByteArray secret = shared.view().toByteArray();
    QByteArray salt = ephemeral.toByteArray() + recipient.toByteArray();
    const auto octets = [](const char* name, QByteArray& bytes) {
        return OSSL_PARAM_construct_octet_string(name, bytes.data(),
                                                 static_cast<std::size_t>(bytes.size()));
    };
    const std::array<OSSL_PARAM, 5> params{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        octets(OSSL_KDF_PARAM_KEY, secret), octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, label), OSSL_PARAM_construct_end()};
    const KdfContext context(EVP_KDF_CTX_new(hkdfAlgorithm()));
    OW_ENFORCE(context != nullptr);
    QByteArray derived(kKeyBytes + kGcmNonceBytes, Qt::Uninitialized);
    OW_ENFORCE(EVP_KDF_derive(context.get(), writableBytes(derived),
                              static_cast<std::size_t>(derived.size()), params.data()) == 1);
    Secret(std::move(secret)).clear();
    return Secret(std::move(derived));
}

} // namespace

SharedKey curve25519KeyFromPrivate(Curve25519 use, QByteArrayView privateKey)
{
    if (privateKey.size() != kKeyBytes) {
        return nullptr;
    }
    SharedKey key(EVP_PKEY_new_raw_private_key_ex(nullptr, keyType(use), nullptr,
                                                  unsignedBytes(privateKey), kKeyBytes),
                  EVP_PKEY_free);
    OW_ENFORCE(key != nullptr);
    return key;
}

SharedKey curve25519KeyFromPublic(Curve25519 use, QByteArrayView publicKey)
{
    if (publicKey.size() != kKeyBytes) {
        return nullptr;
    }
    SharedKey key(EVP_PKEY_new_raw_public_key_ex(nullptr, keyType(use), nullptr,
                                                 unsignedBytes(publicKey), kKeyBytes),
                  EVP_PKEY_free);
    OW_ENFORCE(key != nullptr);
    return key;
}

QByteArray curve25519PublicBytes(const SharedKey& key)
{
    QByteArray bytes(kKeyBytes, Qt::Uninitialized);
    std::size_t written = kKeyBytes;
    OW_ENFORCE(EVP_PKEY_get_raw_public_key(key.get(), writableBytes(bytes), &written) == 1);
    OW_ENFORCE(written == kKeyBytes);
    return bytes;
}

std::optional<QByteArray> ed25519Sign(const SharedKey& key, QByteArrayView data)
{
    const DigestContext context(EVP_MD_CTX_new());
    OW_ENFORCE(context != nullptr);
    QByteArray signature(kSignatureBytes, Qt::Uninitialized);
    std::size_t written = kSignatureBytes;
    if (EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key.get(),
                              nullptr) != 1 ||
        EVP_DigestSign(context.get(), writableBytes(signature), &written, unsignedBytes(data),
                       static_cast<std::size_t>(data.size())) != 1 ||
        written != kSignatureBytes) {
        return std::nullopt;
    }
    return signature;
}

bool ed25519Verify(const SharedKey& key, QByteArrayView data, QByteArrayView signature)
{
    if (signature.size() != kSignatureBytes) {
        return false;
    }
    const DigestContext context(EVP_MD_CTX_new());
    OW_ENFORCE(context != nullptr);
    const bool fits =
        EVP_DigestVerifyInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key.get(),
                                nullptr) == 1 &&
        EVP_DigestVerify(context.get(), unsignedBytes(signature), kSignatureBytes,
                         unsignedBytes(data), static_cast<std::size_t>(data.size())) == 1;
    takeOpenSslErrors();
    return fits;
}

std::optional<QByteArray> x25519Encrypt(const SharedKey& key, QByteArrayView plain)
{
    const Secret seed(randomBytes(kPrivateKeyBytes));
    const SharedKey ephemeral = curve25519KeyFromPrivate(Curve25519::Sealing, seed.view());
    const auto shared = agree(ephemeral, key);
    if (!shared) {
        return std::nullopt;
    }
    const QByteArray ephemeralPublic = curve25519PublicBytes(ephemeral);
    const Secret derived = deriveKeyAndNonce(*shared, ephemeralPublic, curve25519PublicBytes(key));
    return ephemeralPublic + aesGcmEncrypt(derived.view().first(kKeyBytes),
                                           derived.view().last(kGcmNonceBytes), plain, {});
}

std::optional<QByteArray> x25519Decrypt(const SharedKey& key, QByteArrayView encrypted)
{
    if (encrypted.size() < kKeyBytes + kGcmTagBytes) {
        return std::nullopt;
    }
    const QByteArrayView ephemeralPublic = encrypted.first(kKeyBytes);
    const auto shared = agree(key, curve25519KeyFromPublic(Curve25519::Sealing, ephemeralPublic));
    if (!shared) {
        return std::nullopt;
    }
    const Secret derived = deriveKeyAndNonce(*shared, ephemeralPublic, curve25519PublicBytes(key));
    return aesGcmDecrypt(derived.view().first(kKeyBytes), derived.view().last(kGcmNonceBytes),
                         encrypted.sliced(kKeyBytes), {});
}

} // namespace onewindow::crypto
