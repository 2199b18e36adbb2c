// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/AckWire.h"

namespace onewindow::sync {

namespace {

/// Beyond that a JSON number is no longer exact.
constexpr qint64 kSeqLimit = 1LL << 53;

} // namespace

std::optional<journal::Ack> ackFrom(const QJsonObject& json, const QString& node,
                                    quint32 incarnation)
{
    const qint64 of = json[QStringLiteral("incarnation")].toInteger(-1);
    const qint64 held = json[QStringLiteral("held")].toInteger(-1);
    const qint64 safe = json[QStringLiteral("safe")].toInteger(-1);
    const bool isWhole = of == static_cast<qint64>(incarnation) && held >= 0 && held < kSeqLimit &&
                         safe >= 0 && safe <= held;
    if (!isWhole) {
        return std::nullopt;
    }
    return journal::Ack{.node = node,
                        .incarnation = incarnation,
                        .held = static_cast<quint64>(held),
                        .safe = static_cast<quint64>(safe)};
}

Error badAnswer()
{
    return {ErrorCode::BadFrame, QStringLiteral("acknowledgement")};
}

} // namespace onewindow::sync
