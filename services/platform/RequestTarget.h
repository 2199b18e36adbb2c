// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace onewindow::platform {

/// The target of a request in origin form (RFC 9112, 3.2.1), split and percent-decoded: each
/// segment on its own, so that an encoded slash never makes a new one.
struct RequestTarget
{
    QStringList segments;                     ///< "/v1/feed" is {"v1", "feed"}; "/" is empty.
    QList<std::pair<QString, QString>> query; ///< In order; a name may come again.

    /// Reads it: at most 2048 bytes, 16 segments, 16 query parameters; what is decoded must be
    /// UTF-8 without control characters; no empty, "." or ".." segments. A fragment, an absolute
    /// form and "*" are refused. Errors: BadRequest.
    static Result<RequestTarget> parse(QByteArrayView text);

    /// "/v1/feed"; for the log and for comparing, not for parsing again.
    [[nodiscard]] QString path() const;

    /// As it is asked for again elsewhere: "/v1/cases?after=2026%20x", percent-encoded.
    [[nodiscard]] QString toText() const;

    /// The first query parameter `name`; null if there is none.
    [[nodiscard]] QString parameter(QStringView name) const;
};

} // namespace onewindow::platform
