// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace onewindow::queue {

enum class TicketState {
    Pending,  ///< Committed, being printed or shown; not called.
    Waiting,  ///< Somebody holds the number (held); callable at its time of issue.
    SetAside, ///< Nobody confirmed it; its place can be claimed that day.
    Called,
    Serving,
    Done,
    Missed,
    Cancelled,
    Linked,    ///< Closed together with the same person's other ticket.
    Suspended, ///< A window has let it go for a while: to fill in a form, to pay; see suspend().
};

/// Why somebody is served earlier. The list of standards section 6.1, and age.
enum class TicketClass {
    Ordinary,
    Appointment,
    Elder, ///< By age from the card, or said.
    SeriouslyIll,
    Pregnant, ///< Late pregnancy.
    Disabled,
    DisabledSoldier,
    MartyrFamily,
    FireRescue,
    Military, ///< Serving and retired.
};

/// Stable names for facts and feeds: "waiting", "disabledSoldier".
QString stateName(TicketState state);
TicketState stateFromName(QStringView name);
QString className(TicketClass klass);
TicketClass classFromName(QStringView name); ///< Ordinary for an unknown one.

/// Whether it still occupies the person's one place for the matter.
bool isOpen(TicketState state);
/// Whether a window has called or serves it.
bool isInHand(TicketState state);

/// An appointment further ahead of its number than this is none.
inline constexpr qint64 kReadyAheadLimitMs = 24LL * 60 * 60 * 1000;

/// So many matters one number may be for: what a window settles in one go, and fits its slip.
inline constexpr qsizetype kMattersLimit = 5;

/// The line of those who wait for one window alone, or for one member of the staff wherever they
/// sit. Everybody else stands in the line of the ticket's first matter, whose name is the matter's
/// id, which has no '/'.
QString windowLine(const QString& window);
QString staffLine(const QString& account);

/// From when on somebody waits, Unix ms: since they took their number; with an appointment since it
/// began, if that is later.
qint64 waitsSince(TicketClass klass, qint64 issuedAtMs, qint64 fromAtMs);

/// A row of the tickets table.
struct Ticket
{
    QByteArray id;
    QString number;
    QString node;        ///< Who issued it.
    QString matter;      ///< The first of them: its windows call the number.
    QStringList further; ///< What else it is for, in the order said.
    TicketClass klass = TicketClass::Ordinary;
    TicketState state = TicketState::Pending;
    QString day;           ///< yyyy-MM-dd in the hall.
    QString handle;        ///< Empty without a card.
    QString token;         ///< Names the ticket in its link.
    qint64 issuedAtMs = 0; ///< Corrected by the hall at ingest.
    qint64 fromAtMs = 0;   ///< It counts from then: see CallOrder.h.
    qint64 dueAtMs = 0;    ///< Order of calling: fromAtMs less the head start of its class.
    QString window;
    qint64 calledAtMs = 0;
    QString callReason; ///< Of the last call: an orderReasonName().
    int callCount = 0;
    int misses = 0; ///< How often it was called and nobody came.
    qint64 startedAtMs = 0;
    qint64 endedAtMs = 0;
    bool isUnknown = false; ///< Power was lost after the print job was sent.
    bool isPrinting = false;
    QString transferredFrom; ///< Window, if it was transferred or suspended.
    QString line;            ///< Where it waits: its first matter, windowLine() or staffLine().
    qint64 suspendedAtMs = 0;
    QString suspendReason; ///< As suspendReasons() has it.
    quint64 seq = 0;       ///< Of the fact that issued it, in its node's chain.

    /// All that it is for, the first one first.
    [[nodiscard]] QStringList matters() const;
    [[nodiscard]] bool isFor(const QString& wanted) const;
    /// The window, or the account, that alone may call it; empty for none.
    [[nodiscard]] QString toWindow() const;
    [[nodiscard]] QString toStaff() const;
};

/// What a fact or a feed says a number is for besides `first`: whatever it says, at most
/// kMattersLimit matters together, none of them twice.
QStringList furtherFrom(const QJsonValue& said, const QString& first);

/// The day in the hall at `wallMs`, yyyy-MM-dd in Beijing time.
QString hallDay(qint64 wallMs);

/// Whether a ticket's link leads to its hall's centre, which shows the pages of all its halls:
/// .../h/HALL/t/TOKEN.
bool isCentresLink(QStringView link);

/// The mark of the hall itself: reception, phone.
inline constexpr QStringView kHallMark = u"0";

/// "A1023": series letter, issuer's mark, counter with at least three digits.
QString formatNumber(QStringView series, QStringView mark, qint64 counter);

} // namespace onewindow::queue
