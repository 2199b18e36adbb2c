// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/Appointment.h"

#include "services/crypto/Suite.h"

namespace onewindow::appointments {

QString stateName(AppointmentState state)
{
    switch (state) {
    case AppointmentState::Booked:
        return QStringLiteral("booked");
    case AppointmentState::Disputed:
        return QStringLiteral("disputed");
    case AppointmentState::Cancelled:
        return QStringLiteral("cancelled");
    case AppointmentState::Refused:
        return QStringLiteral("refused");
    }
    return {};
}

QByteArray digestOfToken(QStringView token)
{
    return crypto::digest(crypto::Suite::International, token.toUtf8());
}

} // namespace onewindow::appointments
