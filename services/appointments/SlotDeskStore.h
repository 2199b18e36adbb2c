// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotService.h"
#include "services/queue/DeskStore.h"

#include <QHash>

#include <memory>

namespace onewindow::appointments {

/// What somebody who checks in is given a number by, besides the request.
struct CheckInOrder
{
    CheckInRequest request;
    QHash<QString, QString> series; ///< By matter, as the hall offers them now.
};

/// The part of SlotDesk that works on the writer's thread, inside the writer's transactions. What
/// it keeps in memory is only a faster copy of what the store holds.
class SlotDeskStore
{
public:
    /// `tickets`: the desk's whose numbers are given out. `journal` and `feed` outlive this object.
    SlotDeskStore(SlotBook::Settings settings, journal::Journal& journal, SlotFeed& feed,
                  std::shared_ptr<queue::DeskStore> tickets);

    [[nodiscard]] SlotBook& book() { return m_book; }

    /// Takes in what is cached of the hall's feed, from the start or after a snapshot.
    Result<void> load(storage::Database& database);
    /// Notes what the hall says of appointments.
    Result<void> takeIn(storage::Database& database, const journal::FeedPage& page);

    /// Conflict for an appointment whose holder has come elsewhere, as the hall says; what happened
    /// here SlotBook knows.
    [[nodiscard]] Result<void> checkNotCome(const QByteArray& appointment) const;

    Result<MyAppointments> mine(storage::Database& database, const QString& idNumber);
    /// See SlotService::find().
    Result<BookedAppointment> lookUp(storage::Database& database, const QString& code);
    /// See SlotService::checkIn().
    Result<queue::DeskIssue> checkIn(storage::Database& database, CheckInOrder& order);

private:
    /// One as far as it is known here.
    struct Known
    {
        Appointment appointment;
        Slot slot = {};
        bool isCheckedIn = false; ///< Here or, as heard, elsewhere.
        QByteArray ticket = {};
        qint64 closesAtMs = 0;   ///< The hall closes early, before it is over; 0: it does not.
        bool isReplaced = false; ///< Another time was taken instead, here or elsewhere.

        [[nodiscard]] QString matter() const
        {
            return appointment.matter.isEmpty() ? slot.resource : appointment.matter;
        }
    };

    void note(const journal::FeedChange& change);
    void forget(const QByteArray& id);
    [[nodiscard]] QList<Appointment> heardOf(const QString& handle) const;
    Result<std::optional<Known>> find(storage::Database& database, const CheckInRequest& request);
    Result<Known> toCheckIn(storage::Database& database, const CheckInRequest& request);
    Result<BookedAppointment> shownOf(storage::Database& database, const Known& known);
    Result<QString> tokenOf(storage::Database& database, const QString& idNumber,
                            const QString& day, const QByteArray& appointment);
    Result<Known> completed(storage::Database& database, Known known);
    Result<bool> isTheirs(storage::Database& database, const Known& known,
                          const std::optional<queue::Person>& person);
    Result<queue::DeskIssue> numberOf(storage::Database& database, const Known& known);
    Result<queue::DeskIssue> issue(storage::Database& database, const Known& known,
                                   CheckInOrder& order);

    journal::Journal& m_journal;
    std::shared_ptr<queue::DeskStore> m_tickets;
    SlotBook m_book;
    QString m_hall;
    QHash<QByteArray, Known> m_heard;           ///< By id.
    QMultiHash<QString, QByteArray> m_byHandle; ///< Ids.
    QHash<QByteArray, QByteArray> m_byToken;    ///< Ids by digest.
    bool m_isInSnapshot = false;
};

} // namespace onewindow::appointments
