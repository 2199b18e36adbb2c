// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "services/appointments/SlotService.h"

#include <QDate>
#include <QList>
#include <QString>

namespace onewindow::ui {

// What the appointment's pages and paper say of days, times and places, in `language` and the
// translators' current one, which are the same.

/// "12月1日 周二"; empty for a day that is none.
QString dayText(const QString& day, const QString& language);

/// "09:00–09:30".
QString timesText(const appointments::Slot& slot);

/// Both: "12月1日 周二 09:00–09:30".
QString whenText(const appointments::Slot& slot, const QString& language);

/// The clock's hour and minute of Unix milliseconds in the hall: "08:30".
QString clockText(qint64 ms);

/// Day and clock of it: "12月1日 周二 07:00".
QString momentText(qint64 ms, const QString& language);

/// "名额充足", "余 3 个名额".
QString placesText(qint64 places);

/// How an appointment stands at `nowMs`, in a few words.
QString standingText(const appointments::BookedAppointment& booked, qint64 nowMs);

/// A free slot, taken apart.
struct OpenSlot
{
    appointments::Slot slot;
    qint64 places = 0;
};

/// Those that can be read, by day and time.
QList<OpenSlot> openSlotsFrom(const QList<appointments::FreeSlot>& free);

/// A choice for each day that has places, its key the day.
QList<Choice> dayChoices(const QList<OpenSlot>& open, QDate today, const QString& language);

/// A choice for each slot of `day`, its key Slot::key().
QList<Choice> timeChoices(const QList<OpenSlot>& open, const QString& day);

} // namespace onewindow::ui
