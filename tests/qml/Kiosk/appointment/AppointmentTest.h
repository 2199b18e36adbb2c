// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/appointment/AppointmentViewModel.h"
#include "services/core/Durations.h"
#include "tests/qml/Kiosk/fakes/FakeSlots.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <memory>

namespace onewindow::ui {

/// What the slip of samples::booking() shows.
inline const QString kCode = QStringLiteral("OWA:Zm9vYmFyYmF6cXV4MTIzNA");

/// What tests of the appointments' pages share: the ways to where they begin, against a scripted
/// service.
class AppointmentTest : public SessionTest
{
    Q_OBJECT

protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    void openMine(const QList<appointments::BookedAppointment>& booked);
    void openOne(const appointments::BookedAppointment& booked);
    void reachDays();
    void reachBooking();
    void reachBooked();
    /// A code that names no ticket. `then`: what is asked of the store next.
    void scanCode(const Result<appointments::BookedAppointment>& answer, const QString& then = {},
                  const QString& text = kCode);
    /// The lines of the last slip.
    [[nodiscard]] QStringList paper() const;

    std::unique_ptr<FakeSlots> m_slots;
    std::unique_ptr<AppointmentViewModel> m_model;
};

} // namespace onewindow::ui
