// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/KioskSession.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The number in hand: being printed, printed, on the screen only, found again, set aside.
class TicketViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(QString number READ number NOTIFY changed)
    /// What it is for; of several matters the first, and how many.
    Q_PROPERTY(QString matterName READ matterName NOTIFY changed)
    /// Whose it is (masked; left out without a person) and when it was taken.
    Q_PROPERTY(QString issuedText READ issuedText NOTIFY changed)
    /// The link of the QR code.
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString windowArea READ windowArea NOTIFY changed)
    Q_PROPERTY(QString aheadText READ aheadText NOTIFY changed)
    Q_PROPERTY(QString waitText READ waitText NOTIFY changed)
    /// Who may be called before it though they come later, in a sentence.
    Q_PROPERTY(QString orderText READ orderText NOTIFY changed)
    Q_PROPERTY(bool isOnPaper READ isOnPaper NOTIFY changed)
    Q_PROPERTY(bool isHeld READ isHeld NOTIFY changed)
    Q_PROPERTY(bool isSetAside READ isSetAside NOTIFY changed)
    Q_PROPERTY(bool isOutcomeUnknown READ isOutcomeUnknown NOTIFY changed)
    Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)
    Q_PROPERTY(bool isSignedIn READ isSignedIn NOTIFY changed)
    /// The session's card still lies on the reader.
    Q_PROPERTY(bool hasCardLeft READ hasCardLeft NOTIFY changed)
    /// What the printer has, in a title and what follows from it.
    Q_PROPERTY(QString faultTitle READ faultTitle NOTIFY changed)
    Q_PROPERTY(QString faultLead READ faultLead NOTIFY changed)
    /// How a number found again stands: waiting, called, set aside, missed.
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    /// It waits, will hardly be called today, and can be exchanged for an appointment.
    Q_PROPERTY(bool canExchange READ canExchange NOTIFY changed)
    /// The person's open numbers.
    Q_PROPERTY(onewindow::ui::ChoiceModel* openTickets READ openTickets CONSTANT)

public:
    /// `session` outlives this object.
    explicit TicketViewModel(KioskSession& session, QObject* parent = nullptr);

    [[nodiscard]] QString number() const;
    [[nodiscard]] QString matterName() const;
    [[nodiscard]] QString issuedText() const;
    [[nodiscard]] QString code() const;
    [[nodiscard]] QString windowArea() const;
    [[nodiscard]] QString aheadText() const;
    [[nodiscard]] QString waitText() const;

    [[nodiscard]] QString orderText() const;

    [[nodiscard]] bool isOnPaper() const { return m_session.context().isOnPaper; }

    [[nodiscard]] bool isHeld() const { return m_session.context().isHeld; }

    [[nodiscard]] bool isSetAside() const { return m_session.facts().isSetAside; }

    [[nodiscard]] bool isOutcomeUnknown() const { return m_session.context().isOutcomeUnknown; }

    [[nodiscard]] bool canPrint() const
    {
        return drivers::canPrint(m_session.devices().printerStatus());
    }

    [[nodiscard]] bool isSignedIn() const { return m_session.context().hasCard(); }

    [[nodiscard]] bool hasCardLeft() const
    {
        return isSignedIn() && m_session.devices().isCardLying();
    }

    [[nodiscard]] QString faultTitle() const;
    [[nodiscard]] QString faultLead() const;
    [[nodiscard]] QString standing() const;
    [[nodiscard]] bool canExchange() const;

    [[nodiscard]] ChoiceModel* openTickets() { return &m_openTickets; }

    /// "I have written the number down."
    Q_INVOKABLE void noteNumber() { m_session.send(Event::NumberNoted); }

    /// For another time.
    Q_INVOKABLE void exchange() { m_session.exchangeTicket(); }

    /// Prints (again); a number that was set aside is first put back in its place.
    Q_INVOKABLE void print() { m_session.send(Event::PrintWanted); }

    Q_INVOKABLE void finish() { m_session.send(Event::Done); }

    Q_INVOKABLE void chooseOtherMatter() { m_session.send(Event::OtherMatterWanted); }

    /// `key` as in openTickets.
    Q_INVOKABLE void chooseTicket(const QString& key);

Q_SIGNALS:
    void changed();

private:
    void refresh();
    [[nodiscard]] const queue::IssuedTicket* issued() const;
    [[nodiscard]] const catalog::Matter* matter() const;
    [[nodiscard]] QString nameOf(const queue::Ticket& ticket) const;
    [[nodiscard]] QString missedText(const queue::Ticket& ticket) const;
    [[nodiscard]] bool isLate() const;

    KioskSession& m_session;
    ChoiceModel m_openTickets;
};

} // namespace onewindow::ui
