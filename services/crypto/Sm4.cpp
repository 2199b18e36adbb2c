// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Sm4.h"

#include "services/core/Enforce.h"
#include "services/crypto/OpenSslHandle.h"

#include <openssl/evp.h>

#include <limits>

namespace onewindow::crypto {

namespace {

constexpr qsizetype kBlockBytes = 16;

using CipherContext = OpenSslHandle<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

const EVP_CIPHER* sm4CtrAlgorithm()
{
    static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr);
    OW_ENFORCE(cipher != nullptr);
    return cipher;
}

} // namespace

QByteArray sm4Ctr(QByteArrayView key, QByteArrayView counter, QByteArrayView data)
{
    OW_ENFORCE(key.size() == kBlockBytes && counter.size() == kBlockBytes);
    OW_ENFORCE(data.size() <= std::numeric_limits<int>::max());
    const CipherContext context(EVP_CIPHER_CTX_new());
    OW_ENFORCE(context != nullptr);
    OW_ENFORCE(EVP_EncryptInit_ex2(context.get(), sm4CtrAlgorithm(), unsignedBytes(key),
                                   unsignedBytes(counter), nullptr) == 1);
    QByteArray result(data.size(), Qt::Uninitialized);
    int written = 0;
    OW_ENFORCE(EVP_EncryptUpdate(context.get(), writableBytes(result), &written,
                                 unsignedBytes(data), static_cast<int>(data.size())) == 1);
    OW_ENFORCE(written == data.size());
    return result;
}

} // namespace onewindow::crypto
