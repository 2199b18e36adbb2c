// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/PrinterConfig.h"
#include "services/core/Config.h"

#include <optional>

namespace onewindow::drivers {

/// The `[printer]` keys of a program that has a ticket printer; nothing where the kind is none.
std::optional<PrinterConfig> readPrinter(Config& config);

} // namespace onewindow::drivers
