// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace onewindow::drivers {

/// The sensors of the simulated printer, and the bytes in which ESC/POS reports them.
struct SimPrinterState
{
    bool isPaperLow = false;
    bool isPaperOut = false;
    bool isCoverOpen = false;
    bool hasMechanicalError = false;
    bool hasCutterError = false;

    /// Whether the printer is off line: it prints nothing until this is mended.
    [[nodiscard]] bool isStopped() const;

    /// The answer to DLE EOT `n`, one byte; empty for an `n` outside 1 to 4.
    [[nodiscard]] QByteArray realTimeReply(int n) const;

    /// The four bytes of the automatic status (GS a).
    [[nodiscard]] QByteArray automaticStatus() const;

    /// The answer to GS r `n`: 1 the paper sensor, 2 the drawer; empty for others.
    [[nodiscard]] QByteArray sensorReply(int n) const;

    /// Which bits of the GS a mask cover what differs between the two.
    [[nodiscard]] int changedGroups(const SimPrinterState& other) const;

    friend bool operator==(const SimPrinterState&, const SimPrinterState&) = default;
};

} // namespace onewindow::drivers
