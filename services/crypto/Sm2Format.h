// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace onewindow::crypto {

// OpenSSL takes and gives SM2 signatures and ciphertexts as DER (GM/T 0009). What this project
// stores and sends has a fixed length instead, so that one thing has one form only; it is also how
// certified modules (SKF, SDF) lay them out.

/// SEQUENCE { r, s } of r || s (64 bytes).
QByteArray sm2SignatureToDer(QByteArrayView raw);

/// The reverse; nothing for bytes of another form.
std::optional<QByteArray> sm2SignatureFromDer(QByteArrayView der);

/// SEQUENCE { x1, y1, C3, C2 } of x1 || y1 || C3 || C2 (97 bytes and more).
QByteArray sm2CiphertextToDer(QByteArrayView raw);

/// The reverse; nothing for bytes of another form.
std::optional<QByteArray> sm2CiphertextFromDer(QByteArrayView der);

} // namespace onewindow::crypto
