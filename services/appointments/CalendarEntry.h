// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/Slot.h"

#include <QByteArray>
#include <QString>

namespace onewindow::appointments {

/// What a phone's calendar is told of an appointment. Nothing of it says whose it is.
struct CalendarEntry
{
    QByteArray id; ///< Of the appointment.
    Slot slot;
    QString summary;  ///< "预约：身份证办理".
    QString location; ///< Hall and area, address.
    QString code;     ///< codeText() of its token: the entry, scanned, checks in as well.
    QString note;     ///< What else there is to say; may be empty.
    qint64 madeAtMs = 0;

    /// An iCalendar object (RFC 5545) with one event in Beijing time, lines of 75 octets at most
    /// that end with CR LF. Texts longer than kCalendarTextLimit are cut.
    [[nodiscard]] QString toText() const;
};

/// Characters of each text of an entry: a QR code holds 2953 octets, and few scanners read so many.
inline constexpr qsizetype kCalendarTextLimit = 60;

/// An appointment's code as its slip shows it in a QR code: "OWA:" and the token. Whoever has it
/// may check in with it, so it is no more public than the slip.
QString codeText(const QString& token);

/// The token in what a scanner read: a code text, or a longer text with one in it (a calendar
/// entry). Empty if there is none. At most kScanLimit characters are looked at.
QString tokenFromScan(QStringView text);

inline constexpr qsizetype kScanLimit = 4096;

} // namespace onewindow::appointments
