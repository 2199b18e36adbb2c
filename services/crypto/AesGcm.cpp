// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/AesGcm.h"

#include "services/core/Enforce.h"
#include "services/crypto/OpenSslHandle.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <limits>

namespace onewindow::crypto {

namespace {

constexpr qsizetype kKeyBytes = 32;

using CipherContext = OpenSslHandle<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

const EVP_CIPHER* aesGcmAlgorithm()
{
    static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    OW_ENFORCE(cipher != nullptr);
    return cipher;
}

// A context that has key and nonce and has taken the associated bytes.
CipherContext startGcm(QByteArrayView key, QByteArrayView nonce, QByteArrayView associated,
                       bool isEncrypting)
{
    OW_ENFORCE(key.size() == kKeyBytes && nonce.size() == kGcmNonceBytes);
    OW_ENFORCE(associated.size() <= std::numeric_limits<int>::max());
    CipherContext context(EVP_CIPHER_CTX_new());
    OW_ENFORCE(context != nullptr);
    OW_ENFORCE(EVP_CipherInit_ex2(context.get(), aesGcmAlgorithm(), unsignedBytes(key),
                                  unsignedBytes(nonce), isEncrypting ? 1 : 0, nullptr) == 1);
    int taken = 0;
    OW_ENFORCE(EVP_CipherUpdate(context.get(), nullptr, &taken, unsignedBytes(associated),
                                static_cast<int>(associated.size())) == 1);
    return context;
}

void update(EVP_CIPHER_CTX* context, QByteArray& output, QByteArrayView input)
{
    OW_ENFORCE(input.size() <= std::numeric_limits<int>::max());
    int written = 0;
    OW_ENFORCE(EVP_CipherUpdate(context, writableBytes(output), &written, unsignedBytes(input),
                                static_cast<int>(input.size())) == 1);
    OW_ENFORCE(written == input.size());
}

} // namespace

QByteArray aesGcmEncrypt(QByteArrayView key, QByteArrayView nonce, QByteArrayView plain,
                         QByteArrayView associated)
{
    const CipherContext context = startGcm(key, nonce, associated, true);
    QByteArray result(plain.size() + kGcmTagBytes, Qt::Uninitialized);
    update(context.get(), result, plain);
    int written = 0;
    std::array<unsigned char, kGcmTagBytes> rest{};
    OW_ENFORCE(EVP_CipherFinal_ex(context.get(), rest.data(), &written) == 1 && written == 0);
    OW_ENFORCE(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, kGcmTagBytes,
                                   writableBytes(result) + plain.size()) == 1);
    return result;
}

std::optional<QByteArray> aesGcmDecrypt(QByteArrayView key, QByteArrayView nonce,
                                        QByteArrayView sealed, QByteArrayView associated)
{
    if (sealed.size() < kGcmTagBytes) {
        return std::nullopt;
    }
    const CipherContext context = startGcm(key, nonce, associated, false);
    const QByteArrayView encrypted = sealed.chopped(kGcmTagBytes);
    QByteArray tag = sealed.last(kGcmTagBytes).toByteArray();
    QByteArray plain(encrypted.size(), Qt::Uninitialized);
    update(context.get(), plain, encrypted);
    OW_ENFORCE(
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, kGcmTagBytes, tag.data()) == 1);
    int written = 0;
    std::array<unsigned char, kGcmTagBytes> rest{};
    if (EVP_CipherFinal_ex(context.get(), rest.data(), &written) != 1) {
        takeOpenSslErrors();
        OPENSSL_cleanse(plain.data(), static_cast<std::size_t>(plain.size()));
        return std::nullopt;
    }
    return plain;
}

} // namespace onewindow::crypto
