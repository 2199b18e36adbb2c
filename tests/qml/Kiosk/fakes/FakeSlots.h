// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotService.h"

#include <QStringList>

#include <optional>

namespace onewindow::ui {

/// An appointment service that does what the test scripted, and ends the program on any other call.
/// Answers come when the test gives them, as the store's do.
class FakeSlots final : public appointments::SlotService
{
    Q_OBJECT

public:
    /// The next call must be this one: "available", "book", "change", "cancel", "mine", "find",
    /// "checkIn".
    void expect(const QString& call) { m_expected.append(call); }

    /// From now on any call will do: for whoever taps on everything.
    void acceptAll() { m_acceptsAll = true; }

    [[nodiscard]] bool isDone() const { return m_expected.isEmpty(); }

    void answerSlots(const Result<QList<appointments::FreeSlot>>& result);
    void answerBook(const Result<appointments::Booking>& result);
    void answerCancel(const Result<void>& result);
    void answerMine(const Result<appointments::MyAppointments>& result);
    void answerFind(const Result<appointments::BookedAppointment>& result);
    void answerCheckIn(const Result<queue::IssuedTicket>& result);

    [[nodiscard]] const QString& lastResource() const { return m_resource; }

    [[nodiscard]] const QString& lastIdNumber() const { return m_idNumber; }

    /// Of cancel() and change().
    [[nodiscard]] const QByteArray& lastAppointment() const { return m_appointment; }

    [[nodiscard]] const appointments::BookRequest& lastBooking() const { return *m_booking; }

    /// Of find().
    [[nodiscard]] const QString& lastCode() const { return m_code; }

    [[nodiscard]] const appointments::CheckInRequest& lastCheckIn() const { return *m_checkIn; }

    void setRules(const appointments::BookingRules& rules) { m_rules = rules; }

    void available(const QString& resource, const QString& fromDay, int days,
                   SlotsCallback callback) override;
    void book(appointments::BookRequest request, BookCallback callback) override;
    void change(const QByteArray& appointment, appointments::BookRequest request,
                BookCallback callback) override;
    void cancel(const QByteArray& appointment, DoneCallback callback) override;
    void mine(const QString& idNumber, MineCallback callback) override;
    void find(const QString& code, FindCallback callback) override;
    void checkIn(appointments::CheckInRequest request, CheckInCallback callback) override;

    /// "si" for what begins with it, as a plan may group matters; else the matter itself.
    [[nodiscard]] QString resourceOf(const QString& matter) const override;

    [[nodiscard]] appointments::BookingRules rules() const override { return m_rules; }

private:
    void take(const QString& call);

    QStringList m_expected;
    bool m_acceptsAll = false;
    appointments::BookingRules m_rules;
    QString m_resource;
    QString m_idNumber;
    QString m_code;
    QByteArray m_appointment;
    std::optional<appointments::BookRequest> m_booking;
    std::optional<appointments::CheckInRequest> m_checkIn;
    SlotsCallback m_slots;
    BookCallback m_book;
    DoneCallback m_cancel;
    MineCallback m_mine;
    FindCallback m_found;
    CheckInCallback m_checkedIn;
};

namespace samples {

/// Slots of `resource` on the clock's next working days, six times a day, with 1 to 12 places.
QList<appointments::FreeSlot> freeSlots(const QString& resource, int days);

/// An appointment of the clock's day at 10:00, of "si-enrol", booked at this terminal; can be
/// checked in from 9:30 until 10:15, and not be changed any more.
appointments::BookedAppointment appointmentToday();

/// One of the day after at 14:00, of "si-transfer", that can be changed.
appointments::BookedAppointment appointmentTomorrow();

appointments::Booking booking(const QString& slot);

} // namespace samples

} // namespace onewindow::ui
