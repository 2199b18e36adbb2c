// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace onewindow::identity {

// The second factor: codes that change every 30 seconds (TOTP, RFC 6238, with HMAC-SHA1 as all
// generators have it).

inline constexpr qsizetype kTotpSecretBytes = 20; ///< As RFC 4226 asks for.
inline constexpr int kTotpDigits = 6;

/// Which 30 seconds `wallMs` (Unix milliseconds) lies in.
qint64 totpStep(qint64 wallMs);

/// The code of a step, `digits` (6 to 8) long.
QString totpCode(QByteArrayView secret, qint64 step, int digits = kTotpDigits);

/// The step whose code `code` is: of `now`, the step before or the one after, as clocks differ; but
/// only one later than `lastUsed`, so that a code works once. Nothing if it is none.
std::optional<qint64> matchTotp(QByteArrayView secret, QStringView code, qint64 now,
                                qint64 lastUsed);

/// Base32 (RFC 4648) without padding, as generators take secrets in.
QString toBase32(QByteArrayView bytes);

/// The reverse, in either case, padding or not; nothing for anything else.
std::optional<QByteArray> fromBase32(QStringView text);

/// "otpauth://totp/OneWindow:wang?secret=...": what a generator reads from a QR code.
QString totpUri(const QString& account, QByteArrayView secret);

} // namespace onewindow::identity
