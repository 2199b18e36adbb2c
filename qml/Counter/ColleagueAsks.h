// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/HallCommands.h"
#include "qml/Counter/StaffSession.h"
#include "services/queue/HallPicture.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace onewindow::ui {

/// What this window asks a colleague or the manager, what it is asked, and, for managers, the
/// silent alarms of other windows. Nobody reads of an alarm at the window it came from.
class ColleagueAsks : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    /// Which of the two is being said just now.
    Q_PROPERTY(Step step READ step NOTIFY stepChanged)
    /// "3 号窗口：请来帮忙"; empty if nobody asks.
    Q_PROPERTY(QString incomingText READ incomingText NOTIFY changed)
    /// How it stands with what this window asked; empty if it asks nothing.
    Q_PROPERTY(QString outgoingText READ outgoingText NOTIFY changed)
    /// To a manager: which window gives alarm; empty if none does.
    Q_PROPERTY(QString alarmText READ alarmText NOTIFY changed)
    /// Who may be asked; the first, without an id, is the manager on duty. As it was when the
    /// question was put, so that nothing moves under the keys.
    Q_PROPERTY(QList<QString> toIds READ toIds NOTIFY stepChanged)
    Q_PROPERTY(QList<QString> toNames READ toNames NOTIFY stepChanged)
    Q_PROPERTY(QList<QString> textIds READ textIds CONSTANT)
    Q_PROPERTY(QList<QString> textNames READ textNames CONSTANT)
    Q_PROPERTY(QList<QString> answerIds READ answerIds CONSTANT)
    Q_PROPERTY(QList<QString> answerNames READ answerNames CONSTANT)

public:
    enum class Step {
        Nothing,
        Whom,   ///< Whom to ask.
        What,   ///< What to ask them.
        Answer, ///< What to answer.
    };
    Q_ENUM(Step)

    /// `window`: the one that this counter stands at.
    ColleagueAsks(HallCommands& commands, const StaffSession& session,
                  const queue::HallPicture& hall, std::function<QString()> window,
                  std::function<qint64()> hallNowMs, QObject* parent = nullptr);

    Q_INVOKABLE void begin();
    Q_INVOKABLE void chooseWhom(const QString& window);
    Q_INVOKABLE void ask(const QString& text);
    Q_INVOKABLE void beginAnswer();
    Q_INVOKABLE void answer(const QString& code);
    Q_INVOKABLE void cancel();
    /// The clerk has read how it stands.
    Q_INVOKABLE void dismiss();
    /// The manager has looked after the alarm that alarmText() is about.
    Q_INVOKABLE void closeAlarm();

    [[nodiscard]] Step step() const { return m_step; }

    [[nodiscard]] QString incomingText() const;
    [[nodiscard]] QString outgoingText() const;
    [[nodiscard]] QString alarmText() const;
    [[nodiscard]] QStringList toIds() const;
    [[nodiscard]] QStringList toNames() const;
    [[nodiscard]] static QStringList textIds();
    [[nodiscard]] QStringList textNames() const;
    [[nodiscard]] static QStringList answerIds();
    [[nodiscard]] QStringList answerNames() const;

    /// Another page of the feed, or another second.
    void refresh() { Q_EMIT changed(); }

    /// Somebody else signs in, or nobody.
    void forget();

Q_SIGNALS:
    void changed();
    void stepChanged();

private:
    void setStep(Step step);
    [[nodiscard]] QString windowName(const QString& window) const;
    [[nodiscard]] QJsonObject incoming() const;
    [[nodiscard]] QJsonObject outgoing() const;
    [[nodiscard]] QString alarmId() const;

    HallCommands& m_commands;
    const StaffSession& m_session;
    const queue::HallPicture& m_hall;
    std::function<QString()> m_window;
    std::function<qint64()> m_hallNowMs;
    Step m_step = Step::Nothing;
    QString m_whom;
    QString m_answering; ///< The ask that is being answered.
    QString m_dismissed; ///< An own one.
};

} // namespace onewindow::ui
