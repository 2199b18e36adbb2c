// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCardReaderDriver.h"
#include "qml/Counter/AcceptViewModel.h"
#include "qml/Counter/CardViewModel.h"
#include "qml/Counter/CaseDeskViewModel.h"
#include "qml/Counter/CitizenInHand.h"
#include "qml/Counter/ClosingViewModel.h"
#include "qml/Counter/ColleagueAsks.h"
#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/DeskPages.h"
#include "qml/Counter/DeskScan.h"
#include "qml/Counter/DoneChoice.h"
#include "qml/Counter/FeedbackDeskViewModel.h"
#include "qml/Counter/HallAlarms.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/HallViewModel.h"
#include "qml/Counter/HandOutViewModel.h"
#include "qml/Counter/MatterChoice.h"
#include "qml/Counter/ReceptionViewModel.h"
#include "qml/Counter/ReportViewModel.h"
#include "qml/Counter/RulesViewModel.h"
#include "qml/Counter/SilentAlarm.h"
#include "qml/Counter/StaffSession.h"
#include "qml/Counter/TicketListModel.h"
#include "qml/Counter/TurnsViewModel.h"
#include "qml/Counter/WindowMoved.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The counter: a clerk's window, the queue of its matters and what is done with the citizen in
/// hand. Everything shown comes from the hall's feed; every action is a command that the hall
/// answers.
class CounterViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")

    Q_PROPERTY(onewindow::ui::StaffSession* session READ session CONSTANT)
    Q_PROPERTY(onewindow::ui::HallAlarms* alarms READ alarms CONSTANT)
    Q_PROPERTY(onewindow::ui::CitizenInHand* hand READ hand CONSTANT)
    /// What the window will serve; chosen before it is opened.
    Q_PROPERTY(onewindow::ui::MatterChoice* choice READ choice CONSTANT)
    /// What was done of several matters on one number; see finishByWhatWasDone().
    Q_PROPERTY(onewindow::ui::DoneChoice* done READ done CONSTANT)
    /// The number in hand is for several matters: which were done is asked before it ends.
    Q_PROPERTY(bool asksWhatWasDone READ asksWhatWasDone NOTIFY hallChanged)
    /// What the window does beside the order of calling.
    Q_PROPERTY(onewindow::ui::TurnsViewModel* turns READ turns CONSTANT)
    /// Which page is shown.
    Q_PROPERTY(onewindow::ui::DeskPages* pages READ pages CONSTANT)
    /// What lies under the window's document camera.
    Q_PROPERTY(onewindow::ui::DeskScan* scan READ scan CONSTANT)
    Q_PROPERTY(onewindow::ui::AcceptViewModel* accept READ accept CONSTANT)
    Q_PROPERTY(onewindow::ui::CaseDeskViewModel* caseDesk READ caseDesk CONSTANT)
    Q_PROPERTY(onewindow::ui::HandOutViewModel* handOut READ handOut CONSTANT)
    Q_PROPERTY(onewindow::ui::FeedbackDeskViewModel* feedbackDesk READ feedbackDesk CONSTANT)
    Q_PROPERTY(onewindow::ui::ReportViewModel* report READ report CONSTANT)
    Q_PROPERTY(onewindow::ui::RulesViewModel* rules READ rules CONSTANT)
    /// The whole hall, for its manager.
    Q_PROPERTY(onewindow::ui::HallViewModel* hallView READ hallView CONSTANT)
    /// Somebody else has said what this window serves.
    Q_PROPERTY(onewindow::ui::WindowMoved* moved READ moved CONSTANT)
    Q_PROPERTY(onewindow::ui::ReceptionViewModel* reception READ reception CONSTANT)
    Q_PROPERTY(onewindow::ui::CardViewModel* card READ card CONSTANT)
    Q_PROPERTY(onewindow::ui::ColleagueAsks* asks READ asks CONSTANT)
    Q_PROPERTY(onewindow::ui::ClosingViewModel* closing READ closing CONSTANT)
    Q_PROPERTY(onewindow::ui::SilentAlarm* silentAlarm READ silentAlarm CONSTANT)
    Q_PROPERTY(onewindow::ui::TicketListModel* queue READ queue CONSTANT)
    Q_PROPERTY(onewindow::ui::TicketListModel* setAside READ setAside CONSTANT)

    Q_PROPERTY(QStringList windowIds READ windowIds NOTIFY hallChanged)
    Q_PROPERTY(QStringList windowNames READ windowNames NOTIFY hallChanged)
    Q_PROPERTY(QString windowId READ windowId WRITE setWindowId NOTIFY windowIdChanged)
    Q_PROPERTY(QString windowName READ windowName NOTIFY hallChanged)
    Q_PROPERTY(WindowState windowState READ windowState NOTIFY hallChanged)
    /// A colleague has this window open: it cannot be opened from here.
    Q_PROPERTY(bool taken READ isTaken NOTIFY hallChanged)
    Q_PROPERTY(QString pauseReason READ pauseReason NOTIFY hallChanged)
    /// Why a window pauses: codes for facts, names for people.
    Q_PROPERTY(QList<QString> pauseIds READ pauseIds CONSTANT)
    Q_PROPERTY(QList<QString> pauseNames READ pauseNames CONSTANT)
    Q_PROPERTY(QString queueTitle READ queueTitle NOTIFY hallChanged)
    /// Why whoever is called next is next; empty while nobody waits.
    Q_PROPERTY(QString nextReason READ nextReason NOTIFY hallChanged)
    Q_PROPERTY(QString servedToday READ servedToday NOTIFY servedChanged)

    Q_PROPERTY(bool fresh READ isFresh NOTIFY freshChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(int undoSeconds READ undoSeconds NOTIFY ticked)
    Q_PROPERTY(QString undoText READ undoText NOTIFY ticked)
    Q_PROPERTY(QString timeText READ timeText NOTIFY ticked)

public:
    enum class WindowState { Closed, Open, Paused };
    Q_ENUM(WindowState)

    CounterViewModel(sync::HallLink& link, const Clock& clock, QString window,
                     QObject* parent = nullptr);

    /// For the matters of choice(); none chosen is all.
    Q_INVOKABLE void openWindow();
    Q_INVOKABLE void closeWindow();
    /// Takes the window from a colleague who is away.
    Q_INVOKABLE void takeOver();
    Q_INVOKABLE void callNext();
    Q_INVOKABLE void recall();
    Q_INVOKABLE void noShow();
    Q_INVOKABLE void startOrFinish();
    /// Asks anew what was done: done() says what is taken for it.
    Q_INVOKABLE void askWhatWasDone();
    /// Ends the service with what done() says.
    Q_INVOKABLE void finishByWhatWasDone();
    /// Sends the citizen on with what was not done.
    Q_INVOKABLE void transferRest();
    Q_INVOKABLE void pause(const QString& reason);
    Q_INVOKABLE void resume();
    Q_INVOKABLE void undo();
    Q_INVOKABLE void restore(const QString& ticketId);
    /// The first of those set aside or missed, if there is one.
    Q_INVOKABLE void restoreFirst();
    /// `code` is the number on the ticket, or what its QR code says, typed or from a scanner that
    /// types. Any ticket of the hall that is set aside or missed, whatever this window serves. Of
    /// two numbers, "A1021 A1023", it says which comes first, and why.
    Q_INVOKABLE void restoreByCode(const QString& code);
    Q_INVOKABLE void answerHelp();

    /// The clerk is done with the card that lies there.
    Q_INVOKABLE void endCard() { closeCard(); }

    /// The window's own card reader; it outlives this object.
    void useReader(drivers::IdCardReaderDriver& reader);

    [[nodiscard]] StaffSession* session() { return &m_session; }

    [[nodiscard]] ReceptionViewModel* reception() { return &m_reception; }

    [[nodiscard]] CardViewModel* card() { return &m_card; }

    [[nodiscard]] ColleagueAsks* asks() { return &m_asks; }

    [[nodiscard]] ClosingViewModel* closing() { return &m_closing; }

    [[nodiscard]] SilentAlarm* silentAlarm() { return &m_silentAlarm; }

    [[nodiscard]] HallAlarms* alarms() { return &m_alarms; }

    [[nodiscard]] CitizenInHand* hand() { return &m_hand; }

    [[nodiscard]] MatterChoice* choice() { return &m_choice; }

    [[nodiscard]] DoneChoice* done() { return &m_done; }

    [[nodiscard]] TurnsViewModel* turns() { return &m_turns; }

    [[nodiscard]] DeskPages* pages() { return &m_pages; }

    [[nodiscard]] DeskScan* scan() { return &m_scan; }

    [[nodiscard]] AcceptViewModel* accept() { return &m_accept; }

    [[nodiscard]] CaseDeskViewModel* caseDesk() { return &m_caseDesk; }

    [[nodiscard]] HandOutViewModel* handOut() { return &m_handOut; }

    [[nodiscard]] FeedbackDeskViewModel* feedbackDesk() { return &m_feedbackDesk; }

    [[nodiscard]] ReportViewModel* report() { return &m_report; }

    [[nodiscard]] HallViewModel* hallView() { return &m_hallView; }

    [[nodiscard]] RulesViewModel* rules() { return &m_rules; }

    [[nodiscard]] WindowMoved* moved() { return &m_moved; }

    [[nodiscard]] bool asksWhatWasDone() const
    {
        return m_hand.state() == CitizenInHand::State::Serving && !m_hand.further().isEmpty();
    }

    [[nodiscard]] TicketListModel* queue() { return &m_queue; }

    [[nodiscard]] TicketListModel* setAside() { return &m_setAside; }

    [[nodiscard]] QStringList windowIds() const;
    [[nodiscard]] QStringList windowNames() const;

    [[nodiscard]] QString windowId() const { return m_window; }

    void setWindowId(const QString& window);
    [[nodiscard]] QString windowName() const;
    [[nodiscard]] WindowState windowState() const;
    [[nodiscard]] bool isTaken() const;
    [[nodiscard]] QString pauseReason() const;

    [[nodiscard]] static QStringList pauseIds();
    [[nodiscard]] QStringList pauseNames() const;
    [[nodiscard]] QString queueTitle() const;

    [[nodiscard]] QString nextReason() const { return m_nextReason; }

    [[nodiscard]] QString servedToday() const;

    [[nodiscard]] bool isFresh() const { return m_link.isFresh(); }

    [[nodiscard]] bool isBusy() const { return m_commands.isBusy(); }

    [[nodiscard]] QString problem() const { return m_commands.problem(); }

    [[nodiscard]] int undoSeconds() const;
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString timeText() const;

    /// Once a second by the program: times on the screen move, undo runs out.
    void tick();

Q_SIGNALS:
    void hallChanged();
    void windowIdChanged();
    void servedChanged();
    void freshChanged();
    void busyChanged();
    void problemChanged();
    void ticked();
    /// Something of a citizen is shown no longer: a page was left, a card or a number in hand is
    /// gone, another case is open, the session has ended.
    void personLeft();

private:
    void onPage(const journal::FeedPage& page);
    void onSessionChanged();
    void onPageLeft(const QString& page);
    void onPageEntered(const QString& page);
    void connectDesk();
    void connectLeaving();
    void noteAccepted(const QString& matter, const QString& ticket);
    [[nodiscard]] AcceptViewModel::Hand handNow() const;
    void onAwayChanged();
    void onCardRead(const drivers::IdCard& card);
    void closeCard();
    /// Queue and hand anew, from what the feed says of the window.
    void refresh();
    void refreshLists();
    void offerMatters();
    void askWhy(const QString& one, const QString& other);
    void command(const char* verb, QJsonObject body, const QString& undoText);
    [[nodiscard]] QJsonObject window() const;
    [[nodiscard]] QStringList servedMatters() const;
    [[nodiscard]] QList<QJsonObject> orderedWindows() const;
    [[nodiscard]] qint64 hallNowMs() const;

    sync::HallLink& m_link;
    const Clock& m_clock;
    queue::HallPicture m_hall;
    HallCommands m_commands;
    StaffSession m_session;
    HallAlarms m_alarms;
    CitizenInHand m_hand;
    MatterChoice m_choice;
    DoneChoice m_done;
    TurnsViewModel m_turns;
    DeskPages m_pages;
    DeskScan m_scan;
    AcceptViewModel m_accept;
    QString m_acceptedTicket;      ///< Whose matters ...
    QStringList m_acceptedMatters; ///< ... were accepted here.
    bool m_hasApplicant = false;   ///< Somebody is known on the accepting page.
    CaseDeskViewModel m_caseDesk;
    HandOutViewModel m_handOut;
    FeedbackDeskViewModel m_feedbackDesk;
    ReportViewModel m_report;
    HallViewModel m_hallView;
    RulesViewModel m_rules;
    WindowMoved m_moved;
    ReceptionViewModel m_reception;
    CardViewModel m_card;
    ColleagueAsks m_asks;
    ClosingViewModel m_closing;
    SilentAlarm m_silentAlarm;
    drivers::IdCardReaderDriver* m_reader = nullptr;
    QString m_pageBefore; ///< Where the clerk was when the hall went away.
    TicketListModel m_queue;
    TicketListModel m_setAside;
    QString m_window;
    qint64 m_longestWaitMs = 0;
    QString m_nextReason;
    QString m_undoText;
    qint64 m_undoUntilMs = 0; ///< Boot clock.
    /// How long the service took that undo would take back; -1 if undo is of something else.
    qint64 m_undoServedMs = -1;
    int m_served = 0;
    qint64 m_servedMs = 0;
};

} // namespace onewindow::ui
