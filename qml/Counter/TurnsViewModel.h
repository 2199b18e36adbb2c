// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CitizenInHand.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/MatterChoice.h"
#include "qml/Counter/StaffSession.h"
#include "qml/Counter/TicketListModel.h"
#include "services/queue/HallPicture.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace onewindow::ui {

/// What a window does beside the order of calling: sends somebody on to another matter, window or
/// colleague, lets them go for a while and calls them back, calls somebody before their turn, and
/// ends the hall's day.
class TurnsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    /// Where the citizen in hand may be sent: what the number is for besides, the windows at work
    /// that serve one of its matters, who sits at them, and every other matter.
    Q_PROPERTY(QList<QString> targetIds READ targetIds NOTIFY changed)
    Q_PROPERTY(QList<QString> targetNames READ targetNames NOTIFY changed)
    /// Codes for facts, names for people.
    Q_PROPERTY(QList<QString> transferReasonIds READ transferReasonIds CONSTANT)
    Q_PROPERTY(QList<QString> transferReasonNames READ transferReasonNames CONSTANT)
    Q_PROPERTY(QList<QString> suspendReasonIds READ suspendReasonIds CONSTANT)
    Q_PROPERTY(QList<QString> suspendReasonNames READ suspendReasonNames CONSTANT)
    Q_PROPERTY(QList<QString> outOfOrderReasonIds READ outOfOrderReasonIds CONSTANT)
    Q_PROPERTY(QList<QString> outOfOrderReasonNames READ outOfOrderReasonNames CONSTANT)
    /// Everybody in the hall who went away from a window and comes again.
    Q_PROPERTY(onewindow::ui::TicketListModel* suspended READ suspended CONSTANT)
    /// Those of them whom this window serves.
    Q_PROPERTY(onewindow::ui::TicketListModel* callable READ callable CONSTANT)
    Q_PROPERTY(bool mayCallOthers READ mayCallOthers NOTIFY changed)
    Q_PROPERTY(bool mayEndDay READ mayEndDay NOTIFY changed)
    /// What would end with the day, and that it is for good.
    Q_PROPERTY(QString endDayText READ endDayText NOTIFY changed)

public:
    /// A command at the window, and what undo says afterwards.
    using Command =
        std::function<void(const char* verb, QJsonObject body, const QString& undoText)>;

    TurnsViewModel(const queue::HallPicture& hall, const CitizenInHand& hand,
                   const MatterChoice& choice, const StaffSession& session, HallCommands& commands,
                   Command command);

    /// Everybody in the hall who is suspended, for the two lists.
    void setSuspended(const QList<TicketLine>& lines);
    /// Where the citizen in hand at `window` may be sent, anew from what the feed says.
    void refresh(const QString& window);

    /// `target`: one of targetIds().
    Q_INVOKABLE void transfer(const QString& target, const QString& reason);
    Q_INVOKABLE void suspend(const QString& reason);
    Q_INVOKABLE void bringBack(const QString& ticketId);
    Q_INVOKABLE void callOutOfOrder(const QString& ticketId, const QString& reason);
    /// Ends what endDayText() told of.
    Q_INVOKABLE void endDay();
    /// The ticket that a number or a QR code names; empty, and the clerk is told, if there is none.
    Q_INVOKABLE QString ticketIdOf(const QString& code);

    [[nodiscard]] QStringList targetIds() const { return m_targetIds; }

    [[nodiscard]] QStringList targetNames() const { return m_targetNames; }

    [[nodiscard]] static QStringList transferReasonIds();
    [[nodiscard]] QStringList transferReasonNames() const;
    [[nodiscard]] static QStringList suspendReasonIds();
    [[nodiscard]] QStringList suspendReasonNames() const;
    [[nodiscard]] static QStringList outOfOrderReasonIds();
    [[nodiscard]] QStringList outOfOrderReasonNames() const;

    [[nodiscard]] TicketListModel* suspended() { return &m_suspended; }

    [[nodiscard]] TicketListModel* callable() { return &m_callable; }

    [[nodiscard]] bool mayCallOthers() const { return m_session.may(u"queue.outOfOrder"); }

    [[nodiscard]] bool mayEndDay() const { return m_session.may(u"day.end"); }

    [[nodiscard]] QString endDayText() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QStringList matterNames(const QStringList& ids) const;

    const queue::HallPicture& m_hall;
    const CitizenInHand& m_hand;
    const MatterChoice& m_choice;
    const StaffSession& m_session;
    HallCommands& m_commands;
    Command m_command;
    QStringList m_targetIds;
    QStringList m_targetNames;
    TicketListModel m_suspended;
    TicketListModel m_callable;
};

} // namespace onewindow::ui
