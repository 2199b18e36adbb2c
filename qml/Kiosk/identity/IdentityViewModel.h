// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/KioskSession.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// Laying the card, what went wrong with it, and the ways on without it.
class IdentityViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString lead READ lead NOTIFY changed)
    Q_PROPERTY(bool hasTrouble READ hasTrouble NOTIFY changed)
    Q_PROPERTY(bool canReadCard READ canReadCard NOTIFY changed)
    Q_PROPERTY(bool isReading READ isReading NOTIFY changed)
    /// The matter may be had without a card, or none is chosen yet.
    Q_PROPERTY(bool mayGoWithout READ mayGoWithout NOTIFY changed)
    Q_PROPERTY(bool hasMatter READ hasMatter NOTIFY changed)
    /// What is wrong with the typed number; empty until it was tried.
    Q_PROPERTY(QString numberProblem READ numberProblem NOTIFY changed)

public:
    /// `session` outlives this object.
    explicit IdentityViewModel(KioskSession& session, QObject* parent = nullptr);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString lead() const;

    [[nodiscard]] bool hasTrouble() const { return trouble() != CardTrouble::None; }

    [[nodiscard]] bool canReadCard() const { return canRead(m_session.devices().readerStatus()); }

    [[nodiscard]] bool isReading() const { return m_session.devices().isReadingCard(); }

    [[nodiscard]] bool mayGoWithout() const;

    [[nodiscard]] bool hasMatter() const { return m_session.facts().hasMatter; }

    [[nodiscard]] QString numberProblem() const;

    Q_INVOKABLE void goWithoutCard() { m_session.goWithoutCard(); }

    Q_INVOKABLE void chooseTyping() { m_session.send(Event::TypeChosen); }

    /// Goes on if `number` is one; otherwise says what is wrong.
    Q_INVOKABLE void submitNumber(const QString& number);
    /// The number is being changed: what was said of it is void.
    Q_INVOKABLE void noteEdited();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] CardTrouble trouble() const;

    KioskSession& m_session;
    bool m_isNumberWrong = false;
};

} // namespace onewindow::ui
