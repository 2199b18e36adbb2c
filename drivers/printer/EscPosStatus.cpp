// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosStatus.h"

#include <algorithm>

namespace onewindow::drivers {

namespace {

bool has(quint8 byte, quint8 bits)
{
    return (byte & bits) != 0;
}

} // namespace

std::optional<EscPosStatus> EscPosStatus::fromRealTime(const std::array<quint8, 4>& replies)
{
    const bool isWellFormed = std::all_of(replies.begin(), replies.end(),
                                          [](quint8 byte) { return (byte & 0x93) == 0x12; });
    if (!isWellFormed) {
        return std::nullopt;
    }
    const auto [printer, offline, error, paper] = replies;
    EscPosStatus status;
    status.isOffline = has(printer, 0x08);
    status.isCoverOpen = has(offline, 0x04);
    status.isFeedPressed = has(offline, 0x08);
    status.hasError = has(offline, 0x40);
    status.hasMechanicalError = has(error, 0x04);
    status.hasCutterError = has(error, 0x08);
    status.isUnrecoverable = has(error, 0x20);
    status.isRecovering = has(error, 0x40);
    status.isPaperNearEnd = has(paper, 0x0C);
    status.isPaperOut = has(offline, 0x20) || has(paper, 0x60);
    return status;
}

std::optional<EscPosStatus> EscPosStatus::fromAutomatic(const std::array<quint8, 4>& frame)
{
    const bool isWellFormed =
        (frame[0] & 0x93) == 0x10 &&
        std::all_of(frame.begin() + 1, frame.end(), [](quint8 byte) { return (byte & 0x90) == 0; });
    if (!isWellFormed) {
        return std::nullopt;
    }
    EscPosStatus status;
    status.isOffline = has(frame[0], 0x08);
    status.isCoverOpen = has(frame[0], 0x20);
    status.isFeedPressed = has(frame[0], 0x40) || has(frame[1], 0x02);
    status.hasMechanicalError = has(frame[1], 0x04);
    status.hasCutterError = has(frame[1], 0x08);
    status.isUnrecoverable = has(frame[1], 0x20);
    status.isRecovering = has(frame[1], 0x40);
    status.isPaperNearEnd = has(frame[2], 0x03);
    status.isPaperOut = has(frame[2], 0x0C);
    return status;
}

DeviceStatus EscPosStatus::deviceStatus(bool hasNearEndSensor) const
{
    if (isCoverOpen) {
        return DeviceStatus::CoverOpen; // An open cover also reads as no paper and as an error.
    }
    if (isPaperOut) {
        return DeviceStatus::NoPaper;
    }
    if (hasMechanicalError || hasCutterError) {
        return DeviceStatus::Jam;
    }
    // Off line while the feed button is held passes by itself; without any cause it is a fault.
    if (hasError || isUnrecoverable || isRecovering || (isOffline && !isFeedPressed)) {
        return DeviceStatus::Fault;
    }
    return isPaperNearEnd && hasNearEndSensor ? DeviceStatus::PaperLow : DeviceStatus::Ready;
}

} // namespace onewindow::drivers
