// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace onewindow::drivers {

/// What can be wrong with the simulated printer. A fault stays until it is switched off, which is
/// the mending of it.
enum class SimPrinterFault {
    PaperLow,  ///< The near-end sensor sees the end of the roll; prints on.
    NoPaper,   ///< The roll is used up: stops.
    CoverOpen, ///< Stops.
    Jam,       ///< The paper does not move (mechanical error): stops.
    /// The next cut fails and the printer stops with a cutter error; until then nothing shows.
    CutterError,
    Unplugged, ///< The data cable is out: TCP closed and refusing, the serial port gone. The
               ///< printer works on with what it has.
    PowerOff,  ///< Buffers lost, connections broken off and refused; comes back empty and reset.
    Silent,    ///< Takes bytes and prints, but never answers.
    StatusGarbage, ///< Answers every question with bytes that mean nothing.
};

/// Every fault, in the order above.
QList<SimPrinterFault> allFaults();

/// The stable lower-case name for commands: "paperLow".
QString faultName(SimPrinterFault fault);

/// The reverse of faultName().
std::optional<SimPrinterFault> faultFromName(QStringView name);

} // namespace onewindow::drivers
