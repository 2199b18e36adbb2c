// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/document/IppStatus.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onewindow::drivers {

namespace {

constexpr int kStopped = 5;

/// Keywords without their severity.
constexpr std::array kReasons{
    std::pair{"media-empty", DeviceStatus::NoPaper},
    std::pair{"media-needed", DeviceStatus::NoPaper},
    std::pair{"input-tray-missing", DeviceStatus::NoPaper},
    std::pair{"media-low", DeviceStatus::PaperLow},
    std::pair{"media-jam", DeviceStatus::Jam},
    std::pair{"output-area-full", DeviceStatus::Jam},
    std::pair{"cover-open", DeviceStatus::CoverOpen},
    std::pair{"door-open", DeviceStatus::CoverOpen},
    std::pair{"interlock-open", DeviceStatus::CoverOpen},
    // It would go on and print a page that nobody can read.
    std::pair{"toner-empty", DeviceStatus::Fault},
    std::pair{"marker-supply-empty", DeviceStatus::Fault},
    std::pair{"fuser-over-temp", DeviceStatus::Fault},
    std::pair{"opc-life-over", DeviceStatus::Fault},
    std::pair{"paused", DeviceStatus::Fault},
    std::pair{"shutdown", DeviceStatus::Missing},
    std::pair{"offline", DeviceStatus::Missing},
    std::pair{"timed-out", DeviceStatus::Missing},
};

/// How grave a status is beside another.
int gravity(DeviceStatus status)
{
    switch (status) {
    case DeviceStatus::Ready:
        return 0;
    case DeviceStatus::PaperLow:
        return 1;
    case DeviceStatus::NoPaper:
        return 2;
    case DeviceStatus::CoverOpen:
        return 3;
    case DeviceStatus::Jam:
        return 4;
    case DeviceStatus::Missing:
        return 6;
    default:
        return 5;
    }
}

DeviceStatus statusOfReason(const QString& reason)
{
    QString keyword = reason;
    for (const auto severity :
         {QLatin1String("-error"), QLatin1String("-warning"), QLatin1String("-report")}) {
        if (keyword.endsWith(severity)) {
            keyword.chop(severity.size());
        }
    }
    const auto* const known =
        std::find_if(kReasons.begin(), kReasons.end(),
                     [&](const auto& entry) { return keyword == QLatin1String(entry.first); });
    if (known != kReasons.end()) {
        // One tray of several, or one that nobody has asked for paper yet.
        const bool isMild =
            reason.endsWith(QLatin1String("-report")) && known->second == DeviceStatus::NoPaper;
        return isMild ? DeviceStatus::PaperLow : known->second;
    }
    return reason.endsWith(QLatin1String("-error")) ? DeviceStatus::Fault : DeviceStatus::Ready;
}

} // namespace

DeviceStatus statusOf(const IppPrinterState& state)
{
    DeviceStatus gravest =
        state.isAccepting && state.takesPdf ? DeviceStatus::Ready : DeviceStatus::Fault;
    for (const QString& reason : state.reasons) {
        const DeviceStatus said = statusOfReason(reason);
        gravest = gravity(said) > gravity(gravest) ? said : gravest;
    }
    return state.state == kStopped && canPrint(gravest) ? DeviceStatus::Fault : gravest;
}

} // namespace onewindow::drivers
