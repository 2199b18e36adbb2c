// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/HoursTexts.h"

#include "qml/Kiosk/appointment/AppointmentTexts.h"

#include <QCoreApplication>

namespace onewindow::ui {

namespace {

/// Context of the translations.
struct HoursTexts
{
    Q_DECLARE_TR_FUNCTIONS(HoursTexts)
};

} // namespace

QString openingText(const QDateTime& opens, const QDateTime& now, const QString& language)
{
    const QString clock = opens.toString(QStringLiteral("H:mm"));
    if (opens.date() == now.date()) {
        //: When the hall opens: a time of day.
        return HoursTexts::tr("今天 %1").arg(clock);
    }
    if (opens.date() == now.date().addDays(1)) {
        //: When the hall opens: a time of day.
        return HoursTexts::tr("明天 %1").arg(clock);
    }
    //: When the hall opens: a day and a time of it.
    return HoursTexts::tr("%1 %2").arg(dayText(opens.date().toString(Qt::ISODate), language),
                                       clock);
}

QString closedText(const HallClosing& closing, const QDateTime& now, const QString& language)
{
    if (!closing.opens.isValid()) {
        return HoursTexts::tr("大厅现在关门");
    }
    //: %1 is when: "明天 9:00".
    return HoursTexts::tr("大厅已关门，%1 开门").arg(openingText(closing.opens, now, language));
}

} // namespace onewindow::ui
