// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"
#include "services/queue/Ticket.h"

#include <QString>

namespace onewindow::ui {

/// What a clerk reads for each failure, and what to do next.
QString errorText(ErrorCode code);

/// "长者", "残疾人" ... in the program's language.
QString classText(queue::TicketClass klass);

/// What is wrong with a terminal's device, from the names of drivers::statusName(); empty if
/// nothing.
QString deviceFaultText(const char* device, const QString& status);

} // namespace onewindow::ui
