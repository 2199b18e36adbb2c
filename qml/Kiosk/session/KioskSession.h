// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ErrandViewModel.h"
#include "qml/Kiosk/session/ForgottenCard.h"
#include "qml/Kiosk/session/HallContact.h"
#include "qml/Kiosk/session/Hotline.h"
#include "qml/Kiosk/session/KioskContext.h"
#include "qml/Kiosk/session/KioskDelays.h"
#include "qml/Kiosk/session/KioskFlow.h"
#include "qml/Kiosk/session/SessionDevices.h"
#include "qml/Kiosk/session/SessionTimer.h"
#include "qml/Kiosk/session/Sounds.h"
#include "qml/Kiosk/session/TerminalAbilities.h"
#include "qml/Kiosk/session/TicketEffects.h"
#include "qml/Kiosk/session/TicketRequests.h"
#include "services/core/Clock.h"
#include "services/queue/TicketService.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace onewindow::ui {

/// What a person may switch, and what a new session starts with.
struct Modes
{
    bool isElder = false;
    bool isHighContrast = false;
    bool isLowOperation = false;
    QString language = QStringLiteral("zh_CN");

    friend bool operator==(const Modes&, const Modes&) = default;
};

/// Runs the flow: feeds next() with what the person, the devices, the store and the clock do, and
/// carries out its effects. The one place that holds the context. Lives in the GUI thread.
class KioskSession : public QObject
{
    Q_OBJECT

public:
    /// What the session works with. All of it outlives the session; a device that the terminal does
    /// not have is null.
    struct Parts
    {
        queue::TicketService& tickets;
        const Clock& clock;
        Sounds& sounds;
        drivers::IdCardReaderDriver* reader = nullptr;
        drivers::PrinterDriver* printer = nullptr;
        drivers::ScannerDriver* scanner = nullptr;
        /// Makes the paper for a ticket, in the language of the session.
        std::function<drivers::Receipt(const queue::IssuedTicket&)> receiptFor;
        TerminalAbilities abilities = {};
        Hotline hotline = {};
    };

    KioskSession(Parts parts, Modes defaults, KioskDelays delays, QObject* parent = nullptr);

    /// One more thing to come for, before anybody comes; it outlives this object's last event.
    void addErrand(ErrandViewModel& errand);

    [[nodiscard]] const QList<ErrandViewModel*>& errands() const { return m_errands; }

    /// Whether this terminal has it.
    [[nodiscard]] bool hasErrand(Errand errand) const;

    /// What the context's errand is; null without one.
    [[nodiscard]] ErrandViewModel* errand() const;

    [[nodiscard]] State state() const { return m_state; }

    /// The store or a device is at work: no tap counts.
    [[nodiscard]] bool isBusy() const;
    /// The page says how it ended.
    [[nodiscard]] bool isResult() const;

    [[nodiscard]] const KioskContext& context() const { return m_context; }

    [[nodiscard]] const Modes& modes() const { return m_modes; }

    /// What a new session starts with.
    [[nodiscard]] const Modes& defaults() const { return m_defaults; }

    [[nodiscard]] const queue::TicketService& tickets() const { return m_parts.tickets; }

    [[nodiscard]] const HallContact& hall() const { return m_hall; }

    [[nodiscard]] const TerminalAbilities& abilities() const { return m_parts.abilities; }

    [[nodiscard]] const SessionDevices& devices() const { return m_devices; }

    [[nodiscard]] const Clock& clock() const { return m_parts.clock; }

    [[nodiscard]] const KioskDelays& delays() const { return m_delays; }

    [[nodiscard]] Facts facts() const;

    /// A code was scanned that names no ticket of this terminal.
    [[nodiscard]] bool isCodeUnknown() const { return m_isCodeUnknown; }

    /// The hall is closed, and was when this journey began: nothing that needs its staff is
    /// offered. Who began before finishes as if it were open; hall().closing() says how it is.
    [[nodiscard]] bool isHallClosed() const;

    /// Why the matter in hand is given out no more today; whoever goes before others is asked no
    /// longer than a window serves it.
    [[nodiscard]] queue::Stop stopped() const;

    /// Who to call while nobody is in the hall.
    [[nodiscard]] const Hotline& hotline() const { return m_parts.hotline; }

    [[nodiscard]] bool isStaffCalled() const { return m_requests.isStaffCalled(); }

    /// Calling staff could not be recorded.
    [[nodiscard]] bool hasStaffCallFailed() const { return m_requests.hasStaffCallFailed(); }

    /// The session before has ended, and its card still lies on the reader.
    [[nodiscard]] bool isCardForgotten() const
    {
        return m_forgotten.isLeft() && m_devices.isCardLying();
    }

    /// Whole seconds until the session ends, once they are counted.
    [[nodiscard]] std::optional<int> secondsLeft() const;

    [[nodiscard]] bool isOnline() const { return m_hall.isOnline(); }

    [[nodiscard]] bool canExtend() const { return m_timer.canExtend(); }

    /// Nothing is in hand that another errand would have to wait for.
    [[nodiscard]] bool mayOpenErrand() const;

    // Verbs of the pages. Those that the state does not know do nothing.
    void start() { handle(Event::Started); }

    void chooseTheme(const QString& theme);
    void openSearch();
    void chooseMatter(const QString& matter);
    /// Takes one of several off the number again.
    void dropMatter(const QString& matter);
    void chooseTicket(const QByteArray& ticketId);
    void chooseClass(queue::TicketClass klass);
    /// `number` is normalised and valid: see identity::isIdNumber().
    void takeTypedNumber(const QString& number);
    void goWithoutCard();
    /// From the home page, where a card is asked for, wherever a matter is chosen, and from its
    /// last look.
    void openErrand(Errand errand);
    /// The number found again is to be exchanged for an appointment.
    void exchangeTicket();
    /// Any other event of the citizen that carries nothing.
    void send(Event event);

    // Verbs of an errand in hand.
    /// It has led to a number: the ticket's pages follow. `by`: what one that was there already was
    /// found by, "card" or "qr".
    void takeIssued(const queue::IssuedTicket& issued, const QString& by);

    /// The appointment that takes the place of the number in hand is booked: gives the number up.
    /// `done` unless the session has ended meanwhile.
    void giveUpExchanged(std::function<void(bool isDone)> done);

    /// It leads on to another errand, with `matter` or, if that is empty, the one in hand: that
    /// one's pages follow. False if this terminal does not have it.
    bool changeErrand(Errand errand, const QString& matter = {});

    /// It leads on to paying for a case of the person that was filed before, or to printing its
    /// result, whichever comes next: that is the errand that files. False if there is none here.
    bool takeUpCase(const cases::CaseSummary& known);

    /// It leads on to the errand that takes `code`, as if it had been scanned. False if none does.
    bool followCode(const QString& code);

    /// Prints something that is no ticket; ends in slipPrinted(). There must be a printer.
    void printSlip(const drivers::Receipt& slip) { m_devices.print(slip); }

    void noteActivity();
    /// "I need more time."
    void extend();
    void setModes(const Modes& modes);
    /// Once a session. While the hall is closed, whoever is on duty: once for all who ask within
    /// some minutes.
    void callStaff();

    /// From the sync client.
    void setOnline(bool isOnline);
    void setShutOut(bool isShutOut);

    /// Looks at the clock: called by the own timer, and by tests after they moved the time.
    void tick();

Q_SIGNALS:
    void stateChanged();
    /// Anything that a page may show, the state included.
    void changed();
    void modesChanged();
    void secondsLeftChanged();
    void staffCalled();
    void onlineChanged();
    /// `reason`: why there is no paper, or none that is known of.
    void slipPrinted(onewindow::drivers::PrintOutcome outcome,
                     onewindow::drivers::DeviceStatus reason);
    /// The session has ended and nothing of it is left here.
    void wiped();

private:
    void handle(Event event);
    void apply(Effect effect);
    void enter(State state);
    void restartTimer();
    /// On the home page, with nothing that a next person should not find.
    [[nodiscard]] bool isAtRest() const;
    void scheduleTick();
    /// In one of its pages, and not on the way out.
    [[nodiscard]] bool isInErrand() const;
    void onErrandMoved();
    void leaveErrand();
    void lookAtHours();
    [[nodiscard]] bool isOfElderAge() const;
    void onCatalogueChanged();

    void onDevicesChanged();
    void onCardRead(const drivers::IdCard& card);
    void refuseCard(CardTrouble trouble);
    void onCodeScanned(const QString& text);
    /// A code that names no ticket: says whether an errand took it, and goes there.
    bool offerToErrands(const QString& code);
    void onPrinterStatus(drivers::DeviceStatus status);
    void onPrintFinished(drivers::PrintOutcome outcome, drivers::DeviceStatus reason);
    void onIssued(const Result<queue::IssuedTicket>& result);
    void takeNumber(const queue::IssuedTicket& issued, const QString& by);
    void onFound(const Result<queue::IssuedTicket>& result);
    void onListed(const Result<QList<queue::IssuedTicket>>& result);

    void issue();
    void print();
    void wipe();

    Parts m_parts;
    Modes m_defaults;
    KioskDelays m_delays;
    HallContact m_hall;
    SessionDevices m_devices;
    TicketRequests m_requests;
    TicketEffects m_effects;
    QList<ErrandViewModel*> m_errands;
    SessionTimer m_timer;
    ForgottenCard m_forgotten;
    QTimer m_ticker;

    State m_state = State::Home;
    Modes m_modes;
    KioskContext m_context;
    /// Read, but not yet taken into the context.
    std::optional<queue::Person> m_arriving;
    CardDetails m_arrivingDetails;
    std::optional<queue::IssuedTicket> m_found;
    bool m_isCodeUnknown = false;
    QString m_scannedCode; ///< Being looked up.
    std::optional<int> m_lastSecondsLeft;

    /// What is said of the hall's hours; the day belongs to the words.
    struct Hours
    {
        std::optional<HallClosing> closing = {};
        QDate today = {};

        friend bool operator==(const Hours&, const Hours&) = default;
    };

    Hours m_hours;
    bool m_beganClosed = false;
};

} // namespace onewindow::ui
