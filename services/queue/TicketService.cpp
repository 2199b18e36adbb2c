// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/TicketService.h"

namespace onewindow::queue {

void Person::wipe()
{
    // fill() detaches first where the text is shared; whoever shares it wipes his own.
    name.fill(QChar(u'\0'));
    idNumber.fill(QChar(u'\0'));
    name.clear();
    idNumber.clear();
    birth = {};
    isTyped = false;
}

} // namespace onewindow::queue
