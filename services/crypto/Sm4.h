// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace onewindow::crypto {

/// SM4 (GM/T 0002) in counter mode: encrypts, and decrypts what it encrypted. `key` and `counter`
/// (the first counter block) have 16 bytes. Protects nothing against change: use seal().
QByteArray sm4Ctr(QByteArrayView key, QByteArrayView counter, QByteArrayView data);

} // namespace onewindow::crypto
