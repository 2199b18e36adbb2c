// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace onewindow::platform {

inline constexpr int kJsonDepthLimit = 8; ///< Objects and lists in each other, of a request.

/// What a JSON text has that two readers could understand differently, or that only costs.
struct JsonFault
{
    const char* reason;
    QString member; ///< The member at fault; empty if there is none.
};

/// Looks for a name that comes twice in one object (RFC 8259, 4, leaves open which one counts) and
/// for nesting deeper than kJsonDepthLimit. `json` is one that QJsonDocument has accepted.
std::optional<JsonFault> findJsonFault(const QByteArray& json);

} // namespace onewindow::platform
