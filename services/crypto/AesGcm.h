// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace onewindow::crypto {

/// Bytes of the nonce. One key must never see the same nonce twice.
inline constexpr qsizetype kGcmNonceBytes = 12;

/// Bytes that the tag adds behind the ciphertext.
inline constexpr qsizetype kGcmTagBytes = 16;

/// AES-256-GCM (NIST SP 800-38D): ciphertext and tag. `key` has 32 bytes; `plain` and `associated`
/// less than 2 GiB each.
QByteArray aesGcmEncrypt(QByteArrayView key, QByteArrayView nonce, QByteArrayView plain,
                         QByteArrayView associated);

/// The reverse; nothing if the tag does not fit.
std::optional<QByteArray> aesGcmDecrypt(QByteArrayView key, QByteArrayView nonce,
                                        QByteArrayView sealed, QByteArrayView associated);

} // namespace onewindow::crypto
