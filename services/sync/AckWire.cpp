// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/AckWire.h"

#include "services/crypto/Suite.h"

#include <QJsonArray>
#include <QJsonDocument>

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
    const QString head = json[QStringLiteral("head")].toString();
    const QByteArray digest = QByteArray::fromHex(head.toLatin1());
    const bool isWhole = of == static_cast<qint64>(incarnation) && held >= 0 && held < kSeqLimit &&
                         safe >= 0 && safe <= held &&
                         (head.isEmpty() || digest.size() == crypto::kDigestBytes);
    if (!isWhole) {
        return std::nullopt;
    }
    return journal::Ack{.node = node,
                        .incarnation = incarnation,
                        .held = static_cast<quint64>(held),
                        .safe = static_cast<quint64>(safe),
                        .headDigest = digest};
}

Result<QList<journal::Ack>> acksFrom(const QByteArray& body)
{
    const QJsonValue said = QJsonDocument::fromJson(body).object()[QStringLiteral("acks")];
    if (!said.isArray()) {
        return badAnswer();
    }
    QList<journal::Ack> acks;
    const QJsonArray all = said.toArray();
    for (const QJsonValue one : all) {
        const QJsonObject json = one.toObject();
        const auto incarnation =
            static_cast<quint32>(json[QStringLiteral("incarnation")].toInteger());
        const auto ack = ackFrom(json, json[QStringLiteral("node")].toString(), incarnation);
        if (!ack) {
            return badAnswer();
        }
        acks.append(*ack);
    }
    return acks;
}

Error badAnswer()
{
    return {ErrorCode::BadFrame, QStringLiteral("acknowledgement")};
}

} // namespace onewindow::sync
