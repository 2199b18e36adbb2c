// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/NodeList.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr qint64 kFileLimitBytes = 1 << 20;
constexpr qsizetype kIdLimit = 64;

} // namespace

Result<NodeList> NodeList::load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": ") + file.errorString()};
    }
    if (file.size() > kFileLimitBytes) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": larger than 1 MiB")};
    }
    return parse(file.readAll(), path);
}

Result<NodeList> NodeList::parse(const QByteArray& json, const QString& name)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    const QJsonValue list = document.object()[QStringLiteral("nodes")];
    if (!list.isArray()) {
        return Error{ErrorCode::BadConfig,
                     QStringLiteral("%1: no list \"nodes\" (%2)").arg(name, parsed.errorString())};
    }
    NodeList result;
    const QJsonArray nodes = list.toArray();
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const QJsonObject entry = nodes[i].toObject();
        const auto key = [&entry](const QString& field) {
            return QByteArray::fromBase64(entry[field].toString().toLatin1());
        };
        EnrolledNode node;
        node.id = entry[QStringLiteral("id")].toString();
        node.role = entry[QStringLiteral("role")].toString();
        node.name = entry[QStringLiteral("name")].toString(node.id);
        node.mark = entry[QStringLiteral("mark")].toString();
        node.signingKey = key(QStringLiteral("signingKey"));
        node.sealingKey = key(QStringLiteral("sealingKey"));
        if (node.id.isEmpty() || node.id.size() > kIdLimit || node.role.isEmpty() ||
            node.mark.size() != 1 || node.signingKey.isEmpty() || node.sealingKey.isEmpty() ||
            result.m_nodes.contains(node.id)) {
            return Error{ErrorCode::BadConfig,
                         QStringLiteral("%1: nodes[%2] lacks id, role, mark, signingKey or "
                                        "sealingKey, or its id is there twice")
                             .arg(name)
                             .arg(i)};
        }
        result.m_nodes.insert(node.id, node);
    }
    return result;
}

const EnrolledNode* NodeList::find(const QString& id, const QString& role) const
{
    const auto found = m_nodes.constFind(id);
    return found != m_nodes.constEnd() && found->role == role ? &*found : nullptr;
}

QList<EnrolledNode> NodeList::withRole(const QString& role) const
{
    QList<EnrolledNode> nodes;
    std::copy_if(m_nodes.cbegin(), m_nodes.cend(), std::back_inserter(nodes),
                 [&role](const EnrolledNode& node) { return node.role == role; });
    return nodes;
}

} // namespace onewindow::platform
