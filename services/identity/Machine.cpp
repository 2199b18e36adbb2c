// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Machine.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace onewindow::identity {

namespace {

constexpr std::array kStates{std::pair{MachineState::Invited, QLatin1String("invited")},
                             std::pair{MachineState::Enrolled, QLatin1String("enrolled")},
                             std::pair{MachineState::Revoked, QLatin1String("revoked")}};

QString base64(const QByteArray& key)
{
    return QString::fromLatin1(key.toBase64());
}

} // namespace

QString machineStateName(MachineState state)
{
    return kStates.at(static_cast<std::size_t>(state)).second;
}

const QStringList& machineRoles()
{
    static const QStringList roles{QStringLiteral("kiosk"), QStringLiteral("hall"),
                                   QStringLiteral("counter"), QStringLiteral("board"),
                                   QStringLiteral("console")};
    return roles;
}

bool isMachineId(QStringView text)
{
    const bool isLong = text.isEmpty() || text.size() > kMachineIdLimit;
    return !isLong && text.front() != u'-' &&
           std::all_of(text.begin(), text.end(), [](QChar character) {
               return (character >= u'a' && character <= u'z') ||
                      (character >= u'0' && character <= u'9') || character == u'-';
           });
}

QJsonObject toJson(const Machine& machine)
{
    QJsonArray formerKeys;
    for (const QByteArray& key : machine.formerKeys) {
        formerKeys.append(base64(key));
    }
    return {{QStringLiteral("role"), machine.role},
            {QStringLiteral("hall"), machine.hall},
            {QStringLiteral("name"), machine.name},
            {QStringLiteral("mark"), machine.mark},
            {QStringLiteral("signingKey"), base64(machine.signingKey)},
            {QStringLiteral("sealingKey"), base64(machine.sealingKey)},
            {QStringLiteral("formerKeys"), formerKeys},
            {QStringLiteral("state"), machineStateName(machine.state)},
            {QStringLiteral("serial"), machine.serial},
            {QStringLiteral("previousSerial"), machine.previousSerial},
            {QStringLiteral("notAfter"), machine.notAfterMs},
            {QStringLiteral("wipe"), machine.wipe}};
}

std::optional<Machine> machineFromJson(const QString& id, const QJsonObject& json)
{
    const auto text = [&json](const char* name) { return json[QLatin1String(name)].toString(); };
    const auto key = [&text](const char* name) {
        return QByteArray::fromBase64(text(name).toLatin1());
    };
    QList<QByteArray> formerKeys;
    const QJsonArray former = json[QLatin1String("formerKeys")].toArray();
    for (const QJsonValue known : former) {
        if (formerKeys.size() < kFormerKeyLimit) {
            formerKeys.append(QByteArray::fromBase64(known.toString().toLatin1()));
        }
    }
    const QString stateText = text("state");
    const auto* const state =
        std::find_if(kStates.begin(), kStates.end(),
                     [&stateText](const auto& entry) { return entry.second == stateText; });
    Machine machine{.id = id,
                    .hall = text("hall"),
                    .role = text("role"),
                    .name = text("name"),
                    .mark = text("mark"),
                    .signingKey = key("signingKey"),
                    .sealingKey = key("sealingKey"),
                    .formerKeys = formerKeys,
                    .state = state == kStates.end() ? MachineState::Invited : state->first,
                    .serial = text("serial"),
                    .previousSerial = text("previousSerial"),
                    .notAfterMs = json[QLatin1String("notAfter")].toInteger(),
                    .wipe = json[QLatin1String("wipe")].toBool()};
    const bool isMachine = !machine.id.isEmpty() && !machine.role.isEmpty() &&
                           !machine.hall.isEmpty() && state != kStates.end();
    return isMachine ? std::optional(std::move(machine)) : std::nullopt;
}

} // namespace onewindow::identity
