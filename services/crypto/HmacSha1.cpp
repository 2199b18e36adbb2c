// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/HmacSha1.h"

#include "services/core/Enforce.h"
#include "services/crypto/OpenSslHandle.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace onewindow::crypto {

QByteArray hmacSha1(QByteArrayView key, QByteArrayView data)
{
    constexpr unsigned int kBytes = 20;
    QByteArray result(kBytes, Qt::Uninitialized);
    unsigned int written = 0;
    OW_ENFORCE(HMAC(EVP_sha1(), unsignedBytes(key), static_cast<int>(key.size()),
                    unsignedBytes(data), static_cast<std::size_t>(data.size()),
                    writableBytes(result), &written) != nullptr &&
               written == kBytes);
    return result;
}

} // namespace onewindow::crypto
