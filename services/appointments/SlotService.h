// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/BookedAppointment.h"
#include "services/appointments/BookingRules.h"
#include "services/appointments/SlotBook.h"

#include <QObject>

#include <functional>

namespace onewindow::appointments {

/// Checking in before BookedAppointment::checkInFromMs.
inline constexpr ErrorCode kTooEarly = ErrorCode::NotPermitted;

/// A terminal's appointments as its screens see them. Verbs return at once; every callback arrives
/// later in the GUI thread, exactly once. None of them waits for the network.
class SlotService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using SlotsCallback = std::function<void(Result<QList<FreeSlot>>)>;
    /// See SlotBook::available(). `resource`: see resourceOf(). Slots too near to be booked are
    /// left out.
    virtual void available(const QString& resource, const QString& fromDay, int days,
                           SlotsCallback callback) = 0;

    using BookCallback = std::function<void(Result<Booking>)>;
    /// One durable transaction, from what this terminal holds. SlotFull also orders a place from
    /// the hall: if it answers, slotsChanged() follows. Errors: see SlotBook::book(). Print
    /// codeText(token), or make a CalendarEntry of it; later mine() has it for the same card.
    virtual void book(BookRequest request, BookCallback callback) = 0;

    /// Books another slot and cancels `appointment`, in one durable transaction: with an error
    /// nothing has changed. One that the hall's closing excuses may be of anywhere: where it is not
    /// of here, it ends when its place hears of this. Errors: as book(), and Conflict
    /// (`appointment` was booked elsewhere: cancel it there; or has ended, or been checked in),
    /// TooLate (it begins too soon).
    virtual void change(const QByteArray& appointment, BookRequest request,
                        BookCallback callback) = 0;

    using DoneCallback = std::function<void(Result<void>)>;
    /// Of an appointment booked here. Errors: see SlotBook::cancel(); Conflict also where it was
    /// checked in elsewhere, as the hall says.
    virtual void cancel(const QByteArray& appointment, DoneCallback callback) = 0;

    using MineCallback = std::function<void(Result<MyAppointments>)>;
    /// The card holder's appointments of today and of the days ahead that this terminal knows.
    virtual void mine(const QString& idNumber, MineCallback callback) = 0;

    using FindCallback = std::function<void(Result<BookedAppointment>)>;
    /// The appointment whose code a scanner read, for who has no card: what checkIn() would do with
    /// it now. Errors: NotFound, TooLate, Conflict, as checkIn().
    virtual void find(const QString& code, FindCallback callback) = 0;

    using CheckInCallback = std::function<void(Result<queue::IssuedTicket>)>;
    /// One durable transaction: the appointment is checked in and has its number. The number's
    /// class is Appointment, and Ordinary for who is late; print and hold it as any other ticket.
    /// Whoever checks in again gets the same number with isExisting. Errors: NotFound (not known at
    /// this terminal: the hall's staff may know more, or an ordinary number is taken), kTooEarly,
    /// TooLate (its day is over), Conflict (cancelled or refused), and those of
    /// queue::TicketService::issue().
    virtual void checkIn(CheckInRequest request, CheckInCallback callback) = 0;

    // From the local copy of the hall's feed. GUI thread, no I/O.

    /// Whose slots are booked for `matter`: the group that the plan puts it in, else the matter's
    /// own id. Whether it can be booked at all says catalog::Guide::canBeBooked; without slots
    /// available() is empty.
    [[nodiscard]] virtual QString resourceOf(const QString& matter) const = 0;

    [[nodiscard]] virtual BookingRules rules() const = 0;

Q_SIGNALS:
    /// What can be booked here, or what is known of appointments, may be different.
    void slotsChanged();
};

} // namespace onewindow::appointments
