// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/AffectedList.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/StaffSession.h"
#include "services/queue/Closing.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>

namespace onewindow::ui {

/// What stops before its time: a manager closes the hall early, takes that back, or closes a window
/// that is lost, and sees before what it does; and everybody at a counter reads what is given out
/// no more and who waits in vain.
class ClosingViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(bool mayClose READ mayClose NOTIFY changed)
    Q_PROPERTY(bool mayLose READ mayLose NOTIFY changed)
    /// Somebody may read whom it concerns.
    Q_PROPERTY(bool mayList READ mayList NOTIFY changed)
    Q_PROPERTY(onewindow::ui::AffectedList* affected READ affected CONSTANT)
    /// For everybody; empty as a rule.
    Q_PROPERTY(QString barText READ barText NOTIFY changed)
    /// What the time that was typed is no good for; empty as a rule.
    Q_PROPERTY(QString timeProblem READ timeProblem NOTIFY outlookChanged)
    /// The hall is asked what it would do.
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY outlookChanged)
    /// What closing would do: how many are served by then, and what is given out no more.
    Q_PROPERTY(QString outlookText READ outlookText NOTIFY outlookChanged)
    /// Of each matter where somebody waits in vain.
    Q_PROPERTY(QList<QString> outlookLines READ outlookLines NOTIFY outlookChanged)
    /// That the hall closes early today already, and what taking it back does.
    Q_PROPERTY(QString withdrawText READ withdrawText NOTIFY stepChanged)
    Q_PROPERTY(QList<QString> reasonIds READ reasonIds CONSTANT)
    Q_PROPERTY(QList<QString> reasonNames READ reasonNames CONSTANT)
    /// Windows that are at work, as they were when it was asked.
    Q_PROPERTY(QList<QString> windowIds READ windowIds NOTIFY stepChanged)
    Q_PROPERTY(QList<QString> windowNames READ windowNames NOTIFY stepChanged)
    Q_PROPERTY(QList<QString> lostReasonIds READ lostReasonIds CONSTANT)
    Q_PROPERTY(QList<QString> lostReasonNames READ lostReasonNames CONSTANT)
    /// What becomes of whom the window has in hand, and what is given out no more.
    Q_PROPERTY(QString lostText READ lostText NOTIFY stepChanged)

public:
    enum class Step {
        Nothing,
        Time,        ///< When it is to close.
        Reason,      ///< Why.
        Confirm,     ///< What it would do.
        Withdraw,    ///< It closes early already.
        Window,      ///< Which window is lost.
        LostReason,  ///< Why.
        LostConfirm, ///< What that would do.
        Affected,    ///< Whom it concerns.
    };
    Q_ENUM(Step)

    ClosingViewModel(sync::HallLink& link, HallCommands& commands, const StaffSession& session,
                     const queue::HallPicture& hall, std::function<qint64()> hallNowMs,
                     QObject* parent = nullptr);

    /// Asks when; or, where the hall closes early already, whether it is to be taken back.
    Q_INVOKABLE void beginClosing();
    /// "15:30", "1530" or "15：30". Asks the hall what it would do; then why is asked.
    Q_INVOKABLE void takeTime(const QString& text);
    Q_INVOKABLE void chooseReason(const QString& reason);
    /// Closes as outlookText() told.
    Q_INVOKABLE void close();
    /// Another time takes the place of the one that was ordered.
    Q_INVOKABLE void changeTime();
    Q_INVOKABLE void withdraw();

    Q_INVOKABLE void beginLost();
    Q_INVOKABLE void chooseWindow(const QString& window);
    Q_INVOKABLE void chooseLostReason(const QString& reason);
    /// Closes the window as lostText() told.
    Q_INVOKABLE void lose();

    /// Shows whom it concerns, and who has answered.
    Q_INVOKABLE void beginAffected();

    Q_INVOKABLE void cancel();

    [[nodiscard]] Step step() const { return m_step; }

    [[nodiscard]] bool mayClose() const { return m_session.may(u"day.end"); }

    [[nodiscard]] bool mayLose() const { return m_session.may(u"window.takeOver"); }

    [[nodiscard]] bool mayList() const { return m_session.may(u"help.answer"); }

    [[nodiscard]] AffectedList* affected() { return &m_affected; }

    [[nodiscard]] QString barText() const;

    [[nodiscard]] QString timeProblem() const { return m_timeProblem; }

    [[nodiscard]] bool isAsking() const { return m_isAsking; }

    [[nodiscard]] QString outlookText() const;
    [[nodiscard]] QStringList outlookLines() const;
    [[nodiscard]] QString withdrawText() const;
    [[nodiscard]] static QStringList reasonIds();
    [[nodiscard]] QStringList reasonNames() const;

    [[nodiscard]] QStringList windowIds() const { return m_windowIds; }

    [[nodiscard]] QStringList windowNames() const { return m_windowNames; }

    [[nodiscard]] static QStringList lostReasonIds();
    [[nodiscard]] QStringList lostReasonNames() const;
    [[nodiscard]] QString lostText() const;

    /// A page of the feed has come, or another second.
    void refresh();
    /// Nobody is signed in any more, or somebody else.
    void forget();

Q_SIGNALS:
    void stepChanged();
    void outlookChanged();
    void changed();

private:
    void setStep(Step step);
    void ask(Step next);
    void onOutlook(const Result<QJsonObject>& outlook, Step next);
    void onClosed(const Result<QJsonObject>& answer);
    [[nodiscard]] std::optional<qint64> closesAtMs() const;
    [[nodiscard]] QString mattersText(const QStringList& ids) const;
    [[nodiscard]] QStringList stoppedMatters(queue::Stop stop) const;
    [[nodiscard]] QString lateText() const;
    /// What only this window is at work for.
    [[nodiscard]] QStringList servedByAlone(const QString& window) const;
    [[nodiscard]] QString windowName(const QString& window) const;

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const StaffSession& m_session;
    const queue::HallPicture& m_hall;
    std::function<qint64()> m_hallNowMs;
    AffectedList m_affected;
    Step m_step = Step::Nothing;
    QString m_time; ///< "15:30"
    QString m_timeProblem;
    QString m_reason;
    QJsonObject m_outlook;
    bool m_isAsking = false;
    int m_turn = 0; ///< Answers to an earlier question are late.
    QStringList m_windowIds;
    QStringList m_windowNames;
    QString m_window;
    QString m_lostReason;
    QString m_barText;
};

} // namespace onewindow::ui
