// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/KioskContext.h"
#include "qml/Kiosk/session/KioskDelays.h"
#include "qml/Kiosk/session/KioskFlow.h"
#include "services/core/Clock.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace onewindow::ui {

/// Records what becomes of the tickets in hand. Somebody holds a number by then and waits to be
/// called: a hold that the store does not take is tried again after the session too, and in the end
/// staff is called. Nothing personal is kept for that.
class TicketEffects : public QObject
{
    Q_OBJECT

public:
    /// `tickets` and `clock` outlive this object.
    TicketEffects(queue::TicketService& tickets, const Clock& clock, const KioskDelays& delays,
                  QObject* parent = nullptr);

    /// Carries out an effect that says what became of the ticket in hand: in `context`, and as a
    /// fact. The other effects are the session's own.
    void apply(Effect effect, KioskContext& context);

    /// Looks at the clock and tries again what is due: called by the own timer, and by tests after
    /// they moved the time.
    void retryDue();

private:
    struct Hold
    {
        QByteArray ticketId;
        QString by;
        bool isUnknown = false;
        int retries = 0;
        qint64 dueMs = 0;
    };

    void hold(const Hold& hold);
    void onHeld(Hold hold, const Result<void>& result);
    void giveUp();
    void schedule();

    queue::TicketService& m_tickets;
    const Clock& m_clock;
    KioskDelays m_delays;
    QList<Hold> m_failed; ///< The one due first stands first.
    QTimer m_timer;
};

} // namespace onewindow::ui
