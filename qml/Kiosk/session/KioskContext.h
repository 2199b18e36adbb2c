// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"
#include "drivers/api/PrinterDriver.h"
#include "qml/Kiosk/session/KioskFlow.h"
#include "services/cases/CaseService.h"
#include "services/queue/TicketService.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::ui {

/// Why a card does not help, in the words the page needs.
enum class CardTrouble {
    None,
    NoReader,
    LiftedEarly,
    Unreadable,
    Expired,
    OtherType,
};

/// What a card says of its holder besides who it is: forms are filled in with it.
struct CardDetails
{
    QString sex;    ///< GB/T 2261.1; empty where the card has none.
    QString nation; ///< GB/T 3304, two digits; empty likewise.
    QString address;

    void wipe();
};

/// What the states of a journey share. Nothing of it outlives the session: see clear().
struct KioskContext
{
    /// Who laid the card, or typed a number (then isTyped).
    std::optional<queue::Person> person;
    /// Of the person, if the card was read.
    CardDetails card;
    bool wasAskedElder = false;
    bool wentWithoutCard = false;
    CardTrouble cardTrouble = CardTrouble::None;

    QString theme;
    QString matter;
    QStringList further; ///< Other matters on the same number, in the order chosen.
    bool isAddingMatter = false;
    /// Of the person, filed before: what an errand leads on with, see KioskSession::takeUpCase().
    std::optional<cases::CaseSummary> takenUp;
    std::optional<Errand> errand;
    State errandFrom = State::Home;
    /// What the errand leads to takes the place of the ticket in hand.
    bool isExchange = false;
    bool cameByThemes = false;
    bool cameBySearch = false;
    State searchedFrom = State::Home;
    queue::TicketClass klass = queue::TicketClass::Ordinary;

    QList<queue::IssuedTicket> openTickets;
    std::optional<queue::IssuedTicket> ticket;
    /// How an existing ticket came to hand: "card" or "qr".
    QString foundBy;
    bool isHeld = false;
    /// The paper came out.
    bool isOnPaper = false;
    bool isOutcomeUnknown = false;
    drivers::DeviceStatus printerFault = drivers::DeviceStatus::Ready;
    int printCount = 0;

    /// All that the number will be for, the first one first; none without one.
    [[nodiscard]] QStringList matters() const;

    /// No longer for this one. What stays keeps its order; the last one stays.
    void dropMatter(const QString& dropped);

    [[nodiscard]] bool hasCard() const { return person && !person->isTyped; }

    /// What it says of the facts that the flow is decided by; the others depend on the terminal.
    [[nodiscard]] Facts facts() const;

    /// From now on this is the person, in place of another.
    void takeCard(std::optional<queue::Person> holder, CardDetails details = {});

    /// From now on it is the ticket in hand; nothing was printed of it yet. `by`: see foundBy.
    void takeTicket(const queue::IssuedTicket& taken, const QString& by);

    /// What became of the print job of the ticket in hand; `reason`: why there is no paper.
    void takePrint(drivers::PrintOutcome outcome, drivers::DeviceStatus reason);

    /// Drops what somebody came for besides a number.
    void leaveErrand();

    /// Drops the journey; a person known by card stays.
    void forgetJourney();

    /// Drops everything; personal text is overwritten first.
    void clear();
};

} // namespace onewindow::ui
