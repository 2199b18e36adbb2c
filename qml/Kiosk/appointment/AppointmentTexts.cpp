// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/appointment/AppointmentTexts.h"

#include "services/core/HallTime.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using appointments::Slot;

namespace {

/// So many places are not counted out.
constexpr qint64 kPlenty = 10;

/// Context of the translations.
struct AppointmentTexts
{
    Q_DECLARE_TR_FUNCTIONS(AppointmentTexts)
};

QString minuteText(int minute)
{
    constexpr int kMinutesOfHour = 60;
    return QStringLiteral("%1:%2")
        .arg(minute / kMinutesOfHour, 2, 10, QLatin1Char('0'))
        .arg(minute % kMinutesOfHour, 2, 10, QLatin1Char('0'));
}

/// "明天 · 余 3 个名额"; the near days have names.
QString dayCaption(QDate day, QDate today, qint64 places)
{
    const QString left = placesText(places);
    if (day == today) {
        return AppointmentTexts::tr("今天 · %1").arg(left);
    }
    return day == today.addDays(1) ? AppointmentTexts::tr("明天 · %1").arg(left) : left;
}

} // namespace

QString dayText(const QString& day, const QString& language)
{
    const QDate date = QDate::fromString(day, Qt::ISODate);
    //: A day of an appointment: month, day, day of the week, as QLocale::toString() takes it.
    return date.isValid() ? QLocale(language).toString(date, AppointmentTexts::tr("M月d日 ddd"))
                          : QString();
}

QString timesText(const Slot& slot)
{
    return minuteText(slot.startMinute) + QChar(0x2013) + minuteText(slot.endMinute);
}

QString whenText(const Slot& slot, const QString& language)
{
    return dayText(slot.day, language) + u' ' + timesText(slot);
}

QString clockText(qint64 ms)
{
    return hallTime(ms).toString(QStringLiteral("HH:mm"));
}

QString momentText(qint64 ms, const QString& language)
{
    const QString day = hallTime(ms).date().toString(Qt::ISODate);
    return dayText(day, language) + u' ' + clockText(ms);
}

QString placesText(qint64 places)
{
    return places >= kPlenty
               ? AppointmentTexts::tr("名额充足")
               : AppointmentTexts::tr("余 %n 个名额", "places left", static_cast<int>(places));
}

QString standingText(const appointments::BookedAppointment& booked, qint64 nowMs)
{
    if (booked.isCheckedIn) {
        return booked.number.isEmpty() ? AppointmentTexts::tr("已签到")
                                       : AppointmentTexts::tr("已签到 %1").arg(booked.number);
    }
    if (booked.closesAtMs > 0) {
        //: The hall closes early, before this appointment is over. Short, at the end of a line.
        return AppointmentTexts::tr("大厅提前结束，可改约");
    }
    if (nowMs < booked.checkInFromMs) {
        return AppointmentTexts::tr("已预约");
    }
    return nowMs <= booked.checkInUntilMs ? AppointmentTexts::tr("现在可签到")
                                          : AppointmentTexts::tr("已过签到时间");
}

QList<OpenSlot> openSlotsFrom(const QList<appointments::FreeSlot>& free)
{
    QList<OpenSlot> open;
    for (const appointments::FreeSlot& line : free) {
        if (auto slot = appointments::slotFromKey({}, line.slot); slot && line.free > 0) {
            open.append({.slot = std::move(*slot), .places = line.free});
        }
    }
    std::stable_sort(open.begin(), open.end(), [](const OpenSlot& left, const OpenSlot& right) {
        return std::pair(left.slot.day, left.slot.startMinute) <
               std::pair(right.slot.day, right.slot.startMinute);
    });
    return open;
}

QList<Choice> dayChoices(const QList<OpenSlot>& open, QDate today, const QString& language)
{
    QList<Choice> choices;
    qint64 places = 0;
    for (const OpenSlot& one : open) {
        if (choices.isEmpty() || choices.constLast().key != one.slot.day) {
            places = 0;
            choices.append({.key = one.slot.day,
                            .title = dayText(one.slot.day, language),
                            .caption = {},
                            .iconName = {},
                            .trailing = {}});
        }
        places += one.places;
        choices.last().caption =
            dayCaption(QDate::fromString(one.slot.day, Qt::ISODate), today, places);
    }
    return choices;
}

QList<Choice> timeChoices(const QList<OpenSlot>& open, const QString& day)
{
    QList<Choice> choices;
    for (const OpenSlot& one : open) {
        if (one.slot.day == day) {
            choices.append({.key = one.slot.key(),
                            .title = timesText(one.slot),
                            .caption = {},
                            .iconName = {},
                            .trailing = placesText(one.places)});
        }
    }
    return choices;
}

} // namespace onewindow::ui
