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
    Linked, ///< Closed together with the same person's other ticket.
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

/// How much earlier than taken a ticket of a priority class counts. It is also the bound on what an
/// ordinary citizen waits extra: only those who came less than this after them can go first.
inline constexpr qint64 kPriorityHeadStartMs = 20LL * 60 * 1000;

/// The order of calling, as Unix ms: time of issue less the head start of the class.
qint64 dueAt(TicketClass klass, qint64 issuedAtMs);

/// The same of a number that was taken before its time, for an appointment that begins at
/// `readyAtMs` (0: none): as if it were taken when the appointment begins. Who comes early waits
/// for the slot, and not longer for having come early; who comes after it began counts from then,
/// so that the bound above holds for everybody behind. A time further ahead than
/// kReadyAheadLimitMs is none.
qint64 dueAt(TicketClass klass, qint64 issuedAtMs, qint64 readyAtMs);

inline constexpr qint64 kReadyAheadLimitMs = 24LL * 60 * 60 * 1000;

/// So many matters one number may be for: what a window settles in one go, and fits its slip.
inline constexpr qsizetype kMattersLimit = 5;

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
    qint64 dueAtMs = 0;    ///< Order of calling: time of issue less the class's head start.
    QString window;
    qint64 calledAtMs = 0;
    int callCount = 0;
    qint64 startedAtMs = 0;
    qint64 endedAtMs = 0;
    bool isUnknown = false; ///< Power was lost after the print job was sent.
    bool isPrinting = false;
    QString transferredFrom; ///< Window, if it was transferred.
    quint64 seq = 0;         ///< Of the fact that issued it, in its node's chain.

    /// All that it is for, the first one first.
    [[nodiscard]] QStringList matters() const;
    [[nodiscard]] bool isFor(const QString& wanted) const;
};

/// What a fact or a feed says a number is for besides `first`: whatever it says, at most
/// kMattersLimit matters together, none of them twice.
QStringList furtherFrom(const QJsonValue& said, const QString& first);

/// The day in the hall at `wallMs`, yyyy-MM-dd in Beijing time.
QString hallDay(qint64 wallMs);

/// The mark of the hall itself: reception, phone.
inline constexpr QStringView kHallMark = u"0";

/// "A1023": series letter, issuer's mark, counter with at least three digits.
QString formatNumber(QStringView series, QStringView mark, qint64 counter);

} // namespace onewindow::queue
