// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCard.h"
#include "qml/Counter/DeskLineModel.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/StaffSession.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QJsonArray>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace onewindow::ui {

/// Whoever has laid their card on the window's own reader: their numbers and appointments of today,
/// and their cases. The hall records the look. All of it is gone with the card.
class CardViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(bool isThere READ isThere NOTIFY changed)
    /// Name in full, and the ends of the number.
    Q_PROPERTY(QString person READ person NOTIFY changed)
    Q_PROPERTY(onewindow::ui::DeskLineModel* tickets READ tickets CONSTANT)
    Q_PROPERTY(onewindow::ui::DeskLineModel* appointments READ appointments CONSTANT)
    Q_PROPERTY(onewindow::ui::DeskLineModel* cases READ cases CONSTANT)
    /// What stands in a list that is empty.
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(QString casesText READ casesText NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)

public:
    CardViewModel(sync::HallLink& link, HallCommands& commands, const StaffSession& session,
                  const queue::HallPicture& hall, std::function<QString()> window,
                  QObject* parent = nullptr);
    ~CardViewModel() override;

    /// A card lies there: asks the hall, which records who did.
    void show(const drivers::IdCard& card);
    /// It is gone, or the citizen is done: forgets everything, answers that are still to come
    /// included.
    void clear();
    /// Another page of the feed: what may be done with a number may be another thing now.
    void refresh();

    /// Puts it back where it was missed or set aside; begins the service where this window has
    /// called it.
    Q_INVOKABLE void openTicket(const QString& id);
    /// Calls it before its turn, by whoever may; the reason is recorded.
    Q_INVOKABLE void callBefore(const QString& id, const QString& reason);
    Q_INVOKABLE void checkIn(const QString& id);
    /// Goes to accept a case of theirs.
    Q_INVOKABLE void accept();
    /// Goes to the case desk with it.
    Q_INVOKABLE void openCase(const QString& number);

    [[nodiscard]] bool isThere() const { return !m_card.number.isEmpty(); }

    [[nodiscard]] QString person() const;

    [[nodiscard]] DeskLineModel* tickets() { return &m_tickets; }

    [[nodiscard]] DeskLineModel* appointments() { return &m_appointments; }

    [[nodiscard]] DeskLineModel* cases() { return &m_cases; }

    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString casesText() const;

    [[nodiscard]] const QString& notice() const { return m_notice; }

Q_SIGNALS:
    void changed();
    /// The number in hand is to be served now.
    void startWanted();
    /// Whom a window has let go for a while is to come again.
    void bringBackWanted(const QString& ticketId);
    /// It waits, and may be called before its turn for a reason; see callBefore().
    void reasonWanted(const QString& ticketId);
    void callWanted(const QString& ticketId, const QString& reason);
    void caseWanted(const QString& number);
    void acceptWanted(const onewindow::drivers::IdCard& card);

private:
    void ask();
    void askForCases();
    void setNotice(const QString& notice);
    void refreshLines();
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] DeskLine ticketLine(const QJsonObject& ticket) const;
    [[nodiscard]] DeskLine appointmentLine(const QJsonObject& appointment) const;
    [[nodiscard]] DeskLine caseLine(const QJsonObject& one) const;

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const StaffSession& m_session;
    const queue::HallPicture& m_hall;
    std::function<QString()> m_window;
    drivers::IdCard m_card; ///< Personal.
    int m_turn = 0;         ///< Answers to an earlier card are another's.
    bool m_isLoaded = false;
    bool m_hasFailed = false; ///< Nobody knows what there is today.
    bool m_areCasesLoaded = false;
    QString m_casesProblem;
    QJsonArray m_foundTickets;
    QJsonArray m_foundAppointments;
    QJsonArray m_foundCases;
    QString m_notice;
    DeskLineModel m_tickets;
    DeskLineModel m_appointments;
    DeskLineModel m_cases;
};

} // namespace onewindow::ui
