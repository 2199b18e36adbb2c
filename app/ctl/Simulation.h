// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/SimulateOrder.h"
#include "app/kiosk/Terminal.h"

#include <QJsonObject>
#include <QObject>

#include <functional>

namespace onewindow {

/// A terminal that does what it is told in lines, as fast as its store allows. Every order is
/// answered once, in one JSON object with the order's id and "ok"; a yes is said when what was done
/// is durable.
class Simulation : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const QJsonObject&)>;

    /// `clock` outlives this object. `answer` gets each answer, in this object's thread.
    Simulation(KioskSettings settings, const Clock& clock, Answer answer);

    /// Errors: those of Terminal::open().
    Result<void> start();

    /// One line of orders.
    void take(const QByteArray& line);

    /// No orders come any more: finished() follows when all are answered.
    void finish();

    /// After finish() no callback comes.
    void stop() { m_terminal.stop(); }

    [[nodiscard]] queue::TicketDesk& desk() { return m_terminal.desk(); }

    [[nodiscard]] const QString& node() const { return m_node; }

Q_SIGNALS:
    void finished();

private:
    void run(SimulateOrder order);
    void issue(SimulateOrder order);
    void listSlots(const SimulateOrder& order);
    void book(SimulateOrder order);
    [[nodiscard]] queue::TicketService::DoneCallback doneOf(qint64 id);
    [[nodiscard]] QJsonObject status();
    void reply(qint64 id, QJsonObject answer);
    void refuse(qint64 id, const Error& error);

    QString m_node;
    Terminal m_terminal;
    Answer m_answer;
    sync::SyncClient* m_sync = nullptr;
    qint64 m_backlog = -1; ///< Not known yet.
    QString m_refused;     ///< Why the hall refuses this terminal, since it started.
    int m_waiting = 0;     ///< Orders that have no answer yet.
    bool m_isEnding = false;
};

} // namespace onewindow
