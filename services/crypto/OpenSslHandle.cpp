// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/OpenSslHandle.h"

#include <QStringList>

#include <openssl/err.h>

#include <array>

namespace onewindow::crypto {

QString takeOpenSslErrors()
{
    QStringList reasons;
    while (const unsigned long code = ERR_get_error()) {
        std::array<char, 256> text{};
        ERR_error_string_n(code, text.data(), text.size());
        reasons << QString::fromLatin1(text.data());
    }
    return reasons.join(QStringLiteral("; "));
}

Error openSslError(ErrorCode code, const QString& what)
{
    const QString reasons = takeOpenSslErrors();
    return Error{code, reasons.isEmpty() ? what : what + QStringLiteral(": ") + reasons};
}

const unsigned char* unsignedBytes(QByteArrayView bytes)
{
    static const unsigned char none = 0;
    return bytes.isEmpty() ? &none : reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* writableBytes(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace onewindow::crypto
