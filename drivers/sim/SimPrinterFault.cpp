// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimPrinterFault.h"

#include <array>
#include <utility>

namespace onewindow::drivers {

namespace {

constexpr std::array<std::pair<SimPrinterFault, const char*>, 9> kNames = {{
    {SimPrinterFault::PaperLow, "paperLow"},
    {SimPrinterFault::NoPaper, "noPaper"},
    {SimPrinterFault::CoverOpen, "coverOpen"},
    {SimPrinterFault::Jam, "jam"},
    {SimPrinterFault::CutterError, "cutterError"},
    {SimPrinterFault::Unplugged, "unplugged"},
    {SimPrinterFault::PowerOff, "powerOff"},
    {SimPrinterFault::Silent, "silent"},
    {SimPrinterFault::StatusGarbage, "statusGarbage"},
}};

} // namespace

QList<SimPrinterFault> allFaults()
{
    QList<SimPrinterFault> faults;
    for (const auto& [fault, name] : kNames) {
        faults.append(fault);
    }
    return faults;
}

QString faultName(SimPrinterFault fault)
{
    return QString::fromLatin1(kNames.at(static_cast<std::size_t>(fault)).second);
}

std::optional<SimPrinterFault> faultFromName(QStringView name)
{
    for (const auto& [fault, known] : kNames) {
        if (name == QLatin1String(known)) {
            return fault;
        }
    }
    return std::nullopt;
}

} // namespace onewindow::drivers
