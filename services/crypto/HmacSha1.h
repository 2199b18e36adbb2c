// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace onewindow::crypto {

/// HMAC-SHA1 (RFC 2104) of `data` under a key of any length: 20 bytes. For one-time codes (RFC
/// 6238), whose generators know nothing else; nowhere else is SHA-1 used.
QByteArray hmacSha1(QByteArrayView key, QByteArrayView data);

} // namespace onewindow::crypto
