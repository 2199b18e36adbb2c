// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"

#include <QtGlobal>

#include <array>
#include <optional>

namespace onewindow::drivers {

/// What an ESC/POS printer says about itself, from either way of saying it.
struct EscPosStatus
{
    bool isOffline = false;
    bool isCoverOpen = false;
    bool isFeedPressed = false; ///< Somebody holds the feed button.
    bool isPaperOut = false;
    bool isPaperNearEnd = false;
    bool hasError = false; ///< An error whose kind was not told.
    bool hasMechanicalError = false;
    bool hasCutterError = false;
    bool isUnrecoverable = false;
    bool isRecovering = false; ///< An error that passes by itself, such as a hot head.

    /// From the four answers to DLE EOT 1 to 4. Nothing when a byte lacks the fixed bits.
    static std::optional<EscPosStatus> fromRealTime(const std::array<quint8, 4>& replies);

    /// From the four bytes of an automatic status (GS a). Nothing when a fixed bit is wrong.
    static std::optional<EscPosStatus> fromAutomatic(const std::array<quint8, 4>& frame);

    /// The one status that counts: what a person has to mend first.
    [[nodiscard]] DeviceStatus deviceStatus(bool hasNearEndSensor) const;

    friend bool operator==(const EscPosStatus&, const EscPosStatus&) = default;
};

} // namespace onewindow::drivers
