// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"

#include <QString>
#include <QStringList>

namespace onewindow::drivers {

/// What a printer says of itself (RFC 8011, 5.4): only what a driver goes by.
struct IppPrinterState
{
    int state = 0;       ///< printer-state: 3 idle, 4 processing, 5 stopped.
    QStringList reasons; ///< printer-state-reasons, as they come.
    bool isAccepting = true;
    bool takesPdf = true; ///< document-format-supported names application/pdf, or names nothing.
};

/// What its words mean for whoever wants a page from it: the gravest of its reasons (RFC 8011,
/// 5.4.12; PWG 5100.9). Printers do not agree on severities: an open cover is one however mildly it
/// is said; only of paper a "-report" says that some tray is empty, which is little paper. A
/// stopped printer without a reason that is known here has a fault.
DeviceStatus statusOf(const IppPrinterState& state);

} // namespace onewindow::drivers
