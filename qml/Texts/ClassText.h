// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/Ticket.h"

#include <QString>

namespace onewindow::ui {

/// What the class is called on screen and paper, in the program's language: as the law calls it.
QString classText(queue::TicketClass klass);

} // namespace onewindow::ui
