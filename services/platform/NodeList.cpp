// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/NodeList.h"

#include "services/core/ConfigFile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace onewindow::platform {

namespace {

identity::Machine machineFrom(const QJsonObject& entry, const QString& hall)
{
    const auto key = [&entry](const QString& field) {
        return QByteArray::fromBase64(entry[field].toString().toLatin1());
    };
    identity::Machine machine;
    machine.id = entry[QStringLiteral("id")].toString();
    machine.role = entry[QStringLiteral("role")].toString();
    machine.hall =
        entry[QStringLiteral("hall")].toString(machine.role == u"hall" ? machine.id : hall);
    machine.name = entry[QStringLiteral("name")].toString(machine.id);
    machine.mark = entry[QStringLiteral("mark")].toString();
    machine.signingKey = key(QStringLiteral("signingKey"));
    machine.sealingKey = key(QStringLiteral("sealingKey"));
    machine.state = identity::MachineState::Enrolled;
    return machine;
}

bool isWhole(const identity::Machine& machine)
{
    const bool issues = machine.role == u"kiosk" || machine.role == u"hall";
    return identity::isMachineId(machine.id) && identity::isMachineId(machine.hall) &&
           identity::machineRoles().contains(machine.role) &&
           (!issues || (machine.mark.size() == 1 && !machine.signingKey.isEmpty() &&
                        !machine.sealingKey.isEmpty()));
}

} // namespace

Result<NodeList> NodeList::load(const QString& path, const QString& hall)
{
    const auto content = readConfigFile(path);
    return content ? parse(content.value(), path, hall) : content.error();
}

Result<NodeList> NodeList::parse(const QByteArray& json, const QString& name, const QString& hall)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    const QJsonValue list = document.object()[QStringLiteral("nodes")];
    if (!list.isArray()) {
        return Error{ErrorCode::BadConfig,
                     QStringLiteral("%1: no list \"nodes\" (%2)").arg(name, parsed.errorString())};
    }
    NodeList result;
    QSet<QString> ids;
    const QJsonArray nodes = list.toArray();
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const identity::Machine machine = machineFrom(nodes[i].toObject(), hall);
        if (machine.role == u"centre") {
            continue; // No machine of a hall, and nobody's client.
        }
        if (!isWhole(machine) || ids.contains(machine.id)) {
            return Error{ErrorCode::BadConfig,
                         QStringLiteral("%1: nodes[%2] lacks id, role, hall, mark, signingKey or "
                                        "sealingKey, or its id is there twice")
                             .arg(name)
                             .arg(i)};
        }
        ids << machine.id;
        result.m_machines << machine;
    }
    return result;
}

} // namespace onewindow::platform
