// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/core/Secret.h"
#include "services/crypto/Suite.h"

#include <QByteArray>

namespace onewindow::crypto {

/// Bytes of a data key, in both suites.
inline constexpr qsizetype kDataKeyBytes = 32;

/// The most that one seal takes.
inline constexpr qsizetype kSealLimitBytes = 64LL << 20;

/// A fresh random data key of 32 bytes, for one session, case or day.
Secret makeDataKey();

/// Encrypts `plain` and protects it together with `associated`, which is not in the output and must
/// be given again to unseal(). National: SM4-CTR with a random IV, then HMAC-SM3 over all of it;
/// both subkeys are derived from `key`. International: AES-256-GCM (NIST SP 800-38D) with a random
/// nonce. The first byte of the output names the suite. Errors: KeyUnavailable (the key has not 32
/// bytes), TooLarge.
Result<QByteArray> seal(Suite suite, QByteArrayView key, QByteArrayView plain,
                        QByteArrayView associated);

/// The reverse of seal(), in the suite that `sealed` names. Errors: KeyUnavailable (the key has not
/// 32 bytes), TooLarge, SealBroken for any change of `sealed` or `associated` and for another key.
Result<QByteArray> unseal(QByteArrayView key, QByteArrayView sealed, QByteArrayView associated);

/// How much longer than its plain bytes a seal is.
qsizetype sealOverhead(Suite suite);

} // namespace onewindow::crypto
