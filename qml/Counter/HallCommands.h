// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/sync/HallLink.h"

#include <QObject>

#include <functional>

namespace onewindow::ui {

/// A clerk's commands to the hall: one at a time, none twice by one press, and why the last one
/// was refused.
class HallCommands : public QObject
{
    Q_OBJECT

public:
    HallCommands(sync::HallLink& link, const Clock& clock, QObject* parent = nullptr);

    /// The hall has not answered yet: whatever is sent meanwhile is dropped.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    /// What the clerk reads; empty when nothing was refused.
    [[nodiscard]] const QString& problem() const { return m_problem; }

    void setProblem(const QString& problem);

    /// Whether this is the echo of the press before it. Asked once for each press of `key`.
    [[nodiscard]] bool isSamePress(const char* key);

    /// Sends a command; `done` only if the hall has carried it out.
    void send(const QString& path, const QJsonObject& body,
              std::function<void(const QJsonObject&)> done);

    /// Sends what the caller judges the answer of.
    void post(const QString& path, const QJsonObject& body, sync::HallLink::Callback answered);
    void del(const QString& path, sync::HallLink::Callback answered);

    /// Whoever judged an answer found that the session is over.
    void endSession(const QString& reason) { Q_EMIT sessionEnded(reason); }

Q_SIGNALS:
    void busyChanged();
    void problemChanged();
    /// A command was refused because the session is over; `reason` as ERRORS.md has it.
    void sessionEnded(const QString& reason);

private:
    void setBusy(bool isBusy);
    [[nodiscard]] sync::HallLink::Callback whenAnswered(sync::HallLink::Callback answered);

    sync::HallLink& m_link;
    const Clock& m_clock;
    QString m_problem;
    const char* m_lastKey = "";
    qint64 m_lastPressMs = 0; ///< Boot clock.
    bool m_isBusy = false;
};

} // namespace onewindow::ui
