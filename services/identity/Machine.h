// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::identity {

/// The feed's kind of a machine: id = node, in the stream of its hall, for halls only. Body:
/// {role, hall, name, mark, signingKey, sealingKey (base64), formerKeys: base64 of those before,
/// state: invited|enrolled|revoked, serial, previousSerial, notAfter (Unix ms), wipe}.
inline constexpr const char* kMachineKind = "machine";
/// In the city's stream, for the processes of the centre alone: id = hall, and a body that changes
/// whenever one of its machines does.
inline constexpr const char* kMachinesKind = "machines";

/// The longest id of a node, in characters; see journal::kNodeLimit.
inline constexpr qsizetype kMachineIdLimit = 64;
inline constexpr qsizetype kMachineNameLimit = 64;

/// Keys of machines that had the id before which still count for rows on their way.
inline constexpr qsizetype kFormerKeyLimit = 4;

/// Stands for the serial of a certificate that was not issued by the registry.
inline const QString kAnySerial = QStringLiteral("*");

/// How a machine stands with the authority.
enum class MachineState { Invited, Enrolled, Revoked };

QString machineStateName(MachineState state); ///< "invited", "enrolled", "revoked".

/// A terminal, counter, board, console or hall that the city knows.
struct Machine
{
    QString id; ///< The node; unique in the city.
    QString hall;
    QString role;          ///< One of machineRoles().
    QString name;          ///< Shown to staff.
    QString mark;          ///< Of its ticket numbers; empty for what issues none.
    QByteArray signingKey; ///< crypto::NodeKeys::signingPublicKey(); empty where it has none.
    QByteArray sealingKey;
    /// Signing keys of the machines that had this id before, the last first: what those recorded
    /// may still be on its way through the hall.
    QList<QByteArray> formerKeys = {};
    MachineState state = MachineState::Invited;
    QString serial; ///< Of its certificate; empty if any of the authority's will do.
    /// Counts until the other one has been used; kAnySerial if any did.
    QString previousSerial;
    qint64 notAfterMs = 0;
    bool wipe = false; ///< Revoked, and to erase what it holds.

    friend bool operator==(const Machine&, const Machine&) = default;
};

/// kiosk, hall, counter, board, console.
const QStringList& machineRoles();

/// 1 to kMachineIdLimit of a-z, 0-9 and '-', beginning with a letter or figure.
bool isMachineId(QStringView text);

QJsonObject toJson(const Machine& machine);

/// The reverse of toJson(); nothing for what is no machine. Unknown members are left out.
std::optional<Machine> machineFromJson(const QString& id, const QJsonObject& json);

} // namespace onewindow::identity
