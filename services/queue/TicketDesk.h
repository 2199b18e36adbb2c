// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/Ticket.h"
#include "services/storage/Writer.h"

#include <QObject>

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
    QString matter;
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
    qint64 asOfMs = 0;
};

/// Everything that screen and paper need of a ticket just issued or found again.
struct IssuedTicket
{
    Ticket ticket;
    QString link;       ///< For the QR code.
    QString maskedName; ///< For paper: surname and star; empty without a person.
    std::optional<QueueFigures> figures;
    bool isExisting = false; ///< The person's open ticket for this matter: offer to print it again.
};

/// A terminal's side of the queue: issues numbers from its own counter, in one durable transaction,
/// with or without the hall. Lives in the GUI thread; the work happens on the store's writer thread
/// and callbacks arrive in the GUI thread.
class TicketDesk : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString mark;         ///< The issuer's mark in its hall, one character.
        QString fallbackLink; ///< Link base until the hall's feed names one.
    };

    TicketDesk(Settings settings, storage::Writer& writer, journal::Journal& journal,
               QObject* parent = nullptr);
    ~TicketDesk() override;

    /// Loads what the store knows and settles what a power cut left open: a ticket whose print job
    /// was sent becomes held and marked, one that was never sent is set aside. Blocks; call before
    /// show().
    Result<void> start();

    using IssueCallback = std::function<void(Result<IssuedTicket>)>;
    /// One durable transaction. If the person already holds an open ticket for the matter, that one
    /// is returned with isExisting. Errors: NotFound (matter), NotPermitted (needs a card),
    /// StoreFailed.
    void issue(IssueRequest request, IssueCallback callback);

    using DoneCallback = std::function<void(Result<void>)>;
    /// Printed, or confirmed by the citizen. `by`: printer, citizen.
    void hold(const QByteArray& ticketId, const QString& by, bool isUnknown, DoneCallback callback);
    void setAside(const QByteArray& ticketId, DoneCallback callback);
    /// Somebody gives the number back at once, before it was called.
    void cancel(const QByteArray& ticketId, DoneCallback callback);
    /// The print job of a ticket that waits already (reprint) has ended.
    void noteReprint(const QByteArray& ticketId, bool isPrinted, DoneCallback callback);

    /// The ticket a scanned link or token names, if this terminal issued it. NotFound otherwise.
    void find(const QString& linkOrToken, IssueCallback callback);

    /// The card holder's open tickets of today that this terminal knows, set-aside ones included.
    void openTickets(const QString& idNumber,
                     std::function<void(Result<QList<IssuedTicket>>)> callback);

    /// A device of this terminal changed: recorded, so that the counter sees it.
    void noteDevice(const QString& device, const QString& status);

    /// Somebody at this terminal calls for staff.
    void callStaff(DoneCallback callback);

    // From the local copy of the hall's feed; current as of the last contact. GUI thread, no I/O.
    [[nodiscard]] const catalog::Catalogue& catalogue() const { return m_catalogue; }

    [[nodiscard]] std::optional<QueueFigures> figures(const QString& matter) const;

    [[nodiscard]] catalog::LocalText hallName() const { return m_hallName; }

    [[nodiscard]] QList<catalog::LocalText> notices() const;

    [[nodiscard]] int elderPriorityAge() const { return m_elderPriorityAge; }

    /// Takes in what SyncClient has made durable; connect its changesApplied here.
    void onChangesApplied(const journal::FeedPage& page);

Q_SIGNALS:
    void catalogueChanged();
    void figuresChanged();
    void noticesChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
    catalog::Catalogue m_catalogue;
    catalog::LocalText m_hallName;
    int m_elderPriorityAge = 65;
};

} // namespace onewindow::queue
