// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"
#include "services/appointments/Slot.h"
#include "services/catalog/Matter.h"

#include <QString>

namespace onewindow::ui {

/// What stands on the paper of an appointment.
struct AppointmentSlip
{
    QString hall;
    QString terminal;
    QString language; ///< As catalog::LocalText::in() has it.
    const catalog::Matter* matter = nullptr;
    appointments::Slot slot;
    QString checkInText; ///< From when to when one checks in.
    QString changeText;  ///< Until when it can be cancelled.
    QString maskedName;
    QString code; ///< For the QR code; empty where it is not known any more: then the card does.
};

/// The paper: day and time, matter, place, what to bring, when to check in, until when it can be
/// cancelled, masked name, and the code that checks in. In the translators' current language; never
/// an ID number.
drivers::Receipt receiptOf(const AppointmentSlip& slip);

} // namespace onewindow::ui
