// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/Appointment.h"
#include "services/appointments/Slot.h"
#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QList>

#include <optional>

namespace onewindow::appointments {

enum class LotState {
    Open = 0,
    Fenced = 1, ///< Its holder was declared lost; what it booked before it knew still holds.
    Closed = 2, ///< Its holder said that it books nothing more from it.
    Void = 3,   ///< Declared lost with all that was not known then: later bookings are refused.
};

/// A row of the table `allotments`: one holder's account of places of one slot, in one of its
/// lives. All amounts but `allotted`, `booked` and `used` are totals that only grow.
struct Lot
{
    QString id;
    QString slot; ///< Slot::key().
    QString grantor;
    QString source; ///< The grantor's own lot; empty at the root.
    QString holder;
    quint32 life = 1; ///< The holder's incarnation it was granted to: no other may use it.
    qint64 share = 0; ///< What the holder may keep of the resource's day.
    qint64 granted = 0;
    qint64 returned = 0;
    qint64 wanted = 0;   ///< The grantor asks for returns up to this total.
    qint64 allotted = 0; ///< What the holder has out below it.
    qint64 booked = 0;   ///< Live bookings at the holder.
    qint64 used = 0;     ///< Live bookings at the holder and below it.
    LotState state = LotState::Open;

    /// What the holder can still book or hand down.
    [[nodiscard]] qint64 free() const { return granted - returned - allotted - booked; }

    /// What the grantor counts as given away.
    [[nodiscard]] qint64 out() const { return state == LotState::Void ? used : granted - returned; }

    /// What may lie unused at the holder and below it, as far as is known here.
    [[nodiscard]] qint64 unused() const { return granted - returned - used; }
};

/// Lots on the way to the root: halls and terminals are two levels.
inline constexpr int kDepthLimit = 8;

/// A row of the table `slots`: the root's account.
struct SlotAccount
{
    QString slot;
    qint64 capacity = 0;
    qint64 allotted = 0; ///< Given away to holders.
    qint64 booked = 0;   ///< Live bookings at the root itself.
    quint32 life = 0;    ///< The root's incarnation that last set the capacity.

    [[nodiscard]] qint64 free() const { return capacity - allotted - booked; }
};

/// A row of the table `asks`.
struct Ask
{
    QString slot;
    QString holder;
    QString grantor;
    quint32 life = 1;
    qint64 level = 0;
    qint64 need = 0; ///< Of what its life is granted in all: somebody waits for it up to here.
};

/// How an appointment ends.
struct AppointmentEnd
{
    AppointmentState from = AppointmentState::Booked;
    AppointmentState to = AppointmentState::Cancelled;
    QString reason;
    qint64 atMs = 0;
    qint64 freeAtMs = 0; ///< Its place stays counted until it is freed; 0: it is free at once.
};

/// What can be booked of one slot.
struct FreeSlot
{
    QString slot;
    qint64 free = 0;
};

/// The tables of SlotProjection in one hall's partition.
class LotStore
{
public:
    LotStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    Result<std::optional<SlotAccount>> slot(const QString& key);
    Result<void> setCapacity(const Slot& slot, qint64 capacity, quint32 life);
    /// Capacity of the resource's whole day.
    Result<qint64> dayCapacity(const QString& resource, const QString& day);

    // What writes an amount answers whether the condition held and one row changed.

    /// Counts one booking at the root, if a place is free and the capacity is of this life.
    Result<bool> bookAtRoot(const QString& slot, quint32 life);
    Result<bool> addBookedAtRoot(const QString& slot, qint64 by);
    /// Counts `by` more as given away by the account of `source` (empty: the root's).
    Result<bool> addAllotted(const QString& slot, const QString& source, qint64 by);
    /// The same only if so much is free there, and the account is of the grantor's life `life`.
    Result<bool> giveAway(const QString& slot, const QString& source, qint64 by, quint32 life);

    Result<std::optional<Lot>> lot(const QString& id);
    Result<void> insertLot(const Lot& lot);
    /// Writes share, granted, wanted, returned and state.
    Result<void> updateLot(const Lot& lot);
    /// Raises `returned`, if the lot has so much free.
    Result<bool> returnFrom(const QString& lot, qint64 returned);
    /// Counts one booking of the holder, if the lot is open and has a place free.
    Result<bool> bookFromLot(const QString& lot, const QString& holder, quint32 life);
    Result<bool> addBooked(const QString& lot, qint64 by);
    Result<bool> addUsed(const QString& lot, qint64 by);

    Result<QList<Lot>> lotsOfSlot(const QString& slot);
    /// Those of its lives up to `upToLife` whose slots begin after `fromMs`.
    Result<QList<Lot>> lotsOfHolder(const QString& holder, quint32 upToLife, qint64 fromMs = 0);
    /// Whether `node` handed down the lot, or one above it.
    Result<bool> isAbove(const QString& node, const QString& lot);
    /// Unused places of that day that open lots of `grantor` leave with `holder`.
    Result<qint64> keptOfDay(const QString& grantor, const QString& holder, const QString& resource,
                             const QString& day);
    /// Slots of the holder's lots with something free that begin from `fromMs` to `toMs`; 500 at
    /// most.
    Result<QStringList> slotsToReturn(const QString& holder, quint32 life, qint64 fromMs,
                                      qint64 toMs);

    Result<QList<Ask>> asksOfSlot(const QString& slot);
    Result<void> putAsk(const Ask& ask);
    Result<void> dropAsk(const QString& slot, const QString& holder, quint32 upToLife);

    Result<std::optional<Appointment>> appointment(QByteArrayView id);
    /// False if the id is there already.
    Result<bool> insertAppointment(const Appointment& appointment, bool isCounted);
    /// False if it is not in the state `from`.
    Result<bool> endAppointment(QByteArrayView id, const AppointmentEnd& end);
    /// Counts the place of a cancelled one as free; false if it is not waiting for that.
    Result<bool> freeAppointment(QByteArrayView id);
    /// Those of `place` whose places wait for `nowMs`, the longest waiting first.
    Result<QList<QByteArray>> dueToFree(const QString& place, qint64 nowMs, int limit);
    /// Live appointments under a day handle; nothing for an empty one.
    Result<QList<Appointment>> liveOf(const QString& handle);
    Result<std::optional<Appointment>> byToken(QByteArrayView digest);

    Result<std::optional<Attendance>> attendance(QByteArrayView appointment);
    /// False if there is one already; any outcome takes the place of a no-show.
    Result<bool> putAttendance(QByteArrayView appointment, const Attendance& attendance);
    /// Booked ones whose slots ended from `fromMs` to `toMs`, of which nothing is known and that no
    /// closing excuses.
    Result<QList<Appointment>> notCome(qint64 fromMs, qint64 toMs, int limit);
    /// The root's accounts of a resource's day.
    Result<QList<SlotAccount>> accountsOfDay(const QString& resource, const QString& day);

    Result<QList<Appointment>> disputed(int limit);

    /// What the root can book of a resource from day to day (both included); 1000 at most.
    Result<QList<FreeSlot>> freeAtRoot(const QString& resource, const QString& fromDay,
                                       const QString& toDay, quint32 life);
    /// What the holder can book from its lots.
    Result<QList<FreeSlot>> freeAtHolder(const QString& holder, quint32 life,
                                         const QString& resource, const QString& fromDay,
                                         const QString& toDay);

private:
    Result<bool> changed(const Result<void>& outcome);

    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::appointments
