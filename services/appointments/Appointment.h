// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace onewindow::appointments {

enum class AppointmentState {
    Booked = 0,
    Disputed = 1, ///< Came from a lot that gives no right to it; its grantor will refuse it.
    Cancelled = 2,
    Refused = 3,
};

/// Stable names for answers: "booked".
QString stateName(AppointmentState state);

/// A row of the appointments table. The person is in `sealed` alone.
struct Appointment
{
    QByteArray id;
    QString slot;     ///< Slot::key().
    QString lot;      ///< Empty if booked at the root.
    QString place;    ///< The node that booked it: it alone cancels it.
    quint32 life = 1; ///< Of the place, then.
    AppointmentState state = AppointmentState::Booked;
    QByteArray tokenDigest; ///< digestOfToken(): whoever knows the token may cancel.
    QString handle;         ///< Day handle, where the booker had that day's key; empty otherwise.
    bool isTyped = false;   ///< No card was read: stands in the way of nobody with one.
    QString matter;         ///< Empty: the slot's resource.
    QString reason;         ///< Of an end by staff or of a refusal.
    qint64 bookedAtMs = 0;
    qint64 endedAtMs = 0;
    QByteArray sealed;
    QByteArray keyId;
};

/// What came of a live appointment.
struct Attendance
{
    enum class Outcome { CheckedIn = 1, Late = 2, NoShow = 3 };

    Outcome outcome = Outcome::NoShow;
    QString node;      ///< Where they came.
    QByteArray ticket; ///< The number they have; empty of a no-show.
    qint64 atMs = 0;

    [[nodiscard]] bool isHere() const { return outcome != Outcome::NoShow; }
};

/// What is kept of an appointment's token: the token itself is given once, to who booked.
QByteArray digestOfToken(QStringView token);

} // namespace onewindow::appointments
