// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimPrinterState.h"

namespace onewindow::drivers {

namespace {

/// The byte made of `fixed` and each of the bits whose condition holds.
struct Bits
{
    quint8 value;

    Bits& with(bool condition, int bits)
    {
        value = static_cast<quint8>(value | (condition ? bits : 0));
        return *this;
    }

    [[nodiscard]] QByteArray byte() const { return QByteArray(1, static_cast<char>(value)); }
};

} // namespace

bool SimPrinterState::isStopped() const
{
    return isPaperOut || isCoverOpen || hasMechanicalError || hasCutterError;
}

QByteArray SimPrinterState::realTimeReply(int n) const
{
    Bits bits{0x12};
    switch (n) {
    case 1:
        bits.with(isStopped(), 0x08);
        break;
    case 2:
        bits.with(isCoverOpen, 0x04).with(isPaperOut, 0x20);
        bits.with(hasMechanicalError || hasCutterError, 0x40);
        break;
    case 3:
        bits.with(hasMechanicalError, 0x04).with(hasCutterError, 0x08);
        break;
    case 4:
        bits.with(isPaperLow || isPaperOut, 0x0C).with(isPaperOut, 0x60);
        break;
    default:
        return {};
    }
    return bits.byte();
}

QByteArray SimPrinterState::automaticStatus() const
{
    const Bits printer = Bits{0x10}.with(isStopped(), 0x08).with(isCoverOpen, 0x20);
    const Bits error = Bits{0}.with(hasMechanicalError, 0x04).with(hasCutterError, 0x08);
    const Bits paper = Bits{0}.with(isPaperLow || isPaperOut, 0x03).with(isPaperOut, 0x0C);
    return printer.byte() + error.byte() + paper.byte() + '\0';
}

QByteArray SimPrinterState::sensorReply(int n) const
{
    switch (n) {
    case 1:
        return Bits{0}.with(isPaperLow || isPaperOut, 0x03).with(isPaperOut, 0x0C).byte();
    case 2:
        return Bits{0}.byte();
    default:
        return {};
    }
}

int SimPrinterState::changedGroups(const SimPrinterState& other) const
{
    int groups = 0;
    if (isStopped() != other.isStopped() || isCoverOpen != other.isCoverOpen) {
        groups |= 0x02;
    }
    if (hasMechanicalError != other.hasMechanicalError || hasCutterError != other.hasCutterError) {
        groups |= 0x04;
    }
    if (isPaperLow != other.isPaperLow || isPaperOut != other.isPaperOut) {
        groups |= 0x08;
    }
    return groups;
}

} // namespace onewindow::drivers
