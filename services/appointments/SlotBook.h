// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/BookingRules.h"
#include "services/appointments/Escrow.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/TicketService.h"

#include <optional>
#include <vector>

namespace onewindow::appointments {

/// What somebody books.
struct BookOrder
{
    QString slot;                        ///< Slot::key().
    std::optional<queue::Person> person; ///< Sealed; wiped by whoever made the order.
    QString
        handle; ///< Day handle for the slot's day, if the booker has that day's key; else empty.
    QString by; ///< "citizen", or the account of who did it for them.
    /// Somebody of the staff books, whom no rule holds back.
    bool isByStaff = false;
    QString matter; ///< What for; empty if it is the slot's resource.
    /// The appointment that this one takes the place of: no limit counts it.
    QByteArray replaced;
    /// `replaced` is excused, and may have been booked anywhere: its place is to end it.
    bool isExchange = false;
    std::optional<journal::NewDataKey> key; ///< Made ahead; else it is made here and now.
};

struct Booking
{
    Appointment appointment;
    QString token; ///< For whoever booked, and for nobody else: it is not kept. See tokenOf.
};

/// Who ends an appointment, and why.
struct CancelOrder
{
    QByteArray id;
    QString staff;  ///< Account; empty if the citizen did.
    QString reason; ///< At most 100 characters.
    /// Another was booked in its place.
    bool isChange = false;
};

/// What is recorded of somebody who has come.
struct Arrival
{
    QByteArray appointment;
    QString slot; ///< Slot::key().
    QByteArray ticket;
    bool isLate = false;
    bool isByCode = false;
};

/// How many places a slot has.
struct Capacity
{
    Slot slot;
    qint64 places = 0; ///< 0 to kCapacityLimit.
};

/// A holder that is declared lost.
struct LossOrder
{
    QString holder;
    quint32 upToLife = 0; ///< Its lives up to this one: of a restored machine, those before.
    bool isVoid = false;  ///< What it may have booked unseen is declared void.
    QString staff;
    QString reason; ///< At most 100 characters.
};

/// What is known of it then.
struct LossReport
{
    quint32 life = 0; ///< The last of its lives that are fenced.
    qint64 lots = 0;
    qint64 cameBack = 0; ///< Places that can be booked again at once.
    qint64 stranded = 0; ///< Places it may have booked unseen: kept out.
};

/// What a place may do with appointments: the same at the centre (books from what it has not handed
/// down), a hall and a terminal (book from what they hold). For one hall's partition. Every verb
/// runs in the caller's transaction on the writer thread; the answer may be shown once that is
/// durable.
class SlotBook
{
public:
    struct Settings
    {
        Escrow::Settings escrow;
        /// Who may open what is personal: hall and centre. Asked at each booking, from any thread:
        /// a machine that was replaced has other keys.
        std::function<std::vector<journal::Recipient>()> recipients;
        /// What is asked of those who book, until the plan says otherwise.
        BookingRules rules = {};
        /// Live appointments under a handle that are known here by the feed alone.
        std::function<QList<Appointment>(const QString& handle)> elsewhere = {};
        /// Whether the hall's closing excuses an appointment, as the feed says.
        std::function<bool(const QByteArray& appointment)> excusedElsewhere = {};
        /// The token of an appointment, as its holder's card and the key of its day make it again;
        /// empty where there is no such key: then, and without this, it is random.
        std::function<Result<QString>(storage::Database&, const QString& idNumber,
                                      const QString& day, const QByteArray& appointment)>
            tokenOf = {};
        /// Draws a number below `bound`; the system's generator if empty.
        std::function<quint32(quint32 bound)> draw = {};
    };

    SlotBook(journal::Journal& journal, SlotFeed& feed, Settings settings);

    /// At most facts::kItemLimit slots. Less than is out is a wish: it is asked back, and nothing
    /// is booked here meanwhile. Errors: NotPermitted (not the root), BadRequest, TooMany.
    Result<void> setCapacity(storage::Database& database, const QList<Capacity>& capacities,
                             const QString& staff);

    /// Errors: NotFound (no such slot), TooLate (it begins too soon, or has begun), SlotFull (no
    /// place is left here; see Escrow::want()), kLimitReached, KeyUnavailable.
    Result<Booking> book(storage::Database& database, const BookOrder& order);

    /// Frees the place where it was booked, after a random while; see BookingRules. Errors:
    /// NotFound, Conflict (booked at another node, which the detail names; ended already, or
    /// checked in), TooLate (the slot begins too soon for a citizen, or has begun; never of one
    /// that is excused).
    Result<Appointment> cancel(storage::Database& database, const CancelOrder& order);

    /// Books by `order` and cancels `replaced`. One that is excused may have been booked elsewhere:
    /// then its place cancels it when it hears of this. The caller's transaction is not to be
    /// committed after an error. Errors: those of both.
    Result<Booking> change(storage::Database& database, const QByteArray& replaced,
                           BookOrder& order);

    /// Whether the hall closes before the appointment is over, as far as is known here; see
    /// facts::kExcused.
    [[nodiscard]] Result<bool> isExcused(storage::Database& database, const QByteArray& id) const;

    /// Records that somebody has come, with the number they have now. Errors: Conflict (they had
    /// come already).
    Result<void> noteArrival(storage::Database& database, const Arrival& arrival);

    /// A person's live appointments of today and the days for which there are keys, the earliest
    /// first; `hasAllDays` says whether that is all of kHandleDays.
    Result<QList<Appointment>> appointmentsOf(storage::Database& database, const QString& idNumber,
                                              bool* hasAllDays = nullptr) const;

    /// What is asked of those who book here, as the plan says.
    [[nodiscard]] Result<BookingRules> rules(storage::Database& database) const;

    /// Errors: NotFound.
    Result<Appointment> find(storage::Database& database, const QByteArray& id) const;

    /// Slots of `resource` with a place free here, from `fromDay` on for `days` (1 to 92) days,
    /// those that have begun left out; 1000 at most. Errors: BadRequest.
    Result<QList<FreeSlot>> available(storage::Database& database, const QString& resource,
                                      const QString& fromDay, int days) const;

    /// Fences what `holder` was handed from here: in its lives up to `upToLife`, 0 for all so far.
    /// It is granted nothing more from these lots and, once it hears of it, books nothing more;
    /// bookings it made before still arrive and hold, for their places are kept. With `isVoid`
    /// everything that is not known to be booked comes back at once, and bookings not seen until
    /// now will be refused: for a machine that is known not to come back, or whose unseen bookings
    /// somebody answers for. Only at the root, which no restored hall forgets; it may name a
    /// terminal too, and the hall follows. Errors: NotFound (it holds nothing from here or below),
    /// NotPermitted.
    Result<LossReport> declareLost(storage::Database& database, const LossOrder& order);

    /// A data key for one person's appointment, for BookOrder::key. From any thread. Errors:
    /// KeyUnavailable.
    [[nodiscard]] Result<journal::NewDataKey> makeKey() const;

    [[nodiscard]] const QString& hall() const { return m_settings.escrow.hall; }

    [[nodiscard]] bool isRoot() const { return m_settings.escrow.isRoot; }

    [[nodiscard]] Escrow& escrow() { return m_escrow; }

private:
    Result<void> checkLimits(storage::Database& database, const BookOrder& order,
                             const BookingRules& rules, const Slot& slot) const;
    Result<QString> handleFor(storage::Database& database, const QString& idNumber,
                              const QString& day) const;
    Result<QString> tokenFor(storage::Database& database, const BookOrder& order,
                             const QString& day, const QByteArray& appointment) const;
    Result<QString> lotToBookFrom(storage::Database& database, const QString& slot) const;
    Result<void> seal(storage::Database& database, const BookOrder& order,
                      journal::NewFact& fact) const;
    Result<void> append(storage::Database& database, const journal::NewFact& fact);
    Result<Booking> exchange(storage::Database& database, const QByteArray& replaced,
                             BookOrder& order);

    journal::Journal& m_journal;
    Settings m_settings;
    Escrow m_escrow;
};

/// A person has as many appointments as the rules allow: on that day, for that matter, or in all.
inline constexpr ErrorCode kLimitReached = ErrorCode::AlreadyOpen;

/// Days from today on for which a hall gives out day keys; beyond them nobody is recognised.
inline constexpr int kHandleDays = queue::feed::kDayKeyDays;

/// The longest list of days one may ask for.
inline constexpr int kDaysLimit = 92;

} // namespace onewindow::appointments
