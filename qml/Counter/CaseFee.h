// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/HallCommands.h"
#include "services/core/Clock.h"
#include "services/sync/HallLink.h"

#include <QJsonObject>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A fee that is taken at the counter. Until the terminal that filed the case has let go of it
/// nothing can be taken here, so that nobody pays twice; the hall is asked until it has.
class CaseFee : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

    Q_PROPERTY(Step step READ step NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed)
    /// What is going on, or why nothing can be taken now.
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString receipt READ receipt NOTIFY changed)

public:
    enum class Step {
        None,
        Asking, ///< The terminal is to let go of it.
        Ready,  ///< It may be taken.
        Taking,
        Taken,
        Failed,
    };
    Q_ENUM(Step)

    CaseFee(sync::HallLink& link, HallCommands& commands, const Clock& clock,
            QObject* parent = nullptr);

    /// Somebody wants to pay what is due of this case.
    void begin(const QString& caseId, qint64 cents);
    /// Nobody does any more, or it is done; answers that are still to come included.
    void end();
    /// Once a second: the hall is asked again.
    void tick();

    /// The money is in the clerk's hand. `method`: "cash" or "card".
    Q_INVOKABLE void take(const QString& method);

    [[nodiscard]] Step step() const { return m_step; }

    [[nodiscard]] QString amount() const;
    [[nodiscard]] QString text() const;

    [[nodiscard]] const QString& receipt() const { return m_receipt; }

Q_SIGNALS:
    void changed();
    /// It is paid, or was already.
    void settled(const QString& money, const QString& receipt);

private:
    void ask();
    void onAsked(const Result<QJsonObject>& standing);
    void onTaken(const Result<QJsonObject>& standing);
    void fail(const QString& problem);
    void set(Step step);

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const Clock& m_clock;
    int m_turn = 0; ///< Answers to an earlier one are another's.
    Step m_step = Step::None;
    QString m_case;
    qint64 m_cents = 0;
    qint64 m_beganMs = 0; ///< Boot clock.
    bool m_isAsked = false;
    QString m_receipt;
    QString m_problem;
};

} // namespace onewindow::ui
