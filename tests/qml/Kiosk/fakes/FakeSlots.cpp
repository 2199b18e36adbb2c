// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FakeSlots.h"

#include "services/core/Durations.h"
#include "tests/qml/FakeClock.h"

#include <QDateTime>

#include <array>
#include <utility>

namespace onewindow::ui {

void FakeSlots::take(const QString& call)
{
    if (m_acceptsAll) {
        return;
    }
    if (m_expected.isEmpty() || m_expected.constFirst() != call) {
        qFatal("unscripted call: %s, expected: %s", qPrintable(call),
               qPrintable(m_expected.join(QStringLiteral(", "))));
    }
    m_expected.removeFirst();
}

void FakeSlots::answerSlots(const Result<QList<appointments::FreeSlot>>& result)
{
    std::exchange(m_slots, {})(result);
}

void FakeSlots::answerBook(const Result<appointments::Booking>& result)
{
    std::exchange(m_book, {})(result);
}

void FakeSlots::answerCancel(const Result<void>& result)
{
    std::exchange(m_cancel, {})(result);
}

void FakeSlots::answerMine(const Result<appointments::MyAppointments>& result)
{
    std::exchange(m_mine, {})(result);
}

void FakeSlots::answerFind(const Result<appointments::BookedAppointment>& result)
{
    std::exchange(m_found, {})(result);
}

void FakeSlots::answerCheckIn(const Result<queue::IssuedTicket>& result)
{
    std::exchange(m_checkedIn, {})(result);
}

void FakeSlots::available(const QString& resource, const QString& fromDay, int days,
                          SlotsCallback callback)
{
    Q_UNUSED(fromDay)
    Q_UNUSED(days)
    take(QStringLiteral("available"));
    m_resource = resource;
    m_slots = std::move(callback);
}

void FakeSlots::book(appointments::BookRequest request, BookCallback callback)
{
    take(QStringLiteral("book"));
    m_booking = std::move(request);
    m_book = std::move(callback);
}

void FakeSlots::change(const QByteArray& appointment, appointments::BookRequest request,
                       BookCallback callback)
{
    take(QStringLiteral("change"));
    m_appointment = appointment;
    m_booking = std::move(request);
    m_book = std::move(callback);
}

void FakeSlots::cancel(const QByteArray& appointment, DoneCallback callback)
{
    take(QStringLiteral("cancel"));
    m_appointment = appointment;
    m_cancel = std::move(callback);
}

void FakeSlots::mine(const QString& idNumber, MineCallback callback)
{
    take(QStringLiteral("mine"));
    m_idNumber = idNumber;
    m_mine = std::move(callback);
}

void FakeSlots::find(const QString& code, FindCallback callback)
{
    take(QStringLiteral("find"));
    m_code = code;
    m_found = std::move(callback);
}

void FakeSlots::checkIn(appointments::CheckInRequest request, CheckInCallback callback)
{
    take(QStringLiteral("checkIn"));
    m_checkIn = std::move(request);
    m_checkedIn = std::move(callback);
}

QString FakeSlots::resourceOf(const QString& matter) const
{
    return matter.startsWith(u"si-") ? QStringLiteral("si") : matter;
}

namespace samples {

namespace {

QDate today()
{
    return QDateTime::fromMSecsSinceEpoch(FakeClock::kStartMs).date();
}

appointments::BookedAppointment appointment(char id, const char* matter, QDate day, int startMinute)
{
    const appointments::Slot slot{.hall = {},
                                  .resource = QStringLiteral("si"),
                                  .day = day.toString(Qt::ISODate),
                                  .startMinute = startMinute,
                                  .endMinute = startMinute + 30};
    return {.id = QByteArray(16, id),
            .slot = slot.key(),
            .matter = QLatin1String(matter),
            .startsAtMs = slot.startsAtMs(),
            .endsAtMs = slot.startsAtMs() + 30 * kMinuteMs,
            .checkInFromMs = slot.startsAtMs() - 30 * kMinuteMs,
            .checkInUntilMs = slot.startsAtMs() + 15 * kMinuteMs,
            .changeUntilMs = slot.startsAtMs() - 120 * kMinuteMs,
            .isHere = true,
            .isCheckedIn = false,
            .number = {}};
}

} // namespace

QList<appointments::FreeSlot> freeSlots(const QString& resource, int days)
{
    constexpr std::array kStarts{540, 570, 600, 630, 840, 870};
    constexpr int kSaturday = 6;
    QList<appointments::FreeSlot> free;
    QDate day = today();
    for (int made = 0; made < days;) {
        day = day.addDays(1);
        if (day.dayOfWeek() >= kSaturday) {
            continue;
        }
        ++made;
        int places = 0;
        for (const int start : kStarts) {
            const appointments::Slot slot{.hall = {},
                                          .resource = resource,
                                          .day = day.toString(Qt::ISODate),
                                          .startMinute = start,
                                          .endMinute = start + 30};
            free.append({.slot = slot.key(), .free = ++places == 6 ? 12 : places});
        }
    }
    return free;
}

appointments::BookedAppointment appointmentToday()
{
    return appointment('a', "si-enrol", today(), 600);
}

appointments::BookedAppointment appointmentTomorrow()
{
    return appointment('b', "si-transfer", today().addDays(1), 840);
}

appointments::Booking booking(const QString& slot)
{
    appointments::Booking made;
    made.appointment.id = QByteArray(16, 'c');
    made.appointment.slot = slot;
    made.token = QStringLiteral("Zm9vYmFyYmF6cXV4MTIzNA");
    return made;
}

} // namespace samples

} // namespace onewindow::ui
