// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QString>

namespace onewindow::identity {

/// What a technician types at a new machine: 80 random bits that enrol it once, and the first 128
/// bits of the SHA-256 fingerprint of the authority's certificate, so that the machine knows whom
/// it talks to before it sends anything. As text: 42 characters of Crockford's base32 and one check
/// character, in groups of five. Capitals or not, with I or L for 1, O for 0, spaces or hyphens.
///
/// The check character is a weighted sum over GF(32): it finds every single wrong character and
/// every two neighbours that changed places.
struct EnrolmentCode
{
    static constexpr qsizetype kSecretBytes = 10;
    static constexpr qsizetype kAuthorityBytes = 16;
    /// The most characters that are looked at.
    static constexpr qsizetype kTextLimit = 100;

    QByteArray secret;    ///< kSecretBytes.
    QByteArray authority; ///< kAuthorityBytes.

    /// A fresh one of the authority with this fingerprint (32 bytes).
    static EnrolmentCode make(QByteArrayView fingerprint);

    /// Errors: BadRequest ("code: " and what is wrong): it was mistyped, and is not a wrong code.
    static Result<EnrolmentCode> parse(QStringView text);

    [[nodiscard]] QString text() const;

    /// What is stored of it: SHA-256, from which the code cannot be found.
    [[nodiscard]] QByteArray digest() const;

    /// Whether it is a code of the authority with this fingerprint (32 bytes).
    [[nodiscard]] bool isOf(QByteArrayView fingerprint) const;
};

} // namespace onewindow::identity
