// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

namespace onewindow::drivers {

Q_NAMESPACE

/// Why a device can or cannot be used. Absence is a status, not an error.
enum class DeviceStatus {
    Starting, ///< Not asked yet.
    Ready,
    PaperLow, ///< Still prints.
    NoPaper,
    CoverOpen,
    Jam,          ///< Paper or cutter.
    Fault,        ///< The device reports a fault of its own, or speaks nonsense.
    Missing,      ///< Not connected, or silent.
    NoPermission, ///< The port is there but may not be opened.
};
Q_ENUM_NS(DeviceStatus)

/// Whether a printer in this state takes a job.
bool canPrint(DeviceStatus status);

/// The stable lower-case name used in facts and feeds: "paperLow".
QString statusName(DeviceStatus status);

/// The reverse of statusName(); Fault for a name of a newer version.
DeviceStatus statusFromName(QStringView name);

} // namespace onewindow::drivers
