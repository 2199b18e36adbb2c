// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Suite.h"

#include <QByteArray>
#include <QString>

namespace onewindow::crypto {

/// The longest password that is hashed, in bytes of UTF-8.
inline constexpr qsizetype kPasswordLimitBytes = 1024;

/// What to store for a password of 1 to 1024 bytes, with a fresh 16-byte salt, in the form of the
/// PHC string format. National: "$pbkdf2-sm3$i=...$salt$hash" (PBKDF2, RFC 8018). International:
/// "$scrypt$ln=15,r=8,p=1$salt$hash" (RFC 7914; 32 MiB). Takes 0.1 to 0.2 s: call it on a thread
/// that may wait. Empty, which no password matches, if the length is outside the limits.
QString hashPassword(Suite suite, QByteArrayView password);

/// Whether `password` is the one that `stored` was made from. False for a `stored` that is
/// malformed or asks for more than four times the work of hashPassword(). Takes as long as
/// hashPassword().
bool verifyPassword(const QString& stored, QByteArrayView password);

} // namespace onewindow::crypto
