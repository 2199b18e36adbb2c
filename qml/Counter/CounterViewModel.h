// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/MatterChoice.h"
#include "qml/Counter/TicketListModel.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The counter: a clerk, a window, the queue of its matters and the citizen in hand. Everything
/// shown comes from the hall's feed; every action is a command that the hall answers. What is
/// personal is asked for, shown, and forgotten when the citizen leaves.
class CounterViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")

    Q_PROPERTY(bool signedIn READ isSignedIn NOTIFY sessionChanged)
    Q_PROPERTY(QString staffName READ staffName NOTIFY sessionChanged)
    Q_PROPERTY(QStringList windowIds READ windowIds NOTIFY hallChanged)
    Q_PROPERTY(QStringList windowNames READ windowNames NOTIFY hallChanged)
    /// What the window will serve; chosen before it is opened.
    Q_PROPERTY(onewindow::ui::MatterChoice* choice READ choice CONSTANT)
    /// Where the citizen in hand may be sent: every matter but the present one.
    Q_PROPERTY(QList<QString> transferIds READ transferIds NOTIFY hallChanged)
    Q_PROPERTY(QList<QString> transferNames READ transferNames NOTIFY hallChanged)
    Q_PROPERTY(QString windowId READ windowId WRITE setWindowId NOTIFY sessionChanged)
    Q_PROPERTY(QString windowName READ windowName NOTIFY hallChanged)
    Q_PROPERTY(WindowState windowState READ windowState NOTIFY hallChanged)
    /// A colleague has this window open: it cannot be opened from here.
    Q_PROPERTY(bool taken READ isTaken NOTIFY hallChanged)
    Q_PROPERTY(QString pauseReason READ pauseReason NOTIFY hallChanged)
    Q_PROPERTY(QString servedToday READ servedToday NOTIFY servedChanged)

    Q_PROPERTY(onewindow::ui::TicketListModel* queue READ queue CONSTANT)
    Q_PROPERTY(onewindow::ui::TicketListModel* setAside READ setAside CONSTANT)
    Q_PROPERTY(QString queueTitle READ queueTitle NOTIFY hallChanged)

    Q_PROPERTY(HandState handState READ handState NOTIFY hallChanged)
    Q_PROPERTY(QString handNumber READ handNumber NOTIFY hallChanged)
    Q_PROPERTY(QString handMatter READ handMatter NOTIFY hallChanged)
    Q_PROPERTY(QString handPerson READ handPerson NOTIFY personChanged)
    Q_PROPERTY(QString handWaited READ handWaited NOTIFY hallChanged)
    Q_PROPERTY(QString handElapsed READ handElapsed NOTIFY ticked)
    Q_PROPERTY(QString handWhy READ handWhy NOTIFY hallChanged)
    Q_PROPERTY(int handCallCount READ handCallCount NOTIFY hallChanged)
    Q_PROPERTY(bool handUnknown READ isHandUnknown NOTIFY hallChanged)
    Q_PROPERTY(QStringList materials READ materials NOTIFY hallChanged)

    Q_PROPERTY(bool fresh READ isFresh NOTIFY freshChanged)
    /// Why nothing can be pressed; empty while fresh, and while a new session's first page is on
    /// its way.
    Q_PROPERTY(QString staleText READ staleText NOTIFY staleChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(int undoSeconds READ undoSeconds NOTIFY ticked)
    Q_PROPERTY(QString undoText READ undoText NOTIFY ticked)
    Q_PROPERTY(QString helpText READ helpText NOTIFY hallChanged)
    Q_PROPERTY(QString deviceText READ deviceText NOTIFY hallChanged)
    Q_PROPERTY(QString timeText READ timeText NOTIFY ticked)

public:
    enum class WindowState { Closed, Open, Paused };
    Q_ENUM(WindowState)
    enum class HandState { Nobody, Called, Serving };
    Q_ENUM(HandState)

    CounterViewModel(sync::HallLink& link, const Clock& clock, QString window,
                     QObject* parent = nullptr);

    Q_INVOKABLE void signIn(const QString& account, const QString& password);
    Q_INVOKABLE void signOut();
    /// For the matters of choice(); none chosen is all.
    Q_INVOKABLE void openWindow();
    Q_INVOKABLE void closeWindow();
    Q_INVOKABLE void callNext();
    Q_INVOKABLE void recall();
    Q_INVOKABLE void noShow();
    Q_INVOKABLE void startOrFinish();
    Q_INVOKABLE void transfer(const QString& matter, const QString& reason);
    Q_INVOKABLE void pause(const QString& reason);
    Q_INVOKABLE void resume();
    Q_INVOKABLE void undo();
    Q_INVOKABLE void restore(const QString& ticketId);
    /// The first of those set aside or missed, if there is one.
    Q_INVOKABLE void restoreFirst();
    /// `code` is the number on the ticket, or what its QR code says, typed or from a scanner that
    /// types. Any ticket of the hall that is set aside or missed, whatever this window serves.
    Q_INVOKABLE void restoreByCode(const QString& code);
    Q_INVOKABLE void answerHelp();
    Q_INVOKABLE void dismissProblem();

    [[nodiscard]] bool isSignedIn() const { return !m_token.isEmpty(); }

    [[nodiscard]] QString staffName() const { return m_staffName; }

    [[nodiscard]] QStringList windowIds() const;
    [[nodiscard]] QStringList windowNames() const;

    [[nodiscard]] MatterChoice* choice() { return &m_choice; }

    [[nodiscard]] QStringList transferIds() const;
    [[nodiscard]] QStringList transferNames() const;

    [[nodiscard]] QString windowId() const { return m_window; }

    void setWindowId(const QString& window);
    [[nodiscard]] QString windowName() const;
    [[nodiscard]] WindowState windowState() const;
    [[nodiscard]] bool isTaken() const;
    [[nodiscard]] QString pauseReason() const;
    [[nodiscard]] QString servedToday() const;

    [[nodiscard]] TicketListModel* queue() { return &m_queue; }

    [[nodiscard]] TicketListModel* setAside() { return &m_setAside; }

    [[nodiscard]] QString queueTitle() const;
    [[nodiscard]] HandState handState() const;
    [[nodiscard]] QString handNumber() const;
    [[nodiscard]] QString handMatter() const;

    [[nodiscard]] QString handPerson() const { return m_person; }

    [[nodiscard]] QString handWaited() const;
    [[nodiscard]] QString handElapsed() const;
    [[nodiscard]] QString handWhy() const;
    [[nodiscard]] int handCallCount() const;
    [[nodiscard]] bool isHandUnknown() const;
    [[nodiscard]] QStringList materials() const;

    [[nodiscard]] bool isFresh() const { return m_isFresh; }

    [[nodiscard]] QString staleText() const;

    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    [[nodiscard]] QString problem() const { return m_problem; }

    [[nodiscard]] int undoSeconds() const;
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString helpText() const;
    [[nodiscard]] QString deviceText() const;
    [[nodiscard]] QString timeText() const;

    /// Once a second by the program: times on the screen move, undo runs out.
    void tick();

Q_SIGNALS:
    void sessionChanged();
    void hallChanged();
    void personChanged();
    void servedChanged();
    void freshChanged();
    void staleChanged();
    void busyChanged();
    void problemChanged();
    void ticked();

private:
    void onPage(const journal::FeedPage& page);
    void onFresh(bool isFresh);
    void refreshLists();
    void askPerson();
    void setPerson(const QString& person);
    void setBusy(bool isBusy);
    void setProblem(const QString& problem);
    void command(const char* verb, QJsonObject body, const QString& undoText);
    void send(const QString& path, const QJsonObject& body,
              std::function<void(const QJsonObject&)> done);
    void endSession();
    void useToken(const QString& token);
    [[nodiscard]] QList<QJsonObject> orderedWindows() const;
    [[nodiscard]] qint64 hallNowMs() const;
    [[nodiscard]] QJsonObject hand() const;
    [[nodiscard]] QString tagOf(const QJsonObject& ticket) const;
    [[nodiscard]] QString matterName(const QString& id) const;
    [[nodiscard]] bool isSamePress(const char* key);

    sync::HallLink& m_link;
    const Clock& m_clock;
    queue::HallPicture m_hall;
    TicketListModel m_queue;
    TicketListModel m_setAside;
    MatterChoice m_choice;
    QString m_window;
    QString m_token;
    QString m_staffName;
    QString m_account;
    QString m_person;
    QString m_personTicket;
    QString m_problem;
    QString m_undoText;
    qint64 m_undoUntilMs = 0; ///< Boot clock.
    /// How long the service took that undo would take back; -1 if undo is of something else.
    qint64 m_undoServedMs = -1;
    const char* m_lastKey = "";
    qint64 m_lastPressMs = 0; ///< Boot clock.
    qint64 m_staleSinceMs = 0;
    qint64 m_loadingUntilMs = 0; ///< Boot clock.
    qint64 m_longestWaitMs = 0;
    int m_served = 0;
    qint64 m_servedMs = 0;
    bool m_isFresh = false;
    bool m_isBusy = false;
};

} // namespace onewindow::ui
