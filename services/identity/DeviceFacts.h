// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The kinds of facts of the device registry, by the centre, in the partition of the device's hall.
// The subject is random and stays with the device. Times are Unix milliseconds, keys base64,
// digests hex.

namespace onewindow::identity::facts {

/// {node, hall, role, name, addresses: [..], code: digest, expires, staff}
inline constexpr const char* kDeviceInvited = "device.invited";
/// {node, hall, role, name, mark, day, signingKey, sealingKey, serial, notAfter, certificate: PEM,
/// publicKey: digest}; from a file of a try-out without the last four and with {imported: true}.
inline constexpr const char* kDeviceEnrolled = "device.enrolled";
/// {node, hall, serial, notAfter, certificate, publicKey, at: by the device's clock}
inline constexpr const char* kDeviceRenewed = "device.renewed";
/// {node, hall, mark, day, life}: its numbers carry another mark, since its store was restored.
inline constexpr const char* kDeviceMarked = "device.marked";
/// {node, hall, day, wipe, reason, staff}
inline constexpr const char* kDeviceRevoked = "device.revoked";

} // namespace onewindow::identity::facts
