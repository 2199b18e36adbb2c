// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/catalog/OpeningHours.h"
#include "services/core/Result.h"
#include "services/queue/CallOrder.h"
#include "services/queue/Closing.h"
#include "services/queue/Crowd.h"
#include "services/queue/Ticket.h"
#include "services/queue/UsualHours.h"
#include "services/queue/WaitEstimate.h"

#include <QDate>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace onewindow::queue {

/// Who takes the number, from the card. Personal: moved in, sealed, wiped.
struct Person
{
    QString name;
    QString idNumber;
    QDate birth;
    bool isTyped = false; ///< Typed, not read from a card: opens nothing and blocks nobody.

    void wipe();
};

struct IssueRequest
{
    QString matter;      ///< Its series, and its windows.
    QStringList further; ///< What else the number is for; kMattersLimit in all.
    TicketClass klass = TicketClass::Ordinary;
    std::optional<Person> person;
    bool willPrint =
        false; ///< A print job follows at once: after a power cut the outcome is unknown.
};

/// What the hall last said of a matter's queue.
struct QueueFigures
{
    int waiting = 0;
    int openWindows = 0;
    std::optional<int> lowMinutes;
    std::optional<int> highMinutes;
    qint64 asOfMs = 0; ///< When it said so; 0: before the terminal was started.
    /// The same minutes for who has a head start.
    std::optional<WaitRange> earlier = std::nullopt;
    /// Why the hall gives out no more numbers for it today.
    Stop stopped = Stop::None;
    /// Who is due then or later will hardly be called before the hall closes, Unix ms; 0: nobody
    /// waits in vain, as far as is known.
    qint64 lateFromDueMs = 0;

    /// As they are for a number of `klass`.
    [[nodiscard]] QueueFigures of(TicketClass klass) const;

    /// What page and slip say to whoever takes such a number at `nowMs` (Unix ms), if the figures
    /// are new enough to be a promise.
    [[nodiscard]] std::optional<WaitRange> quote(TicketClass klass, qint64 nowMs) const;

    /// Whether `ticket`, which waits for this, will hardly be called today.
    [[nodiscard]] bool isLate(const Ticket& ticket) const;
};

/// How often a terminal asks for help while the hall is closed: whoever is on duty is not told of
/// the same trouble by every tap, nor all night long.
struct HelpLimits
{
    static constexpr qint64 kGapMs = 10LL * 60 * 1000; ///< Between two of them, at least.
    static constexpr qint64 kWindowMs = 6LL * 60 * 60 * 1000;
    static constexpr qint64 kCount = 6; ///< Within kWindowMs.
};

/// How many are called before somebody, or just were, though their numbers count from later.
struct Passing
{
    int appointments = 0;
    int priority = 0;
};

/// Everything that screen and paper need of a ticket just issued or found again.
struct IssuedTicket
{
    Ticket ticket;
    QString link;       ///< For the QR code.
    QString maskedName; ///< For paper: surname and star; empty without a person.
    std::optional<QueueFigures> figures;
    Passing passing = {};    ///< Of one found again, as far as the hall told.
    bool isExisting = false; ///< The person's open ticket for one of them: offer to print it again.
    /// The page behind its code hears of the hall just now: not while the hall's centre, which
    /// shows it, does not.
    bool isPageFresh = true;
};

/// A terminal's side of the queue as its screens see it. Verbs return at once; every callback
/// arrives later in the GUI thread, exactly once.
class TicketService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using IssueCallback = std::function<void(Result<IssuedTicket>)>;
    /// One durable transaction. If the person already holds an open ticket for one of the matters,
    /// that one is returned with isExisting, and there is no new one. Errors: NotFound (a matter),
    /// NotPermitted (one needs a card), BadRequest (one twice, or too many), StoreFailed.
    virtual void issue(IssueRequest request, IssueCallback callback) = 0;

    using DoneCallback = std::function<void(Result<void>)>;
    /// Printed, or confirmed by the citizen. `by`: printer, citizen.
    virtual void hold(const QByteArray& ticketId, const QString& by, bool isUnknown,
                      DoneCallback callback) = 0;
    virtual void setAside(const QByteArray& ticketId, DoneCallback callback) = 0;
    /// Somebody gives the number back at once, before it was called.
    virtual void cancel(const QByteArray& ticketId, DoneCallback callback) = 0;
    /// The holder of a number that waits, wherever it was issued, gives it up for something else.
    /// `by`: what says that it is theirs, "card" or "qr". Too late for its state, nothing happens.
    virtual void giveUp(const QByteArray& ticketId, const QString& by, DoneCallback callback) = 0;
    /// The print job of a ticket that waits already (reprint) has ended.
    virtual void noteReprint(const QByteArray& ticketId, bool isPrinted, DoneCallback callback) = 0;

    /// The ticket a scanned link or token names, if this terminal issued it. NotFound otherwise.
    virtual void find(const QString& linkOrToken, IssueCallback callback) = 0;

    using TicketsCallback = std::function<void(Result<QList<IssuedTicket>>)>;
    /// The card holder's open tickets of today that this terminal knows, set-aside ones included.
    virtual void openTickets(const QString& idNumber, TicketsCallback callback) = 0;

    /// A device of this terminal changed: recorded, so that the counter sees it.
    virtual void noteDevice(const QString& device, const QString& status) = 0;

    /// Somebody at this terminal calls for staff.
    virtual void callStaff(DoneCallback callback) = 0;

    /// Somebody at this terminal asks for help while the hall is closed: an alarm for whoever is on
    /// duty, at the hall and at the centre. Beyond HelpLimits nothing more is recorded, and it
    /// counts as asked: who is on duty knows already.
    virtual void askForHelp(DoneCallback callback) = 0;

    // From the local copy of the hall's feed; current as of the last contact. GUI thread, no I/O.
    [[nodiscard]] virtual const catalog::Catalogue& catalogue() const = 0;
    [[nodiscard]] virtual std::optional<QueueFigures> figures(const QString& matter) const = 0;
    [[nodiscard]] virtual catalog::LocalText hallName() const = 0;
    /// Headlines of today, the most important first.
    [[nodiscard]] virtual QList<catalog::LocalText> notices() const = 0;
    [[nodiscard]] virtual int elderPriorityAge() const = 0;

    /// The order in which the hall calls.
    [[nodiscard]] virtual CallRules callRules() const { return {}; }

    /// When the hall is open, as far as it has told.
    [[nodiscard]] virtual const catalog::OpeningHours& openingHours() const = 0;

    /// The languages that the hall offers its visitors, by id, in its order; none: all there are.
    [[nodiscard]] virtual QStringList languages() const { return {}; }

    /// How often each matter was chosen at this terminal lately, by anybody. By matter; what was
    /// not chosen is not in it.
    [[nodiscard]] virtual QHash<QString, int> choices() const { return {}; }

    /// Halls of the city that a citizen could go to instead, as far as the hall tells of them.
    [[nodiscard]] virtual QList<OtherHall> otherHalls() const { return {}; }

    /// When most numbers are taken here.
    [[nodiscard]] virtual UsualHours usualHours() const { return {}; }

    /// Why this terminal gives out no numbers until something outside has happened: StoreRestored,
    /// MarkBurnt. Nothing as a rule.
    [[nodiscard]] virtual std::optional<ErrorCode> trouble() const { return std::nullopt; }

Q_SIGNALS:
    void catalogueChanged();
    void figuresChanged();
    void noticesChanged();
    void troubleChanged();
};

} // namespace onewindow::queue
