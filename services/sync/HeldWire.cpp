// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/HeldWire.h"

#include "services/crypto/Suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace onewindow::sync {

namespace {

/// Beyond that a JSON number is no longer exact.
constexpr qint64 kSeqLimit = 1LL << 53;
/// Lives of one node; as many as a parent takes.
constexpr qsizetype kChainLimit = 1000;

std::optional<journal::HeldChain> chainFrom(const QJsonObject& json)
{
    const qint64 incarnation = json[QStringLiteral("incarnation")].toInteger(-1);
    const qint64 held = json[QStringLiteral("held")].toInteger(-1);
    const qint64 safe = json[QStringLiteral("safe")].toInteger(-1);
    const QByteArray head = QByteArray::fromHex(json[QStringLiteral("head")].toString().toLatin1());
    const bool isWhole = incarnation > 0 && incarnation < (1LL << 32) && held >= 0 &&
                         held < kSeqLimit && safe >= 0 && safe <= held &&
                         head.size() == crypto::kDigestBytes;
    if (!isWhole) {
        return std::nullopt;
    }
    return journal::HeldChain{.incarnation = static_cast<quint32>(incarnation),
                              .held = static_cast<quint64>(held),
                              .safe = static_cast<quint64>(safe),
                              .headDigest = head};
}

} // namespace

Result<QList<journal::HeldChain>> chainsFrom(const QByteArray& body)
{
    const QJsonValue chains = QJsonDocument::fromJson(body).object()[QStringLiteral("chains")];
    const Error malformed{ErrorCode::BadFrame, QStringLiteral("chains")};
    if (!chains.isArray() || chains.toArray().size() > kChainLimit) {
        return malformed;
    }
    QList<journal::HeldChain> held;
    for (const QJsonValue one : chains.toArray()) {
        const auto chain = chainFrom(one.toObject());
        if (!chain) {
            return malformed;
        }
        held.append(*chain);
    }
    return held;
}

} // namespace onewindow::sync
